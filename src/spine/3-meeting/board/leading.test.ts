import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { byRank, nextTopic } from './talk.ts'

let house: TestHouse
let marijke: Seat
let samira: Seat
let devi: Seat
let board = ''
let rounds: string[] = []
const cards = new Map<string, string>()
const words = ['De deur op slot', 'De sleutel kwijt', 'Een huis op palen', 'Water in de kelder', 'Een dak van glas', 'De buren kijken mee']

before(async () => {
  house = await openHouse()
  ;[marijke, samira, devi] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  board = (await marijke.post('/denktanks/cloudstrategie/bord', { title: 'Bord met groepen' })).location.split('?')[0] as string
  const id = board.split('/').at(-1) as string
  rounds = (await house.database.db.selectFrom('board_round').select('id').where('board_id', '=', id).orderBy('position').execute()).map((one) => one.id)
  for (const [at, body] of words.entries()) {
    const card = randomUUID()
    cards.set(body, card)
    await (at % 2 ? samira : devi).post(`${board}/kaart`, { card, round: rounds[0], kind: 'image', body })
  }
})
after(() => house.close())

const card = (at: number) => cards.get(words[at] as string) as string
const phase = (to: string) => marijke.post(`${board}/fase`, { round: rounds[0], phase: to })
const group = (at: number, to: string, seat = marijke) => seat.post(`${board}/groepering`, { card: card(at), to })
const groupOf = async (at: number) => (await house.database.db.selectFrom('card').select('card_group_id').where('id', '=', card(at)).executeTakeFirstOrThrow()).card_group_id
const dot = (seat: Seat, thing: string, count: number | string) => seat.post(`${board}/stippen`, { round: rounds[0], thing, count })
const dotsOf = (key: string) => house.database.db.selectFrom('dot').selectAll().where('round_id', '=', rounds[0] as string)
  .where('voter', '=', house.id('person', key)).execute()

test('cards that are still hidden cannot be grouped; who does not lead cannot group at all', async () => {
  assert.equal((await group(0, 'new')).status, 409)
  await phase('open')
  assert.equal((await group(0, 'new', samira)).status, 403)
  assert.equal(await groupOf(0), null)
})

test('a card goes into a group, the group gets a name, and the big screen shows both', async () => {
  await phase('grouping')
  assert.equal((await group(0, 'new')).status, 303)
  const made = await groupOf(0) as string
  assert.equal((await group(1, made)).status, 303)
  assert.equal((await marijke.post(`${board}/groepsnaam`, { group: made, title: ' ' })).status, 422)
  assert.equal((await marijke.post(`${board}/groepsnaam`, { group: made, title: 'Toegang' })).status, 303)
  assert.match(wordsOf(await marijke.get(`${board}/scherm`)), /Toegang 2 kaartjes.*Nog geen groep 4 kaartjes/)
  assert.match(wordsOf(await marijke.get(board)), /Toegang/)
})

test('groups are merged, and a group that loses its last card is gone', async () => {
  await group(2, 'new')
  const [toegang, other] = [await groupOf(0) as string, await groupOf(2) as string]
  assert.equal((await marijke.post(`${board}/samenvoeging`, { group: other, into: toegang })).status, 303)
  assert.equal(await groupOf(2), toegang)
  assert.equal((await group(3, other)).status, 404)
  assert.equal((await group(2, 'none')).status, 303)
  assert.equal(await groupOf(2), null)
})

test('a group of another round, of another board or that never was is no place for a card', async () => {
  assert.equal((await group(3, randomUUID())).status, 404)
  assert.equal((await group(3, 'ergens')).status, 422)
  const elsewhere = randomUUID()
  await house.database.db.insertInto('card_group').values({ id: elsewhere, round_id: rounds[1] as string, title: 'Elders', position: 1 }).execute()
  assert.equal((await group(3, elsewhere)).status, 404)
  assert.equal(await groupOf(3), null)
})

