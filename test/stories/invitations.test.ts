/** From a list of people to the eve of the first meeting: balanced invitations, answers by mail, and what everybody expects. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { formOn } from '../forms.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../house.ts'

let house: TestHouse
let paulien: Seat
before(async () => { house = await openHouse(); paulien = await house.as('paulien-schaafsma') })
after(() => house.close())

const tank = '/denktanks/zaaksystemen'
const path = `${tank}/uitnodigingen`
const person = (key: string) => house.id('person', key)
const main = (page: Answer) => wordsOf({ ...page, body: page.body.slice(page.body.indexOf('<main')) })

interface Mail { address: string; body: string; subject: string }
const mails = async () => (await sql<Mail>`select address, subject, body from mail order by written_at, id`.execute(house.database.db)).rows
const wayIn = (mail: Mail | undefined, way: 'ja' | 'nee' | 'ander') => new RegExp(`(/uitnodiging/[\\w-]+\\?antwoord=${way})`).exec(mail?.body ?? '')?.[1] ?? ''
const to = async (address: string) => (await mails()).filter((mail) => mail.address === address)
const addressOf = async (key: string) =>
  (await house.database.db.selectFrom('person').select('email').where('id', '=', person(key)).executeTakeFirstOrThrow()).email ?? ''

/** Opens a link of a mail in a fresh browser and presses the one button there, with what was typed. */
const answer = async (mail: Mail | undefined, way: 'ja' | 'nee' | 'ander', typed: Record<string, string> = {}): Promise<Answer> => {
  const seat = house.visitor()
  const page = await seat.get(wayIn(mail, way))
  assert.equal(page.status, 200)
  const { action, fields } = formOn(page.body, way === 'ander' ? /\/collega$/ : /^\/uitnodiging\/[\w-]+$/)
  return seat.done(action, { ...fields, ...typed })
}

test('the preparation group sees which region is missing, and that it is not once somebody from there is ticked', async () => {
  await sql`update participant set ended_at = now() where workspace_id = ${house.id('workspace', 'zaaksystemen')} and organisation_id in (
    select id from organisation where region = 'Noordwest') and role = 'member'`.execute(house.database.db)
  const before = main(await paulien.get(path))
  const gone = /Nog niemand uit regio: ([^.]*)/.exec(before)?.[1] ?? ''
  assert.match(gone, /Noordwest/)
  const looked = await paulien.post(`${path}/kiezen`, { kies: person('marijke-de-wit'), perspectief: 'soort', doe: 'balans' })
  assert.doesNotMatch(/Nog niemand uit regio: ([^.]*)/.exec(main(looked))?.[1] ?? '', /Noordwest/)
})

test('members, a pasted list and somebody from outside stand ready, and one button invites them all', async () => {
  await paulien.done(`${path}/kiezen`, { kies: ['marijke-de-wit', 'henk-postma', 'lotte-van-der-velde', 'samira-el-amrani'].map(person), perspectief: 'soort', doe: 'lijst' })
  await paulien.done(`${path}/lijst`, { lijst: 'Roos Verhulst <roos@buiten.example>\nBram de Haan <bram@buiten.example>', perspectief: 'supplier', language: 'nl' })
  const ready = main(await paulien.done(`${path}/buiten`, {
    given_name: 'Grace', prefix: '', family_name: 'Okafor', address: 'grace@buiten.example', organisation: 'Institute for Open Procurement', kind: 'other', perspectief: 'municipality', language: 'en',
  }))
  for (const name of ['Marijke de Wit', 'Roos Verhulst', 'Bram de Haan', 'Grace Okafor']) assert.match(ready, new RegExp(name))
  assert.equal((await mails()).length, 0, 'nobody is written to before the button is pressed')
  await paulien.done(`${path}/versturen`, { until: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) })
  await house.work()
  assert.deepEqual((await mails()).map(({ address }) => address).sort(), [
    'bram@buiten.example', 'grace@buiten.example', 'roos@buiten.example', await addressOf('henk-postma'), await addressOf('lotte-van-der-velde'), await addressOf('marijke-de-wit'), await addressOf('samira-el-amrani'),
  ].sort())
  assert.match((await to('grace@buiten.example'))[0]?.body ?? '', /Dear Grace/)
})

test('they answer by the links in their mail: yes, no, and somebody else', async () => {
  assert.match(wordsOf(await answer((await to(await addressOf('marijke-de-wit')))[0], 'ja', { take_away: 'Een bestek dat klopt.', bring: 'Onze fouten van vorige keer.' })), /U doet mee/)
  assert.match(wordsOf(await answer((await to('roos@buiten.example'))[0], 'ja')), /U doet mee/)
  assert.match(wordsOf(await answer((await to(await addressOf('henk-postma')))[0], 'nee')), /U doet niet mee/)
  await answer((await to('bram@buiten.example'))[0], 'ander', { given_name: 'Femke', prefix: 'de', family_name: 'Wolf', address: 'femke@buiten.example' })
  await house.work()
  assert.match(wordsOf(await answer((await to('femke@buiten.example'))[0], 'ja', { bring: 'Prijslijsten.' })), /U doet mee/)
  // The link leads by the language of the mail.
  const english = /(\/taal\/en\?terug=\S+)/.exec((await to('grace@buiten.example'))[0]?.body ?? '')?.[1] ?? ''
  const grace = house.visitor()
  const page = await grace.get((await grace.get(english)).location)
  assert.match(wordsOf(page), /This invitation is for Grace Okafor/)
  const { action, fields } = formOn(page.body, /^\/uitnodiging\/[\w-]+$/)
  assert.match(wordsOf(await grace.done(action, fields)), /You take part/)
})

test('on the eve of the meeting those who said yes are there, and what they expect lies ready without their names', async () => {
  const people = main(await paulien.get(`${tank}/deelnemers`))
  for (const name of ['Marijke de Wit', 'Roos Verhulst', 'Femke de Wolf', 'Grace Okafor']) assert.match(people, new RegExp(name))
  assert.doesNotMatch(people, /Henk Postma|Bram de Haan|Samira/)
  const overview = main(await paulien.get(path))
  assert.match(overview, /Marijke de Wit .*Doet mee/)
  assert.match(main(await paulien.get(`${path}?stand=open`)), /Samira El Amrani/)
  const list = main(await paulien.get(`${tank}/verwachtingen/lijst`))
  assert.match(list, /Een bestek dat klopt\..*Onze fouten van vorige keer\./)
  assert.match(list, /Prijslijsten\./)
  assert.doesNotMatch(list, /Marijke|Femke/)
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.get(tank)).status, 200)
  assert.match(main(await marijke.get(`${tank}/gebeurtenissen`)), /Er is iemand bij gekomen, op uitnodiging/)
})
