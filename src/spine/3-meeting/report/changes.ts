import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { momentHere } from '../../../platform/here.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'

export const emptyForm = z.strictObject({})

const reportOf = async (tx: Tx, here: Here, it: { id: string; ring_id: string }) => {
  await tx.insertInto('meeting_report').values({ meeting_id: it.id, workspace_id: here.workspace.id, ring_id: it.ring_id })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing()).execute()
  return tx.selectFrom('meeting_report').select(['sent_at', 'nudged_at']).where('meeting_id', '=', it.id).executeTakeFirstOrThrow()
}

/** Sends the report round, once, when the meeting has been: each participant gets a letter. 409 'settled' when it was. */
export const sendReport = async (tx: Tx, here: Here, it: { id: string; ring_id: string; starts_at: Date }): Promise<Done> => {
  if (it.starts_at > new Date()) throw tooLate('early')
  if ((await reportOf(tx, here, it)).sent_at) throw tooLate('settled')
  await tx.updateTable('meeting_report').set({ sent_at: momentHere(here) }).where('meeting_id', '=', it.id).execute()
  await enqueue(tx, { kind: 'meetingReports.post', key: `meetingReports.post:${it.id}`, payload: { meeting: it.id } })
  return {}
}

/** Tells who prepares, once, how many contributions of a meeting have no destination. Nobody hears when there are none. */
export const nudge = async (tx: Tx, here: Here, it: { id: string; ring_id: string }, open: number): Promise<Done> => {
  if ((await reportOf(tx, here, it)).nudged_at) throw tooLate('settled')
  await tx.updateTable('meeting_report').set({ nudged_at: sql<Date>`now()` }).where('meeting_id', '=', it.id).execute()
  const prepare = await tx.selectFrom('participant').innerJoin('ring_person', 'ring_person.person_id', 'participant.person_id')
    .select('participant.person_id').where('participant.workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null)
    .where('participant.role', 'in', ['chair', 'preparation']).where('ring_person.ring_id', '=', it.ring_id).where('ring_person.ended_at', 'is', null).execute()
  return { told: { count: open }, hears: prepare.map(({ person_id }) => person_id) }
}
