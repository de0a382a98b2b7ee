/** The front page of a think tank: the six steps and where it stands, what is asked of you now, and what happened. */
import { Hono } from 'hono'
import { page, type Env } from '../../platform/web.ts'
import { overviewOf } from './queries.ts'
import { OverviewPage } from './views.tsx'

export const overview = new Hono<Env>()

overview.get('/', async (c) => page(c, <OverviewPage here={c.var.here} overview={await overviewOf(c.var.here)} />))
