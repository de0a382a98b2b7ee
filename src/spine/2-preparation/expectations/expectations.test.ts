import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/denktanks/cloudstrategie/verwachtingen'
const hidden = '/denktanks/zaaksystemen/verwachtingen'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const rowsGiven = async () => (await house.database.db.selectFrom('expectation').select('id').where('withdrawn_at', 'is', null).execute()).length

test('participants read what the group expects, by perspective and without names', async () => {
  const words = wordsOf(await (await house.as('maarten-de-vlieger')).get(path))
  assert.match(words, /10 verwachtingen/)
  assert.match(words, /Gemeente .*Een rekenmodel voor de kosten over vijf jaar/)
  assert.match(words, /Leverancier .*Begrijpen waar gemeenten echt bang voor zijn/)
  assert.doesNotMatch(words.slice(words.indexOf('Wat de groep verwacht')), /Verschuren|Goudriaan/)
})

test('outside the think tank no expectation is found or given', async () => {
  for (const seat of [house.visitor(), await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('nienke-ruijter'), await house.as('gerben-tuinstra')]) {
    for (const at of [path, `${path}/lijst`]) assert.equal((await seat.get(at)).status, 404)
    assert.equal((await seat.post(path, { take_away: 'Iets.', bring: '' })).status, 404)
    assert.equal((await seat.post(`${path}/intrekking`)).status, 404)
  }
})

test('somebody gives theirs, changes it and takes it back; it stays one', async () => {
  const wilma = await house.as('wilma-ter-horst')
  const before = await rowsGiven()
  assert.match(wordsOf(await wilma.done(path, { take_away: 'Een plan.', bring: '' })), /Opgeslagen.*Van u .*Een plan\./)
  await wilma.done(path, { take_away: 'Een beter plan.', bring: 'Taart.' })
  await Promise.all(Array.from({ length: 10 }, () => wilma.post(path, { take_away: 'Een beter plan.', bring: 'Taart.' })))
  assert.equal(await rowsGiven(), before + 1)
  const other = await house.as('tineke-wiersma')
  assert.match(wordsOf(await other.get(path)), /Een beter plan\. .*Taart\./)
  await wilma.done(`${path}/intrekking`)
  assert.doesNotMatch(wordsOf(await other.get(path)), /Een beter plan/)
  assert.equal((await wilma.post(`${path}/intrekking`)).status, 404, 'there is nothing left to take back')
  assert.equal(await rowsGiven(), before)
})

test('an empty form comes back, and so does one that is too long, with what was typed; no trace is left', async () => {
  const wilma = await house.as('wilma-ter-horst')
  const before = await happenings()
  const empty = await wilma.post(path, { take_away: ' ', bring: '' })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty), /Vul ten minste één van beide in/)
  const long = await wilma.post(path, { take_away: 'x'.repeat(1001), bring: 'Dit blijft staan.' })
  assert.equal(long.status, 422)
  assert.match(long.body, /Dit blijft staan\./)
  assert.equal((await wilma.post(path, { take_away: 'Iets.', bring: '', person: 'x' })).status, 400)
  assert.equal(await happenings(), before)
})

test('the list for the meeting is for the preparation group, and holds them all', async () => {
  const list = await (await house.as('henk-postma')).get(`${path}/lijst`)
  assert.match(wordsOf(list), /Lijst voor de bijeenkomst .*Een rekenmodel.*Eén set eisen/)
  assert.equal((await (await house.as('samira-el-amrani')).get(`${path}/lijst`)).status, 404)
})

test('where names are shown the giver stands with it, and nowhere else', async () => {
  await house.database.db.updateTable('workspace').set({ attribution: 'named' }).where('slug', '=', 'cloudstrategie').execute()
  assert.match(wordsOf(await (await house.as('henk-postma')).get(`${path}/lijst`)), /Coen Verschuren, Gemeente Lindevoort/)
  await house.database.db.updateTable('workspace').set({ attribution: 'by-perspective' }).where('slug', '=', 'cloudstrategie').execute()
  assert.doesNotMatch(wordsOf(await (await house.as('henk-postma')).get(`${path}/lijst`)), /Verschuren/)
})

test('a perspective that four people share is not named, and it cannot be found by where it stands', async () => {
  await sql`update participant set ended_at = now() where workspace_id = ${house.id('workspace', 'cloudstrategie')} and perspective = 'supplier'
    and person_id not in (${sql.join(['esther-goudriaan', 'karin-uitenbroek', 'maarten-de-vlieger', 'bas-rademaker'].map((key) => house.id('person', key)))})`.execute(house.database.db)
  const page = await (await house.as('henk-postma')).get(`${path}/lijst`)
  const main = wordsOf({ ...page, body: page.body.slice(page.body.indexOf('<main')) })
  assert.match(main, /Deelnemer Eén set eisen/)
  assert.doesNotMatch(main, /Leverancier/)
  await sql`update participant set ended_at = null where workspace_id = ${house.id('workspace', 'cloudstrategie')} and perspective = 'supplier'`.execute(house.database.db)
})

test('in an anonymous think tank nobody is named, not even to its chair, and fewer than five are not shown at all', async () => {
  const paulien = await house.as('paulien-schaafsma')
  const page = await paulien.get(hidden)
  const shown = wordsOf({ ...page, body: page.body.slice(page.body.indexOf('<main')) })
  assert.match(shown, /Een bestek dat niet elke keer/)
  assert.doesNotMatch(shown, /Kaplan|Pinas|Hertog|Leverancier/)
  await sql`update expectation set withdrawn_at = now() where workspace_id = ${house.id('workspace', 'zaaksystemen')} and id in (${house.id('expectation', 'zaaksystemen', 'omer-kaplan')}, ${house.id('expectation', 'zaaksystemen', 'naomi-pinas')})`.execute(house.database.db)
  assert.match(wordsOf(await paulien.get(hidden)), /Er zijn er nog geen vijf/)
  assert.doesNotMatch(wordsOf(await paulien.get(hidden)), /vergelijking van drie systemen/)
  assert.doesNotMatch(wordsOf(await paulien.get(`${hidden}/lijst`)), /vergelijking van drie systemen/)
  assert.match(wordsOf(await (await house.as('steven-oudenhoven')).get(hidden)), /vergelijking van drie systemen/, 'one’s own is there')
  const moments = await house.database.db.selectFrom('expectation').select('given_at').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).execute()
  for (const { given_at } of moments) assert.equal(given_at.toISOString().slice(11, 19), '12:00:00')
})
