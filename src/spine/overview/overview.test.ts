import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'

test('the front page tells where the think tank stands, from its rows', async () => {
  const words = wordsOf(await (await house.as('samira-el-amrani')).get(tank))
  assert.match(words, /Denktank sinds 14 januari 2026/)
  assert.match(words, /120 bijdragen/)
  const { count } = await house.database.db.selectFrom('finding').select((eb) => eb.fn.countAll<string>().as('count'))
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('withdrawn_at', 'is', null).executeTakeFirstOrThrow()
  assert.match(words, new RegExp(`${count} bevindingen`))
  assert.match(words, /Voorzitter: Marijke de Wit/)
})

test('what is asked follows from who asks', async () => {
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get(tank)), /Handel 1 bezwaar af/)
  const samira = wordsOf(await (await house.as('samira-el-amrani')).get(tank))
  assert.doesNotMatch(samira, /Handel 1 bezwaar af/)
  // Their answer on the meeting is still to be given: a day that is further off comes after what ends sooner.
  assert.match(samira, /Zeg wat u vindt van wijziging 2.*Kan tot en met.*Komt u op \p{L}+ \d+ \p{L}+ \d{4}\?.*Begint om 14\.00 uur/u)
})

test('two things stand open, all others in a fold: nothing that is asked is only on another page, and nothing is asked twice', async () => {
  const samira = (await (await house.as('samira-el-amrani')).get(tank)).body
  const fold = /<details[^>]*id="gevraagd-meer">[\s\S]*?<\/details>/.exec(samira)?.[0] ?? ''
  assert.match(wordsOf({ body: fold } as Parameters<typeof wordsOf>[0]), /En nog 2 dingen.*Kijk versie 2 van de tekst na.*Lees de bevinding waarover verschil van mening is/)
  assert.match(fold, /<ol[^>]* start="3"/)
  assert.match(samira, /4 dingen worden nu van u gevraagd/)
  const marijke = wordsOf(await (await house.as('marijke-de-wit')).get(tank))
  assert.match(marijke, /Handel 1 bezwaar af/)
  assert.doesNotMatch(marijke, /Lees de bevinding waarover verschil van mening is/)
})

const answeredBy = (person: string, answer: string | null) => sql`update meeting_attendee set answer = ${answer} where person_id = ${house.id('person', person)}
  and meeting_id in (select id from meeting where starts_at > now())`.execute(house.database.db)
