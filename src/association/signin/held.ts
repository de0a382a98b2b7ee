import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Thing } from '../../platform/perform.ts'
import { notHere, Refusal, tooLate } from '../../platform/refusals.ts'
import { needsProofSql } from '../../workspaces/door.ts'
import { isId } from '../../workspaces/held.ts'

/** Signing in and out is told in the site's administration ring, also when the one who does it does not stand in it. */
const deskOf = async (tx: Tx, here: Here): Promise<string> => {
  const ring = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'administration').executeTakeFirst()
  if (!ring) throw notHere()
  return ring.id
}

/** Does the work; what came too late becomes a value, its reason, so that the same page can say it. */
export const reasonLate = async (work: Promise<unknown>): Promise<string | undefined> => {
  try {
    await work
    return undefined
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 409) return fault.reason
    throw fault
  }
}

/** The desk itself: for whoever comes with nothing but a request. */
export const theDesk: Thing<object> = {
  hold: async (tx, here) => ({ it: {}, ring_id: await deskOf(tx, here) }),
}

/** A link that still works, for the browser that asked for it. Thrown as too late once it was used, ran out or was foreign. */
export const heldLink = (id: string, browser: string): Thing<{ id: string; person_id: string }> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<{ id: string; person_id: string }>`
      select l.id, l.person_id from signin_link l join person p on p.id = l.person_id
      where l.id = ${id} and l.email_key = p.email_key and l.browser_hash = ${hashOf(browser)} and l.used_at is null and l.expires_at > now()
        and p.left_at is null and p.redacted_at is null
      for update of l`.execute(tx)
    if (!rows[0]) throw tooLate('used')
    return { it: rows[0], ring_id: await deskOf(tx, here) }
  },
})

/** Somebody who is a member now; 404 otherwise. `sampleOnly` finds the people of the sample and nobody else. */
export const heldPerson = (id: string, sampleOnly = false): Thing<{ person_id: string }> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const { rows } = await sql<{ id: string }>`
      select id from person where id = ${id} and left_at is null and redacted_at is null and (is_sample or not ${sampleOnly})
      for update`.execute(tx)
    if (!rows[0]) throw notHere()
    return { it: { person_id: id, author: id }, ring_id: await deskOf(tx, here), about: { kind: 'person', id } }
  },
})

/** The session a browser carries, and its person. `halfway`: it waits for the second step. */
export interface Carried { readonly session: string; readonly person_id: string }

/** What this secret opens, half or whole, held together with its person; 404 when it opens nothing. */
export const heldCarried = (secret: string | undefined): Thing<Carried> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<Carried & { halfway: boolean }>`
      select s.id as session, s.person_id, s.proved_at is null and ${sql.raw(needsProofSql('p'))} as halfway
      from session s join person p on p.id = s.person_id
      where s.token_hash = ${secret === undefined ? null : hashOf(secret)} and s.ended_at is null and s.expires_at > now()
        and p.left_at is null and p.redacted_at is null
      for update of s, p`.execute(tx)
    const [it] = rows
    if (!it) throw notHere()
    return { it: { ...it, author: it.person_id }, ring_id: await deskOf(tx, here), about: { kind: 'person', id: it.person_id } }
  },
})

/** A passkey of somebody who is a member now; 404 otherwise. */
export const heldKey = (id: string): Thing<{ id: string; person_id: string; counter: number }> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<{ id: string; person_id: string; counter: number }>`
      select k.id, k.person_id, k.counter from passkey k join person p on p.id = k.person_id
      where k.id = ${isId(id) ? id : null} and p.left_at is null and p.redacted_at is null for update of k`.execute(tx)
    const [it] = rows
    if (!it) throw notHere()
    return { it: { ...it, author: it.person_id }, ring_id: await deskOf(tx, here), about: { kind: 'person', id: it.person_id } }
  },
})

/** One of your own sessions that is still open; 404 for anything else. */
export const heldSession = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    if (!isId(id) || !here.who.member) throw notHere()
    const { rows } = await sql<{ id: string }>`
      select id from session where id = ${id} and person_id = ${here.who.member} and ended_at is null for update`.execute(tx)
    if (!rows[0]) throw notHere()
    return { it: { id, author: here.who.member }, ring_id: await deskOf(tx, here), about: { kind: 'session', id } }
  },
})
