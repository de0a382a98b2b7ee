import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { texts as publicationTexts } from '../../spine/5-guide/publication/texts.ts'
import type { EditionInFeed } from '../../spine/5-guide/publication/queries.ts'
import { urls } from '../../urls.ts'
import { licences } from '../../workspaces/licence.ts'
import type { ThemeLine } from './queries.ts'
import { texts } from './texts.ts'

interface Item { readonly id: string; readonly url: string; readonly title: string; readonly summary: string; readonly published: Date; readonly updated: Date }

/** What a feed says, whatever its form. It holds no name of a person and no mail address. */
export interface Feed { readonly title: string; readonly description: string; readonly page: string; readonly items: readonly Item[] }

// What a withdrawn edition said in brief is not told any more: only that it was withdrawn, why, and what stands now.
const withdrawnItem = (here: Here, origin: string, { slug, title, number, withdrawn_at, withdrawn_reason, stands }: EditionInFeed) => {
  const t = publicationTexts[here.language]
  const now = stands === null ? t.feedNoneStands : t.feedStands(stands, `${origin}${urls.edition(slug, stands)}`)
  return {
    title: t.feedWithdrawn(title, number),
    summary: [t.withdrawn(longDate(withdrawn_at as Date, here.language)), withdrawn_reason, now].filter(Boolean).join(' '), updated: withdrawn_at as Date,
  }
}

/** The newest editions, and those that were withdrawn. */
export const feedOfPublications = (here: Here, origin: string, editions: readonly EditionInFeed[]): Feed => {
  const t = publicationTexts[here.language]
  return {
    title: `${t.publications} · ${here.siteName}`, description: texts[here.language].feeds.publications, page: `${origin}${urls.publications}`,
    items: editions.map((edition) => {
      const { slug, number, title, lead, kind, published_at: at } = edition
      const url = `${origin}${urls.edition(slug, number)}`
      const standing = { title: `${title} (${t.edition(number).toLowerCase()})`, summary: lead || t.kind[kind], updated: at }
      return { id: url, url, published: at, ...(edition.withdrawn_at ? withdrawnItem(here, origin, edition) : standing) }
    }),
  }
}

/** The place of a theme on the page of themes. */
export const placeOf = ({ id }: Pick<ThemeLine, 'id'>): string => `thema-${id.slice(0, 8)}`

/** The themes under way. */
export const feedOfThemes = (here: Here, origin: string, themes: readonly ThemeLine[]): Feed => {
  const t = texts[here.language]
  return {
    title: `${t.themes.title} · ${here.siteName}`, description: t.feeds.themes, page: `${origin}${urls.underway}`,
    items: themes.map((theme) => ({
      id: `urn:uuid:${theme.id}`, url: `${origin}${urls.underway}#${placeOf(theme)}`, title: theme.title, summary: theme.lead,
      published: theme.listed_at, updated: theme.edited_at ?? theme.listed_at,
    })),
  }
}

const newestOf = ({ items }: Feed) => items.reduce((newest, { updated }) => (updated > newest ? updated : newest), new Date('2026-01-01T00:00:00Z'))

/** As Atom (RFC 4287). */
export const asAtom = (here: Here, feed: Feed, self: string): string => {
  const licence = licences[here.licence]
  return generateAtomFeed({
    id: self, title: { value: feed.title }, subtitle: { value: feed.description }, updated: newestOf(feed), rights: { value: licence.name }, authors: [{ name: here.siteName }],
    links: [
      { rel: 'self', href: self, type: 'application/atom+xml' }, { rel: 'alternate', href: feed.page, type: 'text/html' }, { rel: 'license', href: licence.url },
    ],
    entries: feed.items.map(({ id, url, title, summary, published, updated }) => ({
      id, title: { value: title }, updated, published, summary: { value: summary }, links: [{ rel: 'alternate', href: url, type: 'text/html' }],
    })),
  })
}

// Some readers of RSS take titles and descriptions for HTML: what people wrote must stay text there too. Others show what stands there: an
// ampersand that begins no entity, as in “I&A”, stays one for both.
const asText = (text: string) => text.replace(/&(?!\s|[A-Za-z]?(?![\w#]))/g, '&#x26;').replace(/</g, '&#x3C;')

/** As RSS 2.0. */
export const asRss = (here: Here, feed: Feed, self: string): string => generateRssFeed({
  title: asText(feed.title), link: feed.page, description: asText(feed.description), language: here.language, copyright: `${licences[here.licence].name}, ${licences[here.licence].url}`,
  atom: { links: [{ href: self, rel: 'self', type: 'application/rss+xml' }] },
  items: feed.items.map(({ id, url, title, summary, published }) => ({
    title: asText(title), link: url, description: asText(summary), pubDate: published, guid: { value: id, isPermaLink: id === url },
  })),
})

/** As JSON Feed 1.1; the licence stands in an extension of our own, for the format has no place for it. */
export const asJson = (here: Here, feed: Feed, self: string): string => {
  const written = generateJsonFeed({
    title: feed.title, home_page_url: feed.page, feed_url: self, description: feed.description, language: here.language, authors: [{ name: here.siteName }],
    items: feed.items.map(({ id, url, title, summary, published, updated }) => ({
      id, url, title, content_text: summary, date_published: published, date_modified: updated,
    })),
  })
  return JSON.stringify({ ...(written as object), _denktank: { licence: licences[here.licence].url } })
}
