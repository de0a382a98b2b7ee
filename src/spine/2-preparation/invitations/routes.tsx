/** Invitations: whom the preparation group asks to take part, how that is spread, and what they answered. */
import { Hono, type Context } from 'hono'
import { among, again, pageNumber, readForm, type Filled } from '../../../platform/form.ts'
import { ringOf } from '../../../platform/here.ts'
import { performOnce, unlessStuck } from '../../../platform/perform.ts'
import { malformed } from '../../../platform/refusals.ts'
import { readUpload } from '../../../platform/upload.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { readFileList, readTyped, type ReadList } from './addresses.ts'
import { deskFor, noteAnswer } from './answering.ts'
import { balanceOf, dimensions } from './balance.ts'
import { BalancePicture, BalanceTable, Missing } from './balance.views.tsx'
import {
  bareSchema, chooseOutside, choosePeople, dropInvitation, fileSchema, filterFrom, heldInvitation, limitSchema, limitSeats, listSchema, noteSchema, outsideSchema,
  pickSchema, sendInvitations, sendSchema, theList, withdrawInvitation,
} from './changes.ts'
import { PickPage } from './choosing.views.tsx'
import { LimitsPage, ListPage, OutsidePage, SendPage } from './lists.views.tsx'
import { cellsOf, expectedOf, invitationsIn, invitationWith, onlyPreparing, peopleToInvite, readyOf, regionsNow, roundOf, states, tickedPeople } from './queries.ts'
import type { Problems } from './shown.tsx'
import { CountsPage, OnePage, OverviewPage } from './views.tsx'

export const invitations = new Hono<Env>()

type C = Context<Env>
const mostBytes = 1_000_000
const reasons = ['nobody', 'listed', 'many', 'perspective', 'answered', 'self', 'already', 'task', 'over', 'last-chair']
const status = (problems: Problems) => (problems.errors || problems.stuck ? 422 : 200)
const many = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value)
const deskIn = (c: C) => deskFor(c.var.house.database, c.var.here.workspace.id)
const sendPage = (c: C, done: string) => c.redirect(urls.invite(c.var.here.workspace, 'versturen', { gelukt: done }), 303)

invitations.get('/', async (c) => {
  const { here } = c.var
  const round = await roundOf(here)
  if (!ringOf(here, 'preparation')) return page(c, <CountsPage here={here} round={round} />)
  const filter = { state: among(c.req.query('stand'), states), page: pageNumber(c.req.query('pagina')) }
  const [cells, regions, list] = await Promise.all([cellsOf(here), regionsNow(here), invitationsIn(here, filter)])
  const balance = balanceOf(cells, among(c.req.query('per'), dimensions) ?? 'region', expectedOf(here, regions))
  return page(c, <OverviewPage here={here} round={round} balance={balance} filter={filter} {...list} done={c.req.query('gelukt')} />)
})

/** The page to choose members from, by the filter in the address or in the form that was sent. */
const showPick = async (c: C, typed?: Filled<unknown>['typed'], problems: Problems = {}) => {
  const { here } = c.var
  onlyPreparing(here)
  const say = (name: string) => (typed ? again(typed, name) : c.req.query(name) ?? '')
  const regions = await regionsNow(here)
  const filter = { ...filterFrom(regions, say), page: pageNumber(say('pagina')) }
  const [cells, ticked, found] = await Promise.all([cellsOf(here), tickedPeople(here, many(typed?.['kies']), say('perspectief')), peopleToInvite(here, filter)])
  const balance = balanceOf([...cells, ...ticked.cells], 'region', expectedOf(here, regions))
  return page(c, <PickPage here={here} regions={regions} filter={filter} balance={balance} unplaced={ticked.unplaced} {...found} {...problems} {...(typed ? { typed } : {})} />, status(problems))
}

invitations.get('/kiezen', (c) => showPick(c))

invitations.get('/balans', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const [cells, ticked, regions] = await Promise.all([cellsOf(here), tickedPeople(here, c.req.queries('kies') ?? [], c.req.query('perspectief') ?? ''), regionsNow(here)])
  const balance = balanceOf([...cells, ...ticked.cells], 'region', expectedOf(here, regions))
  return page(c, <section><Missing here={here} balance={balance} unplaced={ticked.unplaced} /><BalancePicture here={here} balance={balance} /><BalanceTable here={here} balance={balance} /></section>)
})

invitations.post('/kiezen', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, pickSchema(here))
  if (again(form.typed, 'doe') === 'balans') return showPick(c, form.typed)
  if (!form.ok) return showPick(c, form.typed, form)
  const { kies, allen, perspectief } = form.value
  const filter = filterFrom(await regionsNow(here), (name) => again(form.typed, name))
  const picked = { ids: allen ? 'all' as const : kies, filter, perspective: perspectief }
  const stuck = await unlessStuck(performOnce(here, form.once, 'invitation.choose', theList, (tx) => choosePeople(tx, here, picked)), reasons)
  return stuck ? showPick(c, form.typed, { stuck }) : sendPage(c, 'gekozen')
})

invitations.get('/lijst', (c) => { onlyPreparing(c.var.here); return page(c, <ListPage here={c.var.here} />) })
invitations.get('/bestand', (c) => { onlyPreparing(c.var.here); return c.redirect(urls.invite(c.var.here.workspace, 'lijst'), 303) })

