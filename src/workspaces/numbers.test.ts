import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type TestHouse } from '../../test/house.ts'
import type { Tx } from '../platform/database.ts'
import type { Here } from '../platform/here.ts'
import { enterThinktank } from './door.ts'
import { nextNumbers } from './numbers.ts'

let house: TestHouse
let here: Here
before(async () => {
  house = await openHouse()
  const seat = await house.as('samira-el-amrani')
  here = await enterThinktank(house.database, { session: seat.cookies.get('denktank'), language: undefined, path: '/' }, 'cloudstrategie')
})
after(() => house.close())

const members = () => here.rings.find(({ kind }) => kind === 'members')?.id as string
const take = (kind: 'contribution' | 'finding', count: number, ring = members()) => house.database.change((tx) => nextNumbers(tx, here, kind, count, ring))
const givenNow = async (kind: string) => (await house.database.db.selectFrom('number_given').select('number')
  .where('workspace_id', '=', here.workspace.id).where('kind', '=', kind).execute()).map(({ number }) => number)

test('findings count up; of many at once each gets another number, without a gap', async () => {
  const highest = Math.max(...await givenNow('finding'))
  const taken = await Promise.all(Array.from({ length: 12 }, (_, nth) => take('finding', 1 + nth % 3)))
  for (const numbers of taken) assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b))
  const all = taken.flat().sort((a, b) => a - b)
  assert.deepEqual(all, Array.from({ length: all.length }, (_, nth) => highest + 1 + nth))
})

test('contributions get numbers that were not given before, in no order, of three digits while half of those are free', async () => {
  const before = new Set(await givenNow('contribution'))
  const taken = (await Promise.all(Array.from({ length: 10 }, () => take('contribution', 20)))).flat()
  assert.equal(new Set(taken).size, 200)
  assert.ok(taken.every((number) => !before.has(number) && number < 1000))
  assert.notDeepEqual(taken, [...taken].sort((a, b) => a - b))
  assert.ok((await take('contribution', 200)).some((number) => number >= 1000), 'more than half of a thousand: four digits')
})

test('what is not for all members has five digits', async () => {
  const numbers = await take('contribution', 50, 'no ring of members')
  assert.ok(numbers.every((number) => number >= 10_000 && number < 100_000), String(numbers))
  assert.equal(new Set(numbers).size, 50)
})

test('after 9,999 findings counting goes on above what lies aside', async () => {
  const row = { workspace_id: here.workspace.id, kind: 'finding' }
  await house.database.db.insertInto('number_given').values([9999, 10_004].map((number) => ({ ...row, number }))).execute()
  assert.deepEqual(await take('finding', 1), [10_005])
})

test('an act that is not through yet keeps nobody else from a drawn number', { skip: !process.env['DENKTANK_TEST_DATABASE'] && 'PGlite does one act at a time' }, async () => {
  let through = () => {}
  const waits = new Promise<void>((done) => { through = done })
  let took = () => {}
  const hasTaken = new Promise<void>((done) => { took = done })
  const first = house.database.change(async (tx: Tx) => { await nextNumbers(tx, here, 'contribution', 1, members()); took(); await waits })
  await hasTaken
  const late = new Promise((_, fail) => { setTimeout(() => fail(new Error('it waited')), 10_000).unref() })
  await Promise.race([take('contribution', 1), late]).finally(through)
  await first
})
