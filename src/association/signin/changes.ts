import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { email, optionalText } from '../../platform/form.ts'
import type { Who } from '../../platform/here.ts'
import { hashOf, newId, newToken, sameHash } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { announceStanding } from '../../platform/live.ts'
import type { Done } from '../../platform/perform.ts'
import { codeHash, noCode } from './code.ts'

export const askForm = z.strictObject({ email: email(), terug: optionalText(500) })

/** Spaces, dashes and small letters do not matter to who types a code over. */
export const codeForm = z.strictObject({
  code: z.string({ error: 'empty' }).transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())
    .pipe(z.string().min(1, 'empty').regex(/^[B-Z2-9]{6}$/, 'code')),
})
export const asForm = z.strictObject({ person: z.string().max(36), terug: optionalText(500) })
export const nothingForm = z.strictObject({})

/** Addresses are compared in small letters. */
export const emailKey = (address: string): string => address.toLowerCase()

export interface Asked {
  readonly email: string
  /** the mark this browser carries */
  readonly browser: string
  /** a path on this site */
  readonly returnTo: string
  /** where links in the mail lead; null when the site does not know its own address: then there is only a code */
  readonly origin: string | null
}

/**
 * Notes that somebody asks to come in. Whether the address is known is not even looked up here: that is for the job that
 * writes the mail, so neither the answer nor its time can tell. The secret is made by the job: until then nothing opens this link.
 */
export const askLink = (asked: Asked) => async (tx: Tx): Promise<Done> => {
  const id = newId()
  await tx.insertInto('signin_link').values({
    id, token_hash: hashOf(newToken()), code_hash: noCode(), browser_hash: hashOf(asked.browser),
    return_to: asked.returnTo, expires_at: sql<Date>`now() + interval '10 minutes'`,
  }).execute()
  await enqueue(tx, { kind: 'signin.mail', key: `signin.mail:${id}`, payload: { link: id, origin: asked.origin, email: emailKey(asked.email) } })
  return {}
}

/** How often a code may be tried for one link. */
export const mostTries = 5

/**
 * Counts a try on every link this browser waits for and tells, in `about`, which of them the code belongs to, if any.
 * `told.live`: how many links could still be tried.
 */
export const tryCode = (browser: string, code: string) => async (tx: Tx): Promise<Done> => {
  const links = await tx.updateTable('signin_link').set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('browser_hash', '=', hashOf(browser)).where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .where('tries', '<', mostTries).returning(['id', 'code_hash']).execute()
  // Every one is compared, so that the time does not say at which it matched.
  const right = links.filter((link) => sameHash(link.code_hash, codeHash(link.id, code)))
  const [first] = right
  return { about: first && { kind: 'signin_link', id: first.id }, told: { live: links.length } }
}

/** A session that begins: its secret, the browser's family, and the session this browser had before, which ends. */
export interface Beginning {
  readonly secret: string
  readonly browser: string
  readonly before: Pick<Who, 'member' | 'session'>
  /** both factors were shown; without it whoever signs in with two factors is only half in */
  readonly proved?: boolean
}

/** Lets a person in, always with a new session: seven days, and longer as it is used. */
export const beginSession = ({ secret, browser, before, proved = false }: Beginning) =>
  async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
    if (before.session && before.member) {
      await tx.updateTable('session').set({ ended_at: sql<Date>`now()` }).where('id', '=', before.session).execute()
      await announceStanding(tx, before.member)
    }
    const id = newId()
    await tx.insertInto('session').values({
      id, token_hash: hashOf(secret), person_id, browser, expires_at: sql<Date>`now() + interval '7 days'`,
      proved_at: proved ? sql<Date>`now()` : null,
    }).execute()
    return { about: { kind: 'session', id } }
  }

/** Lets in whom the link was mailed to. It works once, and what else this browser had asked for ends with it. */
export const spendLink = (mark: string, beginning: Beginning) =>
  async (tx: Tx, it: { id: string; person_id: string }): Promise<Done> => {
    await tx.updateTable('signin_link').set({ used_at: sql<Date>`now()` })
      .where('browser_hash', '=', hashOf(mark)).where('used_at', 'is', null).execute()
    return beginSession(beginning)(tx, it)
  }

/** Ends every session of the person but this one; open pages have to knock again. Answers how many. */
export const endOtherSessions = async (tx: Tx, person_id: string, except: string | null): Promise<number> => {
  const ended = await tx.updateTable('session').set({ ended_at: sql<Date>`now()` })
    .where('person_id', '=', person_id).where('id', 'is distinct from', except).where('ended_at', 'is', null).returning('id').execute()
  await announceStanding(tx, person_id)
  return ended.length
}

/** What was mailed or asked before and not yet used opens nothing any more. */
export const forgetTokens = async (tx: Tx, person_id: string): Promise<void> => {
  for (const table of ['signin_link', 'address_change', 'passkey_challenge'] as const) {
    await tx.updateTable(table).set({ used_at: sql<Date>`now()` }).where('person_id', '=', person_id).where('used_at', 'is', null).execute()
  }
}

/** Ends the held session; pages of this person that are open elsewhere have to knock again. */
export const endSession = async (tx: Tx, { id, author }: { id: string; author?: string | null }): Promise<void> => {
  await tx.updateTable('session').set({ ended_at: sql<Date>`now()` }).where('id', '=', id).execute()
  if (author) await announceStanding(tx, author)
}
