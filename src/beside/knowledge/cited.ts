import { sql } from 'kysely'
import { doiIn } from '../../documents/references/doubles.ts'
import type { Here } from '../../platform/here.ts'
import { links, rows } from '../../workspaces/rings.ts'
import type { OneItem } from './queries.ts'

/** Where a work is used: in a text in the making, at a place; in the landscape; or as a source that nothing rests on yet. */
export interface Cited {
  readonly sources: readonly { readonly key: string }[]
  readonly texts: readonly { readonly draft: number; readonly title: string; readonly places: number }[]
  readonly landscape: readonly { readonly id: string; readonly what: string }[]
}

/**
 * What in this think tank rests on a work. A text cites a source, and a source is this work when it has the same DOI or
 * the same title. Three queries at most.
 */
export const citedBy = async (here: Here, { work, title }: OneItem): Promise<Cited> => {
  const doi = doiIn(String(work['DOI'] ?? ''))
  const sources = await rows(here, 'source').select(['id', 'key'])
    .where(sql<boolean>`(lower(source.title) = lower(${title}) or ${doi} <> '' and lower(regexp_replace(source.reference->>'DOI', '^https?://(dx\\.)?doi\\.org/', '')) = ${doi})`).limit(20).execute()
  if (sources.length === 0) return { sources: [], texts: [], landscape: [] }
  const ids = sources.map(({ id }) => id)
  const texts = await links(here, 'citation')
    .innerJoin(rows(here, 'draft').select(['id', 'number', 'title']).where('withdrawn_at', 'is', null).as('text'), 'text.id', 'citation.draft_id')
    .where('citation.kind', '=', 'source').where('citation.target_id', 'in', ids)
    .select(['text.number as draft', 'text.title', sql<number>`count(distinct citation.block)::int`.as('places')]).groupBy(['text.number', 'text.title']).orderBy('text.number').limit(50).execute()
  const landscape = await rows(here, 'landscape_item').where('source_id', 'in', ids).where('withdrawn_at', 'is', null).select(['id', 'what']).orderBy(sql`what collate "C"`).limit(50).execute()
  return { sources, texts, landscape }
}
