import { sql } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { isId } from '../../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import type { Answer } from './form.ts'

export const pageSize = 50

const count = (what: string) => sql<number>`(select count(*)::int from meeting_attendee a where a.meeting_id = meeting.id and ${sql.raw(what)})`
const mine = (here: Here, column: string) => sql`(select ${sql.ref(`a.${column}`)} from meeting_attendee a where a.meeting_id = meeting.id and a.person_id = ${here.who.member})`

const lines = (here: Here) => rows(here, 'meeting').select([
  'meeting.id', 'meeting.ring_id', 'meeting.number', 'meeting.title', 'meeting.starts_at', 'meeting.ends_at', 'meeting.place', 'meeting.link', 'meeting.seats',
  'meeting.cancelled_at', 'meeting.closed_at', 'meeting.series_id', 'meeting.appointment_id',
]).select([
  count(`a.answer = 'yes' and a.waits_since is null`).as('come'), count('a.waits_since is not null').as('wait'), count("a.kind <> 'alternate'").as('asked'), count('a.present_at is not null').as('present'),
  sql<Answer | null>`${mine(here, 'answer')}`.as('answer'), sql<Date | null>`${mine(here, 'waits_since')}`.as('waits_since'),
])

/** Meetings in your rings that are still to come or going on, the first first. */
export const comingIn = (here: Here) =>
  lines(here).where('meeting.ends_at', '>', sql<Date>`now()`).where('meeting.closed_at', 'is', null).orderBy('meeting.starts_at').orderBy('meeting.number').limit(pageSize).execute()

/** Meetings that were, the last first; `page` from 1. */
export const pastIn = (here: Here, page: number) =>
  lines(here).where(sql<boolean>`(meeting.ends_at <= now() or meeting.closed_at is not null)`).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy('meeting.starts_at', 'desc').orderBy('meeting.number', 'desc').limit(pageSize).offset((page - 1) * pageSize).execute()
export type MeetingLine = Awaited<ReturnType<typeof comingIn>>[number]

/** A part of the agenda with what was said of it and decided. */
export interface AgendaItem {
  readonly id: string; readonly title: string; readonly minutes: number; readonly notes: string; readonly outcome: string; readonly contributions: readonly number[]
  readonly decisions: readonly number[]
}
export interface MeetingDocument { readonly id: string; readonly name: string; readonly size: number }

/** A meeting by its number, with its agenda and documents; 404 when it is not in your rings. */
export const meetingAt = async (here: Here, number: number) =>
  orNotHere(await lines(here).where('meeting.number', '=', number)
    .select(['meeting.about', 'meeting.sequence', 'meeting.cancelled_why', 'meeting.door_code', 'meeting.planned_at'])
    .select([
      glossaryMark(here).as('glossary'), sql<Date | null>`${mine(here, 'present_at')}`.as('present_at'),
      sql<string | null>`(select s.name from meeting_attendee s join meeting_attendee a on a.id = s.stands_for
        where a.meeting_id = meeting.id and a.person_id = ${here.who.member})`.as('alternate'),
      sql<AgendaItem[]>`coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'minutes', i.minutes, 'notes', i.notes, 'outcome', i.outcome,
        'contributions', i.contributions, 'decisions', i.decisions) order by i.position) from agenda_item i where i.meeting_id = meeting.id), '[]')`.as('agenda'),
      sql<MeetingDocument[]>`coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'size', length(d.bytes)) order by d.name, d.id)
        from meeting_document d where d.meeting_id = meeting.id), '[]')`.as('documents'),
      sql<{ readonly id: string; readonly title: string }[]>`coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'title', b.title) order by b.opened_at, b.id)
        from board b where b.meeting_id = meeting.id and b.ring_id = meeting.ring_id and b.closed_at is null), '[]')`.as('open_boards'),
    ]).executeTakeFirst())
export type Meeting = Awaited<ReturnType<typeof meetingAt>>

