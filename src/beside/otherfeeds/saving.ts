import { sql, type Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { Tables } from '../../tables.ts'
import type { Fetched, Problem } from './fetching.ts'
import type { KeptItem } from './items.ts'

export type FeedRow = Selectable<Tables['other_feed']>

const anHour = 60
const mostMinutes = 24 * anHour
/** After so many days without an answer, and so many tries, a feed is left alone until somebody looks at it. */
const [patientDays, leastTries] = [21, 10]
const mostItemsKept = 500

/** Minutes until a feed is asked again after failing so many times in a row: an hour, two, four, at most a day. */
export const backoff = (failures: number): number => Math.min(mostMinutes, anHour * 2 ** Math.max(0, failures - 1))

// Not all at the same minute: a tenth more or less, by chance.
const soon = (minutes: number) => sql<Date>`now() + make_interval(secs => ${Math.round(minutes * 60 * (0.95 + Math.random() * 0.1))})`

const wentWell = { problem: '', failures: 0, failing_since: null, lent_until: null } as const

const isLost = (it: FeedRow, problem: Problem, failures: number): boolean =>
  problem !== 'busy' && failures >= leastTries && it.failing_since !== null && Date.now() - it.failing_since.getTime() > patientDays * 86_400_000

/** Writes down that a feed gave no news. True when it is paused from now on. */
export const saveFailure = async (tx: Tx, it: FeedRow, { problem, minutes }: Extract<Fetched, { kind: 'failed' }>): Promise<boolean> => {
  const failures = it.failures + 1
  const pausedWhy = problem === 'gone' ? 'gone' : isLost(it, problem, failures) ? 'failing' : null
  await tx.updateTable('other_feed').set({
    problem, failures, failing_since: it.failing_since ?? sql<Date>`now()`, asked_at: sql<Date>`now()`, lent_until: null,
    next_at: soon(Math.max(minutes ?? 0, backoff(failures))), ...(pausedWhy && { paused_at: sql<Date>`now()`, paused_why: pausedWhy }),
  }).where('id', '=', it.id).execute()
  return pausedWhy !== null
}

/** Writes down that nothing changed since it was last read. */
export const saveSame = async (tx: Tx, it: FeedRow): Promise<void> => {
  await tx.updateTable('other_feed').set({ ...wentWell, asked_at: sql<Date>`now()`, read_at: sql<Date>`now()`, next_at: soon(anHour) })
    .where('id', '=', it.id).execute()
}

/** Somebody gave the address of a website: from now on its feed is asked, at once. Where that one is followed already, it stays a page. */
export const saveElsewhere = async (tx: Tx, it: FeedRow, address: string): Promise<void> => {
  const taken = await tx.selectFrom('other_feed').select('id').where('address', '=', address).executeTakeFirst()
  if (taken) { await saveFailure(tx, it, { kind: 'failed', problem: 'page' }); return }
  await tx.updateTable('other_feed').set({ address, ...(it.title === new URL(it.address).host && { title: new URL(address).host.slice(0, 200) }), lent_until: null, next_at: sql<Date>`now()` })
    .where('id', '=', it.id).execute()
}

const insertItems = async (tx: Tx, feed: string, items: readonly KeptItem[], known: number) => {
  if (items.length === 0) return
  await sql`insert into other_feed_item (id, feed_id, key, link, link_key, title, summary, published_at, found_at, sorted_at, lexemes, version)
    select made.id, ${feed}, made.key, made.link, made.link_key, made.title, made.summary, made.published_at, now(), coalesce(made.published_at, now()),
      array_to_tsvector(array(select jsonb_array_elements_text(made.lexemes))), made.version
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as made
      (id uuid, key text, link text, link_key text, title text, summary text, published_at timestamptz, lexemes jsonb, version int)
    on conflict (feed_id, key) do update set title = excluded.title, summary = excluded.summary, link = excluded.link, link_key = excluded.link_key,
      lexemes = excluded.lexemes, version = excluded.version`.execute(tx)
  if (known + items.length > mostItemsKept) await sql`delete from other_feed_item where feed_id = ${feed} and id in (
    select id from other_feed_item where feed_id = ${feed} order by sorted_at desc, id offset ${mostItemsKept})`.execute(tx)
}

type Read = Extract<Fetched, { kind: 'read' }>

/** Keeps what a feed brought: `items` are those that are new or read otherwise now, `known` is how many we had. */
export const saveRead = async (tx: Tx, it: FeedRow, read: Read, items: readonly KeptItem[], known: number): Promise<void> => {
  const { feed, etag, lastModified } = read
  await insertItems(tx, it.id, items, known)
  // Nobody gave it a name of their own: then it is called what it calls itself.
  const unnamed = it.title === new URL(it.address).host
  await tx.updateTable('other_feed').set({
    ...wentWell, asked_at: sql<Date>`now()`, read_at: sql<Date>`now()`, etag, last_modified: lastModified,
    next_at: soon(Math.min(mostMinutes, Math.max(anHour, feed.minutes ?? 0))), ...(feed.link && { home: feed.link }),
    ...(unnamed && feed.title && { title: feed.title.slice(0, 200) }),
  }).where('id', '=', it.id).execute()
}
