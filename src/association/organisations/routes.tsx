/** Organisations: the municipalities, shared service organisations and suppliers whose people take part, and who speaks for each. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { among, pageNumber, readForm } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { mandatesOf } from '../mandates/queries.ts'
import { peopleOf } from '../members/queries.ts'
import { regionsToChoose } from '../regions/queries.ts'
import {
  addCode, addOrganisation, codeSchema, editOrganisation, editSchema, endCode, endCodeSchema, heldOrganisation, mergeOrganisation, mergeSchema, organisationSchema, reasons,
} from './changes.ts'
import { OrganisationFormPage, type Problems } from './form.views.tsx'
import { OrganisationPage } from './organisation.views.tsx'
import { kinds, memberships, organisationsIn, organisationsToChoose, organisationWith, sizes, type OrganisationFilter } from './queries.ts'
import { OrganisationsPage } from './views.tsx'

export const organisations = new Hono<Env>()

const filterOf = (c: Context<Env>): OrganisationFilter => ({
  kind: among(c.req.query('soort'), kinds), size: among(c.req.query('omvang'), sizes), membership: among(c.req.query('lid'), [...memberships, 'unknown'] as const),
  region: (c.req.query('regio') ?? '').slice(0, 100) || undefined, mandate: among(c.req.query('mandaat'), ['met', 'zonder']),
  name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')),
})

const showForm = async (c: Context<Env>, id: string | undefined, problems: Problems = {}) => {
  const { here } = c.var
  if (!acts['organisation.edit'].may(here.who)) throw notAllowed()
  const organisation = id === undefined ? {} : { organisation: await organisationWith(here, id) }
  const regions = await regionsToChoose(here, organisation.organisation?.region)
  return page(c, <OrganisationFormPage here={here} {...organisation} regions={regions} {...problems} />, problems.errors || problems.stuck ? 422 : 200)
}

const showOrganisation = async (c: Context<Env>, problems: Problems & { form?: 'code' | 'merge' } = {}) => {
  const { here } = c.var
  const organisation = await organisationWith(here, c.req.param('id') ?? '')
  const nth = pageNumber(c.req.query('pagina'))
  const mays = { edit: acts['organisation.edit'].may(here.who), give: acts['mandate.give'].may(here.who) }
  const shown = { ...await mandatesOf(here, { organisation: organisation.id }, nth), ...await peopleOf(here, organisation.id) }
  const others = mays.edit ? await organisationsToChoose(here) : []
  const view = <OrganisationPage here={here} organisation={organisation} {...shown} page={nth} others={others} mays={mays} done={c.req.query('gelukt')} {...problems} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

organisations.get('/', async (c) => {
  const { here } = c.var
  const filter = filterOf(c)
  const found = await organisationsIn(here, filter)
  const more = { regions: await regionsToChoose(here, filter.region), mayEdit: acts['organisation.edit'].may(here.who), done: c.req.query('gelukt') }
  return page(c, <OrganisationsPage here={here} {...found} filter={filter} {...more} />)
})

organisations.get('/nieuw', (c) => showForm(c, undefined))

organisations.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, organisationSchema)
  if (!form.ok) return showForm(c, undefined, form)
  const work = performOnce(here, form.once, 'organisation.add', inRing({ kind: 'members' }), (tx) => addOrganisation(tx, form.value))
  const stuck = await unlessStuck(work, reasons)
  return stuck ? showForm(c, undefined, { typed: form.typed, errors: { region: stuck } }) : c.redirect(`${urls.organisations}?gelukt=toegevoegd`, 303)
})

organisations.get('/:id', (c) => showOrganisation(c))

organisations.get('/:id/wijziging', (c) => showForm(c, c.req.param('id')))

organisations.post('/:id/wijziging', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, editSchema)
  if (!form.ok) return showForm(c, id, form)
  const stuck = await unlessStuck(performOnce(c.var.here, form.once, 'organisation.edit', heldOrganisation(id), (tx) => editOrganisation(tx, id, form.value)), reasons)
  if (stuck === 'changed') return showForm(c, id, { typed: form.typed, stuck })
  return stuck ? showForm(c, id, { typed: form.typed, errors: { region: stuck } }) : c.redirect(`${urls.organisation(id)}?gelukt=gewijzigd`, 303)
})

organisations.post('/:id/codes', async (c) => {
  const { here } = c.var
  const id = c.req.param('id')
  const form = await readForm(c, codeSchema)
  if (!form.ok) return showOrganisation(c, { ...form, form: 'code' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'organisation.edit', heldOrganisation(id), (tx) => addCode(tx, here, id, form.value)), reasons)
  return stuck ? showOrganisation(c, { typed: form.typed, errors: { code: stuck }, form: 'code' }) : c.redirect(`${urls.organisation(id)}?gelukt=code#codes`, 303)
})

organisations.post('/:id/codes/einde', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, endCodeSchema)
  if (!form.ok) return showOrganisation(c, { errors: form.errors })
  await performOnce(c.var.here, form.once, 'organisation.edit', heldOrganisation(id), (tx) => endCode(tx, id, form.value))
  return c.redirect(`${urls.organisation(id)}?gelukt=code#codes`, 303)
})

organisations.post('/:id/samenvoeging', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, mergeSchema)
  if (!form.ok) return showOrganisation(c, { ...form, form: 'merge' })
  const stuck = await unlessStuck(performOnce(c.var.here, form.once, 'organisation.merge', heldOrganisation(id), (tx) => mergeOrganisation(tx, id, form.value)), reasons)
  return stuck ? showOrganisation(c, { typed: form.typed, errors: { successor_id: stuck }, form: 'merge' }) : c.redirect(`${urls.organisation(id)}?gelukt=samengevoegd`, 303)
})
