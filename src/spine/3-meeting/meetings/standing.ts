import { sql } from 'kysely'
import { writeCalendar } from '../../../documents/calendar.ts'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { enqueueAll } from '../../../platform/jobs.ts'
import { writeMails, type Letter } from '../../../platform/mail.ts'
import { calendarColumns, calendarMeeting, type CalendarRow } from './calendars.ts'
import { askRing, moveUp } from './changes.ts'
import { leftLetter } from './mails.ts'

// Who takes part changes between the planning of a meeting and its day: who comes in is asked too, and who goes keeps no seat.

const outside = sql`a.person_id is not null and not exists (
  select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = a.person_id and rp.ended_at is null)`
const toCome = sql`m.cancelled_at is null and m.closed_at is null and m.starts_at > now()`

interface Gone extends CalendarRow { readonly person_id: string; readonly address: string; readonly name: string; readonly given_name: string; readonly language: Language; readonly tank: string }

/** Those who left the ring of a meeting and have it in their calendar. Who left the association is not written to. */
const goneFrom = async (tx: Tx, meeting: string): Promise<Gone[]> => {
  const { rows } = await sql<Gone>`select ${calendarColumns}, w.title as tank, p.id as person_id, p.email as address, p.language, p.given_name,
      concat_ws(' ', p.given_name, p.prefix, p.family_name) as name
    from meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id join person p on p.id = a.person_id cross join site
    where m.id = ${meeting} and ${outside} and a.told_sequence is not null and p.email is not null and p.left_at is null and p.redacted_at is null order by a.id`.execute(tx)
  return rows
}

/** Takes the appointment out of one calendar (RFC 5546, 3.2.5), without saying more of the meeting than when it is. */
const letterTo = (gone: Gone): Letter => {
  const known = calendarMeeting({ ...gone, title: '', about: '', place: '', link: '', sequence: gone.sequence + 1, cancelled_at: new Date() }, undefined,
    [{ address: gone.address, name: gone.name, answer: 'DECLINED' }])
  return { person_id: gone.person_id, address: gone.address, ...leftLetter(gone), calendar: { text: writeCalendar('CANCEL', [known]), method: 'CANCEL' } }
}

/** Makes those who are asked to a meeting that is to come those of its ring. Seats that come free go to who waits. */
export const keepToRing = async (tx: Tx, meeting: string): Promise<void> => {
  const { rows: [it] } = await sql<{ id: string; ring_id: string; seats: number | null }>`
    select m.id, m.ring_id, m.seats from meeting m where m.id = ${meeting} and ${toCome} for update`.execute(tx)
  if (!it) return
  await askRing(tx, it.id, it.ring_id)
  await writeMails(tx, (await goneFrom(tx, it.id)).map(letterTo))
  const { numAffectedRows } = await sql`delete from meeting_attendee a using meeting m where m.id = a.meeting_id and m.id = ${it.id} and ${outside}`.execute(tx)
  if (numAffectedRows) await moveUp(tx, it)
}

/** Meetings to come for which other people are asked than stand in their ring now. Several processes may do this at once. */
export const askNewcomers = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select m.id from meeting m join workspace w on w.id = m.workspace_id
    where ${toCome} and w.closed_at is null and (exists (select 1 from meeting_attendee a where a.meeting_id = m.id and ${outside})
      or exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.ended_at is null
        and not exists (select 1 from meeting_attendee a where a.meeting_id = m.id and a.person_id = rp.person_id)))`.execute(database.db)
  if (rows.length > 0) await database.change((tx) => enqueueAll(tx, rows.map(({ id }) => ({ kind: 'meetings.tell', key: `meetings.tell:${id}`, payload: { meeting: id } }))))
}