test('in whatever order cards are grouped, each is in one group of its round or in none, and no group is empty', async () => {
  const act = fc.record({ at: fc.nat(words.length - 1), other: fc.nat(words.length - 1), what: fc.constantFrom('new', 'none', 'join', 'merge') })
  await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
    for (const { at, other, what } of acts) {
      const [mine, into] = [await groupOf(at), await groupOf(other)]
      if (what === 'merge' && mine && into) await marijke.post(`${board}/samenvoeging`, { group: mine, into })
      else if (what === 'join' && into) await group(at, into)
      else if (what === 'new' || what === 'none') await group(at, what)
    }
    const alive = await house.database.db.selectFrom('card_group').select('id').where('round_id', '=', rounds[0] as string).where('gone_at', 'is', null).execute()
    const used = new Set((await Promise.all(words.map((_, at) => groupOf(at)))).filter((one) => one !== null))
    assert.deepEqual(alive.map(({ id }) => id).sort(), [...used].sort())
    const shown = await marijke.get(`${board}/scherm`)
    for (const body of words) assert.equal(shown.body.split(body).length, 2, body)
  }), { numRuns: 12 })
})

test('dots are given on the phone up to the limit, can be moved, and a repeat changes nothing', async () => {
  for (const [at] of words.entries()) await group(at, 'none')
  await group(0, 'new')
  await group(1, await groupOf(0) as string)
  const toegang = await groupOf(0) as string
  assert.equal((await dot(samira, toegang, 1)).status, 409)
  await phase('voting')
  for (let time = 0; time < 3; time += 1) assert.equal((await dot(samira, toegang, 3)).status, 303)
  assert.equal((await dotsOf('samira-el-amrani')).length, 3)
  await dot(samira, card(2), 4)
  assert.equal((await dotsOf('samira-el-amrani')).length, 5)
  assert.match(wordsOf(await samira.get(`${board}/meedoen`)), /Al uw 5 stippen zijn gegeven/)
  await dot(samira, toegang, 1)
  await dot(samira, card(2), 3)
  assert.equal((await dotsOf('samira-el-amrani')).length, 4)
  assert.match(wordsOf(await samira.get(`${board}/meedoen`)), /U heeft nog 1 van de 5 stippen/)
  assert.equal((await dot(samira, card(0), 1)).status, 404, 'a card in a group is voted on with its group')
  assert.equal((await dot(samira, toegang, -1)).status, 400)
  assert.equal((await dot(samira, toegang, 21)).status, 400)
})

test('a vote never goes over the limit, whatever order, repeat or two at once', async () => {
  const things = [await groupOf(0) as string, card(2), card(3), card(4)]
  const vote = fc.record({ thing: fc.nat(things.length - 1), count: fc.nat(8) })
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(vote, vote), { minLength: 1, maxLength: 5 }), async (pairs) => {
    for (const pair of pairs) {
      await Promise.all(pair.map(({ thing, count }) => dot(devi, things[thing] as string, count)))
      const given = await dotsOf('devi-baldew')
      assert.ok(given.length <= 5, `${given.length} dots`)
      for (const { thing, count } of pair.slice(0, 1)) {
        const same = pair.filter((one) => one.thing === thing)
        const on = given.filter((one) => (one.card_id ?? one.card_group_id) === things[thing]).length
        assert.ok(on <= Math.max(count, ...same.map((one) => one.count)))
      }
    }
  }), { numRuns: 12 })
})

test('how many dots a thing has is nowhere to be seen before the vote is closed, and after it in order of rank', async () => {
  const toegang = await groupOf(0) as string
  for (const thing of [toegang, card(2), card(3), card(4)]) { await dot(devi, thing, 0); await dot(samira, thing, 0) }
  await dot(samira, card(4), 5)
  await dot(devi, card(4), 1)
  await dot(devi, toegang, 2)
  for (const [seat, at] of [[marijke, ''], [marijke, '/scherm'], [marijke, '/meedoen']] as const) {
    const { body } = await seat.get(`${board}${at}`)
    assert.doesNotMatch(body, /class="dt-votes"/)
    assert.doesNotMatch(body, /\d+ stip(pen)?\b(?! op uw telefoon)(?!\.)/)
  }
  assert.doesNotMatch((await devi.get(`${board}/meedoen`)).body, /aria-label="[5-9] stippen"/)
  await phase('talking')
  assert.match(wordsOf(await marijke.get(board)), /Begin met: Een dak van glas/)
  assert.match((await marijke.get(`${board}/scherm`)).body, /aria-label="6 stippen"/)
  // What got most stands first, also a card that is in no group.
  assert.match(wordsOf(await marijke.get(`${board}/scherm`)), /1 Een dak van glas.* 2 [^·]+ · \d kaartjes? Nog \d+ met minder of geen stippen/)
  const late = await dot(samira, card(4), 0)
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /De stemming is gesloten Er is intussen iets veranderd[^]*telt niet meer mee/)
})

