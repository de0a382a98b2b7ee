import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'
import type { TankIds } from './tank.ts'

interface Hope { readonly person: string; readonly take_away?: string; readonly bring?: string }
interface SampleRound {
  /** members who were asked this month and have not answered */
  readonly open: readonly string[]
  readonly no: readonly string[]
  /** somebody who is not in the association */
  readonly outside?: { readonly given_name: string; readonly family_name: string; readonly address: string; readonly organisation: string; readonly perspective: string }
  readonly hopes: readonly Hope[]
}

const cloud: SampleRound = {
  open: ['jolanda-wijnands', 'ferry-wolthuis', 'saskia-heijmerink'],
  no: ['hanneke-sijbrandij'],
  outside: { given_name: 'Merel', family_name: 'Oosterbaan', address: 'merel.oosterbaan@voorbeeld.example', organisation: 'Stichting Open Contracten', perspective: 'supplier' },
  hopes: [
    { person: 'tineke-wiersma', take_away: 'Een lijst met vragen die een kleine gemeente aan elke leverancier kan stellen.', bring: 'Ervaring met een overstap waarbij alles twee keer moest.' },
    { person: 'nadia-benali', take_away: 'Weten wat wij in een contract moeten zetten om later weg te kunnen.' },
    { person: 'coen-verschuren', take_away: 'Een rekenmodel voor de kosten over vijf jaar.', bring: 'Onze eigen cijfers van de laatste drie jaar.' },
    { person: 'samira-el-amrani', take_away: 'Een verhaal dat ik aan mijn bestuur kan vertellen.', bring: 'Vragen van raadsleden die wij niet konden beantwoorden.' },
    { person: 'jeroen-van-ommeren', bring: 'Een overzicht van alle applicaties, met wat er wel en niet naar de cloud kan.' },
    { person: 'ruud-hendrikse', take_away: 'Wat gemeenten straks nog van ons verwachten.', bring: 'Hoe wij het beheer nu verdelen over acht gemeenten.' },
    { person: 'gijs-nieuwland', take_away: 'Afspraken over wie wat doet bij een storing.' },
    { person: 'devi-baldew', take_away: 'Minder verschillende eisen per gemeente.', bring: 'Een voorbeeld van gezamenlijk inkopen dat lukte.' },
    { person: 'esther-goudriaan', take_away: 'Begrijpen waar gemeenten echt bang voor zijn.', bring: 'Uitleg over wat er technisch kan, zonder verkooppraat.' },
    { person: 'karin-uitenbroek', take_away: 'Eén set eisen in plaats van dertig.', bring: 'Ervaring met een exit die in drie maanden klaar was.' },
  ],
}

const zaaksystemen: SampleRound = {
  open: [], no: [],
  hopes: [
    { person: 'omer-kaplan', take_away: 'Een bestek dat niet elke keer opnieuw geschreven hoeft te worden.' },
    { person: 'naomi-pinas', take_away: 'Weten welke vragen wij vergaten te stellen.', bring: 'Een aanbesteding die mislukte, en waarom.' },
    { person: 'steven-oudenhoven', bring: 'Een vergelijking van drie systemen.' },
    { person: 'liesbeth-van-asselt', take_away: 'Invoeren zonder dat het werk maanden stilligt.' },
    { person: 'anouk-den-hertog', take_away: 'Vragen waar wij een eerlijk antwoord op kunnen geven.' },
    { person: 'jurre-hiemstra', take_away: 'Weten waarom gemeenten zo verschillend kiezen.', bring: 'Wat een koppeling echt kost.' },
  ],
}
const rounds: Readonly<Record<string, SampleRound>> = { cloudstrategie: cloud, zaaksystemen }

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const before = (day: string, days: number) => new Date(Date.parse(`${day}T09:00:00Z`) - days * 86_400_000).toISOString()

/** Who was asked for a sample think tank and what they answered, and what ten of them expect. Nobody's mail holds a link to these. */
export const loadInvitations = async (tx: Tx, ids: TankIds, story: Story): Promise<void> => {
  const round = rounds[ids.tank.slug]
  if (!round) return
  const people = new Map(story.association.people.map((one) => [one.key, one]))
  const kindOf = new Map(story.association.organisations.map((one) => [one.key, one.kind]))
  const place = { workspace_id: ids.workspace, ring_id: ids.ring('preparation') }
  const asked = (key: string, perspective: string, sent: string, until: string) => ({
    ...place, id: sampleId('invitation', ids.tank.slug, key), perspective, person_id: ids.person(key), language: people.get(key)?.language ?? 'nl',
    organisation_id: sampleId('organisation', people.get(key)?.organisation ?? ''), chosen_at: sent, sent_at: sent, mailed_at: sent, until,
  })
  const perspectiveOf = (key: string) => kindOf.get(people.get(key)?.organisation ?? '') ?? ''
  const came = ids.tank.participants.filter(({ role, until }) => role === 'member' && !until)
  const lately = before(dayAhead(0), 5)
  await insertAll(tx, 'invitation', came.map(({ person, perspective, since }) => ({
    ...asked(person, perspective, before(since, 21), before(since, 2).slice(0, 10)), answer: 'yes', answered_at: before(since, 14), became_id: ids.person(person),
  })))
  await insertAll(tx, 'invitation', round.open.map((key) => asked(key, perspectiveOf(key), lately, dayAhead(14))))
  await insertAll(tx, 'invitation', round.no.map((key) => ({ ...asked(key, perspectiveOf(key), lately, dayAhead(14)), answer: 'no', answered_at: before(dayAhead(0), 3) })))
  if (round.outside) {
    await insertAll(tx, 'invitation', [{
      ...place, ...round.outside, id: sampleId('invitation', ids.tank.slug, 'outside'), address_key: round.outside.address, kind: 'other', language: 'nl',
      chosen_at: lately, sent_at: lately, mailed_at: lately, until: dayAhead(14),
    }])
  }
  const open = round.open.length + (round.outside ? 1 : 0)
  // No reminders: the addresses of the sample are nobody's.
  await insertAll(tx, 'invitation_round', [{
    workspace_id: ids.workspace, ring_id: ids.ring('members'), seats: null, remind_after: 7, reminders: 0,
    invited: came.length + open + round.no.length, accepted: came.length, declined: round.no.length, open, waiting: 0,
  }])
  await loadHopes(tx, ids, round.hopes, (key) => sampleId('organisation', people.get(key)?.organisation ?? ''))
}

const loadHopes = async (tx: Tx, ids: TankIds, hopes: readonly Hope[], organisationOf: (key: string) => string) => {
  const given = hopes.map((hope) => ({ ...hope, id: sampleId('expectation', ids.tank.slug, hope.person), part: ids.tank.participants.find(({ person }) => person === hope.person) }))
  await insertAll(tx, 'expectation', given.map(({ id, part, take_away = '', bring = '' }) => ({
    id, workspace_id: ids.workspace, ring_id: ids.ring('members'), perspective: part?.perspective, take_away, bring, given_at: ids.at(part?.since ?? ids.tank.started_on),
  })))
  await insertAll(tx, 'giver', given.map(({ id, person }) => ({ kind: 'expectation', thing_id: id, person_id: ids.person(person), organisation_id: organisationOf(person) })))
}
