import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Database } from './database.ts'
import type { Here, Language } from './here.ts'
import { pageNumber } from './form.ts'
import { newId } from './ids.ts'
import type { Hub } from './live.ts'
import { bytesOf, render, type View } from './look/markup.ts'
import { heardFrom } from './network.ts'
import { Refusal } from './refusals.ts'
import { isLoopback, staysHome, type Settings } from './settings.ts'

/** What a process has: made once at start, handed to every request. */
export interface House {
  readonly database: Database
  readonly settings: Settings
  readonly hub: Hub
  /** asked of whoever sets up the association from elsewhere; printed at start */
  readonly foundingCode: string
}

export interface Env {
  Bindings: Partial<HttpBindings>
  Variables: {
    here: Here
    house: House
    request: string
    /** for what a form sends: the page to which it belongs, to go back to */
    page?: string
    /** a cookie goes with the answer */
    carries?: true
  }
}

const policy = [
  "default-src 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'",
].join('; ')

const ofFiles = "default-src 'none'; sandbox; frame-ancestors 'none'"

const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
const overTls = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

// Without an address that is set, only a trusted proxy can say that people come over TLS.
/** Whether people come over TLS, so that cookies may say they are for that only. */
export const isSecure = (c: Context<Env>): boolean => {
  const { publicUrl, proxies = 0 } = c.var.house.settings
  return publicUrl ? publicUrl.startsWith('https:') : heardFrom(c.req.header('x-forwarded-proto'), proxies) === 'https'
}

/** Answers that were made with all their headers: they need not be opened again. */
const complete = new WeakSet<Response>()

/** Headers on every answer, and a number by which a request can be found in the log. */
export const withHeaders = (house: House): MiddlewareHandler<Env> => async (c, next) => {
  c.set('house', house)
  c.set('request', newId().slice(0, 8))
  await next()
  if (complete.has(c.res)) return
  const { headers } = c.res
  const isFile = headers.get('content-disposition')?.startsWith('attachment')
  for (const [name, value] of Object.entries(isSecure(c) ? { ...always, ...overTls } : always)) headers.set(name, value)
  // Whoever gets a browser to show a file that was sent in gets nothing run by it.
  if (isFile) headers.set('content-security-policy', ofFiles)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

const oneClick = /^\/minder-mail\/[\w-]{43}$/

/**
 * Whatever changes something must come from a page of ours. The browser says so in Sec-Fetch-Site, older ones in Origin;
 * a request that says neither is refused, whatever its content type.
 */
export const fromOurPages: MiddlewareHandler<Env> = async (c, next) => {
  const { method, url } = c.req
  // No database keeps this sign, and no address of ours holds it.
  if (url.includes('%00')) throw new Refusal(404)
  if (method === 'GET' || method === 'HEAD') return next()
  if (method !== 'POST') throw new Refusal(404)
  // A mail program that asks for less mail (RFC 8058) comes from no page and carries no cookie: the secret in the address is all it has.
  if (oneClick.test(c.req.path)) return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const same = site ? site === 'same-origin' : origin !== undefined && origin === originOf(c)
  if (!same || (origin !== undefined && origin !== originOf(c))) throw new Refusal(403, 'origin')
  return next()
}

/** The site's own origin, such as 'https://denktank.example': the one that is set, else the host that was asked for. */
export const originOf = (c: Context<Env>): string => {
  const { publicUrl } = c.var.house.settings
  return publicUrl ? new URL(publicUrl).origin : `${isSecure(c) ? 'https' : 'http'}://${c.req.header('host') ?? ''}`
}

const sessionName = (c: Context<Env>) => (isSecure(c) ? '__Host-denktank' : 'denktank')

/** The secret of the session that this browser carries, if any. */
export const sessionOf = (c: Context<Env>): string | undefined => getCookie(c, sessionName(c))

/** Gives this browser a secret to carry: its session, or the mark by which a sign-in link knows it. */
export const giveCookie = (c: Context<Env>, which: 'session' | 'browser', secret: string, seconds: number): void => {
  c.set('carries', true)
  const name = which === 'session' ? sessionName(c) : isSecure(c) ? '__Host-browser' : 'browser'
  setCookie(c, name, secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: seconds })
}

