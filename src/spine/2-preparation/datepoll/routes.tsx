/** The date poll: days from which a group says when it can meet, the best of them, and the choice. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { among, pageNumber, readForm } from '../../../platform/form.ts'
import { performOnce, unlessStuck } from '../../../platform/perform.ts'
import { notAllowed, notHere } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import type { Problems } from '../../../platform/look/problems.tsx'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import { AskPage } from './asking.tsx'
import { answerPoll, beginPoll, choosePoll, closePoll, extendPoll, heldPoll, withdrawPoll } from './changes.ts'
import { answerForm, choices, choicesFrom, chooseForm, emptyForm, extendForm, planForm, plannedOptions, withdrawForm } from './form.ts'
import { PollsPage } from './list.tsx'
import { answersOf, countsOf, pollAt, pollsIn, ringsToAsk } from './queries.ts'
import { seesFigures, toldOf } from './told.ts'
import { PollPage, type Back } from './views.tsx'
import { homeZone, zoneBy } from './zones.ts'

export const datepolls = new Hono<Env>()

type At = Context<Env>
const idIn = (c: At) => c.req.param('id') ?? ''
const heldHere = (c: At) => heldPoll(idIn(c))
const backTo = (c: At, done: string) => c.redirect(urls.datepoll(c.var.here.workspace, idIn(c), { gelukt: done }), 303)

datepolls.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <PollsPage here={here} lines={await pollsIn(here, nth)} page={nth} done={c.req.query('gelukt')} />)
})

const mayAsk = (c: At) => {
  if (!acts['datepoll.begin'].may(c.var.here.who)) throw notAllowed()
}

datepolls.get('/nieuw', (c) => {
  mayAsk(c)
  return page(c, <AskPage here={c.var.here} />)
})

datepolls.post('/nieuw', async (c) => {
  const { here } = c.var
  mayAsk(c)
  const form = await readForm(c, planForm)
  const again = (problems: Problems) => page(c, <AskPage here={here} {...problems} />, 422)
  if (!form.ok) return again(form)
  if (form.value.do === 'add') {
    const option = plannedOptions(form.value).map(({ key }) => key)
    return page(c, <AskPage here={here} typed={{ ...form.typed, option, from: '', until: '', own: '' }} />)
  }
  const rings = ringsToAsk(here)
  const ring = rings.length === 1 ? rings[0] : rings.find(({ id }) => id === form.value.ring)
  if (!ring) return again({ errors: { ring: 'ring' }, typed: form.typed })
  const done = await performOnce(here, form.once, 'datepoll.begin', inRing({ id: ring.id }), (tx, it) => beginPoll(tx, here, it, form.value))
  return c.redirect(urls.datepoll(here.workspace, done.about?.id ?? '', { gelukt: 'gevraagd' }), 303)
})

const pollPage = async (c: At, back?: Back) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const poll = await pollAt(here, idIn(c))
  const counts = seesFigures(here, poll) ? await countsOf(here, poll) : []
  const told = toldOf(here, poll, counts)
  const answers = told && here.workspace.attribution !== 'anonymous' ? await answersOf(here, poll, nth) : null
  const marker = await markerFor(here, poll.glossary, [poll.about, ...(answers ?? []).map(({ comment }) => comment)])
  return page(c, <PollPage here={here} poll={poll} told={told} answers={answers} marker={marker} page={nth} back={back} done={c.req.query('gelukt')}
    own={zoneBy(c.req.query('klok')) ?? zoneBy(poll.mine?.zone) ?? homeZone} everywhere={among(c.req.query('alles'), choices)} />, back ? 422 : 200)
}

datepolls.get('/:id', (c) => pollPage(c))

datepolls.post('/:id/antwoord', async (c) => {
  const { here } = c.var
  const { member } = here.who
  const poll = await pollAt(here, idIn(c))
  const form = await readForm(c, answerForm(poll.options.length))
  if (!form.ok) return pollPage(c, { form: 'antwoord', ...form })
  if (!member) throw notHere()
  const answer = { choices: choicesFrom(poll.options, form.value), comment: form.value.comment, zone: zoneBy(form.value.zone) }
  await performOnce(here, form.once, 'datepoll.answer', heldHere(c), (tx, it) => answerPoll(tx, here, it, member, answer))
  return backTo(c, 'bewaard')
})

datepolls.post('/:id/sluiting', async (c) => {
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(c.var.here, form.once, 'datepoll.close', heldHere(c), closePoll)
  return backTo(c, 'gesloten')
})

datepolls.post('/:id/verlenging', async (c) => {
  const form = await readForm(c, extendForm)
  if (!form.ok) return pollPage(c, { form: 'verlenging', ...form })
  const stuck = await unlessStuck(performOnce(c.var.here, form.once, 'datepoll.extend', heldHere(c), (tx, it) => extendPoll(tx, it, form.value)), ['changed'])
  if (stuck) return pollPage(c, { form: 'verlenging', errors: { seen: stuck }, typed: form.typed })
  return backTo(c, 'verlengd')
})

datepolls.post('/:id/keuze', async (c) => {
  const { here } = c.var
  const form = await readForm(c, chooseForm)
  if (!form.ok) return pollPage(c, { form: 'keuze', ...form })
  const { option, sure } = form.value
  const poll = await pollAt(here, idIn(c))
  const told = seesFigures(here, poll) ? toldOf(here, poll, await countsOf(here, poll)) : null
  const isShort = told?.ranking.some((one) => one.option.id === option && !one.meets) ?? false
  if (isShort && !sure && acts['datepoll.choose'].may(here.who, poll)) return pollPage(c, { form: 'keuze', errors: { sure: 'unsure' }, typed: form.typed })
  await performOnce(here, form.once, 'datepoll.choose', heldHere(c), (tx, it) => choosePoll(tx, here, it, option))
  return backTo(c, 'gekozen')
})

datepolls.post('/:id/intrekking', async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return pollPage(c, { form: 'intrekking', ...form })
  await performOnce(here, form.once, 'datepoll.withdraw', heldHere(c), (tx, it) => withdrawPoll(tx, here, it))
  return backTo(c, 'ingetrokken')
})
