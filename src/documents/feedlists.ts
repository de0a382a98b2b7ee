import { generateOpml, parseOpml } from 'feedsmith'
import { plainLine, webAddress } from './feedcleaning.ts'
import { mended, NotAFeed } from './feedmending.ts'
import { textOf } from './feedtext.ts'

/** A feed as a list of feeds names it. */
export interface ListedFeed { readonly title: string; readonly address: string; readonly home: string }

type Outline = { readonly [name in 'text' | 'title' | 'type' | 'xmlUrl' | 'htmlUrl']?: string | undefined } & { readonly outlines?: readonly Outline[] | undefined }

const mostFeeds = 5000

/** A list of feeds that was read. `unread`: the names of lines that say they are a feed, or lie in no folder and hold nothing, and have no address on the web. */
export interface FeedList { readonly feeds: readonly ListedFeed[]; readonly unread: readonly string[] }

const within = (outlines: readonly Outline[]): (ListedFeed | string)[] => outlines.flatMap(({ text, title, type, xmlUrl, htmlUrl, outlines: inner = [] }) => {
  const address = webAddress(xmlUrl ?? '', '')
  const name = plainLine(title || text || '').slice(0, 300)
  // A folder has no address and holds others; an empty folder is no feed either, but a line with an address that leads nowhere was meant as one.
  const meant = xmlUrl !== undefined || htmlUrl !== undefined || type !== undefined || inner.length === 0
  const one = address !== '' ? [{ title: name, address, home: webAddress(htmlUrl ?? '', '') }] : meant ? [name || plainLine(xmlUrl ?? htmlUrl ?? '').slice(0, 300)] : []
  return [...one, ...within(inner)]
})

/** The feeds of an OPML file, each address once, whatever folders they lie in, and what stands in it without an address. Throws NotAFeed. */
export const readFeedList = (bytes: Uint8Array): FeedList => {
  const { xml, root } = mended(textOf(bytes).text, mostFeeds)
  if (root !== 'opml') throw new NotAFeed('unknown')
  let outlines: readonly Outline[] = []
  try {
    outlines = (parseOpml(xml).body?.outlines ?? []) as readonly Outline[]
  } catch {
    // A list without a single line is an empty one.
  }
  const lines = within(outlines)
  const feeds = lines.filter((one) => typeof one !== 'string')
  return { feeds: [...new Map([...feeds].reverse().map((one) => [one.address, one])).values()].reverse(), unread: lines.filter((one) => typeof one === 'string') }
}

/** Feeds as an OPML 2.0 file. */
export const writeFeedList = (title: string, feeds: readonly ListedFeed[]): string => generateOpml({
  head: { title },
  body: {
    outlines: feeds.map((one) => {
      const name = one.title || one.address
      return { text: name, title: name, type: 'rss', xmlUrl: one.address, ...(one.home && { htmlUrl: one.home }) }
    }),
  },
})
