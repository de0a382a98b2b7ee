import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { question } from '../../workspaces/questions.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { inOrder, perRoot, placesOf, uuids, type Ids, type Place } from '../trail.ts'

export interface Became {
  /** numbers of the findings that it is under */
  readonly findings: readonly number[]
  /** where the contribution itself is cited in a draft, or a finding above it, in the order of the text */
  readonly places: readonly Omit<Place, 'title'>[]
  readonly mergedInto?: number
  readonly mergedFrom: readonly number[]
  readonly reason: string
}

// Where names are not shown a fate is dated to the day: of two on one day the contribution says which is the newest.
const newestFates = (here: Here, ids: Ids) =>
  links(here, 'fate')
    .innerJoin(rows(here, 'contribution').select(['id', 'number', 'fate']).as('said'), 'said.id', 'fate.contribution_id')
    .leftJoin(rows(here, 'contribution').select(['id', 'number']).as('target'), 'target.id', 'fate.merged_into')
    .where(sql<boolean>`(fate.contribution_id = any(${uuids(ids)})
      or fate.contribution_id in (select other.contribution_id from fate other where other.merged_into = any(${uuids(ids)})))`)
    .whereRef('fate.kind', '=', 'said.fate')
    .select(['fate.contribution_id', 'fate.reason', 'fate.merged_into', 'said.number', 'target.number as into'])
    .distinctOn('fate.contribution_id').orderBy('fate.contribution_id').orderBy('fate.decided_at', 'desc')

interface Fate { readonly contribution_id: string; readonly reason: string; readonly merged_into: string | null; readonly number: number; readonly into: number | null }

/** What was decided that has more to tell than its kind. */
const fatesAround = (here: Here, ids: Ids) =>
  links(here, 'workspace').innerJoin(sql<Fate>`(${newestFates(here, ids)})`.as('newest'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id).where(sql<boolean>`(newest.reason <> '' or newest.merged_into is not null)`)
    .select(['newest.contribution_id', 'newest.reason', 'newest.merged_into', 'newest.number', 'newest.into'])

const findingsOver = (here: Here, ids: Ids) =>
  links(here, 'finding_contribution')
    .innerJoin(rows(here, 'finding').select(['id', 'number', 'withdrawn_at']).as('made'), 'made.id', 'finding_contribution.finding_id')
    .where(sql<boolean>`finding_contribution.contribution_id = any(${uuids(ids)})`).where('unlinked_at', 'is', null).where('made.withdrawn_at', 'is', null)
    .select(['finding_contribution.contribution_id as root', 'made.number'])

/** `places`: number of the draft, place, block. */
interface Standing { readonly roots: readonly string[]; readonly findings: readonly number[]; readonly places: readonly (readonly [number, string, string])[] }

// Contributions of one finding stand in the same places: those are told once for all of them, for a page says them fifty times.
const standing = (here: Here, ids: Ids) =>
  links(here, 'workspace').innerJoin(sql<Standing>`(select jsonb_agg(root) as roots, findings, places from (
      select root, coalesce(made.numbers, '[]') as findings, coalesce(cited.places, '[]') as places
      from (select root, jsonb_agg(number order by number) as numbers from (${findingsOver(here, ids)}) one group by root) made
      full join (select root, jsonb_agg(jsonb_build_array(draft, place, block) order by draft, place) as places
        from (${placesOf(here, 'contribution', ids)}) one group by root) cited using (root)) each group by findings, places)`.as('alike'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id).select(['alike.roots', 'alike.findings', 'alike.places'])

/** The parts of a question that `becameFrom` reads, about contributions whose ids are known or asked for in the same question. */
export const becameParts = (here: Here, ids: Ids) => ({ standing: standing(here, ids), fates: fatesAround(here, ids) })

/** The columns of `becameParts` that are moments; see `question`. */
export const becameDates = { standing: {}, fates: {} } as const

type Asked = { readonly [K in keyof ReturnType<typeof becameParts>]: readonly Awaited<ReturnType<ReturnType<typeof becameParts>[K]['execute']>>[number][] }

const nothing: Became = { findings: [], places: [], mergedFrom: [], reason: '' }

const became = ({ findings, places }: Standing): Became =>
  ({ ...nothing, findings, places: places.map(([draft, place, block]) => ({ draft, place, block })).sort(inOrder) })

/**
 * What became of each of these contributions, by id: the findings they are under, where texts cite those, and what was decided.
 * Of which the same is told, that is one and the same object.
 */
export const becameFrom = ({ standing: told, fates }: Asked, contributionIds: readonly string[]): ReadonlyMap<string, Became> => {
  const found = new Map<string, Became>(contributionIds.map((id) => [id, nothing]))
  for (const alike of told) {
    const one = became(alike)
    for (const root of alike.roots) found.set(root, one)
  }
  for (const { contribution_id: id, reason, into } of fates) {
    const one = found.get(id)
    if (one) found.set(id, { ...one, reason, ...(into === null ? {} : { mergedInto: into }) })
  }
  const mergedFrom = perRoot(fates.flatMap(({ merged_into, number }) => (merged_into ? [{ root: merged_into, number }] : [])))
  for (const [id, from] of mergedFrom) {
    const one = found.get(id)
    if (one) found.set(id, { ...one, mergedFrom: from.map(({ number }) => number).sort((a, b) => a - b) })
  }
  return found
}

const askBecame = question((here, { ids }: { ids: readonly string[] }) => becameParts(here, ids), becameDates)

/** What became of these contributions, by id. One query. */
export const becameOf = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, Became>> =>
  (ids.length === 0 ? new Map() : becameFrom(await askBecame(here, { ids }), ids))
