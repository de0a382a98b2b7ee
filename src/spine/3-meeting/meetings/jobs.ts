import { sql } from 'kysely'
import { writeCalendar } from '../../../documents/calendar.ts'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { hashOf, newToken } from '../../../platform/ids.ts'
import { enqueue, type Hand } from '../../../platform/jobs.ts'
import { writeMails, type Letter } from '../../../platform/mail.ts'
import { calendarColumns, partStat, type CalendarRow } from './calendars.ts'
import { seatToTell } from './changes.ts'
import { keepToRing } from './standing.ts'
import type { Answer } from './form.ts'
import { meetingLetter } from './mails.ts'
import { instanceOf, wholeSeries } from './series.ts'

interface Due extends CalendarRow {
  readonly attendee: string; readonly person_id: string; readonly address: string; readonly name: string; readonly given_name: string
  readonly language: Language; readonly answer: Answer | null; readonly told_sequence: number | null; readonly cancelled_why: string; readonly tank: string; readonly workspace_id: string
  /** whether their calendar has something of this series that is to come */
  readonly knows: boolean
}

// So many people at a time: of a series each may have twenty rows.
const batch = 50

/** A meeting, and those that are one appointment with it in calendars. */
const togetherWith = async (tx: Tx, meeting: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select m.id from meeting m where m.id = ${meeting}
    or m.appointment_id = (select appointment_id from meeting where id = ${meeting}) order by m.number`.execute(tx)
  return rows.map(({ id }) => id)
}

const isDue = sql`a.told_sequence is distinct from m.sequence and p.email is not null and p.left_at is null and p.redacted_at is null
  and m.ends_at > now() and m.closed_at is null and not (m.cancelled_at is not null and a.told_sequence is null)
  and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)`
const dueTables = sql`meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id join person p on p.id = a.person_id cross join site`

/** Those whose calendar does not have the newest of these meetings, and who stand in their ring now; a meeting that is over tells nobody. */
const dueIn = async (tx: Tx, meetings: readonly string[]): Promise<Due[]> => {
  const { rows } = await sql<Due>`select ${calendarColumns}, m.workspace_id, m.cancelled_why, w.title as tank, a.id as attendee, a.person_id, a.answer, a.told_sequence, p.email as address, p.language,
      p.given_name, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name,
      exists (select 1 from meeting_attendee k join meeting o on o.id = k.meeting_id where o.appointment_id = m.appointment_id and k.person_id = p.id and k.told_sequence is not null
        and o.cancelled_at is null and o.ends_at > now()) as knows
    from ${dueTables} where m.id = any(${meetings}::uuid[]) and ${isDue}
      and a.person_id in (select a.person_id from ${dueTables} where m.id = any(${meetings}::uuid[]) and ${isDue} group by a.person_id order by a.person_id limit ${batch})
    order by a.person_id, m.starts_at, a.id for update of a skip locked`.execute(tx)
  return rows
}

/** Another moment asks anew who comes: then there is no seat to tell of. */
const kindOf = ({ cancelled_at, told_sequence, answer }: Due) =>
  (cancelled_at ? 'cancelled' : told_sequence === null ? 'new' : told_sequence === seatToTell && answer === 'yes' ? 'seated' : 'moved')

/** Of one person what goes in one letter: a series that is new to them, and otherwise what is asked and what is off. */
const lettersOf = (due: readonly Due[]): Due[][] => {
  const people = new Map<string, Due[]>()
  for (const one of due) {
    const key = `${one.person_id} ${one.cancelled_at ? 'off' : 'on'}`
    people.set(key, [...people.get(key) ?? [], one])
  }
  return [...people.values()]
}

const letterFor = (due: readonly Due[], series: readonly CalendarRow[], origin: string | undefined, token: string): Letter => {
  const [first] = due as [Due]
  const method = first.cancelled_at ? 'CANCEL' : 'REQUEST'
  const asked = (answer: Answer | null) => [{ address: first.address, name: first.name, answer: partStat(answer) }]
  const isNew = first.appointment_id !== null && !first.knows && !first.cancelled_at
  const meetings = isNew ? wholeSeries(series, origin, asked(null)) : due.map((one) => instanceOf(one, origin, asked(one.answer)))
  return {
    person_id: first.person_id, address: first.address, ...meetingLetter({ ...first, origin, token, kind: kindOf(first), days: due }),
    ...(first.cancelled_at ? {} : { answers: { kind: 'meeting', id: isNew ? first.appointment_id ?? first.id : first.id, workspace_id: first.workspace_id } }),
    calendar: { text: writeCalendar(method, meetings), method },
  }
}

const rowsOf = async (tx: Tx, meetings: readonly string[]): Promise<CalendarRow[]> => (await sql<CalendarRow>`
  select ${calendarColumns} from meeting m join workspace w on w.id = m.workspace_id cross join site where m.id = any(${meetings}::uuid[])`.execute(tx)).rows

/**
 * Asks who came into the ring since, lets go of who left it, and sends everybody what their calendar does not have yet, one
 * letter for a series, fifty people at a time. Twice does no harm.
 */
const tell = (origin: string | undefined): Hand => async (database: Database, job) => {
  const meeting = String(job.payload['meeting'])
  await database.change(async (tx) => {
    const together = await togetherWith(tx, meeting)
    await keepToRing(tx, together)
    const due = (await dueIn(tx, together)).map((one) => ({ ...one, token: newToken() }))
    if (due.length === 0) return
    const series = await rowsOf(tx, together)
    const tokens = new Map(due.map(({ attendee, token }) => [attendee, token]))
    await writeMails(tx, lettersOf(due).map((one) => letterFor(one, series, origin, tokens.get(one[0]?.attendee ?? '') ?? '')))
    const marks = due.map(({ attendee, token, sequence }) => ({ id: attendee, hash: hashOf(token).toString('hex'), sequence }))
    await sql`update meeting_attendee a set told_sequence = d.sequence, token_hash = decode(d.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as d(id uuid, hash text, sequence int) where a.id = d.id`.execute(tx)
    if (new Set(due.map(({ person_id }) => person_id)).size === batch) await enqueue(tx, { kind: job.kind, key: `meetings.tell:${meeting}`, payload: { meeting } })
  })
}

/** The jobs of meetings, by kind. `origin`: the address of the site, for the links in the mail. */
export const meetingHands = (origin: string | undefined): Record<string, Hand> => ({ 'meetings.tell': tell(origin) })
