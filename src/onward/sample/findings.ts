import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { SampleFinding } from './story.ts'
import type { TankIds } from './tank.ts'

type Made = SampleFinding & { gone?: { on: string; into: number } }

/** Every finding, those that were merged away included. */
const all = (findings: readonly SampleFinding[]): Made[] => findings.flatMap((finding) => [
  ...(finding.merged_from ?? []).map((before) => ({ ...before, gone: { on: finding.made_on, into: finding.number } })),
  finding,
]).sort((a, b) => a.number - b.number)

const historyOf = ({ tank, at }: TankIds, finding: Made, id: string) =>
  (finding.revisions ?? []).map((revision, nth) => ({
    id: sampleId('finding_revision', tank.slug, finding.number, nth), finding_id: id, statement: revision.statement, explanation: finding.explanation,
    replaced_at: at(revision.on),
  }))

const disputeOf = ({ tank, workspace, ring, at, finding: findingId }: TankIds, { number, dispute }: Made) => {
  const participant = tank.participants.find((one) => one.person === dispute?.person)
  return dispute && participant ? [{
    id: sampleId('dispute', tank.slug, number), workspace_id: workspace, ring_id: ring('members'), finding_id: findingId(number),
    perspective: participant.perspective, reason: dispute.reason, raised_at: at(dispute.raised_on),
    settled_at: dispute.settled_on ? at(dispute.settled_on) : null, outcome: dispute.outcome ?? '',
  }] : []
}

/** The findings of a sample think tank with their links, history, descent and disputes, and the record of their making. */
export const loadFindings = async (tx: Tx, ids: TankIds): Promise<void> => {
  const { tank, workspace, ring, at, contribution, person } = ids
  const findings = all(tank.findings)
  await insertAll(tx, 'finding', findings.map((one) => ({
    id: ids.finding(one.number), workspace_id: workspace, ring_id: ring('members'), number: one.number, statement: one.statement,
    explanation: one.explanation, subtopic_id: sampleId('subtopic', tank.slug, one.subtopic), made_at: at(one.made_on),
    withdrawn_at: one.gone ? at(one.gone.on) : null,
  })))
  await insertAll(tx, 'number_given', findings.map(({ number }) => ({ workspace_id: workspace, kind: 'finding', number })))
  await insertAll(tx, 'finding_contribution', findings.flatMap((one) => one.rests_on.map((key) => ({
    finding_id: ids.finding(one.number), contribution_id: contribution(key), linked_at: at(one.made_on), unlinked_at: one.gone ? at(one.gone.on) : null,
  }))))
  await insertAll(tx, 'finding_revision', findings.flatMap((one) => historyOf(ids, one, ids.finding(one.number))))
  await insertAll(tx, 'finding_descent', findings.flatMap((one) => [
    ...(one.gone ? [{ finding_id: ids.finding(one.gone.into), from_finding_id: ids.finding(one.number), how: 'merge', at: at(one.gone.on) }] : []),
    ...(one.split_from ? [{ finding_id: ids.finding(one.number), from_finding_id: ids.finding(one.split_from), how: 'split', at: at(one.made_on) }] : []),
  ]))
  const disputes = findings.flatMap((one) => disputeOf(ids, one))
  await insertAll(tx, 'dispute', disputes)
  const preparer = tank.participants.find((one) => one.role !== 'member')?.person ?? ''
  await insertAll(tx, 'giver', [
    ...findings.map((one) => ({ kind: 'finding', thing_id: ids.finding(one.number), person_id: person(preparer) })),
    ...findings.flatMap((one) => (one.dispute ? [{ kind: 'dispute', thing_id: sampleId('dispute', tank.slug, one.number), person_id: person(one.dispute.person) }] : [])),
  ])
  await insertAll(tx, 'happening', findings.flatMap((one) => happeningsOf(ids, one)))
}

const happeningsOf = (ids: TankIds, one: Made) => {
  const about = { workspace_id: ids.workspace, ring_id: ids.ring('members'), kind: 'finding', thing_id: ids.finding(one.number), number: one.number }
  const row = (act: string, day: string) => ({ ...about, id: sampleId('happening', ids.tank.slug, act, one.number), act, at: ids.at(day) })
  return [
    row('finding.make', one.made_on),
    ...(one.dispute ? [row('finding.contest', one.dispute.raised_on)] : []),
    ...(one.dispute?.settled_on ? [row('dispute.settle', one.dispute.settled_on)] : []),
  ]
}
