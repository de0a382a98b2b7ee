/** The people of a think tank: who take part, from which perspective, with which task, and in which subgroup. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { chosenPerson, peopleToChoose } from '../../association/members/queries.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../platform/form.ts'
import { doneBefore, performOnce, unlessStuck } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../held.ts'
import {
  addParticipant, addSchema, addSubgroup, editParticipant, editPartSchema, editSubgroup, editSubgroupSchema, endParticipant, endSchema, heldParticipant, heldSubgroup,
  peopleSchema, placeFor, placeParticipant, placeSchema, staffSubgroup, subgroupSchema,
} from './changes.ts'
import { AddParticipantPage, ParticipantPage, SubgroupFormPage } from './forms.views.tsx'
import {
  aProposalWaits, everyParticipant, organisationsHere, ownPart, participantsIn, participantWith, subgroupsIn, subgroupsToChoose, subgroupWith,
} from './queries.ts'
import { ParticipantsPage, SubgroupsPage } from './views.tsx'

export const participants = new Hono<Env>()
export const subgroups = new Hono<Env>()

type Problems = { errors?: Errors; typed?: Typed; stuck?: string | undefined }
const reasons = ['last-chair', 'already', 'changed']

const onlyPreparing = (c: Context<Env>) => { if (!acts['subgroup.place'].may(c.var.here.who)) throw notAllowed() }

const showAdd = async (c: Context<Env>, person: string | undefined, problems: Problems = {}) => {
  onlyPreparing(c)
  const { here } = c.var
  const filter = { name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const chosen = await chosenPerson(here, person)
  const list = chosen ? { people: [], total: 0 } : await peopleToChoose(here, filter.name, filter.page)
  const view = <AddParticipantPage here={here} {...filter} {...list} chosen={chosen} subgroups={await subgroupsToChoose(here)} {...problems} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

const showParticipant = async (c: Context<Env>, problems: Problems = {}) => {
  const { here } = c.var
  const participant = await participantWith(here, c.req.param('id') ?? '')
  const it = { kind: participant.role, author: participant.person_id }
  const mays = { edit: acts['participant.edit'].may(here.who, it), place: acts['subgroup.place'].may(here.who), end: acts['participant.end'].may(here.who, it) }
  if (!mays.place && !mays.end) throw notAllowed()
  const view = <ParticipantPage here={here} participant={participant} subgroups={mays.place ? await subgroupsToChoose(here) : []} mays={mays} {...problems} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

const showSubgroup = async (c: Context<Env>, problems: Problems & { people?: Typed } = {}) => {
  onlyPreparing(c)
  const { here } = c.var
  const subgroup = await subgroupWith(here, c.req.param('id') ?? '')
  return page(c, <SubgroupFormPage here={here} subgroup={subgroup} participants={await everyParticipant(here)} {...problems} />, problems.errors || problems.stuck ? 422 : 200)
}

participants.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const lists = { participants: await participantsIn(here, nth), subgroups: await subgroupsToChoose(here), organisations: await organisationsHere(here) }
  return page(c, <ParticipantsPage here={here} {...lists} page={nth} done={c.req.query('gelukt')} />)
})

participants.get('/nieuw', (c) => showAdd(c, c.req.query('kies')))

participants.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, addSchema(here))
  if (!form.ok) return showAdd(c, String(form.typed['person'] ?? ''), form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'participant.add', placeFor(form.value.role), (tx) => addParticipant(tx, here, form.value)), reasons)
  return stuck ? showAdd(c, form.value.person, { typed: form.typed, stuck }) : c.redirect(`${urls.participants(here.workspace)}?gelukt=toegevoegd`, 303)
})

participants.get('/:id', (c) => showParticipant(c))

participants.post('/:id', async (c) => {
  const { here } = c.var
  const form = await readForm(c, editPartSchema(here))
  if (!form.ok) return showParticipant(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'participant.edit', heldParticipant(c.req.param('id'), form.value.role), (tx, it) => editParticipant(tx, here, it, form.value)), reasons)
  return stuck ? showParticipant(c, { typed: form.typed, stuck }) : c.redirect(`${urls.participants(here.workspace)}?gelukt=gewijzigd`, 303)
})

participants.post('/:id/deelgroepen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, placeSchema)
  if (!form.ok) return showParticipant(c, { stuck: 'wrong' })
  await performOnce(here, form.once, 'subgroup.place', heldParticipant(c.req.param('id')), (tx, it) => placeParticipant(tx, here, it, form.value))
  return c.redirect(`${urls.participants(here.workspace)}?gelukt=gewijzigd`, 303)
})

participants.post('/:id/einde', async (c) => {
  const { here } = c.var
  const form = await readForm(c, endSchema)
  const isOwn = await ownPart(here, c.req.param('id')) !== undefined
  if (!form.ok || !form.value.zeker) return showParticipant(c, { stuck: isOwn ? 'not-sure-own' : 'not-sure' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'participant.end', heldParticipant(c.req.param('id')), (tx, it) => endParticipant(tx, here, it)), reasons)
  if (stuck) return showParticipant(c, { stuck })
  return c.redirect(isOwn ? `${urls.thinktanks}?gelukt=gestopt` : `${urls.participants(here.workspace)}?gelukt=gestopt`, 303)
})

/** Before the door of a think tank: whoever just left it, and pressed the button twice, finds that door shut. */
export const leaving = new Hono<Env>()

