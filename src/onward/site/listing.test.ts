import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/denktanks/zaaksystemen/op-de-website'
const words = { title: 'Samen een zaaksysteem kiezen', lead: 'Hoe koopt u een zaaksysteem dat blijft werken?', title_en: '', lead_en: '' }

test('a chair puts a theme on the site in words for everyone, and nothing else of the think tank shows', async () => {
  assert.doesNotMatch((await house.visitor().get('/themas')).body, /zaaksyste/i)
  await (await house.as('paulien-schaafsma')).done(path, words)
  for (const address of ['/', '/themas', '/themas.atom', '/themas.rss', '/themas.json']) {
    const { body } = await house.visitor().get(address)
    assert.match(body, /Samen een zaaksysteem kiezen/, address)
    assert.doesNotMatch(body, /zaaksystemen|denktanks\/|Schaafsma|deelnemers/, address)
  }
  const told = await (await house.as('paulien-schaafsma')).get('/denktanks/zaaksystemen/gebeurtenissen')
  assert.match(wordsOf(told), /Op de website staat wat iedereen van deze denktank mag weten/)
})

test('a theme that was not translated says to English readers that it is Dutch', async () => {
  const visitor = house.visitor()
  await visitor.get('/taal/en?terug=/')
  assert.match((await visitor.get('/themas')).body, /<span lang="nl">Samen een zaaksysteem kiezen/)
})

test('a wrong form comes back with what was typed', async () => {
  const answer = await (await house.as('paulien-schaafsma')).post(path, { ...words, title: 'Getypt', lead: '' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /value="Getypt"/)
})

test('it goes off the site at once, and off once only', async () => {
  const chair = await house.as('paulien-schaafsma')
  await chair.done(`${path}/intrekking`, {})
  for (const address of ['/', '/themas', '/themas.json']) assert.doesNotMatch((await house.visitor().get(address)).body, /Samen een zaaksysteem kiezen/)
  assert.equal((await chair.post(`${path}/intrekking`, {})).status, 409)
})

test('an outsider, a neighbour, a member and who left find nothing, and a refused act leaves no trace', async () => {
  const mark = async () => JSON.stringify([await house.database.db.selectFrom('listing').selectAll().execute(), (await house.database.db.selectFrom('happening').select('id').execute()).length])
  const before = await mark()
  const cloud = '/denktanks/cloudstrategie/op-de-website'
  const seats = [house.visitor(), await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('samira-el-amrani'), await house.as('henk-postma'), await house.as('gerben-tuinstra')]
  for (const seat of seats) {
    assert.equal((await seat.get(cloud)).status, 404)
    assert.equal((await seat.post(cloud, words)).status, 404)
    assert.equal((await seat.post(`${cloud}/intrekking`, {})).status, 404)
  }
  assert.equal(await mark(), before)
})
