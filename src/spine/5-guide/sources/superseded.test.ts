import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let samira: Seat
let marijke: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  marijke = await house.as('marijke-de-wit')
})
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const at = `${tank}/bronnen`
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const nextOf = async (key: string) => (await house.database.db.selectFrom('source').leftJoin('source as next', 'next.id', 'source.superseded_by')
  .select('next.key').where('source.workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('source.key', '=', key).executeTakeFirstOrThrow()).key
const supersede = (seat: Seat, key: string, by: string) => seat.post(`${at}/${key}/vervanging`, { by })
const item = (key: string) => house.id('landscape_item', 'cloudstrategie', key)
const warned = /Deze tekst verwijst naar iets dat is vervangen/

test('a text that cites nothing superseded says nothing of it', async () => {
  assert.doesNotMatch(wordsOf(await marijke.get(`${tank}/teksten/1`)), warned)
  assert.doesNotMatch(wordsOf(await marijke.get(`${tank}/teksten/1/publicatie`)), warned)
})

test('a participant says that a source was superseded, and it stays in the list with the way to the new one', async () => {
  const page = await samira.get(`${at}/gibit2016/vervanging`)
  assert.match(wordsOf(page), /Is deze bron vervangen\? .*Niet vervangen/)
  const answer = await supersede(samira, 'gibit2016', 'gibit2023')
  assert.equal(answer.location, `${at}?bron=gibit2016&gelukt=vervangen#bron-gibit2016`)
  const list = await samira.get(answer.location.split('#')[0] ?? '')
  assert.match(wordsOf(list), /Vastgelegd door welke bron deze is vervangen/)
  assert.match(/id="bron-gibit2016">([\s\S]*?)<\/li>/.exec(list.body)?.[1] ?? '', /Vervangen door<\/span> <a href="\/denktanks\/cloudstrategie\/bronnen\?bron=gibit2023#bron-gibit2023">/)
  assert.equal(await nextOf('gibit2016'), 'gibit2023')
  assert.match(wordsOf(await samira.get(`${tank}/gebeurtenissen`)), /Een bron is vervangen door een andere/)
})

test('the text that cites it warns, with the place, the new one and the way to mend it; so do the page to publish it and its ripeness', async () => {
  for (const path of ['teksten/1', 'teksten/1/publicatie', 'teksten/1/rijpheid']) {
    const answer = await marijke.get(`${tank}/${path}`)
    assert.match(wordsOf(answer), warned)
    const [, warning = ''] = /id="vervangen">([\s\S]*?)<\/ul>/.exec(answer.body) ?? []
    assert.match(warning, /<a href="\/denktanks\/cloudstrategie\/teksten\/1#b-[a-z0-9]{10}">\d+\.\d+<\/a>: Gemeentelijke Inkoopvoorwaarden bij IT/)
    assert.match(warning, /<a href="\/denktanks\/cloudstrategie\/bronnen\?bron=gibit2023#bron-gibit2023">GIBIT 2023/)
    assert.match(warning, /href="\/denktanks\/cloudstrategie\/teksten\/1\/schrijven"/)
  }
  const reader = await samira.get(`${tank}/teksten/1`)
  assert.match(wordsOf(reader), warned)
  assert.doesNotMatch(reader.body, /Verwijzing aanpassen/, 'who does not write is not sent to write')
  const english = await (await house.as('priya-raghunathan')).get(`${tank}/teksten/1`)
  assert.match(wordsOf(english), /This text refers to something that was superseded/)
})

test('something in the landscape that was superseded warns where its source is cited, and no longer once that is undone or withdrawn', async () => {
  await supersede(samira, 'gibit2016', '')
  assert.doesNotMatch(wordsOf(await marijke.get(`${tank}/teksten/1`)), warned)
  const byItem = (by: string) => samira.done(`${tank}/landschap/${item('dataact')}/vervanging`, { by })
  await byItem(item('cada'))
  const answer = await marijke.get(`${tank}/teksten/1`)
  assert.match(wordsOf(answer), warned)
  assert.match(answer.body, new RegExp(`<a href="/denktanks/cloudstrategie/landschap/${item('cada')}">Voorstel voor een Cloud`))
  await byItem('')
  assert.doesNotMatch(wordsOf(await marijke.get(`${tank}/teksten/1`)), warned)
  await byItem(item('cada'))
  await samira.done(`${tank}/landschap/${item('dataact')}/intrekking`, { reason: 'Hoort hier niet.' })
  assert.doesNotMatch(wordsOf(await marijke.get(`${tank}/teksten/1`)), warned)
})

test('the warning names what holds now, also where what took its place was superseded itself', async () => {
  await samira.done(`${tank}/landschap/${item('bio2')}/vervanging`, { by: item('cada') })
  await samira.done(`${tank}/landschap/${item('cada')}/vervanging`, { by: item('csf') })
  const answer = await marijke.get(`${tank}/teksten/1`)
  assert.match(answer.body, new RegExp(`Baseline Informatiebeveiliging[^<]*Vervangen door <a href="/denktanks/cloudstrategie/landschap/${item('csf')}">Cloud Sovereignty Framework</a>`))
  const last = await samira.get(`${tank}/landschap/${item('csf')}`)
  assert.doesNotMatch(last.body, new RegExp(`<option value="(?:${item('bio2')}|${item('cada')})"`), 'what it took the place of is not offered')
  for (const one of ['bio2', 'cada']) await samira.done(`${tank}/landschap/${item(one)}/vervanging`, { by: '' })
})

test('sources do not supersede one another in a circle, and what is unknown is not found; no trace is left', async () => {
  assert.equal((await supersede(samira, 'gibit2016', 'gibit2023')).status, 303)
  const before = await happenings()
  const answer = await supersede(samira, 'gibit2023', 'gibit2016')
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Dit kan niet: de bron die u koos, is zelf door deze vervangen/)
  assert.equal((await supersede(samira, 'gibit2023', 'gibit2023')).status, 422)
  assert.equal((await supersede(samira, 'gibit2023', 'nergens')).status, 404)
  assert.equal((await supersede(samira, 'nergens', '')).status, 404)
  assert.equal((await samira.get(`${at}/nergens/vervanging`)).status, 404)
  assert.equal(await nextOf('gibit2023'), null)
  assert.equal(await happenings(), before)
})

test('an outsider and a neighbour cannot say so, nor see that it was said', async () => {
  const before = await happenings()
  for (const seat of [house.visitor(), await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('gerben-tuinstra')]) {
    assert.equal((await seat.get(`${at}/bio2/vervanging`)).status, 404)
    assert.equal((await supersede(seat, 'bio2', 'gibit2023')).status, 404)
  }
  const paulien = await house.as('paulien-schaafsma')
  assert.equal((await paulien.post('/denktanks/zaaksystemen/bronnen/bio2/vervanging', { by: '' })).status, 404)
  assert.equal(await happenings(), before)
})
