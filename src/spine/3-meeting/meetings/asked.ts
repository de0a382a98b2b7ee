import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { hashOf } from '../../../platform/ids.ts'
import type { Answer } from './form.ts'

/** Somebody who opened the link in a mail: the meeting they were asked to, and what they answered. Looks, and changes nothing. */
export interface Asked {
  readonly workspace_id: string; readonly number: number; readonly person_id: string; readonly title: string; readonly tank: string; readonly name: string; readonly language: Language
  readonly starts_at: Date; readonly ends_at: Date; readonly place: string; readonly link: string; readonly answer: Answer | null; readonly waits: boolean; readonly cancelled: boolean; readonly over: boolean
  /** who comes instead */
  readonly alternate: string | null
}

export const askedWith = async (database: Database, token: string): Promise<Asked | undefined> => {
  const { rows } = await sql<Asked>`select m.workspace_id, m.number, a.person_id, m.title, w.title as tank, p.language, m.starts_at, m.ends_at, m.place, m.link, a.answer,
      concat_ws(' ', p.given_name, p.prefix, p.family_name) as name, a.waits_since is not null as waits, m.cancelled_at is not null as cancelled,
      (m.ends_at <= now() or m.closed_at is not null) as over, (select s.name from meeting_attendee s where s.stands_for = a.id) as alternate
    from meeting_attendee a join meeting m on m.id = a.meeting_id join workspace w on w.id = m.workspace_id join person p on p.id = a.person_id
    where a.token_hash = ${hashOf(token)} and p.left_at is null and p.redacted_at is null
      and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)`.execute(database.db)
  return rows[0]
}

/** The others of the same series that are to come, for who opened the link to one of them. */
export interface Sibling { readonly number: number; readonly starts_at: Date; readonly ends_at: Date; readonly answer: Answer | null; readonly waits: boolean }

export const siblingsWith = async (database: Database, token: string): Promise<Sibling[]> => {
  const { rows } = await sql<Sibling>`select m.number, m.starts_at, m.ends_at, a.answer, a.waits_since is not null as waits
    from meeting_attendee t join meeting one on one.id = t.meeting_id join meeting m on m.series_id = one.series_id and m.id <> one.id
      join meeting_attendee a on a.meeting_id = m.id and a.person_id = t.person_id
    where t.token_hash = ${hashOf(token)} and m.cancelled_at is null and m.closed_at is null and m.ends_at > now() order by m.starts_at`.execute(database.db)
  return rows
}
