import type { Tx } from '../../platform/database.ts'
import { usualCriteria, usualRings, type Changes, type Charter } from '../../spine/2-preparation/charter/content.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

interface SampleAnswer { person: string; answer: 'agree' | 'object' | 'none'; reason?: string }
interface SampleAmendment { by: string; why: string; changes: Changes; proposed: string; ends: string;
  outcome?: { words: string; aside?: string; on: string }; answers: SampleAnswer[] }
interface SampleCharter { first: Partial<Charter>; set: string; amendments: SampleAmendment[] }

const agree = (...people: string[]): SampleAnswer[] => people.map((person) => ({ person, answer: 'agree' }))
const none = (...people: string[]): SampleAnswer[] => people.map((person) => ({ person, answer: 'none' }))

const cloud: SampleCharter = {
  set: '2026-02-20',
  first: {
    in_scope: ['Kantoorautomatisering en vakapplicaties', 'Contracten, exit en kosten over de hele looptijd', 'De rol van de shared service organisatie'],
    out_of_scope: ['Eigen datacenters bouwen', 'Procesautomatisering van bruggen en gemalen'],
    questions: [
      'Wat zijn de gevolgen van cloud, ook de risico’s, voor gemeenten?', 'Wat zijn de gevolgen voor een shared service organisatie?',
      'Wat zien leveranciers gebeuren?', 'Wat moet een gemeente geregeld hebben voordat zij tekent?',
    ],
    end_products: ['Samenvatting van wat er is gezegd', 'Handreiking voor gemeenten'],
    term: { from: '2026-01-14', until: '2026-12-18' },
  },
  amendments: [
    {
      by: 'lotte-van-der-velde', proposed: '2026-04-02', ends: '2026-04-16T22:00:00Z',
      why: 'Sleutelbeheer en toepasselijk recht kwamen in elke deelgroep op tafel. Zij horen er dus bij.',
      changes: {
        in_scope: [
          'Kantoorautomatisering en vakapplicaties', 'Contracten, exit en kosten over de hele looptijd', 'De rol van de shared service organisatie',
          'Toepasselijk recht, sleutelbeheer en soevereiniteit',
        ],
      },
      outcome: { words: 'Bijna iedereen is het eens.', aside: 'Het bezwaar dat het te groot wordt, vangen wij op door er één hoofdstuk van te maken.',
        on: '2026-04-20' },
      answers: [
        ...agree('marijke-de-wit', 'joost-haverkamp', 'tineke-wiersma', 'bilal-ozturk', 'nadia-benali', 'coen-verschuren',
          'fatma-yildirim', 'samira-el-amrani'),
        ...agree('lotte-van-der-velde', 'ruud-hendrikse', 'chantal-evers', 'gijs-nieuwland', 'aisha-boukhari'),
        ...agree('esther-goudriaan', 'priya-raghunathan', 'maarten-de-vlieger', 'karin-uitenbroek'), ...none('youssef-haddad', 'kees-bosveld'),
        { person: 'dirk-jan-slootweg', answer: 'object', reason: 'Zo wordt het weer te groot. Laat het recht aan de juristen.' },
      ],
    },
    {
      by: 'karin-uitenbroek', proposed: '2026-11-20', ends: '2026-12-04T23:00:00Z',
      why: 'De handreiking helpt gemeenten. Leveranciers willen ook weten wat zij moeten kunnen laten zien.',
      changes: { end_products: ['Samenvatting van wat er is gezegd', 'Handreiking voor gemeenten',
        'Lijst van wat een leverancier laat zien voordat u tekent'] },
      answers: [
        ...agree('esther-goudriaan', 'maarten-de-vlieger', 'ruud-hendrikse', 'nadia-benali', 'wilma-ter-horst'), ...none('jeroen-van-ommeren'),
        { person: 'thijs-leemhuis', answer: 'object', reason: 'Eerst de handreiking af. Daarna kunnen wij kijken of er nog tijd is.' },
      ],
    },
  ],
}

const zaaksystemen: SampleCharter = {
  set: '2026-09-08', amendments: [],
  first: {
    in_scope: ['Kiezen, kopen en invoeren van een zaaksysteem'], out_of_scope: ['Beoordelen van een bepaald product'],
    questions: ['Wat gaat er goed en fout als u een zaaksysteem koopt?', 'Wat zou u de volgende keer anders doen?'],
    end_products: ['Samenvatting met aanbevelingen'], term: { from: '2026-09-01', until: '2027-03-31' },
    ripeness: { ...usualCriteria, asked: ['grounded', 'heard', 'understood', 'stable'] },
  },
}

const stories: Readonly<Record<string, SampleCharter>> = { cloudstrategie: cloud, zaaksystemen }

