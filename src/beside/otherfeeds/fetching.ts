import { NotAFeed, pageTitle } from '../../documents/feedmending.ts'
import type { Feed } from '../../documents/feedreading.ts'
import { textOf } from '../../documents/feedtext.ts'
import type { Reader } from './thread.ts'
import { askOutside, OutgoingFault, type Outgoing } from '../../platform/outgoing.ts'

/** Why a feed gave no news: what lies at its address, what its server answered, or why it was not asked. */
export type Problem =
  | NotAFeed['reason'] | OutgoingFault['reason'] | 'home' | 'none' | 'missing' | 'gone' | 'refused' | 'busy' | 'broken'

/** What came of asking a feed. `minutes`: for how long it asks not to be asked again. */
export type Fetched =
  | { readonly kind: 'same' }
  | { readonly kind: 'read'; readonly feed: Feed; readonly etag: string; readonly lastModified: string }
  /** a web page that says where its feed is */
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly minutes?: number }

export interface Asked { readonly address: string; readonly etag: string; readonly last_modified: string
  /** it was never read: then it may be the address of a website, that says where its feed is */
  readonly fresh: boolean
}

const mostMs = 15_000
const mostBytes = 5_000_000
const mostRedirects = 3
const accept = ['application/atom+xml', 'application/rss+xml', 'application/rdf+xml', 'application/feed+json', 'application/json;q=0.8',
  'application/xml;q=0.8', 'text/xml;q=0.8', '*/*;q=0.1'].join(', ')

interface Found { readonly answer: Response; readonly at: string }

/**
 * Asks an address and follows up to three redirects; each is a question of its own to the guard, so that none leads inside.
 * None is remembered: the next time the address that was written down is asked again.
 */
const ask = async (address: string, headers: Readonly<Record<string, string>>, outgoing: Outgoing, stop?: AbortSignal): Promise<Found> => {
  const clock = AbortSignal.timeout(outgoing.mostMs ?? mostMs)
  const signal = stop ? AbortSignal.any([clock, stop]) : clock
  let at = address
  for (let hops = 0; ; hops += 1) {
    const answer = await askOutside(at, { ...outgoing, mostBytes: outgoing.mostBytes ?? mostBytes }, { headers, redirect: 'manual', signal })
    if (![301, 302, 303, 307, 308].includes(answer.status)) return { answer, at }
    const to = answer.headers.get('location') ?? ''
    if (hops >= mostRedirects || to === '' || !URL.canParse(to, at)) throw new OutgoingFault('redirect')
    const next = new URL(to, at)
    if (at.startsWith('https:') && next.protocol !== 'https:') throw new OutgoingFault('redirect')
    at = next.href
  }
}

const asked = { 'user-agent': 'Denktank (feed reader)', accept }

/** Whole minutes of a Retry-After, in seconds or as a date: at least one, at most a week. */
export const minutesToWait = (header: string | null, now = Date.now()): number | undefined => {
  if (!header) return undefined
  const seconds = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000
  return Number.isNaN(seconds) ? undefined : Math.ceil(Math.min(Math.max(seconds, 60), 7 * 86_400) / 60)
}

const problemOf = (status: number): Problem => {
  if (status === 404) return 'missing'
  if (status === 410) return 'gone'
  if (status === 429 || status === 503) return 'busy'
  return status >= 500 ? 'broken' : 'refused'
}

// A server that sends its front page for whatever it lost: the page has the title of the front page.
const isHome = async (address: string, title: string, outgoing: Outgoing): Promise<boolean> => {
  if (title === '') return false
  try {
    const briefly = { ...outgoing, mostMs: 5000, mostBytes: 1_000_000 }
    const { answer } = await ask(new URL('/', address).href, { ...asked, accept: 'text/html' }, briefly)
    const home = textOf(new Uint8Array(await answer.arrayBuffer()), answer.headers.get('content-type') ?? '')
    return pageTitle(home.text) === title
  } catch {
    return false
  }
}

// Only where one may go from here: a page on https leads to nothing less, and the next question passes the guard again.
const feedOf = (page: string, feeds: readonly string[]): string | undefined => feeds.filter((href) => URL.canParse(href, page)).map((href) => new URL(href, page))
  .find(({ protocol, username, password }) => username === '' && password === '' && (protocol === 'https:' || page.startsWith('http:') && protocol === 'http:'))?.href

const read = async ({ answer, at }: Found, outgoing: Outgoing, reader: Reader, fresh: boolean): Promise<Fetched> => {
  const { headers } = answer
  try {
    const feed = await reader.read(new Uint8Array(await answer.arrayBuffer()), { type: headers.get('content-type') ?? '', address: at })
    const said = (name: string, most: number) => (headers.get(name) ?? '').slice(0, most)
    return { kind: 'read', feed, etag: said('etag', 500), lastModified: said('last-modified', 100) }
  } catch (fault) {
    if (!(fault instanceof NotAFeed)) throw fault
    const elsewhere = fresh ? feedOf(at, fault.feeds) : undefined
    if (elsewhere !== undefined && elsewhere.length <= 2000) return { kind: 'elsewhere', address: elsewhere }
    return { kind: 'failed', problem: fault.reason === 'page' && await isHome(at, fault.title, outgoing) ? 'home' : fault.reason }
  }
}

/**
 * Asks a feed for what is new, through the guard, with what it said of itself the last time. Never throws for what others
 * do. `stop` ends the wait.
 */
export const fetchFeed = async ({ address, etag, last_modified, fresh }: Asked, outgoing: Outgoing, reader: Reader, stop?: AbortSignal): Promise<Fetched> => {
  try {
    const known = { ...(etag && { 'if-none-match': etag }), ...(last_modified && { 'if-modified-since': last_modified }) }
    const found = await ask(address, { ...asked, ...known }, outgoing, stop)
    const { status, headers } = found.answer
    if (status === 304) return { kind: 'same' }
    if (status === 200) return await read(found, outgoing, reader, fresh)
    const minutes = minutesToWait(headers.get('retry-after'))
    return { kind: 'failed', problem: problemOf(status), ...(minutes !== undefined && { minutes }) }
  } catch (fault) {
    if (fault instanceof OutgoingFault) return { kind: 'failed', problem: fault.reason }
    throw fault
  }
}
