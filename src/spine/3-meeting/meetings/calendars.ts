import { sql } from 'kysely'
import type { CalendarMeeting, PartStat } from '../../../documents/calendar.ts'
import type { AnsweredThing } from '../../../beside/replies/target.ts'
import type { CalendarReply } from '../../../documents/calendarreading.ts'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { isoDay } from '../../../platform/dates.ts'
import { hashOf, newId, newToken } from '../../../platform/ids.ts'
import { receivesAt } from '../../../platform/mailin/address.ts'
import { perform, type Done, type Once, type Thing } from '../../../platform/perform.ts'
import { notHere, Refusal } from '../../../platform/refusals.ts'
import { drawnFor } from '../../../platform/sealing.ts'
import { urls } from '../../../urls.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { answerMeeting, heldMeeting } from './changes.ts'
import { momentOf, type Answer } from './form.ts'
import { calendarPlace } from './place.ts'

// A calendar is reached by the secret in its address, by a program that stands in no ring: never by a Here.

export interface CalendarRow {
  readonly id: string; readonly number: number; readonly slug: string; readonly title: string; readonly about: string; readonly place: string; readonly link: string
  readonly starts_at: Date; readonly ends_at: Date; readonly sequence: number; readonly cancelled_at: Date | null; readonly contact: string; readonly site: string
  readonly appointment_id: string | null; readonly series_at: Date | null
  readonly changed_at?: Date
}

/** The columns of `CalendarRow`, for a query with `m` (meeting), `w` (workspace) and `site`. */
export const calendarColumns = sql`m.id, m.number, w.slug, m.title, m.about, m.place, m.link, m.starts_at, m.ends_at, m.sequence, m.cancelled_at, m.appointment_id, m.series_at,
  site.contact_email as contact, site.association_name as site`

/** A meeting as it goes into calendars. Its UID lasts, whatever the address of the site becomes. */
export const calendarMeeting = (row: CalendarRow, origin: string | undefined, attendees: CalendarMeeting['attendees'] = []): CalendarMeeting => {
  const url = origin ? `${origin}${urls.meeting({ slug: row.slug }, row.number)}` : ''
  return {
    uid: `${row.id}@denktank`, sequence: row.sequence, title: row.title, about: [row.about, row.link, url].filter(Boolean).join('\n\n'), place: calendarPlace(row), url,
    startsAt: row.starts_at, endsAt: row.ends_at, cancelled: row.cancelled_at !== null, organizer: { address: receivesAt() ?? row.contact, name: row.site }, attendees,
    ...(row.changed_at ? { changedAt: row.changed_at } : {}),
  }
}

/** The place of a feed: the site's desk, so that nobody in a ring is told who looks with which program. */
export const heldDesk = (): Thing<object> => ({
  hold: async (tx, here) => {
    const { rows: [desk] } = await sql<{ id: string }>`select r.id from ring r join workspace w on w.id = r.workspace_id where w.kind = 'site' and r.kind = 'administration'`.execute(tx)
    if (!desk || !here.who.member) throw notHere()
    return { it: { author: here.who.member }, ring_id: desk.id }
  },
})

/** The secret of the address that a form makes: the same form makes the same one, so that a page that is loaded again shows it again. */
export const feedToken = (here: Here, once: Once, which: 'here' | 'all'): string =>
  (once.key === '' ? undefined : drawnFor(`calendar ${here.who.member ?? ''} ${which} ${once.key}`)?.toString('base64url')) ?? newToken()

