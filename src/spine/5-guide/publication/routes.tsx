/** What a think tank gives to everyone: immutable, numbered editions at a lasting address, with all they rest on. */
import { Hono } from 'hono'
import { also, held } from '../../../workspaces/held.ts'
import type { Here } from '../../../platform/here.ts'
import { pageNumber, readForm } from '../../../platform/form.ts'
import { performOnce } from '../../../platform/perform.ts'
import { malformed, notAllowed, notHere } from '../../../platform/refusals.ts'
import { originOf, page, sendHtml, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { orNotHere } from '../../../workspaces/rings.ts'
import { endorsementsOf } from '../endorsements/queries.ts'
import { supersededCited } from '../sources/superseded.ts'
import { lateIn } from '../ripeness/changes.ts'
import { ripenessOf } from '../ripeness/queries.ts'
import { againstFrom, askEndorsement, askForm, freeze, heldEdition, publish, publishForm, withdrawEdition, withdrawForm, wrongWith } from './changes.ts'
import { coversOf } from './cover.tsx'
import { DifferencesPage } from './differences.tsx'
import { editionAsData } from './feed.ts'
import { draftToPublish, editionAt, editionsOf, editionsOfDraft, newestEditions } from './queries.ts'
import { editionPage } from './remembered.ts'
import { EditionPage } from './views.tsx'
import { mostOnPage, PublicationsPage } from './list.tsx'
import { PublishPage, WithdrawPage } from './publish.tsx'

/** Behind the open door of the site. */
export const publications = new Hono<Env>()

publications.get('/publicaties', async (c) => {
  const { here } = c.var
  const at = pageNumber(c.req.query('pagina'))
  const editions = await newestEditions(here, at, mostOnPage)
  return page(c, <PublicationsPage here={here} page={at} editions={editions} covers={await coversOf(here, editions)} />)
})

publications.get('/publicaties/:slug', async (c) => {
  const { here } = c.var
  const origin = originOf(c)
  return sendHtml(c, await editionPage(here, { slug: c.req.param('slug'), origin }, (edition, editions, endorsements, tank) => (
    <EditionPage here={here} edition={edition} editions={editions} endorsements={endorsements} tank={tank} origin={origin} />
  )))
})

publications.get('/publicaties/:slug/:file{[1-9][0-9]{0,5}\\.json}', async (c) => {
  const { here } = c.var
  const edition = orNotHere(await editionAt(here, c.req.param('slug'), Number.parseInt(c.req.param('file'), 10)))
  const data = editionAsData(here, originOf(c), edition, await editionsOf(here, edition.slug), await endorsementsOf(here, edition.slug))
  return c.json(data, 200, { 'cache-control': 'no-cache', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
})

publications.get('/publicaties/:slug/:number{[1-9][0-9]{0,5}}', async (c) => {
  const { here } = c.var
  const origin = originOf(c)
  return sendHtml(c, await editionPage(here, { slug: c.req.param('slug'), number: Number(c.req.param('number')), origin }, (edition, editions, endorsements, tank) => (
    <EditionPage here={here} edition={edition} editions={editions} endorsements={endorsements} tank={tank} origin={origin} numbered />
  )))
})

publications.get('/publicaties/:slug/:number{[1-9][0-9]{0,5}}/verschillen', async (c) => {
  const { here } = c.var
  const edition = orNotHere(await editionAt(here, c.req.param('slug'), Number(c.req.param('number'))))
  const before = edition.number > 1 ? await editionAt(here, edition.slug, edition.number - 1) : undefined
  return page(c, <DifferencesPage here={here} edition={edition} before={before} />)
})

/** Behind the door of a think tank, under its texts: making an edition and withdrawing one. */
export const publishing = new Hono<Env>()

publishing.get('/:number{[0-9]{1,9}}/publicatie', async (c) => {
  const { here } = c.var
  if (!here.who.chairs) throw notAllowed()
  const draft = orNotHere(await draftToPublish(here, Number(c.req.param('number'))))
  const [ripeness, editions] = [await ripenessOf(here, draft.id), await editionsOfDraft(here, draft.id)]
  const superseded = await supersededCited(here, draft.id)
  return page(c, <PublishPage here={here} draft={draft} ripeness={ripeness} editions={editions} superseded={superseded} />)
})

publishing.post('/:number{[0-9]{1,9}}/publicatie', async (c) => {
  const { here } = c.var
  if (!here.who.chairs) throw notAllowed()
  const draft = orNotHere(await draftToPublish(here, Number(c.req.param('number'))))
  const ripeness = await ripenessOf(here, draft.id)
  const form = await readForm(c, publishForm)
  const open = ripeness.criteria.filter(({ met }) => !met).map(({ key }) => key)
  const late = lateIn(form.typed, draft.revision)
  const errors = late ?? (form.ok ? wrongWith(open, form.value) : form.errors)
  if (!form.ok || errors) {
    const [editions, superseded] = [await editionsOfDraft(here, draft.id), await supersededCited(here, draft.id)]
    return page(c, <PublishPage here={here} draft={draft} ripeness={ripeness} editions={editions} superseded={superseded} errors={errors} typed={form.typed} />, late ? 409 : 422)
  }
  // A text that has become ripe in the meantime is published as ripe, whatever was ticked.
  const against = againstFrom(open, form.value)
  const frozen = await freeze(here, draft, ripeness)
  const thing = also(held('draft', draft.number), async () => ({ ripe: ripeness.ripe, reason: against.map(({ reason }) => reason).join(' ') }))
  const done = await performOnce(here, form.once, 'publication.publish', thing, publish(here, frozen, { ...form.value, against }))
  return c.redirect(`${urls.edition(draft.slug, done.about?.number ?? 1)}?gelukt=gepubliceerd`, 303)
})

/** An edition of this very think tank for its chair: 403 for others, 404 for another's edition or one that is withdrawn. */
const toWithdraw = async (here: Here, slug: string, number: string) => {
  if (!here.who.chairs) throw notAllowed()
  const edition = orNotHere(await editionAt(here, slug, Number(number)))
  if (edition.thinktank_id !== here.workspace.id || edition.withdrawn_at) throw notHere()
  return edition
}

// Not ':slug' again: that is the think tank's, in the address before this.
publishing.get('/publicaties/:edition/:number{[1-9][0-9]{0,5}}/intrekking', async (c) => {
  const { here } = c.var
  return page(c, <WithdrawPage here={here} edition={await toWithdraw(here, c.req.param('edition'), c.req.param('number'))} />)
})

publishing.post('/publicaties/:edition/:number{[1-9][0-9]{0,5}}/intrekking', async (c) => {
  const { here } = c.var
  const [slug, number] = [c.req.param('edition'), Number(c.req.param('number'))]
  const form = await readForm(c, withdrawForm)
  if (!form.ok) {
    return page(c, <WithdrawPage here={here} edition={await toWithdraw(here, slug, c.req.param('number'))} errors={form.errors} typed={form.typed} />, 422)
  }
  await performOnce(here, form.once, 'publication.withdraw', heldEdition(slug, number), withdrawEdition(here, form.value.reason))
  return c.redirect(`${urls.edition(slug, number)}?gelukt=ingetrokken`, 303)
})

publishing.post('/publicaties/:edition/:number{[1-9][0-9]{0,5}}/vaststelling', async (c) => {
  const { here } = c.var
  const [slug, number] = [c.req.param('edition'), Number(c.req.param('number'))]
  const form = await readForm(c, askForm)
  if (!form.ok) throw malformed()
  await performOnce(here, form.once, 'endorsement.ask', heldEdition(slug, number), askEndorsement(here))
  return c.redirect(`${urls.edition(slug, number)}?gelukt=gevraagd`, 303)
})
