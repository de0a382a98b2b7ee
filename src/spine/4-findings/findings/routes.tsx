/** Numbered statements drawn from contributions: made, disputed, rephrased, merged and split, with all that they rest on kept. */
import { Hono, type Context } from 'hono'
import { conclusionOf } from '../../../beside/discussions/queries.ts'
import { pageNumber, readForm, type Typed } from '../../../platform/form.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { performOnce, unlessStuck } from '../../../platform/perform.ts'
import { notAllowed, tooLate } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { heldById, inRing, isId } from '../../../workspaces/held.ts'
import { placesOfFindings } from '../../trail.ts'
import { MergePage, RephrasePage, SplitPage, WithdrawPage } from './acting.tsx'
import { emptyForm, GoneSince, linkFinding, linkForm, living, longest, makeFinding, makeForm, rephraseFinding, rephraseForm, shareFinding } from './changes.ts'
import { LinkPage, MakePage, narrowingFrom } from './choosing.tsx'
import { contestFinding, contestForm, settleDispute, settleForm } from './disputes.ts'
import { livingPair, mergeFindings, mergeForm, splitFinding, splitForm, withdrawFinding, withdrawForm } from './joining.ts'
import { FindingPage, type OneProps } from './one.tsx'
import { disputesOf, findingAt, findingsOn, frameOf, mergeable, offeredFor, restingUnder, wholeFinding, type FindingDetail } from './queries.ts'
import { FindingsPage } from './views.tsx'
import type { FormState } from './wording.tsx'

/** Behind the door of a think tank. */
export const findings = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const
type At = Context<Env>
type Wrong = FormState | undefined

findings.get('/', async (c) => {
  const { here } = c.var
  const asked = c.req.query('onderwerp') ?? ''
  const subtopic = asked === 'geen' || isId(asked) ? asked : ''
  const at = pageNumber(c.req.query('pagina'))
  const [frame, found] = await Promise.all([frameOf(here), findingsOn(here, subtopic, at)])
  return page(c, <FindingsPage here={here} frame={frame} findings={found} subtopic={subtopic} page={at} done={c.req.query('gelukt')} />)
})

const one = (typed: Typed, name: string) => { const value = typed[name]; return typeof value === 'string' ? value : '' }
const many = (values: string | readonly string[] | undefined) =>
  (Array.isArray(values) ? values : []).filter((text) => /^[1-9]\d{0,8}$/.test(text)).map(Number)
const narrowingOf = (ask: (name: string) => string) =>
  narrowingFrom((name) => (name === 'onderwerp' && ask(name) !== 'geen' && !isId(ask(name)) ? '' : ask(name)))

const makePage = async (c: At, chosen: readonly number[], ask: (name: string) => string, wrong?: Wrong, status: 200 | 422 = 200) => {
  const { here } = c.var
  const narrowing = narrowingOf(ask)
  const ring = ringOf(here, ask('ring') === 'preparation' ? 'preparation' : 'members')?.id ?? ''
  const [frame, offered] = await Promise.all([frameOf(here), offeredFor(here, ring, chosen, narrowing)])
  return page(c, <MakePage here={here} topics={frame.topics} offered={offered} chosen={chosen} narrowing={narrowing} {...wrong} />, status)
}

/** Does the change; when something that was chosen went out of use meanwhile, the page comes back without it and with all that was typed. */
const unlessGone = async (typed: Typed, change: () => Promise<Response>, show: (wrong: FormState) => Promise<Response>) => {
  try {
    return await change()
  } catch (fault) {
    if (fault instanceof GoneSince) return show({ errors: { chosen: 'gone' }, typed, gone: fault.numbers })
    throw fault
  }
}

/** What a discussion came to, as the beginning of a finding: short enough to be its statement, else its explanation. */
const fromDiscussion = async (c: At): Promise<Wrong> => {
  const asked = c.req.query('gesprek') ?? ''
  const words = /^[1-9]\d{0,8}$/.test(asked) ? await conclusionOf(c.var.here, Number(asked)) : undefined
  return words === undefined ? undefined : { typed: { ring: 'members', [words.length <= longest.statement ? 'statement' : 'explanation']: words } }
}

findings.get('/nieuw', async (c) => {
  if (!c.var.here.who.prepares) throw notAllowed()
  return makePage(c, many(c.req.queries('bijdrage')), (name) => c.req.query(name) ?? '', await fromDiscussion(c))
})

