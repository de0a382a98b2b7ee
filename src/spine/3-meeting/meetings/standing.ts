import { sql } from 'kysely'
import { writeCalendar } from '../../../documents/calendar.ts'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { enqueueAll } from '../../../platform/jobs.ts'
import { writeMails, type Letter } from '../../../platform/mail.ts'
import { calendarColumns, type CalendarRow } from './calendars.ts'
import { askRing, moveUp } from './changes.ts'
import { leftLetter } from './mails.ts'
import { instanceOf } from './series.ts'

// Who takes part changes between the planning of a meeting and its day: who comes in is asked too, and who goes keeps no seat.

const outside = sql`a.person_id is not null and not exists (
  select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = a.person_id and rp.ended_at is null)`
const toCome = sql`m.cancelled_at is null and m.closed_at is null and m.starts_at > now()`

interface Gone extends CalendarRow { readonly person_id: string; readonly address: string; readonly name: string; readonly given_name: string; readonly language: Language; readonly tank: string }

/** Those who left the ring of a meeting and have it in their calendar. Who left the association is not written to. */
const goneFrom = async (tx: Tx, meetings: readonly string[]): Promise<Gone[]> => {
  const { rows } = await sql<Gone>`select ${calendarColumns}, w.title as tank, p.id as person_id, p.email as address, p.language, p.given_name,
      concat_ws(' ', p.given_name, p.prefix, p.family_name) as name
    from meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id join person p on p.id = a.person_id cross join site
    where m.id = any(${meetings}::uuid[]) and ${toCome} and ${outside} and a.told_sequence is not null and p.email is not null and p.left_at is null and p.redacted_at is null
    order by p.id, m.starts_at, a.id`.execute(tx)
  return rows
}

/** Takes their appointments out of one calendar (RFC 5546, 3.2.5), in one letter, without saying more than when the first is. */
const letterTo = (gone: readonly Gone[]): Letter => {
  const [first] = gone as [Gone]
  const known = gone.map((one) => instanceOf({ ...one, title: '', about: '', place: '', link: '', sequence: one.sequence + 1, cancelled_at: new Date() }, undefined,
    [{ address: one.address, name: one.name, answer: 'DECLINED' }]))
  return { person_id: first.person_id, address: first.address, ...leftLetter(first), calendar: { text: writeCalendar('CANCEL', known), method: 'CANCEL' } }
}

/**
 * What comes back into a calendar must be newer than the CANCEL that took it out (RFC 5546, 2.1.4). The others have the same
 * appointment as before, and hear nothing; what they answered to it still counts.
 */
const passBy = async (tx: Tx, meetings: readonly string[]): Promise<void> => {
  const { rows: [newest] } = await sql<{ at: number }>`select max(sequence) + 2 as at from meeting where id = any(${meetings}::uuid[])`.execute(tx)
  await sql`update meeting_attendee a set told_sequence = ${newest?.at} from meeting m where m.id = a.meeting_id and m.id = any(${meetings}::uuid[]) and a.told_sequence = m.sequence`.execute(tx)
  await sql`update meeting set sequence = ${newest?.at} where id = any(${meetings}::uuid[])`.execute(tx)
}

/** Makes those who are asked to meetings that are to come those of their ring. Seats that come free go to who waits. */
export const keepToRing = async (tx: Tx, meetings: readonly string[]): Promise<void> => {
  const { rows: held } = await sql<{ id: string; ring_id: string; seats: number | null }>`
    select m.id, m.ring_id, m.seats from meeting m where m.id = any(${meetings}::uuid[]) and ${toCome} order by m.number for update`.execute(tx)
  for (const it of held) await askRing(tx, it.id, it.ring_id)
  const gone = await goneFrom(tx, meetings)
  const people = new Map<string, Gone[]>()
  for (const one of gone) people.set(one.person_id, [...people.get(one.person_id) ?? [], one])
  await writeMails(tx, [...people.values()].map(letterTo))
  if (gone.length > 0) await passBy(tx, held.map(({ id }) => id))
  for (const it of held) {
    const { numAffectedRows } = await sql`delete from meeting_attendee a using meeting m where m.id = a.meeting_id and m.id = ${it.id} and ${outside}`.execute(tx)
    if (numAffectedRows) await moveUp(tx, it)
  }
}

/** Meetings to come for which other people are asked than stand in their ring now. Several processes may do this at once. */
export const askNewcomers = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select m.id from meeting m join workspace w on w.id = m.workspace_id
    where ${toCome} and w.closed_at is null and (exists (select 1 from meeting_attendee a where a.meeting_id = m.id and ${outside})
      or exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.ended_at is null
        and not exists (select 1 from meeting_attendee a where a.meeting_id = m.id and a.person_id = rp.person_id)))`.execute(database.db)
  if (rows.length > 0) await database.change((tx) => enqueueAll(tx, rows.map(({ id }) => ({ kind: 'meetings.tell', key: `meetings.tell:${id}`, payload: { meeting: id } }))))
}
