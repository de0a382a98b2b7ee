import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, optionalText, ticked } from '../../platform/form.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Done } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isLoopback } from '../../platform/settings.ts'
import { isId } from '../../workspaces/held.ts'
import { endSessionsOf } from './changes.ts'
import type { Connection } from './protocol.ts'
import { forgetSecrets, keepKey, keepPassword, keepsPassword, type KeyPair } from './secrets.ts'

export const authentications = ['private_key_jwt', 'client_secret_basic'] as const

const isIssuer = (home: boolean) => (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash, hostname } = new URL(text)
  if (username || password || search || hash) return false
  return protocol === 'https:' || home && protocol === 'http:' && isLoopback(hostname)
}

/** What is filled in for a connection that is there. `home`: the program stays on its own machine, and may ask that machine without TLS. */
export const connectionSchema = (home: boolean) => z.strictObject({
  issuer: line(500).refine((text) => text.length >= 8 && isIssuer(home)(text), 'issuer'),
  client_id: line(255),
  authentication: oneOf(authentications),
  client_secret: z.string().default('').transform((text) => text.trim()).pipe(z.string().max(1000, 'long')),
  required_acr: optionalText(255).transform((text) => (text === '' ? null : text)),
  second_factor: ticked(),
})
export const editSchema = (home: boolean) => connectionSchema(home).extend({ seen: seenField() })
/** And for a new one: of which organisation, too. That never changes: who is linked would be another's people at once. */
export const newSchema = (home: boolean) =>
  z.strictObject({ organisation_id: z.string({ error: 'choose' }).refine(isId, 'choose'), ...connectionSchema(home).shape })
export const endSchema = z.strictObject({ zeker: ticked() })
export type ConnectionFields = z.output<ReturnType<typeof connectionSchema>>
export type NewFields = z.output<ReturnType<typeof newSchema>>

const columnsFrom = ({ issuer, client_id, authentication, required_acr, second_factor }: ConnectionFields) =>
  ({ issuer, client_id, authentication, required_acr, second_factor })

// Locks the organisation, so that two connections cannot begin for it at once.
const refuseSecond = async (tx: Tx, organisation: string) => {
  const known = await tx.selectFrom('organisation').select('id').where('id', '=', organisation).forUpdate().executeTakeFirst()
  if (!known) throw notHere()
  const other = await tx.selectFrom('oidc_connection').select('id').where('organisation_id', '=', organisation).where('ended_at', 'is', null).executeTakeFirst()
  if (other) throw tooLate('one')
}

const settlePassword = async (tx: Tx, id: string, { authentication, client_secret }: ConnectionFields) => {
  if (authentication === 'private_key_jwt') return keepPassword(tx, id, null)
  if (client_secret !== '') return keepPassword(tx, id, client_secret)
  // Left empty: the one from before stays. There must be one.
  if (!(await keepsPassword(tx, id))) throw tooLate('secret')
}

/** Sets up a connection, with a key of its own. Throws 409 'one' when the organisation has one, 'secret' when a password is missing. */
export const addConnection = (fields: NewFields, key: KeyPair) => async (tx: Tx): Promise<Done> => {
  await refuseSecond(tx, fields.organisation_id)
  const id = newId()
  await tx.insertInto('oidc_connection').values({
    id, organisation_id: fields.organisation_id, ...columnsFrom(fields), kid: key.kid, public_jwk: JSON.stringify(key.public_jwk),
  }).execute()
  await keepKey(tx, id, key)
  await settlePassword(tx, id, fields)
  return { about: { kind: 'oidc_connection', id } }
}

/** What the form shows, without a secret: that another one was kept meanwhile shows by when the connection was changed last. */
export const shownOf = ({ edited_at, required_acr, ...row }: Omit<ConnectionFields, 'client_secret'> & { readonly edited_at: Date | null }) =>
  ({ issuer: row.issuer, client_id: row.client_id, authentication: row.authentication, second_factor: row.second_factor, required_acr, edited_at })

/** Changes a connection. A password is never taken along to another address: then it is asked for again (409 'secret'). 409 'changed' over what was not seen. */
export const editConnection = ({ seen, ...fields }: ConnectionFields & { seen: string }) => async (tx: Tx, { id, issuer }: { id: string; issuer: string }): Promise<void> => {
  const now = await tx.selectFrom('oidc_connection').select(['issuer', 'client_id', 'authentication', 'required_acr', 'second_factor', 'edited_at']).where('id', '=', id).executeTakeFirstOrThrow()
  if (isOther(seen, shownOf(now))) throw tooLate('changed')
  await tx.updateTable('oidc_connection').set({ ...columnsFrom(fields), edited_at: sql<Date>`now()` }).where('id', '=', id).execute()
  if (issuer !== fields.issuer) await keepPassword(tx, id, null)
  await settlePassword(tx, id, fields)
}

/** Puts a new key in place of the one before, which is worth nothing from now on. */
export const renewKey = (key: KeyPair) => async (tx: Tx, { id }: { id: string }): Promise<void> => {
  await tx.updateTable('oidc_connection').set({ kid: key.kid, public_jwk: JSON.stringify(key.public_jwk) }).where('id', '=', id).execute()
  await keepKey(tx, id, key)
}

/** Asks for a try. It is made later, by a job: neither the answer nor its time says what lies at the address. */
export const askTry = async (tx: Tx, { id }: Pick<Connection, 'id'>): Promise<void> => {
  await enqueue(tx, { kind: 'oidc.try', key: `oidc.try:${id}`, payload: { connection: id } })
}

/** Ends a connection: nobody signs in by it any more, and who did is signed out. */
export const endConnection = async (tx: Tx, { id }: { id: string }): Promise<void> => {
  await tx.updateTable('oidc_connection').set({ ended_at: sql<Date>`now()` }).where('id', '=', id).execute()
  await forgetSecrets(tx, id)
  await endSessionsOf(tx, id)
}
