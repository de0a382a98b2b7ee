/** Closing a think tank, by its chair, with what that means said first; and opening it again, by the board. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { readForm, type Errors } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { doneBefore, performOnce, type Once } from '../../platform/perform.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../held.ts'
import { closeSchema, closeThinktank, reopenSchema, reopenThinktank } from './changes.ts'
import { closingOf } from './queries.ts'
import { ClosingPage } from './views.tsx'

export const closing = new Hono<Env>()

// Who may neither close nor open it does not see the page.
const onlyWhoMay = ({ who }: Here) => {
  if (!acts['thinktank.close'].may(who) && !acts['thinktank.reopen'].may(who)) throw notHere()
}

const show = async (c: Context<Env>, errors: Errors = {}) => {
  const { here } = c.var
  onlyWhoMay(here)
  return page(c, <ClosingPage here={here} closing={await closingOf(here)} errors={errors} done={c.req.query('gelukt')} />, errors['zeker'] ? 422 : 200)
}

/** Closes or opens once. After the first press nobody chairs a closed think tank any more: the second is asked for what the first did. */
const once = async (here: Here, form: Once, act: 'thinktank.close' | 'thinktank.reopen', change: typeof closeThinktank) => {
  if (await doneBefore(here, form)) return
  onlyWhoMay(here)
  await performOnce(here, form, act, inRing({ kind: 'members' }), (tx) => change(tx, here))
}

closing.get('/', (c) => show(c))

closing.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, closeSchema)
  if (!form.ok) return show(c, form.errors)
  await once(here, form.once, 'thinktank.close', closeThinktank)
  return c.redirect(`${urls.thinktank(here.workspace)}?gelukt=gesloten`, 303)
})

closing.post('/heropening', async (c) => {
  const { here } = c.var
  const form = await readForm(c, reopenSchema)
  if (!form.ok) throw malformed('reopen')
  await once(here, form.once, 'thinktank.reopen', reopenThinktank)
  return c.redirect(`${urls.closing(here.workspace)}?gelukt=open`, 303)
})