/** Whether it is told who comes: never where nobody may be known. Who leads ticks people off at the door all the same. */
export const showsPeople = (here: Here): boolean => here.workspace.attribution !== 'anonymous' || here.who.prepares

/** Who is asked, by name; who comes first, then who waits, then the others. Five thousand at most. */
export const attendeesOf = (here: Here, meeting: { id: string }) =>
  links(here, 'meeting_attendee').where('meeting_attendee.meeting_id', '=', meeting.id)
    .leftJoin('person', 'person.id', 'meeting_attendee.person_id').leftJoin('meeting_attendee as stood_for', 'stood_for.id', 'meeting_attendee.stands_for')
    .leftJoin('person as member', 'member.id', 'stood_for.person_id').leftJoin('organisation', 'organisation.id', 'meeting_attendee.organisation_id')
    .select(['meeting_attendee.id', 'meeting_attendee.kind', 'meeting_attendee.perspective', 'meeting_attendee.waits_since', 'meeting_attendee.present_at'])
    .select([
      sql<Answer | null>`meeting_attendee.answer`.as('answer'), sql<string>`coalesce(organisation.name, '')`.as('organisation'),
      sql<string>`case when person.id is null then meeting_attendee.name when person.redacted_at is not null then ''
        else concat_ws(' ', person.given_name, person.prefix, person.family_name) end`.as('name'),
      // For whom an alternate comes; '' of somebody without a name, and of everybody else.
      sql<string>`case when member.redacted_at is null then concat_ws(' ', member.given_name, member.prefix, member.family_name) else '' end`.as('instead_of'),
    ])
    .orderBy(sql`case when meeting_attendee.answer = 'yes' and meeting_attendee.waits_since is null then 0 when meeting_attendee.waits_since is not null then 1
      when meeting_attendee.answer = 'maybe' then 2 when meeting_attendee.answer is null then 3 else 4 end`)
    .orderBy('meeting_attendee.waits_since').orderBy(sql`coalesce(person.name_key, meeting_attendee.name)`).orderBy('meeting_attendee.id').limit(5000).execute()
export type Attendee = Awaited<ReturnType<typeof attendeesOf>>[number]

/** The decisions that minutes name, as far as they are in your rings, by number. */
export const decidedIn = async (here: Here, { agenda }: Pick<Meeting, 'agenda'>): Promise<ReadonlyMap<number, string>> => {
  const named = [...new Set(agenda.flatMap(({ decisions }) => decisions))]
  if (named.length === 0) return new Map()
  const found = await rows(here, 'decision').where('decision.number', 'in', named).select(['decision.number', 'decision.title']).execute()
  return new Map(found.map(({ number, title }) => [number, title]))
}

/** The rings that can be asked to a meeting. */
export const ringsToMeet = (here: Here) => here.rings.filter(({ kind }) => kind === 'members' || kind === 'preparation' || kind === 'subgroup')

/** A file of a meeting in your rings; 404 otherwise. */
export const documentOf = async (here: Here, meeting: { id: string }, id: string) =>
  orNotHere(isId(id) ? await links(here, 'meeting_document').where('meeting_id', '=', meeting.id).where('id', '=', id).select(['name', 'type', 'bytes']).executeTakeFirst() : undefined)

/** What is still missing before a meeting can be closed: who was there, what was said or decided of each part, and cards that are on an open board. */
export const missingOf = (meeting: Pick<Meeting, 'agenda' | 'open_boards'>, present: number) => ({
  boards: meeting.open_boards,
  attendance: present === 0, minutes: meeting.agenda.filter(({ notes, outcome }) => notes === '' && outcome === '').length,
})

/** What the group wrote of a meeting: what it is about, and its minutes. */
export const saidAt = ({ about, agenda }: Pick<Meeting, 'about' | 'agenda'>): string[] => [about, ...agenda.flatMap(({ notes, outcome }) => [notes, outcome])]