leaving.post('/:id/einde', async (c, next) => {
  const [{ here }, id] = [c.var, c.req.param('id')]
  await next()
  if (c.res.status !== 404 || c.req.raw.bodyUsed) return
  const left = await ownPart(here, id)
  if (!left?.ended_at) return
  const form = await readForm(c, endSchema)
  if (form.ok && await doneBefore(here, form.once, left.workspace_id)) c.res = c.redirect(`${urls.thinktanks}?gelukt=gestopt`, 303)
})

subgroups.get('/', async (c) => {
  const { here } = c.var
  return page(c, <SubgroupsPage here={here} subgroups={await subgroupsIn(here)} proposed={await aProposalWaits(here)} done={c.req.query('gelukt')} />)
})

subgroups.get('/nieuw', (c) => {
  onlyPreparing(c)
  return page(c, <SubgroupFormPage here={c.var.here} participants={[]} />)
})

subgroups.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, subgroupSchema(here))
  if (!form.ok) return page(c, <SubgroupFormPage here={here} participants={[]} {...form} />, 422)
  const { about } = await performOnce(here, form.once, 'subgroup.add', inRing({ kind: 'members' }), (tx) => addSubgroup(tx, here, form.value))
  return c.redirect(`${urls.subgroup(here.workspace, about?.id ?? '')}#mensen`, 303)
})

subgroups.get('/:id', (c) => showSubgroup(c))

subgroups.post('/:id', async (c) => {
  const { here } = c.var
  const form = await readForm(c, editSubgroupSchema(here))
  if (!form.ok) return showSubgroup(c, form)
  const work = performOnce(here, form.once, 'subgroup.edit', heldSubgroup(c.req.param('id')), (tx, { id }) => editSubgroup(tx, id, form.value))
  if (await unlessStuck(work, ['changed'])) return showSubgroup(c, { errors: { seen: 'changed' }, typed: form.typed })
  return c.redirect(`${urls.subgroups(here.workspace)}?gelukt=deelgroep`, 303)
})

subgroups.post('/:id/mensen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, peopleSchema)
  if (!form.ok) return showSubgroup(c, { stuck: 'wrong' })
  const work = performOnce(here, form.once, 'subgroup.place', heldSubgroup(c.req.param('id')), (tx, { id }) => staffSubgroup(tx, here, id, form.value))
  if (await unlessStuck(work, ['changed'])) return showSubgroup(c, { stuck: 'changed-tasks', people: form.typed })
  return c.redirect(`${urls.subgroups(here.workspace)}?gelukt=deelgroep`, 303)
})
