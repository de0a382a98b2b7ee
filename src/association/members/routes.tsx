/** The members: the association's own page, its people and their tasks, and what happens when somebody leaves. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { among, oneOf, pageNumber, readForm, type Errors, type Typed } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing, isId } from '../../workspaces/held.ts'
import { mandatesOf } from '../mandates/queries.ts'
import { kinds, organisationsToChoose } from '../organisations/queries.ts'
import { regionsToChoose } from '../regions/queries.ts'
import {
  addPerson, editOwnNames, editPerson, editSchema, endRole, giveRole, heldPerson, leaveSchema, letLeave, ownSchema, personSchema,
} from './changes.ts'
import { associationFacts, peopleIn, personMemberships, personWith, roleKinds, runsAssociation, type PeopleFilter, type PersonHere } from './queries.ts'
import { PersonPage, type Mays } from './person.views.tsx'
import { AssociationPage, PeoplePage } from './views.tsx'

export const members = new Hono<Env>()

const filterOf = (c: Context<Env>): PeopleFilter => ({
  kind: among(c.req.query('soort'), kinds), region: (c.req.query('regio') ?? '').slice(0, 100) || undefined,
  membership: among(c.req.query('lid'), personMemberships), organisation: isId(c.req.query('organisatie') ?? '') ? c.req.query('organisatie') : undefined,
  name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')),
})

const maysOf = (here: Here, person: PersonHere): Mays => {
  const it = { author: person.id, kind: person.roles.includes('administrator') ? 'administrator' : 'person' }
  const leave = acts['person.leave'].may(here.who, it)
  return person.left_at
    ? { edit: false, ownOnly: false, roles: false, leave: false }
    : { edit: acts['person.edit'].may(here.who, it), ownOnly: !leave, roles: acts['role.give'].may(here.who), leave }
}

const showPerson = async (c: Context<Env>, id: string, more: { errors?: Errors; typed?: Typed; stuck?: string | undefined } = {}) => {
  const { here } = c.var
  const [person, { mandates }] = [await personWith(here, id), await mandatesOf(here, { person: id })]
  const mays = maysOf(here, person)
  const organisations = mays.edit && !mays.ownOnly ? await organisationsToChoose(here, person.organisation_id) : []
  const view = <PersonPage here={here} person={person} mandates={mandates} organisations={organisations} mays={mays} done={c.req.query('gelukt')} {...more} />
  return page(c, view, more.stuck || more.errors ? 422 : 200)
}

const showPeople = async (c: Context<Env>, more: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  const mayAdd = runsAssociation(here)
  const filter = filterOf(c)
  const organisations = mayAdd ? await organisationsToChoose(here) : []
  const list = { ...await peopleIn(here, filter), regions: await regionsToChoose(here, filter.region) }
  return page(c, <PeoplePage here={here} {...list} filter={filter} organisations={organisations} mayAdd={mayAdd} done={c.req.query('gelukt')} {...more} />, more.errors ? 422 : 200)
}

members.get('/', async (c) => {
  const { here } = c.var
  const filter = filterOf(c)
  const [facts, list] = [await associationFacts(here), { ...await peopleIn(here, filter), regions: await regionsToChoose(here, filter.region) }]
  return page(c, <AssociationPage here={here} facts={facts} {...list} filter={filter} begins={acts['thinktank.begin'].may(here.who)}
    mails={c.var.house.settings.smtp !== undefined} />)
})

members.get('/mensen', (c) => showPeople(c))

members.post('/mensen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, personSchema)
  if (!form.ok) return showPeople(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'person.add', inRing({ kind: 'members' }), (tx) => addPerson(tx, here, form.value)), ['taken'])
  return stuck ? showPeople(c, { typed: form.typed, errors: { email: stuck } }) : c.redirect(`${urls.people}?gelukt=toegevoegd`, 303)
})

members.get('/mensen/:id', (c) => showPerson(c, c.req.param('id')))

members.post('/mensen/:id', async (c) => {
  const { here } = c.var
  const id = c.req.param('id')
  // What arrives decides nothing: who may change only themselves is read with the form that has only names.
  if (maysOf(here, await personWith(here, id)).ownOnly) {
    const own = await readForm(c, ownSchema)
    if (!own.ok) return showPerson(c, id, own)
    await performOnce(here, own.once, 'person.edit', heldPerson(id), (tx) => editOwnNames(tx, id, own.value))
    return c.redirect(`${urls.person(id)}?gelukt=gewijzigd`, 303)
  }
  const form = await readForm(c, editSchema)
  if (!form.ok) return showPerson(c, id, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'person.edit', heldPerson(id), (tx) => editPerson(tx, here, id, form.value)), ['taken', 'changed'])
  if (stuck === 'changed') return showPerson(c, id, { typed: form.typed, stuck })
  return stuck ? showPerson(c, id, { typed: form.typed, errors: { email: stuck } }) : c.redirect(`${urls.person(id)}?gelukt=gewijzigd`, 303)
})

const roleSchema = z.strictObject({ taak: oneOf(roleKinds) })

members.post('/mensen/:id/taken', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, roleSchema)
  if (!form.ok) return showPerson(c, id, { stuck: 'choose' })
  await performOnce(c.var.here, form.once, 'role.give', heldPerson(id), (tx) => giveRole(tx, id, form.value.taak))
  return c.redirect(`${urls.person(id)}?gelukt=taak`, 303)
})

members.post('/mensen/:id/taken/einde', async (c) => {
  const { here } = c.var
  const id = c.req.param('id')
  const form = await readForm(c, roleSchema)
  if (!form.ok) return showPerson(c, id, { stuck: 'choose' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'role.end', heldPerson(id), (tx) => endRole(tx, here, id, form.value.taak)), ['last-administrator'])
  return stuck ? showPerson(c, id, { stuck }) : c.redirect(`${urls.person(id)}?gelukt=taak`, 303)
})

members.post('/mensen/:id/vertrek', async (c) => {
  const { here } = c.var
  const id = c.req.param('id')
  const form = await readForm(c, leaveSchema)
  if (!form.ok || !form.value.zeker) return showPerson(c, id, { stuck: 'not-sure' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'person.leave', heldPerson(id), (tx, it) => letLeave(tx, here, it)), ['last-administrator'])
  return stuck ? showPerson(c, id, { stuck }) : c.redirect(id === here.who.member ? urls.home : `${urls.people}?gelukt=weg`, 303)
})
