import { sql } from 'kysely'
import type { Term } from '../../methods/dutch.ts'
import { pageNumber } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { shownPerspectives } from '../../workspaces/attribution.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { extractOf, type Piece } from './extract.ts'
import { foundOf, kinds, readable, urlOf, type Kind } from './kinds.ts'
import { alikeIn, allOf, looserOf, typedTerms } from './query.ts'

export const perPage = 50
const longestTyped = 200
const mostLexemes = 50_000

/** What is looked for, from the address. */
export interface Search {
  readonly typed: string
  readonly kinds: readonly Kind[]
  readonly perspectives: readonly string[]
  readonly page: number
}

/** The search in an address; a filter that is unknown, or a perspective that may not be shown, counts as not given. */
export const readSearch = (here: Here, asked: (name: string) => string[] | undefined): Search => ({
  typed: (asked('z')?.[0] ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, longestTyped),
  kinds: kinds.filter((kind) => asked('soort')?.includes(kind)),
  perspectives: shownPerspectives(here).map(({ key }) => key).filter((key) => asked('perspectief')?.includes(key)),
  page: pageNumber(asked('pagina')?.[0]),
})

export interface Found {
  readonly kind: Kind
  readonly href: string
  readonly number: string
  readonly title: readonly Piece[]
  readonly extract: readonly Piece[]
  readonly perspective: string
}

export interface Results {
  readonly found: readonly Found[]
  /** how many under the filter */
  readonly total: number
  readonly perKind: Readonly<Partial<Record<Kind, number>>>
  readonly perPerspective: Readonly<Record<string, number>>
  /** nothing answered all the words as they were typed, and these come near */
  readonly near: boolean
}

const everyKind = (here: Here, match: string) => {
  const [first, ...others] = kinds.map((kind) => foundOf(here, kind, match))
  const all = others.reduce((union, one) => union.unionAll(one), first as NonNullable<typeof first>)
  return links(here, 'workspace').where('workspace.id', '=', here.workspace.id).innerJoin(all.as('found'), (on) => on.onTrue())
}

const countsFor = (here: Here, match: string) => everyKind(here, match)
  .select(['found.kind', 'found.perspective', sql<number>`count(*)::int`.as('count')]).groupBy(['found.kind', 'found.perspective']).execute()

// Equals are put in the order of a mark of their id: in an anonymous think tank nothing may show what came first.
const pageFor = (here: Here, match: string, search: Search) => {
  const query = everyKind(here, match).select(['found.kind', 'found.reference', 'found.title', 'found.words', 'found.perspective'])
  const ofKinds = search.kinds.length > 0 ? query.where('found.kind', 'in', [...search.kinds]) : query
  const chosen = search.perspectives.length > 0 ? ofKinds.where('found.perspective', 'in', [...search.perspectives]) : ofKinds
  return chosen.orderBy('found.rank', 'desc').orderBy(sql`md5(found.id::text)`).limit(perPage).offset((search.page - 1) * perPage).execute()
}

type Row = Awaited<ReturnType<typeof pageFor>>[number]
type Count = Awaited<ReturnType<typeof countsFor>>[number]

/** Words of things that you may read, for what looks like a word that nothing has. Hidden things are found by none of them. */
const lexemesHere = async (here: Here): Promise<string[]> =>
  (await rows(here, 'search_entry').select(sql<string>`unnest(tsvector_to_array(search_entry.lexemes))`.as('lexeme')).distinct()
    .limit(mostLexemes).execute()).map(({ lexeme }) => lexeme)

const shownAs = (here: Here, row: Row, wanted: ReadonlySet<string>, begin: string): Found => ({
  kind: row.kind, href: urlOf(here, row.kind, row.reference), number: row.kind === 'contribution' || row.kind === 'finding' ? row.reference : '',
  title: row.title === '' ? [] : extractOf(row.title, wanted, begin),
  extract: extractOf(readable(row.kind, row.words), wanted, begin), perspective: row.perspective,
})

const summed = (counts: readonly Count[], of: (count: Count) => string): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const one of counts) sums[of(one)] = (sums[of(one)] ?? 0) + one.count
  return sums
}

const resultsFrom = (here: Here, search: Search, terms: readonly Term[], page: readonly Row[], counts: readonly Count[], alike?: ReadonlyMap<string, readonly string[]>): Results => {
  const wanted = new Set(terms.flatMap(({ plain, whole, parts }) => [...whole, ...parts, ...(alike?.get(plain) ?? [])]))
  const begin = terms.at(-1)?.plain ?? ''
  const chosen = counts.filter(({ kind, perspective }) =>
    (search.kinds.length === 0 || search.kinds.includes(kind)) && (search.perspectives.length === 0 || search.perspectives.includes(perspective)))
  return {
    found: page.map((row) => shownAs(here, row, wanted, begin)), total: chosen.reduce((sum, { count }) => sum + count, 0),
    perKind: summed(counts, ({ kind }) => kind), perPerspective: summed(counts, ({ perspective }) => perspective), near: alike !== undefined,
  }
}

/**
 * What answers the words that were typed, best first, counted per kind and perspective; undefined when nothing was typed
 * that carries meaning. When nothing answers them all, one part of a compound will do, and words that look alike. Two
 * queries; four when it looks further.
 */
export const resultsOf = async (here: Here, search: Search): Promise<Results | undefined> => {
  const terms = typedTerms(search.typed)
  if (terms.length === 0) return undefined
  const match = allOf(terms)
  const counts = await countsFor(here, match)
  if (counts.length > 0) return resultsFrom(here, search, terms, await pageFor(here, match, search), counts)
  const alike = alikeIn(terms, await lexemesHere(here))
  const looser = looserOf(terms, alike)
  const nearby = looser === match ? [] : await countsFor(here, looser)
  return resultsFrom(here, search, terms, nearby.length > 0 ? await pageFor(here, looser, search) : [], nearby, alike)
}
