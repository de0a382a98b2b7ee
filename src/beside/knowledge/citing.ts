import { sql } from 'kysely'
import { shortCitation, type CslItem } from '../../documents/bibliography.ts'
import { citingIn, cutAtCiting, withoutQuotes } from '../../documents/citing.ts'
import { doiIn } from '../../documents/references/doubles.ts'
import { forReading, type Work } from '../../documents/references/work.ts'
import type { Here } from '../../platform/here.ts'
import { oneLine } from '../../platform/mail.ts'
import { notHere } from '../../platform/refusals.ts'
import { urls } from '../../urls.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { besideFrom, besides, besidesSql } from '../glossary/unindexed.ts'
import { told } from '../search/kinds.ts'
import { allOf, typedTerms } from '../search/query.ts'

/** Works that are cited on a page, by the key of the source: how a sentence mentions each, and where it is to be found. */
export type Cites = ReadonlyMap<string, { readonly short: string; readonly href: string }>

const mostKeys = 200

/** The works that these texts cite, as far as they stand among the sources here. One query, and none when nothing is cited. */
export const citesIn = async (here: Here, texts: readonly (string | null | undefined)[]): Promise<Cites | undefined> => {
  const keys = [...new Set(texts.flatMap((text) => (text ? citingIn(text).flatMap(({ keys: some }) => some) : [])))].slice(0, mostKeys)
  if (keys.length === 0 || here.workspace.kind !== 'thinktank') return undefined
  const found = await rows(here, 'source').where(sql<boolean>`lower(source.key) = any(${keys}::text[])`).select(['key', 'reference']).execute()
  return new Map(found.map(({ key, reference }) => [key.toLowerCase(), {
    short: shortCitation(forReading({ ...(reference as CslItem), id: key } as Work), here.language), href: urls.citedWork(here.workspace, key),
  }]))
}

/** The keys that these texts cite in vain: no source here is called so. They stay words, and whoever typed them must hear it. */
export const citedInVain = (texts: readonly (string | null | undefined)[], cites: Cites | undefined): string[] =>
  (cites ? [...new Set(texts.flatMap((text) => (text ? citingIn(text).flatMap(({ keys }) => keys) : [])))].filter((key) => !cites.has(key)).slice(0, mostKeys) : [])

/** A text cut where it cites. `keys` is empty where no work has the key: those words stay as they were typed, and are no term either. */
export const piecesCited = (text: string, cites: Cites | undefined) =>
  (cites ? cutAtCiting(text, () => true).map((piece) => (piece.keys?.every((key) => cites.has(key)) === false ? { ...piece, keys: [] } : piece)) : [{ text }])

/** The same for where nothing can be a link, such as a letter: what is cited reads as in a sentence. */
export const withCitesSaid = (text: string, cites: Cites | undefined): string =>
  piecesCited(text, cites).map(({ text: part, keys = [] }) => (keys.length > 0 ? `(${keys.map((key) => oneLine(cites?.get(key)?.short ?? key)).join('; ')})` : part)).join('')

/** Where a source is read: at its work in the knowledge base when that has it, else in the list of sources. 404 when it is not in your rings. Two queries. */
export const placeOfSource = async (here: Here, key: string): Promise<string> => {
  const source = await rows(here, 'source').where('key', '=', key).select(['key', 'title', 'reference']).executeTakeFirst()
  if (!source) throw notHere()
  const doi = doiIn(String((source.reference as Record<string, unknown>)['DOI'] ?? ''))
  const work = await rows(here, 'knowledge_item').where('withdrawn_at', 'is', null)
    .where(sql<boolean>`(lower(knowledge_item.title) = lower(${source.title}) or ${doi} <> '' and knowledge_item.doi = ${doi})`)
    .select('id').orderBy(sql`superseded_by is not null`).orderBy('id').limit(1).executeTakeFirst()
  return work ? urls.knowledgeItem(here.workspace, work.id) : urls.sourceAt(here.workspace, key)
}

