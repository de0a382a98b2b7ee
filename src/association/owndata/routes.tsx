/** My own data: everything that is kept of me, as one file and as tables, and the way to have it erased. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { doneBefore, performOnce, unlessStuck } from '../../platform/perform.ts'
import { nobodyIn, notHere } from '../../platform/refusals.ts'
import { giveCookie, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { onlyFresh } from '../account/fresh.ts'
import { toCsv } from '../imports/writing.ts'
import { erasingSchema, heldErasable, redact } from './changes.ts'
import { countsOf, everythingOf, kindsKept, rowsOf } from './queries.ts'
import { readable } from './table.ts'
import { texts } from './texts.ts'
import { ErasedPage, ErasingPage, OwnDataPage } from './views.tsx'

export const ownData = new Hono<Env>()

// Who was just erased is a visitor: this page says nothing of anybody.
ownData.get('/gewist', (c) => page(c, <ErasedPage here={c.var.here} />))

const erased = (c: Context<Env>) => {
  giveCookie(c, 'session', '', 0)
  return c.redirect(urls.ownDataErased, 303)
}

// Who presses twice is nobody by the second time, and must not be asked to sign in with what is gone.
ownData.post('/wissen', async (c, next) => {
  if (c.var.here.who.member) return next()
  const form = await readForm(c, erasingSchema)
  return form.ok && await doneBefore(c.var.here, { ...form.once, whoever: true }) ? erased(c) : next()
})

ownData.use('*', (c, next) => {
  if (!c.var.here.who.member) throw nobodyIn()
  return next()
})

const me = (c: Context<Env>) => c.var.here.who.member ?? ''
const attached = (name: string, type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` })

ownData.get('/', async (c) => page(c, <OwnDataPage here={c.var.here} counts={await countsOf(c.var.house.database, me(c))} />))

ownData.get('/alles.json', onlyFresh, async (c) => {
  const all = { made_at: new Date().toISOString(), association: c.var.here.siteName, ...await everythingOf(c.var.house.database, me(c)) }
  return c.body(JSON.stringify(all, null, 2), 200, attached('mijn-gegevens.json', 'application/json'))
})

ownData.get('/:file{[a-z]+\\.csv}', onlyFresh, async (c) => {
  const kind = kindsKept.find((one) => c.req.param('file') === `${one}.csv`)
  if (!kind) throw notHere()
  const lines = await rowsOf(c.var.house.database, me(c), kind)
  const { columns, rows } = readable(lines, c.var.here.language)
  const bytes = toCsv(columns, rows)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, attached(`${texts[c.var.here.language].kinds[kind].toLowerCase().replace(/[^a-z]+/g, '-')}.csv`, 'text/csv'))
})

const showErasing = (c: Context<Env>, more: { errors?: Errors; typed?: Typed; stuck?: string | undefined } = {}) =>
  page(c, <ErasingPage here={c.var.here} {...more} />, more.errors || more.stuck ? 422 : 200)

ownData.get('/wissen', onlyFresh, (c) => showErasing(c))

ownData.post('/wissen', onlyFresh, async (c) => {
  const { here } = c.var
  const form = await readForm(c, erasingSchema)
  if (!form.ok) return showErasing(c, form)
  const stuck = await unlessStuck(performOnce(here, { ...form.once, whoever: true }, 'person.redact', heldErasable(me(c)), redact(here, form.value.teksten)), ['last-administrator'])
  return stuck ? showErasing(c, { stuck, typed: form.typed }) : erased(c)
})
