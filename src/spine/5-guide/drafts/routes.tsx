/** The texts that a think tank writes: begun, read with all they rest on, and every earlier state kept. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import type { Document } from '../../../documents/schema.ts'
import { talkAbout } from '../../../beside/discussions/queries.ts'
import { pageNumber, readForm, type Errors } from '../../../platform/form.ts'
import { performOnce } from '../../../platform/perform.ts'
import { malformed, notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { held, inRing } from '../../../workspaces/held.ts'
import { supersededCited } from '../sources/superseded.ts'
import { beginDraft, beginForm } from './beginning.ts'
import { targetsIn } from './grounds.ts'
import { BeginPage, DraftsPage } from './list.tsx'
import { listSources } from './passages.tsx'
import { draftHeadAt, numbersOfCited, revisionAt, revisionsOf, sourcesFor } from './queries.ts'
import { draftsOn, wholeDraft } from './reading.ts'
import { restoreForm, restoreRevision } from './restoring.ts'
import { RevisionPage, RevisionsPage } from './revisions.tsx'
import { DraftPage } from './views.tsx'
import { emptyForm } from './lock.ts'
import { reinstateDraft, withdrawDraft, withdrawForm } from './withdrawing.ts'

/** Behind the door of a think tank. */
export const drafts = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const
const revision = ':revision{[1-9][0-9]{0,8}}' as const

drafts.get('/', async (c) => {
  const { here } = c.var
  const at = pageNumber(c.req.query('pagina'))
  return page(c, <DraftsPage here={here} drafts={await draftsOn(here, at)} page={at} done={c.req.query('gelukt')} />)
})

drafts.get('/nieuw', (c) => {
  if (!c.var.here.who.prepares) throw notAllowed()
  return page(c, <BeginPage here={c.var.here} />)
})

drafts.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, beginForm)
  if (!here.who.prepares) throw notAllowed()
  if (!form.ok) return page(c, <BeginPage here={here} errors={form.errors} typed={form.typed} />, 422)
  const done = await performOnce(here, form.once, 'draft.begin', inRing({ kind: form.value.ring }), beginDraft(here, form.value))
  return c.redirect(`${urls.draft(here.workspace, done.about?.number ?? 0)}?gelukt=begonnen`, 303)
})

const draftPage = async (c: Context<Env>, errors?: Errors) => {
  const { here } = c.var
  const whole = await wholeDraft(here, Number(c.req.param('number')))
  const [superseded, talk] = await Promise.all([supersededCited(here, whole.draft.id), talkAbout(here, 'draft', whole.draft.id)])
  return page(c, <DraftPage here={here} whole={whole} superseded={superseded} talk={talk} done={c.req.query('gelukt')} errors={errors} />, errors ? 422 : 200)
}

drafts.get(`/${number}`, (c) => draftPage(c))

drafts.get(`/${number}/versies`, async (c) => {
  const { here } = c.var
  const draft = await draftHeadAt(here, Number(c.req.param('number')))
  const at = pageNumber(c.req.query('pagina'))
  return page(c, <RevisionsPage here={here} draft={draft} revisions={await revisionsOf(here, draft.id, at)} page={at} />)
})

const comparedWith = (c: Context<Env>): number | undefined => {
  const asked = c.req.query('met') ?? ''
  return /^[1-9][0-9]{0,8}$/.test(asked) ? Number(asked) : undefined
}

drafts.get(`/${number}/versies/${revision}`, async (c) => {
  const { here } = c.var
  const draft = await draftHeadAt(here, Number(c.req.param('number')))
  const { shown, compared } = await revisionAt(here, draft.id, Number(c.req.param('revision')), comparedWith(c))
  const cites = [shown, ...(compared ? [compared] : [])].map(({ document }) => targetsIn(document as Document))
  const [keys, allKeys] = [cites.slice(0, 1), cites].map((those) => [...new Set(those.flat().filter(({ kind }) => kind === 'source').map(({ id }) => id))])
  const sources = await sourcesFor(here, allKeys ?? [])
  const listed = listSources(here, sources.filter(({ key }) => keys?.includes(key)))
  const cited = { numbers: await numbersOfCited(here, cites.flat()), listed: listSources(here, sources) }
  return page(c, <RevisionPage here={here} draft={draft} shown={shown} compared={compared} listed={listed} cited={cited} />)
})

drafts.post(`/${number}/intrekking`, async (c) => {
  const { here } = c.var
  const at = Number(c.req.param('number'))
  const form = await readForm(c, withdrawForm)
  if (!form.ok && acts['draft.withdraw'].may(here.who)) return draftPage(c, form.errors)
  if (!form.ok) throw notAllowed()
  await performOnce(here, form.once, 'draft.withdraw', held('draft', at), withdrawDraft(here))
  return c.redirect(`${urls.draft(here.workspace, at)}?gelukt=ingetrokken`, 303)
})

drafts.post(`/${number}/terughalen`, async (c) => {
  const { here } = c.var
  const at = Number(c.req.param('number'))
  const form = await readForm(c, emptyForm)
  if (!form.ok) throw malformed()
  await performOnce(here, form.once, 'draft.reinstate', held('draft', at), reinstateDraft)
  return c.redirect(`${urls.draft(here.workspace, at)}?gelukt=teruggehaald`, 303)
})

drafts.post(`/${number}/versies/${revision}/herstel`, async (c) => {
  const { here } = c.var
  const at = Number(c.req.param('number'))
  const form = await readForm(c, restoreForm)
  if (!form.ok) throw malformed('seen')
  await performOnce(here, form.once, 'draft.save', held('draft', at), restoreRevision(here, Number(c.req.param('revision')), form.value.seen))
  return c.redirect(`${urls.draft(here.workspace, at)}?gelukt=teruggezet`, 303)
})
