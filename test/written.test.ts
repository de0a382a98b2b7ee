/** What somebody wrote is not lost when it cannot be kept: the page that refuses it gives the words back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'

let house: TestHouse
let [marijke, samira]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[marijke, samira] = await Promise.all(['marijke-de-wit', 'samira-el-amrani'].map((key) => house.as(key)))
})
after(() => house.close())

const words = 'Wij willen dit niet kwijt: het kostte een half uur.\nEn <b>een tweede regel</b>.'
const contribution = { kind: 'risk', body: words, perspective: 'municipality', ring: '' }

test('who no longer takes part, and who may no longer do it, gets back what they wrote', async () => {
  const proposed = await samira?.post('/vereniging/themas/nieuw', { title: 'Zonnepanelen op het gemeentehuis', about: 'Een dak vol.', why: 'Het scheelt.', organisation: '' })
  const theme = proposed?.location.split('?')[0] ?? ''
  assert.match(theme, /^\/.*\d+$/, proposed && wordsOf(proposed))
  assert.equal((await samira?.post(`${theme}/intrekking`, { sure: 'ja' }))?.status, 303)
  const decided = await marijke?.post(`${theme}/besluit`, { kind: 'declined', reason: words, seen: '0' })
  assert.equal(decided?.status, 403)
  assert.match(decided?.body ?? '', /Wij willen dit niet kwijt: het kostte een half uur\.\nEn &lt;b>een tweede regel&lt;\/b>|Wij willen dit niet kwijt: het kostte een half uur\.\nEn &lt;b&gt;een/)
  assert.match(decided ? wordsOf(decided) : '', /Dit schreef u/)
  await house.database.db.updateTable('participant').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()
  await house.database.db.updateTable('ring_person').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()
  const gone = await samira?.post('/denktanks/cloudstrategie/bijdragen', contribution)
  assert.equal(gone?.status, 404)
  assert.match(gone ? wordsOf(gone) : '', /Dit schreef u.*Wij willen dit niet kwijt/)
})

test('where nothing is the answer is the same, and short answers, buttons and visitors get nothing back', async () => {
  const nowhere = await samira?.post('/denktanks/bestaat-niet/bijdragen', contribution)
  assert.match(nowhere ? wordsOf(nowhere) : '', /Dit schreef u.*Wij willen dit niet kwijt/)
  assert.doesNotMatch((await samira?.post('/denktanks/bestaat-niet/bijdragen', { kind: 'risk', body: 'Kort.' }))?.body ?? '', /Dit schreef u/)
  assert.doesNotMatch((await house.visitor().post('/denktanks/cloudstrategie/bijdragen', contribution)).body, /Wij willen dit niet kwijt/)
})
