import { setImmediate as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { explain, log } from '../../platform/log.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { perform, type Done } from '../../platform/perform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { heldFeed } from './changes.ts'
import { fetchFeed, type Asked, type Fetched } from './fetching.ts'
import type { Known, KeptItem } from './items.ts'
import { saveElsewhere, saveFailure, saveRead, saveSame, type FeedRow } from './saving.ts'
import { openReader, type Reader } from './thread.ts'

interface Due extends Asked { readonly id: string }

const atOnce = 100
const lentMinutes = 10
/** So many hosts are asked beside one another, and of each host one thing at a time. */
const lanes = 8
/** After so many feeds of one host in a row that could not be reached, the others are left for later. */
const mostUnreached = 3

const take = async (database: Database): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    update other_feed set lent_until = now() + make_interval(mins => ${lentMinutes}) where id in (
      select id from other_feed where paused_at is null and next_at <= now() and (lent_until is null or lent_until < now())
      order by next_at limit ${atOnce} for update skip locked)
    returning id, address, etag, last_modified, read_at is null as fresh`.execute(database.db)
  return rows
}

const postpone = (database: Database, ids: readonly string[]) =>
  sql`update other_feed set lent_until = null, next_at = now() + interval '30 minutes' where id = any(${ids}::uuid[])`.execute(database.db)

/** What we have of this feed, so that only what is new is worked out: that takes most of the time. */
const knownOf = async (database: Database, feed: string): Promise<Known> => {
  const rows = await database.db.selectFrom('other_feed_item').where('feed_id', '=', feed).select(['key', 'title', 'summary', 'link']).execute()
  return new Map(rows.map((row) => [row.key, row]))
}

const secretariat = async (tx: Tx): Promise<string[]> => {
  const roles = await tx.selectFrom('role').where('kind', '=', 'secretariat').where('ended_at', 'is', null).select('person_id').execute()
  return roles.map(({ person_id }) => person_id)
}

/** What is left when items are not told twice: those whose page another feed brought already are left out. */
const notTold = async (database: Database, feed: string, items: readonly KeptItem[]): Promise<KeptItem[]> => {
  const keys = items.map(({ link_key }) => link_key).filter(Boolean)
  if (keys.length === 0) return [...items]
  const { rows } = await sql<{ link_key: string }>`select link_key from other_feed_item
    where link_key = any(${keys}::text[]) and feed_id <> ${feed}`.execute(database.db)
  const told = new Set(rows.map(({ link_key }) => link_key))
  return items.filter(({ link_key }) => !told.has(link_key))
}

const giveBack = (tx: Tx, id: string) => tx.updateTable('other_feed').set({ lent_until: null }).where('id', '=', id).execute()

/** Writes down what came of asking a feed, as the clerk. One that failed for weeks is paused, and the secretariat hears of it. */
const save = async ({ database, clerk, reader }: Pick<Round, 'database' | 'clerk' | 'reader'>, due: Due, fetched: Fetched): Promise<void> => {
  const known = fetched.kind === 'read' ? await knownOf(database, due.id) : new Map()
  // A feed that suddenly has nothing at all lost it: what we have stays.
  const isLost = fetched.kind === 'read' && fetched.feed.items.length === 0 && known.size > 0
  const came: Fetched = isLost ? { kind: 'failed', problem: 'none' } : fetched
  const items = came.kind === 'read' ? await notTold(database, due.id, await reader.keep(came.feed.items, known)) : []
  let lost = false
  await perform(clerk, 'otherFeed.refresh', heldFeed(due.id), async (tx, it: FeedRow) => {
    // Somebody changed or paused it meanwhile.
    if (it.address !== due.address || it.paused_at) await giveBack(tx, it.id)
    else if (came.kind === 'same') await saveSame(tx, it)
    else if (came.kind === 'elsewhere') await saveElsewhere(tx, it, came.address)
    else if (came.kind === 'read') await saveRead(tx, it, came, items, known.size)
    else lost = await saveFailure(tx, it, came)
  })
  if (lost) await perform(clerk, 'otherFeed.fail', heldFeed(due.id), async (tx): Promise<Done> => ({ hears: await secretariat(tx) }))
}

interface Round {
  readonly database: Database
  readonly clerk: Here
  readonly outgoing: Outgoing
  readonly reader: Reader
  readonly stop: AbortSignal
  /** does one thing after another */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>
}

// Many are waited for at once and kept one by one: keeping takes the processor and the one connection of PGlite, which
// whoever opens a page needs too.
const turns = (): Round['inTurn'] => {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined).then(() => pause())
    return turn
  }
}

const isUnreached = (fetched: Fetched) => fetched.kind === 'failed' && ['slow', 'failed', 'unknown-host', 'inside'].includes(fetched.problem)

const askHost = async ({ database, clerk, outgoing, reader, stop, inTurn }: Round, feeds: readonly Due[]) => {
  let unreached = 0
  for (const [nth, due] of feeds.entries()) {
    if (stop.aborted) return
    if (unreached >= mostUnreached) { await postpone(database, feeds.slice(nth).map(({ id }) => id)); return }
    const fetched = await fetchFeed(due, outgoing, reader, stop)
    if (stop.aborted) return
    unreached = isUnreached(fetched) ? unreached + 1 : 0
    await inTurn(() => save({ database, clerk, reader }, due, fetched)).catch((fault: unknown) => {
      // It was removed meanwhile.
      if (!(fault instanceof Refusal)) throw fault
    })
  }
}

const perHost = (due: readonly Due[]): Due[][] => {
  const hosts = new Map<string, Due[]>()
  for (const one of due) {
    const host = URL.canParse(one.address) ? new URL(one.address).host : one.address
    hosts.set(host, [...hosts.get(host) ?? [], one])
  }
  return [...hosts.values()]
}

/**
 * Asks every feed whose time has come: eight hosts beside one another, one feed of a host at a time. Each is lent to this
 * process first, so that another leaves it. Answers how many were asked. `stop` ends what it waits for.
 */
export const refreshFeeds = async (
  database: Database, outgoing: Outgoing, stop: AbortSignal = new AbortController().signal,
): Promise<number> => {
  const round: Round = { database, clerk: await clerkIn(database, { kind: 'association' }), outgoing, reader: openReader(), stop, inTurn: turns() }
  try {
    return await rounds(round)
  } finally {
    await round.reader.close()
  }
}

const rounds = async (round: Round): Promise<number> => {
  const { database, stop } = round
  let count = 0
  for (let due = await take(database); due.length > 0 && !stop.aborted; due = await take(database)) {
    count += due.length
    const hosts = perHost(due)
    const lane = async () => {
      for (let feeds = hosts.shift(); feeds; feeds = hosts.shift()) {
        await askHost(round, feeds).catch((fault: unknown) => log('feeds.failed', { fault: explain(fault) }))
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }
  return count
}
