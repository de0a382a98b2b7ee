/** Subgroups proposed: who could sit with whom, moved by hand and then made so; and what participants wish beforehand. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors } from '../../../platform/form.ts'
import { perform, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { notHere } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import {
  acceptProposal, amongPreparing, askSchema, dropProposal, dropSchema, editGroup, groupSchema, keepWishes, makeProposal, moveSchema, moveSeat, noFields, ownWish,
  planAgain, planFor, reseat, theProposal, wishSchema,
} from './changes.ts'
import { onlyPreparing, othersHere, ownWishes, peopleToSpread, proposalIn, standingGroups, wishesIn } from './queries.ts'
import { texts } from './texts.ts'
import type { Problems } from './parts.tsx'
import { AskPage } from './asking.views.tsx'
import { ProposalPage } from './views.tsx'
import { WishesPage } from './wishes.views.tsx'

export const proposing = new Hono<Env>()

type C = Context<Env>
const status = (problems: Problems & { dropping?: Errors }) => (problems.errors || problems.stuck || problems.dropping ? 422 : 200)
const back = (c: C, done: string) => c.redirect(`${urls.proposing(c.var.here.workspace)}?gelukt=${done}`, 303)

const showAsk = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  onlyPreparing(here)
  const [standing, people, wishes] = [await standingGroups(here), await peopleToSpread(here), await wishesIn(here)]
  const wishing = new Set(wishes.map(({ person_id }) => person_id)).size
  return page(c, <AskPage here={here} standing={standing} people={people.length} wishing={wishing} done={c.req.query('gelukt')} {...problems} />, status(problems))
}

const show = async (c: C, problems: Problems & { group?: string; dropping?: Errors } = {}) => {
  const { here } = c.var
  const proposal = await proposalIn(here)
  if (!proposal) return showAsk(c)
  const [people, wishes] = [await peopleToSpread(here), await wishesIn(here)]
  return page(c, <ProposalPage here={here} proposal={proposal} people={people} wishes={wishes} done={c.req.query('gelukt')} {...problems} />, status(problems))
}

proposing.get('/indeling', (c) => show(c))
proposing.get('/indeling/nieuw', (c) => showAsk(c))

proposing.post('/indeling', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, askSchema)
  if (!form.ok) return showAsk(c, form)
  const plan = await planFor(here, form.value, texts[here.language].groupTitle)
  if (!plan) return showAsk(c, { typed: form.typed, stuck: 'groups' })
  await performOnce(here, form.once, 'subgroups.propose', amongPreparing, (tx, { id }) => makeProposal(tx, here, id, plan, form.value))
  return back(c, 'voorstel')
})

proposing.post('/indeling/plaats', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, moveSchema)
  if (!form.ok) return show(c, { stuck: 'choose' })
  await perform(here, 'subgroups.move', theProposal, (tx, { id }) => moveSeat(tx, here, id, form.value.person, form.value.group))
  return back(c, 'verplaatst')
})

proposing.post('/indeling/groepen/:group', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, groupSchema)
  const group = c.req.param('group')
  if (!form.ok) return show(c, { ...form, group })
  const stuck = await unlessStuck(performOnce(here, form.once, 'subgroups.name', theProposal, (tx, { id }) => editGroup(tx, here, id, group, form.value)), ['changed'])
  if (stuck) return show(c, { errors: { seen: stuck }, typed: form.typed, group })
  return back(c, 'groep')
})

proposing.post('/indeling/opnieuw', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  await readForm(c, noFields)
  const proposal = await proposalIn(here)
  if (!proposal) throw notHere()
  const placed = await planAgain(here, proposal)
  await perform(here, 'subgroups.propose', theProposal, (tx, { id }) => reseat(tx, id, placed))
  return back(c, 'opnieuw')
})

proposing.post('/indeling/vervallen', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, dropSchema)
  if (!form.ok) return show(c, { dropping: form.errors })
  await performOnce(here, form.once, 'subgroups.drop', theProposal, (tx, { id }) => dropProposal(tx, here, id))
  return back(c, 'vervallen')
})

proposing.post('/indeling/aanname', async (c) => {
  const { here } = c.var
  await readForm(c, noFields)
  const stuck = await unlessStuck(perform(here, 'subgroups.accept', theProposal, (tx, { id }) => acceptProposal(tx, here, id)), ['no-question'])
  return stuck ? show(c, { stuck }) : c.redirect(`${urls.subgroups(here.workspace)}?gelukt=ingedeeld`, 303)
})

const showWishes = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notHere()
  const [wishes, others, groups] = [await ownWishes(here), await othersHere(here), await standingGroups(here)]
  return page(c, <WishesPage here={here} wishes={wishes} others={others} groups={groups} done={c.req.query('gelukt')} {...problems} />, status(problems))
}

proposing.get('/wensen', (c) => showWishes(c))

proposing.post('/wensen', async (c) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notHere()
  const form = await readForm(c, wishSchema)
  if (!form.ok) return showWishes(c, form)
  await perform(here, 'subgroups.wish', ownWish, (tx) => keepWishes(tx, here, form.value))
  return c.redirect(`${urls.subgroupWishes(here.workspace)}?gelukt=wensen`, 303)
})
