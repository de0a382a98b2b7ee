import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../platform/database.ts'
import { startOfToday } from '../platform/dates.ts'
import { momentHere, type Here } from '../platform/here.ts'
import { isId } from './held.ts'

/** What is news to nobody: who opens and leaves a text to write in it, each answer to an amendment, and each post, of which the discussion itself tells what is new. */
export const quietActs = ['draft.lock', 'draft.release', 'charter.answer', 'decision.answer', 'meeting.answer', 'meeting.arrive', 'decision.remind', 'decision.end', 'datepoll.answer', 'datepoll.remind', 'post.add', 'post.edit'] as const

/** More than this is not counted: the page says "99+". */
export const mostUnread = 100

/**
 * SQL: whether this happening may be news by now. Where nobody may know who said what it is from the next day on: a count
 * that went up at once would tell the moment, and so who was at it. `attribution` is a column or value of the workspace's rule.
 */
export const isNewsSql = (happening: string, attribution: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${happening}.act`)} <> all(${sql.lit(`{${quietActs.join()}}`)}::text[]) and (${attribution} <> 'anonymous'
    or ${sql.ref(`${happening}.at`)} < ${startOfToday})`

/** SQL: the open rings of the workspace `of` in which `person` stands now. Whoever left one has nothing unread in it. */
const ringsOf = (of: string, person: RawBuilder<unknown>) => sql`ring_person rp join ring r on r.id = rp.ring_id
  where rp.person_id = ${person} and rp.ended_at is null and r.closed_at is null and r.workspace_id = ${sql.ref(`${of}.id`)}`

/**
 * SQL: how many happenings of the workspace `of` (an alias of table workspace) came after `after` in the rings that `person`
 * stands in, by somebody else, and where said before a moment; `mostUnread` at most. A number and nothing else: it tells a person about themselves only.
 */
export const unreadSql = (of: string, person: RawBuilder<unknown>, after: RawBuilder<unknown>, before?: RawBuilder<unknown>): RawBuilder<number> => sql<number>`(
  select count(*)::int from (select 1 from (select r.id from ${ringsOf(of, person)}) mine, lateral (
    select h.seq from happening h where h.workspace_id = ${sql.ref(`${of}.id`)} and h.ring_id = mine.id and h.seq > ${after}
      and ${isNewsSql('h', sql.ref(`${of}.attribution`))}${before ? sql` and h.at < ${before}` : sql``}
      and not exists (select 1 from giver g where g.kind = 'happening' and g.thing_id = h.id and g.person_id = ${person})
    order by h.seq limit ${sql.lit(mostUnread)}) news limit ${sql.lit(mostUnread)}) counted)`

/** How long after the last look the next one is a new visit. */
const visitMinutes = 30

/**
 * Keeps that the person who asks saw everything up to this happening, and begins a new visit when the last was a while ago,
 * or when they say `done` themselves: then what was new is new no more. It is their own bookmark that nobody else sees: no
 * act, so no happening, and who looked when is not told anywhere. Answers whether there was such a happening in their rings.
 *
 * A happening that was being written while the page was made may have a lower place than the newest one on it, and then counts
 * as seen. The page follows what happens, so it shows it within a second all the same.
 */
export const keepSeen = async (database: Database, here: Here, upTo: string, done: boolean): Promise<boolean> => {
  const { workspace, who, rings } = here
  if (!isId(upTo) || !who.member) return false
  const at = momentHere(here)
  const newVisit = sql`(${done} or reading.at < excluded.at - make_interval(mins => ${visitMinutes}))`
  const { rows } = await sql`
    insert into reading (person_id, workspace_id, seq, since_seq, at, since_at)
    select ${who.member}, workspace_id, seq, seq, ${at}, ${at} from happening
      where id = ${upTo} and workspace_id = ${workspace.id} and ring_id = any(${rings.map(({ id }) => id)}::uuid[])
    on conflict (person_id, workspace_id) do update set seq = greatest(reading.seq, excluded.seq), at = excluded.at,
      since_seq = case when ${done} then greatest(reading.seq, excluded.seq) when ${newVisit} then reading.seq else reading.since_seq end,
      since_at = case when ${newVisit} then reading.at else reading.since_at end
    returning 1`.execute(database.db)
  return rows.length > 0
}

/** SQL: the id of the newest that may be news in your rings; null when nothing is. An id is drawn, so it says nothing of order. */
export const newestSql = (here: Here): RawBuilder<string | null> => sql<string | null>`(
  select newest.id from unnest(${here.rings.map(({ id }) => id)}::uuid[]) mine(ring), lateral (
    select h.id, h.seq from happening h where h.workspace_id = ${here.workspace.id} and h.ring_id = mine.ring
      and ${isNewsSql('h', sql.lit(here.workspace.attribution))} order by h.seq desc limit 1) newest
  order by newest.seq desc limit 1)`
