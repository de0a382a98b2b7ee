import { madeOf } from '../../beside/knowledge/made.ts'
import type { Sender } from '../../beside/knowledge/form.ts'
import type { Work } from '../../documents/references/work.ts'
import { lexemesOf, normaliserVersion } from '../../methods/dutch.ts'
import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'
import type { TankIds } from './tank.ts'

// tsvector as PostgreSQL writes it: words between quotes.
const vector = (lexemes: readonly string[]) => lexemes.map((one) => `'${one.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ')

const research = new Set(['thesis', 'article-journal', 'paper-conference', 'book'])
const suppliers = /^(Amazon|LeanIX|BNG Bank)/
const advisers = /^(Deloitte|Gartner|Quarant|Verdonck|Privacy Company|Hendriks|Valk|Zijden|Watson|Pous)/
const associations = /^(VNG|Vereniging|Informatiebeveiligingsdienst|Gaia-X|V-ICT-OR|KING|CP-ICT|Smits|Broumels|Klaassen|ISO|Louweret)/
const governments = /^(Ministerie|Gemeente|Algemene Rekenkamer|Autoriteit|European|Europees|Tweede|CIO|NDS|Nationaal|Agence|Overheidsbreed|Interbestuurlijke|Digitale|Nederlandse|Centrum|SLM|United|Court)/

/** Whose interest a work speaks for, as who put the list together would say. */
const senderOf = (work: Work): Sender | '' => {
  const [first] = work.author ?? []
  const name = `${first?.literal ?? first?.family ?? ''}`
  if (['article-newspaper', 'article-magazine'].includes(work.type)) return 'press'
  if (['legislation', 'bill', 'legal_case'].includes(work.type)) return 'government'
  if (suppliers.test(name)) return 'supplier'
  if (advisers.test(name)) return 'advice'
  if (associations.test(name)) return 'association'
  if (governments.test(name) || /ENISA|NCSC|National Institute/.test(String(work.publisher))) return 'government'
  return research.has(work.type) || /Clingendael|RAND|Universiteit/.test(String(work.publisher)) ? 'research' : ''
}

const next: Readonly<Record<string, string>> = { bzk2022cloudbeleid: 'ezk2026herziening', bio104: 'bio2', gibit2016: 'gibit2023' }

interface SampleNote { readonly work: string; readonly by: string; readonly place: string; readonly quote: string; readonly note: string }
const notes: readonly SampleNote[] = [
  { work: 'nist800145', by: 'joost-haverkamp', place: 'blz. 2', quote: 'Cloud computing is a model for enabling ubiquitous, convenient, on-demand network access to a shared pool of configurable computing resources',
    note: 'Hier begint bijna ieder beleidsstuk. Laten wij de vijf kenmerken overnemen en ze in gewone taal zetten.' },
  { work: 'nist800145', by: 'devi-baldew', place: 'blz. 3', quote: '', note: 'Let op: “private cloud” mag volgens deze tekst ook bij een leverancier staan. Dat verwacht niet iedereen.' },
  { work: 'rekenkamer2025rijkcloud', by: 'samira-el-amrani', place: '', quote: '', note: 'Gaat over ministeries. De vraag of u weet welke clouddiensten u gebruikt, geldt voor ons net zo goed.' },
]

interface SampleList { readonly key: string; readonly ring: string; readonly title: string; readonly about: string; readonly works: readonly string[]; readonly read: readonly (readonly [string, readonly string[]])[] }
const lists: Readonly<Record<string, readonly SampleList[]>> = {
  cloudstrategie: [
    { key: 'juni', ring: 'members', title: 'Voor de bijeenkomst van 13 juni', about: 'Wie dit las, kan meteen meepraten. Reken op twee uur.', works: ['nist800145', 'rekenkamer2025rijkcloud', 'ibd2019impactcloud', 'bzk2022cloudbeleid'],
      read: [['nist800145', ['samira-el-amrani', 'joost-haverkamp', 'devi-baldew', 'henk-postma']], ['rekenkamer2025rijkcloud', ['samira-el-amrani', 'marijke-de-wit', 'lotte-van-der-velde']]] },
    { key: 'voorbereiding', ring: 'preparation', title: 'Om het thema af te bakenen', about: 'Alleen voor ons: wat laten wij buiten de handreiking?', works: ['nds2026verkenning', 'ec2025csf'], read: [['ec2025csf', ['joost-haverkamp']]] },
  ],
  zaaksystemen: [{ key: 'begin', ring: 'members', title: 'Om mee te beginnen', about: '', works: ['zaaksystemen2026'], read: [['zaaksystemen2026', ['paulien-schaafsma', 'omer-kaplan']]] }],
}

const ownWorks: readonly Work[] = [{
  id: 'zaaksystemen2026', type: 'document', title: 'Vergelijking van zaaksystemen, voor eigen gebruik', author: [{ literal: 'Werkgroep zaaksystemen' }], issued: { 'date-parts': [[2026]] },
  annote: 'Wat de deelnemers zelf bijhielden. Niet voor daarbuiten.', language: 'nl',
}]

const textFile = `Toelichting bij de lijst van 13 juni

Deze toelichting schreef de voorbereidingsgroep zelf. Begin met de definities: zonder gedeelde woorden praten gemeente en leverancier langs elkaar heen.
Lees daarna het onderzoek van de Algemene Rekenkamer. Let op wat zij schrijft over gegevens die u niet meer terugkrijgt als een contract eindigt.
Sla over wat alleen voor ministeries geldt.
`

const loadItems = async (tx: Tx, { tank, workspace, ring, person, at }: TankIds, works: readonly Work[], organisations: ReadonlyMap<string, string>): Promise<void> => {
  const givers = tank.participants.filter((one) => !one.until)
  const id = (key: string) => sampleId('knowledge_item', tank.slug, key)
  const rows = works.map((work, nth) => {
    const { annote: why = '' } = work as { annote?: string }
    const made = madeOf(work, why)
    const giver = givers[nth % givers.length]
    return { giver, row: {
      id: id(work.id), workspace_id: workspace, ring_id: ring('members'), perspective: giver?.perspective, ...made, lexemes: vector(made.lexemes), normaliser: normaliserVersion, sender: senderOf(work), why,
      superseded_by: next[work.id] ? id(next[work.id] as string) : null, revision: 1, added_at: at('2026-03-03'), changed_at: at('2026-03-03'),
    } }
  })
  await insertAll(tx, 'knowledge_item', rows.map(({ row }) => row))
  await insertAll(tx, 'giver', rows.map(({ row, giver }) => ({
    kind: 'knowledge_item', thing_id: row.id, person_id: person(giver?.person ?? ''), organisation_id: organisations.get(giver?.person ?? '') ?? null,
  })))
}

const loadNotes = async (tx: Tx, { tank, workspace, ring, person, at }: TankIds, organisations: ReadonlyMap<string, string>): Promise<void> => {
  const id = (nth: number) => sampleId('knowledge_note', tank.slug, nth)
  const perspectives = new Map(tank.participants.map((one) => [one.person, one.perspective]))
  await insertAll(tx, 'knowledge_note', notes.map(({ work, by, ...words }, nth) => ({
    id: id(nth), workspace_id: workspace, ring_id: ring('members'), item_id: sampleId('knowledge_item', tank.slug, work), perspective: perspectives.get(by), ...words, given_at: at('2026-05-20'),
  })))
  await insertAll(tx, 'giver', notes.map(({ by }, nth) => ({ kind: 'knowledge_note', thing_id: id(nth), person_id: person(by), organisation_id: organisations.get(by) ?? null })))
  const bytes = Buffer.from(textFile)
  await insertAll(tx, 'knowledge_file', [{
    id: sampleId('knowledge_file', tank.slug, 1), workspace_id: workspace, ring_id: ring('members'), item_id: sampleId('knowledge_item', tank.slug, 'nist800145'),
    name: 'toelichting.txt', type: 'text/plain; charset=utf-8', size: bytes.length, bytes: `\\x${bytes.toString('hex')}`, state: 'read', words: textFile, lexemes: vector(lexemesOf(textFile)), normaliser: normaliserVersion, added_at: at('2026-05-20'),
  }])
}

const loadLists = async (tx: Tx, { tank, workspace, ring, person, at }: TankIds, organisations: ReadonlyMap<string, string>): Promise<void> => {
  const all = lists[tank.slug] ?? []
  const list = (key: string) => sampleId('knowledge_list', tank.slug, key)
  const item = (key: string) => sampleId('knowledge_item', tank.slug, key)
  await insertAll(tx, 'knowledge_list', all.map(({ key, title, about, ring: where }) => ({ id: list(key), workspace_id: workspace, ring_id: ring(where), title, about, made_at: at('2026-05-04') })))
  await insertAll(tx, 'knowledge_list_item', all.flatMap(({ key, works }) => works.map((work, position) => ({ list_id: list(key), item_id: item(work), position: position + 1 }))))
  const reads = all.flatMap(({ key, ring: where, read }) => read.flatMap(([work, people]) => people.map((by) => ({ key, where, work, by, id: sampleId('knowledge_read', tank.slug, key, work, by) }))))
  await insertAll(tx, 'knowledge_read', reads.map(({ key, where, work, id }) => ({ id, workspace_id: workspace, ring_id: ring(where), list_id: list(key), item_id: item(work) })))
  await insertAll(tx, 'giver', reads.map(({ id, by }) => ({ kind: 'knowledge_read', thing_id: id, person_id: person(by), organisation_id: organisations.get(by) ?? null })))
}

/** What the sample think tanks read: the literature on cloud in the first; one work of their own in the second. */
export const loadKnowledge = async (tx: Tx, ids: TankIds, story: Story): Promise<void> => {
  const organisations = new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)]))
  const cloud = ids.tank.slug === 'cloudstrategie'
  await loadItems(tx, ids, cloud ? story.literature as unknown as readonly Work[] : ownWorks, organisations)
  if (cloud) await loadNotes(tx, ids, organisations)
  await loadLists(tx, ids, organisations)
}
