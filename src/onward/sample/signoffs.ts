import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

// Two people read the text as it is now; of municipalities somebody read the one before, so that it is needed again.
const read = [
  { person: 'samira-el-amrani', perspective: 'municipality', revision: 1, on: '2026-10-06' },
  { person: 'lotte-van-der-velde', perspective: 'shared-service', revision: 2, on: '2026-11-18' },
]

/** Who signed off which version of the text of the sample's first think tank. */
export const loadSignoffs = async (tx: Tx, { tank, workspace, ring, person, at }: TankIds, organisationOf: ReadonlyMap<string, string>): Promise<void> => {
  if (tank.slug !== 'cloudstrategie') return
  const idOf = (one: { person: string; revision: number }) => sampleId('signoff', tank.slug, one.person, one.revision)
  await insertAll(tx, 'signoff', read.map((one) => ({
    id: idOf(one), workspace_id: workspace, ring_id: ring('members'), draft_id: sampleId('draft', tank.slug), revision: one.revision,
    perspective: one.perspective, kind: 'agreed', reason: '', given_at: at(one.on), outcome: '',
  })))
  await insertAll(tx, 'giver', read.map((one) => ({
    kind: 'signoff', thing_id: idOf(one), person_id: person(one.person), organisation_id: organisationOf.get(one.person) ?? null,
  })))
}
