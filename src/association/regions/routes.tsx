/** Regions: the parts into which the association is divided, and who chairs each. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { chosenPerson, leastLetters, peopleToChoose } from '../members/queries.ts'
import { wordsIn } from '../organisations/queries.ts'
import { addRegion, addSchema, chairSchema, editRegion, editSchema, endChair, endSchema, giveChair, heldRegion, reasons } from './changes.ts'
import { regionsIn, regionWith } from './queries.ts'
import { RegionPage } from './region.views.tsx'
import { RegionsPage, type Problems } from './views.tsx'

export const regions = new Hono<Env>()

const showRegions = async (c: Context<Env>, problems: Problems = {}) => {
  const { here } = c.var
  const view = <RegionsPage here={here} regions={await regionsIn(here)} mayEdit={acts['region.add'].may(here.who)} done={c.req.query('gelukt')} {...problems} />
  return page(c, view, problems.errors ? 422 : 200)
}

const showRegion = async (c: Context<Env>, problems: Problems & { form?: 'edit' | 'chair'; chosen?: string } = {}) => {
  const { here } = c.var
  const region = await regionWith(here, c.req.param('region') ?? '')
  const mays = { edit: acts['region.edit'].may(here.who), chairs: acts['regionalChair.give'].may(here.who) && !region.is_over }
  const chosen = mays.chairs ? await chosenPerson(here, problems.chosen ?? c.req.query('kies')) : undefined
  const search = { name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const searches = mays.chairs && !chosen && wordsIn(search.name).join('').length >= leastLetters
  const found = searches ? await peopleToChoose(here, search.name, search.page) : { people: [], total: 0 }
  const view = <RegionPage here={here} region={region} mays={mays} {...search} {...found} done={c.req.query('gelukt')} {...problems} chosen={chosen} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

regions.get('/', (c) => showRegions(c))

regions.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, addSchema)
  if (!form.ok) return showRegions(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'region.add', inRing({ kind: 'members' }), (tx) => addRegion(tx, here, form.value)), reasons)
  return stuck ? showRegions(c, { typed: form.typed, errors: { name: stuck } }) : c.redirect(`${urls.regions}?gelukt=toegevoegd`, 303)
})

regions.get('/:region', (c) => showRegion(c))

regions.post('/:region', async (c) => {
  const { here } = c.var
  const name = c.req.param('region')
  const form = await readForm(c, editSchema)
  if (!form.ok) return showRegion(c, { ...form, form: 'edit' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'region.edit', heldRegion(name), (tx, it) => editRegion(tx, here, it.name, form.value)), reasons)
  if (stuck === 'changed') return showRegion(c, { typed: form.typed, stuck, form: 'edit' })
  return stuck ? showRegion(c, { typed: form.typed, errors: { name: stuck }, form: 'edit' }) : c.redirect(`${urls.region(form.value.name)}?gelukt=gewijzigd`, 303)
})

regions.post('/:region/voorzitters', async (c) => {
  const name = c.req.param('region')
  const form = await readForm(c, chairSchema)
  const chosen = String(form.typed['person_id'] ?? '')
  if (!form.ok) return showRegion(c, { ...form, form: 'chair', chosen })
  const stuck = await unlessStuck(performOnce(c.var.here, form.once, 'regionalChair.give', heldRegion(name), (tx, it) => giveChair(tx, it.name, form.value)), reasons)
  return stuck ? showRegion(c, { typed: form.typed, stuck, form: 'chair', chosen }) : c.redirect(`${urls.region(name)}?gelukt=voorzitter#voorzitters`, 303)
})

regions.post('/:region/voorzitters/einde', async (c) => {
  const name = c.req.param('region')
  const form = await readForm(c, endSchema)
  if (!form.ok) return showRegion(c, form)
  await performOnce(c.var.here, form.once, 'regionalChair.end', heldRegion(name), (tx, it) => endChair(tx, it.name, form.value.chair_id))
  return c.redirect(`${urls.region(name)}?gelukt=voorzitter#voorzitters`, 303)
})
