import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'

test('the front page tells where the think tank stands, from its rows', async () => {
  const words = wordsOf(await (await house.as('samira-el-amrani')).get(tank))
  assert.match(words, /Denktank sinds 14 januari 2026/)
  assert.match(words, /120 bijdragen/)
  const { count } = await house.database.db.selectFrom('finding').select((eb) => eb.fn.countAll<string>().as('count'))
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('withdrawn_at', 'is', null).executeTakeFirstOrThrow()
  assert.match(words, new RegExp(`${count} bevindingen`))
  assert.match(words, /Voorzitter: Marijke de Wit/)
})

test('what is asked follows from who asks', async () => {
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get(tank)), /Handel 1 bezwaar af/)
  const samira = wordsOf(await (await house.as('samira-el-amrani')).get(tank))
  assert.doesNotMatch(samira, /Handel 1 bezwaar af/)
  assert.match(samira, /Lees de bevinding waarover verschil van mening is/)
})

test('a text in the preparation group’s ring does not show to others', async () => {
  await house.database.db.updateTable('draft').set({ ring_id: house.id('ring', 'cloudstrategie', 'preparation'), title: 'Kanarietekst' })
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
  const seen = await (await house.as('samira-el-amrani')).get(tank)
  assert.doesNotMatch(seen.body, /Kanarietekst/)
  assert.match(wordsOf(seen), /Nog geen tekst/)
  assert.match((await (await house.as('joost-haverkamp')).get(tank)).body, /Kanarietekst/)
})

test('outside it is not there, in either language', async () => {
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) assert.equal((await seat.get(tank)).status, 404)
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/en?terug=/')
  assert.match(wordsOf(await rik.get(tank)), /Where we stand/)
})
