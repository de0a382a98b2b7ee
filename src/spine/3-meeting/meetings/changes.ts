import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newCode, newId } from '../../../platform/ids.ts'
import { enqueueAll } from '../../../platform/jobs.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { keepAgenda, shownNow } from './agenda.ts'
import { daysOf, momentOf, stretchesOf, type Answer, type Edited, type Item, type Planned } from './form.ts'

export interface HeldMeeting {
  id: string; ring_id: string; series_id: string | null; number: number; title: string; starts_at: Date; ends_at: Date; place: string; link: string; seats: number | null
  sequence: number; door_code: string; cancelled_at: Date | null; closed_at: Date | null
}

/** A meeting in your rings, held until the change is done. 404 otherwise. */
export const heldMeeting = (number: number): Thing<HeldMeeting> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('meeting').select([
      'id', 'ring_id', 'series_id', 'number', 'title', 'starts_at', 'ends_at', 'place', 'link', 'seats', 'sequence', 'door_code', 'cancelled_at', 'closed_at',
    ]).where('workspace_id', '=', here.workspace.id).where('number', '=', number)
      .where('ring_id', 'in', here.rings.map(({ id }) => id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it: { ...it, withdrawn_at: it.cancelled_at }, ring_id: it.ring_id, about: { kind: 'meeting', id: it.id, number: it.number } }
  },
})

/** What stands as the newest that somebody was told, from when they moved up until they heard that they have a seat. */
export const seatToTell = -1

/** Tells the calendars of everybody who was asked to these meetings, soon and once. */
const tellCalendars = (tx: Tx, ...meetings: readonly string[]) =>
  enqueueAll(tx, meetings.map((meeting) => ({ kind: 'meetings.tell', key: `meetings.tell:${meeting}`, payload: { meeting } })))

/** Asks everybody who stands in the ring now, as far as they were not asked yet. */
export const askRing = async (tx: Tx, meeting: string, ring: string): Promise<void> => {
  await sql`insert into meeting_attendee (id, meeting_id, person_id, organisation_id, kind, perspective)
    select gen_random_uuid(), ${meeting}, rp.person_id, pt.organisation_id, 'participant', coalesce(pt.perspective, '')
    from ring_person rp join ring r on r.id = rp.ring_id
      left join participant pt on pt.workspace_id = r.workspace_id and pt.person_id = rp.person_id and pt.ended_at is null
    where rp.ring_id = ${ring} and rp.ended_at is null on conflict (meeting_id, person_id) do nothing`.execute(tx)
}

interface New { readonly title: string; readonly about: string; readonly startsAt: Date; readonly endsAt: Date; readonly place: string; readonly link: string; readonly seats: number | null; readonly agenda: readonly Item[]; readonly series: string | null; readonly appointment: string | null; readonly poll: string | null }

const insertMeeting = async (tx: Tx, here: Here, ring: string, number: number, one: New): Promise<string> => {
  const id = newId()
  await tx.insertInto('meeting').values({
    id, workspace_id: here.workspace.id, ring_id: ring, number, series_id: one.series, appointment_id: one.appointment, series_at: one.appointment ? one.startsAt : null, poll_id: one.poll, title: one.title, about: one.about, starts_at: one.startsAt,
    ends_at: one.endsAt, place: one.place, link: one.link, seats: one.seats, door_code: newCode(6), planned_at: momentHere(here),
  }).execute()
  await keepAgenda(tx, id, one.agenda)
  await askRing(tx, id, ring)
  await tellCalendars(tx, id)
  return id
}