const comingAt = (when: string) => sql`update meeting set starts_at = now() + ${when}::interval, ends_at = now() + ${when}::interval + interval '2 hours'
  where number = 2 and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)

test('who did not say whether they come is asked, before all else when the day is near, and not again once they answered', async () => {
  const samira = await house.as('samira-el-amrani')
  const asked = async (path: string) => /Wat nu van u wordt gevraagd (.*)$/.exec(wordsOf(await samira.get(path)))?.[1] ?? ''
  await comingAt('20 days')
  assert.match(await asked(tank), /^Zeg wat u vindt van wijziging 2/)
  await comingAt('2 days')
  assert.match(await asked(tank), /^Komt u op \p{L}+ \d+ \p{L}+ \d{4}\? Dan is er een bijeenkomst\..*Zeg wat u vindt van wijziging 2/u)
  assert.match(await asked('/'), /^Cloudstrategie voor gemeenten ?: Komt u op /)
  assert.match((await samira.get('/')).body, /href="\/denktanks\/cloudstrategie\/bijeenkomsten\/2#antwoord"/)
  assert.equal((await samira.post(`${tank}/bijeenkomsten/2/antwoord`, { answer: 'maybe' })).status, 303)
  for (const path of [tank, '/']) assert.doesNotMatch(await asked(path), /omt u op/)
  await answeredBy('samira-el-amrani', null)
  assert.match(await asked(tank), /^Komt u op /)
  await sql`update meeting set cancelled_at = now() where starts_at > now()`.execute(house.database.db)
  for (const path of [tank, '/']) assert.doesNotMatch(await asked(path), /omt u op/)
  await sql`update meeting set cancelled_at = null where starts_at > now()`.execute(house.database.db)
  await comingAt('-1 hour')
  for (const path of [tank, '/']) assert.doesNotMatch(await asked(path), /omt u op/)
  await comingAt('20 days')
})

test('the step of the meeting is not done while one is to come, and says its day to who stands in its ring', async () => {
  const { db } = house.database
  const step = async (who: string) => wordsOf(await (await house.as(who)).get(tank))
  assert.match(await step('samira-el-amrani'), /Bijeenkomst , er komt een bijeenkomst .*Bijeenkomst Komt op \d+ \p{L}+ \d{4} 120 bijdragen/u)
  const move = (ring: string) => sql`update meeting set ring_id = ${house.id('ring', 'cloudstrategie', ring)} where starts_at > now()`.execute(db)
  await move('preparation')
  assert.match(await step('samira-el-amrani'), /Bijeenkomst , klaar .*Bijeenkomst Klaar: 120 bijdragen Nog \d+ zonder besluit Bevindingen Klaar: \d+ bevindingen 1 bezwaar open/)
  assert.match(await step('joost-haverkamp'), /Bijeenkomst Komt op /)
  assert.doesNotMatch(await step('samira-el-amrani'), /omt u op/)
  await move('members')
  await comingAt('-1 hour')
  assert.match(await step('samira-el-amrani'), /Bijeenkomst Nu bezig /)
  await comingAt('-3 hours')
  assert.match(await step('samira-el-amrani'), /Bijeenkomst Klaar: /)
  await comingAt('20 days')
})

test('a text in the preparation group’s ring does not show to others', async () => {
  await house.database.db.updateTable('draft').set({ ring_id: house.id('ring', 'cloudstrategie', 'preparation'), title: 'Kanarietekst' })
    .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
  const seen = await (await house.as('samira-el-amrani')).get(tank)
  assert.doesNotMatch(seen.body, /Kanarietekst/)
  assert.match(wordsOf(seen), /Nog geen tekst/)
  assert.match((await (await house.as('joost-haverkamp')).get(tank)).body, /Kanarietekst/)
})

test('outside it is not there, in either language', async () => {
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) assert.equal((await seat.get(tank)).status, 404)
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/en?terug=/')
  assert.match(wordsOf(await rik.get(tank)), /Where we stand/)
})

const happened = async (slug: string, ring: string, act: string, number: number, at: Date | string = new Date()) => {
  const id = newId()
  await house.database.db.insertInto('happening').values({
    id, act, workspace_id: house.id('workspace', slug), ring_id: house.id('ring', slug, ring), kind: 'finding', number, at,
  }).execute()
  return id
}
const upTo = (body: string) => /(?:name="tot"|id="gezien") value="([^"]+)"/.exec(body)?.[1] ?? ''
const newsIn = (body: string) => wordsOf({ body: /<section[^>]*id="nieuws"[\s\S]*?<\/section>/.exec(body)?.[0] ?? '' } as Parameters<typeof wordsOf>[0])

test('who comes back sees what happened since, grouped, and nothing of what came before', async () => {
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/nl?terug=/')
  const first = await rik.get(tank)
  assert.match(newsIn(first.body), /What happened|Wat er is gebeurd/)
  assert.equal((await rik.post(`${tank}/gezien`, { tot: upTo(first.body) })).status, 204)
  assert.match(newsIn((await rik.get(tank)).body), /Sinds uw vorige bezoek.*Er is niets nieuws/)
  await sql`update reading set at = at - interval '3 days'`.execute(house.database.db)
  for (const number of [71, 72, 73, 74, 75]) await happened('cloudstrategie', 'members', 'finding.rephrase', number)
  await happened('cloudstrategie', 'members', 'finding.make', 76)
  await happened('cloudstrategie', 'preparation', 'finding.make', 77)
  const news = newsIn((await rik.get(tank)).body)
  assert.match(news, /6 dingen zijn nieuw\./)
  assert.equal(news.match(/anders verwoord/g)?.length, 3)
  assert.match(news, /En nog 2 keer zoiets/)
  assert.match(news, /Bevinding 76/)
  assert.doesNotMatch(news, /Bevinding 77|bezwaar/)
})

test('within one visit the news stays in sight, until it is said to be read', async () => {
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/nl?terug=/')
  const tot = upTo((await rik.get(tank)).body)
  await rik.post(`${tank}/gezien`, { tot })
  await rik.post(`${tank}/gezien`, { tot })
  assert.match(newsIn((await rik.get(tank)).body), /6 dingen zijn nieuw/)
  const done = await rik.done(`${tank}/gezien`, { tot, bij: 'ja' })
  assert.match(wordsOf(done), /U bent weer bij/)
  assert.match(newsIn(done.body), /Er is niets nieuws/)
})

test('a GET marks nothing as seen, and nobody marks with what lies in another ring or place', async () => {
  const samira = await house.as('samira-el-amrani')
  const readings = async () => (await house.database.db.selectFrom('reading').selectAll().where('person_id', '=', house.id('person', 'samira-el-amrani')).execute()).length
  await samira.get(tank)
  await samira.get(`${tank}?deel=overzicht`)
  for (const tot of [await happened('cloudstrategie', 'preparation', 'finding.make', 90), await happened('zaaksystemen', 'members', 'finding.make', 91), newId()]) {
    assert.equal((await samira.post(`${tank}/gezien`, { tot })).status, 404)
  }
  assert.equal((await samira.post(`${tank}/gezien`, { tot: '12' })).status, 400)
  assert.equal((await (await house.as('omer-kaplan')).post(`${tank}/gezien`, { tot: newId() })).status, 404)
  assert.equal((await house.visitor().post(`${tank}/gezien`, { tot: newId() })).status, 404)
  assert.equal(await readings(), 0)
})

test('looking back leaves no happening, so nobody learns who was here', async () => {
  const count = async () => Number((await house.database.db.selectFrom('happening').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const roelof = await house.as('roelof-hoekstra')
  const before = await count()
  assert.equal((await roelof.post('/denktanks/zaaksystemen/gezien', { tot: upTo((await roelof.get('/denktanks/zaaksystemen')).body) })).status, 204)
  assert.equal(await count(), before)
  const { at } = await house.database.db.selectFrom('reading').select('at').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).executeTakeFirstOrThrow()
  assert.equal(at.toISOString().slice(11), '12:00:00.000Z')
})

test('in an anonymous think tank news counts from the next day on, and neither order nor place in it shows', async () => {
  const roelof = await house.as('roelof-hoekstra')
  const path = '/denktanks/zaaksystemen'
  await sql`select setval(pg_get_serial_sequence('happening', 'seq'), 7654321)`.execute(house.database.db)
  await happened('zaaksystemen', 'members', 'finding.make', 51)
  const today = await roelof.get(path)
  assert.match(newsIn(today.body), /Er is niets nieuws/)
  assert.match(wordsOf(await roelof.get('/')), /Niets nieuws/)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const ids = new Map<string, number>()
  for (const number of [61, 62, 63]) ids.set(await happened('zaaksystemen', 'members', 'finding.make', number, `${yesterday}T12:00:00Z`), number)
  const page = await roelof.get(path)
  assert.match(newsIn(page.body), /3 dingen zijn nieuw/)
  assert.deepEqual([...newsIn(page.body).matchAll(/Bevinding (6\d)/g)].map(([, number]) => Number(number)), [...ids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number))
  assert.doesNotMatch(newsIn(page.body), /\d\d[.:]\d\d/)
  const { rows } = await sql<{ seq: number }>`select seq from happening where id = any(${[...ids.keys()]}::uuid[])`.execute(house.database.db)
  for (const { seq } of rows) assert.doesNotMatch(page.body, new RegExp(String(seq)))
})

test('the part that an open page asks for again is the same as on the page, behind the same door', async () => {
  const samira = await house.as('samira-el-amrani')
  const [whole, part] = [await samira.get(tank), await samira.get(`${tank}?deel=overzicht`)]
  assert.match(part.body, /^<div id="overzicht" data-live="[^"]+" data-live-part="overzicht">/)
  assert.ok(whole.body.includes(part.body))
  assert.ok(part.body.length < whole.body.length * 0.85)
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) assert.equal((await seat.get(`${tank}?deel=overzicht`)).status, 404)
})

test('open pages that look at once each get their own part, and who was taken out meanwhile gets none', async () => {
  const people = ['samira-el-amrani', 'joost-haverkamp', 'roelof-hoekstra', 'nadia-benali']
  const seats = await Promise.all(people.map((person) => house.as(person)))
  const look = () => Promise.all(seats.map((seat) => seat.get(`${tank}?deel=overzicht`)))
  const alone: string[] = []
  for (const seat of seats) alone.push((await seat.get(`${tank}?deel=overzicht`)).body)
  assert.deepEqual((await look()).map(({ body }) => body), alone)
  assert.ok(new Set(alone).size > 1)
  const { db } = house.database
  const nadia = { person_id: house.id('person', 'nadia-benali') }
  const standing = sql`update ring_person set ended_at = now() where person_id = ${nadia.person_id} and ended_at is null
    and ring_id in (select id from ring where workspace_id = ${house.id('workspace', 'cloudstrategie')}) returning ring_id`
  const { rows } = await standing.execute(db) as { rows: { ring_id: string }[] }
  const [samira, joost, roelof, none] = await look()
  assert.deepEqual([samira?.body, joost?.body, roelof?.body], alone.slice(0, 3))
  assert.equal(none?.status, 404)
  assert.equal(none?.body.includes('id="overzicht"'), false)
  await sql`update ring_person set ended_at = null where person_id = ${nadia.person_id} and ring_id = any(${rows.map(({ ring_id }) => ring_id)}::uuid[])`.execute(db)
  await sql`update session set ended_at = now() where person_id = ${nadia.person_id} and ended_at is null`.execute(db)
  assert.deepEqual((await look()).map(({ status }) => status), [200, 200, 200, 404])
})

test('the preparation group is asked after whom it invited, and after amendments whose time is up', async () => {
  const { db } = house.database
  await sql`update charter_amendment set proposed_at = now() - interval '9 days', ends_at = now() - interval '1 day' where outcome is null and withdrawn_at is null`.execute(db)
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get(tank)), /Stel vast wat er van wijziging 2 komt/)
  assert.doesNotMatch(wordsOf(await (await house.as('samira-el-amrani')).get(tank)), /Stel vast|genodigde/)
  await sql`update dispute set settled_at = now(), outcome = 'Besproken.' where settled_at is null`.execute(db)
  await sql`update charter_amendment set outcome = 'adopted', outcome_words = 'Goed zo.', stated_at = now() where outcome is null and withdrawn_at is null`.execute(db)
  await sql`update contribution set fate = 'parked' where fate = 'open'`.execute(db)
  await sql`update invitation set mailed_at = now() - interval '30 days', sent_at = now() - interval '30 days', until = current_date + 5, answer = null, answered_at = null
    where id in (select id from invitation where withdrawn_at is null and workspace_id = ${house.id('workspace', 'cloudstrategie')} limit 2)`.execute(db)
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get(tank)), /Vraag \d+ genodigden? om antwoord/)
})

test('who speaks for an organisation that did not answer on an edition is asked to', async () => {
  const { db } = house.database
  await sql`update publication set endorsement_asked_at = now() where thinktank_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db)
  await sql`delete from endorsement`.execute(db)
  const { rows: [speaker] } = await sql<{ id: string }>`select m.person_id as id from mandate m where m.ended_at is null and m.since <= current_date and m.until is null and m.from_mandate is null
    and not exists (select 1 from participant p where p.person_id = m.person_id and p.ended_at is null and p.workspace_id <> ${house.id('workspace', 'cloudstrategie')})
    and exists (select 1 from participant p where p.person_id = m.person_id and p.ended_at is null) limit 1`.execute(db)
  const token = newId()
  const { hashOf } = await import('../../platform/ids.ts')
  await db.insertInto('session').values({ id: newId(), token_hash: hashOf(token), person_id: speaker?.id ?? '', expires_at: new Date(Date.now() + 3_600_000), proved_at: new Date() }).execute()
  const seat = house.visitor()
  seat.cookies.set('denktank', token)
  assert.match(wordsOf(await seat.get('/')), /Zeg of .+ hierachter staat/)
})

test('what would be told in the same words, of the same thing on the same day, is told once', async () => {
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/nl?terug=/')
  await rik.post(`${tank}/gezien`, { tot: upTo((await rik.get(tank)).body) })
  await sql`update reading set at = at - interval '3 days'`.execute(house.database.db)
  for (const number of [81, 81, 81, 82]) await happened('cloudstrategie', 'members', 'finding.rephrase', number)
  const news = newsIn((await rik.get(tank)).body)
  assert.equal(news.match(/81 is anders verwoord/g)?.length, 1, news)
  assert.match(news, /82 is anders verwoord/)
})
