/** The themes that the sample's members proposed, with who supports them and what the board decided. */
import { readFileSync } from 'node:fs'
import type { Tx } from '../../platform/database.ts'
import { inProject } from '../../platform/root.ts'
import type { Tables } from '../../tables.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'

interface SampleTheme {
  number: number; title: string; about: string; why: string; person: string; proposed_on: string
  /** the think tank that came of it, by its slug */
  tank?: string
  support: { person: string; on: string; why: string; withdrawn_on?: string }[]
  decisions: { kind: Tables['proposal_decision']['kind']; on: string; reason: string }[]
  /** how it read before it was edited, and when that was */
  edited?: { on: string; title: string; about: string; why: string }
}

const read = () => JSON.parse(readFileSync(inProject('fixtures', 'themes.json'), 'utf8')) as SampleTheme[]
const moment = (day: string) => `${day}T10:00:00Z`

/** After the people, their mandates and the think tanks are there. */
export const loadProposals = async (tx: Tx, { association, tanks }: Story): Promise<void> => {
  const themes = read()
  const idOf = ({ number }: SampleTheme) => sampleId('proposal', number)
  const organisationOf = new Map(association.people.map(({ key, organisation }) => [key, sampleId('organisation', organisation)]))
  await insertAll(tx, 'proposal', themes.map((one) => ({
    id: idOf(one), number: one.number, title: one.title, about: one.about, why: one.why, proposed_at: moment(one.proposed_on),
    edited_at: one.edited ? moment(one.edited.on) : null, fate: one.decisions.at(-1)?.kind ?? 'open',
  })))
  await insertAll(tx, 'giver', themes.map((one) => ({
    kind: 'proposal', thing_id: idOf(one), person_id: sampleId('person', one.person), organisation_id: organisationOf.get(one.person) ?? null,
  })))
  await insertAll(tx, 'proposal_revision', themes.flatMap((one) => (one.edited ? [{
    id: sampleId('proposal_revision', one.number), proposal_id: idOf(one), title: one.edited.title, about: one.edited.about, why: one.edited.why,
    replaced_at: moment(one.edited.on),
  }] : [])))
  await insertAll(tx, 'proposal_support', themes.flatMap((one) => one.support.map(({ person, on, why, withdrawn_on }) => ({
    id: sampleId('proposal_support', one.number, person), proposal_id: idOf(one), organisation_id: organisationOf.get(person),
    mandate_id: sampleId('mandate', person, 1), why, given_at: moment(on), withdrawn_at: withdrawn_on ? moment(withdrawn_on) : null,
    withdrawn_by: withdrawn_on ? sampleId('mandate', person, 1) : null,
  }))))
  await insertAll(tx, 'proposal_decision', themes.flatMap((one) => one.decisions.map(({ kind, on, reason }, nth) => ({
    id: sampleId('proposal_decision', one.number, nth), proposal_id: idOf(one), kind, reason, decided_at: moment(on),
  }))))
  await insertAll(tx, 'proposal_thinktank', themes.flatMap((one) => tanks.filter(({ slug }) => slug === one.tank).map((tank) => ({
    proposal_id: idOf(one), workspace_id: sampleId('workspace', tank.slug), began_at: moment(tank.started_on),
  }))))
}
