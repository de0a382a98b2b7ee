/** The charter of a think tank: what it does and how, its versions, and the amendments by which the group changes it. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { isFew } from '../../../beside/decisions/few.ts'
import { talkAbout } from '../../../beside/discussions/queries.ts'
import { again, pageNumber, readForm } from '../../../platform/form.ts'
import { performOnce, unlessStuck } from '../../../platform/perform.ts'
import { malformed, notAllowed, notHere, Refusal } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { tellFigures } from '../../../workspaces/figures.ts'
import { inRing } from '../../../workspaces/held.ts'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { AmendmentPage, type Back } from './amendment.tsx'
import { AmendmentsPage, ProposePage, stateOf } from './amendments.tsx'
import { answerAmendment, decideAmendment, heldAmendment, proposeAmendment, setCharter, withdrawAmendment, writeCharter } from './changes.ts'
import { changedFrom, parts, partsIn, saidIn, sift, type Changes, type Charter, type Part } from './content.ts'
import type { Problems } from './fields.tsx'
import { amendmentForm, answerForm, changesFrom, emptyForm, outcomeForm, partsForm, sureForm, type Filled } from './form.ts'
import {
  amendmentAt, amendmentsIn, answers, answersPer, charterOf, charterVersion, competingWith, draftOf, openAmendments, reasonsOf, versionAt, versionsOf,
} from './queries.ts'
import { CharterPage, UnsetPage, WritePage } from './views.tsx'
import { VersionPage, VersionsPage } from './versions.tsx'

export const charter = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const
type At = Context<Env>

const frontPage = async (c: At, problems: Problems = {}) => {
  const { here } = c.var
  const done = c.req.query('gelukt')
  const [now, open] = await Promise.all([charterOf(here), openAmendments(here)])
  if (now) return page(c, <CharterPage here={here} charter={now} open={open} marker={await markerFor(here, now.glossary, saidIn(now.content))} done={done} />)
  const { content, saved_at } = await draftOf(here)
  return page(c, <UnsetPage here={here} charter={content} saved={saved_at} done={done} {...problems} />, problems.errors ? 422 : 200)
}

charter.get('/', (c) => frontPage(c))

/** What somebody else changed as well, said at its fields. */
const bothIn = (now: Charter, { changes, seen }: { changes: Changes; seen: string }): Problems => {
  const { both } = sift(now, changes, seen)
  return { both, errors: Object.fromEntries(both.map((part) => [fieldOf(part), 'both'])) }
}

/** The charter as it is being written, and what its form may touch; 404 once it has been set. */
const toWrite = async (c: At) => {
  const { here } = c.var
  if (!acts['charter.write'].may(here.who)) throw notAllowed()
  if (await charterVersion(here)) throw notHere()
  const { content } = await draftOf(here)
  return { charter: content, used: new Set(here.perspectives.map(({ key }) => key)) }
}

charter.get('/schrijven', async (c) => page(c, <WritePage here={c.var.here} charter={(await toWrite(c)).charter} />))

charter.post('/schrijven', async (c) => {
  const { here } = c.var
  const context = await toWrite(c)
  const form = await readForm(c, partsForm(parts, context))
  if (form.typed['more']) return page(c, <WritePage here={here} charter={context.charter} typed={form.typed} />)
  if (!form.ok) return page(c, <WritePage here={here} charter={context.charter} {...form} />, 422)
  const asked = { changes: changesFrom(form.value as Filled, parts, context), seen: again(form.typed, 'seen') }
  const stuck = await unlessStuck(performOnce(here, form.once, 'charter.write', inRing({ kind: 'preparation' }), (tx, ring) => writeCharter(tx, here, ring, asked)), ['both'])
  if (stuck) {
    const { charter: now } = await toWrite(c)
    return page(c, <WritePage here={here} charter={now} typed={form.typed} {...bothIn(now, asked)} />, 422)
  }
  return c.redirect(`${urls.charter(here.workspace)}?gelukt=bewaard`, 303)
})

charter.post('/vaststelling', async (c) => {
  const { here } = c.var
  const form = await readForm(c, sureForm)
  if (!acts['charter.set'].may(here.who)) throw notAllowed()
  if (!form.ok || !form.value.sure) return frontPage(c, { errors: { sure: 'unsure' } })
  const { seen } = form.value
  const work = performOnce(here, form.once, 'charter.set', inRing({ kind: 'members' }), (tx) => setCharter(tx, here, seen))
  if (await unlessStuck(work, ['changed'])) return frontPage(c, { errors: { sure: 'unread' } })
  return c.redirect(`${urls.charter(here.workspace)}?gelukt=vastgesteld`, 303)
})

charter.get('/versies', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <VersionsPage here={here} versions={await versionsOf(here, nth)} page={nth} />)
})

charter.get(`/versies/${number}`, async (c) => {
  const { here } = c.var
  return page(c, <VersionPage here={here} {...await versionAt(here, Number(c.req.param('number')))} />)
})

charter.get('/wijzigingen', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <AmendmentsPage here={here} amendments={await amendmentsIn(here, nth)} page={nth} />)
})

/** The charter in force and the parts of it that the address asks for; 404 while there is none. */
const toAmend = async (c: At): Promise<{ context: { charter: Charter; used: ReadonlySet<string> }; asked: Part[] }> => {
  const { here } = c.var
  if (!acts['charter.propose'].may(here.who)) throw notAllowed()
  const now = await charterOf(here)
  if (!now) throw notHere()
  const named = c.req.queries('onderdeel') ?? []
  return { context: { charter: now.content, used: new Set(now.content.perspectives.map(({ key }) => key)) },
    asked: parts.filter((part) => named.includes(part)) }
}

