import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { isoDay } from '../../../platform/dates.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther } from '../../../platform/seen.ts'
import { keepGiverFor } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { endOf, plannedOptions, type Answer, type Planned } from './form.ts'

export interface HeldPoll { id: string; ring_id: string; ends_at: Date; reminded_at: Date | null; withdrawn_at: Date | null; chosen_at: Date | null }

/** A poll in your rings, held until the change is done. 404 otherwise. */
export const heldPoll = (id: string): Thing<HeldPoll> => ({
  hold: async (tx, here) => {
    const it = isId(id) ? await tx.selectFrom('date_poll').select(['id', 'ring_id', 'ends_at', 'reminded_at', 'withdrawn_at', 'chosen_at'])
      .where('workspace_id', '=', here.workspace.id).where('id', '=', id)
      .where('ring_id', 'in', here.rings.map((ring) => ring.id)).forUpdate().executeTakeFirst() : undefined
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'date_poll', id: it.id } }
  },
})

/** Everybody who stands in the ring now is asked, as far as they were not asked yet. */
export const askRing = async (tx: Tx, poll: string, ring: string): Promise<void> => {
  await sql`insert into date_poll_voice (poll_id, person_id) select ${poll}, person_id from ring_person
    where ring_id = ${ring} and ended_at is null on conflict do nothing`.execute(tx)
}

/** Asks a ring when it can meet; everybody in it gets a mail with a link of their own. */
export const beginPoll = async (tx: Tx, here: Here, ring: { id: string }, asked: Planned): Promise<Done> => {
  const [id, options] = [newId(), plannedOptions(asked)]
  const { title, about, zone, minimum, perspectives, chairs, ends } = asked
  await tx.insertInto('date_poll').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, title, about, zone, minimum, every_perspective: perspectives,
    every_chair: chairs, asked_at: momentHere(here), ends_at: endOf(ends),
  }).execute()
  await tx.insertInto('date_poll_option').values(options.map(({ part, starts_at, ends_at }) => ({ id: newId(), poll_id: id, part, starts_at, ends_at }))).execute()
  await askRing(tx, id, ring.id)
  await enqueue(tx, { kind: 'datepoll.tell', key: `datepoll.tell:${id}`, payload: { poll: id } })
  return { about: { kind: 'date_poll', id }, told: { count: options.length } }
}

const refuseOver = (it: HeldPoll) => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  if (it.chosen_at) throw tooLate('settled')
}

interface Answerer { readonly perspective: string | null; readonly organisation_id: string | null; readonly answer_id: string | null }

/** Who answers, as they stand in the ring now; 404 for whoever left it. Their voice is held, so that two at once are still one. */
const answererIn = async (tx: Tx, it: HeldPoll, person: string): Promise<Answerer> => {
  await sql`insert into date_poll_voice (poll_id, person_id) select ${it.id}, person_id from ring_person
    where ring_id = ${it.ring_id} and person_id = ${person} and ended_at is null on conflict do nothing`.execute(tx)
  const { rows } = await sql<Answerer>`select v.answer_id, pt.perspective, pt.organisation_id from date_poll_voice v
    join ring_person rp on rp.ring_id = ${it.ring_id} and rp.person_id = v.person_id and rp.ended_at is null
    left join participant pt on pt.person_id = v.person_id and pt.ended_at is null and pt.workspace_id = (select workspace_id from ring where id = ${it.ring_id})
    where v.poll_id = ${it.id} and v.person_id = ${person} for update of v`.execute(tx)
  const [found] = rows
  if (!found) throw notHere()
  return found
}

