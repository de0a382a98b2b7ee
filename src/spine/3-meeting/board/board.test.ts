import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let marijke: Seat
let samira: Seat
let devi: Seat
let board = ''
let code = ''
let rounds: string[] = []

before(async () => {
  house = await openHouse()
  marijke = await house.as('marijke-de-wit')
  samira = await house.as('samira-el-amrani')
  devi = await house.as('devi-baldew')
})
after(() => house.close())

const tank = '/denktanks/cloudstrategie/bord'
const writes = (seat: Seat, body: string, extra: Record<string, string> = {}) =>
  seat.post(`${board}/kaart`, { card: randomUUID(), round: rounds[0], kind: 'image', body, ...extra })
const phase = (to: string, round = rounds[0]) => marijke.post(`${board}/fase`, { round, phase: to })

test('who leads opens a board in one step: three rounds for all, and then the question of each subgroup', async () => {
  const opened = await marijke.post(tank, { title: 'Bijeenkomst van 13 juni' })
  assert.equal(opened.status, 303)
  board = opened.location.split('?')[0] as string
  const id = board.split('/').at(-1) as string
  rounds = (await house.database.db.selectFrom('board_round').select('id').where('board_id', '=', id).orderBy('position').execute()).map((one) => one.id)
  code = (await house.database.db.selectFrom('board').select('code').where('id', '=', id).executeTakeFirstOrThrow()).code
  assert.ok(rounds.length > 3)
  assert.match(wordsOf(await marijke.get(board)), /1\. Beelden nu op alle schermen/)
})

test('a meeting that was closed is the last in the choice of what a board is for, and is not chosen beforehand', async (t) => {
  const closed = { id: house.id('workspace', 'cloudstrategie'), title: 'Eerste bijeenkomst' }
  const { rows: [was] } = await sql<{ starts_at: Date; ends_at: Date }>`select starts_at, ends_at from meeting where workspace_id = ${closed.id} and title = ${closed.title}`.execute(house.database.db)
  const at = (starts: Date, ends: Date) => sql`update meeting set starts_at = ${starts}, ends_at = ${ends} where workspace_id = ${closed.id} and title = ${closed.title}`.execute(house.database.db)
  await at(new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000))
  t.after(() => was && at(was.starts_at, was.ends_at))
  const [, options = ''] = /<select[^>]*name="meeting"[^>]*>([\s\S]*?)<\/select>/.exec((await marijke.get(tank)).body) ?? []
  assert.match(options, /Tweede bijeenkomst[\s\S]*Eerste bijeenkomst[\s\S]*value=""/)
  assert.doesNotMatch(options, /selected[^>]*>Eerste bijeenkomst/)
})

test('the code on the wall leads a member to the phone page; an outsider and a wrong code find nothing', async () => {
  assert.equal((await samira.post('/bord', { code: `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}` })).location, `/bord/${code}`)
  assert.equal((await samira.get(`/bord/${code.toLowerCase()}`)).location, `/bord/${code}`, 'also when it was typed behind the address, in small letters')
  const outside = wordsOf(await (await house.as('bart-looijenga')).get(`/bord/${code}`))
  assert.match(outside, /Meedoen als gast/)
  assert.doesNotMatch(outside, /Bijeenkomst van 13 juni|Welk beeld/)
  assert.equal((await house.visitor().post('/bord', { code: 'BCDFGH' })).status, 422)
  assert.equal((await samira.post('/bord', { code: 'BCDFGH' })).status, 422)
  assert.equal((await samira.post('/bord', { code: '' })).status, 422)
})

test('in silent writing a card is seen by its giver only; others and the big screen are told how many there are', async () => {
  assert.equal((await writes(samira, 'De cloud is een huurhuis')).status, 303)
  assert.match(wordsOf(await samira.get(`/bord/${code}`)), /De cloud is een huurhuis/)
  for (const [seat, at] of [[devi, `/bord/${code}`], [marijke, `${board}/scherm`], [marijke, board]] as const) {
    const shown = wordsOf(await seat.get(at))
    assert.doesNotMatch(shown, /huurhuis/)
    assert.match(shown, /1 kaartje/)
  }
  await phase('open')
  assert.match(wordsOf(await devi.get(`/bord/${code}`)), /huurhuis/)
  assert.match(wordsOf(await marijke.get(`${board}/scherm`)), /huurhuis/)
})

