/** The feeds of others that the association follows: kept by the secretariat, in and out as OPML, asked by the program. */
import { Hono, type Context } from 'hono'
import { readFeedList, writeFeedList } from '../../documents/feedlists.ts'
import { NotAFeed } from '../../documents/feedmending.ts'
import type { ActName } from '../../acts.ts'
import type { Tx } from '../../platform/database.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { performOnce, type Done } from '../../platform/perform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readUpload } from '../../platform/upload.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { addFeeds, askable, editFeed, editForm, feedForm, heldFeed, nothingForm, pauseFeed, removeFeed, resumeFeed } from './changes.ts'
import { FeedPage } from './feed.views.tsx'
import { everyFeed, feedAt, feedsIn, itemsOf } from './queries.ts'
import type { FeedRow } from './saving.ts'
import { texts } from './texts.ts'
import { FeedsPage, type Wrong } from './views.tsx'

/** Behind the door of the association. */
export const otherFeeds = new Hono<Env>()

/** A list that was taken over, and the names of its lines that could not be. */
interface Taken { readonly left: number; readonly unread: readonly string[] }

const listPage = async (c: Context<Env>, wrong?: Wrong, taken?: Taken) => {
  const { here } = c.var
  const at = pageNumber(c.req.query('pagina'))
  return page(c, <FeedsPage here={here} feeds={await feedsIn(here, at)} at={at} done={taken ? 'ingevoerd' : c.req.query('gelukt')}
    left={taken?.left ?? Number(/^\d{1,5}$/.exec(c.req.query('over') ?? '')?.[0] ?? 0)} unread={taken?.unread ?? wrong?.unread ?? []} wrong={wrong} />, wrong ? 422 : 200)
}

/** Does a change, or shows the page again when it is too late for it. */
const orAgain = async (change: () => Promise<Response>, again: (reason: string) => Promise<Response>) => {
  try {
    return await change()
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 409) return again(fault.reason)
    throw fault
  }
}

otherFeeds.get('/', (c) => listPage(c))

otherFeeds.post('/', async (c) => {
  const form = await readForm(c, feedForm)
  if (!form.ok) return listPage(c, { form: 'one', errors: form.errors, typed: form.typed })
  return orAgain(async () => {
    const { about } = await performOnce(c.var.here, form.once, 'otherFeed.add', inRing({ kind: 'members' }), (tx) => addFeeds(tx, [form.value]))
    return c.redirect(urls.otherFeed(about?.id ?? '', 'toegevoegd'), 303)
  }, (reason) => listPage(c, { form: 'one', errors: { address: reason }, typed: form.typed }))
})

otherFeeds.get('/lijst.opml', async (c) => {
  const { here } = c.var
  const list = writeFeedList(texts[here.language].opmlTitle(here.siteName), await everyFeed(here))
  return c.body(list, 200, {
    'content-type': 'text/x-opml; charset=utf-8', 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="nieuwsfeeds.opml"',
  })
})

const listedIn = (bytes: Uint8Array) => {
  try {
    const { feeds, unread } = readFeedList(bytes)
    return { feeds: askable(feeds), unread }
  } catch (fault) {
    if (fault instanceof NotAFeed) return undefined
    throw fault
  }
}

const mostBytes = 1_000_000

otherFeeds.post('/lijst', async (c) => {
  const { form, file } = await readUpload(c, nothingForm, 'file', mostBytes)
  const wrong = (code: string, unread: readonly string[] = []) => listPage(c, { form: 'list', errors: { file: code }, typed: {}, unread })
  if (!form.ok || !file) return wrong('file')
  const list = listedIn(file.bytes)
  if (!list || list.feeds.length === 0) return list ? wrong('nothing', list.unread) : wrong('opml')
  const { feeds, unread } = list
  return orAgain(async () => {
    const { told } = await performOnce(c.var.here, form.once, 'otherFeed.add', inRing({ kind: 'members' }), (tx) => addFeeds(tx, feeds))
    // The same form sent again adds nothing and has nothing to tell.
    const left = told?.['count'] === undefined ? 0 : feeds.length - Number(told['count'])
    // What could not be taken over is told at once: it is kept nowhere.
    return unread.length > 0 ? listPage(c, undefined, { left, unread }) : c.redirect(urls.otherFeeds({ gelukt: 'ingevoerd', over: left || undefined }), 303)
  }, (reason) => wrong(reason, unread))
})

type AtFeed = Context<Env, '/:id'>

const feedPage = async (c: AtFeed, wrong?: Omit<Wrong, 'form'>) => {
  const { here } = c.var
  const feed = await feedAt(here, c.req.param('id'))
  return page(c, <FeedPage here={here} feed={feed} items={await itemsOf(here, feed.id)} done={c.req.query('gelukt')} wrong={wrong} />, wrong ? 422 : 200)
}

otherFeeds.get('/:id', (c) => feedPage(c))

otherFeeds.post('/:id', async (c) => {
  const form = await readForm(c, editForm)
  if (!form.ok) return feedPage(c, form)
  return orAgain(async () => {
    await performOnce(c.var.here, form.once, 'otherFeed.edit', heldFeed(c.req.param('id')), (tx, it) => editFeed(tx, it, form.value))
    return c.redirect(urls.otherFeed(c.req.param('id'), 'gewijzigd'), 303)
  }, (reason) => feedPage(c, { errors: { [reason === 'changed' ? 'seen' : 'address']: reason }, typed: form.typed }))
})

const button = (path: string, act: ActName, change: (tx: Tx, it: FeedRow) => Promise<Done>, to: (id: string) => string) =>
  otherFeeds.post(`/:id/${path}`, async (c) => {
    const [id, form] = [c.req.param('id') ?? '', await readForm(c, nothingForm)]
    if (form.ok) await performOnce(c.var.here, form.once, act, heldFeed(id), change)
    return c.redirect(to(id), 303)
  })

button('pauze', 'otherFeed.pause', pauseFeed, (id) => urls.otherFeed(id, 'stilgezet'))
button('hervatting', 'otherFeed.resume', resumeFeed, (id) => urls.otherFeed(id, 'hervat'))
button('einde', 'otherFeed.remove', removeFeed, () => urls.otherFeeds({ gelukt: 'verwijderd' }))
