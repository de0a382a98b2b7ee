import { generateOpml, parseOpml } from 'feedsmith'
import { plainLine, webAddress } from './feedcleaning.ts'
import { mended, NotAFeed } from './feedmending.ts'
import { textOf } from './feedtext.ts'

/** A feed as a list of feeds names it. */
export interface ListedFeed { readonly title: string; readonly address: string; readonly home: string }

type Outline = { readonly [name in 'text' | 'title' | 'xmlUrl' | 'htmlUrl']?: string | undefined } & { readonly outlines?: readonly Outline[] | undefined }

const mostFeeds = 5000

const within = (outlines: readonly Outline[]): ListedFeed[] => outlines.flatMap(({ text, title, xmlUrl, htmlUrl, outlines: inner }) => {
  const address = webAddress(xmlUrl ?? '', '')
  const one = address === '' ? [] : [{ title: plainLine(title || text || '').slice(0, 300), address, home: webAddress(htmlUrl ?? '', '') }]
  return [...one, ...within(inner ?? [])]
})

/** The feeds of an OPML file, each address once, whatever folders they lie in. Throws NotAFeed. */
export const readFeedList = (bytes: Uint8Array): ListedFeed[] => {
  const { xml, root } = mended(textOf(bytes).text, mostFeeds)
  if (root !== 'opml') throw new NotAFeed('unknown')
  let outlines: readonly Outline[] = []
  try {
    outlines = (parseOpml(xml).body?.outlines ?? []) as readonly Outline[]
  } catch {
    // A list without a single line is an empty one.
  }
  return [...new Map(within(outlines).reverse().map((one) => [one.address, one])).values()].reverse()
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
