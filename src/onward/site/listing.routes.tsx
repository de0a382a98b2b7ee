/** What everyone may know of a think tank: its chair, or the board where it takes part, puts that on the site or takes it off. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { list, listSchema, unlist, unlistSchema } from './listing.changes.ts'
import { ListingPage } from './listing.views.tsx'
import { listingOf } from './queries.ts'

export const listing = new Hono<Env>()

listing.use('*', (c, next) => {
  if (!acts['workspace.list'].may(c.var.here.who)) throw notHere()
  return next()
})

const show = async (c: Context<Env>, problems: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  return page(c, <ListingPage here={here} listing={await listingOf(here)} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}

listing.get('/', (c) => show(c))

listing.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, listSchema)
  if (!form.ok) return show(c, form)
  const work = performOnce(here, form.once, 'workspace.list', inRing({ kind: 'members' }), (tx) => list(tx, here, form.value))
  if (await unlessStuck(work, ['changed'])) return show(c, { errors: { seen: 'changed' }, typed: form.typed })
  return c.redirect(`${urls.listing(here.workspace)}?gelukt=erop`, 303)
})

listing.post('/intrekking', async (c) => {
  const { here } = c.var
  const form = await readForm(c, unlistSchema)
  if (!form.ok) throw malformed('unlist')
  await performOnce(here, form.once, 'workspace.unlist', inRing({ kind: 'members' }), (tx) => unlist(tx, here))
  return c.redirect(`${urls.listing(here.workspace)}?gelukt=eraf`, 303)
})
