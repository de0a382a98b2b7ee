/** A button that is pressed twice makes one thing: each form of the spine that makes something, as its page offers it, sent twice at once and once more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn, type FormFields } from './forms.ts'
import { sampleId } from '../src/onward/sample/load.ts'
import { openHouse, type Seat, type TestHouse } from './house.ts'
import { pressedOnce } from './pressing.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let marijke: Seat
before(async () => {
  house = await openHouse()
  marijke = await house.as('marijke-de-wit')
})
after(() => house.close())

const countOf = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.database.db)).rows[0]?.n ?? 0

interface Form { readonly by?: string; readonly what: string; readonly page: string; readonly to: RegExp; readonly table: string; readonly fields: FormFields }
const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const forms: readonly Form[] = [
  { what: 'a proposal for a theme', page: '/vereniging/themas/nieuw', to: /\/nieuw$/, table: 'proposal', fields: { title: 'Ijsberen in de raadzaal', about: 'Zij zitten er.', why: 'Het is er te warm.' } },
  { what: 'something that exists already', page: `${tank}/landschap/nieuw`, to: /nieuw$/, table: 'landscape_item', fields: { who: 'Ons', what: 'Wij deden dit al', level: 'national', status: 'law' } },
  { what: 'a change of the assignment', page: `${tank}/opdracht/wijzigingen/nieuw?onderdeel=assignment`, to: /wijzigingen\/nieuw/, table: 'charter_amendment', fields: { assignment: 'Een korte opdracht.', why: 'Het kan korter.', open: '14' } },
  { what: 'a question for dates', page: `${tank}/datumprikker/nieuw`, to: /nieuw$/, table: 'date_poll', fields: { title: 'Wanneer zien wij elkaar?', option: [`${day} 09:30-11:30`] } },
  { what: 'a meeting', page: `${tank}/bijeenkomsten/nieuw`, to: /nieuw$/, table: 'meeting', fields: { title: 'Nog eens bijeen', day, from: '10:00', until: '12:00' } },
  { what: 'a contribution', page: `${tank}/bijdragen`, to: /bijdragen$/, table: 'contribution', fields: { body: 'De kat ligt op de server.', kind: 'risk', anyway: 'ja' } },
  { what: 'a finding', page: `${tank}/bevindingen/nieuw`, to: /nieuw$/, table: 'finding', fields: { statement: 'Katten houden van warmte.', chosen: ['1', '2'] } },
  { what: 'an objection', page: `${tank}/bevindingen/1`, to: /bezwaren$/, table: 'dispute', fields: { reason: 'Dit klopt niet voor kleine gemeenten.' } },
  { what: 'a source', page: `${tank}/bronnen`, to: /bronnen$/, table: 'source', fields: { title: 'Over katten', kind: 'report', authors: 'Poes, P.', year: '2024' } },
  { what: 'a decision', page: `${tank}/besluiten/nieuw`, to: /besluiten\/nieuw$/, table: 'decision', fields: { title: 'Gaan wij door?', body: 'Met de katten.', kind: 'advice' } },
  { what: 'a discussion', page: `${tank}/gesprekken/nieuw`, to: /gesprekken\/nieuw$/, table: 'discussion', fields: { title: 'Wie voert de kat?', body: 'Ik niet.' } },
  { what: 'a post', page: `${tank}/gesprekken/1`, to: /berichten$/, table: 'post', fields: { body: 'De kat ligt weer op de server.' } },
  { what: 'an organisation', page: '/vereniging/organisaties/nieuw', to: /organisaties\/nieuw$/, table: 'organisation', fields: { name: 'Gemeente Kattenhoek', kind: 'municipality' } },
  { what: 'a subgroup', page: `${tank}/deelgroepen/nieuw`, to: /deelgroepen\/nieuw$/, table: 'ring', fields: { title: 'De katten', question: 'Waar liggen zij?' } },
  { what: 'a board', page: `${tank}/bord`, to: /cloudstrategie\/bord$/, table: 'board', fields: { title: 'Nog een bord' } },
  { what: 'a work', page: `${tank}/kennis/nieuw`, to: /kennis\/nieuw$/, table: 'knowledge_item', fields: { title: 'De kat in huis', kind: 'report', authors: 'Poes, P.', dated: '2024' } },
  { what: 'a reading list', page: `${tank}/kennis/leeslijsten/nieuw`, to: /nieuw$/, table: 'knowledge_list', fields: { title: 'Voor thuis' } },
  { what: 'a word in the glossary', page: `${tank}/begrippen/nieuw`, to: /begrippen\/nieuw$/, table: 'concept', fields: { label: 'Kattenluik', definition: 'Een klein luik.' } },
  { what: 'a text', page: `${tank}/teksten/nieuw`, to: /teksten\/nieuw$/, table: 'draft', fields: { title: 'Nog een tekst', kind: 'other', chapter: 'Begin' } },
  { what: 'a proposal for subgroups', page: `${tank}/deelgroepen/indeling/nieuw`, to: /indeling$/, table: 'subgroup_proposal', fields: { nieuw: '2', soort: 'gemengd' } },
  { what: 'a sub-topic', page: `${tank}/bijdragen`, to: /onderwerpen$/, table: 'subtopic', fields: { title: 'Huisdieren' } },
  { by: 'nienke-ruijter', what: 'signing in by an organisation', page: '/vereniging/inloggen/nieuw', to: /inloggen\/nieuw$/, table: 'oidc_connection',
    fields: { organisation_id: sampleId('organisation', 'duinrade'), issuer: 'https://inloggen.voorbeeld.example', client_id: 'kat', authentication: 'private_key_jwt' } },
  { by: 'joost-haverkamp', what: 'a region', page: '/vereniging/regios', to: /regios$/, table: 'region', fields: { name: 'Kattenland' } },
  { by: 'joost-haverkamp', what: 'a person', page: '/vereniging/mensen', to: /mensen$/, table: 'person', fields: { given_name: 'Poes', family_name: 'Kat', email: 'poes@voorbeeld.example' } },
  { what: 'a participant', page: `${tank}/deelnemers/nieuw?kies=${sampleId('person', 'nienke-ruijter')}`, to: /deelnemers$/, table: 'participant', fields: { perspective: 'municipality', role: 'member' } },
  { by: 'nienke-ruijter', what: 'a think tank', page: `/vereniging/nieuwe-denktank?kies=${sampleId('person', 'nienke-ruijter')}`, to: /nieuwe-denktank$/, table: 'workspace',
    fields: { title: 'Katten en bytes', assignment: 'Waar liggen zij?', attribution: 'named', chairs_perspective: '1' } },
]

const twice = async ({ by, page, to, table, fields }: Form, more: FormFields = {}) => {
  const seat = by ? await house.as(by) : marijke
  // A list is searched by a form of its own, to the same address.
  const form = formOn((await seat.get(page)).body.replace(/<form[^>]*method="get"[^]*?<\/form>/g, ''), to)
  const filled = { ...form.fields, ...fields, ...more }
  const seen = await countOf(table)
  const presses = await Promise.all([1, 2].map(() => seat.post(form.action, filled)))
  presses.push(await seat.post(form.action, filled))
  assert.equal(await countOf(table), seen + 1, `${presses.map(({ status, body }) => `${status} ${status < 400 ? '' : body.replace(/<[^>]*>/g, ' ').slice(600, 1600)}`).join('\n')}`)
  return presses
}

for (const form of forms) {
  test(`pressing the button twice makes ${form.what} once`, async () => {
    const presses = await twice(form)
    // A source that is known is said to be known; any other press leads to what the first one made, or to the list it is in.
    if (form.table !== 'source') assert.deepEqual(new Set(presses.map(({ status, location }) => `${status} ${location}`)).size, 1)
  })
}

test('pressing the button twice makes a description of a word once', async () => {
  const begun = await marijke.post(`${tank}/begrippen/nieuw`, { label: 'Kattenbak' })
  const path = begun.location.split('?')[0] ?? ''
  assert.equal((await marijke.post(`${path}/opening`)).status, 303)
  const presses = await twice({ what: '', page: `${path}/voorstel`, to: /voorstel$/, table: 'concept_version', fields: { definition: 'Een bak voor katten.' } })
  assert.equal(new Set(presses.map(({ location }) => location)).size, 1)
})

test('pressing the button twice makes a note at a work once, and the same words later make another', async () => {
  const work = `${tank}/kennis/${house.id('knowledge_item', 'cloudstrategie', 'bio2')}`
  const form: Form = { what: '', page: work, to: /aantekeningen$/, table: 'knowledge_note', fields: { note: 'Dit leest geen kat.' } }
  assert.equal(new Set((await twice(form)).map(({ location }) => location)).size, 1)
  await twice(form)
})

test('pressing the button twice makes a publication once', async () => {
  const page = `${tank}/teksten/1/publicatie`
  const { body } = await marijke.get(page)
  const against = [...body.matchAll(/name="against" value="([a-z]+)"/g)].map(([, key]) => key ?? '')
  assert.ok(against.length > 0)
  const reasons = Object.fromEntries(against.map((key) => [`reason_${key}`, 'De begroting wacht niet.']))
  const presses = await twice({ what: '', page, to: /publicatie$/, table: 'publication', fields: {} }, { against, ...reasons })
  assert.equal(new Set(presses.map(({ location }) => location)).size, 1)
})

const once = (seat: Seat, act: string, page: string, to: RegExp, fields?: FormFields) => pressedOnce(house, seat, act, page, to, fields)

test('pressing twice changes, replaces and withdraws something that exists already once, and leads to what the first press did', async () => {
  const item = { who: 'Ons', level: 'national', status: 'law' }
  const add = async (what: string) => ((await marijke.post(`${tank}/landschap/nieuw`, { ...item, what })).location.split('?')[0] ?? '')
  const [old, next] = [await add('Een oude wet'), await add('Een nieuwe wet')]
  await once(marijke, 'landscape.edit', `${old}/verbetering`, /verbetering$/, { who: 'Het Rijk' })
  await once(marijke, 'landscape.supersede', old, /vervanging$/, { by: next.split('/').at(-1) ?? '' })
  await once(marijke, 'landscape.withdraw', old, /intrekking$/, { reason: 'Bestaat niet meer.' })
})

test('pressing twice changes, supports, decides on and withdraws a theme once, and takes support back once', async () => {
  const samira = await house.as('samira-el-amrani')
  const made = await samira.post('/vereniging/themas/nieuw', { title: 'Fietsende kikkers bij het loket', about: 'Zij komen steeds vaker.', why: 'Het is glad.', organisation: '' })
  const theme = made.location.split('?')[0] ?? ''
  await once(samira, 'proposal.edit', theme, /verbetering$/, { about: 'Zij komen elke dag.' })
  await once(samira, 'proposal.support', theme, /steun$/, { why: 'Bij ons ook.' })
  await once(samira, 'proposal.unsupport', theme, /steun\/intrekking$/)
  await once(marijke, 'proposal.decide', theme, /besluit$/, { kind: 'parked', reason: 'Eerst de eenden.' })
  await once(samira, 'proposal.withdraw', theme, /\d\/intrekking$/, { sure: 'ja' })
})

test('pressing twice states the outcome of an amendment once, and takes one back once', async () => {
  const propose = async (title: string) => (await marijke.post(`${tank}/opdracht/wijzigingen/nieuw?onderdeel=assignment`, { assignment: title, why: 'Korter.', open: '7' })).location.split('?')[0] ?? ''
  const [one, other] = [await propose('Wat kost een kat?'), await propose('Wat kost een hond?')]
  await once(marijke, 'charter.withdraw', one, /intrekking$/)
  await sql`update charter_amendment set proposed_at = now() - interval '8 days', ends_at = now() - interval '1 hour' where outcome is null and withdrawn_at is null`.execute(house.database.db)
  await once(marijke, 'charter.decide', other, /uitkomst$/, { outcome: 'adopted', words: 'Iedereen wil het.' })
})
