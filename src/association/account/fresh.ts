import type { MiddlewareHandler } from 'hono'
import { sessionOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { carrierOf, hasFactors } from '../signin/factors.queries.ts'

/**
 * Who changes how they come in has shown who they are a quarter of an hour ago at most: a browser left open must not be
 * enough. Who has nothing to show it with has their mailbox, which hears of every change.
 */
export const onlyFresh: MiddlewareHandler<Env> = async (c, next) => {
  const carrier = await carrierOf(c.var.house.database, sessionOf(c))
  if (carrier && !carrier.fresh && hasFactors(carrier)) return c.redirect(urls.secondStep(urls.account), 303)
  return next()
}
