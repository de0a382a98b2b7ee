import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/vereniging/organisaties'
const fields = { name: 'Gemeente Zeemond', kind: 'municipality', size_class: 'small', region: 'Kust', ended_on: '' }

test('members see the organisations and choose a kind, but change nothing', async () => {
  const samira = await house.as('samira-el-amrani')
  const list = await samira.get(`${path}?soort=supplier`)
  assert.equal(list.status, 200)
  assert.doesNotMatch(list.body, new RegExp(`${path}/[0-9a-f]{8}-`))
  const before = (await house.database.db.selectFrom('happening').select('id').execute()).length
  assert.equal((await samira.get(`${path}/nieuw`)).status, 403)
  assert.equal((await samira.post(`${path}/nieuw`, fields)).status, 403)
  assert.equal((await house.database.db.selectFrom('happening').select('id').execute()).length, before)
})

test('the board adds an organisation and says until when it exists', async () => {
  const marijke = await house.as('marijke-de-wit')
  assert.match(wordsOf(await marijke.done(`${path}/nieuw`, fields)), /Gemeente Zeemond/)
  const { id } = await house.database.db.selectFrom('organisation').select('id').where('name', '=', fields.name).executeTakeFirstOrThrow()
  const wrong = await marijke.post(`${path}/${id}`, { ...fields, ended_on: '31-2-2027' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="31-2-2027"/)
  assert.match(wordsOf(await marijke.done(`${path}/${id}`, { ...fields, ended_on: '1-1-2027' })), /tot 1 januari 2027/)
})

test('an organisation that is not there is not found', async () => {
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.get(`${path}/${house.id('organisation', 'nergens')}`)).status, 404)
  assert.equal((await marijke.post(`${path}/geen-id`, fields)).status, 404)
})
