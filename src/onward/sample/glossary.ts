import type { Tx } from '../../platform/database.ts'
import { sortKey } from '../../platform/dates.ts'
import { insertAll, sampleId } from './load.ts'
import type { SampleConcept, Story } from './story.ts'
import type { TankIds } from './tank.ts'

/** What holds, each with an explanation in plain words. The texts of the sample use no other of its concepts. */
const adopted: Readonly<Record<string, string>> = {
  cloud: 'U gebruikt computers of programma’s van een ander, via het netwerk. U betaalt voor wat u gebruikt.',
  clouddienst: 'Iets wat u uit de cloud koopt, zoals opslag of een programma. In een contract staat wat u krijgt.',
  saas: 'U opent het programma via internet. De leverancier zorgt dat het werkt en dat het nieuw blijft.',
  'shared-service-organisatie': 'Gemeenten doen samen een deel van hun werk, bijvoorbeeld het beheer van computers. Dat doet een organisatie die van hen allemaal is.',
  subverwerker: 'Uw leverancier laat een deel van het werk door een ander doen. Die ander ziet dan ook uw gegevens.',
  exitplan: 'In dit plan staat wie wat doet als u weggaat bij een leverancier, of als de dienst ineens stopt.',
  exitstrategie: 'U bedenkt voordat u tekent hoe u later weer weg kunt.',
  bio: 'De regels die elke overheid volgt om informatie veilig te houden.',
  hosting: 'Uw programma draait op een computer van een ander, maar het blijft uw programma.',
  regie: 'Anderen doen het werk. U bepaalt wat er gebeurt en of het goed is.',
  dpia: 'Voordat u iets nieuws doet met gegevens van mensen, zoekt u uit wat er voor hen mis kan gaan.',
  'publieke-cloud': 'U deelt de computers met veel andere klanten. Publiek betekent niet dat iedereen uw gegevens ziet.',
  'private-cloud': 'De computers zijn alleen voor u, of voor een vaste groep.',
  verwerker: 'Een bedrijf dat met gegevens werkt omdat u dat vraagt, en dat alleen doet wat u vraagt.',
}
/** Everybody still gives their own meaning. */
const blind = new Set(['datasoevereiniteit'])
/** The meanings lie side by side, and nobody proposed anything yet. */
const opened = new Set(['hybride-cloud'])

const perspectives: Readonly<Record<string, string>> = { gemeente: 'municipality', 'shared-service-organisatie': 'shared-service', leverancier: 'supplier' }
const [begun, shown, proposed, decided] = ['2026-03-10', '2026-04-07', '2026-04-14', '2026-09-15']

const answersTo = ({ tank, workspace, ring, at, person }: TankIds, story: Story, concept: SampleConcept) => {
  const organisationOf = new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)]))
  return concept.memberDefinitions.flatMap(({ perspective, text }, nth) => {
    const key = perspectives[perspective] ?? perspective
    const those = tank.participants.filter((one) => one.perspective === key && one.role !== 'chair' && !one.until)
    const giver = those[nth % Math.max(1, those.length)]
    if (!giver) return []
    const id = sampleId('concept_answer', tank.slug, concept.id, nth)
    return [{
      row: { id, workspace_id: workspace, ring_id: ring('members'), concept_id: sampleId('concept', tank.slug, concept.id), perspective: key, definition: text, given_at: at('2026-03-24') },
      giver: { kind: 'concept_answer', thing_id: id, person_id: person(giver.person), organisation_id: organisationOf.get(giver.person) ?? null },
    }]
  })
}

const versionOf = ({ tank, workspace, ring, at }: TankIds, one: SampleConcept) => {
  const id = (key: string) => sampleId('concept', tank.slug, key)
  const explanation = adopted[one.id]
  return {
    id: sampleId('concept_version', tank.slug, one.id), workspace_id: workspace, ring_id: ring('members'), concept_id: id(one.id), version: 1, label: one.prefLabel.nl, label_en: one.prefLabel.en ?? '',
    alt: one.altLabel.nl, hidden: one.hiddenLabel.nl, definition: one.definition.nl, explanation: explanation ?? '', examples: [], note: one.scopeNote?.nl ?? '',
    sources: one.source.map(({ text, url }) => ({ title: text, url: url ?? '' })), broader: one.broader.map(id), related: one.related.map(id), proposed_at: at(proposed),
    adopted_at: explanation === undefined ? null : at(decided), adopted_why: explanation === undefined ? '' : 'Besproken met alle deelnemers. Niemand had bezwaar.',
  }
}

/** The glossary of the sample's think tank on cloud: some terms hold, most are proposed, and of one everybody still gives their own meaning. */
export const loadGlossary = async (tx: Tx, ids: TankIds, story: Story): Promise<void> => {
  const { tank, workspace, ring, at } = ids
  if (tank.slug !== 'cloudstrategie') return
  await insertAll(tx, 'concept', story.concepts.map((one, nth) => ({
    id: sampleId('concept', tank.slug, one.id), workspace_id: workspace, ring_id: ring('members'), number: nth + 1, label: one.prefLabel.nl, label_key: sortKey(one.prefLabel.nl),
    language: 'nl', begun_at: at(begun), opened_at: blind.has(one.id) ? null : at(shown), stamp: sampleId('stamp', tank.slug, one.id),
  })))
  const answers = story.concepts.flatMap((one) => answersTo(ids, story, one))
  await insertAll(tx, 'concept_answer', answers.map(({ row }) => row))
  await insertAll(tx, 'giver', answers.map(({ giver }) => giver))
  await insertAll(tx, 'concept_version', story.concepts.filter(({ id }) => !blind.has(id) && !opened.has(id)).map((one) => versionOf(ids, one)))
}
