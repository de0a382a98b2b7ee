import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { optionalText } from '../../platform/form.ts'
import type { Language } from '../../platform/here.ts'
import { hashOf, newId } from '../../platform/ids.ts'
import { announceStanding } from '../../platform/live.ts'
import { writeMail } from '../../platform/mail.ts'
import type { Done } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import { beginSession, type Beginning } from '../signin/changes.ts'
import type { HeldIdentity, HeldRequest } from './held.ts'
import { linkedLetter } from './mails.ts'
import type { Known } from './protocol.ts'

export const askForm = z.strictObject({ terug: optionalText(500) })
export const nothingForm = z.strictObject({})

export interface Setting {
  readonly id: string
  /** the mark this browser carries */
  readonly mark: string
  readonly state: string
  /** the organisation's page where people sign in, as it said itself */
  readonly endpoint: string
  /** who links; null for who signs in */
  readonly person: string | null
  readonly returnTo: string
}

/** Notes that this browser sets out for an organisation's sign-in: what comes back is held against it. */
export const askConnection = ({ id, mark, state, endpoint, person, returnTo }: Setting) => async (tx: Tx, connection: { id: string }): Promise<void> => {
  await tx.insertInto('oidc_request').values({
    id, connection_id: connection.id, browser_hash: hashOf(mark), state_hash: hashOf(state), endpoint, person_id: person, return_to: returnTo,
    expires_at: sql<Date>`now() + interval '10 minutes'`,
  }).execute()
}

/** An answer counts once, whatever comes of it: spent before anything else is asked. `found` takes what the request was. */
export const spendRequest = (member: string | null, found: (it: HeldRequest) => void) => async (tx: Tx, it: HeldRequest): Promise<void> => {
  // Somebody else sits here now: what was begun as another is not finished as them.
  if (it.person_id !== null && it.person_id !== member) throw tooLate('gone')
  await tx.updateTable('oidc_request').set({ used_at: sql<Date>`now()` }).where('id', '=', it.request).execute()
  found(it)
}

/** Lets in who is linked. Where the organisation's own second step counts, the session has both factors at once. */
export const beginByIdentity = (beginning: Beginning, connection: string, { secondFactor }: Known) => async (tx: Tx, it: HeldIdentity): Promise<Done> => {
  const done = await beginSession({ ...beginning, proved: secondFactor })(tx, it)
  await tx.insertInto('oidc_session').values({ session_id: done.about?.id ?? '', identity_id: it.id, second_factor: secondFactor }).execute()
  // The link follows its organisation to a connection that was set up anew.
  await tx.updateTable('identity').set({ connection_id: connection }).where('id', '=', it.id).execute()
  return done
}

const endIdentities = (tx: Tx, ids: readonly string[]) =>
  tx.updateTable('identity').set({ ended_at: sql<Date>`now()` }).where('id', 'in', [...ids]).where('ended_at', 'is', null).execute()

/** A new way in is told to the person, at the address that was known before. */
const tellLinked = async (tx: Tx, person_id: string, connection: string): Promise<void> => {
  const { rows } = await sql<{ email: string | null; language: Language; site: string; organisation: string }>`
    select p.email, p.language, (select association_name from site) as site, o.name as organisation
    from person p, oidc_connection c join organisation o on o.id = c.organisation_id where p.id = ${person_id} and c.id = ${connection}`.execute(tx)
  const [found] = rows
  if (found?.email) await writeMail(tx, { person_id, address: found.email, ...linkedLetter(found) })
}

/**
 * Links the person who is signed in to the name by which their organisation's sign-in knows them. Throws 409 'taken' when
 * that name is somebody else's. What was linked to who has left is free again.
 */
export const linkIdentity = (connection: string, { issuer, sub }: Known) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`identity ${issuer} ${sub}`}))`.execute(tx)
  const before = await tx.selectFrom('identity').innerJoin('person', 'person.id', 'identity.person_id')
    .select(['identity.id', 'identity.person_id', sql<boolean>`left_at is null and redacted_at is null`.as('present')])
    .where('issuer', '=', issuer).where('sub', '=', sub).where('identity.ended_at', 'is', null).executeTakeFirst()
  if (before?.person_id === person_id) return { about: { kind: 'identity', id: before.id } }
  if (before?.present) throw tooLate('taken')
  if (before) await endIdentities(tx, [before.id])
  const id = newId()
  await tx.insertInto('identity').values({ id, issuer, sub, person_id, connection_id: connection }).execute()
  await tellLinked(tx, person_id, connection)
  return { about: { kind: 'identity', id } }
}

/** Ends the sessions that began by a link; open pages have to knock again. */
const endSessionsBy = async (tx: Tx, which: 'identity' | 'connection', id: string): Promise<void> => {
  const column = which === 'identity' ? 'identity.id' : 'identity.connection_id'
  const begun = tx.selectFrom('oidc_session').innerJoin('identity', 'identity.id', 'oidc_session.identity_id').select('oidc_session.session_id').where(column, '=', id)
  const ended = await tx.updateTable('session').set({ ended_at: sql<Date>`now()` }).where('ended_at', 'is', null).where('id', 'in', begun).returning('person_id').execute()
  for (const person of new Set(ended.map(({ person_id }) => person_id))) await announceStanding(tx, person)
}

/** Undoes a link, and ends what was begun by it. */
export const endIdentity = async (tx: Tx, { id }: HeldIdentity): Promise<void> => {
  await endIdentities(tx, [id])
  await endSessionsBy(tx, 'identity', id)
}

/** All that begins by a connection ends with it; for when the connection ends. Links stay: the organisation may come back. */
export const endSessionsOf = (tx: Tx, connection: string): Promise<void> => endSessionsBy(tx, 'connection', connection)
