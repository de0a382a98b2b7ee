import { sql, type RawBuilder } from 'kysely'
import { unreadSql } from '../../workspaces/unread.ts'

// What belongs together comes together: in the morning, before work begins, and of a week on its first day.
const hour = sql.lit('7 hours')

const startSql = (rhythm: RawBuilder<unknown>, at: RawBuilder<unknown>) => sql`date_trunc(case ${rhythm} when 'weekly' then 'week' else 'day' end,
  (${at} at time zone 'Europe/Amsterdam') - interval ${hour}) + interval ${hour}`

/** SQL: the last moment of a rhythm up to `at`: seven in the morning here, of a week on Monday. Of another rhythm it is `at` itself. */
export const momentBefore = (rhythm: RawBuilder<unknown>, at: RawBuilder<unknown> = sql`now()`): RawBuilder<Date> =>
  sql<Date>`case when ${rhythm} in ('daily', 'weekly') then (${startSql(rhythm, at)}) at time zone 'Europe/Amsterdam' else ${at} end`

/** SQL: the first moment of a rhythm after `at`. A day on which the clock changes is longer or shorter: seven stays seven. */
export const momentAfter = (rhythm: RawBuilder<unknown>, at: RawBuilder<unknown> = sql`now()`): RawBuilder<Date> =>
  sql<Date>`case when ${rhythm} in ('daily', 'weekly') then (${startSql(rhythm, at)} + case ${rhythm} when 'weekly' then interval '7 days' else interval '1 day' end)
    at time zone 'Europe/Amsterdam' else ${at} end`

// What has an end is of no use after it, and what may do harm is looked at now: who gathers their mail hears of it at once.
const urgent = ['decision.remind', 'charter.remind', 'meeting.answer', 'meeting.edit', 'moderation.report', 'moderation.appeal'] as const

/** Whether an act is told at once, whatever the rhythm. */
export const isUrgent = (act: string): boolean => (urgent as readonly string[]).includes(act)

/** SQL: the think tanks that people follow, and how much is new in them for each, as far as it happened before `before`. */
export const followedSql = (before?: RawBuilder<unknown>): RawBuilder<unknown> => sql`select f.workspace_id, f.person_id, f.mailed_seq, w.slug, w.title, w.attribution,
    ${unreadSql('w', sql.ref('f.person_id'), sql`greatest(f.mailed_seq, (select rd.seq from reading rd where rd.person_id = f.person_id and rd.workspace_id = f.workspace_id))`, before)} as count
  from following f join workspace w on w.id = f.workspace_id where f.mail = 'all' and w.closed_at is null`

/**
 * SQL: whether a letter to the person `p` may go out now, when `m` is their row in `mailing`, if any: something urgent waits,
 * or their moment has come since the last letter and something was waiting by then. "At once" still lets ten minutes pass
 * after the first thing: those are in the job.
 */
export const isDueSql: RawBuilder<boolean> = sql<boolean>`(exists (select 1 from notice n join happening h on h.id = n.happening_id
    where n.person_id = p.id and n.mailed_at is null and h.act = any(${sql.lit(`{${urgent.join()}}`)}::text[]))
  or (m.mailed_at is null or m.mailed_at < ${momentBefore(sql.ref('p.mail_rhythm'))}) and (
    exists (select 1 from notice n where n.person_id = p.id and n.mailed_at is null and n.written_at <= ${momentBefore(sql.ref('p.mail_rhythm'))})
    or exists (select 1 from (${followedSql(momentBefore(sql.ref('p.mail_rhythm')))} and f.person_id = p.id) news where news.count > 0)))`
