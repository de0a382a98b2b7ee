import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'

/** Signing in and out is told in the site's administration ring, also when the one who does it does not stand in it. */
const deskOf = async (tx: Tx, here: Here): Promise<string> => {
  const ring = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'administration').executeTakeFirst()
  if (!ring) throw notHere()
  return ring.id
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
      where l.id = ${id} and l.browser_hash = ${hashOf(browser)} and l.used_at is null and l.expires_at > now()
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
