/** Whom one can name: who reads along in the same group, and nobody else. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const at = '/denktanks/cloudstrategie/gesprekken/namen'
const ring = (kind: string) => house.id('ring', 'cloudstrategie', kind)
const namesIn = (body: string) => [...body.matchAll(/data-name="([^"]+)"/g)].map(([, name]) => name)
const asked = async (seat: Seat, query: Record<string, string>) => seat.get(`${at}?${new URLSearchParams(query).toString()}`)

test('by how a name or a family name begins; a sign of a search means itself', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.deepEqual(namesIn((await asked(samira, { naam: 'DEV' })).body), ['Devi Baldew'])
  assert.deepEqual(namesIn((await asked(samira, { naam: 'baldew' })).body), ['Devi Baldew'])
  for (const naam of ['aldew', '%', '_evi', 'zzz', '<script>']) {
    const { status, body } = await asked(samira, { naam })
    assert.equal(status, 200)
    assert.deepEqual(namesIn(body), [], naam)
    assert.match(body, /Niemand gevonden/)
  }
  assert.match((await samira.get('/denktanks/cloudstrategie/gesprekken/1')).body, new RegExp(`<textarea[^>]* data-names="[^"]*/gesprekken/namen\\?kring=${ring('members')}"`))
})

test('threats, side doors: suggestions hold only who one may see: of no other ring or think tank, of nobody who left or was erased', async () => {
  const [samira, joost] = [await house.as('samira-el-amrani'), await house.as('joost-haverkamp')]
  assert.ok(namesIn((await asked(joost, { kring: ring('preparation') })).body).includes('Joost Haverkamp'))
  for (const kring of [ring('preparation'), house.id('ring', 'zaaksystemen', 'members'), 'onzin', '']) assert.equal((await asked(samira, { kring })).status, 404, kring)
  for (const seat of [house.visitor(), await house.as('bart-looijenga')]) assert.equal((await asked(seat, { naam: 'd' })).status, 404)
  const all = namesIn((await samira.get(at)).body)
  assert.equal(all.length, 42)
  assert.equal(new Set(all).size, 42)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'devi-baldew')} and ended_at is null`.execute(house.database.db)
  assert.deepEqual(namesIn((await asked(samira, { naam: 'dev' })).body), [])
})