/** The mark by which a sign-in link knows the browser that asked for it. */
export const browserOf = (c: Context<Env>): string | undefined => getCookie(c, isSecure(c) ? '__Host-browser' : 'browser')

/** The cookies of this site by what they are for: their names here, and for how many days at most a browser keeps them. */
export const cookiesOf = (c: Context<Env>) => [
  { use: 'session', name: sessionName(c), days: 30 },
  { use: 'browser', name: isSecure(c) ? '__Host-browser' : 'browser', days: 1 / 24 },
  { use: 'guest', name: 'bord', days: 1 },
  { use: 'language', name: 'taal', days: 365 },
] as const

/** The language chosen in this browser, if any. */
export const languageOf = (c: Context<Env>): Language | undefined => {
  const chosen = getCookie(c, 'taal')
  return chosen === 'nl' || chosen === 'en' ? chosen : undefined
}

/** Path and query of the request. */
export const pathOf = (c: Context<Env>): string => {
  const url = new URL(c.req.url)
  return `${url.pathname}${url.search}`
}

/**
 * Whether this request was made on this very machine, to a server that stays home: the only case in which the sample's
 * people and the outbox are offered. A proxy in front gives itself away by its headers or the name it asks for.
 */
export const isAtHome = (c: Context<Env>): boolean => {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '')
  const remote = c.env?.incoming?.socket.remoteAddress
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via', 'cf-connecting-ip']
  return staysHome(c.var.house.settings) && !c.var.house.settings.proxies && isLoopback(host) && (remote === undefined || isLoopback(remote))
    && !forwarded.some((name) => c.req.header(name) !== undefined)
}

/** A path on this site to go back to, or '/' for anything else: no other host, no tricks with slashes or control characters. */
export const ownPath = (path: string | undefined): string =>
  path !== undefined && path.length <= 500 && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !/[\\]|%5c|%0[ad]|^\/%2f/i.test(path) ? path : '/'

type Status = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
const ofPage = { 'content-type': 'text/html; charset=utf-8' }
const headersOfPage = { ...always, 'cache-control': 'no-store', ...ofPage }
const headersOverTls = { ...headersOfPage, ...overTls }

/**
 * Sends HTML as a page. With plain headers and nothing to add to them the server writes the answer as it is, without
 * making a Headers of it: that would cost as much as asking the database.
 */
export const sendHtml = (c: Context<Env>, html: string | Uint8Array, status: Status = 200): Response => {
  if (c.var.carries) return c.body(html as string, status, ofPage)
  const response = new Response(html as string, { status, headers: isSecure(c) ? headersOverTls : headersOfPage })
  complete.add(response)
  return response
}

/**
 * Whether this is a page of a list after its last: the list became shorter meanwhile, or never was so long. Every later page of a
 * list leads back to the one before it; a part that an open page asks for anew (`deel`) need not hold that way back.
 */
const isPastTheLast = (c: Context<Env>, html: string): boolean => {
  const nth = c.req.query('pagina')
  return nth !== undefined && pageNumber(nth) > 1 && c.req.method === 'GET' && c.req.query('deel') === undefined && !html.includes('rel="prev"')
}

const firstPage = (c: Context<Env>): string => {
  const url = new URL(c.req.url)
  url.searchParams.delete('pagina')
  return `${url.pathname}${url.search}`
}

/** Sends a view as a page. One past the last page of its list leads to the first: what it would say of an empty list is not true. */
export const page = (c: Context<Env>, view: View, status: Status = 200): Response => {
  const html = render(view)
  return status === 200 && isPastTheLast(c, html) ? c.redirect(firstPage(c), 303) : sendHtml(c, bytesOf(html), status)
}
