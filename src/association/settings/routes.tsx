/** How the installation stands and what asks for attention, what was left undone, and for how long everything is kept; for administrators. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { look } from '../../platform/health.ts'
import { perform, performOnce, unlessStuck } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { dropJob, heldParked, retentionSchema, retryJob, setRetention } from './changes.ts'
import { factorCoverage, parkedJobs, retentionNow } from './queries.ts'
import { SettingsPage } from './views.tsx'

export const settings = new Hono<Env>()

// Who may not set this does not even see that it is there.
settings.use('*', (c, next) => {
  if (!acts['retention.set'].may(c.var.here.who)) throw notHere()
  return next()
})

const show = async (c: Context<Env>, problems: { errors?: Errors; typed?: Typed } = {}) => {
  const { here, house } = c.var
  const [findings, coverage, days] = [await look(house.database, house.settings), await factorCoverage(here), await retentionNow(here)]
  const parked = findings.some(({ key, value }) => key === 'parked' && value !== 0) ? await parkedJobs(here) : []
  const view = <SettingsPage here={here} findings={findings} coverage={coverage} days={days} parked={parked} done={c.req.query('gelukt')} {...problems} />
  return page(c, view, problems.errors ? 422 : 200)
}

settings.get('/', (c) => show(c))

settings.post('/bewaren', async (c) => {
  const form = await readForm(c, retentionSchema)
  if (!form.ok) return show(c, form)
  const { here } = c.var
  const work = performOnce(here, form.once, 'retention.set', inRing({ kind: 'administration' }), (tx) => setRetention(tx, here, form.value))
  if (await unlessStuck(work, ['changed'])) return show(c, { errors: { seen: 'changed' }, typed: form.typed })
  return c.redirect(`${urls.settings}?gelukt=bewaard#bewaren`, 303)
})

const nothing = z.strictObject({})

settings.post('/werk/:id/opnieuw', async (c) => {
  await readForm(c, nothing)
  await perform(c.var.here, 'job.retry', heldParked(c.req.param('id')), retryJob)
  return c.redirect(`${urls.settings}?gelukt=opnieuw`, 303)
})

settings.post('/werk/:id/weg', async (c) => {
  await readForm(c, nothing)
  await perform(c.var.here, 'job.drop', heldParked(c.req.param('id')), dropJob)
  return c.redirect(`${urls.settings}?gelukt=weg`, 303)
})
