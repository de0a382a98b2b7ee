import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { question } from '../../workspaces/questions.ts'
import { links, rows } from '../../workspaces/rings.ts'
import { perRoot, placesOf, placesPer, uuids, type Ids, type Place } from '../trail.ts'

export interface Became {
  readonly findings: { number: number }[]
  /** where the contribution itself is cited in a draft, or a finding above it */
  readonly places: Omit<Place, 'title'>[]
  readonly mergedInto?: number
  readonly mergedFrom: number[]
  readonly reason: string
  readonly decided_at: Date | null
}

// Where names are not shown a fate is dated to the day: of two on one day the contribution says which is the newest.
const fatesAround = (here: Here, ids: Ids) =>
  links(here, 'fate')
    .innerJoin(rows(here, 'contribution').select(['id', 'number', 'fate']).as('said'), 'said.id', 'fate.contribution_id')
    .leftJoin(rows(here, 'contribution').select(['id', 'number']).as('target'), 'target.id', 'fate.merged_into')
    .where(sql<boolean>`(fate.contribution_id = any(${uuids(ids)})
      or fate.contribution_id in (select other.contribution_id from fate other where other.merged_into = any(${uuids(ids)})))`)
    .whereRef('fate.kind', '=', 'said.fate')
    .select(['fate.contribution_id', 'fate.kind', 'fate.reason', 'fate.decided_at', 'fate.merged_into', 'said.number', 'target.number as into'])
    .distinctOn('fate.contribution_id').orderBy('fate.contribution_id').orderBy('fate.decided_at', 'desc')

const findingsOver = (here: Here, ids: Ids) =>
  links(here, 'finding_contribution')
    .innerJoin(rows(here, 'finding').select(['id', 'number', 'withdrawn_at']).as('made'), 'made.id', 'finding_contribution.finding_id')
    .where(sql<boolean>`finding_contribution.contribution_id = any(${uuids(ids)})`).where('unlinked_at', 'is', null).where('made.withdrawn_at', 'is', null)
    .select(['finding_contribution.contribution_id as root', 'made.number']).orderBy('made.number')

/** The parts of a question that `becameFrom` reads, about contributions whose ids are known or asked for in the same question. */
export const becameParts = (here: Here, ids: Ids) => ({ over: findingsOver(here, ids), cited: placesOf(here, 'contribution', ids), fates: fatesAround(here, ids) })

/** The columns of `becameParts` that are moments; see `question`. */
export const becameDates = { over: {}, cited: {}, fates: { decided_at: true } } as const

type Asked = { readonly [K in keyof ReturnType<typeof becameParts>]: readonly Awaited<ReturnType<ReturnType<typeof becameParts>[K]['execute']>>[number][] }

/** What became of each of these contributions, by id: the findings they are under, where texts cite those, and what was decided. */
export const becameFrom = ({ over, cited, fates }: Asked, contributionIds: readonly string[]): ReadonlyMap<string, Became> => {
  const [findings, places] = [perRoot(over), placesPer(cited)]
  const own = new Map(fates.map((fate) => [fate.contribution_id, fate]))
  const mergedFrom = perRoot(fates.flatMap(({ merged_into, number }) => (merged_into ? [{ root: merged_into, number }] : [])))
  return new Map(contributionIds.map((id): [string, Became] => {
    const fate = own.get(id)
    return [id, {
      findings: findings.get(id) ?? [], places: places.get(id) ?? [], ...(fate?.into ? { mergedInto: fate.into } : {}),
      mergedFrom: (mergedFrom.get(id) ?? []).map(({ number }) => number).sort((a, b) => a - b),
      reason: fate?.reason ?? '', decided_at: fate?.decided_at ?? null,
    }]
  }))
}

const askBecame = question((here, { ids }: { ids: readonly string[] }) => becameParts(here, ids), becameDates)

/** What became of these contributions, by id. One query. */
export const becameOf = async (here: Here, ids: readonly string[]): Promise<ReadonlyMap<string, Became>> =>
  (ids.length === 0 ? new Map() : becameFrom(await askBecame(here, { ids }), ids))
