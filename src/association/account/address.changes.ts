import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { email } from '../../platform/form.ts'
import { hashOf, newId, newToken, sameHash } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import type { Done } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import { emailKey, endOtherSessions, forgetTokens } from '../signin/changes.ts'
import { codeHash, noCode } from '../signin/code.ts'
import type { Carried } from '../signin/held.ts'
import { changedLetter, type Receiver } from './mails.ts'

export const addressForm = z.strictObject({ email: email() })

/**
 * Notes that somebody wants another address. Whether it is free is not looked up here: neither the answer nor its time may
 * tell who is a member. The secret is made by the job that writes the mail.
 */
export const askAddress = (address: string, origin: string | null) => async (tx: Tx, { person_id }: Carried): Promise<Done> => {
  const now = await tx.selectFrom('person').select('email_key').where('id', '=', person_id).executeTakeFirstOrThrow()
  if (now.email_key === emailKey(address)) throw tooLate('same')
  await tx.updateTable('address_change').set({ used_at: sql<Date>`now()` }).where('person_id', '=', person_id).where('used_at', 'is', null).execute()
  const id = newId()
  await tx.insertInto('address_change').values({
    id, person_id, email: address, from_key: now.email_key, token_hash: hashOf(newToken()), code_hash: noCode(),
    expires_at: sql<Date>`now() + interval '1 hour'`,
  }).execute()
  await enqueue(tx, { kind: 'account.address', key: `account.address:${id}`, payload: { change: id, origin } })
  return {}
}

interface Waiting { readonly id: string; readonly email: string; readonly code_hash: Buffer }

const waitingFor = (tx: Tx, person_id: string) =>
  tx.selectFrom('address_change').innerJoin('person', 'person.id', 'address_change.person_id')
    .select(['address_change.id', 'address_change.email', 'address_change.code_hash', 'person.email as before'])
    .where('address_change.person_id', '=', person_id).where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .whereRef('from_key', 'is not distinct from', 'person.email_key').where('tries', '<', 5).forUpdate('address_change')

/** Takes the new address for good: what was mailed to the old one opens nothing any more, and the old one is told. */
const take = async (tx: Tx, it: Carried, waiting: Waiting & { before: string | null }): Promise<Done> => {
  // One at a time with whoever adds members, so that two people cannot take the same address at once.
  await sql`select 1 from workspace where kind = 'association' for update`.execute(tx)
  const key = emailKey(waiting.email)
  if (await tx.selectFrom('person').select('id').where('email_key', '=', key).executeTakeFirst()) throw tooLate('taken')
  await tx.updateTable('person').set({ email: waiting.email, email_key: key }).where('id', '=', it.person_id).execute()
  await forgetTokens(tx, it.person_id)
  await endOtherSessions(tx, it.person_id, it.session)
  if (waiting.before) {
    const reader = await tx.selectFrom('person').select(['given_name', 'prefix', 'family_name', 'addressed_as', 'language',
      sql<string>`(select association_name from site)`.as('site')]).where('id', '=', it.person_id).executeTakeFirstOrThrow()
    await writeMail(tx, { person_id: it.person_id, address: waiting.before, ...changedLetter(reader as Receiver) })
  }
  return {}
}

/** The owner of the new address opened the link. Thrown as too late when it is used, old, or another's. */
export const confirmByLink = (token: string) => async (tx: Tx, it: Carried): Promise<Done> => {
  const waiting = await waitingFor(tx, it.person_id).where('token_hash', '=', hashOf(token)).executeTakeFirst()
  if (!waiting) throw tooLate('dead')
  return take(tx, it, waiting)
}

/** Counts a try of the code that was mailed; `told.right` tells whether it is the one. */
export const tryAddressCode = (code: string) => async (tx: Tx, it: Carried): Promise<Done> => {
  const waiting = await waitingFor(tx, it.person_id).executeTakeFirst()
  if (!waiting) throw tooLate('dead')
  await tx.updateTable('address_change').set((eb) => ({ tries: eb('tries', '+', 1) })).where('id', '=', waiting.id).execute()
  return sameHash(waiting.code_hash, codeHash(waiting.id, code)) ? take(tx, it, waiting) : { told: { right: false } }
}
