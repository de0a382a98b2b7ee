/** The report of a meeting: there at once, sent round once, and counting down what has no decision. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { nudgeAfterMeetings } from './jobs.ts'

let house: TestHouse
let chair: Seat
let member: Seat
before(async () => {
  house = await openHouse()
  chair = await house.as('marijke-de-wit')
  member = await house.as('samira-el-amrani')
})
after(() => house.close())

const report = (number: number, tank = 'cloudstrategie') => `/denktanks/${tank}/bijeenkomsten/${number}/verslag`
const letters = async () => (await sql<{ person_id: string; subject: string; body: string }>`select person_id, subject, body from mail where body like '%verslag%' and subject ~ '^(Verslag|Report) '`.execute(house.database.db)).rows
const openNow = async () => Number(/Nog (\d+) bijdragen zonder besluit/.exec(wordsOf(await chair.get(report(1))))?.[1])

test('it says who was there, what was said per perspective, and what was written down', async () => {
  const words = wordsOf(await member.get(report(1)))
  assert.match(words, /Er waren \d+ mensen/)
  assert.match(words, /Samen 34 36 35 105/)
  assert.match(words, /Deelgroepen: gevolgen, risico’s en kansen .*Alle kaartjes worden overgetypt als bijdragen/)
  assert.match(words, /Wat er is besloten [^.]*Deelgroepen: gevolgen, risico’s en kansen Alle kaartjes worden overgetypt als bijdragen\. Plenair: wat viel op\?/)
  assert.match(words, /Exitplan staat wel in het contract/)
})

test('before a meeting begins there is nothing to report', async () => {
  assert.match(wordsOf(await member.get(report(2))), /Zodra de bijeenkomst begint/)
  assert.equal((await chair.post(`${report(2)}/rondsturen`)).status, 409)
})

test('what has no decision is counted down as it gets one', async () => {
  const before = await openNow()
  const { rows: [one] } = await sql<{ number: number }>`select number from contribution where workspace_id = ${house.id('workspace', 'cloudstrategie')}
    and fate = 'open' and withdrawn_at is null and said_at::date = '2026-06-13' order by number limit 1`.execute(house.database.db)
  assert.equal((await chair.post(`/denktanks/cloudstrategie/bijdragen/${one?.number}/besluit`, { decision: 'parked', reason: '', into: '' })).status, 303)
  assert.equal(await openNow(), before - 1)
})

test('what was laid on the board of the meeting is in it by round, with groups and votes, whatever the day', async () => {
  const workspace = house.id('workspace', 'cloudstrategie')
  const { db } = house.database
  await sql`with b as (insert into board (id, workspace_id, ring_id, meeting_id, code, title, opened_at, closed_at)
      select gen_random_uuid(), ${workspace}, r.id, m.id, 'BCDFGH', 'Bord', now(), now() from ring r, meeting m
      where r.workspace_id = ${workspace} and r.kind = 'members' and m.workspace_id = ${workspace} and m.number = 1 returning id),
    r as (insert into board_round (id, board_id, position, kind, question, phase, closed_at) select gen_random_uuid(), b.id, 0, 'images', '', 'closed', now() from b returning id, board_id),
    g as (insert into card_group (id, round_id, title, position) select gen_random_uuid(), r.id, 'Weer en wind', 0 from r returning id),
    c as (insert into contribution (id, workspace_id, ring_id, number, kind, perspective, body, said_at)
      select gen_random_uuid(), ${workspace}, rg.id, 9001, 'image', 'municipality', 'Een wolk die nooit regent', '2026-07-20T12:00:00Z' from ring rg
      where rg.workspace_id = ${workspace} and rg.kind = 'members' returning id),
    k as (insert into card (id, board_id, round_id, kind, perspective, body, card_group_id, contribution_id)
      select gen_random_uuid(), r.board_id, r.id, 'image', 'municipality', 'Een wolk die nooit regent', g.id, c.id from r, g, c)
    insert into dot (round_id, voter, nth, card_group_id) select r.id, gen_random_uuid(), 1, g.id from r, g, generate_series(1, 3)`.execute(db)
  const words = wordsOf(await member.get(report(1)))
  assert.match(words, /Beelden .*Groepen en stemmen Groep Bijdragen Stemmen Weer en wind 1 3/)
  assert.match(words, /9001 ?\. Een wolk die nooit regent/)
})

test('minutes that name a contribution of an earlier meeting bring the contribution, and not the groups and votes of that other board', async () => {
  const { db } = house.database
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const at = '/denktanks/cloudstrategie/bijeenkomsten'
  const ring = /name="ring" value="([^"]+)" checked/.exec((await chair.get(`${at}/nieuw`)).body)?.[1] ?? ''
  const planned = await chair.post(`${at}/nieuw`, { title: 'Kijkt terug', day, from: '10:00', until: '11:00', place: '', link: '', seats: '', about: '', agenda: 'Terug | 10', repeat: 'none', times: '', ring })
  const path = planned.location.split('?')[0] ?? assert.fail(planned.body)
  await chair.done(`${path}/notulen`, { 'notes[]': ['Wij keken terug.'], 'outcome[]': [''], 'contributions[]': ['9001'], 'decisions[]': [''] })
  const words = wordsOf(await member.get(`${path}/verslag`))
  assert.match(words, /Een wolk die nooit regent/)
  assert.doesNotMatch(words, /Weer en wind|Groepen en stemmen|Beelden/)
  await sql`delete from agenda_item where meeting_id in (select id from meeting where title = 'Kijkt terug')`.execute(db)
})

test('a decision that was stated on its day is in it', async () => {
  const workspace = house.id('workspace', 'cloudstrategie')
  await sql`insert into decision (id, workspace_id, ring_id, number, kind, title, body, results, perspective, proposed_at, ends_at, outcome, outcome_words, stated_at)
    select gen_random_uuid(), ${workspace}, r.id, 77, 'consent', 'Eerst de exit', 'Beginnen wij met de exit?', 'open', 'municipality',
      '2026-06-10T12:00:00Z', '2026-06-12T22:00:00Z', 'adopted', 'Niemand had bezwaar.', '2026-06-13T12:00:00Z'
    from ring r where r.workspace_id = ${workspace} and r.kind = 'members'`.execute(house.database.db)
  assert.match(wordsOf(await member.get(report(1))), /77 ?\. Eerst de exit Aangenomen Niemand had bezwaar/)
})

test('it goes round once, to everybody who takes part, by who leads; to write again does no harm', async () => {
  assert.equal((await member.post(`${report(1)}/rondsturen`)).status, 403)
  assert.deepEqual(await letters(), [])
  assert.match(wordsOf(await chair.done(`${report(1)}/rondsturen`)), /Het verslag gaat rond/)
  assert.equal((await chair.post(`${report(1)}/rondsturen`)).status, 409)
  await house.work()
  const sent = await letters()
  const { rows: [ring] } = await sql<{ count: number }>`select count(*)::int as count from ring_person rp join ring r on r.id = rp.ring_id
    join person p on p.id = rp.person_id where r.workspace_id = ${house.id('workspace', 'cloudstrategie')} and r.kind = 'members' and rp.ended_at is null and p.left_at is null
      and p.email is not null`.execute(house.database.db)
  assert.equal(sent.length, ring?.count)
  assert.equal(new Set(sent.map(({ person_id }) => person_id)).size, sent.length)
  assert.match(sent[0]?.body ?? '', /Bijdragen: 106 \(Gemeente 35, Shared service organisatie 36, Leverancier 35\)|Contributions: 106 \(/)
  assert.match(sent[0]?.body ?? '', /(Groepen met de meeste stemmen|Groups with the most votes):\n- [^\n]+: 10 (stemmen|votes)\n/)
  assert.match(sent[0]?.body ?? '', /:\n- 77\. Eerst de exit: (aangenomen|adopted)\n- Deelgroepen: gevolgen, risico’s en kansen: Alle kaartjes worden overgetypt als bijdragen\.\n/)
  assert.match(sent[0]?.body ?? '', /\/inloggen\?terug=%2Fdenktanks%2Fcloudstrategie%2Fbijeenkomsten%2F1%2Fverslag/)
  await house.database.db.insertInto('job').values({ id: house.id('job', 'again'), kind: 'meetingReports.post', payload: JSON.stringify({ meeting: house.id('meeting', 'cloudstrategie', 1) }) }).execute()
  await house.work()
  assert.equal((await letters()).length, sent.length)
})

test('three weeks after a meeting who prepares is nudged once about what has no decision, and others are not', async () => {
  const { db } = house.database
  const nudged = async () => (await sql<{ person_id: string }>`select n.person_id from notice n join happening h on h.id = n.happening_id where h.act = 'meetingReport.nudge'`.execute(db)).rows
  await nudgeAfterMeetings(house.database)
  assert.deepEqual(await nudged(), [], 'a meeting of long ago is left in peace')
  await sql`update meeting set starts_at = now() - interval '22 days 2 hours', ends_at = now() - interval '22 days' where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 1`.execute(db)
  await sql`update contribution set said_at = (select starts_at from meeting where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 1)
    where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number < 9000`.execute(db)
  for (let twice = 0; twice < 2; twice += 1) await nudgeAfterMeetings(house.database)
  const people = (await nudged()).map(({ person_id }) => person_id)
  assert.ok(people.includes(house.id('person', 'marijke-de-wit')) && people.includes(house.id('person', 'henk-postma')))
  assert.ok(!people.includes(house.id('person', 'samira-el-amrani')))
  assert.equal(new Set(people).size, people.length)
})

test('an outsider, a neighbour and who was removed find nothing', async () => {
  for (const key of ['bart-looijenga', 'gerben-tuinstra', 'paulien-schaafsma']) assert.equal((await (await house.as(key)).get(report(1))).status, 404, key)
})

test('attribution: the report of an anonymous think tank names nobody, also to who leads, and tells no perspective', async () => {
  const workspace = house.id('workspace', 'zaaksystemen')
  await sql`with made as (insert into meeting (id, workspace_id, ring_id, number, title, starts_at, ends_at, door_code, planned_at)
      select gen_random_uuid(), ${workspace}, r.id, 9, 'Avond', c.day, c.day + interval '1 hour', 'ABCDEF', now()
      from ring r, (select min(said_at) as day from contribution where workspace_id = ${workspace}) c where r.workspace_id = ${workspace} and r.kind = 'members' returning id)
    insert into meeting_attendee (id, meeting_id, person_id, organisation_id, kind, perspective, present_at)
    select gen_random_uuid(), made.id, p.person_id, p.organisation_id, 'participant', p.perspective, now() from made, participant p
    where p.workspace_id = ${workspace} and p.ended_at is null`.execute(house.database.db)
  const lead = await house.as('paulien-schaafsma')
  const main = /<main[\s\S]*<\/main>/.exec((await lead.get(report(9, 'zaaksystemen'))).body)?.[0] ?? ''
  assert.match(main, /Er waren \d+ mensen/)
  assert.doesNotMatch(main, /dt-is-(municipality|supplier|shared-service)/)
  const { rows: people } = await sql<{ family_name: string }>`select p.family_name from participant pt join person p on p.id = pt.person_id where pt.workspace_id = ${workspace}`.execute(house.database.db)
  for (const { family_name } of people) assert.ok(!main.includes(family_name), family_name)
  // With two there the page says that they are few, and the letter says no more.
  await sql`update meeting_attendee set present_at = null where meeting_id in (select id from meeting where workspace_id = ${workspace} and number = 9)
    and id not in (select id from meeting_attendee where meeting_id in (select id from meeting where workspace_id = ${workspace} and number = 9) order by id limit 2)`.execute(house.database.db)
  assert.match(wordsOf(await lead.get(report(9, 'zaaksystemen'))), /Er waren minder dan vijf mensen/)
  await lead.done(`${report(9, 'zaaksystemen')}/rondsturen`)
  await house.work()
  const [letter] = (await letters()).filter(({ subject }) => /Avond/.test(subject))
  assert.match(letter?.body ?? '', /Aanwezig: minder dan vijf mensen|Present: fewer than five people/)
  assert.doesNotMatch(letter?.body ?? '', /(Bijdragen|Contributions): \d+ \(/, 'no perspective')
})
