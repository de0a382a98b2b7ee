/** The landscape: what exists already about the theme, from whom, whether it still holds, and what it leaves unanswered. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { toCsv } from '../../../association/imports/writing.ts'
import { isoDay } from '../../../platform/dates.ts'
import { readForm, type Filled as FormFilled } from '../../../platform/form.ts'
import { perform, performOnce, refuseUnlessMay } from '../../../platform/perform.ts'
import { malformed, notAllowed, Refusal } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { newsItemAt } from '../../../beside/otherfeeds/queries.ts'
import { addItem, editItem, heldItem, itemForm, nextForm, supersedeItem, withdrawForm, withdrawItem } from './changes.ts'
import { addFromNews, knownFromNews, newsForm } from './fromnews.ts'
import { FormPage, ItemPage, type Wrong } from './one.tsx'
import { countsIn, everyItem, itemAt, itemsIn, othersIn, readFilter, sourceChoices, statesOf } from './queries.ts'
import { texts } from './texts.ts'
import { asTable, LandscapePage, PrintPage } from './views.tsx'

/** Behind the door of a think tank. */
export const landscape = new Hono<Env>()

const id = ':id{[0-9a-f-]{36}}' as const

const filterOf = (c: Context<Env>) => readFilter((name) => c.req.queries(name))

landscape.get('/', async (c) => {
  const { here } = c.var
  const filter = filterOf(c)
  const [items, counts] = [await itemsIn(here, filter), await countsIn(here)]
  return page(c, <LandscapePage here={here} items={items} counts={counts} filter={filter} done={c.req.query('gelukt')} />)
})

landscape.get('/lijst', async (c) => page(c, <PrintPage here={c.var.here} items={await everyItem(c.var.here, filterOf(c))} />))

landscape.get('/lijst.csv', async (c) => {
  const { here } = c.var
  const { columns, rows } = asTable(here, await everyItem(here, filterOf(c)))
  const name = `${texts[here.language].title.toLowerCase()}-${here.workspace.slug}-${isoDay(new Date())}.csv`
  return c.body(toCsv(columns, rows) as Uint8Array<ArrayBuffer>, 200, {
    'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"`,
  })
})

const addPage = async (c: Context<Env>, wrong?: Wrong) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <FormPage here={here} sources={await sourceChoices(here)} wrong={wrong} />, wrong ? 422 : 200)
}

landscape.get('/nieuw', (c) => addPage(c))

landscape.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, itemForm)
  if (!form.ok) return addPage(c, form)
  const { about } = await performOnce(here, form.once, 'landscape.add', inRing({ kind: 'members' }), addItem(here, form.value))
  return c.redirect(urls.landscapeItem(here.workspace, about?.id ?? '', 'toegevoegd'), 303)
})

// One press puts an item of the news of others in the landscape; its page is where it is mended.
landscape.post('/uit-nieuws', async (c) => {
  const { here } = c.var
  const form = await readForm(c, newsForm)
  if (!form.ok) throw malformed('item')
  if (!acts['landscape.add'].may(here.who)) throw notAllowed()
  const item = await newsItemAt(here, form.value.item)
  try {
    const { about } = await perform(here, 'landscape.add', inRing({ kind: 'members' }), addFromNews(here, item))
    return c.redirect(urls.landscapeItem(here.workspace, about?.id ?? '', 'uit-nieuws'), 303)
  } catch (fault) {
    const known = fault instanceof Refusal && fault.reason === 'known' ? await knownFromNews(here, item) : undefined
    if (!known) throw fault
    return c.redirect(urls.landscapeItem(here.workspace, known, 'bekend'), 303)
  }
})

type AtItem = Context<Env, `/${typeof id}`>

const itemPage = async (c: AtItem, wrong?: Wrong) => {
  const { here } = c.var
  const item = await itemAt(here, c.req.param('id'))
  const [states, others] = [await statesOf(here, item), await othersIn(here, item)]
  return page(c, <ItemPage here={here} item={item} marker={await markerFor(here, item.glossary, [item.about, item.lacks])} states={states} others={others} done={c.req.query('gelukt')} wrong={wrong} />, wrong ? 422 : 200)
}

landscape.get(`/${id}`, (c) => itemPage(c))

const editPage = async (c: AtItem, wrong?: Wrong) => {
  const { here } = c.var
  const item = await itemAt(here, c.req.param('id'))
  refuseUnlessMay(here, 'landscape.edit', item)
  return page(c, <FormPage here={here} sources={await sourceChoices(here)} item={item} wrong={wrong} />, wrong ? 422 : 200)
}

/** Does the change, or shows the page again when somebody was earlier or it cannot be. */
const orAgain = async <T,>(
  form: FormFilled<T>, field: string, reasons: readonly string[], change: (good: FormFilled<T> & { ok: true }) => Promise<Response>, show: (wrong: Wrong) => Promise<Response>,
) => {
  if (!form.ok) return show(form)
  try {
    return await change(form)
  } catch (fault) {
    if (fault instanceof Refusal && reasons.includes(fault.reason)) return show({ errors: { [field]: fault.reason }, typed: form.typed })
    throw fault
  }
}

landscape.get(`/${id}/verbetering`, (c) => editPage(c as AtItem))

landscape.post(`/${id}/verbetering`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, itemForm)
  return orAgain(form, 'seen', ['changed'], async ({ once, value }) => {
    await performOnce(here, once, 'landscape.edit', heldItem(c.req.param('id')), editItem(here, value))
    return c.redirect(urls.landscapeItem(here.workspace, c.req.param('id'), 'gewijzigd'), 303)
  }, (wrong) => editPage(c as AtItem, wrong))
})

landscape.post(`/${id}/vervanging`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, nextForm)
  return orAgain(form, 'by', ['circle', 'changed'], async ({ once, value }) => {
    await performOnce(here, once, 'landscape.supersede', heldItem(c.req.param('id')), supersedeItem(here, value))
    return c.redirect(urls.landscapeItem(here.workspace, c.req.param('id'), value.by ? 'vervangen' : 'hersteld'), 303)
  }, (wrong) => itemPage(c as AtItem, wrong))
})

landscape.post(`/${id}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return itemPage(c as AtItem, form)
  await performOnce(here, form.once, 'landscape.withdraw', heldItem(c.req.param('id')), withdrawItem(here, form.value.reason))
  return c.redirect(urls.landscape(here.workspace, { gelukt: 'ingetrokken' }), 303)
})
