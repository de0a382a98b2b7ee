import { dateOf, shortDate, yearOf } from './bibliographyDates.ts'
import { authorsOf, leadOf, nameList, sortNames } from './bibliographyNames.ts'
import type { CslName } from './bibliographyNames.ts'

/** What we use of a CSL-JSON item; unknown fields are let be. */
export type CslItem = {
  id: string
  type: string
  title?: string
  'title-short'?: string
  author?: CslName[]
  editor?: CslName[]
  issued?: CslDate
  accessed?: CslDate
  publisher?: string
  'container-title'?: string
  genre?: string
  number?: string | number
  volume?: string | number
  issue?: string | number
  page?: string
  edition?: string | number
  DOI?: string
  URL?: string
}
export type CslDate = { 'date-parts'?: (string | number)[][], literal?: string, raw?: string }
export type Language = 'nl' | 'en'

/** A stretch of a reference; a view makes it text, `<cite>` or a link. `href` is always http or https. */
export type ReferencePart = { text: string, italic?: boolean, href?: string }

const WORDS = {
  nl: {
    editor: 'Red.', edition: 'e druk', untitled: 'Zonder titel',
    retrieved: (date: string) => `Geraadpleegd op ${date}, van `,
  },
  en: { editor: 'Ed.', edition: ' ed.', untitled: 'Untitled', retrieved: (date: string) => `Retrieved ${date}, from ` },
}

const PERIODICAL = new Set(['article', 'article-journal', 'article-magazine', 'article-newspaper', 'review'])
const PART_OF_BOOK = new Set(['chapter', 'paper-conference', 'entry', 'entry-encyclopedia', 'entry-dictionary'])
/** Known by its name, not by who adopted it: "General Data Protection Regulation, 2016". */
const BY_TITLE = new Set(['legislation', 'legal_case', 'treaty', 'regulation'])
const DATED_TO_THE_DAY = new Set([
  'webpage', 'post', 'post-weblog', 'article-newspaper', 'article-magazine', 'speech', 'interview',
])

/**
 * A source as it stands in a bibliography: APA, 7th edition, with Dutch wording and Dutch names ("Berg, J. van der").
 * Our own formatter: citeproc is AGPL, and Typst is too large for our install limit of 250 MB.
 */
export function reference(item: CslItem, language: Language, suffix = ''): { parts: ReferencePart[] } {
  const authors = BY_TITLE.has(item.type) ? [] : authorsOf(item)
  const edited = authors.length > 0 && !item.author?.length ? ` (${WORDS[language].editor})` : ''
  const date = `(${dateOf(item.issued, language, suffix, DATED_TO_THE_DAY.has(item.type))})`
  const lead = authors.length > 0
    ? [sentence([{ text: nameList(authors) + edited }]), [{ text: `${date}.` }], sentence(titleParts(item, language))]
    : [sentence(titleParts(item, language)), [{ text: `${date}.` }]]
  const parts = [...lead, sentence(whereParts(item, language, nameList(authors))), addressParts(item, language)]
  return { parts: joinParts(parts.filter((group) => group.length > 0)) }
}

/**
 * How a sentence mentions it: "ACM, 2022", "Van der Berg & Vries, 2020", "Jansen et al., z.d.".
 * `withYearSuffix`: the suffix that `bibliography` gave this item, or nothing.
 */
export function shortCitation(item: CslItem, language: Language, withYearSuffix = ''): string {
  return `${labelOf(item, language)}, ${shortDate(item.issued, language, withYearSuffix)}`
}

/** The name in a mention: of the authors, else the short title. */
function labelOf(item: CslItem, language: Language): string {
  const authors = BY_TITLE.has(item.type) ? [] : authorsOf(item)
  if (authors.length > 0) return leadOf(authors, item.publisher)
  if (item['title-short']) return item['title-short']
  const title = titleText(item, language)
  const nickname = BY_TITLE.has(item.type) ? /\(([^()]{2,60})\)$/.exec(title)?.[1] : undefined
  const lawNumber = BY_TITLE.has(item.type) ? /^.{1,80}?\b\d{1,4}\/\d+\b/.exec(title)?.[0] : undefined
  return nickname ?? lawNumber ?? title.split(/[:;]\s/)[0]!
}

/**
 * The sources in the order of a bibliography: by main name without prefix, then the year with undated last, then the
 * title. Items that would be mentioned alike ("Jansen, 2020") get the suffixes a, b, ... aa.
 */
export function bibliography(
  items: readonly CslItem[], language: Language,
): { id: string, parts: ReferencePart[], suffix: string }[] {
  const keyed = items.map((item) => ({ item, key: sortKey(item, language), mention: shortCitation(item, language) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key))
  const total = new Map<string, number>()
  for (const { mention } of keyed) total.set(mention, (total.get(mention) ?? 0) + 1)
  const used = new Map<string, number>()
  return keyed.map(({ item, mention }) => {
    const place = used.get(mention) ?? 0
    used.set(mention, place + 1)
    const suffix = total.get(mention)! > 1 ? letters(place) : ''
    return { id: item.id, parts: reference(item, language, suffix).parts, suffix }
  })
}

const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(97 + (place % 26))

const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })
type SortKey = { names: string[], year: number, title: string }

