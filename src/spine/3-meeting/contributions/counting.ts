import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import { meets, type FateKind, type Filter, type Kind } from './filter.ts'

/** How many of one perspective, decided on or open, there are in a sub-topic. */
export interface Cell { readonly perspective: string; readonly open: boolean; readonly count: number }

export interface Counts {
  /** not withdrawn */
  readonly total: number
  /** rows that the filter leaves */
  readonly chosen: number
  readonly perKind: Readonly<Partial<Record<Kind, number>>>
  readonly perFate: Readonly<Partial<Record<FateKind, number>>>
  /** perspective as it may be shown, to how many */
  readonly perPerspective: Readonly<Record<string, number>>
  /** sub-topic ('' for none) to what is in it; `chosen`: rows that the filter leaves */
  readonly topics: ReadonlyMap<string, { readonly cells: readonly Cell[]; readonly total: number; readonly chosen: number }>
}

/** `cells`: perspective, whether it is open, how many, how many the filter leaves. */
interface Topic { readonly subtopic: string | null; readonly cells: readonly (readonly [string | null, boolean, number, number])[] }
interface Figures { readonly kinds: Partial<Record<Kind, number>> | null; readonly fates: Partial<Record<FateKind, number>> | null; readonly topics: readonly Topic[] | null }

/** Per kind, per fate, and per sub-topic, perspective and whether it is open. */
const groups = (here: Here, filter: Filter) => {
  const open = sql<boolean>`(contribution.fate = 'open')`
  return rows(here, 'contribution')
    .select(['kind', 'fate', 'subtopic_id', 'perspective', open.as('open')])
    .select(sql<number>`grouping(contribution.kind, contribution.fate)`.as('level'))
    .select(sql<number>`(count(*) filter (where contribution.withdrawn_at is null))::int`.as('count'))
    .select(sql<number>`(count(*) filter (where ${meets(here, filter)}))::int`.as('chosen'))
    .groupBy(sql`grouping sets ((contribution.kind), (contribution.fate), (contribution.subtopic_id, contribution.perspective, ${open}))`)
}

/** The figures around a list, as one short row: reading sixty rows of JSON took a page longer than counting them. */
export const figuresOf = (here: Here, filter: Filter) =>
  links(here, 'workspace').innerJoin(sql<Figures>`(with counted as (${groups(here, filter)}) select
      (select jsonb_object_agg(kind, count) from counted where level = 1) as kinds, (select jsonb_object_agg(fate, count) from counted where level = 2) as fates,
      (select jsonb_agg(topic) from (select subtopic_id as subtopic, jsonb_agg(jsonb_build_array(perspective, open, count, chosen)) as cells
        from counted where level = 3 group by subtopic_id) topic) as topics)`.as('figures'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id).select(['figures.kinds', 'figures.fates', 'figures.topics'])

/** The figures as the page tells them. */
export const countsFrom = (figures: Figures | undefined): Counts => {
  const perPerspective: Record<string, number> = {}
  const topics = new Map<string, { cells: Cell[]; total: number; chosen: number }>()
  let [all, chosen] = [0, 0]
  for (const { subtopic, cells } of figures?.topics ?? []) {
    let [total, left] = [0, 0]
    for (const [perspective, , count, kept] of cells) {
      perPerspective[perspective ?? ''] = (perPerspective[perspective ?? ''] ?? 0) + count
      total += count
      left += kept
    }
    topics.set(subtopic ?? '', { cells: cells.map(([perspective, open, count]) => ({ perspective: perspective ?? '', open, count })), total, chosen: left })
    all += total
    chosen += left
  }
  return { total: all, chosen, perKind: figures?.kinds ?? {}, perFate: figures?.fates ?? {}, perPerspective, topics }
}
