import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { rows } from '../../workspaces/rings.ts'

/** What can be found, in the order of the filter. A slice that brings a kind adds it here and a trigger in its migration. */
export const kinds = ['contribution', 'finding', 'draft', 'landscape_item', 'source'] as const
export type Kind = (typeof kinds)[number]

/** Whatever is written in a text, in reading order; other values and structure are left out. */
const textsIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(textsIn)
  if (typeof node !== 'object' || node === null) return []
  const { text, content } = node as { text?: unknown; content?: unknown }
  return [...(typeof text === 'string' ? [text] : []), ...textsIn(content)]
}

/** SQL for the words of a thing of each kind, as text; of a draft it is the document, which `readable` makes text of. */
export const wordsSql: Record<Kind, string> = {
  contribution: 'contribution.body',
  finding: `finding.statement || E'\\n' || finding.explanation`,
  draft: 'draft.document::text',
  landscape_item: `concat_ws(E'\\n', landscape_item.who, landscape_item.about, landscape_item.lacks)`,
  source: `concat_ws(' ', source.reference->>'container-title', source.reference->>'publisher', (select string_agg(concat_ws(' ', a->>'given', a->>'family', a->>'literal'), ', ')
    from jsonb_array_elements(case when jsonb_typeof(source.reference->'author') = 'array' then source.reference->'author' else '[]' end) a))`,
}

/** SQL for its title; empty where it has none. */
export const titleSql: Record<Kind, string> = {
  contribution: `''`, finding: `''`, draft: 'draft.title', landscape_item: 'landscape_item.what', source: 'source.title',
}

/** What `wordsSql` gave, as people read it. */
export const readable = (kind: string, words: string): string => (kind === 'draft' ? textsIn(JSON.parse(words)).join(' ') : words)

const referenceSql: Record<Kind, string> = {
  contribution: 'contribution.number::text', finding: 'finding.number::text', draft: 'draft.number::text', landscape_item: 'landscape_item.id::text', source: 'source.key',
}

/** Where a thing is read. */
export const urlOf = (here: Here, kind: string, reference: string): string => {
  const { workspace } = here
  switch (kind) {
    case 'contribution': return urls.contribution(workspace, Number(reference))
    case 'finding': return urls.finding(workspace, Number(reference))
    case 'draft': return urls.draft(workspace, Number(reference))
    case 'landscape_item': return urls.landscapeItem(workspace, reference)
    default: return urls.sources(workspace)
  }
}

/**
 * The things of one kind in your rings that answer a tsquery, as this reader may read them: not withdrawn, not hidden, the
 * perspective only where it is shown. Read from the thing's own rows, so that what changed a moment ago counts at once.
 */
export const foundOf = (here: Here, kind: Kind, match: string) => {
  const column = (text: string) => sql<string>`${sql.raw(text)}`
  const query = rows(here, kind as 'finding')
    .innerJoin('search_entry', (on) => on.on(sql<boolean>`search_entry.kind = ${kind} and search_entry.thing_id = ${sql.table(kind)}.id`))
    .where(sql<boolean>`search_entry.lexemes @@ ${match}::tsquery`)
    .select([
      sql<Kind>`${kind}::text`.as('kind'), sql<string>`${sql.table(kind)}.id`.as('id'), column(referenceSql[kind]).as('reference'),
      column(titleSql[kind]).as('title'), column(wordsSql[kind]).as('words'),
      sql<string>`${sql.raw(kind === 'contribution' ? 'contribution.perspective' : `''`)}`.as('perspective'),
      sql<number>`ts_rank(search_entry.lexemes, ${match}::tsquery)`.as('rank'),
    ])
  const there = { contribution: 'contribution.withdrawn_at is null and contribution.withheld is null', source: 'true' }[kind as string] ?? `${kind}.withdrawn_at is null`
  return query.where(sql<boolean>`${sql.raw(there)}`)
}