const contentsOf = ({ tank }: TankIds, story: SampleCharter): Charter[] => {
  const first: Charter = {
    assignment: tank.assignment, in_scope: [], out_of_scope: [], questions: [], end_products: [],
    term: { from: null, until: null }, attribution: tank.attribution,
    perspectives: tank.perspectives.map(({ key, label }) => ({ key, label_nl: label.nl, label_en: label.en })),
    rings: usualRings, ripeness: usualCriteria, ...story.first,
  }
  const contents = [first]
  for (const { outcome, changes } of story.amendments) if (outcome) contents.push({ ...(contents.at(-1) ?? first), ...changes })
  return contents
}

const perspectivesIn = ({ tank }: TankIds): ReadonlyMap<string, string> => new Map(tank.participants.map((one) => [one.person, one.perspective]))

const loadAmendments = async (tx: Tx, ids: TankIds, { amendments }: SampleCharter) => {
  const { tank, workspace, ring, person, at } = ids
  const perspectiveOf = perspectivesIn(ids)
  const id = (nth: number) => sampleId('charter_amendment', tank.slug, nth + 1)
  const place = { workspace_id: workspace, ring_id: ring('members') }
  await insertAll(tx, 'charter_amendment', amendments.map(({ by, why, changes, proposed, ends, outcome }, nth) => ({
    id: id(nth), ...place, number: nth + 1, on_version: 1 + amendments.slice(0, nth).filter((one) => one.outcome).length, changes, why,
    perspective: perspectiveOf.get(by), proposed_at: at(proposed), ends_at: ends, reminded_at: null, withdrawn_at: null,
    outcome: outcome ? 'adopted' : null,
    outcome_words: outcome?.words ?? '', aside: outcome?.aside ?? '', stated_at: outcome ? at(outcome.on) : null, overtaken_by: null,
  })))
  const answers = amendments.flatMap((one, nth) =>
    one.answers.map((answer) => ({ ...answer, nth, on: one.proposed,
    id: sampleId('charter_answer', tank.slug, nth + 1, answer.person) })))
  await insertAll(tx, 'charter_answer', answers.map(({ id: answer_id, nth, answer, reason, person: by, on }) => ({
    id: answer_id, ...place, amendment_id: id(nth), perspective: perspectiveOf.get(by), answer, reason: reason ?? '', given_at: at(on),
  })).sort((a, b) => (a.id < b.id ? -1 : 1)))
  await insertAll(tx, 'giver', [
    ...amendments.map(({ by }, nth) => ({ kind: 'charter_amendment', thing_id: id(nth), person_id: person(by) })),
    ...answers.map((one) => ({ kind: 'charter_answer', thing_id: one.id, person_id: person(one.person) })),
  ])
}

/** The charter of a sample think tank: its versions, and the amendments by which it changed. */
export const loadCharter = async (tx: Tx, ids: TankIds): Promise<void> => {
  const { tank, workspace, ring, at } = ids
  const story = stories[tank.slug]
  if (!story) return
  await loadAmendments(tx, ids, story)
  const adopted = story.amendments.flatMap(({ outcome }, nth) =>
    (outcome ? [{ on: outcome.on, id: sampleId('charter_amendment', tank.slug, nth + 1),
    number: nth + 1 }] : []))
  await insertAll(tx, 'charter', contentsOf(ids, story).map((content, nth) => ({
    id: sampleId('charter', tank.slug, nth + 1), workspace_id: workspace, ring_id: ring('members'), version: nth + 1, content,
    amendment_id: adopted[nth - 1]?.id ?? null, adopted_at: at(adopted[nth - 1]?.on ?? story.set),
  })))
  const told = { workspace_id: workspace, ring_id: ring('members') }
  await insertAll(tx, 'happening', [
    { id: sampleId('happening', tank.slug, 'charter.set'), ...told, act: 'charter.set', kind: 'charter',
      thing_id: sampleId('charter', tank.slug, 1), number: 1, told: { version: 1 }, at: at(story.set) },
    ...adopted.map(({ on, id, number }, nth) => ({
      id: sampleId('happening', tank.slug, 'charter.decide', number), ...told, act: 'charter.decide', kind: 'charter_amendment', thing_id: id, number,
      told: { outcome: 'adopted', version: nth + 2 }, at: at(on),
    })),
  ])
}

/** The version of the charter that was in force in a sample think tank on that day; null before there was one. */
export const charterOn = (slug: string, day: string): number | null => {
  const story = stories[slug]
  if (!story || day < story.set) return null
  return 1 + story.amendments.filter(({ outcome }) => outcome && outcome.on <= day).length
}