const nextNumber = async (tx: Tx, here: Here): Promise<number> => {
  await holdWorkspace(tx, here.workspace.id)
  const { last } = await tx.selectFrom('meeting').select(({ fn }) => fn.max('number').as('last')).where('workspace_id', '=', here.workspace.id).executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Plans a meeting, or a series of them; everybody in the ring gets it in their calendar. */
export const planMeetings = async (tx: Tx, here: Here, ring: { id: string }, asked: Planned): Promise<Done> => {
  const number = await nextNumber(tx, here)
  const days = daysOf(asked.day, asked.repeat, asked.times)
  const series = days.length > 1 ? newId() : null
  let first = ''
  const appointments = stretchesOf(days).flatMap((stretch) => {
    const appointment = stretch.length > 1 ? newId() : null
    return stretch.map(() => appointment)
  })
  for (const [nth, day] of days.entries()) {
    const id = await insertMeeting(tx, here, ring.id, number + nth, {
      ...asked, startsAt: momentOf(day, asked.from), endsAt: momentOf(day, asked.until), series, appointment: appointments[nth] ?? null, poll: null,
    })
    first ||= id
  }
  return { about: { kind: 'meeting', id: first, number }, told: { count: days.length } }
}

/** Plans a meeting at a moment that a date poll chose; once for each poll (409 'settled' the second time). */
export const planFromPoll = async (tx: Tx, here: Here, ring: string, chosen: { poll: string; title: string; startsAt: Date; endsAt: Date }): Promise<Done> => {
  const number = await nextNumber(tx, here)
  if (await tx.selectFrom('meeting').select('id').where('poll_id', '=', chosen.poll).executeTakeFirst()) throw tooLate('settled')
  const id = await insertMeeting(tx, here, ring, number, { ...chosen, about: '', place: '', link: '', seats: null, agenda: [], series: null, appointment: null })
  return { about: { kind: 'meeting', id, number }, told: { count: 1 } }
}

/** 409 when a meeting was taken off or closed. */
export const refuseOver = (it: HeldMeeting): void => {
  if (it.cancelled_at) throw tooLate('withdrawn')
  if (it.closed_at) throw tooLate('settled')
}

/** In calendars a series has one count of changes: what changes of one must be newer than what was told of all. */
const nextSequence = async (tx: Tx, { id, series_id }: HeldMeeting): Promise<number> => {
  const { rows } = await sql<{ next: number }>`select max(sequence) + 1 as next from meeting where id = ${id} or series_id = ${series_id}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** Nobody knows yet who comes at another time; an alternate was found for the old one. */
const askAnew = async (tx: Tx, it: HeldMeeting): Promise<void> => {
  await tx.deleteFrom('meeting_attendee').where('meeting_id', '=', it.id).where('kind', '=', 'alternate').execute()
  await sql`update meeting_attendee set answer = null, answered_at = null, waits_since = null where meeting_id = ${it.id} and kind <> 'guest'`.execute(tx)
}

/**
 * Changes a meeting. 409 'changed' over what was not seen; 'seats-few' when more people come than it would have seats: who has one keeps it; 'agenda-written' when
 * minutes would go. Another time, place or title goes to all calendars; another time asks everybody anew whether they come.
 */
export const editMeeting = async (tx: Tx, it: HeldMeeting, asked: Edited): Promise<Done> => {
  refuseOver(it)
  if (isOther(asked.seen, await shownNow(tx, it))) throw tooLate('changed')
  const [starts_at, ends_at] = [momentOf(asked.day, asked.from), momentOf(asked.day, asked.until)]
  const moved = starts_at.getTime() !== it.starts_at.getTime() || ends_at.getTime() !== it.ends_at.getTime()
  const elsewhere = asked.title !== it.title || asked.place !== it.place || asked.link !== it.link
  if (await takenSeats(tx, it, moved) > (asked.seats ?? Infinity)) throw tooLate('seats-few')
  const sequence = moved || elsewhere ? await nextSequence(tx, it) : it.sequence
  await tx.updateTable('meeting').set({
    title: asked.title, about: asked.about, starts_at, ends_at, place: asked.place, link: asked.link, seats: asked.seats, sequence,
    // At the same time somebody comes to where it is now: what a calendar answers to the letter of before still says so.
    ...(moved ? { answers_from: sequence } : {}),
  }).where('id', '=', it.id).execute()
  await keepAgenda(tx, it.id, asked.agenda)
  if (moved) await askAnew(tx, it)
  if (moved || elsewhere) {
    await askRing(tx, it.id, it.ring_id)
    await tellCalendars(tx, it.id)
  }
  await moveUp(tx, { ...it, seats: asked.seats })
  return { told: { moved: moved || elsewhere } }
}

/** Takes a meeting off, or with `rest` those of its series that come later too; every calendar hears, and why. */
export const cancelMeeting = async (tx: Tx, here: Here, it: HeldMeeting, { why, rest }: { why: string; rest: boolean }): Promise<Done> => {
  refuseOver(it)
  const off = await tx.updateTable('meeting').set({ cancelled_at: momentHere(here), cancelled_why: why, sequence: await nextSequence(tx, it) })
    .where((eb) => eb.or([eb('id', '=', it.id), ...(rest && it.series_id ? [
      eb.and([eb('series_id', '=', it.series_id), eb('ring_id', '=', it.ring_id), eb('starts_at', '>', it.starts_at), eb('cancelled_at', 'is', null), eb('closed_at', 'is', null)]),
    ] : [])])).returning('id').execute()
  await tellCalendars(tx, ...off.map(({ id }) => id))
  return { told: { count: off.length } }
}

export type Seated = Pick<HeldMeeting, 'id' | 'seats'>

/** How many come; `guests`: only those who are not asked anew. */
const takenSeats = async (tx: Tx, it: Pick<HeldMeeting, 'id'>, guests = false): Promise<number> => {
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from meeting_attendee
    where meeting_id = ${it.id} and answer = 'yes' and waits_since is null and (kind = 'guest' or not ${guests}::boolean)`.execute(tx)
  return rows[0]?.taken ?? 0
}

/** How many seats nobody has; endless where there is no limit. */
export const freeSeats = async (tx: Tx, it: Seated): Promise<number> => (it.seats === null ? Infinity : it.seats - await takenSeats(tx, it))

/** Whoever waited longest gets the seats that are free, and a letter that says so. The meeting is held. */
export const moveUp = async (tx: Tx, it: Seated): Promise<void> => {
  const free = await freeSeats(tx, it)
  if (free <= 0) return
  const { numAffectedRows } = await sql`update meeting_attendee set waits_since = null, told_sequence = ${seatToTell} where id in (
      select id from meeting_attendee where meeting_id = ${it.id} and waits_since is not null order by waits_since, id limit ${Math.min(free, 5000)})`.execute(tx)
  if (numAffectedRows) await tellCalendars(tx, it.id)
}

/** Whether somebody comes. All seats taken: a place in the line, which moves up by itself when another does not come. */
export const answerMeeting = async (tx: Tx, it: HeldMeeting, person: string, answer: Answer): Promise<Done> => {
  refuseOver(it)
  if (it.ends_at <= new Date()) throw tooLate('settled')
  await askRing(tx, it.id, it.ring_id)
  const before = await tx.selectFrom('meeting_attendee').select(['id', 'answer', 'waits_since']).where('meeting_id', '=', it.id).where('person_id', '=', person).executeTakeFirst()
  if (!before) throw notHere()
  if (answer === 'yes' && before.answer === 'yes') return {}
  // Who says so themselves sends nobody else any more.
  await tx.deleteFrom('meeting_attendee').where('stands_for', '=', before.id).execute()
  const waits = answer === 'yes' && await freeSeats(tx, it) <= 0
  await tx.updateTable('meeting_attendee').set({ answer, answered_at: sql<Date>`now()`, waits_since: waits ? sql<Date>`clock_timestamp()` : null }).where('id', '=', before.id).execute()
  if (answer !== 'yes') await moveUp(tx, it)
  return {}
}

/** Who was there, as ticked off by who leads; `shown`: who was ticked when their page was made, for others may have come in since. */
export const keepPresent = async (tx: Tx, here: Here, it: HeldMeeting, ids: readonly string[], shown: readonly string[]): Promise<Done> => {
  refuseOver(it)
  const gone = shown.filter((one) => !ids.includes(one))
  const { numUpdatedRows } = await tx.updateTable('meeting_attendee').set({ present_at: momentHere(here) })
    .where('meeting_id', '=', it.id).where('present_at', 'is', null).where('id', 'in', ids.length > 0 ? ids : [newId()]).executeTakeFirst()
  await sql`update meeting_attendee set present_at = null where meeting_id = ${it.id} and id = any(${gone}::uuid[])`.execute(tx)
  return { told: { there: ids.length, more: Number(numUpdatedRows) } }
}

/** Says at the door that one is there oneself. 409 'code' when the code is not the one on the wall. */
export const arrive = async (tx: Tx, here: Here, it: HeldMeeting, code: string): Promise<Done> => {
  refuseOver(it)
  if (code.toUpperCase() !== it.door_code.toUpperCase()) throw tooLate('code')
  await askRing(tx, it.id, it.ring_id)
  const { rows: [there] } = await sql<{ id: string }>`update meeting_attendee set present_at = ${momentHere(here)}, answer = 'yes', waits_since = null
    where meeting_id = ${it.id} and person_id = ${here.who.member} returning id`.execute(tx)
  // Who is there needs no alternate, unless both came.
  if (there) await tx.deleteFrom('meeting_attendee').where('stands_for', '=', there.id).where('present_at', 'is', null).execute()
  return {}
}

/** A file to go with a meeting. */
export const addDocument = async (tx: Tx, here: Here, it: HeldMeeting, file: { name: string; type: string; bytes: Uint8Array }): Promise<Done> => {
  refuseOver(it)
  await tx.insertInto('meeting_document').values({ id: newId(), meeting_id: it.id, name: file.name, type: file.type, bytes: Buffer.from(file.bytes), added_at: momentHere(here) }).execute()
  return {}
}

/** Takes away a file that was put there by mistake: nothing rests on it. 404 when it is not there. */
export const removeDocument = async (tx: Tx, it: HeldMeeting, id: string): Promise<Done> => {
  refuseOver(it)
  const { numDeletedRows } = await tx.deleteFrom('meeting_document').where('meeting_id', '=', it.id).where('id', '=', isId(id) ? id : newId()).executeTakeFirst()
  if (numDeletedRows === 0n) throw notHere()
  return {}
}

/** Closes a meeting: what was written of it stands. */
export const closeMeeting = async (tx: Tx, here: Here, it: HeldMeeting): Promise<Done> => {
  refuseOver(it)
  if (it.starts_at > new Date()) throw tooLate('running')
  await tx.updateTable('meeting').set({ closed_at: momentHere(here) }).where('id', '=', it.id).execute()
  return {}
}
