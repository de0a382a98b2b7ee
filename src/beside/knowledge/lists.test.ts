import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let samira: Seat
let marijke: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  marijke = await house.as('marijke-de-wit')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/kennis/leeslijsten'
const ring = (kind: string) => house.id('ring', 'cloudstrategie', kind)
const item = (key: string) => house.id('knowledge_item', 'cloudstrategie', key)
const count = async (table: 'knowledge_list' | 'knowledge_read' | 'happening') =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const make = async (fields: { title: string; about?: string; ring: string }) => {
  const answer = await marijke.post(`${at}/nieuw`, { about: '', ...fields })
  assert.equal(answer.status, 303, wordsOf(answer))
  return /leeslijsten\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? ''
}

test('a reading list says what to read in order, and how many read each, from three up and without names', async () => {
  assert.match(wordsOf(await samira.get(at)), /Voor de bijeenkomst van 13 juni .*Alle deelnemers · 4 werken · 2 door u gelezen/)
  const page = await samira.get(`${at}/${house.id('knowledge_list', 'cloudstrategie', 'juni')}`)
  const words = wordsOf(page)
  assert.match(words, /The NIST definition of cloud computing .*U hebt dit gelezen\. Gelezen door 4 deelnemers/)
  assert.match(words, /Handreiking Impact Cloudcomputing .*Het aantal lezers staat hier vanaf drie/)
  assert.doesNotMatch(words, /Haverkamp|Baldew/)
})

test('where two read a work in an anonymous think tank, not even the number is told', async () => {
  const words = wordsOf(await (await house.as('paulien-schaafsma')).get(`/denktanks/zaaksystemen/kennis/leeslijsten/${house.id('knowledge_list', 'zaaksystemen', 'begin')}`))
  assert.match(words, /Vergelijking van zaaksystemen/)
  assert.match(words, /Het aantal lezers staat hier vanaf drie/)
  assert.doesNotMatch(words, /Gelezen door/)
})

test('a list of the preparation group, and who of it read what, is there for nobody else', async () => {
  const own = house.id('knowledge_list', 'cloudstrategie', 'voorbereiding')
  assert.match(wordsOf(await marijke.get(`${at}/${own}`)), /Om het thema af te bakenen .*Cloud Sovereignty Framework/)
  assert.equal((await samira.get(`${at}/${own}`)).status, 404)
  assert.doesNotMatch(wordsOf(await samira.get(at)), /Om het thema af te bakenen/)
  assert.equal((await samira.post(`${at}/${own}/gelezen`, { item: item('ec2025csf'), read: 'ja' })).status, 404)
})

test('who prepares makes a list, finds works for it and closes it; a participant cannot', async () => {
  const id = await make({ title: 'Over soevereiniteit', about: 'Voor de volgende keer', ring: ring('members') })
  assert.match(wordsOf(await marijke.get(`${at}/${id}`)), /Er staat nog niets op deze lijst\. Zoek hieronder/)
  assert.match(wordsOf(await marijke.get(`${at}/${id}?zoek=soevereiniteit`)), /Kies een werk/)
  assert.match(wordsOf(await marijke.done(`${at}/${id}/werken`, { item: item('ec2025csf') })), /1 werk .*Cloud Sovereignty Framework/)
  assert.doesNotMatch(wordsOf(await marijke.get(`${at}/${id}`)), /Kies een werk/)
  assert.match(wordsOf(await marijke.get(`${at}/${id}?zoek=`)), /Kies een werk/, 'who looks without words sees the newest')
  const before = await count('happening')
  assert.equal((await samira.post(`${at}/${id}/werken`, { item: item('bio2') })).status, 403)
  assert.equal((await samira.get(`${at}/nieuw`)).status, 403)
  assert.equal((await samira.post(`${at}/nieuw`, { title: 'Van mij', about: '', ring: ring('members') })).status, 403)
  assert.equal(await count('happening'), before)
  assert.equal((await marijke.post(`${at}/${id}/einde`)).status, 303)
  assert.equal((await samira.post(`${at}/${id}/gelezen`, { item: item('ec2025csf'), read: 'ja' })).status, 409)
  assert.match(wordsOf(await samira.get(`${at}/${id}`)), /afgesloten/)
})

test('to say that one read something counts once and can be taken back, and nobody hears of it', async () => {
  const id = house.id('knowledge_list', 'cloudstrategie', 'juni')
  const [reads, happened] = [await count('knowledge_read'), await count('happening')]
  await samira.done(`${at}/${id}/gelezen`, { item: item('ibd2019impactcloud'), read: 'ja' })
  await samira.done(`${at}/${id}/gelezen`, { item: item('ibd2019impactcloud'), read: 'ja' })
  assert.equal(await count('knowledge_read'), reads + 1)
  assert.equal(await count('happening'), happened)
  await samira.done(`${at}/${id}/gelezen`, { item: item('ibd2019impactcloud'), read: 'nee' })
  assert.equal(await count('knowledge_read'), reads)
  assert.equal((await samira.post(`${at}/${id}/gelezen`, { item: item('bio2'), read: 'ja' })).status, 404, 'it is not on this list')
})

test('a list without a name, or for a ring that one is not in, comes back', async () => {
  const lists = await count('knowledge_list')
  assert.equal((await marijke.post(`${at}/nieuw`, { title: '', about: '', ring: ring('members') })).status, 422)
  assert.equal((await marijke.post(`${at}/nieuw`, { title: 'Elders', about: '', ring: house.id('ring', 'zaaksystemen', 'members') })).status, 422)
  assert.equal(await count('knowledge_list'), lists)
})
