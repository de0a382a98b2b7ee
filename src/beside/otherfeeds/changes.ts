import { z } from 'zod'
import { sql } from 'kysely'
import type { ListedFeed } from '../../documents/feedlists.ts'
import type { Tx } from '../../platform/database.ts'
import { line } from '../../platform/form.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isLoopback } from '../../platform/settings.ts'
import { isId } from '../../workspaces/held.ts'
import type { FeedRow } from './saving.ts'

const mostFeeds = 2000

/** An address to ask: https, and http only for this machine itself, which the guard allows to a program that stays on it. */
const isFeedAddress = (address: string): boolean => {
  if (address.length < 8 || !URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  return username === '' && password === '' && (protocol === 'https:' || protocol === 'http:' && isLoopback(hostname))
}

const address = () => line(2000)
  .pipe(z.string().refine(isFeedAddress, 'https').transform((typed) => new URL(typed).href).pipe(z.string().max(2000, 'long')))
const title = () => z.string().default('').transform((typed) => typed.replace(/\s+/g, ' ').trim()).pipe(z.string().max(200, 'long'))

export const feedForm = z.strictObject({ address: address(), title: title() })
export const editForm = feedForm.extend({ seen: seenField() })
/** A button without anything to fill in. */
export const nothingForm = z.strictObject({})

/** A feed that the association follows; held until the transaction ends. 404 anywhere but at the association. */
export const heldFeed = (id: string): Thing<FeedRow> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    if (!isId(id) || !ring || here.workspace.kind !== 'association') throw notHere()
    const it = await tx.selectFrom('other_feed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'other_feed', id } }
  },
})

/** Has the feeds asked whose time has come. */
export const askSoon = (tx: Tx): Promise<void> => enqueue(tx, { kind: 'feeds.refresh', key: 'feeds.refresh' })

const nameOf = (typed: string, at: string) => typed || new URL(at).host.slice(0, 200)

/** Adds feeds; those that are there already are left as they are, and when all are it is too late (409, 'known'). */
export const addFeeds = async (tx: Tx, feeds: readonly Pick<ListedFeed, 'title' | 'address'>[]): Promise<Done> => {
  const rows = feeds.map((one) => ({
    id: newId(), address: one.address, title: nameOf(one.title.slice(0, 200), one.address), added_at: sql<Date>`now()`, next_at: sql<Date>`now()`,
  }))
  const { count } = await tx.selectFrom('other_feed').select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  if (count + rows.length > mostFeeds) throw tooLate('many')
  const added = rows.length === 0 ? []
    : await tx.insertInto('other_feed').values(rows).onConflict((on) => on.column('address').doNothing()).returning('id').execute()
  const [first] = added
  if (!first) throw tooLate('known')
  await askSoon(tx)
  return { about: { kind: 'other_feed', id: first.id }, told: { count: added.length } }
}

/** The feeds of a list that can be asked: what stands there with http is asked with https. */
export const askable = (feeds: readonly ListedFeed[]): ListedFeed[] => feeds
  .map((one) => (isFeedAddress(one.address) ? one : { ...one, address: one.address.replace(/^http:/, 'https:') }))
  .filter((one) => isFeedAddress(one.address))

/** What the form about a feed shows. */
export const feedShown = ({ address: at, title: named }: Pick<FeedRow, 'address' | 'title'>) => ({ address: at, title: named })

/** Another name or address. At another address everything that was known of the old one is forgotten but its items. Too late (409, 'changed') over what was not seen. */
export const editFeed = async (tx: Tx, it: FeedRow, filled: z.output<typeof editForm>): Promise<Done> => {
  if (isOther(filled.seen, feedShown(it))) throw tooLate('changed')
  const moved = filled.address !== it.address
  const taken = moved && await tx.selectFrom('other_feed').select('id').where('address', '=', filled.address).executeTakeFirst()
  if (taken) throw tooLate('known')
  const anew = {
    etag: '', last_modified: '', problem: '', failures: 0, failing_since: null, paused_at: null, paused_why: null, next_at: sql<Date>`now()`,
  } as const
  const named = { address: filled.address, title: nameOf(filled.title, filled.address) }
  await tx.updateTable('other_feed').set({ ...named, ...(moved && anew) }).where('id', '=', it.id).execute()
  if (moved) await askSoon(tx)
  return {}
}

/** Leaves a feed alone. Its items stay. */
export const pauseFeed = async (tx: Tx, it: FeedRow): Promise<Done> => {
  if (it.paused_at) throw tooLate('paused')
  await tx.updateTable('other_feed').set({ paused_at: sql<Date>`now()`, paused_why: 'by-hand' }).where('id', '=', it.id).execute()
  return {}
}

/** Asks a feed again from now on, also one that was not paused and has to wait. */
export const resumeFeed = async (tx: Tx, it: FeedRow): Promise<Done> => {
  await tx.updateTable('other_feed').set({ paused_at: null, paused_why: null, failures: 0, failing_since: null, next_at: sql<Date>`now()` })
    .where('id', '=', it.id).execute()
  await askSoon(tx)
  return {}
}

/** Removes a feed with its items. What somebody made of an item in a think tank stays. */
export const removeFeed = async (tx: Tx, it: FeedRow): Promise<Done> => {
  await tx.deleteFrom('other_feed').where('id', '=', it.id).execute()
  return { about: { kind: 'other_feed', id: it.id } }
}

