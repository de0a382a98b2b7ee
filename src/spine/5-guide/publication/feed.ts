import { generateAtomFeed } from 'feedsmith'
import type { Here } from '../../../platform/here.ts'
import { urls } from '../../../urls.ts'
import type { PublicEndorsement } from '../endorsements/queries.ts'
import { endorsementsAsData } from '../endorsements/shown.tsx'
import type { Edition, EditionLine } from './frozen.ts'
import { texts } from './texts.ts'

/** Publications as Atom (RFC 4287): newest editions first, each with its lasting address. No mail address, no names. */
export const publicationFeed = (here: Here, origin: string, editions: readonly EditionLine[]): string => {
  const t = texts[here.language]
  const newest = editions[0]?.published_at ?? new Date('2026-01-01T00:00:00Z')
  return generateAtomFeed({
    id: `${origin}${urls.publicationFeed}`, title: { value: `${t.publications} · ${here.siteName}` }, updated: newest,
    links: [{ rel: 'self', href: `${origin}${urls.publicationFeed}`, type: 'application/atom+xml' }, { rel: 'alternate', href: `${origin}${urls.publications}`, type: 'text/html' }],
    authors: [{ name: here.siteName }],
    entries: editions.map((edition) => ({
      id: `${origin}${urls.edition(edition.slug, edition.number)}`, title: { value: `${edition.title} (${t.edition(edition.number).toLowerCase()})` },
      updated: edition.published_at, published: edition.published_at, summary: { value: edition.lead || t.kind[edition.kind] },
      links: [{ rel: 'alternate', href: `${origin}${urls.edition(edition.slug, edition.number)}`, type: 'text/html' }],
    })),
  })
}

/** An edition as public data: the document with what every block rests on, its sources and its history. */
export const editionAsData = (here: Here, origin: string, edition: Edition, all: readonly EditionLine[], endorsements: readonly PublicEndorsement[]) => {
  const newest = all.find(({ withdrawn_at }) => withdrawn_at === null)
  return {
    title: edition.title, kind: edition.kind, number: edition.number, address: `${origin}${urls.edition(edition.slug, edition.number)}`,
    publisher: here.siteName, published: edition.published_at.toISOString(), language: 'nl', licence: 'https://creativecommons.org/licenses/by/4.0/',
    lead: edition.lead, newest: newest ? `${origin}${urls.edition(newest.slug, newest.number)}` : null,
    withdrawn: edition.withdrawn_at ? { at: edition.withdrawn_at.toISOString(), reason: edition.withdrawn_reason } : null,
    ripeness: edition.ripeness, against: edition.against_each.map(({ key, reason }) => ({ criterion: key, reason })),
    endorsements: endorsementsAsData({ edition, all: endorsements }),
    colophon: edition.colophon, sources: edition.sources.map(({ id, parts }) => ({ id, text: parts.map(({ text }) => text).join('') })),
    document: edition.document, grounds: edition.grounds,
    editions: all.map(({ number, published_at, withdrawn_at }) => ({
      number, published: published_at.toISOString(), withdrawn: withdrawn_at !== null, address: `${origin}${urls.edition(edition.slug, number)}`,
    })),
  }
}
