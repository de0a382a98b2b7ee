/** The glossary: what a group means by its words, first each for themselves, then proposed, adopted, recognised in every text, and exchanged. */
import { Hono, type Context } from 'hono'
import { acts, type ActName } from '../../acts.ts'
import { sortKey } from '../../platform/dates.ts'
import { pageNumber, readForm, type Filled } from '../../platform/form.ts'
import { performOnce, refuseUnlessMay } from '../../platform/perform.ts'
import { notAllowed, notHere, Refusal } from '../../platform/refusals.ts'
import { originOf, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { talkAbout } from '../discussions/queries.ts'
import { adoptVersion, answerConcept, askGroup, beginConcept, heldConcept, openConcept, proposeVersion, theGlossary, togglePublic, withdrawConcept } from './changes.ts'
import { exchange } from './exchange.routes.tsx'
import { adoptForm, answerForm, askForm, beginForm, emptyForm, namesOnce, proposeForm, sourceFrom, withdrawForm, type Described, type ProposeFilled } from './form.ts'
import type { Back } from './frame.tsx'
import { GlossaryPage, glossaryHere } from './list.tsx'
import { ProposePage, UsesPage } from './proposing.tsx'
import { answersOf, aroundOf, conceptAt, conceptsIn, idsByLabel, versionsOf } from './queries.ts'
import { texts } from './texts.ts'
import { usesOf } from './uses.ts'
import { BeginPage, ConceptPage } from './views.tsx'

/** Behind the door of a think tank, and behind that of the association. */
export const glossary = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const
type At = Context<Env>
const numberIn = (c: At) => Number(c.req.param('number'))
const to = (c: At, done: string) => c.redirect(urls.concept(c.var.here.workspace, numberIn(c), { gelukt: done }), 303)

glossary.get('/', async (c) => {
  const { here } = c.var
  const typed = (c.req.query('zoek') ?? '').slice(0, 100)
  const asked = c.req.query('stand')
  const filter = {
    typed, words: sortKey(typed).split('\u0001')[0] ?? '', stand: asked === 'vastgesteld' ? 'adopted' as const : asked === 'open' ? 'disputed' as const : undefined, page: pageNumber(c.req.query('pagina')),
  }
  const done = { word: c.req.query('gelukt'), count: c.req.query('aantal'), left: c.req.query('zonder'), unnamed: c.req.query('naamloos') }
  return page(c, <GlossaryPage here={here} lines={await conceptsIn(here, filter)} filter={filter} done={done} />)
})

const mayHere = (c: At, act: ActName) => {
  const { here } = c.var
  if (!acts[act].may(here.who, glossaryHere(here))) throw notAllowed()
}

glossary.get('/nieuw', (c) => {
  mayHere(c, 'concept.begin')
  return page(c, <BeginPage here={c.var.here} />)
})

/** Does a change; a refusal that the form can mend comes back as an error at that field. */
const orBack = async (change: () => Promise<Response>, fields: Readonly<Record<string, string>>, typed: Filled<unknown>['typed'], again: (back: Back) => Response | Promise<Response>) => {
  try {
    return await change()
  } catch (fault) {
    const field = fault instanceof Refusal ? fields[fault.reason] : undefined
    if (!field || !(fault instanceof Refusal)) throw fault
    return again({ errors: { [field]: fault.reason }, typed })
  }
}

glossary.post('/nieuw', async (c) => {
  const { here } = c.var
  mayHere(c, 'concept.begin')
  const form = await readForm(c, beginForm)
  const again = (back: Back) => page(c, <BeginPage here={here} back={back} />, 422)
  if (!form.ok) return again(form)
  return orBack(async () => {
    const { about } = await performOnce(here, form.once, 'concept.begin', theGlossary, beginConcept(here, form.value))
    return c.redirect(urls.concept(here.workspace, about?.number ?? 0, { gelukt: 'begonnen' }), 303)
  }, { taken: 'label' }, form.typed, again)
})

glossary.route('/', exchange)

const idsOf = (described: readonly Pick<Described, 'broader' | 'related'>[]) => [...new Set(described.flatMap(({ broader, related }) => [...broader, ...related]))]

const conceptPage = async (c: At, back?: Back) => {
  const { here } = c.var
  const concept = await conceptAt(here, numberIn(c))
  const [versions, answers, talk] = await Promise.all([versionsOf(here, concept.id), answersOf(here, concept), talkAbout(here, 'concept', concept.id)])
  const around = await aroundOf(here, concept.id, idsOf(versions))
  return page(c, <ConceptPage here={here} concept={concept} versions={versions} answers={answers} around={around} origin={originOf(c)} talk={talk} back={back} done={c.req.query('gelukt')} />, !back ? 200 : back.form === 'te-laat' ? 409 : 422)
}

glossary.get(`/${number}`, (c) => conceptPage(c))

glossary.get(`/${number}/teksten`, async (c) => {
  const { here } = c.var
  const concept = await conceptAt(here, numberIn(c))
  const [version] = await versionsOf(here, concept.id)
  return page(c, <UsesPage here={here} concept={concept} uses={await usesOf(here, { id: concept.id, labels: [concept.label, ...(version?.alt ?? [])] })} />)
})

glossary.post(`/${number}/definitie`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, answerForm)
  if (!form.ok) return conceptPage(c, { form: 'definitie', ...form })
  return orBack(async () => {
    await performOnce(here, form.once, 'concept.answer', heldConcept(numberIn(c)), answerConcept(here, form.value.definition))
    return to(c, 'gegeven')
  }, { opened: 'definition' }, form.typed, (back) => conceptPage(c, { form: 'te-laat', ...back }))
})

