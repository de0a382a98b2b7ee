/** Buttons of contributions, texts and publications that are pressed twice do one thing, and each press leads to what the first did. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type FormFields } from './forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'
import { pressedOnce } from './pressing.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [marijke, samira]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[marijke, samira] = await Promise.all(['marijke-de-wit', 'samira-el-amrani'].map((key) => house.as(key)))
})
after(() => house.close())

const once = (seat: Seat | undefined, act: string, page: string, to: RegExp, fields?: FormFields) => pressedOnce(house, seat, act, page, to, fields)
const say = async (body: string, ring = '') => {
  const answer = await samira?.post(`${tank}/bijdragen`, { body, kind: 'risk', subtopic_id: '', ring, anyway: 'ja' })
  assert.equal(answer?.status, 303, answer && wordsOf(answer))
  return answer?.location.split('?')[0] ?? ''
}

test('a contribution is mended, settled, shared and withdrawn once', async () => {
  const one = await say('De kat zit op de kabels.')
  await once(samira, 'contribution.edit', one, /verbetering$/, { body: 'De kat zit op alle kabels.' })
  await once(marijke, 'contribution.settle', one, /besluit$/, { decision: 'parked', reason: 'Later.' })
  await once(samira, 'contribution.share', await say('De kat slaapt.', house.id('ring', 'cloudstrategie', 'deelgroep-gemeente')), /plenair$/)
  await once(samira, 'contribution.withdraw', `${one}/intrekking`, /intrekking$/)
})

test('a text is set back, withdrawn and brought back once', async () => {
  await once(marijke, 'draft.save', `${tank}/teksten/1/versies/1`, /herstel$/)
  await once(marijke, 'draft.withdraw', `${tank}/teksten/1`, /intrekking$/, { zeker: 'ja' })
  await once(marijke, 'draft.reinstate', `${tank}/teksten/1`, /terughalen$/)
})

test('organisations are asked once to endorse an edition, and it is withdrawn once', async () => {
  await house.database.db.updateTable('publication').set({ endorsement_asked_at: null }).where('slug', '=', 'samenvatting-cloudstrategie').execute()
  await once(marijke, 'endorsement.ask', `${tank}/teksten/1/publicatie`, /vaststelling$/)
  await once(marijke, 'publication.withdraw', `${tank}/teksten/publicaties/samenvatting-cloudstrategie/1/intrekking`, /intrekking$/, { reason: 'De cijfers klopten niet.' })
})