test('who leads moves all screens by rank, and to nothing that is not on the board', async () => {
  assert.equal((await samira.post(`${board}/bespreking`, { thing: card(4) })).status, 403)
  assert.equal((await marijke.post(`${board}/bespreking`, { thing: randomUUID() })).status, 404)
  assert.equal((await marijke.post(`${board}/bespreking`, { thing: card(4) })).status, 303)
  assert.match(wordsOf(await marijke.get(`${board}/scherm`)), /Nu bespreken wij 1\. Een dak van glas/)
  assert.match(wordsOf(await samira.get(`${board}/meedoen`)), /Nu bespreken wij: Een dak van glas/)
  assert.match(wordsOf(await marijke.get(board)), /Nu bespreken: Groep \d+/)
  assert.equal((await group(3, 'new')).status, 409)
})

test('a closed round forgets which dots were one person\'s, and keeps how many there were', async () => {
  await phase('closed')
  assert.equal((await dotsOf('samira-el-amrani')).length + (await dotsOf('devi-baldew')).length, 0)
  assert.equal((await house.database.db.selectFrom('dot').select('nth').where('card_id', '=', card(4)).execute()).length, 6)
  assert.match(wordsOf(await marijke.get(board)), /Naar de volgende ronde: ervaringen/)
})

test('rounds are added, changed and put in another order; a wrong number of dots comes back', async () => {
  const shown = async () => wordsOf(await marijke.get(board))
  assert.equal((await marijke.post(`${board}/rondes`, { kind: 'question', question: 'Wat doen wij morgen?', dots: '0' })).status, 422)
  const wrong = await marijke.post(`${board}/ronde`, { round: rounds[1], question: 'Wat ging goed?', dots: 'veel' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Wat ging goed\?/)
  await marijke.post(`${board}/rondes`, { kind: 'question', question: 'Wat doen wij morgen?', dots: '3' })
  assert.match(await shown(), /Wat doen wij morgen\?/)
  assert.equal((await marijke.post(`${board}/ronde`, { round: rounds[0], question: 'Anders', dots: '3' })).status, 409)
  await marijke.post(`${board}/volgorde`, { round: rounds[1], way: 'down' })
  assert.match(await shown(), /2\. Verwachtingen.*3\. Ervaringen/)
  assert.equal((await samira.post(`${board}/rondes`, { kind: 'images', question: 'Van mij', dots: '3' })).status, 403)
})

test('an outsider, a neighbour and somebody who was removed find no board to group or vote on', async () => {
  for (const person of ['bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra']) {
    const seat = await house.as(person)
    assert.equal((await group(3, 'new', seat)).status, 404)
    assert.equal((await dot(seat, card(3), 1)).status, 404)
    assert.equal((await seat.post(`${board}/bespreking`, { thing: card(3) })).status, 404)
    assert.equal((await seat.post(`${board}/volgorde`, { round: rounds[1], way: 'up' })).status, 404)
  }
})

test('equal dots share a rank; after the last nothing is next', () => {
  const ranked = byRank([{ id: 'a', dots: 1 }, { id: 'b', dots: 4 }, { id: 'c', dots: null }, { id: 'd', dots: 1 }])
  assert.deepEqual(ranked.map(({ id, rank }) => [id, rank]), [['b', 1], ['a', 2], ['d', 2], ['c', 4]])
  assert.equal(nextTopic(ranked, null)?.id, 'b')
  assert.equal(nextTopic(ranked, 'c'), undefined)
})

test('a guest whom nobody has to let in joins, and asks nothing; a time that ran out is gone with the next step', async () => {
  const { location } = await marijke.post('/denktanks/cloudstrategie/bord', { title: 'Bord met gasten' })
  const path = location.split('?')[0] as string
  const { code, round_id } = await house.database.db.selectFrom('board').select(['code', 'round_id']).where('id', '=', path.split('/').at(-1) as string).executeTakeFirstOrThrow()
  const asked = async () => (await house.visitor().get(`/bord/${code}`)).body
  assert.match(wordsOf(await marijke.done(`${path}/gasten`, { guests: 'asked' })), /Bewaard\. Gasten merken het meteen\./)
  assert.match(await asked(), />Vragen om mee te doen</)
  await marijke.post(`${path}/gasten`, { guests: 'everyone' })
  assert.doesNotMatch(await asked(), /Vragen om mee te doen/)
  assert.match(await asked(), />Meedoen</)
  const round = round_id as string
  await marijke.post(`${path}/tijd`, { round, timer: 'five' })
  await marijke.post(`${path}/fase`, { round, phase: 'open' })
  assert.match((await marijke.get(`${path}/scherm`)).body, /data-seconds="(300|29\d)"/, 'it runs on')
  await house.database.db.updateTable('board_round').set({ ends_at: new Date(Date.now() - 1000) }).where('id', '=', round).execute()
  assert.match(wordsOf(await marijke.get(`${path}/scherm`)), /Tijd over: De tijd is om/)
  await marijke.post(`${path}/fase`, { round, phase: 'grouping' })
  assert.doesNotMatch((await marijke.get(`${path}/scherm`)).body, /data-seconds=/)
})

test('a guest whose board has closed is thanked, and not told that the code is wrong; a stranger is', async () => {
  const { location } = await marijke.post('/denktanks/cloudstrategie/bord', { title: 'Bord dat sluit' })
  const path = location.split('?')[0] as string
  const { code } = await house.database.db.selectFrom('board').select('code').where('id', '=', path.split('/').at(-1) as string).executeTakeFirstOrThrow()
  await marijke.post(`${path}/gasten`, { guests: 'asked' })
  const guest = house.visitor()
  assert.equal((await guest.post(`/bord/${code}/gast`, { perspective: 'supplier' })).status, 303)
  assert.match(wordsOf(await marijke.get(path)), /Nu .*1 gast vraagt om mee te doen.*Kaartjes/, 'who leads sees it where they look')
  const guests = await house.database.db.selectFrom('board_guest').select('id').where('board_id', '=', path.split('/').at(-1) as string).execute()
  await marijke.post(`${path}/binnenlaten`, { guest: guests[0]?.id ?? '', answer: 'in' })
  const { round_id } = await house.database.db.selectFrom('board').select('round_id').where('id', '=', path.split('/').at(-1) as string).executeTakeFirstOrThrow()
  assert.equal((await guest.post(`/bord/${code}/kaart`, { card: randomUUID(), round: round_id as string, kind: 'image', body: 'Een brug' })).status, 303)
  await marijke.post(`${path}/fase`, { round: round_id as string, phase: 'closed' })
  assert.doesNotMatch(wordsOf(await guest.get(`/bord/${code}`)), /nog geen kaartje/, 'whose card it was is cut, and that is not told as if there were none')
  await marijke.post(`${path}/sluiting`, {})
  const over = await guest.get(`/bord/${code}`)
  assert.equal(over.status, 404)
  assert.match(over.body, /Dank u\. Het bord is gesloten/)
  const stranger = await house.visitor().get(`/bord/${code}`)
  assert.equal(stranger.status, 404)
  assert.match(stranger.body, /Deze code kennen wij niet/)
})

test('a question that nobody wrote is asked in the language of who reads it, and stays so when a round is saved', async () => {
  const { location } = await marijke.post('/denktanks/cloudstrategie/bord', { title: 'Bord in twee talen' })
  const path = location.split('?')[0] as string
  const reader = await house.as('marijke-de-wit')
  await reader.get('/taal/en?terug=/')
  const questionOn = async (seat: Seat) => wordsOf(await seat.get(`${path}/scherm`))
  assert.match(await questionOn(reader), /Images Which image do you have of this subject\?/)
  assert.match(await questionOn(marijke), /Beelden Welk beeld heeft u bij dit onderwerp\?/)
  const { round_id } = await house.database.db.selectFrom('board').select('round_id').where('id', '=', path.split('/').at(-1) as string).executeTakeFirstOrThrow()
  assert.equal((await reader.post(`${path}/ronde`, { round: round_id as string, question: 'Which image do you have of this subject?', dots: '4' })).status, 303)
  assert.match(await questionOn(marijke), /Welk beeld heeft u bij dit onderwerp\?/)
  assert.equal((await reader.post(`${path}/ronde`, { round: round_id as string, question: 'What is the cloud to you?', dots: '4' })).status, 303)
  assert.match(await questionOn(marijke), /What is the cloud to you\?/)
})
