/** What people say before, at and after a meeting: each with its number, its kind, its perspective and what became of it. */
import { Hono, type Context } from 'hono'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { talkAbout } from '../../../beside/discussions/queries.ts'
import { compareWords } from '../../../platform/dates.ts'
import { readForm, type Filled } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { doneBefore, performOnce, refuseUnlessMay, unlessStuck, type Done } from '../../../platform/perform.ts'
import { malformed, notAllowed, Refusal } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { held, heldById, inRing } from '../../../workspaces/held.ts'
import { AlikePage } from './adding.tsx'
import {
  addContribution, addForm, addSubtopic, editContribution, editForm, emptyForm, renameSubtopic, shareContribution, subtopicForm, transcribe, withdrawContribution,
} from './changes.ts'
import { readFilter } from './filter.ts'
import { ContributionPage, WithdrawPage, type OneProps } from './one.tsx'
import {
  contributionAt, fatesOf, listOf, revisionsOf, saidBefore, subgroupsIn, subtopicsIn,
} from './queries.ts'
import { kindIn, sheetWith, type Sheet } from '../paper/queries.ts'
import { CannotMerge, settleContribution, settleForm } from './settling.ts'
import { lookAlikes, readBack, readbackForm, readSheet, sayingsFrom, sheetForm } from './sheet.ts'
import { SheetPage } from './sheet.tsx'
import { ContributionsPage, type ListProps } from './views.tsx'

/** Behind the door of a think tank. */
export const contributions = new Hono<Env>()

const listFor = async (c: Context<Env>, wrong?: ListProps['wrong']) => {
  const { here } = c.var
  const filter = readFilter(here, (name) => c.req.queries(name))
  const view = <ContributionsPage here={here} filter={filter} {...await listOf(here, filter)} wrong={wrong} done={c.req.query('gelukt')} />
  return page(c, view, wrong ? 422 : 200)
}

contributions.get('/', (c) => listFor(c))

contributions.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, addForm)
  if (!form.ok) return listFor(c, { form: 'add', ...form })
  const { form_key: key, ...fields } = form.value
  const { body, kind, subtopic_id, ring, perspective, anyway } = fields
  const added = ({ about }: Done) => c.redirect(`${urls.contribution(here.workspace, about?.number ?? 0)}?gelukt=toegevoegd`, 303)
  const alike = anyway ? [] : (await saidBefore(here)).like(body).slice(0, 3)
  // After looking for what is like it: else a second press, that comes while the first is being stored, would find its own.
  const before = await doneBefore(here, { key, fields })
  if (before) return added(before)
  if (alike.length > 0) return page(c, <AlikePage here={here} typed={form.typed} alike={alike.map(({ key }) => key)} />, 422)
  const own = perspective === ''
  const saying = { body, kind, subtopic_id, perspective: own ? here.who.perspective ?? '' : perspective }
  const where = inRing(ring === '' ? { kind: 'members' } : { id: ring })
  return added(await performOnce(here, { key, fields }, own ? 'contribution.add' : 'contribution.transcribe', where, addContribution(here, saying, own)))
})

contributions.post('/onderwerpen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, subtopicForm)
  if (!here.who.prepares) throw notAllowed()
  if (!form.ok) return listFor(c, { form: 'subtopic', ...form })
  const { id, title, seen } = form.value
  const taken = (await subtopicsIn(here)).some((one) => one.id !== id && compareWords(one.title.toLowerCase(), title.toLowerCase()) === 0)
  if (taken && !await doneBefore(here, form.once)) return listFor(c, { form: 'subtopic', errors: { title: 'taken' }, typed: form.typed })
  if (id === '') await performOnce(here, form.once, 'subtopic.add', inRing({ kind: 'members' }), addSubtopic(here, title))
  else if (await unlessStuck(performOnce(here, form.once, 'subtopic.add', heldById('subtopic', id), renameSubtopic(title, seen)), ['changed'])) {
    return listFor(c, { form: 'subtopic', errors: { seen: 'changed' }, typed: form.typed })
  }
  return c.redirect(`${urls.contributions(here.workspace)}?gelukt=onderwerp`, 303)
})

const choicesFor = async (here: Here) => {
  const [subtopics, subgroups] = await Promise.all([subtopicsIn(here), subgroupsIn(here)])
  return { subtopics, subgroups }
}

/** What a sheet that was printed here says of itself. */
const typedFrom = ({ code, perspective, subgroup_id, round }: Sheet) => ({ code, perspective, subgroup_id: subgroup_id ?? '', kind: kindIn[round] })

contributions.get('/overtypen', async (c) => {
  const { here } = c.var
  if (!here.who.takesPart) throw notAllowed()
  const sheet = await sheetWith(here, c.req.query('code') ?? '')
  return page(c, <SheetPage here={here} {...await choicesFor(here)} typed={sheet && typedFrom(sheet)} />)
})

