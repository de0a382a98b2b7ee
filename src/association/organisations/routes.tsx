/** Organisations: the municipalities, shared service organisations and suppliers whose people take part. */
import { Hono } from 'hono'
import { acts } from '../../acts.ts'
import { among, pageNumber, readForm } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { addOrganisation, editOrganisation, heldOrganisation, organisationSchema } from './changes.ts'
import { kinds, organisationsIn, organisationWith } from './queries.ts'
import { OrganisationFormPage, OrganisationsPage } from './views.tsx'

export const organisations = new Hono<Env>()

organisations.get('/', async (c) => {
  const { here } = c.var
  const filter = { kind: among(c.req.query('soort'), kinds), name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const found = await organisationsIn(here, filter)
  return page(c, <OrganisationsPage here={here} {...found} {...filter} mayEdit={acts['organisation.edit'].may(here.who)} done={c.req.query('gelukt')} />)
})

organisations.get('/nieuw', (c) => {
  const { here } = c.var
  if (!acts['organisation.add'].may(here.who)) throw notAllowed()
  return page(c, <OrganisationFormPage here={here} />)
})

organisations.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, organisationSchema)
  if (!form.ok) return page(c, <OrganisationFormPage here={here} {...form} />, 422)
  await perform(here, 'organisation.add', inRing({ kind: 'members' }), (tx) => addOrganisation(tx, form.value))
  return c.redirect(`${urls.organisations}?gelukt=toegevoegd`, 303)
})

organisations.get('/:id', async (c) => {
  const { here } = c.var
  const organisation = await organisationWith(here, c.req.param('id'))
  if (!acts['organisation.edit'].may(here.who)) throw notAllowed()
  return page(c, <OrganisationFormPage here={here} organisation={organisation} />)
})

organisations.post('/:id', async (c) => {
  const { here } = c.var
  const form = await readForm(c, organisationSchema)
  if (!form.ok) return page(c, <OrganisationFormPage here={here} organisation={await organisationWith(here, c.req.param('id'))} {...form} />, 422)
  await perform(here, 'organisation.edit', heldOrganisation(c.req.param('id')), (tx, { id }) => editOrganisation(tx, id, form.value))
  return c.redirect(`${urls.organisations}?gelukt=gewijzigd`, 303)
})
