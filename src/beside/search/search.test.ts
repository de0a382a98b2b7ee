import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { indexWaiting } from './jobs.ts'

let house: TestHouse
let samira: Seat
let henk: Seat
const at = '/denktanks/cloudstrategie/zoeken'
const look = (seat: Seat, words: string, more = '', where = at) => seat.get(`${where}?z=${encodeURIComponent(words)}${more}`)
const numbersIn = (body: string) => [...body.matchAll(/\/bijdragen\/(\d+)"/g)].map(([, number]) => Number(number))

const ringOf = async (slug: string, kind: 'members' | 'preparation') => (await house.database.db.selectFrom('ring').select('id')
  .where('workspace_id', '=', house.id('workspace', slug)).where('kind', '=', kind).executeTakeFirstOrThrow()).id
const say = async (number: number, body: string, ring: 'members' | 'preparation' = 'members', slug = 'cloudstrategie') => {
  const id = newId()
  const { db } = house.database
  const like = await db.selectFrom('contribution').selectAll().where('workspace_id', '=', house.id('workspace', slug)).executeTakeFirstOrThrow()
  await db.insertInto('contribution').values({ ...like, id, number, body, ring_id: await ringOf(slug, ring), withdrawn_at: null, withheld: null, withheld_reason: '' }).execute()
  await indexWaiting(house.database)
  return id
}

before(async () => {
  house = await openHouse()
  ;[samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
  await indexWaiting(house.database)
})
after(() => house.close())

test('a text with “cloudstrategieën” is found by “strategie cloud”, one with “clouddienst” by “cloud”, with the words marked', async () => {
  await say(9001, 'Onze cloudstrategieën lopen uiteen, zei de kwartelkoning.')
  await say(9002, 'De clouddienst van de kwartelkoning viel uit.')
  const answer = await look(samira, 'strategie cloud kwartelkoning')
  assert.equal(answer.status, 200)
  assert.deepEqual(numbersIn(answer.body), [9001])
  assert.match(answer.body, /<mark>cloudstrategieën<\/mark>/)
  assert.deepEqual(numbersIn((await look(samira, 'cloud kwartelkoning')).body).sort(), [9001, 9002])
})

test('what is still being typed, a part of a compound and a word with a slip are found', async () => {
  assert.deepEqual(numbersIn((await look(samira, 'kwartelk')).body).sort(), [9001, 9002])
  assert.deepEqual(numbersIn((await look(samira, 'kwartelkonign')).body).sort(), [9001, 9002])
  assert.match(wordsOf(await look(samira, 'kwartelkonign')), /Dit komt in de buurt/)
})

test('an outsider and a neighbour find no search here at all, and another ring finds nothing: no count, no word, no near miss', async () => {
  await say(9003, 'Alleen voor de voorbereiding: de ijsduiker.', 'preparation')
  assert.deepEqual(numbersIn((await look(henk, 'ijsduiker')).body), [9003])
  for (const typed of ['ijsduiker', 'ijsduik', 'ijsduker', 'voorbereiding ijsduiker']) {
    const answer = await look(samira, typed)
    assert.deepEqual(numbersIn(answer.body), [], typed)
    assert.match(wordsOf(answer), /Niets gevonden/)
    assert.doesNotMatch(answer.body, /<mark>/, typed)
  }
  for (const key of ['bart-looijenga', 'gerben-tuinstra', 'paulien-schaafsma']) assert.equal((await look(await house.as(key), 'cloud')).status, 404, key)
  assert.equal((await look(house.visitor(), 'cloud')).status, 404)
})

test('what is withdrawn, hidden or says something else now is gone at once, before anything was indexed anew', async () => {
  const { db } = house.database
  const ids = [await say(9004, 'De roerdomp een'), await say(9005, 'De roerdomp twee'), await say(9006, 'De roerdomp drie')]
  assert.equal(numbersIn((await look(samira, 'roerdomp')).body).length, 3)
  await db.updateTable('contribution').set({ withdrawn_at: new Date() }).where('id', '=', ids[0] as string).execute()
  await db.updateTable('contribution').set({ body: 'Iets anders' }).where('id', '=', ids[1] as string).execute()
  await db.updateTable('contribution').set({ withheld: 'hidden', withheld_reason: 'een naam' }).where('id', '=', ids[2] as string).execute()
  const answer = await look(samira, 'roerdomp')
  assert.deepEqual(numbersIn(answer.body), [])
  assert.match(wordsOf(answer), /Niets gevonden/)
})

test('in a think tank without names or perspectives a name finds nothing, and a perspective cannot be chosen or counted', async () => {
  const paulien = await house.as('paulien-schaafsma')
  const zaak = '/denktanks/zaaksystemen/zoeken'
  await say(9007, 'Een onopvallende karekiet', 'members', 'zaaksystemen')
  const plain = await look(paulien, 'karekiet', '', zaak)
  assert.deepEqual(numbersIn(plain.body), [9007])
  assert.deepEqual(numbersIn((await look(paulien, 'karekiet', '&perspectief=supplier', zaak)).body), [9007])
  assert.doesNotMatch(plain.body, /name="perspectief"/)
  assert.deepEqual(numbersIn((await look(paulien, 'Schaafsma', '', zaak)).body), [])
})

test('a filter on kind leaves that kind only, and says how many there are of each', async () => {
  const all = await look(samira, 'cloud')
  assert.match(all.body, /\/bevindingen\/\d+"/)
  const only = await look(samira, 'cloud', '&soort=finding')
  assert.match(only.body, /\/bevindingen\/\d+"/)
  assert.deepEqual(numbersIn(only.body), [])
})

test('“Search highlights escaped”: markup in a text or in the words that were typed stays text', async () => {
  await say(9008, '<script>alert(1)</script> de <b>wielewaal</b> & "zang"')
  const answer = await look(samira, 'wielewaal')
  assert.match(answer.body, /&lt;b&gt;<mark>wielewaal<\/mark>&lt;\/b&gt;/)
  assert.doesNotMatch(answer.body, /<script>alert/)
  for (const typed of [`'`, `\\`, `' | 'x`, ':*', '!(a)&', '<mark>', '%', 'a'.repeat(5000), '\u0301', '的', 'de het een', '']) {
    assert.equal((await look(samira, typed)).status, 200, typed.slice(0, 20))
  }
})

test('what somebody wrote a moment ago is found before the index has it, and what another ring wrote is not', async () => {
  const { db } = house.database
  const like = await db.selectFrom('contribution').selectAll().where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()
  const fresh = (number: number, body: string, ring_id: string) =>
    db.insertInto('contribution').values({ ...like, id: newId(), number, body, ring_id, withdrawn_at: null, withheld: null, withheld_reason: '' }).execute()
  await fresh(9010, 'De buidelmezen nestelen bij de leveranciers', await ringOf('cloudstrategie', 'members'))
  await fresh(9011, 'De buidelmees van de voorbereiding', await ringOf('cloudstrategie', 'preparation'))
  assert.deepEqual(numbersIn((await look(samira, 'buidelm')).body), [9010])
  assert.deepEqual(numbersIn((await look(samira, 'leverancier buidelmezen')).body), [9010])
  assert.deepEqual(numbersIn((await look(samira, 'buidelmeezn')).body), [9010])
  assert.deepEqual(numbersIn((await look(henk, 'buidelm')).body).sort(), [9010, 9011])
  assert.deepEqual(numbersIn((await look(samira, 'buidelm', '', '/zoeken')).body), [9010])
  assert.equal((await db.selectFrom('search_entry').selectAll().where('version', '=', 0).execute()).length, 2)
  await indexWaiting(house.database)
})

test('a member searches all their think tanks at once; who stands in none of them, or not any more, finds and counts nothing of theirs', async () => {
  await say(9012, 'De snor van de cloud', 'members')
  await say(9013, 'De snor van de voorbereiding', 'preparation')
  await say(9014, 'De snor van een ander', 'members', 'zaaksystemen')
  const found = async (key: string) => numbersIn((await look(await house.as(key), 'snor', '', '/zoeken')).body).sort()
  assert.deepEqual(await found('samira-el-amrani'), [9012])
  assert.deepEqual(await found('henk-postma'), [9012, 9013])
  assert.ok((await found('paulien-schaafsma')).includes(9014))
  assert.deepEqual(await found('bart-looijenga'), [])
  for (const key of ['bart-looijenga', 'gerben-tuinstra']) assert.doesNotMatch((await look(await house.as(key), 'snor', '', '/zoeken')).body, /<mark>|De snor/, key)
  assert.equal((await look(house.visitor(), 'snor', '', '/zoeken')).status, 404)
})

test('over all think tanks no perspective is told, and themes, publications, people and organisations are found', async () => {
  const answer = await look(samira, 'cloud', '&perspectief=supplier', '/zoeken')
  assert.equal(answer.status, 200)
  assert.doesNotMatch(answer.body, /name="perspectief"/)
  assert.match(answer.body, /href="\/publicaties\/samenvatting-cloudstrategie"/)
  assert.match((await look(samira, 'cloud', '&soort=proposal', '/zoeken')).body, /href="\/vereniging\/themas\/\d+"|Met deze keuze blijft er niets over/)
  assert.match((await look(samira, 'postma', '', '/zoeken')).body, new RegExp(`/vereniging/mensen/${house.id('person', 'henk-postma')}`))
  assert.match((await look(samira, 'gemeente', '', '/zoeken')).body, /\/vereniging\/organisaties\/[0-9a-f-]{36}"/)
  assert.match(wordsOf(await look(samira, 'xyzzyqwv', '', '/zoeken')), /Niets gevonden/)
  assert.match(wordsOf(await look(samira, 'samira', '', '/zoeken')), /Mensen en organisaties .*Samira El Amrani ,.*Dit komt in de buurt/, 'a name that is right goes before words that only look alike')
})

test('search never finds what its own page would refuse', async () => {
  for (const key of ['samira-el-amrani', 'henk-postma', 'paulien-schaafsma', 'bart-looijenga', 'devi-baldew', 'gerben-tuinstra', 'marijke-de-wit']) {
    const seat = await house.as(key)
    const addresses = new Set<string>()
    for (const typed of ['cloud', 'gemeente', 'leverancier', 'zaak', 'besluit', 'risico', 'snor']) {
      const { body } = await look(seat, typed, '', '/zoeken')
      for (const [, href] of body.matchAll(/class="dt-row__title"><a href="([^"]+)"/g)) addresses.add((href as string).replaceAll('&amp;', '&'))
    }
    for (const address of [...addresses].slice(0, 60)) assert.equal((await seat.get(address)).status, 200, `${key} at ${address}`)
  }
})

test('a period leaves what was said in it, and an anonymous think tank offers and obeys none', async () => {
  const old = await say(9015, 'De grutto van lang geleden')
  await house.database.db.updateTable('contribution').set({ said_at: new Date('2019-03-01T12:00:00Z') }).where('id', '=', old).execute()
  assert.deepEqual(numbersIn((await look(samira, 'grutto')).body), [9015])
  assert.deepEqual(numbersIn((await look(samira, 'grutto', '&periode=jaar')).body), [])
  const paulien = await house.as('paulien-schaafsma')
  const zaak = '/denktanks/zaaksystemen/zoeken'
  const answer = await look(paulien, 'karekiet', '&periode=maand', zaak)
  assert.deepEqual(numbersIn(answer.body), [9007])
  assert.doesNotMatch(answer.body, /name="periode"/)
})

test('every page has the field that searches: where it leads is the think tank that is open, and visitors have none', async () => {
  assert.match((await samira.get('/denktanks/cloudstrategie')).body, /role="search" action="\/denktanks\/cloudstrategie\/zoeken"/)
  assert.match((await samira.get('/')).body, /role="search" action="\/zoeken"/)
  assert.doesNotMatch((await house.visitor().get('/')).body, /role="search"/)
})

test('words that stand everywhere, or only marks, are said not to be searched for; letters, quotes and a very long line are looked for', async () => {
  const seat = await house.as('samira-el-amrani')
  for (const typed of ['de het een', '"', '(| &!:*']) assert.match(wordsOf(await seat.get(`/zoeken?z=${encodeURIComponent(typed)}`)), /Hier valt niet op te zoeken Woorden als/, typed)
  for (const typed of ['"exit" (cloud | !het) & :*', 'cloud exit '.repeat(180)]) {
    const answer = await seat.get(`/zoeken?z=${encodeURIComponent(typed)}`)
    assert.equal(answer.status, 200, typed)
    assert.match(answer.body, /<mark>/, typed)
  }
  assert.match(wordsOf(await seat.get(`/zoeken?z=${'x'.repeat(2000)}`)), /Niets gevonden/)
})
