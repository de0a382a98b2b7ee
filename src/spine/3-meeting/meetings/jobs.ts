import { sql } from 'kysely'
import { writeCalendar } from '../../../documents/calendar.ts'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { hashOf, newToken } from '../../../platform/ids.ts'
import { enqueue, type Hand } from '../../../platform/jobs.ts'
import { writeMails, type Letter } from '../../../platform/mail.ts'
import { calendarColumns, calendarMeeting, partStat, type CalendarRow } from './calendars.ts'
import { seatToTell } from './changes.ts'
import { keepToRing } from './standing.ts'
import type { Answer } from './form.ts'
import { meetingLetter } from './mails.ts'

interface Due extends CalendarRow {
  readonly attendee: string; readonly person_id: string; readonly address: string; readonly name: string; readonly given_name: string
  readonly language: Language; readonly answer: Answer | null; readonly told_sequence: number | null; readonly cancelled_why: string; readonly tank: string; readonly workspace_id: string
}

const batch = 200

/** Those whose calendar does not have the newest of this meeting, and who stand in its ring now; a meeting that is over tells nobody. */
const dueIn = async (tx: Tx, meeting: string): Promise<Due[]> => {
  const { rows } = await sql<Due>`select ${calendarColumns}, m.workspace_id, m.cancelled_why, w.title as tank, a.id as attendee, a.person_id, a.answer, a.told_sequence, p.email as address, p.language,
      p.given_name, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name
    from meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id join person p on p.id = a.person_id cross join site
    where m.id = ${meeting} and a.told_sequence is distinct from m.sequence and p.email is not null and p.left_at is null and p.redacted_at is null
      and m.ends_at > now() and m.closed_at is null and not (m.cancelled_at is not null and a.told_sequence is null)
      and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)
    order by a.id limit ${batch} for update of a skip locked`.execute(tx)
  return rows
}

/** Another moment asks anew who comes: then there is no seat to tell of. */
const kindOf = ({ cancelled_at, told_sequence, answer }: Due) =>
  (cancelled_at ? 'cancelled' : told_sequence === null ? 'new' : told_sequence === seatToTell && answer === 'yes' ? 'seated' : 'moved')

const letterFor = (due: Due, origin: string | undefined, token: string): Letter => {
  const method = due.cancelled_at ? 'CANCEL' : 'REQUEST'
  const meeting = calendarMeeting(due, origin, [{ address: due.address, name: due.name, answer: partStat(due.answer) }])
  return {
    person_id: due.person_id, address: due.address, ...meetingLetter({ ...due, origin, token, kind: kindOf(due) }),
    ...(due.cancelled_at ? {} : { answers: { kind: 'meeting', id: due.id, workspace_id: due.workspace_id } }),
    calendar: { text: writeCalendar(method, [meeting]), method },
  }
}

/**
 * Asks who came into the ring since, lets go of who left it, and sends everybody what their calendar does not have yet, two
 * hundred at a time. Twice does no harm.
 */
const tell = (origin: string | undefined): Hand => async (database: Database, job) => {
  const meeting = String(job.payload['meeting'])
  await database.change(async (tx) => {
    await keepToRing(tx, meeting)
    const due = await dueIn(tx, meeting)
    if (due.length === 0) return
    const told = due.map((one) => ({ ...one, token: newToken() }))
    await writeMails(tx, told.map((one) => letterFor(one, origin, one.token)))
    const marks = told.map(({ attendee, token, sequence }) => ({ id: attendee, hash: hashOf(token).toString('hex'), sequence }))
    await sql`update meeting_attendee a set told_sequence = d.sequence, token_hash = decode(d.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as d(id uuid, hash text, sequence int) where a.id = d.id`.execute(tx)
    if (due.length === batch) await enqueue(tx, { kind: job.kind, key: `meetings.tell:${meeting}`, payload: { meeting } })
  })
}

/** The jobs of meetings, by kind. `origin`: the address of the site, for the links in the mail. */
export const meetingHands = (origin: string | undefined): Record<string, Hand> => ({ 'meetings.tell': tell(origin) })
