import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const address = '/publicaties/samenvatting-cloudstrategie'

test('who is not signed in reads the same page again, and never the page of somebody else', async () => {
  const seat = house.visitor()
  const first = await seat.get(address)
  assert.equal(first.status, 200)
  assert.equal((await seat.get(address)).body, first.body)
  assert.equal(first.headers.get('cache-control'), 'no-store')
  assert.match(first.headers.get('content-security-policy') ?? '', /default-src 'self'/)
  const member = await (await house.as('samira-el-amrani')).get(address)
  assert.match(member.body, /Samira/)
  assert.doesNotMatch((await house.visitor().get(address)).body, /Samira/)
})

test('each language has its own page', async () => {
  const seat = house.visitor()
  await seat.get('/taal/en?terug=/')
  assert.match((await seat.get(address)).body, /<html lang="en"/)
  assert.match((await house.visitor().get(address)).body, /<html lang="nl"/)
})

test('the name of the association and a withdrawal show on the next request', async () => {
  const { db } = house.database
  await house.visitor().get(address)
  await db.updateTable('site').set({ association_name: 'Vereniging Kanarie' }).execute()
  assert.match((await house.visitor().get(address)).body, /Vereniging Kanarie/)
  await db.updateTable('publication').set({ withdrawn_at: new Date(), withdrawn_reason: 'Er stond een fout in' }).where('slug', '=', 'samenvatting-cloudstrategie').execute()
  assert.match(wordsOf(await house.visitor().get(address)), /Er stond een fout in/)
})

test('an edition that is not there is not there', async () => {
  for (const path of [`${address}/99`, '/publicaties/bestaat-niet']) assert.equal((await house.visitor().get(path)).status, 404)
})
