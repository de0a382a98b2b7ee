import { sql } from 'kysely'
import { lexemesOf, type Term } from '../../methods/dutch.ts'
import type { Here } from '../../platform/here.ts'
import { leastLetters, peopleToChoose } from '../../association/members/queries.ts'
import { wordsIn } from '../../association/organisations/queries.ts'
import { links } from '../../workspaces/rings.ts'
import type { Search } from './asked.ts'
import { extractOf, type Piece } from './extract.ts'
import { answerTo, lexemesHere, lookedIn, waitingHere, type Answer } from './found.ts'
import { readable, told, type Kind } from './kinds.ts'
import { plainWords } from './plainwords.ts'
import { alikeIn, allOf, answersAll, looserOf, typedTerms } from './query.ts'

export interface Found {
  readonly kind: Kind
  readonly href: string
  readonly number: string
  readonly title: readonly Piece[]
  readonly extract: readonly Piece[]
  readonly perspective: string
  /** the think tank it lies in; empty within one, and for what lies in none */
  readonly tank: string
}

export interface Results {
  readonly found: readonly Found[]
  /** how many under the filter; `more`: at least so many */
  readonly total: number
  readonly more: boolean
  readonly perKind: Readonly<Partial<Record<Kind, number>>>
  readonly perPerspective: Readonly<Record<string, number>>
  readonly perTank: readonly { readonly slug: string; readonly title: string; readonly count: number }[]
  /** nothing answered all the words as they were typed, and these come near */
  readonly near: boolean
}

type Row = Answer['page'][number]
type Count = Answer['counts'][number]

const liesInTank = (here: Here, { kind, place }: { readonly kind: Kind; readonly place: string }) =>
  here.workspace.kind !== 'thinktank' && place === 'thinktank' && kind !== 'proposal' && kind !== 'publication'

const shownAs = (here: Here, typed: string, row: Row, wanted: ReadonlySet<string>, begin: string): Found => ({
  kind: row.kind, href: told[row.kind].href({ slug: row.slug, kind: row.place }, row.reference, typed), number: told[row.kind].numbered ? row.reference : '',
  title: row.title === '' ? [] : extractOf(row.title, wanted, begin), extract: extractOf(plainWords(row.kind, readable(row.kind, row.words)), wanted, begin),
  perspective: here.workspace.kind === 'thinktank' ? row.perspective : '', tank: liesInTank(here, row) ? row.tank : '',
})

const summed = (counts: readonly Count[], of: (count: Count) => string): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const one of counts) sums[of(one)] = (sums[of(one)] ?? 0) + one.count
  return sums
}

const tanksIn = (here: Here, counts: readonly Count[]): Results['perTank'] => {
  const inTanks = counts.filter((count) => liesInTank(here, count))
  const titles = new Map(inTanks.map(({ slug, tank }) => [slug, tank]))
  return Object.entries(summed(inTanks, ({ slug }) => slug)).map(([slug, count]) => ({ slug, title: titles.get(slug) ?? slug, count }))
    .sort((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1))
}

type Alike = ReadonlyMap<string, readonly string[]>

const resultsFrom = (here: Here, search: Search, terms: readonly Term[], { page, counts, more }: Answer, alike?: Alike): Results => {
  const wanted = new Set(terms.flatMap(({ plain, whole, parts }) => [...whole, ...parts, ...(alike?.get(plain) ?? [])]))
  const begin = terms.at(-1)?.plain ?? ''
  const among = (chosen: readonly string[], one: string) => chosen.length === 0 || chosen.includes(one)
  const chosen = counts.filter(({ kind, perspective, slug, recent }) =>
    among(search.kinds, kind) && among(search.perspectives, perspective) && among(search.tanks, slug) && recent)
  return {
    found: page.map((row) => shownAs(here, search.typed, row, wanted, begin)), total: chosen.reduce((sum, { count }) => sum + count, 0), more,
    perKind: summed(counts, ({ kind }) => kind), perPerspective: summed(counts, ({ perspective }) => perspective),
    perTank: tanksIn(here, counts), near: alike !== undefined,
  }
}

/**
 * What answers the words that were typed, best first, counted per kind, perspective and think tank; undefined when nothing
 * was typed that carries meaning. What was written a moment ago is looked through as it stands. When nothing answers all
 * words, one part of a compound will do, and words that look alike. Two queries and one over all think tanks; two more when it looks further.
 */
export const resultsOf = async (here: Here, search: Search): Promise<Results | undefined> => {
  const terms = typedTerms(search.typed)
  if (terms.length === 0) return undefined
  const mine = await lookedIn(here)
  const waiting = (await waitingHere(here, mine)).map(({ id, kind, title, words }) => ({ id, lexemes: lexemesOf(`${title}\n${readable(kind, words)}`) }))
  const begins = terms.flatMap(({ plain, whole }) => [plain, ...whole])
  const matchOf = (query: string, alike?: Alike) =>
    ({ query, begins, fresh: waiting.filter(({ lexemes }) => answersAll(terms, lexemes, alike)).map(({ id }) => id) })
  const first = matchOf(allOf(terms))
  const answer = await answerTo(here, mine, first, search)
  if (answer.counts.length > 0) return resultsFrom(here, search, terms, answer)
  const alike = alikeIn(terms, [...new Set([...await lexemesHere(here, mine), ...waiting.flatMap(({ lexemes }) => lexemes)])])
  const looser = matchOf(looserOf(terms, alike), alike)
  const same = looser.query === first.query && looser.fresh.length === first.fresh.length
  return resultsFrom(here, search, terms, same ? { page: [], counts: [], more: false } : await answerTo(here, mine, looser, search), alike)
}

const mostNames = 5

/** People and organisations of the association with these words in their name: the first of each, and how many there are. */
export const namesLike = async (here: Here, typed: string) => {
  const words = wordsIn(typed)
  if (words.join('').length < leastLetters) return { people: [], peopleTotal: 0, organisations: [], organisationsTotal: 0 }
  const { people, total: peopleTotal } = await peopleToChoose(here, typed, 1)
  let query = links(here, 'organisation').where(sql<boolean>`(organisation.ended_on is null or organisation.ended_on > current_date)`)
  for (const word of words) query = query.where('organisation.name_key', 'like', `%${word}%`)
  const organisations = await query.select(['organisation.id', 'organisation.name', sql<number>`count(*) over ()::int`.as('total')])
    .orderBy('organisation.name_key').limit(mostNames).execute()
  return { people: people.slice(0, mostNames), peopleTotal, organisations, organisationsTotal: organisations[0]?.total ?? 0 }
}

export type Names = Awaited<ReturnType<typeof namesLike>>
