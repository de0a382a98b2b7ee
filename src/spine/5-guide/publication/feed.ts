import type { Here } from '../../../platform/here.ts'
import { urls } from '../../../urls.ts'
import { licences } from '../../../workspaces/licence.ts'
import type { PublicEndorsement } from '../endorsements/queries.ts'
import { endorsementsAsData } from '../endorsements/shown.tsx'
import type { Edition, EditionLine } from './frozen.ts'

/** An edition as public data: the document with what every block rests on, its sources and its history. */
export const editionAsData = (here: Here, origin: string, edition: Edition, all: readonly EditionLine[], endorsements: readonly PublicEndorsement[]) => {
  const newest = all.find(({ withdrawn_at }) => withdrawn_at === null)
  return {
    title: edition.title, kind: edition.kind, number: edition.number, address: `${origin}${urls.edition(edition.slug, edition.number)}`,
    publisher: here.siteName, published: edition.published_at.toISOString(), language: 'nl', licence: licences[here.licence].url,
    lead: edition.lead, newest: newest ? `${origin}${urls.edition(newest.slug, newest.number)}` : null,
    withdrawn: edition.withdrawn_at ? { at: edition.withdrawn_at.toISOString(), reason: edition.withdrawn_reason } : null,
    ripeness: edition.ripeness, against: edition.against_each.map(({ key, reason }) => ({ criterion: key, reason })),
    endorsements: endorsementsAsData({ edition, all: endorsements }),
    colophon: edition.colophon, sources: edition.sources.map(({ id, parts }) => ({ id, text: parts.map(({ text }) => text).join('') })),
    document: edition.document, grounds: edition.grounds, charter: edition.charter_version,
    terms: edition.terms.map(({ id, label, labels, definition, explanation }) => ({
      address: `${origin}${urls.conceptId(id)}`, label, other_labels: labels.filter((one) => one !== label), definition, explanation,
    })),
    editions: all.map(({ number, published_at, withdrawn_at }) => ({
      number, published: published_at.toISOString(), withdrawn: withdrawn_at !== null, address: `${origin}${urls.edition(edition.slug, number)}`,
    })),
  }
}
