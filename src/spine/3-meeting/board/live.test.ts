import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { showHeldCards } from './jobs.ts'
import { listenAt, serve, type Served } from './listen.testing.ts'

let house: TestHouse
let served: Served
let marijke: Seat
let samira: Seat
let devi: Seat

before(async () => {
  house = await openHouse()
  served = await serve(house)
  marijke = await house.as('marijke-de-wit')
  samira = await house.as('samira-el-amrani')
  devi = await house.as('devi-baldew')
})
after(() => served.close())

const listen = (seat: Seat, path: string, lastId?: string) => listenAt(served.at, served.open, seat, path, lastId)

const openBoard = async (leader: Seat = marijke, slug = 'cloudstrategie') => {
  const path = (await leader.post(`/denktanks/${slug}/bord`, { title: 'Bijeenkomst' })).location.split('?')[0] as string
  const id = path.split('/').at(-1) as string
  const { code } = await house.database.db.selectFrom('board').select('code').where('id', '=', id).executeTakeFirstOrThrow()
  const rounds = (await house.database.db.selectFrom('board_round').select('id').where('board_id', '=', id).orderBy('position').execute()).map((one) => one.id)
  const round = rounds[0] as string
  return {
    path, id, code, round, rounds, stream: `/bord/${code}/stroom`,
    writes: (seat: Seat, body: string, card: string = randomUUID(), extra: Record<string, string> = {}) =>
      seat.post(`/bord/${code}/kaart`, { card, round, kind: 'image', body, ...extra }, { accept: 'application/json' }),
    phase: (phase: string, which = round) => leader.post(`${path}/fase`, { round: which, phase }),
  }
}