/** Whether this secret still opens a calendar of theirs. */
export const isFeedOf = async (database: Database, here: Here, token: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from calendar_feed where person_id = ${here.who.member} and token_hash = ${hashOf(token)}`.execute(database.db)
  return rows.length > 0
}

/** Gives a person's calendar a new secret address, of one think tank or of all; the one before is dead at once. */
export const renewFeed = async (tx: Tx, here: Here, which: 'here' | 'all', token: string): Promise<Done> => {
  const workspace = which === 'here' ? here.workspace.id : null
  await sql`insert into calendar_feed (id, person_id, workspace_id, token_hash) values (${newId()}, ${here.who.member}, ${workspace}, ${hashOf(token)})
    on conflict (person_id, workspace_id) do update set token_hash = excluded.token_hash, made_at = now()`.execute(tx)
  return { told: { which } }
}

const statOf: Readonly<Record<Answer, PartStat>> = { yes: 'ACCEPTED', maybe: 'TENTATIVE', no: 'DECLINED' }
/** An answer in the words of calendars. */
export const partStat = (answer: Answer | null): PartStat => (answer ? statOf[answer] : 'NEEDS-ACTION')

const answerOf: Readonly<Record<PartStat, Answer | undefined>> = { ACCEPTED: 'yes', TENTATIVE: 'maybe', DECLINED: 'no', 'NEEDS-ACTION': undefined }

/** What became of a reply: taken, or why not. `stale`: it answers an invitation of before the meeting changed. */
type Taken = 'taken' | 'late'
export type ReplyOutcome = Taken | 'unknown' | 'stale'
/** They come, as far as there is a seat: of this meeting all are taken. */
interface Waits { readonly waits: AnsweredThing }

interface Found { readonly workspace_id: string; readonly slug: string; readonly title: string; readonly number: number; readonly person_id: string; readonly answers_from: number; readonly of_series: boolean; readonly series_at: Date | null }
interface Answered { readonly workspace_id: string; readonly number: number; readonly person_id: string; readonly answer: Answer }

/** Whether a RECURRENCE-ID names the one of a series that was planned for this moment; without one all are meant. */
const isNamed = (planned: Date | null, recursAt: string | undefined): boolean => {
  if (!recursAt || !planned) return !recursAt
  if (recursAt.endsWith('Z')) return new Date(recursAt).getTime() === planned.getTime()
  const [onDay = '', at] = recursAt.split('T')
  return at ? momentOf(onDay, at.slice(0, 5)).getTime() === planned.getTime() : isoDay(planned) === onDay
}

/** The meetings that a reply is about, of somebody who was asked and stands in their ring; none when they were not. */
const meetingsOf = async (database: Database, reply: CalendarReply): Promise<Found[]> => {
  const id = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@denktank$/.exec(reply.uid)?.[1]
  if (!id) return []
  const { rows } = await sql<Found>`
    select m.workspace_id, w.slug, m.title, m.number, m.answers_from, a.person_id, m.id <> ${id} as of_series, m.series_at from meeting m
      join workspace w on w.id = m.workspace_id join meeting_attendee a on a.meeting_id = m.id join person p on p.id = a.person_id
    where (m.id = ${id} or m.appointment_id = ${id} and m.cancelled_at is null and m.closed_at is null and m.ends_at > now())
      and p.email_key = ${reply.address} and p.left_at is null and p.redacted_at is null
      and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)
    order by m.starts_at`.execute(database.db)
  return rows.filter(({ of_series, series_at }) => !of_series || isNamed(series_at, reply.recursAt))
}

/** Whose answer it is and to which meeting, to what it is since its time last changed. */
const answeredBy = async (database: Database, reply: CalendarReply): Promise<Answered[] | 'unknown' | 'stale'> => {
  const answer = answerOf[reply.answer]
  const found = answer ? await meetingsOf(database, reply) : []
  if (!answer || found.length === 0) return 'unknown'
  const fresh = found.filter(({ answers_from }) => reply.sequence >= answers_from)
  return fresh.length === 0 ? 'stale' : fresh.map(({ workspace_id, number, person_id }) => ({ workspace_id, number, person_id, answer }))
}

const keepAnswer = async (here: Here, { number, person_id, answer }: Answered): Promise<Taken> => {
  try {
    await perform(here, 'meeting.answer', heldMeeting(number), (tx, it) => answerMeeting(tx, it, person_id, answer))
    return 'taken'
  } catch (fault) {
    if (fault instanceof Refusal) return 'late'
    throw fault
  }
}

/** Keeps an answer to each that it is about; taken when one was. */
const keepAll = async (here: Here, found: readonly Answered[]): Promise<Taken> => {
  const outcomes: Taken[] = []
  for (const one of found) outcomes.push(await keepAnswer(here, one))
  return outcomes.includes('taken') ? 'taken' : 'late'
}

/** The first of these meetings for which somebody waits now; undefined when they have a seat at all of them. */
const waitsFor = async (database: Database, found: readonly Answered[]): Promise<AnsweredThing | undefined> => {
  const [{ workspace_id, person_id } = { workspace_id: null, person_id: null }] = found
  const { rows: [full] } = await sql<{ title: string; number: number; slug: string }>`select m.title, m.number, w.slug from meeting m join workspace w on w.id = m.workspace_id
      join meeting_attendee a on a.meeting_id = m.id and a.person_id = ${person_id} and a.waits_since is not null
    where m.workspace_id = ${workspace_id} and m.number = any(${found.map(({ number }) => number)}::int[]) order by m.starts_at limit 1`.execute(database.db)
  return full && { title: full.title, path: urls.meeting({ slug: full.slug }, full.number) }
}

/**
 * Takes an answer that a calendar sent by mail. `from` is the address that the mail proved to come from: it must be the one
 * that answers, and a person who was asked. An answer to an older version of the meeting is left.
 */
export const takeReply = async (database: Database, reply: CalendarReply, from: string): Promise<ReplyOutcome | Waits> => {
  const found = reply.address === from.trim().toLowerCase() ? await answeredBy(database, reply) : 'unknown'
  if (typeof found === 'string') return found
  const clerk = await clerkIn(database, { id: found[0]?.workspace_id ?? '' })
  const outcome = await keepAll(clerk, found)
  // Their calendar says that they come: it knows no waiting list.
  const waits = outcome === 'taken' ? await waitsFor(database, found) : undefined
  return waits ? { waits } : outcome
}

/** The meeting that an answer of their own was about, for the letter that says why it was not taken. */
export const repliedTo = async (database: Database, reply: CalendarReply): Promise<AnsweredThing | undefined> => {
  const [meeting] = await meetingsOf(database, reply)
  return meeting && { title: meeting.title, path: urls.meeting({ slug: meeting.slug }, meeting.number) }
}

/** Takes an answer that came to who leads this meeting by mail, on their word that it did. */
export const takeReplyHere = async (here: Here, database: Database, number: number, reply: CalendarReply): Promise<ReplyOutcome> => {
  const found = await answeredBy(database, reply)
  if (typeof found === 'string') return found
  return found.some((one) => one.workspace_id === here.workspace.id && one.number === number) ? keepAll(here, found) : 'unknown'
}
