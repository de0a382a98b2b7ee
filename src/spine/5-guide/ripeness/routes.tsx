/** How far a text is from publication: what is asked of it, every place that falls short with the way to mend it, and who signed it off. */
import { Hono, type Context } from 'hono'
import type { Document } from '../../../documents/schema.ts'
import { isoDay } from '../../../platform/dates.ts'
import { readForm } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { performOnce } from '../../../platform/perform.ts'
import { malformed, notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { markerNow } from '../../../beside/glossary/meanings.ts'
import { held } from '../../../workspaces/held.ts'
import { revisionAt } from '../drafts/queries.ts'
import { supersededCited } from '../sources/superseded.ts'
import { backForm, giveSignoff, lateIn, outcomeForm, settleObjection, signoffForm, takeSignoffBack } from './changes.ts'
import { daysOf, withToday } from './days.ts'
import { daysAsCsv } from './picture.tsx'
import { textAt, type RipeText } from './queries.ts'
import { ripenessRemembered } from './remembered.ts'
import type { Settling } from './reviews.tsx'
import { SignPage, type Earlier } from './signpage.tsx'
import { mineIn, signoffsOf } from './signoffs.ts'
import { RipenessPage } from './views.tsx'

/** Behind the door of a think tank, under its texts. */
export const ripeness = new Hono<Env>()

const number = ':number{[1-9][0-9]{0,8}}' as const

const showRipeness = async (c: Context<Env>, settling?: Settling) => {
  const { here } = c.var
  const text = await textAt(here, Number(c.req.param('number')))
  const now = await ripenessRemembered(here, text, text.mark)
  const signoffs = await signoffsOf(here, text.id)
  const days = withToday(await daysOf(here, text.id), now)
  const superseded = await supersededCited(here, text.id)
  const marker = await markerNow(here, signoffs.flatMap(({ kind, reason, outcome }) => (kind === 'objected' ? [reason, outcome] : [])))
  const found = { ripeness: now, signoffs, days, superseded, marker, done: c.req.query('gelukt') }
  return page(c, <RipenessPage here={here} text={text} {...found} settling={settling} />, settling ? 422 : 200)
}

ripeness.get(`/${number}/rijpheid`, (c) => showRipeness(c))

ripeness.get(`/${number}/rijpheid.csv`, async (c) => {
  const { here } = c.var
  const text = await textAt(here, Number(c.req.param('number')))
  const days = withToday(await daysOf(here, text.id, 3660), await ripenessRemembered(here, text, text.mark))
  return c.body(daysAsCsv(here, days), 200, {
    'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'content-disposition': `attachment; filename="rijpheid-tekst-${text.number}-${isoDay(new Date())}.csv"`,
  })
})

/** What the asker said before, and how the text read then. */
const earlierOf = async (here: Here, text: RipeText): Promise<Earlier | undefined> => {
  const said = mineIn(await signoffsOf(here, text.id))
  if (!said) return undefined
  const document = said.revision === text.revision ? text.document : (await revisionAt(here, text.id, said.revision, undefined)).shown.document
  return { said, document: document as Document }
}

ripeness.get(`/${number}/nakijken`, async (c) => {
  const { here } = c.var
  const text = await textAt(here, Number(c.req.param('number')))
  if (!here.who.takesPart) throw notAllowed()
  return page(c, <SignPage here={here} text={text} earlier={await earlierOf(here, text)} />)
})

ripeness.post(`/${number}/nakijken`, async (c) => {
  const { here } = c.var
  const text = await textAt(here, Number(c.req.param('number')))
  if (!here.who.takesPart) throw notAllowed()
  const form = await readForm(c, signoffForm)
  const late = lateIn(form.typed, text.revision)
  if (late || !form.ok) {
    const view = <SignPage here={here} text={text} earlier={await earlierOf(here, text)} errors={late ?? (form.ok ? undefined : form.errors)} typed={form.typed} />
    return page(c, view, late ? 409 : 422)
  }
  await performOnce(here, form.once, 'signoff.give', held('draft', text.number), giveSignoff(here, form.value))
  return c.redirect(`${urls.ripeness(here.workspace, text.number)}?gelukt=${form.value.kind === 'agreed' ? 'nagekeken' : 'bezwaar'}`, 303)
})

ripeness.post(`/${number}/nakijken/intrekking`, async (c) => {
  const { here } = c.var
  const at = Number(c.req.param('number'))
  const form = await readForm(c, backForm)
  if (!form.ok) throw malformed()
  await performOnce(here, form.once, 'signoff.takeBack', held('draft', at), takeSignoffBack(here))
  return c.redirect(`${urls.ripeness(here.workspace, at)}?gelukt=teruggetrokken`, 303)
})

ripeness.post(`/${number}/nakijken/bezwaren/:id`, async (c) => {
  const { here } = c.var
  const [at, id] = [Number(c.req.param('number')), c.req.param('id')]
  await textAt(here, at)
  if (!here.who.prepares) throw notAllowed()
  const form = await readForm(c, outcomeForm)
  if (!form.ok) return showRipeness(c, { id, errors: form.errors, typed: form.typed })
  await performOnce(here, form.once, 'signoff.settle', held('draft', at), settleObjection(here, id, form.value.outcome))
  return c.redirect(`${urls.ripeness(here.workspace, at)}?gelukt=afgerond`, 303)
})