function sortKey(item: CslItem, language: Language): SortKey {
  const authors = BY_TITLE.has(item.type) ? [] : authorsOf(item)
  const title = titleText(item, language).replace(/^(?:de|het|een|the|an?)\s+/i, '')
  return { names: authors.length > 0 ? sortNames(authors) : [title], year: yearOf(item.issued) ?? Infinity, title }
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (let at = 0; at < Math.min(a.names.length, b.names.length); at += 1) {
    const order = collator.compare(a.names[at]!, b.names[at]!)
    if (order !== 0) return order
  }
  if (a.names.length !== b.names.length) return a.names.length - b.names.length
  return (a.year === b.year ? 0 : a.year - b.year) || collator.compare(a.title, b.title)
}

const titleText = (item: CslItem, language: Language): string => item.title?.trim() || WORDS[language].untitled

function titleParts(item: CslItem, language: Language): ReferencePart[] {
  const title = titleText(item, language)
  const plain = [PERIODICAL, PART_OF_BOOK, BY_TITLE].some((types) => types.has(item.type)) && item.type !== 'legal_case'
  const extra: string[] = []
  const tellsMore = (genre: string): boolean => !BY_TITLE.has(item.type) && !/^(?:rapport|report)$/i.test(genre)
  const known = (value: string): boolean => title.toLowerCase().includes(value.toLowerCase())
  const number = item.number === undefined ? '' : String(item.number)
  if (number && !known(number) && !known(`versie ${number}`)) extra.push(`(${number})`)
  const edition = item.edition === undefined ? '' : String(item.edition)
  if (edition) extra.push(`(${edition}${/^\d+$/.test(edition) ? WORDS[language].edition : ''})`)
  if (item.type === 'thesis') extra.push(`[${[item.genre, item.publisher].filter(Boolean).join(', ')}]`)
  else if (item.genre && tellsMore(item.genre) && !known(item.genre)) extra.push(`[${item.genre}]`)
  const rest = extra.filter((one) => one !== '[]').join(' ')
  return [{ text: title, ...(!plain && { italic: true }) }, ...(rest ? [{ text: ` ${rest}` }] : [])]
}

/** Where it appeared: the periodical, the book, the court, or the publisher when that is someone else. */
function whereParts(item: CslItem, language: Language, author: string): ReferencePart[] {
  const container = item['container-title']
  if (PERIODICAL.has(item.type)) return container ? periodicalParts(item, container) : []
  if (PART_OF_BOOK.has(item.type) && container) return bookParts(item, language, container)
  if (item.type === 'thesis') return []
  if (BY_TITLE.has(item.type)) return item.type === 'legal_case' ? [{ text: nameList(authorsOf(item)) }] : []
  const where = item.publisher ?? container
  const same = where !== undefined && author.toLowerCase() === where.toLowerCase()
  return where && !same ? [{ text: where }] : []
}

function periodicalParts(item: CslItem, container: string): ReferencePart[] {
  const issue = item.issue === undefined ? '' : `(${item.issue})`
  const name = item.volume === undefined ? container : `${container}, ${item.volume}`
  const parts: ReferencePart[] = [{ text: name, italic: true }]
  if (issue) parts.push({ text: item.volume === undefined ? `, ${issue}` : issue })
  if (item.page) parts.push({ text: `, ${item.page.replace(/(\d)-+(\d)/g, '$1–$2')}` })
  return parts
}

function bookParts(item: CslItem, language: Language, container: string): ReferencePart[] {
  const words = WORDS[language]
  const editors = item.author?.length && item.editor?.length ? `${nameList(item.editor, 'first')} (${words.editor}), ` : ''
  const pages = item.page ? ` (pp. ${item.page.replace(/(\d)-+(\d)/g, '$1–$2')})` : ''
  const publisher = item.publisher ? `. ${item.publisher}` : ''
  const after = pages + publisher
  return [{ text: `In ${editors}` }, { text: container, italic: true }, ...(after ? [{ text: after }] : [])]
}

function addressParts(item: CslItem, language: Language): ReferencePart[] {
  const doi = item.DOI?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  const address = doi ? `https://doi.org/${doi}` : item.URL
  if (!address) return []
  const linked = { text: address, ...(/^https?:\/\//i.test(address) && URL.canParse(address) && { href: address }) }
  const seen = item.DOI ? undefined : item.accessed
  return seen && yearOf(seen) !== undefined
    ? [{ text: WORDS[language].retrieved(dateOf(seen, language, '', true, 'running')) }, linked]
    : [linked]
}

/** Ends in one mark: not `?.` and not `B.V..`. */
function sentence(parts: ReferencePart[]): ReferencePart[] {
  const last = parts.at(-1)
  if (!last) return []
  return /[.?!…]$/.test(last.text) ? parts : [...parts, { text: '.' }]
}

/** One space between the groups, and equal neighbours as one part. */
function joinParts(groups: ReferencePart[][]): ReferencePart[] {
  const joined: ReferencePart[] = []
  for (const part of groups.flatMap((group, index) => (index > 0 ? [{ text: ' ' }, ...group] : group))) {
    const last = joined.at(-1)
    if (last && last.italic === part.italic && !last.href && !part.href) last.text += part.text
    else joined.push({ ...part })
  }
  return joined
}
