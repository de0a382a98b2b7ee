/** Reading lists: what a ring reads together, in order, and who of it read what. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { perform, performOnce, unlessStuck } from '../../platform/perform.ts'
import { notAllowed, Refusal } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { markerFor } from '../glossary/meanings.ts'
import type { Wrong } from './fields.tsx'
import { editForm, editList, endList, heldList, listAt, listForm, listsIn, makeList, markRead, putOn, readForm as markForm, takeOff, workForm, worksOn } from './lists.ts'
import { ListPage, ListsPage, NewListPage, ringsFor } from './lists.views.tsx'
import { foundFor } from './queries.ts'

/** Within the knowledge base of a think tank. */
export const readingLists = new Hono<Env>()

const id = ':id{[0-9a-f-]{36}}' as const

readingLists.get('/', async (c) => {
  const { here } = c.var
  const at = pageNumber(c.req.query('pagina'))
  return page(c, <ListsPage here={here} lists={await listsIn(here, at)} page={at} done={c.req.query('gelukt')} />)
})

const newPage = (c: Context<Env>, wrong?: Wrong) => {
  if (!acts['readinglist.make'].may(c.var.here.who)) throw notAllowed()
  return page(c, <NewListPage here={c.var.here} wrong={wrong} />, wrong ? 422 : 200)
}
readingLists.get('/nieuw', (c) => newPage(c))
readingLists.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, listForm)
  if (!form.ok) return newPage(c, form)
  const { ring, ...words } = form.value
  if (!ringsFor(here).some((one) => one.id === ring)) return newPage(c, { errors: { ring: 'choose' }, typed: form.typed })
  const { about } = await performOnce(here, form.once, 'readinglist.make', inRing({ id: ring }), makeList(here, words))
  return c.redirect(urls.readingList(here.workspace, about?.id ?? '', { gelukt: 'gemaakt' }), 303)
})

type AtList = Context<Env, `/${typeof id}`>

const listPage = async (c: AtList, wrong?: Wrong) => {
  const { here } = c.var
  const list = await listAt(here, c.req.param('id'))
  const at = pageNumber(c.req.query('pagina'))
  const typed = (c.req.query('zoek') ?? '').slice(0, 200)
  const works = await worksOn(here, list, at)
  const marker = await markerFor(here, list.glossary, [list.about])
  const looks = acts['readinglist.edit'].may(here.who) && !list.ended_at && (c.req.query('zoek') !== undefined || works.length === 0 || wrong !== undefined)
  const found = looks ? await foundFor(here, list.id, typed) : undefined
  return page(c, <ListPage here={here} list={list} works={works} page={at} marker={marker} found={found} typed={typed} done={c.req.query('gelukt')} wrong={wrong} />, wrong ? 422 : 200)
}

const backTo = (c: AtList, done: string, anchor = '') => c.redirect(`${urls.readingList(c.var.here.workspace, c.req.param('id'), { gelukt: done })}${anchor}`, 303)

readingLists.get(`/${id}`, (c) => listPage(c))

readingLists.post(`/${id}/verbetering`, async (c) => {
  const form = await readForm(c, editForm)
  if (!form.ok) return listPage(c as AtList, form)
  const stuck = await unlessStuck(performOnce(c.var.here, form.once, 'readinglist.edit', heldList(c.req.param('id')), editList(form.value)), ['changed'])
  if (stuck) return listPage(c as AtList, { errors: { seen: stuck }, typed: form.typed })
  return backTo(c as AtList, 'gewijzigd')
})

readingLists.post(`/${id}/werken`, async (c) => {
  const form = await readForm(c, workForm)
  if (!form.ok) return listPage(c as AtList, form)
  try {
    await performOnce(c.var.here, form.once, 'readinglist.edit', heldList(c.req.param('id')), putOn(c.var.here, form.value.item))
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'many') return listPage(c as AtList, { errors: { item: 'many' }, typed: form.typed })
    throw fault
  }
  return backTo(c as AtList, 'erop', `#werk-${form.value.item}`)
})

readingLists.post(`/${id}/eraf`, async (c) => {
  const form = await readForm(c, workForm)
  if (!form.ok) return listPage(c as AtList, form)
  await performOnce(c.var.here, form.once, 'readinglist.edit', heldList(c.req.param('id')), takeOff(form.value.item))
  return backTo(c as AtList, 'eraf')
})

readingLists.post(`/${id}/gelezen`, async (c) => {
  const form = await readForm(c, markForm)
  if (!form.ok) return listPage(c as AtList, form)
  const { item, read } = form.value
  await perform(c.var.here, 'readinglist.read', heldList(c.req.param('id')), markRead(c.var.here, item, read === 'ja'))
  return backTo(c as AtList, read === 'ja' ? 'gelezen' : 'ongelezen', `#werk-${item}`)
})

readingLists.post(`/${id}/einde`, async (c) => {
  const form = await readForm(c, z.strictObject({}))
  if (form.ok) await performOnce(c.var.here, form.once, 'readinglist.end', heldList(c.req.param('id')), endList(c.var.here))
  return c.redirect(urls.readingLists(c.var.here.workspace, { gelukt: 'gesloten' }), 303)
})
