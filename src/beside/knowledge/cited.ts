import { sql } from 'kysely'
import { doiIn } from '../../documents/references/doubles.ts'
import type { Here } from '../../platform/here.ts'
import { question } from '../../workspaces/questions.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { saidCiting, type SaidCiting } from './citing.ts'
import { filesOf, notesOf, statesOf, type OneItem } from './queries.ts'

/** Where a work is used: in a text in the making, at a place; in the landscape; in what was said; or as a source that nothing rests on yet. */
export interface Cited {
  readonly sources: readonly { readonly key: string }[]
  readonly texts: readonly { readonly draft: number; readonly title: string; readonly places: number }[]
  readonly landscape: readonly { readonly id: string; readonly what: string }[]
  readonly said: readonly SaidCiting[]
}

/** A source is this work when it has the same DOI or the same title. */
const sourcesOf = (here: Here, title: string, doi: string) => rows(here, 'source').where(sql<boolean>`(lower(source.title) = lower(${title})
  or ${doi}::text <> '' and lower(regexp_replace(source.reference->>'DOI', '^https?://(dx\\.)?doi\\.org/', '')) = ${doi})`).orderBy('source.key').limit(20)

/** Other works that seem to be this one: by the marks that a list that comes in is held against. */
const doublesOf = (here: Here, id: string) => rows(here, 'knowledge_item').where('knowledge_item.withdrawn_at', 'is', null).where('knowledge_item.id', '<>', id)
  .where(sql<boolean>`exists (select 1 from knowledge_item own where own.id = ${id} and own.withdrawn_at is null and (own.doi <> '' and own.doi = knowledge_item.doi
    or own.title_key <> '' and own.title_key = knowledge_item.title_key and own.year is not distinct from knowledge_item.year))`)
  .select(['knowledge_item.id', 'knowledge_item.title', 'knowledge_item.year']).orderBy('knowledge_item.id').limit(5)

const askAround = question((here, { id, title, doi, page }: { id: string; title: string; doi: string; page: number }) => {
  const ids = sourcesOf(here, title, doi).select('source.id')
  return {
    files: filesOf(here, { id }), notes: notesOf(here, { id }, page), states: statesOf(here, { id }), doubles: doublesOf(here, id), sources: sourcesOf(here, title, doi).select('source.key'),
    texts: links(here, 'citation').innerJoin(rows(here, 'draft').select(['id', 'number', 'title']).where('withdrawn_at', 'is', null).as('text'), 'text.id', 'citation.draft_id')
      .where('citation.kind', '=', 'source').where('citation.target_id', 'in', ids)
      .select(['text.number as draft', 'text.title', sql<number>`count(distinct citation.block)::int`.as('places')]).groupBy(['text.number', 'text.title']).orderBy('text.number').limit(50),
    landscape: rows(here, 'landscape_item').where('source_id', 'in', ids).where('withdrawn_at', 'is', null).select(['id', 'what']).orderBy(sql`what collate "C"`).limit(50),
  }
}, { files: {}, notes: {}, states: { replaced_at: true }, doubles: {}, sources: {}, texts: {}, landscape: {} })

/** The files and notes of a work, how it stood before, and what in this think tank rests on it. One query, and one more when it stands among the sources. */
export const aroundItem = async (here: Here, { id, work, title }: OneItem, page: number) => {
  const { files, notes, states, doubles, ...found } = await askAround(here, { id, title, doi: doiIn(String(work['DOI'] ?? '')), page })
  const cited: Cited = { ...found, said: await saidCiting(here, found.sources.map(({ key }) => key)) }
  return { files, notes, states, doubles, cited }
}
