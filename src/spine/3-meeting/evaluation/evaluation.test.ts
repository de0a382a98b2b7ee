/** Evaluations: opened by who leads, answered here or by the link in a mail, told afterwards and never of fewer than five. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { remindOfEvaluations, sealEvaluations } from './jobs.ts'

let house: TestHouse
let chair: Seat
let member: Seat
before(async () => {
  house = await openHouse()
  chair = await house.as('marijke-de-wit')
  member = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = (tank: string, number: number) => `/denktanks/${tank}/bijeenkomsten/${number}/evaluatie`
const answer = (more: Record<string, string> = {}) => ({ met: 'partly', value: '4', well: '', better: '', next: '', ...more })
const ours = at('cloudstrategie', 2)

/** A meeting that began an hour ago, to which everybody who takes part was asked. */
const meetingIn = async (tank: string, number: number) => {
  const { db } = house.database
  const workspace = house.id('workspace', tank)
  await sql`delete from meeting_attendee where meeting_id in (select id from meeting where workspace_id = ${workspace} and number = ${number})`.execute(db)
  await sql`delete from agenda_item where meeting_id in (select id from meeting where workspace_id = ${workspace} and number = ${number})`.execute(db)
  await sql`delete from meeting where workspace_id = ${workspace} and number = ${number}`.execute(db)
  await sql`with made as (insert into meeting (id, workspace_id, ring_id, number, title, starts_at, ends_at, door_code, planned_at)
      select gen_random_uuid(), ${workspace}, r.id, ${number}, 'Zomerbijeenkomst', now() - interval '1 hour', now() + interval '1 hour', 'ABCDEF', now()
      from ring r where r.workspace_id = ${workspace} and r.kind = 'members' returning id)
    insert into meeting_attendee (id, meeting_id, person_id, organisation_id, kind, perspective)
    select gen_random_uuid(), made.id, p.person_id, p.organisation_id, 'participant', p.perspective from made, participant p
    where p.workspace_id = ${workspace} and p.ended_at is null`.execute(db)
}
const lettersTo = async (person: string) => (await sql<{ subject: string; body: string }>`select m.subject, m.body from mail m
  where m.person_id = ${house.id('person', person)} and m.body like '%/evaluatie/%' order by m.written_at, m.id`.execute(house.database.db)).rows
const linkIn = (body: string | undefined) => /\/evaluatie\/[\w-]{43}/.exec(body ?? '')?.[0] ?? ''
const answersOf = async (tank: string, number: number) => (await sql<{ met: string; value: number; well: string; perspective: string; person: string | null }>`
  select a.met, a.value, a.well, a.perspective, g.person_id as person from appreciation a join evaluation e on e.id = a.evaluation_id join meeting m on m.id = e.meeting_id
    left join giver g on g.kind = 'appreciation' and g.thing_id = a.id
  where m.workspace_id = ${house.id('workspace', tank)} and m.number = ${number} order by a.id`.execute(house.database.db)).rows

