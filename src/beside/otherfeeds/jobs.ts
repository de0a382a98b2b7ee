import { sql } from 'kysely'
import { normaliserVersion } from '../../methods/dutch.ts'
import type { Database } from '../../platform/database.ts'
import type { Hand } from '../../platform/jobs.ts'
import { explain, log } from '../../platform/log.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { staysHome, type Settings } from '../../platform/settings.ts'
import { askSoon } from './changes.ts'
import { wordsOf } from './items.ts'
import { refreshFeeds } from './refreshing.ts'

const rounds = new WeakMap<Database, Promise<void>>()

/** The round that is going on in this process, if any: for whoever must know that it ended. */
export const roundOf = (database: Database): Promise<void> => rounds.get(database) ?? Promise.resolve()

// Others may take fifteen seconds to say nothing: nobody's sign-in mail waits for that, so the round goes on beside the
// other jobs. What it takes is lent to it in the database; what is asked to stop asks nothing any more.
const round = async (database: Database, outgoing: Outgoing) => {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGTERM', stop).once('SIGINT', stop)
  try {
    await refreshFeeds(database, outgoing, stopping.signal)
  } catch (fault) {
    if (!stopping.signal.aborted) log('feeds.failed', { fault: explain(fault) })
  } finally {
    process.off('SIGTERM', stop).off('SIGINT', stop)
    rounds.delete(database)
  }
}

const refresh = (outgoing: Outgoing): Hand => async (database) => {
  if (!rounds.has(database)) rounds.set(database, round(database, outgoing))
}

/** The job of this slice: asks the feeds whose time has come. */
export const feedHands = (settings: Settings): Record<string, Hand> => ({ 'feeds.refresh': refresh({ loopback: staysHome(settings) }) })

/** Has feeds asked when there are any whose time has come. */
export const askForFeeds = async (database: Database): Promise<void> => {
  const { rows } = await sql`select 1 from other_feed
    where paused_at is null and next_at <= now() and (lent_until is null or lent_until < now()) limit 1`.execute(database.db)
  if (rows.length > 0) await database.change(askSoon)
}

const atOnce = 200

/** Finds the words anew of items whose words were found in an older way. */
const findWordsAnew = async (database: Database): Promise<void> => {
  for (;;) {
    const stale = await database.db.selectFrom('other_feed_item').where('version', '<', normaliserVersion)
      .select(['id', 'title', 'summary']).limit(atOnce).execute()
    if (stale.length === 0) return
    const made = stale.map((item) => ({ id: item.id, lexemes: wordsOf(item) }))
    await sql`update other_feed_item set version = ${normaliserVersion}, lexemes = array_to_tsvector(array(select jsonb_array_elements_text(made.lexemes)))
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id uuid, lexemes jsonb) where other_feed_item.id = made.id`.execute(database.db)
  }
}

const keptDays = 400

/** Forgets news of more than a year ago, unless its feed is paused and nothing comes after it, and keeps what is left findable. */
export const tidyNews = async (database: Database): Promise<void> => {
  await sql`delete from other_feed_item item using other_feed feed where feed.id = item.feed_id and feed.paused_at is null
    and item.sorted_at < now() - make_interval(days => ${keptDays}) and item.found_at < now() - interval '30 days'`.execute(database.db)
  await findWordsAnew(database)
}
