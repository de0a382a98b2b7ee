import { sql } from 'kysely'
import { writeCalendar } from '../../../documents/calendar.ts'
import type { Database } from '../../../platform/database.ts'
import { hashOf } from '../../../platform/ids.ts'
import { calendarColumns, type CalendarRow } from './calendars.ts'
import { appointmentsOf } from './series.ts'

// What a calendar fetches has the same UIDs as what came by letter: a calendar that takes both shows each meeting once.

/** The meeting whose page somebody reads, for their own calendar: with the others of its series, as the letter has them. */
export const calendarOf = async (database: Database, meeting: string, origin: string | undefined): Promise<string> => {
  const { rows } = await sql<CalendarRow>`select ${calendarColumns} from meeting m join workspace w on w.id = m.workspace_id cross join site
    where m.id = ${meeting} or m.appointment_id = (select appointment_id from meeting where id = ${meeting})`.execute(database.db)
  return writeCalendar('PUBLISH', appointmentsOf(rows, origin))
}

const days = { before: 90, after: 730 } as const
/** So many appointments in one calendar; a series is one, with all its days. */
export const most = { appointments: 2000 }

/**
 * Everything that a secret address shows: the meetings of the rings in which its person stands at this moment, from three
 * months ago on, a series with all its days. Undefined for an address that is not, or no longer, anybody's, and for one of a think tank that its person left.
 */
export const feedAt = async (database: Database, token: string, origin: string | undefined): Promise<string | undefined> => {
  const { rows: [feed] } = await sql<{ person_id: string; workspace_id: string | null; title: string }>`
    select f.person_id, f.workspace_id, coalesce(w.title, site.association_name) as title from calendar_feed f join person p on p.id = f.person_id
      left join workspace w on w.id = f.workspace_id cross join site
    where f.token_hash = ${hashOf(token)} and p.left_at is null and p.redacted_at is null and (f.workspace_id is null or exists (
      select 1 from ring_person rp join ring r on r.id = rp.ring_id where r.workspace_id = f.workspace_id and rp.person_id = f.person_id and rp.ended_at is null and r.closed_at is null))`
    .execute(database.db)
  if (!feed) return undefined
  // With the moment of each one's last change, so that an unchanged calendar reads the same and an ETag can say so.
  const { rows } = await sql<CalendarRow>`with seen as (select m.* from meeting m
      where exists (select 1 from ring_person rp join ring r on r.id = rp.ring_id where rp.ring_id = m.ring_id and rp.person_id = ${feed.person_id} and rp.ended_at is null and r.closed_at is null)
        and (${feed.workspace_id}::uuid is null or m.workspace_id = ${feed.workspace_id})),
    near as (select coalesce(appointment_id, id) as known_by from seen
      where starts_at between now() - make_interval(days => ${days.before}) and now() + make_interval(days => ${days.after})
      group by 1 order by min(starts_at), 1 limit ${most.appointments})
    select ${calendarColumns}, coalesce(
      (select max(h.at) from happening h where h.thing_id = m.id and h.act in ('meeting.plan', 'meeting.edit', 'meeting.cancel')), m.planned_at) as changed_at
    from seen m join workspace w on w.id = m.workspace_id cross join site
    where coalesce(m.appointment_id, m.id) in (select known_by from near) order by m.starts_at, m.id`.execute(database.db)
  return writeCalendar('PUBLISH', appointmentsOf(rows, origin), feed.title)
}

