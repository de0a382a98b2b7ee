import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/vereniging/regios'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length

test('members see the regions with their chairs, now and before, but change nothing', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.match(wordsOf(await samira.get(path)), /Noord Jolanda Wijnands 4/)
  const north = await samira.get(`${path}/Noord`)
  assert.match(wordsOf(north), /Jolanda Wijnands 1 maart 2024 nu Hugo Westerink 5 januari 2024 1 maart 2024/)
  assert.doesNotMatch(north.body, /method="post"/)
  const mark = await happenings()
  assert.equal((await samira.post(path, { name: 'Nieuw' })).status, 403)
  assert.equal((await samira.post(`${path}/Noord`, { name: 'Anders', ended_on: '' })).status, 403)
  assert.equal((await samira.post(`${path}/Noord/voorzitters`, { person_id: house.id('person', 'samira-el-amrani'), since: '' })).status, 403)
  assert.equal((await samira.post(`${path}/Noord/voorzitters/einde`, { chair_id: house.id('regional_chair', 'Noord', 'jolanda-wijnands') })).status, 403)
  assert.equal(await happenings(), mark)
})

test('a visitor finds no regions, and one that is not there is not found', async () => {
  assert.equal((await house.visitor().get(path)).status, 404)
  const joost = await house.as('joost-haverkamp')
  assert.equal((await joost.get(`${path}/Atlantis`)).status, 404)
  assert.equal((await joost.post(`${path}/Atlantis`, { name: 'Zee', ended_on: '' })).status, 404)
})

test('a region with another name has it at once for all its organisations', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`${path}/Zuidwest`, { name: 'Zeeland & de eilanden', ended_on: '' })
  const page = `${path}/${encodeURIComponent('Zeeland & de eilanden')}`
  assert.match(wordsOf(await joost.get(page)), /Regio Zeeland & de eilanden/)
  assert.match(wordsOf(await joost.get(`/vereniging/organisaties/${house.id('organisation', 'kleiwaard')}`)), /Regio Zeeland & de eilanden/)
  assert.equal((await joost.get(`${path}/Zuidwest`)).status, 404)
  const taken = await joost.post(page, { name: 'noord', ended_on: '' })
  assert.equal(taken.status, 422)
  assert.match(wordsOf(taken), /al een regio met deze naam/)
  assert.match(taken.body, /value="noord"/)
})

test('the secretariat adds a region once, whatever its capitals', async () => {
  const joost = await house.as('joost-haverkamp')
  assert.match(wordsOf(await joost.done(path, { name: 'Waddenkust' })), /Waddenkust nog niemand 0 0/)
  assert.equal((await joost.post(path, { name: 'WADDENKUST' })).status, 422)
  assert.match(wordsOf(await joost.post(path, { name: ' ' })), /Vul in: naam/)
})

test('a chair is found by name, appointed once and stops; the page keeps who it was', async () => {
  const joost = await house.as('joost-haverkamp')
  assert.match(wordsOf(await joost.get(`${path}/Oost?naam=amrani`)), /1 mens gevonden.*Samira El Amrani/)
  const person_id = house.id('person', 'samira-el-amrani')
  assert.match(wordsOf(await joost.get(`${path}/Oost?kies=${person_id}`)), /Gekozen: Samira El Amrani/)
  const wrong = await joost.post(`${path}/Oost/voorzitters`, { person_id, since: 'gisteren' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="gisteren"/)
  await joost.done(`${path}/Oost/voorzitters`, { person_id, since: '1-9-2026' })
  assert.match(wordsOf(await joost.post(`${path}/Oost/voorzitters`, { person_id, since: '' })), /al voorzitter van deze regio/)
  assert.match(wordsOf(await joost.get(`/vereniging/mensen/${person_id}`)), /Voorzitter van regio Oost/)
  const { id } = await house.database.db.selectFrom('regional_chair').select('id').where('person_id', '=', person_id).executeTakeFirstOrThrow()
  assert.equal((await joost.post(`${path}/Noord/voorzitters/einde`, { chair_id: id })).status, 404)
  assert.doesNotMatch(wordsOf(await joost.done(`${path}/Oost/voorzitters/einde`, { chair_id: id })), /Samira El Amrani 1 september 2026 nu/)
  assert.match(wordsOf(await joost.get(`${path}/Oost`)), /Samira El Amrani 1 september 2026/)
})

test('who will be chair from a later day is not so yet, and whose appointment is taken back before that never was', async () => {
  const joost = await house.as('joost-haverkamp')
  const person_id = house.id('person', 'bart-looijenga')
  const later = await joost.done(`${path}/Oost/voorzitters`, { person_id, since: '1-1-2090' })
  assert.match(wordsOf(later), /Bart Looijenga 1 januari 2090 begint nog/)
  assert.doesNotMatch(wordsOf(await joost.get(path)), /Oost[^0-9]*Bart Looijenga/)
  assert.doesNotMatch(wordsOf(await joost.get(`/vereniging/mensen/${person_id}`)), /Voorzitter van regio Oost/)
  const { id } = await house.database.db.selectFrom('regional_chair').select('id').where('person_id', '=', person_id).executeTakeFirstOrThrow()
  assert.doesNotMatch(wordsOf(await joost.done(`${path}/Oost/voorzitters/einde`, { chair_id: id })), /1 januari 2090/)
})

test('a region that somebody else ended meanwhile does not open again by another name', async () => {
  const [joost, nienke] = [await house.as('joost-haverkamp'), await house.as('nienke-ruijter')]
  await joost.done(path, { name: 'Hoogland' })
  const seen = /name="seen" value="([^"]+)"/.exec((await joost.get(`${path}/Hoogland`)).body)?.[1]
  assert.ok(seen)
  await nienke.done(`${path}/Hoogland`, { name: 'Hoogland', ended_on: '1-1-2027', seen })
  const back = await joost.post(`${path}/Hoogland`, { name: 'Hoog land', ended_on: '', seen })
  assert.equal(back.status, 422)
  assert.match(wordsOf(back), /Iemand anders wijzigde deze regio terwijl u bezig was.*Nu: Hoogland, bestaat tot 1-1-2027/)
  assert.match(back.body, /value="Hoog land"/)
  await joost.done(`${path}/Hoogland`, { name: 'Hoog land', ended_on: '1-1-2027', seen: /name="seen" value="([^"]+)"/.exec(back.body)?.[1] })
})

test('who leaves the association chairs no region any more', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mensen/${house.id('person', 'coen-verschuren')}/vertrek`, { zeker: 'ja' })
  assert.match(wordsOf(await joost.get(path)), /Midden nog niemand/)
})
