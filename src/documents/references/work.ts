import type { CslItem } from '../bibliography.ts'
import { withParticleApart } from './particles.ts'

/** One work as CSL-JSON 1.0.2, checked: every field that the schema knows, nothing else. */
export type Work = CslItem & { [field: string]: unknown }

/** Kinds of works that CSL 1.0.2 knows. */
export const types = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset',
  'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation',
  'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication',
  'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
] as const

const listed = (words: string) => new Set(words.split(' '))
const text = listed(`abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
 collection-title container-title container-title-short dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword
 language license medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references
 reviewed-genre reviewed-title scale section source status title title-short URL version volume-title volume-title-short year-suffix journalAbbreviation
 shortTitle`.replace(/\s+/g, ' '))
const numbers = listed(`chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages
 number-of-volumes page page-first part-number printing-number supplement-number volume`.replace(/\s+/g, ' '))
const people = listed(`author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
 editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient
 reviewed-author script-writer series-creator translator`.replace(/\s+/g, ' '))
const dates = listed('accessed available-date event-date issued original-date submitted')
const nameParts = listed('family given dropping-particle non-dropping-particle suffix literal')

const most: Readonly<Record<string, number>> = { title: 500, abstract: 10_000, note: 4000, annote: 4000, URL: 2000, references: 4000, keyword: 1000 }
const mostNames = 200
/** A work longer than this, as JSON text, is not taken. */
export const mostJson = 20_000

// Half a surrogate pair or a control character may stand in JSON, and no database takes it.
const clean = (value: string) => value.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/\s+/g, ' ').trim().normalize('NFC')

const wordsIn = (value: unknown, limit: number): string | undefined => {
  if (typeof value !== 'string' || value.length > limit * 2) return undefined
  const words = clean(value)
  return words.length <= limit ? words : undefined
}

const nameFrom = (value: unknown): Record<string, string> | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = Object.entries(value).filter(([part]) => nameParts.has(part)).map(([part, one]): [string, string | undefined] => [part, wordsIn(one, 300)])
  return parts.every(([, one]) => one !== undefined) ? withParticleApart(Object.fromEntries(parts.filter(([, one]) => one !== '') as [string, string][])) : undefined
}

const namesFrom = (value: unknown): object[] | undefined => {
  if (!Array.isArray(value) || value.length > mostNames) return undefined
  const names = value.map(nameFrom)
  return names.every((name) => name !== undefined) ? names.filter((name) => Object.keys(name).length > 0) : undefined
}

const isPart = (value: unknown) => (typeof value === 'number' || typeof value === 'string' && /^-?\d{1,4}$/.test(value)) && Number.isInteger(Number(value)) && Math.abs(Number(value)) < 10_000
const isParts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.length <= 3 && value.every(isPart)

const dateFrom = (value: unknown): object | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { 'date-parts': parts, literal, raw, season, circa } = value as Record<string, unknown>
  if (parts !== undefined && !(Array.isArray(parts) && parts.length > 0 && parts.length <= 2 && parts.every(isParts))) return undefined
  const said = [['literal', literal], ['raw', raw]].flatMap(([name, one]) => {
    const words = wordsIn(one, 100)
    return words ? [[name, words]] : []
  })
  const more = [['season', season], ['circa', circa]].filter(([, one]) => ['number', 'boolean'].includes(typeof one) || typeof one === 'string' && one.length <= 20)
  return { ...(parts !== undefined && { 'date-parts': parts }), ...Object.fromEntries([...said, ...more]) as object }
}

const valueOf = (field: string, value: unknown): unknown => {
  if (text.has(field)) return wordsIn(value, most[field] ?? 500)
  if (numbers.has(field)) return typeof value === 'number' && Number.isFinite(value) ? value : wordsIn(value, 200)
  if (people.has(field)) return namesFrom(value)
  return dateFrom(value)
}

const knownAt = (field: string) => text.has(field) || numbers.has(field) || people.has(field) || dates.has(field)

/** What somebody noted in fields of their own (CSL 1.0.2 `custom`): words and numbers, no deeper. */
const customFrom = (value: unknown): object | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const own = Object.entries(value).filter(([name, one]) => name.length <= 100 && (typeof one === 'number' || wordsIn(one, 500) !== undefined))
  return own.length > 0 ? Object.fromEntries(own.slice(0, 20)) : undefined
}

/** `dropped`: fields that could not be kept, as CSL calls them. */
export type Checked = { readonly ok: true; readonly work: Work; readonly dropped: readonly string[] } | { readonly ok: false; readonly field: string }

/** An address on the web that a reader can go to: http or https, with a host. */
export const isAddress = (address: string): boolean =>
  /^https?:\/\/[^/?#\s]/i.test(address) && !/[\s"<>\\^`{|}]/.test(address) && URL.canParse(address)

const fieldsFrom = (given: Record<string, unknown>): { kept: Record<string, unknown>; dropped: string[] } => {
  const kept: Record<string, unknown> = {}
  const dropped: string[] = []
  for (const [field, one] of Object.entries(given)) {
    if (!knownAt(field) || one === undefined || one === null || one === '') continue
    const taken = valueOf(field, one)
    if (taken === undefined || field === 'URL' && taken !== '' && !isAddress(String(taken))) dropped.push(field)
    else if (taken !== '' && !(Array.isArray(taken) && taken.length === 0)) kept[field] = taken
  }
  return { kept, dropped }
}

/**
 * Holds a value against CSL-JSON. Fields that CSL does not know are left out unsaid; of those that it knows one that cannot
 * be (another form, too long, an address that leads nowhere) is named in `dropped`. Wrong is what has a kind that CSL does not know ('type'), says
 * nothing ('title'), or is too long as a whole ('long').
 */
export const checkWork = (value: unknown): Checked => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, field: '' }
  const given = value as Record<string, unknown>
  // Programs that print CSL take what has no kind for a document.
  const type = types.find((one) => one === (given['type'] ?? 'document'))
  if (!type) return { ok: false, field: 'type' }
  const id = wordsIn(typeof given['id'] === 'number' ? String(given['id']) : given['id'] ?? '', 200) ?? ''
  const { kept, dropped } = fieldsFrom(given)
  if (Object.keys(kept).length === 0) return { ok: false, field: 'title' }
  const custom = customFrom(given['custom'])
  const work = { id, type, ...kept, ...(custom && { custom }) } as Work
  return JSON.stringify(work).length <= mostJson ? { ok: true, work, dropped } : { ok: false, field: 'long' }
}

/** What to call a work in one line: its title, else where it stands or what it is known by. Never empty, 500 at most. */
export const nameOf = (work: Work): string => {
  const [first] = work.author ?? work.editor ?? []
  const known = [work.title, work['container-title'], first && (first.literal ?? first.family), work['number'], work['DOI'], work['URL'], work['ISBN'], work.id]
  return (known.map((one) => withoutTags(String(one ?? ''))).find((one) => one !== '') ?? work.type).slice(0, 500)
}

/** The words of a title or a name of a journal without the few tags that CSL lets stand in it. */
export const withoutTags = (words: string): string => words.replace(/<\/?(?:i|b|sc|sup|sub|span)(?:\s[^<>]*)?>/gi, '')

/** The work as it is shown: the same, without tags in its titles. */
export const forReading = (work: Work): Work => {
  const shown: Work = { ...work }
  for (const field of ['title', 'container-title', 'title-short'] as const) if (typeof shown[field] === 'string') shown[field] = withoutTags(shown[field])
  return shown
}