test('only who leads opens it, once, and who took part gets a letter with a link of their own', async () => {
  await meetingIn('cloudstrategie', 2)
  assert.match(wordsOf(await member.get(ours)), /De voorbereidingsgroep opent de evaluatie/)
  assert.equal((await member.post(ours)).status, 403)
  assert.match(wordsOf(await chair.done(ours)), /De evaluatie is open/)
  // A second press hears what the first did, and opens nothing again.
  assert.match(wordsOf(await chair.done(ours)), /De evaluatie is open/)
  const { rows: opened } = await sql`select 1 from happening where act = 'evaluation.open' and workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 2`.execute(house.database.db)
  assert.equal(opened.length, 1)
  await house.work()
  const [letter] = await lettersTo('samira-el-amrani')
  assert.equal(letter?.subject, 'Hoe vond u de bijeenkomst “Zomerbijeenkomst”?')
  assert.match(linkIn(letter?.body), /^\/evaluatie\//)
  assert.notEqual(linkIn(letter?.body), linkIn((await lettersTo('devi-baldew'))[0]?.body))
  assert.deepEqual(await lettersTo('gerben-tuinstra'), [])
})

test('what somebody hoped for comes back to them, and to nobody else', async () => {
  await member.done('/denktanks/cloudstrategie/verwachtingen', { take_away: 'Een kwastje-vraag over contracten', bring: '' })
  assert.match(wordsOf(await member.get(ours)), /Dit hoopte u mee te nemen: Een kwastje-vraag over contracten/)
  assert.doesNotMatch(wordsOf(await chair.get(ours)), /kwastje-vraag/)
})

test('a form without an answer comes back with what was typed', async () => {
  const back = await member.post(`${ours}/antwoord`, { met: 'yes', well: 'De koffie', better: '', next: '' })
  assert.equal(back.status, 422)
  assert.match(back.body, /Maak een keuze bij “Hoe vond u de bijeenkomst\?”[\s\S]*De koffie/)
  assert.deepEqual(await answersOf('cloudstrategie', 2), [])
})

test('somebody answers by the link in the mail without signing in, changes it here, and it is one answer', async () => {
  const link = linkIn((await lettersTo('samira-el-amrani'))[0]?.body)
  const visitor = house.visitor()
  assert.match(wordsOf(await visitor.get(link)), /Dit hoopte u mee te nemen/)
  assert.deepEqual(await answersOf('cloudstrategie', 2), [], 'to look changes nothing')
  assert.match(wordsOf(await visitor.done(link, answer({ well: 'De opzet' }))), /Uw antwoord is bewaard/)
  await member.done(`${ours}/antwoord`, answer({ value: '5', well: 'De opzet en de zaal' }))
  const [one, ...more] = await answersOf('cloudstrategie', 2)
  assert.deepEqual(more, [])
  assert.deepEqual([one?.value, one?.well, one?.perspective, one?.person], [5, 'De opzet en de zaal', 'municipality', house.id('person', 'samira-el-amrani')])
})

test('a link that was never sent, or of who has gone, opens nothing', async () => {
  assert.equal((await house.visitor().get(`/evaluatie/${'x'.repeat(43)}`)).status, 404)
  const link = linkIn((await lettersTo('devi-baldew'))[0]?.body)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
  assert.equal((await house.visitor().get(link)).status, 404)
  assert.equal((await house.visitor().post(link, answer())).status, 404)
  await sql`update ring_person set ended_at = null where person_id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
})

test('an outsider and a neighbour find nothing, and leave no trace', async () => {
  const told = (await answersOf('cloudstrategie', 2)).length
  for (const key of ['bart-looijenga', 'gerben-tuinstra', 'paulien-schaafsma']) {
    const seat = await house.as(key)
    assert.equal((await seat.get(ours)).status, 404, key)
    assert.equal((await seat.post(`${ours}/antwoord`, answer())).status, 404, key)
  }
  assert.equal((await answersOf('cloudstrategie', 2)).length, told)
})

test('while it is open nobody reads an answer; after fewer than five no figure and no words are told', async () => {
  for (const key of ['joost-haverkamp', 'henk-postma']) await (await house.as(key)).done(`${ours}/antwoord`, answer({ better: `Kritiek van kwartet ${key}` }))
  assert.match(wordsOf(await chair.get(ours)), /3 mensen antwoordden/)
  assert.match(wordsOf(await (await house.as('lotte-van-der-velde')).get('/denktanks/cloudstrategie')), /Zeg wat u van de bijeenkomst vond/)
  assert.doesNotMatch(wordsOf(await member.get('/denktanks/cloudstrategie')), /Zeg wat u van de bijeenkomst vond/)
  assert.doesNotMatch(wordsOf(await chair.get(ours)), /kwartet|De opzet en de zaal/)
  await chair.done(`${ours}/sluiting`)
  const closed = wordsOf(await chair.get(ours))
  assert.match(closed, /Minder dan vijf mensen antwoordden/)
  assert.doesNotMatch(closed, /kwartet|De opzet en de zaal|Gemiddeld/)
  assert.equal((await member.post(`${ours}/antwoord`, answer())).status, 409)
})

test('once it has ended nothing in a think tank without names says whose an answer was', async () => {
  assert.ok((await answersOf('cloudstrategie', 2)).every(({ person }) => person === null))
})

test('the sample meeting is told per perspective, with a table, and in the words of who wrote some, without names', async () => {
  const shown = await member.get(at('cloudstrategie', 1))
  const words = wordsOf(shown)
  assert.match(words, /Gemiddeld 3,\d van 5, uit 35 antwoorden/)
  assert.match(words, /Eerst stil schrijven/)
  assert.match(shown.body, /dt-is-supplier/)
  for (const name of ['Tineke', 'Wiersma', 'Samira El Amrani,']) assert.doesNotMatch(words.replace('Samira El Amrani', ''), new RegExp(name))
})

test('own words carry a perspective only where five of it answered: of one of whom there is one, everybody knows who it is', async () => {
  await meetingIn('cloudstrategie', 9)
  const place = at('cloudstrategie', 9)
  await chair.done(place)
  const keys = ['henk-postma', 'sunita-ramdin', 'thijs-leemhuis', 'kees-bosveld', 'nadia-benali', 'samira-el-amrani']
  for (const key of [...keys, 'bas-rademaker']) await (await house.as(key)).done(`${place}/antwoord`, answer({ well: `Woorden van ${key === 'bas-rademaker' ? 'de enige' : 'een van zes'}` }))
  await chair.done(`${place}/sluiting`)
  const words = /id="woorden"[\s\S]*?<\/section>/.exec((await member.get(place)).body)?.[0] ?? ''
  assert.match(words, /Woorden van de enige/)
  assert.doesNotMatch(words, /Leverancier/)
  // With one left over the six would say by subtraction who that is.
  assert.doesNotMatch(words, /Gemeente/)
})

test('means are compared over meetings, but only those of five answers or more', async () => {
  await meetingIn('cloudstrategie', 3)
  await chair.done(at('cloudstrategie', 3))
  for (const key of ['samira-el-amrani', 'joost-haverkamp', 'henk-postma', 'lotte-van-der-velde', 'devi-baldew']) {
    await (await house.as(key)).done(`${at('cloudstrategie', 3)}/antwoord`, answer({ value: '5' }))
  }
  await chair.done(`${at('cloudstrategie', 3)}/sluiting`)
  const words = wordsOf(await member.get(at('cloudstrategie', 3)))
  assert.match(words, /Gemiddeld 5,0 van 5, uit 5 antwoorden/)
  assert.match(words, /Bijeenkomst 1: Eerste bijeenkomst .*Bijeenkomst 3: Zomerbijeenkomst/)
  assert.doesNotMatch(words, /Bijeenkomst 2: Zomerbijeenkomst/)
  assert.match(words, /Samen 0 5 0 5/, 'five answers out of three perspectives are told together only')
  const compared = words.slice(words.indexOf('Vergeleken met andere'))
  assert.match(compared, /Bij hoeveel van de mensen uitkwam wat zij hoopten/, 'hopes are compared too')
  assert.match(compared, /Antwoorden Gemiddeld Gemeente .*Uitgekomen/, 'and per perspective')
  assert.match(compared, /Bijeenkomst 1: Eerste bijeenkomst .* 35 3,\d 3,\d .*\d+%/)
  assert.match(compared, /Bijeenkomst 3: Zomerbijeenkomst [^%]* 5 5,0 (– )+\d+%/, 'of five answers no perspective is told')
})

test('attribution: an anonymous think tank asks for no words and tells nothing but totals, from five on', async () => {
  await meetingIn('zaaksystemen', 9)
  const lead = await house.as('paulien-schaafsma')
  const place = at('zaaksystemen', 9)
  await lead.done(place)
  assert.doesNotMatch((await lead.get(place)).body, /name="well"/)
  const { rows: people } = await sql<{ person_id: string }>`select person_id from participant where workspace_id = ${house.id('workspace', 'zaaksystemen')} and ended_at is null
    order by person_id limit 6`.execute(house.database.db)
  await house.work()
  const links = await Promise.all(people.map(async ({ person_id }) => linkIn((await sql<{ body: string }>`select body from mail
    where person_id = ${person_id} and subject like 'H%Zomerbijeenkomst%' order by written_at desc limit 1`.execute(house.database.db)).rows[0]?.body)))
  const visitor = house.visitor()
  for (const [nth, link] of links.entries()) {
    await visitor.done(link, answer({ well: 'Geheim van de zolder' }))
    if (nth === 3) assert.match(wordsOf(await lead.get(place)), /Hoeveel, ziet u vanaf vijf/)
  }
  await lead.done(`${place}/sluiting`)
  const shown = await lead.get(place)
  assert.match(wordsOf(shown), /uit 6 antwoorden/)
  assert.doesNotMatch(shown.body, /zolder|dt-is-(municipality|supplier|shared-service)/)
  const kept = await answersOf('zaaksystemen', 9)
  assert.ok(kept.every(({ well, person }) => well === '' && person === null))
})

test('who did not answer is reminded once, five days before the end, and who did is not', async () => {
  await meetingIn('cloudstrategie', 4)
  await chair.done(at('cloudstrategie', 4))
  await house.work()
  await member.done(`${at('cloudstrategie', 4)}/antwoord`, answer())
  const before = [await lettersTo('samira-el-amrani'), await lettersTo('henk-postma')].map(({ length }) => length)
  await remindOfEvaluations(house.database)
  await sql`update evaluation set ends_at = now() + interval '4 days' where reminded_at is null and ends_at > now()`.execute(house.database.db)
  for (let twice = 0; twice < 2; twice += 1) { await remindOfEvaluations(house.database); await house.work() }
  assert.deepEqual([await lettersTo('samira-el-amrani'), await lettersTo('henk-postma')].map(({ length }) => length), [before[0], (before[1] ?? 0) + 1])
  assert.match((await lettersTo('henk-postma')).at(-1)?.subject ?? '', /^Herinnering/)
})

test('an evaluation that ends by itself is cut from its givers by the clock', async () => {
  await sql`update evaluation set ends_at = now() where ends_at > now()`.execute(house.database.db)
  await sealEvaluations(house.database)
  assert.ok((await answersOf('cloudstrategie', 4)).every(({ person }) => person === null))
})

test('in a think tank with names they stand with the words, and figures of fewer than five are not told either', async () => {
  await meetingIn('cloudstrategie', 5)
  await sql`update workspace set attribution = 'named' where slug = 'cloudstrategie'`.execute(house.database.db)
  const place = at('cloudstrategie', 5)
  await chair.done(place)
  await member.done(`${place}/antwoord`, answer({ next: 'Volgende keer eerder beginnen' }))
  await chair.done(`${place}/sluiting`)
  const words = wordsOf(await chair.get(place))
  assert.match(words, /Samira El Amrani, Gemeente Waterbroek Moet nu gebeuren Volgende keer eerder beginnen/)
  assert.match(words, /Minder dan vijf mensen antwoordden/)
  await sql`update workspace set attribution = 'by-perspective' where slug = 'cloudstrategie'`.execute(house.database.db)
})

test('who reads English reads it in English', async () => {
  const reader = await house.as('priya-raghunathan')
  const shown = await reader.get(at('cloudstrategie', 1))
  if (shown.status === 200) assert.match(wordsOf(shown), /How the meeting was found/)
  else assert.match(wordsOf(await member.get('/taal/en?terug=/').then(() => member.get(at('cloudstrategie', 1)))), /How the meeting was found/)
})
