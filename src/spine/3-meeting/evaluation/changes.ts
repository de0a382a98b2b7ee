import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { endOfDay } from '../../../platform/dates.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { givenBy, keepGiverFor } from '../../../workspaces/attribution.ts'
import type { Answer } from './form.ts'

/** For how many days an evaluation takes answers. */
const days = 14

export interface HeldEvaluation { readonly id: string; readonly ring_id: string; readonly meeting_id: string; readonly ends_at: Date; readonly reminded_at: Date | null }

/** The evaluation of a meeting in your rings, held until the change is done. 404 when there is none. */
export const heldEvaluation = (number: number): Thing<HeldEvaluation> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('evaluation').innerJoin('meeting', 'meeting.id', 'evaluation.meeting_id')
      .select(['evaluation.id', 'evaluation.ring_id', 'evaluation.meeting_id', 'evaluation.ends_at', 'evaluation.reminded_at'])
      .where('evaluation.workspace_id', '=', here.workspace.id).where('meeting.number', '=', number)
      .where('evaluation.ring_id', 'in', here.rings.map(({ id }) => id)).forUpdate('evaluation').executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'meeting', id: it.meeting_id, number } }
  },
})

const postSoon = (tx: Tx, evaluation: string) => enqueue(tx, { kind: 'evaluations.post', key: `evaluations.post:${evaluation}`, payload: { evaluation } })

/** Opens the evaluation of a meeting, once it has begun, and writes to who was there. 409 when it was opened before. */
export const openEvaluation = async (tx: Tx, here: Here, meeting: { id: string; ring_id: string; starts_at: Date }): Promise<Done> => {
  if (meeting.starts_at > new Date()) throw tooLate('early')
  const known = await tx.selectFrom('evaluation').select('id').where('meeting_id', '=', meeting.id).executeTakeFirst()
  if (known) throw tooLate('settled')
  const id = newId()
  await tx.insertInto('evaluation').values({
    id, workspace_id: here.workspace.id, ring_id: meeting.ring_id, meeting_id: meeting.id, opened_at: momentHere(here), ends_at: endOfDay(days), owes: 'letter',
  }).execute()
  await postSoon(tx, id)
  return {}
}

export interface Giver { readonly person_id: string; readonly organisation_id: string | null; readonly perspective: string }

const ownIn = async (tx: Tx, evaluation: string, person: string) => {
  const given = await givenBy(tx, 'appreciation', person)
  return given.length === 0 ? undefined
    : tx.selectFrom('appreciation').select('id').where('evaluation_id', '=', evaluation).where('id', 'in', given).executeTakeFirst()
}

/** One answer for each person, to be changed until the end. The evaluation is held, so two at once are still one. */
export const answerEvaluation = async (tx: Tx, here: Here, it: HeldEvaluation, giver: Giver, answer: Answer): Promise<Done> => {
  if (it.ends_at <= new Date()) throw tooLate('settled')
  const { perspective, person_id, organisation_id } = giver
  // Where nobody may know who said what, words of one's own are not asked for and not kept.
  const { met, value, ...words } = answer
  const kept = here.workspace.attribution === 'anonymous' ? { met, value } : { met, value, ...words }
  const own = await ownIn(tx, it.id, person_id)
  if (own) {
    await tx.updateTable('appreciation').set({ ...kept, perspective, given_at: momentHere(here), withheld: null, withheld_reason: '' }).where('id', '=', own.id).execute()
    return {}
  }
  const id = newId()
  await tx.insertInto('appreciation').values({
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, evaluation_id: it.id, perspective, ...kept, given_at: momentHere(here),
  }).execute()
  await keepGiverFor(tx, 'appreciation', id, { person_id, organisation_id })
  return {}
}

/** Who answers as themselves: whoever takes part. 404 for who does not. */
export const giverHere = ({ who: { member, organisation_id, perspective } }: Here): Giver => {
  if (!member || !perspective) throw notHere()
  return { person_id: member, organisation_id, perspective }
}

/** Ends it before its time, so that what was answered may be told. */
export const closeEvaluation = async (tx: Tx, it: HeldEvaluation): Promise<Done> => {
  if (it.ends_at <= new Date()) throw tooLate('settled')
  await tx.updateTable('evaluation').set({ ends_at: sql<Date>`now()`, owes: null }).where('id', '=', it.id).execute()
  await seal(tx)
  return {}
}

/** Once for each evaluation: who did not answer gets one more letter. */
export const remindEvaluation = async (tx: Tx, it: HeldEvaluation): Promise<Done> => {
  if (it.reminded_at || it.ends_at <= new Date()) throw tooLate('settled')
  await tx.updateTable('evaluation').set({ reminded_at: sql<Date>`now()`, owes: 'reminder' }).where('id', '=', it.id).execute()
  await postSoon(tx, it.id)
  return {}
}

/** Once an evaluation without names has ended nothing can be changed any more: then nothing needs to say whose an answer was. */
export const seal = async (tx: Tx): Promise<void> => {
  await sql`delete from giver g using appreciation a join evaluation e on e.id = a.evaluation_id join workspace w on w.id = a.workspace_id
    where g.kind = 'appreciation' and g.thing_id = a.id and e.ends_at <= now() and w.attribution <> 'named'`.execute(tx)
}
