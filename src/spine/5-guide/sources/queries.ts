import { bibliography, type CslItem } from '../../../documents/bibliography.ts'
import type { Here } from '../../../platform/here.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import { saidCiting, type SaidCiting } from '../../../beside/knowledge/citing.ts'

/** Where a text in the making cites a source. */
export interface CitedAt { readonly draft: number; readonly title: string; readonly place: string; readonly block: string }
/** A source as it stands in the list: the reference in parts, its key, and where it is cited. */
export interface ListedSource {
  readonly key: string
  readonly parts: ReturnType<typeof bibliography>[number]['parts']
  readonly cited: readonly CitedAt[]
  /** what was said with this source in it */
  readonly said: readonly SaidCiting[]
  /** whether it was mended, so that there is something to tell of it */
  readonly mended: boolean
  /** the key of the source that took its place */
  readonly next: string | null
}

export const perPage = 100

const citedAt = async (here: Here, ids: readonly string[]) => ids.length === 0 ? [] : links(here, 'citation')
  .innerJoin(rows(here, 'draft').select(['id', 'number', 'title']).where('withdrawn_at', 'is', null).as('text'), 'text.id', 'citation.draft_id')
  .where('citation.kind', '=', 'source').where('citation.target_id', 'in', [...ids])
  .select(['citation.target_id', 'text.number as draft', 'text.title', 'citation.place', 'citation.block', 'citation.position'])
  .orderBy('text.number').orderBy('citation.position').execute()

// A passage that cites a source in three sentences is one place to go to.
const distinct = (places: readonly CitedAt[]): CitedAt[] =>
  [...new Map(places.map((one): [string, CitedAt] => [`${one.draft} ${one.place}`, one]).reverse()).values()].reverse()

/**
 * One page of the think tank's sources as a bibliography, and how many there are: three queries. `page` from 1; `key`: rather the
 * page on which that source stands.
 */
export const sourcesOn = async (here: Here, page: number, key?: string): Promise<{ sources: ListedSource[]; total: number; page: number }> => {
  const found = await rows(here, 'source').select(['id', 'key', 'reference', 'superseded_by', 'revision']).execute()
  const idOf = new Map(found.map(({ key, id }) => [key, id]))
  const keyOf = new Map(found.map(({ key, id }) => [id, key]))
  const nextOf = new Map(found.map(({ key, superseded_by }) => [key, superseded_by === null ? null : keyOf.get(superseded_by) ?? null]))
  const mended = new Set(found.flatMap(({ key, revision }) => (revision > 1 ? [key] : [])))
  const listed = bibliography(found.map(({ key, reference }) => ({ ...(reference as CslItem), id: key })), here.language)
  const place = key === undefined ? -1 : listed.findIndex(({ id }) => id === key)
  const at = place >= 0 ? Math.floor(place / perPage) + 1 : Math.min(page, Math.max(1, Math.ceil(listed.length / perPage)))
  const shown = listed.slice((at - 1) * perPage, at * perPage)
  const places = await citedAt(here, shown.flatMap(({ id }) => idOf.get(id) ?? []))
  const said = await saidCiting(here, shown.map(({ id }) => id))
  return {
    total: listed.length, page: at,
    sources: shown.map(({ id, parts }) => ({
      key: id, parts, mended: mended.has(id), next: nextOf.get(id) ?? null, cited: distinct(places.filter(({ target_id }) => target_id === idOf.get(id))),
      said: said.filter(({ keys }) => keys.includes(id.toLowerCase())),
    })),
  }
}
