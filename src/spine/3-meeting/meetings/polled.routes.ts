/** From a date poll to a meeting: the day that was chosen goes into everybody's calendar. */
import { Hono } from 'hono'
import { z } from 'zod'
import { readForm } from '../../../platform/form.ts'
import { performOnce } from '../../../platform/perform.ts'
import { notHere } from '../../../platform/refusals.ts'
import type { Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import { pollAt } from '../../2-preparation/datepoll/queries.ts'
import { planFromPoll } from './changes.ts'

export const polledMeetings = new Hono<Env>()

polledMeetings.post('/:id', async (c) => {
  const { here } = c.var
  const form = await readForm(c, z.strictObject({}))
  if (!form.ok) throw notHere()
  const { id: poll, ring_id, title, chosen, withdrawn_at } = await pollAt(here, c.req.param('id'))
  if (!chosen || withdrawn_at) throw notHere()
  const done = await performOnce(here, form.once, 'meeting.plan', inRing({ id: ring_id }), (tx, it) =>
    planFromPoll(tx, here, it.id, { poll, title, startsAt: chosen.starts_at, endsAt: chosen.ends_at }))
  return c.redirect(urls.meeting(here.workspace, done.about?.number ?? 0, { gelukt: 'gepland' }), 303)
})
