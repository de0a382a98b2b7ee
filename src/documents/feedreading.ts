import { decodeHTMLStrict } from 'entities'
import { parseAtomFeed, parseJsonFeed, parseRdfFeed, parseRssFeed } from 'feedsmith'
import { cleaned, plainLine, webAddress } from './feedcleaning.ts'
import { mended, NotAFeed, type Root } from './feedmending.ts'
import { readJson } from './json.ts'
import { textOf } from './feedtext.ts'

/** One item of a feed. Texts are plain; `html` has only tags that can do nothing. '' for what it does not say. */
export interface FeedItem {
  /** what the feed calls it: the same later means the same item */
  readonly id: string
  readonly link: string
  readonly title: string
  readonly summary: string
  readonly html: string
  readonly published: Date | null
  readonly updated: Date | null
}

export interface Feed {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json'
  readonly title: string
  /** the page that it is the feed of */
  readonly link: string
  readonly description: string
  readonly language: string
  /** for how many minutes it asks not to be asked again; null when it does not say */
  readonly minutes: number | null
  readonly items: readonly FeedItem[]
}

export interface Sent {
  /** the content-type that came with it */
  readonly type?: string
  /** where it was found, for addresses that are not whole */
  readonly address?: string
}

const mostItems = 300
const mostSummary = 600

/** A moment as feeds write it; null for what is none, and for one that a feed cannot know of: before 1990 or to come. */
export const momentOf = (said: unknown, now = Date.now()): Date | null => {
  if (typeof said !== 'string' || said.length > 60) return null
  // A day of the week in another language, or a wrong one, says nothing that the date does not.
  const time = Date.parse(said.trim().replace(/^\p{L}{2,12}\.?,\s*/u, '').replace(/\bUT\b/, 'GMT').replace(/(\d\d:\d\d:\d\d):/, '$1.'))
  return Number.isNaN(time) || time < Date.UTC(1990, 0) || time > now + 86_400_000 ? null : new Date(time)
}

interface Said { readonly value?: string | undefined; readonly type?: string | undefined }

// Atom 1.0 writes what is neither text nor XML in base64.
const isCoded = ({ type = '' }: Said) => type.includes('/') && !/^text\/|[+/]xml$/i.test(type)
const wordsIn = (said: Said | undefined): string | undefined =>
  (said && isCoded(said) ? Buffer.from(said.value ?? '', 'base64').toString('utf8') : said?.value)
const isPlain = ({ type }: Said) => type === undefined || type === 'text' || type === 'text/plain'
/** A text of Atom, which says itself whether it is markup. */
const atomText = (said: Said | undefined, base: string) => {
  const value = wordsIn(said) ?? ''
  return said && isPlain(said) && !/<\/?[a-z!]/i.test(value) ? plainLine(value) : plainLine(cleaned(value, base).text)
}
/** A text of RSS, which may be markup or not, and does not say which. */
const looseText = (value: string | undefined, base: string) => plainLine(cleaned(value ?? '', base).text)

