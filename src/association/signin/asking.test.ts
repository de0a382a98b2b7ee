import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { openHouse, type Seat, type TestHouse } from '../../../test/house.ts'
import { addressOf, byMail, forgetLimits } from './steps.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())
afterEach(() => forgetLimits(house))

const samira = addressOf('samira-el-amrani')
/** What a trusted proxy says of where somebody comes from. */
const from = (network: string) => ({ 'x-forwarded-for': network })
const outside = () => house.with({ proxies: 1 })
const ask = async (seat: Seat, network: string, email = samira) => (await seat.post('/inloggen', { email }, from(network))).status
const times = async (count: number, work: () => Promise<number>) => {
  const statuses: number[] = []
  for (let nth = 0; nth < count; nth += 1) statuses.push(await work())
  return statuses
}

test('a stranger who asks again and again for somebody else’s address is refused, and that person still gets a mail', async () => {
  assert.deepEqual(await times(5, () => ask(outside().visitor(), '192.0.2.7')), [303, 303, 303, 429, 429])
  assert.equal(await ask(outside().visitor(), '198.51.100.4'), 303)
})

test('however many ask from everywhere, one address gets ten mails an hour', async () => {
  let network = 0
  const statuses = await times(14, () => { network += 1; return ask(outside().visitor(), `192.0.2.${network}`) })
  assert.equal(statuses.filter((status) => status === 303).length, 10)
  assert.deepEqual(statuses.slice(10), [429, 429, 429, 429])
})

test('a browser in which somebody was signed in lately is never locked out by others, and has three mails an hour of its own', async () => {
  const seat = outside().visitor()
  await byMail(house, seat, 'samira-el-amrani')
  await house.database.db.updateTable('session').set({ ended_at: new Date() }).where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()
  let network = 0
  await times(14, () => { network += 1; return ask(outside().visitor(), `192.0.2.${network}`) })
  // From the same network as a stranger too, as in one town hall.
  assert.deepEqual(await times(4, () => ask(seat, '192.0.2.1')), [303, 303, 303, 429])
  // For somebody else’s address that browser is a stranger like any other.
  assert.deepEqual(await times(4, () => ask(seat, '203.0.113.9', addressOf('bart-looijenga'))), [303, 303, 303, 429])
})

test('whether an address is known, the limits do not tell', async () => {
  for (const email of [samira, 'niemand@elders.example']) {
    assert.deepEqual(await times(4, () => ask(outside().visitor(), '192.0.2.44', email)), [303, 303, 303, 429])
  }
})
