/** The works that a think tank's texts refer to: in Dutch APA, with the key to cite by and where they are cited. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { newsItemAt } from '../../../beside/otherfeeds/queries.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { perform, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { malformed, notAllowed, Refusal } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import { addForm, addSources, listForm, workFrom } from './changes.ts'
import { worksFrom, type Work } from './csl.ts'
import { editForm, editSource, keyOfSource, sourceToMend } from './editing.ts'
import { EditPage } from './editpage.tsx'
import type { Wrong } from './fields.tsx'
import { sourcesOn } from './queries.ts'
import { heldSource, nextForm, sourceAt, supersedeSource } from './superseded.ts'
import { SupersedePage } from './superseded.tsx'
import { keyOfAddress, knownWorks, takeForm, takeWorkForm, workFromNews, workOfKnowledge } from './taking.ts'
import { SourcesPage } from './views.tsx'

/** Behind the door of a think tank. */
export const sources = new Hono<Env>()

const listPage = async (c: Context<Env>, wrong?: Wrong) => {
  const { here } = c.var
  const found = await sourcesOn(here, pageNumber(c.req.query('pagina')), c.req.query('bron'))
  const looked = (c.req.query('kennis') ?? '').trim().slice(0, 200)
  const known = looked && here.who.takesPart ? await knownWorks(here, looked) : []
  return page(c, <SourcesPage here={here} {...found} looked={looked} known={known} wrong={wrong} done={c.req.query('gelukt')} />, wrong ? 422 : 200)
}

const add = async (c: Context<Env>, works: readonly Work[], success: 'toegevoegd' | 'lijst' | 'overgenomen', to?: string) => {
  const { here } = c.var
  const back = (done: string) => c.redirect(to ?? `${urls.sources(here.workspace)}?gelukt=${done}`, 303)
  try {
    const { about } = await perform(here, 'source.add', inRing({ kind: 'members' }), addSources(here, works))
    if (success === 'overgenomen' && !to) return c.redirect(urls.sourceAt(here.workspace, await keyOfSource(here, about?.id ?? ''), { gelukt: success }), 303)
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'known') return back('bekend')
    throw fault
  }
  return back(success)
}

sources.get('/', (c) => listPage(c))

sources.post('/', async (c) => {
  const form = await readForm(c, addForm)
  return form.ok ? add(c, [workFrom(form.value)], 'toegevoegd') : listPage(c, { form: 'one', errors: form.errors, typed: form.typed })
})

sources.post('/lijst', async (c) => {
  const form = await readForm(c, listForm)
  if (!form.ok) return listPage(c, { form: 'list', errors: form.errors, typed: form.typed })
  const pasted = worksFrom(form.value.list)
  if (!pasted.ok) return listPage(c, { form: 'list', errors: { list: pasted.code }, typed: form.typed, nth: pasted.nth, field: pasted.field })
  return add(c, pasted.works, 'lijst')
})

// One press each: an item of the news of others, or a work of a knowledge base that one may see.
sources.post('/uit-nieuws', async (c) => {
  const form = await readForm(c, takeForm)
  if (!form.ok) throw malformed('item')
  const { here } = c.var
  if (!acts['source.add'].may(here.who)) throw notAllowed()
  const work = workFromNews(await newsItemAt(here, form.value.item))
  const known = await keyOfAddress(here, work)
  return known ? c.redirect(urls.sourceAt(here.workspace, known, { gelukt: 'bekend' }), 303) : add(c, [work], 'overgenomen')
})

sources.post('/uit-kennisbank', async (c) => {
  const form = await readForm(c, takeWorkForm)
  if (!form.ok) throw malformed('item')
  const { here } = c.var
  if (!acts['source.add'].may(here.who)) throw notAllowed()
  const taken = await workOfKnowledge(here, form.value.item)
  const to = form.value.back && `${urls.knowledgeItem(here.workspace, form.value.item, { gelukt: 'bron' })}#gebruikt`
  return taken.ok ? add(c, taken.works, 'overgenomen', to) : listPage(c, { form: 'list', errors: { list: taken.code }, typed: {}, nth: taken.nth, field: taken.field })
})

const editPage = async (c: Context<Env>, wrong?: Wrong) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <EditPage here={here} source={await sourceToMend(here, c.req.param('key') ?? '')} wrong={wrong} />, wrong ? 422 : 200)
}

sources.get('/:key/verbetering', (c) => editPage(c))

sources.post('/:key/verbetering', async (c) => {
  const { here } = c.var
  const key = c.req.param('key')
  const form = await readForm(c, editForm)
  if (!form.ok) return editPage(c, { form: 'one', ...form })
  try {
    await perform(here, 'source.edit', heldSource(key), editSource(here, form.value))
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'changed') return editPage(c, { form: 'one', errors: { title: 'changed' }, typed: form.typed })
    throw fault
  }
  return c.redirect(urls.sourceAt(here.workspace, key, { gelukt: 'verbeterd' }), 303)
})

const supersedePage = async (c: Context<Env>, wrong?: { errors: Errors; typed: Typed }) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <SupersedePage here={here} found={await sourceAt(here, c.req.param('key') ?? '')} wrong={wrong} />, wrong ? 422 : 200)
}

sources.get('/:key/vervanging', (c) => supersedePage(c))

sources.post('/:key/vervanging', async (c) => {
  const { here } = c.var
  const key = c.req.param('key')
  const form = await readForm(c, nextForm)
  if (!form.ok) return supersedePage(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'source.supersede', heldSource(key), supersedeSource(here, form.value)), ['circle', 'changed'])
  if (stuck) return supersedePage(c, { errors: { [stuck === 'changed' ? 'seen' : 'by']: stuck }, typed: form.typed })
  return c.redirect(urls.sourceAt(here.workspace, key, { gelukt: form.value.by ? 'vervangen' : 'hersteld' }), 303)
})