const shortened = (text: string): string => {
  if (text.length <= mostSummary) return text
  const cut = text.slice(0, mostSummary)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostSummary - 80))} …`
}

interface Parts {
  id?: string | undefined; links: readonly (string | undefined)[]; base: string; title: string; words: readonly (string | undefined)[]
  published?: unknown; updated?: unknown
}

const itemFrom = ({ id, links, base, title, words, published, updated }: Parts): FeedItem => {
  const link = links.map((one) => (one ? webAddress(decodeHTMLStrict(one), base) : '')).find(Boolean) ?? ''
  const { text, html } = cleaned(words.find((one) => one?.trim()) ?? '', link || base)
  const summary = shortened(plainLine(text))
  return {
    id: plainLine(id ?? '').slice(0, 2000), link, title: title || summary.slice(0, 120) || link, summary, html,
    published: momentOf(published), updated: momentOf(updated),
  }
}

const within = (base: string, inner: string | undefined): string =>
  (inner && URL.canParse(inner, base || undefined) ? new URL(inner, base || undefined).href : base)

interface Link { readonly href?: string | undefined; readonly rel?: string | undefined }
const notPages = new Set(['self', 'hub', 'edit', 'replies'])

/** The pages that links of Atom lead to; the one that says the same as what has the link comes first. */
const pageOf = (links: readonly Link[] = []): (string | undefined)[] => {
  const pages = links.filter(({ rel = '' }) => !notPages.has(rel))
  const [same, others] = [true, false].map((wanted) => pages.filter(({ rel = 'alternate' }) => (rel === 'alternate') === wanted))
  return [...same ?? [], ...others ?? []].map(({ href }) => href)
}

const fromAtom = (xml: string, address: string): Omit<Feed, 'format'> => {
  const feed = parseAtomFeed(xml)
  const base = within(address, feed.xml?.base)
  return {
    title: atomText(feed.title, base), link: webAddress(pageOf(feed.links)[0] ?? '', base), description: atomText(feed.subtitle, base),
    language: feed.xml?.lang ?? '', minutes: null,
    items: (feed.entries ?? []).map((entry) => {
      const here = within(base, entry.xml?.base)
      const dates = entry.dc?.dates ?? []
      return itemFrom({
        id: entry.id, links: [...pageOf(entry.links), entry.content?.src], base: here, title: atomText(entry.title, here),
        words: [wordsIn(entry.summary), wordsIn(entry.content)], published: entry.published ?? dates[0] ?? entry.updated, updated: entry.updated,
      })
    }),
  }
}

const fromRss = (xml: string, address: string): Omit<Feed, 'format'> => {
  const feed = parseRssFeed(xml)
  const base = within(address, feed.xml?.base)
  return {
    title: looseText(feed.title ?? feed.dc?.titles?.[0], base), link: webAddress(feed.link ?? '', base),
    description: looseText(feed.description, base), language: feed.language ?? '',
    minutes: typeof feed.ttl === 'number' && feed.ttl > 0 ? feed.ttl : null,
    items: (feed.items ?? []).map((item) => {
      const here = within(base, item.xml?.base)
      const guid = item.guid?.value
      return itemFrom({
        id: guid, links: [item.link, item.guid?.isPermaLink === false ? undefined : guid, item.atom?.links?.[0]?.href], base: here,
        title: looseText(item.title ?? item.dc?.titles?.[0], here),
        words: [item.description, item.content?.encoded, item.atom?.summary?.value, item.dc?.descriptions?.[0]],
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published, updated: item.atom?.updated,
      })
    }),
  }
}

const fromRdf = (xml: string, address: string): Omit<Feed, 'format'> => {
  const feed = parseRdfFeed(xml)
  return {
    title: looseText(feed.title, address), link: webAddress(feed.link ?? '', address),
    description: looseText(feed.description, address), language: feed.dc?.languages?.[0] ?? '', minutes: null,
    items: (feed.items ?? []).map((item) => itemFrom({
      id: item.rdf?.about, links: [item.link, item.rdf?.about], base: address, title: looseText(item.title, address),
      words: [item.description, item.content?.encoded, item.dc?.descriptions?.[0]], published: item.dc?.dates?.[0],
    })),
  }
}

// A feed of which nothing can be read, or with nothing in it, has no items: no reason for the reader to stop.
const orNothing = (read: () => ReturnType<typeof parseJsonFeed>): Partial<ReturnType<typeof parseJsonFeed>> => {
  try {
    return read()
  } catch {
    return {}
  }
}

const fromJson = (text: string, address: string): Feed => {
  const said = readJson(text) as Record<string, unknown> | null | undefined
  const items: unknown = said?.['items']
  if (!Array.isArray(items)) throw new NotAFeed('unknown')
  // Some write only the number of the version.
  const feed = orNothing(() => parseJsonFeed({ ...said, version: 'https://jsonfeed.org/version/1.1', items: items.slice(0, mostItems) } as object))
  return {
    format: 'json', title: plainLine(feed.title ?? ''), link: webAddress(feed.home_page_url ?? '', address),
    description: plainLine(feed.description ?? ''), language: feed.language ?? '', minutes: null,
    items: (feed.items ?? []).map((item) => itemFrom({
      id: item.id, links: [item.url, item.external_url], base: address, title: plainLine(item.title ?? ''),
      words: [item.summary, item.content_html, item.content_text], published: item.date_published, updated: item.date_modified,
    })),
  }
}

type Read = (xml: string, address: string) => Omit<Feed, 'format'>
const readers: Readonly<Record<Exclude<Root, 'opml'>, Read>> = { rss: fromRss, atom: fromAtom, rdf: fromRdf }

/** What has the form of a feed and says nothing that the reader knows is a feed without items. */
const orBare = (root: Exclude<Root, 'opml'>, xml: string, address: string): Omit<Feed, 'format'> => {
  try {
    return readers[root](xml, address)
  } catch {
    return { title: '', link: '', description: '', language: '', minutes: null, items: [] }
  }
}

/**
 * A feed from its bytes: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed; in any encoding, mended where it is not well-formed.
 * Reads the first 300 items; nothing in it is followed or fetched. Throws NotAFeed, with the reason.
 */
export const readFeed = (bytes: Uint8Array, { type = '', address = '' }: Sent = {}): Feed => {
  const { text } = textOf(bytes, type)
  if (text.trim() === '') throw new NotAFeed('empty')
  if (text.trimStart().startsWith('{')) return fromJson(text, address)
  const { xml, root } = mended(text, mostItems)
  if (root === 'opml') throw new NotAFeed('unknown')
  return { format: root, ...orBare(root, xml, address) }
}
