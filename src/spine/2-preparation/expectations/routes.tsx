/** Expectations: what each participant wants to take away and can bring, shown to the group as the attribution rule allows. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { pageNumber, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { ringOf } from '../../../platform/here.ts'
import { performOnce } from '../../../platform/perform.ts'
import { malformed, notHere } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { markerNow } from '../../../beside/glossary/meanings.ts'
import { urls } from '../../../urls.ts'
import { amongExpectations, expectationSchema, giveExpectation, heldOwn, withdrawOwn } from './changes.ts'
import { everyExpectation, expectationsIn } from './queries.ts'
import { ExpectationsPage, ListPage } from './views.tsx'

export const expectations = new Hono<Env>()

const show = async (c: Context<Env>, problems: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const found = await expectationsIn(here, nth)
  const marker = await markerNow(here, found.expectations.flatMap(({ withheld, take_away, bring }) => (withheld ? [] : [take_away, bring])))
  return page(c, <ExpectationsPage here={here} {...found} marker={marker} page={nth} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}

expectations.get('/', (c) => show(c))

expectations.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, expectationSchema)
  if (!form.ok) return show(c, form)
  await performOnce(here, form.once, 'expectation.give', amongExpectations, (tx) => giveExpectation(tx, here, form.value))
  return c.redirect(urls.expectations(here.workspace, { gelukt: 'gegeven' }), 303)
})

expectations.post('/intrekking', async (c) => {
  const { here } = c.var
  const form = await readForm(c, z.strictObject({}))
  if (!form.ok) throw malformed('withdraw')
  await performOnce(here, form.once, 'expectation.withdraw', heldOwn, (tx) => withdrawOwn(tx, here, here.who.member ?? ''))
  return c.redirect(urls.expectations(here.workspace, { gelukt: 'ingetrokken' }), 303)
})

expectations.get('/lijst', async (c) => {
  const { here } = c.var
  if (!ringOf(here, 'preparation')) throw notHere()
  return page(c, <ListPage here={here} {...await everyExpectation(here)} />)
})
