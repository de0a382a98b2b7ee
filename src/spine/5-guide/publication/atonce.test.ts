/** A text that was saved while somebody published it or signed it off: they read that, with all they had filled in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'
import type { Target } from '../../../documents/schema.ts'
import { askOf, chapter, cite, paragraph, saidBy, saveText, textOf } from '../ripeness/texts.testing.ts'

let house: TestHouse
let chair: Seat
let member: Seat
let all: Target[]
const at = '/denktanks/cloudstrategie/teksten/1/publicatie'
const sign = '/denktanks/cloudstrategie/teksten/1/nakijken'
before(async () => {
  house = await openHouse()
  ;[chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  all = await Promise.all(['municipality', 'shared-service', 'supplier'].map(async (one) => cite(house, 'contribution', (await saidBy(house, one))[0] as number)))
  await askOf(house, ['grounded', 'heard'], {}, 'cloudstrategie')
})
after(() => house.close())

const bare = (words: string) => textOf(chapter('een', 'Begin', paragraph('a', ['Dit zegt iedereen.', ...all]), paragraph('c', [words])))
const revisionIn = (answer: Answer) => /<input type="hidden" name="revision" value="(\d+)"/.exec(answer.body)?.[1] ?? ''
const editions = async () => Number((await house.database.db.selectFrom('publication').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)

test('the chair publishes only what they read: after a save the form comes back with the reasons, also when something else was wrong', async () => {
  await saveText(house, bare('Dit zegt niemand.'))
  const revision = revisionIn(await chair.get(at))
  await saveText(house, bare('Dit zegt nog altijd niemand.'))
  const before = await editions()
  const filled = { lead: 'In het kort.', reason_grounded: 'Wij willen dit bespreken.' }
  for (const more of [{}, { against: ['grounded'] }]) {
    const answer = await chair.post(at, { ...filled, ...more, revision })
    assert.match(wordsOf(answer), /De tekst is intussen veranderd/)
    for (const words of ['In het kort', 'Wij willen dit bespreken']) assert.match(answer.body, new RegExp(`>${words}\\.</textarea>`))
    assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/teksten\/1\/versies\/\d+\?met=\d+"/, 'what changed can be read')
  }
  assert.equal(await editions(), before)
  const answer = await chair.post(at, { ...filled, against: ['grounded'], revision })
  assert.equal((await chair.post(at, { ...filled, against: ['grounded'], revision: revisionIn(answer) })).status, 303)
})

test('whoever signs off or objects does so of what they read: after a save the form comes back with the objection', async () => {
  const revision = revisionIn(await member.get(sign))
  await saveText(house, bare('Dit zegt echt niemand.'))
  const mistake = await member.post(sign, { revision, kind: 'objected', reason: '' })
  assert.match(wordsOf(mistake), /De tekst is intussen veranderd/)
  const answer = await member.post(sign, { revision, kind: 'objected', reason: 'De kosten ontbreken in dit hoofdstuk.' })
  assert.match(wordsOf(answer), /De tekst is intussen veranderd/)
  assert.match(answer.body, />De kosten ontbreken in dit hoofdstuk\.<\/textarea>/)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/teksten\/1\/versies\/\d+\?met=\d+"/)
  assert.equal((await member.post(sign, { revision: revisionIn(answer), kind: 'objected', reason: 'De kosten ontbreken in dit hoofdstuk.' })).status, 303)
})

test('who settles an objection that was taken back meanwhile hears so, and not that it was never there', async () => {
  const page = await chair.get('/denktanks/cloudstrategie/teksten/1/rijpheid')
  const settle = /action="([^"]*\/nakijken\/bezwaren\/[^"]+)"/.exec(page.body)?.[1] ?? ''
  assert.equal((await member.post(`${sign}/intrekking`)).status, 303)
  const answer = await chair.post(settle, { outcome: 'Wij voegen de kosten toe.' })
  assert.equal(answer.status, 409)
  assert.match(wordsOf(answer), /Dit is ingetrokken.*Wij voegen de kosten toe\./)
})
