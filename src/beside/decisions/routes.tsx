/** Decisions of a group: a question with an end, answered by everybody in their own time, and an outcome that somebody states. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import { performOnce, refuseUnlessMay, unlessStuck } from '../../platform/perform.ts'
import { notAllowed, notHere, Refusal } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { talkAbout } from '../discussions/queries.ts'
import { markerFor } from '../glossary/meanings.ts'
import { AskPage, EditPage } from './asking.tsx'
import { answerDecision, beginDecision, editDecision, heldDecision, reopenDecision, stateOutcome, withdrawDecision } from './changes.ts'
import { isFew } from './few.ts'
import { answerForm, answerFrom, decisionForm, editForm, outcomeForm, reopenForm, withdrawForm } from './form.ts'
import { DecisionsPage } from './list.tsx'
import { DecisionPage, type Back } from './views.tsx'
import { decisionAt, decisionsIn, isFrozen, myAnswer, reasonsOf, ringsToAsk, seesAnswers, voicesHere, weighedIn } from './queries.ts'

export const decisions = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const
type At = Context<Env>
const numberIn = (c: At) => Number(c.req.param('number'))

decisions.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <DecisionsPage here={here} lines={await decisionsIn(here, nth)} page={nth} done={c.req.query('gelukt')} />)
})

const mayAsk = (c: At) => {
  if (!acts['decision.begin'].may(c.var.here.who)) throw notAllowed()
}

decisions.get('/nieuw', (c) => {
  mayAsk(c)
  return page(c, <AskPage here={c.var.here} />)
})

decisions.post('/nieuw', async (c) => {
  const { here } = c.var
  mayAsk(c)
  const form = await readForm(c, decisionForm)
  const rings = ringsToAsk(here)
  const again = (problems: Problems) => page(c, <AskPage here={here} {...problems} />, 422)
  if (!form.ok) return again(form)
  const ring = rings.length === 1 ? rings[0] : rings.find(({ id }) => id === form.value.ring)
  if (!ring) return again({ errors: { ring: 'ring' }, typed: form.typed })
  const done = await performOnce(here, form.once, 'decision.begin', inRing({ id: ring.id }), (tx, it) => beginDecision(tx, here, it, form.value))
  return c.redirect(urls.decision(here.workspace, done.about?.number ?? 0, { gelukt: 'voorgelegd' }), 303)
})

const decisionPage = async (c: At, back?: Back) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const decision = await decisionAt(here, numberIn(c))
  const voices = await voicesHere(here, decision)
  const asked = back?.typed?.['voice'] ?? c.req.query('namens')
  const voice = voices.length === 1 ? voices[0]?.id : voices.find(({ id }) => id === asked)?.id
  const sees = seesAnswers(here, decision)
  const [answer, weighed, reasons, frozen, talk] = await Promise.all([
    myAnswer(here, decision, voice), sees ? weighedIn(here, decision.id) : undefined,
    sees && !isFew(here, decision.given) ? reasonsOf(here, decision, nth) : null, isFrozen(here, decision.id),
    talkAbout(here, 'decision', decision.id),
  ])
  const said = decision.withheld ? [] : [decision.body, decision.outcome_words, decision.aside, ...decision.earlier.flatMap(({ words, aside }) => [words, aside])]
  const marker = await markerFor(here, decision.glossary, [...said, ...(reasons ?? []).map(({ reason }) => reason)])
  return page(c, <DecisionPage here={here} decision={decision} voices={voices} voice={voice} answer={answer} weighed={weighed} reasons={reasons}
    page={nth} frozen={frozen} talk={talk} marker={marker} back={back} done={c.req.query('gelukt')} />, back ? 422 : 200)
}

decisions.get(`/${number}`, (c) => decisionPage(c))

const backTo = (c: At, done: string) => c.redirect(urls.decision(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)
const heldHere = (c: At) => heldDecision(numberIn(c))

decisions.get(`/${number}/wijziging`, async (c) => {
  const { here } = c.var
  const decision = await decisionAt(here, numberIn(c))
  refuseUnlessMay(here, 'decision.edit', { withdrawn_at: decision.withdrawn_at, author: decision.mine ? here.who.member : null })
  if (decision.outcome || await isFrozen(here, decision.id)) throw notHere()
  return page(c, <EditPage here={here} decision={decision} />)
})

decisions.post(`/${number}/wijziging`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, editForm)
  const decision = await decisionAt(here, numberIn(c))
  if (!form.ok) return page(c, <EditPage here={here} decision={decision} {...form} />, 422)
  const stuck = await unlessStuck(performOnce(here, form.once, 'decision.edit', heldHere(c), (tx, it) => editDecision(tx, here, it, form.value)), ['frozen', 'changed'])
  // Somebody answered, or changed it too, while it was being changed.
  if (stuck === 'frozen') return page(c, <EditPage here={here} decision={decision} errors={{ title: 'frozen' }} typed={form.typed} />, 409)
  if (stuck) return page(c, <EditPage here={here} decision={await decisionAt(here, numberIn(c))} errors={{ seen: stuck }} typed={form.typed} />, 422)
  return backTo(c, 'bewaard')
})

decisions.post(`/${number}/antwoord`, async (c) => {
  const { here } = c.var
  const decision = await decisionAt(here, numberIn(c))
  const form = await readForm(c, answerForm(decision))
  if (!form.ok) return decisionPage(c, { form: 'antwoord', ...form })
  if (decision.per_organisation && !form.value.voice) return decisionPage(c, { form: 'antwoord', errors: { voice: 'voice' }, typed: form.typed })
  await performOnce(here, form.once, 'decision.answer', heldHere(c), (tx, it) => answerDecision(tx, here, it, answerFrom(it, form.value)))
  return backTo(c, 'geantwoord')
})

decisions.post(`/${number}/uitkomst`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, outcomeForm)
  if (!form.ok) return decisionPage(c, { form: 'uitkomst', ...form })
  try {
    await performOnce(here, form.once, 'decision.state', heldHere(c), (tx, it) => stateOutcome(tx, here, it, form.value))
  } catch (fault) {
    if (!(fault instanceof Refusal) || !['running', 'quorum', 'objection', 'unseen'].includes(fault.reason)) throw fault
    const field = fault.reason === 'objection' || fault.reason === 'unseen' ? 'aside' : 'outcome'
    return decisionPage(c, { form: 'uitkomst', errors: { [field]: fault.reason }, typed: form.typed })
  }
  return backTo(c, 'vastgelegd')
})

decisions.post(`/${number}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return decisionPage(c, { form: 'intrekking', ...form })
  await performOnce(here, form.once, 'decision.withdraw', heldHere(c), (tx, it) => withdrawDecision(tx, here, it))
  return backTo(c, 'ingetrokken')
})

decisions.post(`/${number}/heropening`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, reopenForm)
  if (!form.ok) return decisionPage(c, { form: 'heropening', ...form })
  await performOnce(here, form.once, 'decision.reopen', heldHere(c), (tx, it) => reopenDecision(tx, here, it, form.value.days))
  return backTo(c, 'heropend')
})
