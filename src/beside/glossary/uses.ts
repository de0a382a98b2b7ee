import { sql } from 'kysely'
import { withoutQuotes } from '../../documents/citing.ts'
import type { Document } from '../../documents/schema.ts'
import { termsOf } from '../../methods/dutch.ts'
import { spotsIn, termSet } from '../../methods/terms.ts'
import type { Here } from '../../platform/here.ts'
import { links, ringsOfMine, rows, rowsOfMine } from '../../workspaces/rings.ts'
import { extractOf, type Piece } from '../search/extract.ts'
import { ofThing, readable, told, type Kind } from '../search/kinds.ts'
import { plainWords } from '../search/plainwords.ts'
import { meaningsFrom } from './meanings.ts'
import { markText } from './recognise.ts'
import { besides, besidesWith, type Beside } from './unindexed.ts'

/** A text that uses a concept: where it is, how it is called there, how often, and at which passages. */
export interface Use {
  readonly kind: Kind | Beside['kind']
  readonly href: string
  readonly reference: string
  readonly title: string
  readonly count: number
  readonly extract: readonly Piece[]
  readonly places: readonly { readonly place: string; readonly block: string }[]
}

const mostTexts = 500
const inTanks = [
  'contribution', 'finding', 'draft', 'decision', 'discussion', 'post', 'landscape_item', 'meeting', 'charter', 'charter_amendment', 'knowledge_list',
] as const

// A label that is one word of capitals has no stem, so it is looked for as it stands.
const lookedFor = (labels: readonly string[]): string => labels.flatMap((label) => {
  const terms = termsOf(label)
  const any = (words: readonly string[]) => `(${words.map((word) => `'${word.replaceAll(/['\\]/g, '')}'`).join(' | ')})`
  return terms.length === 0 ? [] : [`(${terms.map(({ whole, parts }) => (parts.length > 0 ? `(${any(whole)} | (${parts.map((part) => any([part])).join(' & ')}))` : any(whole))).join(' & ')})`]
}).join(' | ')

const looked = [...inTanks, 'proposal'] as const
const entriesHere = (here: Here) => rows(here, 'search_entry')

interface Row { readonly kind: Kind; readonly id: string; readonly slug: string; readonly reference: string; readonly title: string; readonly words: string }

/** Texts in your rings in which these words may stand, as the index of search has it; what waits to be indexed too. */
const candidates = async (here: Here, labels: readonly string[]): Promise<Row[]> => {
  const asked = lookedFor(labels)
  if (asked === '') return []
  const reference = sql<string>`case search_entry.kind ${sql.join(looked.map((kind) =>
    sql`when ${sql.lit(kind)} then (select ${sql.raw(told[kind].reference)} from ${sql.table(kind)} where ${sql.table(kind)}.id = search_entry.thing_id and ${sql.raw(told[kind].there)})`), sql` `)} end`
  const from = (entries: ReturnType<typeof entriesHere>) => entries.innerJoin('workspace', 'workspace.id', 'search_entry.workspace_id').where('search_entry.kind', 'in', [...looked])
    .where(sql<boolean>`(search_entry.lexemes @@ ${asked}::tsquery or search_entry.version = 0)`)
    .select(['search_entry.thing_id as id', 'workspace.slug', sql<Kind>`search_entry.kind`.as('kind'), reference.as('reference')])
    .select([ofThing('title', 'search_entry.kind', 'search_entry.thing_id').as('title'), ofThing('words', 'search_entry.kind', 'search_entry.thing_id').as('words')])
    .orderBy('search_entry.kind').orderBy('search_entry.thing_id').limit(mostTexts).execute()
  // What the association means by a word counts in every think tank that one is in, and in what lies in none.
  const found = here.workspace.kind === 'thinktank' ? await from(entriesHere(here))
    : (await Promise.all([from(entriesHere(here)), from(rowsOfMine(here, 'search_entry', await ringsOfMine(here)))])).flat()
  return found.filter((one) => one.reference !== null)
}

interface Edition { slug: string; number: number; title: string; document: unknown }

/** The newest edition of each text of this think tank. */
const editions = (here: Here): Promise<Edition[]> => links(here, 'publication').where('thinktank_id', '=', here.workspace.id).where('withdrawn_at', 'is', null)
  .distinctOn('slug').select(['slug', 'number', 'title', 'document']).orderBy('slug').orderBy('number', 'desc').limit(100).execute()

const order: readonly Use['kind'][] = ['draft', 'publication', 'finding', 'contribution', 'decision', 'discussion', 'post', 'meeting', 'charter', 'charter_amendment', 'landscape_item', 'knowledge_list', ...besides, 'proposal']

/**
 * Every text in your rings that names a concept by one of its labels: drafts and editions with their passages, findings,
 * contributions, decisions, discussions, meetings, the charter and its amendments, the landscape, reading lists, and what search does not know,
 * such as objections, expectations, reasons and notes; of the association, the themes too. Three queries.
 */
export const usesOf = async (here: Here, concept: { readonly id: string; readonly labels: readonly string[] }): Promise<Use[]> => {
  const set = termSet([concept])
  const meanings = meaningsFrom([{ id: concept.id, number: null, label: concept.labels[0] ?? '', labels: concept.labels, definition: '', explanation: '', adopted: true }])
  const placesIn = (document: unknown) => markText(document as Document, meanings).places
  const use = (row: Row): Use | undefined => {
    const places = told[row.kind].document ? placesIn(JSON.parse(row.words)) : []
    // As on its page: nothing in what a post quotes, nor in the address of something it points at.
    const words = row.kind === 'post' ? plainWords(row.kind, withoutQuotes(row.words)) : readable(row.kind, row.words)
    const spots = places.length > 0 ? [] : spotsIn(set, words)
    const count = places.length + spots.length
    if (count === 0) return undefined
    const first = spots[0] ? words.slice(spots[0].from, spots[0].to) : places[0]?.text ?? ''
    return {
      kind: row.kind, href: told[row.kind].href({ slug: row.slug }, row.reference, ''), reference: row.reference, title: row.title, count,
      extract: extractOf(words, new Set(termsOf(first).flatMap(({ whole }) => whole)), ''), places: onceAPassage(places),
    }
  }
  const beside = ({ words, ...found }: Beside): Use | undefined => {
    const spots = spotsIn(set, words)
    const [first] = spots
    if (!first) return undefined
    return { ...found, count: spots.length, extract: extractOf(words, new Set(termsOf(words.slice(first.from, first.to)).flatMap(({ whole }) => whole)), ''), places: [] }
  }
  const [texts, published, others] = await Promise.all([candidates(here, concept.labels), here.workspace.kind === 'thinktank' ? editions(here) : [], besidesWith(here, concept.labels)])
  const all = [...texts, ...published.map(({ slug, title, document }): Row => ({ kind: 'publication', id: slug, slug, reference: slug, title, words: JSON.stringify(document) }))]
  return [...all.flatMap((row) => use(row) ?? []), ...others.flatMap((one) => beside(one) ?? [])].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.reference.localeCompare(b.reference, 'nl', { numeric: true }))
}

const onceAPassage = (places: readonly { place: string; block: string }[]) => [...new Map(places.map(({ place, block }) => [block, { place, block }])).values()]
