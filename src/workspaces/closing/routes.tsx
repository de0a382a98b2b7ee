/** Closing a think tank, by its chair, with what that means said first; and opening it again, by the board. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { readForm, type Errors } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../held.ts'
import { closeSchema, closeThinktank, reopenSchema, reopenThinktank } from './changes.ts'
import { closingOf } from './queries.ts'
import { ClosingPage } from './views.tsx'

export const closing = new Hono<Env>()

// Who may neither close nor open it does not see the page.
closing.use('*', (c, next) => {
  const { who } = c.var.here
  if (!acts['thinktank.close'].may(who) && !acts['thinktank.reopen'].may(who)) throw notHere()
  return next()
})

const show = async (c: Context<Env>, errors: Errors = {}) =>
  page(c, <ClosingPage here={c.var.here} closing={await closingOf(c.var.here)} errors={errors} done={c.req.query('gelukt')} />, errors['zeker'] ? 422 : 200)

closing.get('/', (c) => show(c))

closing.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, closeSchema)
  if (!form.ok) return show(c, form.errors)
  await perform(here, 'thinktank.close', inRing({ kind: 'members' }), (tx) => closeThinktank(tx, here))
  return c.redirect(`${urls.thinktank(here.workspace)}?gelukt=gesloten`, 303)
})

closing.post('/heropening', async (c) => {
  const { here } = c.var
  await readForm(c, reopenSchema)
  await perform(here, 'thinktank.reopen', inRing({ kind: 'members' }), (tx) => reopenThinktank(tx, here))
  return c.redirect(`${urls.closing(here.workspace)}?gelukt=open`, 303)
})