test('the same card sent twice is one card', async () => {
  const card = randomUUID()
  for (let time = 0; time < 3; time += 1) assert.equal((await writes(devi, 'Een lek in het dak', { card })).status, 303)
  assert.equal((await house.database.db.selectFrom('card').select('id').where('body', '=', 'Een lek in het dak').execute()).length, 1)
})

test('an empty card comes back with what was chosen; a card of another kind than the round has is no card', async () => {
  assert.equal((await writes(devi, ' ')).status, 422)
  assert.equal((await writes(devi, 'Dit kan niet', { kind: 'risk' })).status, 400)
})

test('a card is withdrawn by whose it is, and taken off with a reason by who leads; nobody else can', async () => {
  await writes(devi, 'Een kaartje te veel')
  await writes(devi, 'Een kaartje dat niet kan')
  const idOf = async (body: string) => (await house.database.db.selectFrom('card').select('id').where('body', '=', body).executeTakeFirstOrThrow()).id
  assert.equal((await samira.post(`${board}/intrekking`, { card: await idOf('Een kaartje te veel') })).status, 404)
  assert.equal((await devi.post(`${board}/intrekking`, { card: await idOf('Een kaartje te veel') })).status, 303)
  const card = await idOf('Een kaartje dat niet kan')
  assert.equal((await samira.post(`${board}/verwijdering`, { card, reason: 'weg' })).status, 403)
  assert.equal((await marijke.post(`${board}/verwijdering`, { card, reason: '' })).status, 422)
  assert.equal((await marijke.post(`${board}/verwijdering`, { card, reason: 'Noemt iemand bij naam.' })).status, 303)
  assert.doesNotMatch(wordsOf(await devi.get(`/bord/${code}`)), /Een kaartje/)
})

test('a closed round makes contributions with their giver; a card typed in it before comes late and becomes one too', async () => {
  assert.equal((await samira.post(`${board}/fase`, { round: rounds[0], phase: 'closed' })).status, 403)
  assert.equal((await phase('closed')).status, 303)
  assert.equal((await writes(devi, 'Getypt zonder verbinding')).status, 303)
  const made = async () => house.database.db.selectFrom('card').innerJoin('contribution', 'contribution.id', 'card.contribution_id')
    .innerJoin('giver', 'giver.thing_id', 'contribution.id').where('giver.kind', '=', 'contribution').where('card.board_id', '=', board.split('/').at(-1) as string)
    .select(['contribution.body', 'contribution.kind', 'card.late', 'giver.person_id']).orderBy('contribution.body').execute()
  // Names are not shown here: alone the late card would say whose phone came back, so it goes with the next round.
  assert.deepEqual((await made()).map(({ body, late }) => [body, late]), [['De cloud is een huurhuis', false], ['Een lek in het dak', false]])
  assert.equal((await phase('closed', rounds[1])).status, 303)
  assert.deepEqual((await made()).map(({ body, late }) => [body, late]), [['De cloud is een huurhuis', false], ['Een lek in het dak', false], ['Getypt zonder verbinding', true]])
  assert.equal((await made())[0]?.person_id, house.id('person', 'samira-el-amrani'))
  assert.equal((await phase('open')).status, 409)
})

test('a neighbour, somebody who was removed and an outsider find no board', async () => {
  for (const person of ['paulien-schaafsma', 'gerben-tuinstra', 'bart-looijenga']) {
    const seat = await house.as(person)
    for (const at of ['', '/meedoen', '/scherm']) assert.equal((await seat.get(`${board}${at}`)).status, 404)
    assert.equal((await writes(seat, 'Van buiten')).status, 404)
  }
  assert.equal((await devi.get(`${board}/scherm`)).status, 403)
})

test('a closed board says so to a member, takes what was still on the way for a day, and is not there for anybody else', async () => {
  assert.equal((await marijke.post(`${board}/sluiting`)).status, 303)
  assert.match(wordsOf(await samira.get(`/bord/${code}`)), /Dit bord is gesloten/)
  assert.equal((await house.visitor().get(`/bord/${code}`)).status, 404)
  assert.equal((await writes(devi, 'Nog onderweg')).status, 303)
  const { db } = house.database
  await db.updateTable('board').set({ closed_at: new Date(Date.now() - 26 * 3_600_000) }).where('code', '=', code).execute()
  assert.equal((await writes(devi, 'Te laat')).status, 409)
  assert.equal((await samira.get(`/bord/${code}`)).status, 404)
  assert.match(wordsOf(await samira.get(`${board}/meedoen`)), /Dit bord is gesloten/)
})