/** When somebody can; one answer for each person, to be changed until the end. */
export const answerPoll = async (tx: Tx, here: Here, it: HeldPoll, person: string, answer: Answer): Promise<Done> => {
  refuseOver(it)
  if (it.ends_at <= new Date()) throw tooLate('time')
  const { answer_id, organisation_id, perspective } = await answererIn(tx, it, person)
  const content = {
    choices: JSON.stringify(answer.choices), given_at: momentHere(here), perspective: perspective ?? unnamed,
    // Where nobody may know who said what, nobody would read it.
    comment: here.workspace.attribution === 'anonymous' ? '' : answer.comment,
  }
  const id = answer_id ?? newId()
  if (answer_id) await tx.updateTable('date_poll_answer').set({ ...content, withheld: null, withheld_reason: '' }).where('id', '=', id).execute()
  else {
    await tx.insertInto('date_poll_answer').values({ id, workspace_id: here.workspace.id, ring_id: it.ring_id, poll_id: it.id, ...content }).execute()
    await keepGiverFor(tx, 'date_poll_answer', id, { person_id: person, organisation_id })
  }
  await tx.updateTable('date_poll_voice').set({ answer_id: id, ...(answer.zone ? { zone: answer.zone } : {}) })
    .where('poll_id', '=', it.id).where('person_id', '=', person).execute()
  return {}
}

/** Ends the answering now: who leads sees enough. */
export const closePoll = async (tx: Tx, it: HeldPoll): Promise<Done> => {
  refuseOver(it)
  if (it.ends_at <= new Date()) throw tooLate('time')
  await tx.updateTable('date_poll').set({ ends_at: sql<Date>`now()` }).where('id', '=', it.id).execute()
  return {}
}

/** Another last day, also when it is over already; answers stand and can be changed. There is still one reminder at most. 409 'changed' over one that was not seen. */
export const extendPoll = async (tx: Tx, it: HeldPoll, { ends: day, seen }: { ends: string; seen: string }): Promise<Done> => {
  refuseOver(it)
  if (isOther(seen, it.ends_at)) throw tooLate('changed')
  await tx.updateTable('date_poll').set({ ends_at: endOf(day) }).where('id', '=', it.id).execute()
  return { told: { day } }
}

/** Everybody in a ring, but for who acts. */
const othersIn = async (tx: Tx, here: Here, ring: string): Promise<string[]> => {
  const found = await tx.selectFrom('ring_person').select('person_id').where('ring_id', '=', ring).where('ended_at', 'is', null).execute()
  return found.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

/**
 * Chooses a day; everybody in the ring hears, and nobody can answer any more. Without names not while it runs (409
 * 'running'): nobody has seen the answers.
 */
export const choosePoll = async (tx: Tx, here: Here, it: HeldPoll, option: string): Promise<Done> => {
  refuseOver(it)
  const runs = it.ends_at > new Date()
  if (runs && here.workspace.attribution !== 'named') throw tooLate('running')
  const chosen = await tx.selectFrom('date_poll_option').select('starts_at').where('poll_id', '=', it.id).where('id', '=', option).executeTakeFirst()
  if (!chosen) throw malformed('option')
  await tx.updateTable('date_poll').set({ chosen_option: option, chosen_at: momentHere(here), ...(runs ? { ends_at: sql<Date>`now()` } : {}) })
    .where('id', '=', it.id).execute()
  return { told: { day: isoDay(chosen.starts_at) }, hears: await othersIn(tx, here, it.ring_id) }
}

/** Taken back: nobody can answer any more, and no day comes of it. */
export const withdrawPoll = async (tx: Tx, here: Here, it: HeldPoll): Promise<Done> => {
  refuseOver(it)
  await tx.updateTable('date_poll').set({ withdrawn_at: momentHere(here) }).where('id', '=', it.id).execute()
  return {}
}

/** Once for each poll: who has not answered gets a reminder by mail. */
export const remindOfPoll = async (tx: Tx, here: Here, it: HeldPoll): Promise<Done> => {
  refuseOver(it)
  if (it.reminded_at || it.ends_at <= new Date()) throw tooLate('settled')
  await tx.updateTable('date_poll').set({ reminded_at: momentHere(here) }).where('id', '=', it.id).execute()
  await askRing(tx, it.id, it.ring_id)
  await enqueue(tx, { kind: 'datepoll.remind', key: `datepoll.remind:${it.id}`, payload: { poll: it.id } })
  return {}
}