charter.get('/wijzigingen/nieuw', async (c) => {
  const { context, asked } = await toAmend(c)
  return page(c, <ProposePage here={c.var.here} charter={context.charter} asked={asked} />)
})

charter.post('/wijzigingen/nieuw', async (c) => {
  const { here } = c.var
  const { context, asked } = await toAmend(c)
  const back = (problems: Problems) =>
    page(c, <ProposePage here={here} charter={context.charter} asked={asked} {...problems} />, problems.errors ? 422 : 200)
  const form = await readForm(c, amendmentForm(asked, context))
  if (asked.length === 0) return back({ errors: { onderdeel: 'part' } })
  if (form.typed['more']) return back({ typed: form.typed })
  if (!form.ok) return back(form)
  const { why, open: days } = form.value as { why: string; open: number }
  const wanted = { changes: changesFrom(form.value as Filled, asked, context), seen: again(form.typed, 'seen') }
  const problems = bothIn(context.charter, wanted)
  if (problems.both?.length) return back({ ...problems, typed: form.typed })
  if (partsIn(changedFrom(context.charter, sift(context.charter, wanted.changes, wanted.seen).changes)).length === 0) return back({ errors: { [fieldOf(asked[0] as Part)]: 'same' }, typed: form.typed })
  const done = await performOnce(here, form.once, 'charter.propose', inRing({ kind: 'members' }),
    (tx, ring) => proposeAmendment(tx, here, ring, { ...wanted, why, days }))
  return c.redirect(`${urls.amendment(here.workspace, done.about?.number ?? 0)}?gelukt=voorgesteld`, 303)
})

const fieldOf = (part: Part): string => ({ perspectives: 'nl', term: 'from', ripeness: 'asked' } as Partial<Record<Part, string>>)[part] ?? part

const objectionsIn = (counted: ReadonlyMap<string, readonly number[]> | undefined): number =>
  [...(counted?.values() ?? [])].reduce((sum, row) => sum + (row[answers.indexOf('object')] ?? 0), 0)

const amendmentPage = async (c: At, back?: Back) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const amendment = await amendmentAt(here, Number(c.req.param('number')))
  const over = stateOf(amendment) !== 'open' || amendment.given >= here.perspectives.reduce((sum, { people }) => sum + people, 0)
  // Nobody is led by what others answered; and without names no answer shows by what a figure was before and after it.
  const sees = over || here.workspace.attribution === 'named' && amendment.answered
  const [competing, counted, reasons, talk] = await Promise.all([
    stateOf(amendment) === 'open' || stateOf(amendment) === 'over' ? competingWith(here, amendment.id, partsIn(amendment.changes)) : [],
    sees ? answersPer(here, amendment.id) : undefined, (over || amendment.answered) && !isFew(here, amendment.given) ? reasonsOf(here, amendment.id, nth) : null,
    talkAbout(here, 'charter_amendment', amendment.id),
  ])
  const marker = await markerFor(here, amendment.glossary, [amendment.withheld ? '' : amendment.why, amendment.outcome_words, amendment.aside, ...(reasons ?? []).map(({ reason }) => reason),
    ...saidIn({ ...amendment.content, ...amendment.changes }), ...saidIn(amendment.content)])
  return page(c, <AmendmentPage here={here} amendment={amendment} competing={competing} figures={counted ? tellFigures(here, counted) : null}
    objections={over ? objectionsIn(counted) : 0} reasons={reasons} talk={talk} marker={marker} page={nth} back={back} done={c.req.query('gelukt')} />, back ? 422 : 200)
}

charter.get(`/wijzigingen/${number}`, (c) => amendmentPage(c))

const backTo = (c: At, done: string) => c.redirect(`${urls.amendment(c.var.here.workspace, Number(c.req.param('number')))}?gelukt=${done}`, 303)
const heldHere = (c: At) => heldAmendment(Number(c.req.param('number')))

charter.post(`/wijzigingen/${number}/antwoord`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, answerForm)
  if (!form.ok) return amendmentPage(c, { form: 'antwoord', ...form })
  await performOnce(here, form.once, 'charter.answer', heldHere(c), (tx, it) => answerAmendment(tx, here, it, form.value))
  return backTo(c, 'geantwoord')
})

charter.post(`/wijzigingen/${number}/uitkomst`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, outcomeForm)
  if (!acts['charter.decide'].may(here.who, {})) throw notAllowed()
  if (!form.ok) return amendmentPage(c, { form: 'uitkomst', ...form })
  try {
    await performOnce(here, form.once, 'charter.decide', heldHere(c), (tx, it) => decideAmendment(tx, here, it, form.value))
  } catch (fault) {
    if (!(fault instanceof Refusal) || !['running', 'objection', 'unseen'].includes(fault.reason)) throw fault
    return amendmentPage(c, { form: 'uitkomst', errors: { [fault.reason === 'running' ? 'outcome' : 'aside']: fault.reason }, typed: form.typed })
  }
  return backTo(c, form.value.outcome === 'adopted' ? 'aangenomen' : 'niet-aangenomen')
})

charter.post(`/wijzigingen/${number}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, emptyForm)
  if (!form.ok) throw malformed('withdraw')
  await performOnce(here, form.once, 'charter.withdraw', heldHere(c), (tx, it) => withdrawAmendment(tx, here, it))
  return backTo(c, 'ingetrokken')
})
