/** How far a text is from publication: what is asked of it, and every place that falls short with the way to mend it. */
import { Hono } from 'hono'
import { page, type Env } from '../../../platform/web.ts'
import { ripeTextAt } from './queries.ts'
import { RipenessPage } from './views.tsx'

/** Behind the door of a think tank, under its texts. */
export const ripeness = new Hono<Env>()

ripeness.get('/:number{[1-9][0-9]{0,8}}/rijpheid', async (c) => {
  const { here } = c.var
  return page(c, <RipenessPage here={here} {...await ripeTextAt(here, Number(c.req.param('number')))} />)
})
