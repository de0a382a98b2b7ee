/** A button that is pressed twice makes one thing: each form of the spine that makes something, as its page offers it, sent twice at once and once more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn, type FormFields } from './forms.ts'
import { openHouse, type Seat, type TestHouse } from './house.ts'

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

interface Form { readonly what: string; readonly page: string; readonly to: RegExp; readonly table: string; readonly fields: FormFields }
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
  { what: 'an organisation', page: '/vereniging/organisaties/nieuw', to: /organisaties\/nieuw$/, table: 'organisation', fields: { name: 'Gemeente Kattenhoek', kind: 'municipality' } },
  { what: 'a subgroup', page: `${tank}/deelgroepen/nieuw`, to: /deelgroepen\/nieuw$/, table: 'ring', fields: { title: 'De katten', question: 'Waar liggen zij?' } },
  { what: 'a board', page: `${tank}/bord`, to: /cloudstrategie\/bord$/, table: 'board', fields: { title: 'Nog een bord' } },
  { what: 'a work', page: `${tank}/kennis/nieuw`, to: /kennis\/nieuw$/, table: 'knowledge_item', fields: { title: 'De kat in huis', kind: 'report', authors: 'Poes, P.', dated: '2024' } },
  { what: 'a reading list', page: `${tank}/kennis/leeslijsten/nieuw`, to: /nieuw$/, table: 'knowledge_list', fields: { title: 'Voor thuis' } },
  { what: 'a word in the glossary', page: `${tank}/begrippen/nieuw`, to: /begrippen\/nieuw$/, table: 'concept', fields: { label: 'Kattenluik', definition: 'Een klein luik.' } },
  { what: 'a text', page: `${tank}/teksten/nieuw`, to: /teksten\/nieuw$/, table: 'draft', fields: { title: 'Nog een tekst', kind: 'other', chapter: 'Begin' } },
]

const twice = async ({ page, to, table, fields }: Form, more: FormFields = {}) => {
  const form = formOn((await marijke.get(page)).body, to)
  const filled = { ...form.fields, ...fields, ...more }
  const seen = await countOf(table)
  const presses = await Promise.all([1, 2].map(() => marijke.post(form.action, filled)))
  presses.push(await marijke.post(form.action, filled))
  assert.equal(await countOf(table), seen + 1, `${presses.map(({ status, body }) => `${status} ${status < 400 ? '' : body.replace(/<[^>]*>/g, ' ').slice(600, 1600)}`).join('\n')}`)
  return presses
}

for (const form of forms) {
  test(`pressing the button twice makes ${form.what} once`, async () => {
    const presses = await twice(form)
    // A source that is known is said to be known; any other press leads to what the first one made.
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
