import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { mailChannel } from '../../platform/mail.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { keptFor } from '../../platform/retention.ts'
import { isId } from '../../workspaces/held.ts'

interface Troubled { readonly id: string; readonly was: 'doubtful' | 'refused'; readonly fresh: boolean }

/** A letter in doubt or refused that nobody looked after yet; 404 for every other, and for who is no administrator. */
export const heldTroubled = (id: string): Thing<Troubled> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'administration')
    const { rows } = await sql<Troubled>`
      select id, case when doubtful_at is null then 'refused' else 'doubtful' end as was, written_at > now() - ${keptFor('mail-waiting')} as fresh from mail
      where id = ${isId(id) ? id : null} and settled_at is null and sent_at is null and (failed_at is not null or doubtful_at is not null) for update`.execute(tx)
    if (!rows[0] || !ring) throw notHere()
    return { it: rows[0], ring_id: ring.id, about: { kind: 'mail', id } }
  },
})

/** Puts it back with the letters that wait: whoever got it already gets it twice, which is why somebody decides. Throws 409 'old'. */
export const sendAgain = async (tx: Tx, { id, was, fresh }: Troubled): Promise<Done> => {
  if (!fresh) throw tooLate('old')
  await sql`update mail set failed_at = null, doubtful_at = null, handed_at = null, taken_by = null, taken_until = null, tries = 0, fault = '', retry_at = now()
    where id = ${id}`.execute(tx)
  await sql`select pg_notify(${mailChannel}, '')`.execute(tx)
  return { told: { was } }
}

/** Leaves it at that: it asks for nobody any more. */
export const leaveLetter = async (tx: Tx, { id, was }: Troubled): Promise<Done> => {
  await sql`update mail set settled_at = now() where id = ${id}`.execute(tx)
  return { told: { was } }
}
