import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { enqueue } from '../../platform/jobs.ts'
import { mailInJob } from '../../platform/mailin/inbox.ts'
import { mailChannel } from '../../platform/mail.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'

export const emptyForm = z.strictObject({})

interface HeldIn { readonly id: string; readonly reason: string }

const desk = (here: Here): string => {
  const ring = here.rings.find(({ kind }) => kind === 'administration')
  if (!ring) throw notHere()
  return ring.id
}

/** A mail that is held and that nobody looked at yet; 404 for every other, and for who is no administrator. */
export const heldIn = (id: string): Thing<HeldIn> => ({
  hold: async (tx, here) => {
    const ring_id = desk(here)
    const { rows: [it] } = await sql<HeldIn>`select id, reason from mail_in where id = ${isId(id) ? id : null} and outcome = 'held' for update`.execute(tx)
    if (!it) throw notHere()
    return { it, ring_id, about: { kind: 'mail_in', id } }
  },
})

/** Lets a mail in as an answer of the person whose code it carries, on the word of who looked. It goes through all rules but that of its sender. */
export const letIn = async (tx: Tx, { id, reason }: HeldIn): Promise<Done> => {
  await sql`update mail_in set outcome = 'waiting', allowed_at = now(), taken_until = null, tries = 0, address = null where id = ${id}`.execute(tx)
  await enqueue(tx, { kind: mailInJob, key: mailInJob })
  return { told: { reason } }
}

/** Puts a mail aside: it is gone, and only that it came is kept. */
export const putAside = async (tx: Tx, { id, reason }: HeldIn): Promise<Done> => {
  await sql`update mail_in set outcome = 'dropped', raw = null, receivers = '{}', address = null, person_id = null where id = ${id}`.execute(tx)
  return { told: { reason } }
}

interface Stopped { readonly id: string; readonly times: number }

/** An address to which nothing goes any more; 404 for every other, and for who is no administrator. */
export const heldAddress = (id: string): Thing<Stopped> => ({
  hold: async (tx, here) => {
    const ring_id = desk(here)
    const { rows: [it] } = await sql<Stopped>`select id, times from mail_bounce where id = ${isId(id) ? id : null} and times >= 3 for update`.execute(tx)
    if (!it) throw notHere()
    return { it, ring_id, about: { kind: 'mail_bounce', id } }
  },
})

/** Mail goes there again, and counting begins anew. */
export const resume = async (tx: Tx, { id, times }: Stopped): Promise<Done> => {
  await sql`delete from mail_bounce where id = ${id}`.execute(tx)
  await sql`select pg_notify(${mailChannel}, '')`.execute(tx)
  return { told: { times } }
}
