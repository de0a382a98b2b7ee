import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { line, optionalText } from '../../platform/form.ts'
import { hashOf, newId } from '../../platform/ids.ts'
import type { Done } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import type { NewKey } from './ceremony.ts'
import { beginSession, type Beginning } from './changes.ts'
import { factorChanged, refuseLastFactor, refuseSecondSetUp } from './factors.changes.ts'
import type { Carried } from './held.ts'

const answer = z.string().max(40_000).default('')

export const shownForm = z.strictObject({ antwoord: answer, terug: optionalText(500) })
export const madeForm = z.strictObject({ antwoord: answer, naam: line(100), terug: optionalText(500) })
export const renameForm = z.strictObject({ naam: line(100) })

export type ChallengeKind = 'signin' | 'prove' | 'add'

interface Challenge { readonly kind: ChallengeKind; readonly challenge: string; readonly browser: string; readonly person_id: string | null }

/** Notes what a browser was asked to sign. It may be answered once, within five minutes, from that browser. */
export const askChallenge = ({ kind, challenge, browser, person_id }: Challenge) => async (tx: Tx): Promise<Done> => {
  await tx.insertInto('passkey_challenge').values({
    id: newId(), kind, challenge_hash: hashOf(challenge), browser_hash: hashOf(browser), person_id,
    expires_at: sql<Date>`now() + interval '5 minutes'`,
  }).execute()
  return {}
}

/** Takes a challenge, right or wrong as the answer may be; without `about` there was none to take. */
export const spendChallenge = ({ kind, challenge, browser, person_id }: Challenge) => async (tx: Tx): Promise<Done> => {
  const spent = await tx.updateTable('passkey_challenge').set({ used_at: sql<Date>`now()` })
    .where('challenge_hash', '=', hashOf(challenge)).where('browser_hash', '=', hashOf(browser)).where('kind', '=', kind)
    .where('person_id', 'is not distinct from', person_id).where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .returning('id').executeTakeFirst()
  return { about: spent && { kind: 'passkey_challenge', id: spent.id } }
}

/** A counter that does not rise is a copied key; devices that do not count say 0 each time. */
const noteUse = async (tx: Tx, id: string, counter: number) => {
  const noted = await tx.updateTable('passkey').set({ counter, used_at: sql<Date>`now()` }).where('id', '=', id)
    .where((eb) => eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), eb(sql<number>`${counter}::bigint`, '=', 0)])]))
    .returning('id').executeTakeFirst()
  if (!noted) throw tooLate('used')
}

/** Lets in whoever showed their passkey: the device and what it recognises them by are both factors at once. */
export const beginWithKey = (counter: number, beginning: Beginning) =>
  async (tx: Tx, it: { id: string; person_id: string }): Promise<Done> => {
    await noteUse(tx, it.id, counter)
    return beginSession({ ...beginning, proved: true })(tx, it)
  }

/** The second step with a passkey: the half session ends and a whole one begins. */
export const proveWithKey = (key: string, counter: number, beginning: Omit<Beginning, 'before'>) =>
  async (tx: Tx, it: Carried): Promise<Done> => {
    await noteUse(tx, key, counter)
    return beginSession({ ...beginning, before: { member: it.person_id, session: it.session }, proved: true })(tx, it)
  }

/** How many passkeys one person may have. */
export const mostKeys = 20

/** Adds the passkey that a device made. Half-way it may only be the first factor: a mailbox alone must not add to what is there. */
export const addKey = (key: NewKey, name: string, more: { secondSetUp: 'refused' | 'allowed' }) =>
  async (tx: Tx, it: Carried): Promise<Done> => {
    if (more.secondSetUp === 'refused') await refuseSecondSetUp(tx, it.person_id)
    const had = await tx.selectFrom('passkey').select('id').where('person_id', '=', it.person_id).execute()
    if (had.length >= mostKeys) throw tooLate('many')
    const { rows } = await sql`insert into passkey (id, person_id, credential_id, public_key, counter, transports, name)
      values (${newId()}, ${it.person_id}, ${key.credential_id}, ${key.public_key}, ${key.counter}, ${key.transports}, ${name})
      on conflict (credential_id) do nothing returning id`.execute(tx)
    if (rows.length === 0) throw tooLate('known')
    await factorChanged(tx, it.person_id, it.session, 'key-added')
    return {}
  }

export const renameKey = (name: string) => async (tx: Tx, { id }: { id: string }): Promise<Done> => {
  await tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()
  return {}
}

/** Removes a passkey. Refused as 'last' when two factors are asked and it is the only one. */
export const removeKey = (session: string | null) => async (tx: Tx, it: { id: string; person_id: string }): Promise<Done> => {
  await tx.deleteFrom('passkey').where('id', '=', it.id).execute()
  await refuseLastFactor(tx, it.person_id)
  await factorChanged(tx, it.person_id, session, 'key-removed')
  return {}
}
