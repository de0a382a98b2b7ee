import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { setCookie } from 'hono/cookie'
import { sendAsset, sendIcon } from './platform/assets.ts'
import type { Here } from './platform/here.ts'
import { explain as faultBehind, type Fault } from './platform/faults.ts'
import { wordsSent } from './platform/form.ts'
import { explain, log } from './platform/log.ts'
import { Refusal } from './platform/refusals.ts'
import { fromOurPages, languageOf, ownPath, page, pathOf, sessionOf, withHeaders, type Env, type House } from './platform/web.ts'
import { urls } from './urls.ts'
import { enterAgain, enterAssociation, enterSite, enterThinktank, isFounded, siteUnreached, type Key } from './workspaces/door.ts'
import { RefusalPage } from './workspaces/refused.tsx'
import { mount } from './routes.ts'

const keyOf = (c: Context<Env>): Key => ({ session: sessionOf(c), language: languageOf(c), path: pathOf(c), page: c.var.page })

const above = (path: string): string => path.replace(/\/[^/]*$/, '') || '/'

/** The page at this address, or the nearest above it: an act that a form is sent to cannot be looked at itself. */
const nearestPage = (app: Hono<Env>, path: string): string => {
  const looks = app.router.match('GET', path)[0].some(([[, route]]) => route.method === 'GET')
  return looks || path === '/' ? path : nearestPage(app, above(path))
}

/** Remembers for what a form sends where its page is, so that nobody comes back to an address that only takes forms. */
const rememberPage = (app: Hono<Env>): MiddlewareHandler<Env> => (c, next) => {
  if (c.req.method === 'POST') {
    const page = nearestPage(app, c.req.path)
    c.set('page', page === c.req.path ? pathOf(c) : page)
  }
  return next()
}

/** The three doors. What comes behind them has a Here, and nothing else. */
const atSite: MiddlewareHandler<Env> = async (c, next) => {
  const here = await enterSite(c.var.house.database, keyOf(c))
  if (!isFounded(here) && c.req.path !== urls.founding) return c.redirect(urls.founding, 303)
  c.set('here', here)
  return next()
}
const atAssociation: MiddlewareHandler<Env> = async (c, next) => {
  c.set('here', await enterAssociation(c.var.house.database, keyOf(c)))
  return next()
}
const atThinktank: MiddlewareHandler<Env> = async (c, next) => {
  // With a part's address it is an open page that looks again.
  const enter = c.req.method === 'GET' && c.req.query('deel') !== undefined ? enterAgain : enterThinktank
  c.set('here', await enter(c.var.house.database, keyOf(c), c.req.param('slug') ?? ''))
  return next()
}

/** The fault when the database cannot keep or answer anything for a while: a full disk, a server that is away. It passes without us. */
const passing = (fault: unknown): Fault | undefined => {
  const found = faultBehind(fault)
  return found && ['DiskFull', 'EngineStopped', 'Unreachable'].includes(found.code) ? found : undefined
}

/** Somebody opens this address in a browser; a script on an open page, a program or a feed reader only asks it. */
const isOpened = (c: Context<Env>): boolean =>
  c.req.header('accept')?.includes('text/html') === true && c.req.header('sec-fetch-dest') !== 'empty'

/** A refusal becomes a page here and nowhere else; anything unexpected is a fault of ours, logged with the request's number. */
const refuse = (app: Hono<Env>) => async (fault: unknown, c: Context<Env>): Promise<Response> => {
  const refusal = fault instanceof Refusal ? fault : undefined
  const passes = refusal ? undefined : passing(fault)
  if (!refusal) log('request.failed', { request: c.var.request, method: c.req.method, fault: explain(passes ?? fault) })
  const status = refusal?.status ?? (passes ? 503 : 500)
  const looks = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (refusal?.reason === 'nobody' && looks && isOpened(c)) return c.redirect(urls.signin(ownPath(pathOf(c))), 303)
  // A page leads to the second step; a stream and whatever would change something are only told.
  if (status === 401 && looks && !c.req.header('accept')?.startsWith('text/event-stream')) return c.redirect(urls.secondStep(ownPath(pathOf(c))), 303)
  const key = { ...keyOf(c), halfway: true }
  let site: Here
  try {
    site = await enterSite(c.var.house.database, key)
  } catch (worse) {
    if (!passes) log('request.failed', { request: c.var.request, fault: explain(worse) })
    site = siteUnreached(c.var.house.database, key)
  }
  // A page that may not be seen must look like one that is not there: so it is shown from the site, never from within.
  const back = status === 403 || status === 409 ? ownPath(nearestPage(app, above(c.req.path))) : undefined
  const reason = passes?.code === 'DiskFull' ? 'full' : looks && status === 404 ? '' : refusal?.reason ?? ''
  // What another site sends in somebody's name they did not write.
  const words = looks || !site.who.member || refusal?.reason === 'origin' || ![400, 403, 404, 409, 429].includes(status) ? [] : await wordsSent(c.req.raw)
  const answer = page(c, <RefusalPage here={site} status={status} reason={reason} number={c.var.request} back={back} looks={looks} words={words} />, status)
  if (passes) answer.headers.set('retry-after', '10')
  return answer
}

/** The whole web side of a house: every slice and the address it answers to. */
export const makeApp = (house: House): Hono<Env> => {
  const app = new Hono<Env>()
  app.use('*', rememberPage(app), withHeaders(house), fromOurPages)
  app.onError(refuse(app))
  app.notFound((c) => refuse(app)(new Refusal(404), c))
  app.get(`${urls.assets}/:name`, sendAsset)
  app.get(urls.favicon, sendIcon)
  app.get(urls.health, async (c) => {
    await c.var.house.database.db.selectFrom('site').select('one').execute()
    return c.text('gezond')
  })
  app.get('/taal/:language', (c) => {
    const language = c.req.param('language') === 'en' ? 'en' : 'nl'
    setCookie(c, 'taal', language, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 31_536_000 })
    return c.redirect(ownPath(c.req.query('terug')), 303)
  })
  mount(app, { atSite, atAssociation, atThinktank })
  return app
}
