/** What the secretariat sets for the public site: its texts, contact persons, licence and accessibility status. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import type { Language } from '../../platform/here.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import {
  addPerson, editPerson, editPersonSchema, heldPerson, nothingSchema, personSchema, removePerson, setWebsite, settingsSchema, textSchema, writeText, wrongWithPerson,
} from './changes.ts'
import { defaultText } from './defaults.ts'
import { sitePages, type SitePage } from './pages.ts'
import { contactPeople, siteTextRevisions, siteTextStates, websiteSettings } from './queries.ts'
import { PersonPage, TextFormPage } from './website.forms.tsx'
import { WebsitePage } from './website.views.tsx'

export const website = new Hono<Env>()

type C = Context<Env>
interface Problems { readonly errors?: Errors; readonly typed?: Typed }

const inAssociation = inRing({ kind: 'members' })

// Who may not set this up does not even see that it is there.
website.use('*', (c, next) => {
  if (!acts['website.set'].may(c.var.here.who)) throw notHere()
  return next()
})

const showWebsite = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  const [settings, people, states] = [await websiteSettings(here), await contactPeople(here), await siteTextStates(here)]
  return page(c, <WebsitePage here={here} settings={settings} people={people} states={states} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}

website.get('/', (c) => showWebsite(c))

website.post('/', async (c) => {
  const form = await readForm(c, settingsSchema)
  if (!form.ok) return showWebsite(c, form)
  const { here } = c.var
  const work = performOnce(here, form.once, 'website.set', inAssociation, (tx) => setWebsite(tx, here.workspace.id, form.value))
  if (await unlessStuck(work, ['changed'])) return showWebsite(c, { errors: { seen: 'changed' }, typed: form.typed })
  return c.redirect(`${urls.website}?gelukt=ingesteld`, 303)
})

const textIn = (c: C): { which: SitePage; language: Language } => {
  const [which, language] = [sitePages.find((one) => one === c.req.param('page')), c.req.param('language')]
  if (!which || language !== 'nl' && language !== 'en') throw notHere()
  return { which, language }
}

const showText = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  const { which, language } = textIn(c)
  const [settings, revisions] = [await websiteSettings(here), await siteTextRevisions(here, which, language)]
  const asked = revisions.find(({ revision }) => String(revision) === c.req.query('versie'))
  const original = defaultText(here, which, settings, language)
  const view = <TextFormPage here={here} which={which} language={language} original={original} revisions={revisions} shown={asked} {...problems} />
  return page(c, view, problems.errors ? 422 : 200)
}

website.get('/teksten/:page/:language', (c) => showText(c))

website.post('/teksten/:page/:language', async (c) => {
  const { here } = c.var
  const { which, language } = textIn(c)
  const form = await readForm(c, textSchema)
  if (!form.ok) return showText(c, form)
  // The program's own words, saved as they are, would no longer follow the name and address of the association.
  const original = defaultText(here, which, await websiteSettings(here), language)
  const body = form.value.body === original ? '' : form.value.body
  const work = performOnce(here, form.once, 'siteText.write', inAssociation, (tx) => writeText(tx, here.workspace.id, which, language, { body, seen: form.value.seen }))
  if (await unlessStuck(work, ['changed'])) return showText(c, { errors: { body: 'changed-text' }, typed: form.typed })
  return c.redirect(`${urls.website}?gelukt=geschreven#teksten`, 303)
})

const showPerson = async (c: C, id?: string, problems: Problems = {}) => {
  const { here } = c.var
  const person = id === undefined ? undefined : (await contactPeople(here)).find((one) => one.id === id)
  if (id !== undefined && !person) throw notHere()
  return page(c, <PersonPage here={here} person={person} {...problems} />, problems.errors ? 422 : 200)
}

website.get('/contactpersonen', (c) => showPerson(c))

website.post('/contactpersonen', async (c) => {
  const form = await readForm(c, personSchema)
  const errors = form.ok ? wrongWithPerson(form.value) : form.errors
  if (!form.ok || errors) return showPerson(c, undefined, { typed: form.typed, ...(errors && { errors }) })
  await performOnce(c.var.here, form.once, 'contactPerson.add', inAssociation, (tx) => addPerson(tx, form.value))
  return c.redirect(`${urls.website}?gelukt=toegevoegd#contactpersonen`, 303)
})

website.get('/contactpersonen/:id', (c) => showPerson(c, c.req.param('id')))

website.post('/contactpersonen/:id', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, editPersonSchema)
  const errors = form.ok ? wrongWithPerson(form.value) : form.errors
  if (!form.ok || errors) return showPerson(c, id, { typed: form.typed, ...(errors && { errors }) })
  const work = performOnce(c.var.here, form.once, 'contactPerson.edit', heldPerson(id), (tx) => editPerson(tx, id, form.value))
  if (await unlessStuck(work, ['changed'])) return showPerson(c, id, { typed: form.typed, errors: { name: 'changed-person' } })
  return c.redirect(`${urls.website}?gelukt=gewijzigd#contactpersonen`, 303)
})

website.post('/contactpersonen/:id/einde', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, nothingSchema)
  if (!form.ok) throw malformed('remove')
  await performOnce(c.var.here, form.once, 'contactPerson.remove', heldPerson(id), (tx) => removePerson(tx, id))
  return c.redirect(`${urls.website}?gelukt=verwijderd#contactpersonen`, 303)
})