test('a card that is sent is told to every screen once the round is open, and before that only that there is one more', async () => {
  const board = await openBoard()
  const wall = await listen(marijke, `${board.stream}?rol=scherm`)
  const phone = await listen(devi, board.stream)
  await phone.next('tijd')
  assert.equal((await board.writes(samira, 'Een geheim tot het open is')).status, 200)
  for (const screen of [wall, phone]) {
    let count = await screen.next('aantal')
    if (count.told['count'] === 0) count = await screen.next('aantal')
    assert.equal(count.told['count'], 1)
    assert.doesNotMatch(JSON.stringify(screen.heard), /geheim|"weg"|kaart"/)
  }
  await board.phase('open')
  await phone.next('bord')
  assert.equal((await board.writes(samira, 'Een kaartje <b>voor</b> allen')).status, 200)
  assert.match(String((await phone.next('kaart')).told['html']), /Een kaartje &lt;b&gt;voor&lt;\/b&gt; allen/)
  assert.match(String((await wall.next('kaart')).told['html']), /Een kaartje &lt;b&gt;voor/)
})

test('who was away hears what it missed, from any step on, and nothing twice that a card cannot bear', async () => {
  const board = await openBoard()
  await board.phase('open')
  const phone = await listen(devi, board.stream)
  await board.writes(samira, 'Eerste')
  const first = await phone.next('kaart')
  await phone.next('')
  const last = phone.lastId()
  phone.stop()
  for (const body of ['Tweede', 'Derde']) await board.writes(samira, body)
  await board.writes(samira, 'Te veel', first.told['id'] as string)
  const back = await listen(devi, board.stream, last)
  const told = [String((await back.next('kaart')).told['html']), String((await back.next('kaart')).told['html'])]
  assert.deepEqual(told.map((html) => /Tweede|Derde/.exec(html)?.[0]), ['Tweede', 'Derde'])
  assert.doesNotMatch(JSON.stringify(back.heard), /Eerste|Te veel/)
})

test('what was taken off the board is not told to who comes back after it', async () => {
  const board = await openBoard()
  await board.phase('open')
  const phone = await listen(devi, board.stream)
  const card = randomUUID()
  await board.writes(samira, 'Noemt iemand bij naam', card)
  await phone.next('kaart')
  assert.equal((await marijke.post(`${board.path}/verwijdering`, { card, reason: 'Noemt iemand.' })).status, 303)
  assert.equal((await phone.next('weg')).told['id'], card)
  phone.stop()
  const back = await listen(devi, board.stream, '0')
  await back.next('weg')
  assert.doesNotMatch(JSON.stringify(back.heard), /bij naam/)
})

test('the timer is told in seconds that are left, and the end closes the stream', async () => {
  const board = await openBoard()
  const phone = await listen(devi, board.stream)
  await phone.next('tijd')
  await marijke.post(`${board.path}/tijd`, { round: board.round, timer: 'five' })
  const { told } = await phone.next('tijd')
  assert.ok(Number(told['seconds']) > 290 && Number(told['seconds']) <= 300, JSON.stringify(told))
  await marijke.post(`${board.path}/sluiting`)
  await phone.next('dicht')
  await phone.over()
})

test('an outsider, a neighbour and somebody who was removed hear nothing; who does not lead has no big screen', async () => {
  const board = await openBoard()
  for (const person of ['bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra']) assert.equal((await listen(await house.as(person), board.stream)).status, 404)
  assert.equal((await listen(house.visitor(), board.stream)).status, 404)
  assert.equal((await listen(devi, `${board.stream}?rol=scherm`)).status, 404)
  assert.equal((await listen(devi, `${board.stream}?rol=leiding`)).status, 404)
})

test('suspended or removed: the stream of somebody who was signed out closes', async () => {
  const board = await openBoard()
  const seat = await house.as('devi-baldew')
  const phone = await listen(seat, board.stream)
  await phone.next('tijd')
  await seat.post('/uitloggen')
  await phone.over()
  assert.equal((await listen(seat, board.stream)).status, 404)
})

test('whoever leads sees how many phones there are and how many cards wait on them; nobody else does', async () => {
  const board = await openBoard()
  const leads = await listen(marijke, `${board.stream}?rol=leiding`)
  const phone = await listen(devi, `${board.stream}?t=${randomUUID()}&wacht=3`)
  let { told } = await leads.next('telefoons')
  while (told['phones'] !== 1) ({ told } = await leads.next('telefoons'))
  assert.deepEqual(told, { phones: 1, waiting: 3 })
  assert.match(wordsOf(await marijke.get(board.path)), /Telefoons verbonden: 1\. Kaartjes die wachten op verbinding: 3\./)
  assert.doesNotMatch(JSON.stringify(phone.heard), /telefoons/)
  phone.stop()
  while (told['phones'] !== 0) ({ told } = await leads.next('telefoons'))
})

test('where nobody may know who said what, a card is not told at the moment it was sent, and no step names it', async () => {
  const paulien = await house.as('paulien-schaafsma')
  const board = await openBoard(paulien, 'zaaksystemen')
  await board.phase('open')
  const phone = await listen(paulien, board.stream)
  await phone.next('tijd')
  const answer = await board.writes(paulien, 'Anoniem gezegd')
  assert.equal(answer.status, 200, answer.body)
  // The timer comes after the card on the same line: what it overtakes was not sent at once.
  await paulien.post(`${board.path}/tijd`, { round: board.round, timer: 'five' })
  while ((await phone.next('tijd')).told['seconds'] === null);
  assert.doesNotMatch(JSON.stringify(phone.heard), /Anoniem|"kaart"/)
  // Nor by asking for the page again and again.
  const other = await house.as('omer-kaplan')
  const page = `/bord/${board.code}`
  assert.doesNotMatch(wordsOf(await other.get(page)), /Anoniem gezegd|1 kaartje/)
  assert.match(wordsOf(await paulien.get(page)), /Anoniem gezegd/, 'who wrote it sees it')
  await showHeldCards(house.database)
  assert.match(wordsOf(await other.get(page)), /Anoniem gezegd/)
  const steps = await house.database.db.selectFrom('board_step').select(['kind', 'card_id']).where('board_id', '=', board.id).orderBy('seq').execute()
  assert.deepEqual(steps, [{ kind: 'page', card_id: null }, { kind: 'beat', card_id: null }, { kind: 'timer', card_id: null }])
  await paulien.post(`${board.path}/sluiting`)
  const left = await house.database.db.selectFrom('board_step').select('kind').where('board_id', '=', board.id).execute()
  assert.deepEqual(left, [{ kind: 'closed' }])
})

test('a card leaves no happening: its moment would say whose it was', async () => {
  const board = await openBoard()
  const happenings = async () => (await house.database.db.selectFrom('happening').select('id').where('act', 'in', ['card.add', 'card.withdraw', 'guest.ask']).execute()).length
  const card = randomUUID()
  await board.writes(samira, 'Stil gezegd', card)
  assert.equal((await samira.post(`/bord/${board.code}/intrekking`, { card })).status, 303)
  assert.equal(await happenings(), 0)
})