findings.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, makeForm)
  if (!here.who.prepares) throw notAllowed()
  const { typed } = form
  const ask = (name: string) => one(typed, name)
  if (one(typed, 'toon') === 'ja') return makePage(c, many(typed['chosen']), ask, { typed })
  if (!form.ok) return makePage(c, many(typed['chosen']), ask, form, 422)
  const { ring, chosen, ...words } = form.value
  return unlessGone(typed, async () => {
    const done = await performOnce(here, form.once, 'finding.make', inRing({ kind: ring }), makeFinding(here, words, chosen))
    return backTo(c, done.about?.number ?? 0, 'gemaakt')
  }, (wrong) => makePage(c, chosen.filter((number) => !wrong.gone?.includes(number)), ask, wrong, 422))
})

const backTo = (c: At, to: string | number, done: string) => c.redirect(`${urls.finding(c.var.here.workspace, Number(to))}?gelukt=${done}`, 303)

const onePage = async (c: At, at: string, wrong?: OneProps['wrong']) =>
  page(c, <FindingPage here={c.var.here} whole={await wholeFinding(c.var.here, Number(at))} wrong={wrong} done={c.req.query('gelukt')} />, wrong ? 422 : 200)

findings.get(`/${number}`, (c) => onePage(c, c.req.param('number')))

/** The finding for a page of the preparation group: 403 for others, 409 when it is out of use. */
const toEdit = async (here: Here, at: string): Promise<FindingDetail> => {
  const finding = await findingAt(here, Number(at))
  if (!here.who.prepares) throw notAllowed()
  if (finding.withdrawn_at) throw tooLate('withdrawn')
  return finding
}

const rephrasePage = async (c: At, at: string, wrong?: Wrong) => {
  const { here } = c.var
  const [finding, frame] = await Promise.all([toEdit(here, at), frameOf(here)])
  return page(c, <RephrasePage here={here} finding={finding} topics={frame.topics} {...wrong} />, wrong ? 422 : 200)
}

findings.get(`/${number}/tekst`, (c) => rephrasePage(c, c.req.param('number')))

findings.post(`/${number}/tekst`, async (c) => {
  const { here } = c.var
  const at = c.req.param('number')
  const form = await readForm(c, rephraseForm)
  if (!form.ok) return rephrasePage(c, at, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'finding.rephrase', living(at), rephraseFinding(here, form.value, form.value.seen)), ['changed'])
  return stuck ? rephrasePage(c, at, { errors: { statement: stuck }, typed: form.typed }) : backTo(c, at, 'verwoord')
})

const linkPage = async (c: At, at: string, typed: Typed | undefined, wrong?: Wrong) => {
  const { here } = c.var
  const finding = await toEdit(here, at)
  const narrowing = narrowingOf((name) => (typed ? one(typed, name) : c.req.query(name) ?? ''))
  const under = (await restingUnder(here, finding)).filter((one) => !one.gone).map((one) => one.number)
  const had = typed ? many(one(typed, 'had').split(',')) : under
  const chosen = typed ? many(typed['chosen']).filter((one) => !wrong?.gone?.includes(one)) : under
  const [frame, offered] = await Promise.all([frameOf(here), offeredFor(here, finding.ring_id, chosen, narrowing)])
  return page(c, <LinkPage here={here} finding={finding} topics={frame.topics} offered={offered} chosen={chosen} had={had} narrowing={narrowing} {...wrong} />, wrong ? 422 : 200)
}

findings.get(`/${number}/bijdragen`, (c) => linkPage(c, c.req.param('number'), undefined))

findings.post(`/${number}/bijdragen`, async (c) => {
  const at = c.req.param('number')
  const form = await readForm(c, linkForm)
  if (!form.ok || form.value.toon) return linkPage(c, at, form.typed)
  const { chosen, had } = form.value
  return unlessGone(form.typed, async () => {
    await performOnce(c.var.here, form.once, 'finding.link', living(at), linkFinding(c.var.here, chosen, had))
    return backTo(c, at, 'gekozen')
  }, (wrong) => linkPage(c, at, form.typed, wrong))
})

const mergePage = async (c: At, at: string, met: string, wrong?: Wrong) => {
  const { here } = c.var
  const finding = await toEdit(here, at)
  const [frame, others] = await Promise.all([frameOf(here), mergeable(here, finding)])
  const other = others.find((candidate) => String(candidate.number) === met)
  return page(c, <MergePage here={here} finding={finding} topics={frame.topics} others={others} other={other} {...wrong} />, wrong ? 422 : 200)
}