contributions.post('/overtypen', async (c) => {
  const { here } = c.var
  const form = await readForm(c, sheetForm)
  if (!here.who.takesPart) throw notAllowed()
  const choices = await choicesFor(here)
  if (!form.ok) return page(c, <SheetPage here={here} {...choices} errors={form.errors} typed={form.typed} />, 422)
  const sheet = form.value.code ? await sheetWith(here, form.value.code) : undefined
  if (form.value.code && !sheet) return page(c, <SheetPage here={here} {...choices} errors={{ code: 'code' }} typed={form.typed} />, 422)
  // The code says more surely than the boxes where a sheet comes from.
  const read = { ...form.value, ...(sheet && { ...typedFrom(sheet), subgroup_id: sheet.subgroup_id, ...(sheet.round === 'question' && { kind: form.value.kind }) }) }
  const lines = lookAlikes(readSheet(read), await saidBefore(here))
  return page(c, <SheetPage here={here} {...choices} {...read} typed={{ ...form.typed, ...(sheet && typedFrom(sheet)), kind: read.kind }} lines={lines} />)
})

contributions.post('/overtypen/opslag', async (c) => {
  const { here } = c.var
  const form = await readForm(c, readbackForm)
  if (!form.ok) throw malformed('lines')
  const lines = readBack(form.value)
  const sayings = sayingsFrom(lines, form.value)
  if (sayings.length === 0 || lines.some(({ wrong }) => wrong)) {
    const errors = sayings.length === 0 ? { text: 'none' } : undefined
    const again = lookAlikes(lines, await saidBefore(here))
    return page(c, <SheetPage here={here} {...await choicesFor(here)} errors={errors} lines={again} {...form.value} />, 422)
  }
  const sheet = form.value.code ? await sheetWith(here, form.value.code) : undefined
  const { form_key: key, ...fields } = form.value
  const work = performOnce(here, { key, fields }, 'contribution.transcribe', inRing({ kind: 'members' }), transcribe(here, sayings, sheet?.id))
  if (await unlessStuck(work, ['subgroup'])) {
    const again = lookAlikes(lines, await saidBefore(here))
    return page(c, <SheetPage here={here} {...await choicesFor(here)} errors={{ text: 'subgroup' }} lines={again} {...form.value} subgroup_id={null} />, 422)
  }
  return c.redirect(`${urls.contributions(here.workspace)}?gelukt=overgetypt`, 303)
})

const oneFor = async (c: Context<Env>, number: string | undefined, wrong?: OneProps['wrong']) => {
  const { here } = c.var
  const said = await contributionAt(here, Number(number))
  const [revisions, decided, subtopics, talk, marker] = await Promise.all([
    said.withdrawn_at && !said.mine ? [] : revisionsOf(here, said), fatesOf(here, said), subtopicsIn(here), talkAbout(here, 'contribution', said.id), markerFor(here, said.glossary, [said.body]),
  ])
  const view = <ContributionPage here={here} said={said} revisions={revisions} decided={decided} subtopics={subtopics} talk={talk} marker={marker} wrong={wrong} done={c.req.query('gelukt')} />
  return page(c, view, wrong ? 422 : 200)
}

const backTo = (c: Context<Env>, number: string, done: string) =>
  c.redirect(`${urls.contribution(c.var.here.workspace, Number(number))}?gelukt=${done}`, 303)

contributions.get('/:number{[1-9][0-9]{0,8}}', (c) => oneFor(c, c.req.param('number')))

contributions.post('/:number{[1-9][0-9]{0,8}}/verbetering', async (c) => {
  const { here } = c.var
  const form = await readForm(c, editForm)
  if (!form.ok) return oneFor(c, c.req.param('number'), { form: 'edit', ...form })
  const stuck = await unlessStuck(performOnce(here, form.once, 'contribution.edit', held('contribution', c.req.param('number')), editContribution(here, form.value)), ['changed'])
  if (stuck) return oneFor(c, c.req.param('number'), { form: 'edit', errors: { body: stuck }, typed: form.typed })
  return backTo(c, c.req.param('number'), 'verbeterd')
})

contributions.get('/:number{[1-9][0-9]{0,8}}/intrekking', async (c) => {
  const { here } = c.var
  const said = await contributionAt(here, Number(c.req.param('number')))
  refuseUnlessMay(here, 'contribution.withdraw', { author: said.mine ? here.who.member : null, withdrawn_at: said.withdrawn_at })
  return page(c, <WithdrawPage here={here} said={said} />)
})

contributions.post('/:number{[1-9][0-9]{0,8}}/intrekking', async (c) => {
  const form = await readForm(c, emptyForm)
  if (!form.ok) throw malformed()
  await performOnce(c.var.here, form.once, 'contribution.withdraw', held('contribution', c.req.param('number')), withdrawContribution(c.var.here))
  return backTo(c, c.req.param('number'), 'ingetrokken')
})

contributions.post('/:number{[1-9][0-9]{0,8}}/plenair', async (c) => {
  const form = await readForm(c, emptyForm)
  if (!form.ok) throw malformed()
  const { about } = await performOnce(c.var.here, form.once, 'contribution.share', held('contribution', c.req.param('number')), shareContribution(c.var.here))
  return backTo(c, String(about?.number), 'gedeeld')
})

contributions.post('/:number{[1-9][0-9]{0,8}}/besluit', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, settleForm)
  const back = (errors: Extract<Filled<unknown>, { ok: false }>['errors']) => oneFor(c, number, { form: 'settle', errors, typed: form.typed })
  if (!here.who.prepares) throw notAllowed()
  if (!form.ok) return back(form.errors)
  try {
    await performOnce(here, form.once, 'contribution.settle', held('contribution', number), settleContribution(here, form.value))
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'changed') return back({ decision: 'decided' })
    if (fault instanceof CannotMerge) return back({ into: fault.code })
    throw fault
  }
  return backTo(c, number, 'besloten')
})
