/** The front page of a think tank: the six steps and where it stands, what is asked of you now, and what happened since you were here. */
import { Hono } from 'hono'
import { z } from 'zod'
import { readForm, ticked } from '../../platform/form.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { keepSeen } from '../../workspaces/unread.ts'
import { overviewAgain, overviewOf } from './queries.ts'
import { OverviewPage, OverviewPart } from './views.tsx'

export const overview = new Hono<Env>()

overview.get('/', async (c) => {
  const { here, house } = c.var
  return page(c, c.req.query('deel') === 'overzicht'
    ? <OverviewPart here={here} overview={await overviewAgain(here, house.hub)} />
    : <OverviewPage here={here} overview={await overviewOf(here)} done={c.req.query('gelukt')} />)
})

const seenForm = z.strictObject({ tot: z.uuid(), bij: ticked() })

overview.post('/gezien', async (c) => {
  const { here, house } = c.var
  const form = await readForm(c, seenForm)
  if (!form.ok) throw malformed('tot')
  if (!await keepSeen(house.database, here, form.value.tot, form.value.bij)) throw notHere()
  // The page says it by itself, and needs no page in answer; who presses the button does.
  return form.value.bij ? c.redirect(`${urls.thinktank(here.workspace)}?gelukt=bij`, 303) : c.body(null, 204)
})
