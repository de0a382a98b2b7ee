import type { Tx } from '../../platform/database.ts'
import { loadBoard } from './board.ts'
import { loadCharter } from './charter.ts'
import { loadDatepolls } from './datepoll.ts'
import { loadDiscussions } from './discussions.ts'
import { insertAll, sampleId } from './load.ts'
import { loadGlossary } from './glossary.ts'
import { loadFindings } from './findings.ts'
import { loadInvitations } from './invitations.ts'
import { loadKnowledge } from './knowledge.ts'
import { loadLandscape } from './landscape.ts'
import { loadEvaluation } from './evaluation.ts'
import { loadMeetings } from './meetings.ts'
import { loadSignoffs } from './signoffs.ts'
import { loadSubgroups } from './subgroups.ts'
import { loadTexts } from './texts.ts'
import type { SampleTank, Story } from './story.ts'

export interface TankIds {
  readonly tank: SampleTank
  readonly workspace: string
  /** id of one of the tank's rings by kind, or of a subgroup by key */
  readonly ring: (kind: string) => string
  readonly contribution: (key: string) => string
  readonly finding: (number: number) => string
  readonly person: (key: string) => string
  /** a day as it is kept here: the moment where names are shown, else noon */
  readonly at: (day: string) => string
}

/** The ids that everything in a sample think tank has. */
export const idsOf = (tank: SampleTank): TankIds => ({
  tank,
  workspace: sampleId('workspace', tank.slug),
  ring: (kind) => sampleId('ring', tank.slug, kind),
  contribution: (key) => sampleId('contribution', tank.slug, key),
  finding: (number) => sampleId('finding', tank.slug, number),
  person: (key) => sampleId('person', key),
  at: (day) => `${day}T12:00:00Z`,
})

const loadPlace = async (tx: Tx, { tank, workspace, ring, person }: TankIds, story: Story) => {
  await insertAll(tx, 'workspace', [{
    id: workspace, kind: 'thinktank', slug: tank.slug, title: tank.title.nl, assignment: tank.assignment, attribution: tank.attribution,
    began_on: tank.started_on, is_sample: true,
  }])
  await insertAll(tx, 'perspective', tank.perspectives.map(({ key, label }, position) => ({
    workspace_id: workspace, key, label_nl: label.nl, label_en: label.en, position,
  })))
  await insertAll(tx, 'ring', [
    ...['preparation', 'members'].map((kind) => ({ id: ring(kind), workspace_id: workspace, kind })),
    ...tank.subgroups.map((group) => ({
      id: ring(group.key), workspace_id: workspace, kind: 'subgroup', title: group.title, question: group.question, perspective: group.perspective,
    })),
  ])
  const organisationOf = new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)]))
  const moment = (day: string) => `${day}T09:00:00Z`
  await insertAll(tx, 'participant', tank.participants.map((one) => ({
    id: sampleId('participant', tank.slug, one.person), workspace_id: workspace, person_id: person(one.person),
    organisation_id: organisationOf.get(one.person) ?? null, perspective: one.perspective, role: one.role,
    since: moment(one.since), ended_at: one.until ? moment(one.until) : null,
  })))
  await insertAll(tx, 'ring_person', tank.participants.flatMap((one) =>
    ['members', ...(one.role === 'member' ? [] : ['preparation']), ...(one.subgroup ? [one.subgroup] : [])].map((kind) => ({
      ring_id: ring(kind), person_id: person(one.person), since: moment(one.since), ended_at: one.until ? moment(one.until) : null,
    }))))
  await insertAll(tx, 'subtopic', tank.subtopics.map(({ key, title }, position) => ({
    id: sampleId('subtopic', tank.slug, key), workspace_id: workspace, ring_id: ring('members'), title, position,
  })))
}

const loadContributions = async (tx: Tx, ids: TankIds, story: Story) => {
  const { tank, workspace, ring, contribution, person, at } = ids
  const taken = new Set(tank.findings.flatMap((finding) => [finding, ...(finding.merged_from ?? [])]).flatMap((finding) => finding.rests_on))
  const settled = new Map(tank.fates.map((fate) => [fate.contribution, fate]))
  const organisationOf = new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)]))
  // By number, not by when they were said: the order of rows must not tell either.
  const sayings = [...tank.contributions].sort((a, b) => a.number - b.number).map((one) => ({ ...story.sayings.get(one.key), ...one }))
  await insertAll(tx, 'contribution', sayings.map((one) => ({
    id: contribution(one.key), workspace_id: workspace, ring_id: ring('members'), number: one.number, kind: one.kind,
    perspective: one.perspective, subtopic_id: sampleId('subtopic', tank.slug, one.subtopic ?? ''), subgroup_id: ring(one.subgroup),
    body: one.text, said_at: at(one.said_on), fate: settled.get(one.key)?.kind ?? (taken.has(one.key) ? 'taken-up' : 'open'),
  })))
  await insertAll(tx, 'number_given', sayings.map(({ number }) => ({ workspace_id: workspace, kind: 'contribution', number })))
  await insertAll(tx, 'giver', sayings.map((one) => ({
    kind: 'contribution', thing_id: contribution(one.key), person_id: person(one.giver), organisation_id: organisationOf.get(one.giver) ?? null,
  })))
  const firstFinding = new Map<string, string>()
  for (const finding of tank.findings) for (const key of finding.rests_on) if (!firstFinding.has(key)) firstFinding.set(key, finding.made_on)
  await insertAll(tx, 'fate', [
    ...tank.fates.map((fate) => ({
      id: sampleId('fate', tank.slug, fate.contribution), contribution_id: contribution(fate.contribution), kind: fate.kind, reason: fate.reason ?? '',
      merged_into: fate.merged_into ? contribution(fate.merged_into) : null, decided_at: at(fate.decided_on),
    })),
    ...[...firstFinding].filter(([key]) => !settled.has(key)).map(([key, day]) => ({
      id: sampleId('fate', tank.slug, key), contribution_id: contribution(key), kind: 'taken-up', reason: '', merged_into: null, decided_at: at(day),
    })),
  ])
}

/** One think tank of the sample with everything in it. */
export const loadTank = async (tx: Tx, tank: SampleTank, story: Story): Promise<void> => {
  const ids = idsOf(tank)
  await loadPlace(tx, ids, story)
  await loadCharter(tx, ids)
  await loadInvitations(tx, ids, story)
  await loadContributions(tx, ids, story)
  await loadFindings(tx, ids)
  await loadTexts(tx, ids, story)
  await loadLandscape(tx, ids)
  await loadGlossary(tx, ids, story)
  await loadKnowledge(tx, ids, story)
  await loadMeetings(tx, ids)
  await loadBoard(tx, ids, story)
  await loadEvaluation(tx, ids)
  await loadDatepolls(tx, ids)
  await loadSubgroups(tx, ids)
  await loadDiscussions(tx, ids, story)
  await loadSignoffs(tx, ids, new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)])))
}