const indexed = ['finding', 'contribution', 'decision', 'discussion', 'post', 'meeting', 'charter', 'charter_amendment', 'landscape_item'] as const
/** What may cite, in the order in which it is told. */
const said = [...indexed, ...besides] as const

/** Something that was said and cites a work: where it is, and how it is called there. */
export interface SaidCiting { readonly kind: typeof said[number]; readonly reference: string; readonly title: string; readonly href: string; readonly keys: readonly string[] }

const mostSaid = 200

/** SQL for what may have one of these keys in it, as the index of search has it: columns as of `besidesSql`, `at` its reference. */
const indexedSql = (here: Here, keys: readonly string[]) => {
  const asked = keys.map((key) => `(${allOf(typedTerms(key))})`).filter((query) => query !== '()').join(' | ')
  const of = (what: 'title' | 'words' | 'reference') => sql<string | null>`case search_entry.kind ${sql.join(indexed.map((kind) => sql`when ${sql.lit(kind)} then (
    select ${sql.raw(told[kind][what])} from ${sql.table(kind)} where ${sql.table(kind)}.id = search_entry.thing_id and ${sql.raw(told[kind].there)})`), sql` `)} end`
  return rows(here, 'search_entry').where('search_entry.kind', 'in', [...indexed])
    .where(sql<boolean>`(search_entry.lexemes @@ ${asked}::tsquery or search_entry.version = 0)`)
    .select(['search_entry.kind', sql<string>`search_entry.thing_id::text`.as('id'), of('reference').as('at'), of('title').as('title'), of('words').as('words')])
    .orderBy('search_entry.kind').orderBy('search_entry.thing_id').limit(mostSaid)
}

// Few of those texts cite at all, and looking for a hundred keys in each would take longer than reading those that do.
const citesSomething = ['%[%bron%]%', '%[%source%]%']

const isIndexed = (kind: string): kind is typeof indexed[number] => (indexed as readonly string[]).includes(kind)

/**
 * What was said in your rings with one of these keys in it: findings, contributions, decisions, discussions, the landscape, and
 * what search does not know, such as objections, expectations and reasons. One query.
 */
export const saidCiting = async (here: Here, keys: readonly string[]): Promise<SaidCiting[]> => {
  if (keys.length === 0) return []
  const wanted = new Set(keys.map((key) => key.toLowerCase()))
  const all = sql<{ kind: SaidCiting['kind']; id: string; at: string | null; title: string | null; words: string | null }>`(
    (${indexedSql(here, keys)}) union all select * from ${besidesSql(here, citesSomething)} beside)`
  const found = await links(here, 'workspace').innerJoin(all.as('said'), (join) => join.onTrue()).where('workspace.id', '=', here.workspace.id)
    .select(['said.kind', 'said.id', 'said.at', 'said.title', 'said.words']).execute()
  return found.flatMap(({ kind, id, at, title, words }): SaidCiting[] => {
    const text = kind === 'post' ? withoutQuotes(words ?? '') : words ?? ''
    const cited = [...new Set(citingIn(text).flatMap((one) => one.keys))].filter((key) => wanted.has(key))
    if (at === null || cited.length === 0) return []
    if (isIndexed(kind)) return [{ kind, reference: at, title: title ?? '', href: told[kind].href(here.workspace, at, ''), keys: cited }]
    const { words: _, ...one } = besideFrom(here, { kind, id, at, title: title ?? '', words: text })
    return [{ ...one, keys: cited }]
  }).sort((a, b) => said.indexOf(a.kind) - said.indexOf(b.kind) || a.reference.localeCompare(b.reference, 'nl', { numeric: true }))
}

/** How something that cites is called, after its kind: its title, or the number by which people know it. */
export const calledSo = ({ title, reference }: Pick<SaidCiting, 'title' | 'reference'>): string => title || (/^[0-9a-f-]{36}$/.test(reference) ? '' : reference)
