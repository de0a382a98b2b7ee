import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { SampleAssociation } from './story.ts'

// Before the first of the sample's people came: so a mandate holds whatever the day on which the sample is loaded.
const begun = '2024-01-05'

/** Organisations that are not a member, or of which nobody knows it: the two are kept apart. */
const noMembers = new Set(['kwartel', 'ratelaar', 'digitaal-fundament'])
const unknown = new Set(['veenwortel', 'tureluur'])

/** Whether an organisation of the sample is a member: null where nobody knows. */
export const membershipOf = (key: string): 'member' | 'none' | null => (unknown.has(key) ? null : noMembers.has(key) ? 'none' : 'member')

const companies = new Set(['supplier', 'other'])

/** How a person of the sample is a member, from the kind of their organisation. */
export const personMembershipOf = ({ organisations }: SampleAssociation, organisation: string): 'member' | 'company-member' | 'expert' => {
  const kind = organisations.find(({ key }) => key === organisation)?.kind
  if (organisation === 'veenwortel') return 'expert'
  return kind !== undefined && companies.has(kind) && organisation !== 'verenigingsbureau' ? 'company-member' : 'member'
}

/** The regions of the sample's organisations; to be there before the organisations are. */
export const loadRegions = (tx: Tx, { organisations }: SampleAssociation): Promise<void> =>
  insertAll(tx, 'region', [...new Set(organisations.map(({ region }) => region))].map((name) => ({ name, name_key: sortKey(name) })))

const chairs = [
  { region: 'Noord', person: 'jolanda-wijnands', since: '2024-03-01', ended_at: null },
  { region: 'Noord', person: 'hugo-westerink', since: '2024-01-05', ended_at: '2024-03-01T12:00:00Z' },
  { region: 'Midden', person: 'coen-verschuren', since: '2024-01-05', ended_at: null },
  { region: 'Zuid', person: 'saskia-heijmerink', since: '2024-09-01', ended_at: null },
]

// Made up, and to be seen as such: no municipality has a number that begins with 99, no company one that begins with 000.
const codesOf = (one: SampleAssociation['organisations'][number], nth: number) => {
  const number = String(nth + 1).padStart(2, '0')
  if (one.kind === 'municipality') return [{ scheme: 'cbs', code: `99${number}` }, { scheme: 'tooi', code: `gm99${number}` }]
  if (one.kind === 'central-government') return [{ scheme: 'tooi', code: `mnre99${number}` }]
  return [{ scheme: 'kvk', code: `000000${number}` }]
}

const loadCodes = (tx: Tx, { organisations }: SampleAssociation) =>
  insertAll(tx, 'organisation_code', organisations.flatMap((one, nth) => [
    ...codesOf(one, nth).map((code) => ({ ...code, valid_from: '2014-01-01', valid_to: null })),
    ...(one.key === 'duinrade' ? [{ scheme: 'cbs', code: '9999', valid_from: '2002-01-01', valid_to: '2013-12-31' }] : []),
  ].map((code) => ({ id: sampleId('organisation_code', one.key, code.scheme, code.code), organisation_id: sampleId('organisation', one.key), ...code }))))

const mandate = (person: string, organisation: string, more: object = {}, nth = 1) => ({
  id: sampleId('mandate', person, nth), organisation_id: sampleId('organisation', organisation), person_id: sampleId('person', person), from_mandate: null, handed_from: null,
  since: begun, given_at: `${begun}T09:00:00Z`, ended_at: null, ended_reason: null, ...more,
})

// In one organisation a mandate went over and came back as a loan, so that the history shows both.
const special = (): Record<string, object> => ({
  'tineke-wiersma': { since: '2024-03-04', given_at: '2024-03-04T10:00:00Z', handed_from: sampleId('mandate', 'bilal-ozturk', 2) },
  'bilal-ozturk': { since: '2024-06-03', given_at: '2024-06-03T10:00:00Z', from_mandate: sampleId('mandate', 'tineke-wiersma', 1) },
})
const before = () => [mandate('bilal-ozturk', 'achterlinge', { ended_at: '2024-03-04T10:00:00Z', ended_reason: 'handed-over' }, 2)]

/** Who speaks for which organisation, who chairs a region, and the codes: after the people are there. */
export const loadMandates = async (tx: Tx, association: SampleAssociation): Promise<void> => {
  await insertAll(tx, 'regional_chair', chairs.map(({ person, ...chair }) => ({ id: sampleId('regional_chair', chair.region, person), person_id: sampleId('person', person), ...chair })))
  await loadCodes(tx, association)
  const more = special()
  const given = association.people.map(({ key, organisation }) => mandate(key, organisation, more[key]))
  await insertAll(tx, 'mandate', [...before(), ...given])
}
