import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/vereniging/voorbeeld'

test('only an administrator may remove the sample, and only after saying so', async () => {
  assert.equal((await house.visitor().post(path, { zeker: 'ja' })).status, 404)
  for (const key of ['samira-el-amrani', 'marijke-de-wit', 'joost-haverkamp']) {
    const seat = await house.as(key)
    assert.equal((await seat.get(path)).status, 403)
    assert.equal((await seat.post(path, { zeker: 'ja' })).status, 403)
  }
  const nienke = await house.as('nienke-ruijter')
  const asked = wordsOf(await nienke.get(path))
  assert.match(asked, /Mensen 60/)
  assert.match(asked, /Denktanks 2/)
  assert.match(asked, /Mensen die nu zijn ingelogd 4\b/)
  await house.as('samira-el-amrani')
  assert.match(wordsOf(await nienke.get(path)), /Mensen die nu zijn ingelogd 4\b/, 'who signed in on a phone too is one of them')
  assert.equal((await nienke.post(path, {})).status, 422)
  assert.ok(await house.database.db.selectFrom('person').select('id').executeTakeFirst())
})

test('an association of its own cannot be removed this way', async () => {
  const nienke = await house.as('nienke-ruijter')
  await house.database.db.updateTable('site').set({ sample_since: null }).execute()
  assert.equal((await nienke.get(path)).status, 404)
  assert.equal((await nienke.post(path, { zeker: 'ja' })).status, 404)
  await house.database.db.updateTable('site').set({ sample_since: new Date() }).execute()
})

test('afterwards everything is empty and the site waits to be founded', async () => {
  const nienke = await house.as('nienke-ruijter')
  assert.equal((await nienke.post(path, { zeker: 'ja' })).status, 303)
  for (const table of ['site', 'person', 'workspace', 'session', 'contribution', 'publication', 'happening', 'giver', 'mail'] as const) {
    assert.equal(await house.database.db.selectFrom(table).select((eb) => eb.lit(1).as('one')).executeTakeFirst(), undefined, table)
  }
  assert.equal((await nienke.get('/')).location, '/beginnen')
})
