/** Moderation: who reads a text that does not belong reports it; who moderates hides it with a reason, and its giver may appeal. */
import { Hono, type Context } from 'hono'
import { pageNumber, readForm } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { appeal, appealSchema, decide, decideSchema, report, reportSchema, settle, settleSchema } from './changes.ts'
import { heldHiding, heldReport, heldReported } from './held.ts'
import { hidingsFor, reportable, reportsWaiting, textAt, type Spoken } from './queries.ts'
import { ReportPage, ReportsPage, type Wrong } from './views.tsx'

const show = async (c: Context<Env>, wrong?: Wrong) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const [waiting, hidden] = [await reportsWaiting(here), await hidingsFor(here, nth)]
  return page(c, <ReportsPage here={here} waiting={waiting} {...hidden} page={nth} wrong={wrong} done={c.req.query('gelukt')} />, wrong ? 422 : 200)
}

const back = ({ var: { here } }: Context<Env>, done: string) =>
  (here.workspace.kind === 'thinktank' ? urls.reports(here.workspace, { gelukt: done }) : urls.themeReports({ gelukt: done }))

const spokenOf = (kind: string): Spoken => {
  if (!Object.hasOwn(reportable, kind)) throw notHere()
  return kind as Spoken
}

type Decision = (c: Context<Env>) => Promise<Response>

/** Does what a form on the list asks; what came too late is said on the same page. */
const afterwards = async (c: Context<Env>, id: string, done: string, work: Promise<unknown>) => {
  const stuck = await unlessStuck(work, ['settled', 'appealed', 'decided'])
  return stuck ? show(c, { id, errors: {}, typed: {}, stuck }) : c.redirect(back(c, done), 303)
}

const settling: Decision = async (c) => {
  const id = c.req.param('id') ?? ''
  const form = await readForm(c, settleSchema)
  if (!form.ok) return show(c, { id, ...form })
  return afterwards(c, id, 'besloten', performOnce(c.var.here, form.once, 'moderation.settle', heldReport(id), settle(c.var.here, form.value)))
}

const appealing: Decision = async (c) => {
  const id = c.req.param('id') ?? ''
  const form = await readForm(c, appealSchema)
  if (!form.ok) return show(c, { id, ...form })
  return afterwards(c, id, 'gevraagd', performOnce(c.var.here, form.once, 'moderation.appeal', heldHiding(id, 'giver'), appeal(c.var.here, form.value.appeal)))
}

const deciding: Decision = async (c) => {
  const id = c.req.param('id') ?? ''
  const form = await readForm(c, decideSchema)
  if (!form.ok) return show(c, { id, ...form })
  return afterwards(c, id, 'besloten', performOnce(c.var.here, form.once, 'moderation.decide', heldHiding(id, 'moderator'), decide(c.var.here, form.value)))
}

const askWhy: Decision = async (c) => {
  const [spoken, ref] = [spokenOf(c.req.param('kind') ?? ''), c.req.param('ref') ?? '']
  return page(c, <ReportPage here={c.var.here} spoken={spoken} refersTo={ref} {...await textAt(c.var.here, spoken, ref)} />)
}

const reporting: Decision = async (c) => {
  const { here } = c.var
  const [spoken, ref] = [spokenOf(c.req.param('kind') ?? ''), c.req.param('ref') ?? '']
  const form = await readForm(c, reportSchema)
  const again = async (more: object) => page(c, <ReportPage here={here} spoken={spoken} refersTo={ref} {...await textAt(here, spoken, ref)} {...more} />, 422)
  if (!form.ok) return again(form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'moderation.report', heldReported(spoken, ref), report(here, form.value.reason)), ['reported'])
  return stuck ? again({ stuck, typed: form.typed }) : c.redirect(back(c, 'gemeld'), 303)
}

const slice = (): Hono<Env> => new Hono<Env>()
  .get('/', (c) => show(c))
  .post('/:id/besluit', settling)
  .post('/verborgen/:id/verzet', appealing)
  .post('/verborgen/:id/uitspraak', deciding)
  .get('/:kind/:ref', askWhy)
  .post('/:kind/:ref', reporting)

export const reports = slice()
export const themeReports = slice()
