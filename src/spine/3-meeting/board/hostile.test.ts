/** What threatens a live board: whatever order things come in, and whoever sends what is not theirs to send. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, type Seat, type TestHouse } from '../../../../test/house.ts'
import { listenAt, serve, type Served } from './listen.testing.ts'

let house: TestHouse
let served: Served
let marijke: Seat
let samira: Seat
let devi: Seat

before(async () => {
  house = await openHouse()
  served = await serve(house)
  ;[marijke, samira, devi] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
})
after(() => served.close())

const openBoard = async () => {
  const path = (await marijke.post('/denktanks/cloudstrategie/bord', { title: 'Bijeenkomst' })).location.split('?')[0] as string
  const id = path.split('/').at(-1) as string
  const { code } = await house.database.db.selectFrom('board').select('code').where('id', '=', id).executeTakeFirstOrThrow()
  const round = (await house.database.db.selectFrom('board_round').select('id').where('board_id', '=', id).orderBy('position').execute())[0]?.id as string
  await marijke.post(`${path}/fase`, { round, phase: 'open' })
  await marijke.post(`${path}/gasten`, { guests: 'everyone' })
  return {
    path, id, code, round, card: `/bord/${code}/kaart`,
    writes: (seat: Seat, body: string, card: string = randomUUID(), extra: Record<string, string> = {}) =>
      seat.post(`/bord/${code}/kaart`, { card, round, kind: 'image', body, ...extra }, { accept: 'application/json' }),
    cards: async () => (await house.database.db.selectFrom('card').select(['id', 'body']).where('board_id', '=', id).execute())
      .map((one) => `${one.id} ${one.body}`).sort(),
  }
}
type Board = Awaited<ReturnType<typeof openBoard>>

const guestAt = async ({ code }: Board): Promise<Seat> => {
  const guest = house.visitor()
  assert.equal((await guest.post(`/bord/${code}/gast`, { perspective: 'supplier' })).status, 303)
  return guest
}

test('any order of sends, repeats and reconnects gives the same board, and a screen that came back misses nothing', async () => {
  const step = fc.oneof(fc.record({ send: fc.nat(4), twice: fc.boolean() }), fc.constant('reconnect' as const))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
    const board = await openBoard()
    const cards = Array.from({ length: 5 }, () => randomUUID())
    const sent = new Set<number>()
    const seen = new Set<string>()
    let phone = await listenAt(served.at, served.open, devi, `/bord/${board.code}/stroom`)
    let last = ''
    const leave = () => {
      for (const { name, told } of phone.heard) if (name === 'kaart') seen.add(String(told['id']))
      last = phone.lastId() ?? last
      phone.stop()
    }
    for (const one of steps) {
      if (one === 'reconnect') {
        leave()
        phone = await listenAt(served.at, served.open, devi, `/bord/${board.code}/stroom`, last || '0')
        continue
      }
      sent.add(one.send)
      const send = () => board.writes(one.send % 2 ? samira : marijke, `Kaart ${one.send}`, cards[one.send] as string)
      for (const { status } of one.twice ? await Promise.all([send(), send()]) : [await send()]) assert.equal(status, 200)
    }
    const wanted = [...sent].map((nth) => `${cards[nth]} Kaart ${nth}`).sort()
    assert.deepEqual(await board.cards(), wanted)
    leave()
    phone = await listenAt(served.at, served.open, devi, `/bord/${board.code}/stroom`, last || '0')
    await marijke.post(`${board.path}/tijd`, { round: board.round, timer: 'five' })
    for (let heard = await phone.next('tijd'); heard.told['seconds'] === null;) heard = await phone.next('tijd')
    leave()
    assert.deepEqual([...seen].sort(), [...sent].map((nth) => cards[nth]).sort())
  }), { numRuns: 10 })
})

test('a card from a foreign page, or with no word of where it comes from, is refused and leaves nothing', async () => {
  const board = await openBoard()
  const cookie = [...samira.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const body = new URLSearchParams({ card: randomUUID(), round: board.round, kind: 'image', body: 'Van een vreemde bladzijde' })
  const ask = (headers: Record<string, string>) => fetch(served.at + board.card, { method: 'POST', body, headers: { cookie, ...headers }, redirect: 'manual' })
  for (const headers of [{ origin: 'https://elders.example' }, { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
    assert.equal((await ask(headers as Record<string, string>)).status, 403, JSON.stringify(headers))
  }
  assert.deepEqual(await board.cards(), [])
})

test('a message that is no card — no form, an array, a binary, far too large, a field that is not its own — is refused and the board goes on', async () => {
  const board = await openBoard()
  const cookie = [...samira.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const own = { cookie, origin: served.at, 'sec-fetch-site': 'same-origin', accept: 'application/json' }
  const form = 'application/x-www-form-urlencoded'
  const messages: [string | Uint8Array<ArrayBuffer>, string][] = [
    ['[1,2,3]', 'application/json'], [new Uint8Array([0, 255, 1, 254]), 'application/octet-stream'], ['', form], ['card=1&card=2&round=&kind[]=image', form],
    [`card=${randomUUID()}&round=${board.round}&kind=image&body=${'x'.repeat(3_000_000)}`, form],
    [`card=${randomUUID()}&round=${board.round}&kind=image&body=${'x'.repeat(1001)}`, form],
  ]
  for (const [body, type] of messages) {
    const { status } = await fetch(served.at + board.card, { method: 'POST', body, headers: { ...own, 'content-type': type }, redirect: 'manual' })
    assert.ok(status >= 400 && status < 500, `${type}: ${status}`)
  }
  assert.equal((await board.writes(samira, 'Met een ander perspectief', randomUUID(), { perspective: 'supplier' })).status, 400)
  assert.deepEqual(await board.cards(), [])
  assert.equal((await board.writes(samira, 'Een gewoon kaartje')).status, 200)
})

test('who is behind a phone comes from its session: a guest is no big screen and no leader, and cannot speak for another board', async () => {
  const [board, other] = [await openBoard(), await openBoard()]
  const guest = await guestAt(board)
  assert.equal((await listenAt(served.at, served.open, guest, `/bord/${board.code}/stroom`)).status, 200)
  for (const role of ['scherm', 'leiding']) assert.equal((await listenAt(served.at, served.open, guest, `/bord/${board.code}/stroom?rol=${role}`)).status, 404)
  assert.equal((await board.writes(guest, 'Van een gast')).status, 200)
  assert.equal((await guest.post(other.card, { card: randomUUID(), round: other.round, kind: 'image', body: 'Van een gast' })).status, 404)
  assert.equal((await guest.post(board.card, { card: randomUUID(), round: other.round, kind: 'image', body: 'Van een gast' })).status, 404)
  assert.deepEqual(await other.cards(), [])
  const [{ perspective } = { perspective: '' }] = await house.database.db.selectFrom('card').select('perspective').where('board_id', '=', board.id).execute()
  assert.equal(perspective, 'supplier')
})

test('the update of who only reads, or was sent away, is dropped', async () => {
  const board = await openBoard()
  const guest = await guestAt(board)
  const stream = await listenAt(served.at, served.open, guest, `/bord/${board.code}/stroom`)
  const { id } = await house.database.db.selectFrom('board_guest').select('id').where('board_id', '=', board.id).executeTakeFirstOrThrow()
  assert.equal((await marijke.post(`${board.path}/binnenlaten`, { guest: id, answer: 'no' })).status, 303)
  await stream.over()
  assert.equal((await board.writes(guest, 'Toch nog iets')).status, 404)
  assert.equal((await board.writes(house.visitor(), 'Van buiten')).status, 404)
  assert.deepEqual(await board.cards(), [])
})
