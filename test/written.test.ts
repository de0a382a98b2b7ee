/** What somebody wrote is not lost when it cannot be kept: the page that refuses it gives the words back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'

let house: TestHouse
let marijke: Seat
let samira: Seat
const tank = '/denktanks/cloudstrategie'
before(async () => {
  house = await openHouse()
  ;[marijke, samira] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
})
after(() => house.close())

const words = 'Wij willen dit niet kwijt: het kostte een half uur.\nEn <b>een tweede regel</b>.'
const contribution = { kind: 'risk', body: words, perspective: 'municipality', ring: '' }

test('an objection to a finding that was withdrawn meanwhile is still there to copy, in its lines and escaped', async () => {
  await marijke.done(`${tank}/bevindingen/5/intrekking`, { reason: 'Het klopt niet meer.' })
  const answer = await samira.post(`${tank}/bevindingen/5/bezwaren`, { reason: words })
  assert.equal(answer.status, 409)
  assert.match(wordsOf(answer), /Dit schreef u/)
  assert.match(answer.body, /class="nl-paragraph dt-lines">Wij willen dit niet kwijt: het kostte een half uur\.\nEn &lt;b&gt;een tweede regel&lt;\/b&gt;\.<\/p>/)
  await samira.get('/taal/en')
  assert.match(wordsOf(await samira.post(`${tank}/bevindingen/5/bezwaren`, { reason: words })), /This is what you wrote/)
  samira.cookies.delete('taal')
})

test('so it is when a right was lost, when a place was closed, and when the form could not be read', async () => {
  for (const [path, fields, status] of [
    [`${tank}/teksten/1/schrijven?versie=1&hoofdstuk=x`, { 'tekst-x': words }, 403],
    [`${tank}/bijdragen`, { body: words, kind: 'risk', subtopic_id: '', ring: house.id('ring', 'zaaksystemen', 'members') }, 404],
    [`${tank}/bijdragen`, { body: words, soort: 'risk' }, 400],
  ] as const) {
    const answer = await samira.post(path, fields)
    assert.equal(answer.status, status, path)
    assert.match(answer.body, /Wij willen dit niet kwijt/, path)
  }
})

test('what another site sends in the name of who is signed in is not shown as theirs', async () => {
  const answer = await samira.post(`${tank}/bijdragen`, contribution, { 'sec-fetch-site': 'same-site' })
  assert.equal(answer.status, 403)
  assert.doesNotMatch(answer.body, /Dit schreef u|Wij willen dit niet kwijt/)
})

test('who no longer takes part, and who may no longer do it, gets back what they wrote', async () => {
  const proposed = await samira.post('/vereniging/themas/nieuw', { title: 'Zonnepanelen op het gemeentehuis', about: 'Een dak vol.', why: 'Het scheelt.', organisation: '' })
  const theme = proposed.location.split('?')[0] ?? ''
  assert.match(theme, /^\/.*\d+$/, wordsOf(proposed))
  assert.equal((await samira.post(`${theme}/intrekking`, { sure: 'ja' })).status, 303)
  const decided = await marijke.post(`${theme}/besluit`, { kind: 'declined', reason: words, seen: '0' })
  assert.equal(decided.status, 409)
  assert.match(wordsOf(decided), /Iemand heeft dit intussen ingetrokken/)
  assert.match(decided.body, /Wij willen dit niet kwijt: het kostte een half uur\.\nEn &lt;b>een tweede regel&lt;\/b>|Wij willen dit niet kwijt: het kostte een half uur\.\nEn &lt;b&gt;een/)
  assert.match(wordsOf(decided), /Dit schreef u/)
  await house.database.db.updateTable('participant').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()
  await house.database.db.updateTable('ring_person').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()
  const gone = await samira.post('/denktanks/cloudstrategie/bijdragen', contribution)
  assert.equal(gone.status, 404)
  assert.match(wordsOf(gone), /Dit schreef u.*Wij willen dit niet kwijt/)
})

test('where nothing is the answer is the same, and short answers, buttons and visitors get nothing back', async () => {
  const nowhere = await samira.post('/denktanks/bestaat-niet/bijdragen', contribution)
  assert.match(wordsOf(nowhere), /Dit schreef u.*Wij willen dit niet kwijt/)
  assert.doesNotMatch((await samira.post('/denktanks/bestaat-niet/bijdragen', { kind: 'risk', body: 'Kort.' })).body, /Dit schreef u/)
  assert.doesNotMatch((await house.visitor().post('/denktanks/cloudstrategie/bijdragen', contribution)).body, /Wij willen dit niet kwijt/)
})
