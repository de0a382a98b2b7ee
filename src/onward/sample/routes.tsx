/** Removing the sample association: one page that says what goes, and one act that empties the installation. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { readForm, ticked } from '../../platform/form.ts'
import { notAllowed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { countsOfAll } from './queries.ts'
import { removeSample } from './remove.ts'
import { RemovalPage } from './removal.views.tsx'

export const sample = new Hono<Env>()

const schema = z.strictObject({ zeker: ticked() })

/** There is only something to remove while the sample is there, and only an administrator may. */
const only = ({ var: { here } }: Context<Env>) => {
  if (!here.sample) throw notHere()
  if (!acts['sample.remove'].may(here.who)) throw notAllowed()
}

sample.get('/', async (c) => {
  only(c)
  return page(c, <RemovalPage here={c.var.here} counts={await countsOfAll(c.var.here)} />)
})

/*
 * Not through perform: that writes a happening after the change, into a workspace that is gone by then, and everything
 * that could be told would be emptied with it. acts.ts is asked all the same, and once more whether it is still the sample.
 */
sample.post('/', async (c) => {
  only(c)
  const form = await readForm(c, schema)
  if (!form.ok || !form.value.zeker) return page(c, <RemovalPage here={c.var.here} counts={await countsOfAll(c.var.here)} wrong />, 422)
  await c.var.house.database.change(async (tx) => {
    const site = await tx.selectFrom('site').select('sample_since').forUpdate().executeTakeFirst()
    if (!site?.sample_since) throw notHere()
    await removeSample(tx)
  })
  return c.redirect(urls.home, 303)
})