/** Puts a list that could be read on the list to invite; else the same page, with what is wrong in it. */
const takeList = async (c: C, which: 'lijst' | 'bestand', form: Filled<{ perspectief: string; language: 'nl' | 'en' }>, read: () => ReadList) => {
  const { here } = c.var
  const { typed } = form
  if (!form.ok) return page(c, <ListPage here={here} which={which} {...form} />, 422)
  const list = read()
  if (!list.ok) return page(c, <ListPage here={here} which={which} typed={typed} unread={list} />, 422)
  const part = { perspective: form.value.perspectief, language: form.value.language }
  const stuck = await unlessStuck(performOnce(here, { key: form.once.key, fields: [form.once.fields, list.people] }, 'invitation.choose', theList, (tx) => chooseOutside(tx, here, list.people, part)), reasons)
  return stuck ? page(c, <ListPage here={here} which={which} typed={typed} stuck={stuck} />, 422) : sendPage(c, 'gekozen')
}

invitations.post('/lijst', async (c) => {
  onlyPreparing(c.var.here)
  const form = await readForm(c, listSchema(c.var.here))
  return takeList(c, 'lijst', form, () => readTyped(again(form.typed, 'lijst')))
})

invitations.post('/bestand', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const { form, file } = await readUpload(c, fileSchema(here), 'bestand', mostBytes)
  if (!file) return page(c, <ListPage here={here} which="bestand" typed={form.typed} noFile />, 422)
  return takeList(c, 'bestand', form, () => readFileList(file.bytes))
})

invitations.get('/buiten', (c) => { onlyPreparing(c.var.here); return page(c, <OutsidePage here={c.var.here} />) })

invitations.post('/buiten', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, outsideSchema(here))
  if (!form.ok) return page(c, <OutsidePage here={here} {...form} />, 422)
  const { perspectief: perspective, language, ...person } = form.value
  const stuck = await unlessStuck(performOnce(here, form.once, 'invitation.choose', theList, (tx) => chooseOutside(tx, here, [person], { perspective, language })), reasons)
  return stuck ? page(c, <OutsidePage here={here} typed={form.typed} stuck={stuck} />, 422) : sendPage(c, 'gekozen')
})

const showSend = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  onlyPreparing(here)
  const nth = pageNumber(c.req.query('pagina'))
  const [list, ready] = [await invitationsIn(here, { state: 'chosen', page: nth }), await readyOf(here)]
  return page(c, <SendPage here={here} {...list} ready={ready} page={nth} done={c.req.query('gelukt')} {...problems} />, status(problems))
}

invitations.get('/versturen', (c) => showSend(c))

invitations.post('/versturen', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, sendSchema)
  if (!form.ok) return showSend(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'invitation.send', theList, (tx) => sendInvitations(tx, here, form.value)), reasons)
  return stuck ? showSend(c, { typed: form.typed, stuck }) : c.redirect(urls.invitations(here.workspace, { gelukt: 'verstuurd' }), 303)
})

const showLimits = async (c: C, problems: Problems = {}) => {
  onlyPreparing(c.var.here)
  return page(c, <LimitsPage here={c.var.here} round={await roundOf(c.var.here)} {...problems} />, status(problems))
}

invitations.get('/plaatsen', (c) => showLimits(c))

invitations.post('/plaatsen', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, limitSchema)
  if (!form.ok) return showLimits(c, form)
  const desk = await deskIn(c)
  const work = performOnce(here, form.once, 'invitation.limit', theList, (tx) => limitSeats(tx, here, desk, form.value))
  if (await unlessStuck(work, ['changed'])) return showLimits(c, { errors: { seen: 'changed' }, typed: form.typed })
  return c.redirect(urls.invitations(here.workspace, { gelukt: 'plaatsen' }), 303)
})

const showOne = async (c: C, problems: Problems = {}) => {
  const one = await invitationWith(c.var.here, c.req.param('id') ?? '')
  return page(c, <OnePage here={c.var.here} one={one} done={c.req.query('gelukt')} {...problems} />, status(problems))
}

invitations.get('/:id', (c) => showOne(c))

invitations.post('/:id/schrappen', async (c) => {
  onlyPreparing(c.var.here)
  const form = await readForm(c, bareSchema)
  if (!form.ok) throw malformed('drop')
  await performOnce(c.var.here, form.once, 'invitation.drop', heldInvitation(c.req.param('id')), dropInvitation)
  return sendPage(c, 'geschrapt')
})

invitations.post('/:id/intrekking', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, bareSchema)
  if (!form.ok) throw malformed('withdraw')
  const desk = await deskIn(c)
  const stuck = await unlessStuck(performOnce(here, form.once, 'invitation.withdraw', heldInvitation(c.req.param('id')), (tx, it) => withdrawInvitation(tx, desk, it)), reasons)
  return stuck ? showOne(c, { stuck }) : c.redirect(urls.invitations(here.workspace, { gelukt: 'ingetrokken' }), 303)
})

invitations.post('/:id/antwoord', async (c) => {
  const { here } = c.var
  onlyPreparing(here)
  const form = await readForm(c, noteSchema)
  if (!form.ok) return showOne(c, form)
  const desk = await deskIn(c)
  const stuck = await unlessStuck(performOnce(here, form.once, 'invitation.note', heldInvitation(c.req.param('id')), (tx, it) => noteAnswer(tx, desk, it, form.value.antwoord)), reasons)
  return stuck ? showOne(c, { stuck }) : c.redirect(`${urls.invitation(here.workspace, c.req.param('id'))}?gelukt=genoteerd`, 303)
})
