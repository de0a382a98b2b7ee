import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const samira = () => house.id('person', 'samira-el-amrani')

/** Neither shown nor done. */
const refuses = async (seat: Seat, headers: Record<string, string> = {}) => {
  const { origin: _, ...seen } = headers
  assert.doesNotMatch((await seat.get('/inloggen', seen)).body, /inloggen\/als/)
  assert.equal((await seat.post('/inloggen/als', { person: samira() }, headers)).status, 404)
  assert.equal(seat.cookies.get('denktank') ?? seat.cookies.get('__Host-denktank'), undefined)
}

test('at home the people of the sample can be chosen, and one is signed in at once', async () => {
  const seat = house.visitor()
  const page = await seat.get('/inloggen?terug=/denktanks/cloudstrategie')
  const words = wordsOf(page)
  // On a phone the name and the organisation follow one another on a line.
  assert.match(page.body, /Marijke de Wit <br/)
  for (const what of ['Marijke de Wit', 'Gemeente Duinrade', 'Zit deze denktank voor', 'Voorbereidingsgroep', 'Nienke Ruijter', 'Beheert de site',
    'Bart Looijenga', 'in geen enkele denktank', 'Gerben Tuinstra', 'is eruit gehaald', 'perspectief leverancier', 'perspectief gemeente']) {
    assert.ok(words.includes(what), what)
  }
  assert.equal((await seat.post('/inloggen/als', { person: house.id('person', 'marijke-de-wit'), terug: '/mijn' })).location, '/mijn')
  assert.match(wordsOf(await seat.get('/mijn')), /Marijke de Wit/)
})

test('not with a public address', () => refuses(house.with({ publicUrl: 'http://127.0.0.1:3000' }).visitor()))
test('not with a public address by https', () => refuses(house.with({ publicUrl: 'https://denktank.example' }).visitor(), { origin: 'https://denktank.example' }))
test('not when the server listens everywhere', () => refuses(house.with({ host: '0.0.0.0' }).visitor()))
test('not for a request that asks for another host', () => refuses(house.visitor(), { host: 'denktank.example', origin: 'http://denktank.example' }))
for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
  test(`not behind a proxy that says so in ${name}`, () => refuses(house.visitor(), { [name]: '127.0.0.1' }))
}

test('not as somebody who is not of the sample, who left, or who never was', async () => {
  const { db } = house.database
  const person = house.id('person', 'fenna-dijkgraaf')
  await db.updateTable('person').set({ is_sample: false }).where('id', '=', person).execute()
  assert.equal((await house.visitor().post('/inloggen/als', { person })).status, 404)
  await db.updateTable('person').set({ is_sample: true, left_at: new Date() }).where('id', '=', person).execute()
  assert.equal((await house.visitor().post('/inloggen/als', { person })).status, 404)
  for (const other of [house.id('person', 'nobody'), 'x', '']) assert.equal((await house.visitor().post('/inloggen/als', { person: other })).status, 404)
})

test('not when the sample is not loaded', async () => {
  await house.database.db.updateTable('site').set({ sample_since: null }).execute()
  await refuses(house.visitor())
  await house.database.db.updateTable('site').set({ sample_since: new Date() }).execute()
})