glossary.post(`/${number}/opening`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(here, form.once, 'concept.open', heldConcept(numberIn(c)), openConcept(here))
  return to(c, 'geopend')
})

const proposePage = async (c: At, back?: Back) => {
  const { here } = c.var
  const concept = await conceptAt(here, numberIn(c))
  refuseUnlessMay(here, 'concept.propose', { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at })
  if (!concept.opened_at) throw notHere()
  const [versions, answers] = await Promise.all([versionsOf(here, concept.id), answersOf(here, concept)])
  const [before] = versions
  const uses = back ? undefined : await usesOf(here, { id: concept.id, labels: [concept.label, ...(before?.alt ?? [])] })
  return page(c, <ProposePage here={here} concept={concept} before={before} around={await aroundOf(here, concept.id, idsOf(versions))} answers={answers} uses={uses} back={back} />, back ? 422 : 200)
}

glossary.get(`/${number}/voorstel`, (c) => proposePage(c))

/** The ids of concepts by what they are called; the fields in which a name is not known. */
const byName = (filled: ProposeFilled, ids: ReadonlyMap<string, string>): { described: Described; errors: Record<string, string> } => {
  const errors: Record<string, string> = {}
  const found = (field: 'broader' | 'related') => filled[field].flatMap((name) => {
    const id = ids.get(name.toLowerCase())
    if (!id) errors[field] = 'unknown'
    return id ?? []
  })
  return { described: { ...namesOnce(filled), sources: filled.sources.map(sourceFrom), broader: found('broader'), related: found('related') }, errors }
}

glossary.post(`/${number}/voorstel`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, proposeForm)
  if (!form.ok) return proposePage(c, form)
  const { described, errors } = byName(form.value, await idsByLabel(here))
  if (Object.keys(errors).length > 0) return proposePage(c, { errors, typed: form.typed })
  return orBack(async () => {
    await performOnce(here, form.once, 'concept.propose', heldConcept(numberIn(c)), proposeVersion(here, described))
    return to(c, 'voorgesteld')
  }, { taken: 'label', both: 'related', circle: 'broader' }, form.typed, (back) => proposePage(c, back))
})

glossary.post(`/${number}/voorleggen`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, askForm)
  if (!form.ok) return conceptPage(c, { form: 'voorleggen', ...form })
  await performOnce(here, form.once, 'concept.ask', heldConcept(numberIn(c)), askGroup(here, form.value, texts[here.language].ask))
  return to(c, 'voorgelegd')
})

glossary.post(`/${number}/vaststelling`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, adoptForm)
  if (!form.ok) return conceptPage(c, { form: 'vaststelling', ...form })
  return orBack(async () => {
    await performOnce(here, form.once, 'concept.adopt', heldConcept(numberIn(c)), adoptVersion(here, form.value))
    return to(c, 'vastgesteld')
  }, { reason: 'reason', running: 'version', refused: 'version', taken: 'version' }, form.typed, (back) => conceptPage(c, { form: 'vaststelling', ...back }))
})

glossary.post(`/${number}/openbaar`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, emptyForm)
  if (form.ok) await performOnce(here, form.once, 'concept.publish', heldConcept(numberIn(c)), togglePublic(here))
  return to(c, (await conceptAt(here, numberIn(c))).public ? 'openbaar' : 'besloten')
})

glossary.post(`/${number}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return conceptPage(c, { form: 'intrekking', errors: { 'reason-weg': form.errors['reason'] ?? 'empty' }, typed: form.typed })
  await performOnce(here, form.once, 'concept.withdraw', heldConcept(numberIn(c)), withdrawConcept(here, form.value.reason))
  return to(c, 'ingetrokken')
})
