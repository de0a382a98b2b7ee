import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import type { Problem } from './fetching.ts'
import { mostWords, queryFor } from './watching.ts'

export const perPage = 50
/** What is older than the first thousand is for a search engine. */
export const mostItems = 1000

const feedFields = (here: Here) => links(here, 'other_feed').select([
  'other_feed.id', 'other_feed.address', 'other_feed.title', 'other_feed.home', 'other_feed.read_at', 'other_feed.asked_at',
  'other_feed.failing_since', 'other_feed.paused_at',
  'other_feed.next_at', 'other_feed.paused_why',
]).select([
  sql<Problem | ''>`other_feed.problem`.as('problem'),
  sql<number>`(select count(*)::int from other_feed_item i where i.feed_id = other_feed.id)`.as('items'),
])

/** The feeds that the association follows, by name; `page` from 1. `total` on each: how many there are. One query. */
export const feedsIn = (here: Here, page: number) => feedFields(here).select(sql<number>`(count(*) over ())::int`.as('total'))
  .orderBy(sql`lower(other_feed.title) collate "C"`).orderBy('other_feed.id').limit(perPage).offset((page - 1) * perPage).execute()

export type FeedLine = Omit<Awaited<ReturnType<typeof feedsIn>>[number], 'total'>

/** One of them; 404 when there is none by this id. */
export const feedAt = async (here: Here, id: string): Promise<FeedLine> => {
  if (!isId(id)) throw notHere()
  return orNotHere(await feedFields(here).where('other_feed.id', '=', id).executeTakeFirst())
}

/** All of them, for a list to take along. */
export const everyFeed = (here: Here) =>
  links(here, 'other_feed').select(['title', 'address', 'home']).orderBy(sql`lower(title) collate "C"`).execute()

const items = (here: Here) => links(here, 'other_feed_item').innerJoin('other_feed', 'other_feed.id', 'other_feed_item.feed_id').select([
  'other_feed_item.id', 'other_feed_item.title', 'other_feed_item.link', 'other_feed_item.summary', 'other_feed_item.published_at', 'other_feed_item.found_at',
  'other_feed.id as feed_id', 'other_feed.title as feed',
])

/** The newest items of one feed: at most fifty. */
export const itemsOf = (here: Here, feed: string) => items(here).where('other_feed_item.feed_id', '=', feed)
  .orderBy('other_feed_item.sorted_at', 'desc').orderBy('other_feed_item.id').limit(perPage).execute()

export type NewsItem = Awaited<ReturnType<typeof itemsOf>>[number]

/** One item by its id; 404 when there is none. */
export const newsItemAt = async (here: Here, id: string): Promise<NewsItem> => {
  if (!isId(id)) throw notHere()
  return orNotHere(await items(here).where('other_feed_item.id', '=', id).executeTakeFirst())
}

/** The words that this think tank watches for, in the order of the alphabet. */
export const wordsIn = (here: Here) => rows(here, 'watch_word').select(['watch_word.id', 'watch_word.words'])
  .orderBy(sql`words_key collate "C"`).limit(mostWords).execute()

export type WordLine = Awaited<ReturnType<typeof wordsIn>>[number]

const meets = (queries: readonly string[] | undefined): RawBuilder<boolean> =>
  (queries === undefined ? sql<boolean>`true` : sql<boolean>`other_feed_item.lexemes @@ ${queries.map((one) => `(${one})`).join(' | ')}::tsquery`)

/**
 * A page of news, newest first: what answers at least one of these words, or everything when `words` is undefined. `matched`:
 * which of the words, counted from 0. `total`: how many there are, up to a thousand. Two queries.
 */
export const newsIn = async (here: Here, words: readonly string[] | undefined, page: number) => {
  const queries = words?.map(queryFor)
  if (queries?.length === 0) return { news: [], total: 0 }
  const some = links(here, 'other_feed_item').where(meets(queries)).select('other_feed_item.id').limit(mostItems)
  const { total } = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id)
    .select(sql<number>`(select count(*)::int from ${some} counted)`.as('total')).executeTakeFirstOrThrow()
  const news = await items(here).where(meets(queries))
    .select(sql<number[]>`array(select (asked.nth - 1)::int from unnest(${queries ?? []}::text[]) with ordinality asked (query, nth)
      where other_feed_item.lexemes @@ asked.query::tsquery order by asked.nth)`.as('matched'))
    .orderBy('other_feed_item.sorted_at', 'desc').orderBy('other_feed_item.id').limit(perPage).offset((page - 1) * perPage).execute()
  return { news, total }
}

export type MatchedItem = Awaited<ReturnType<typeof newsIn>>['news'][number]

/** How many feeds the association follows. */
export const feedCount = async (here: Here): Promise<number> =>
  (await links(here, 'other_feed').select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count