findings.get(`/${number}/samenvoeging`, (c) => mergePage(c, c.req.param('number'), c.req.query('met') ?? ''))

findings.post(`/${number}/samenvoeging`, async (c) => {
  const { here } = c.var
  const at = c.req.param('number')
  const form = await readForm(c, mergeForm)
  if (!form.ok) return mergePage(c, at, one(form.typed, 'met'), form)
  const { met, seen, ...words } = form.value
  const work = performOnce(here, form.once, 'finding.merge', livingPair(at, met), mergeFindings(here, words, seen))
  const stuck = await unlessStuck(work, ['changed', 'withdrawn'])
  if (stuck) return mergePage(c, at, String(met), { errors: stuck === 'changed' ? { statement: stuck } : { met: 'gone' }, typed: form.typed })
  return backTo(c, (await work).about?.number ?? at, 'samengevoegd')
})

const splitPage = async (c: At, at: string, wrong?: Wrong) => {
  const { here } = c.var
  const finding = await toEdit(here, at)
  const [contributions, disputes] = await Promise.all([restingUnder(here, finding), disputesOf(here, finding)])
  return page(c, <SplitPage here={here} finding={finding} contributions={contributions} disputes={disputes} {...wrong} />, wrong ? 422 : 200)
}

findings.get(`/${number}/splitsing`, (c) => splitPage(c, c.req.param('number')))

findings.post(`/${number}/splitsing`, async (c) => {
  const { here } = c.var
  const at = c.req.param('number')
  const form = await readForm(c, splitForm)
  if (!form.ok) return splitPage(c, at, form)
  const empty = (['a', 'b'] as const).filter((half) => form.value[half].length === 0)
  if (empty.length > 0 && (await restingUnder(here, await toEdit(here, at))).length > 0) {
    return splitPage(c, at, { errors: Object.fromEntries(empty.map((half) => [half, 'none'])), typed: form.typed })
  }
  const stuck = await unlessStuck(performOnce(here, form.once, 'finding.split', living(at), splitFinding(here, form.value)), ['changed'])
  return stuck ? splitPage(c, at, { errors: { statement_a: stuck }, typed: form.typed }) : backTo(c, at, 'gesplitst')
})

const withdrawPage = async (c: At, at: string, wrong?: Wrong) => {
  const { here } = c.var
  const finding = await toEdit(here, at)
  const used = ((await placesOfFindings(here, [finding.id])).get(finding.id) ?? []).length > 0
  return page(c, <WithdrawPage here={here} finding={finding} used={used} {...wrong} />, wrong ? 422 : 200)
}

findings.get(`/${number}/intrekking`, (c) => withdrawPage(c, c.req.param('number')))

findings.post(`/${number}/intrekking`, async (c) => {
  const at = c.req.param('number')
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return withdrawPage(c, at, form)
  await performOnce(c.var.here, form.once, 'finding.withdraw', living(at), withdrawFinding(c.var.here, form.value.reason))
  return backTo(c, at, 'ingetrokken')
})

findings.post(`/${number}/plenair`, async (c) => {
  const at = c.req.param('number')
  const form = await readForm(c, emptyForm)
  if (!form.ok) return onePage(c, at)
  const { about } = await performOnce(c.var.here, form.once, 'finding.share', living(at), shareFinding(c.var.here))
  return backTo(c, about?.number ?? at, 'gedeeld')
})

findings.post(`/${number}/bezwaren`, async (c) => {
  const at = c.req.param('number')
  const form = await readForm(c, contestForm)
  if (!form.ok) return onePage(c, at, { form: 'contest', ...form })
  await performOnce(c.var.here, form.once, 'finding.contest', living(at), contestFinding(c.var.here, form.value.reason))
  return backTo(c, at, 'bezwaar')
})

findings.post(`/${number}/bezwaren/:id/afronding`, async (c) => {
  const [at, id] = [c.req.param('number'), c.req.param('id')]
  const form = await readForm(c, settleForm)
  if (!form.ok) return onePage(c, at, { form: 'settle', id, ...form })
  const done = await performOnce(c.var.here, form.once, 'dispute.settle', heldById('dispute', id), settleDispute(c.var.here, form.value.outcome))
  return backTo(c, done.about?.number ?? at, 'afgerond')
})
