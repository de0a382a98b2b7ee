import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { places } from '../../association/owndata/erasing.ts'
import { applyRetention } from '../../association/settings/jobs.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const cloud = '/denktanks/cloudstrategie'
const anonymous = '/denktanks/zaaksystemen'
const db = () => house.database.db
const givers = async (slug: string) => (await sql<{ n: number }>`select count(*)::int as n from giver g where g.thing_id in (
  select id from contribution where workspace_id = ${house.id('workspace', slug)} union all select id from happening where workspace_id = ${house.id('workspace', slug)}
  union all select id from finding where workspace_id = ${house.id('workspace', slug)} union all select id from expectation where workspace_id = ${house.id('workspace', slug)})`.execute(db())).rows[0]?.n ?? 0
const tank = (slug: string) => db().selectFrom('workspace').select(['closed_at', 'cut_at']).where('slug', '=', slug).executeTakeFirstOrThrow()
const said = async (slug: string) => (await sql`select id, body, withdrawn_at from contribution where workspace_id = ${house.id('workspace', slug)} order by id`.execute(db())).rows

test('only the chair, and the board where it takes part, find the page; a member and the preparation group do not, nor does a neighbour', async () => {
  const page = await (await house.as('marijke-de-wit')).get(`${cloud}/sluiten`)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Niemand kan nog iets toevoegen.*Denktank bewaart nog 14 dagen wie wat zei/)
  for (const who of ['samira-el-amrani', 'joost-haverkamp', 'paulien-schaafsma', 'nienke-ruijter', 'gerben-tuinstra']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(`${cloud}/sluiten`)).status, 404, who)
    assert.equal((await seat.post(`${cloud}/sluiten`, { zeker: 'ja' })).status, 404, who)
    assert.equal((await seat.post(`${cloud}/sluiten/heropening`)).status, 404, who)
  }
  assert.equal((await house.visitor().get(`${cloud}/sluiten`)).status, 404)
  assert.deepEqual(await tank('cloudstrategie'), { closed_at: null, cut_at: null })
})

test('a chair who is not sure reads what is missing, and nothing is closed', async () => {
  const wrong = await (await house.as('marijke-de-wit')).post(`${cloud}/sluiten`)
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Kruis aan dat u het zeker weet/)
  assert.equal((await tank('cloudstrategie')).closed_at, null)
})

test('in a closed think tank everybody reads and nobody adds; what people gave themselves they can still withdraw', async () => {
  const [marijke, samira, joost] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('joost-haverkamp')]
  const own = (await sql<{ number: number }>`select c.number from contribution c join giver g on g.kind = 'contribution' and g.thing_id = c.id
    where c.workspace_id = ${house.id('workspace', 'cloudstrategie')} and g.person_id = ${house.id('person', 'samira-el-amrani')} and c.withdrawn_at is null order by c.number limit 1`.execute(db())).rows[0]?.number
  assert.ok(own)
  const before = await said('cloudstrategie')
  const after = await marijke.done(`${cloud}/sluiten`, { zeker: 'ja' })
  assert.match(wordsOf(after), /Deze denktank is gesloten\. U kunt alles lezen/)
  assert.match(wordsOf(await samira.get(`${cloud}/gebeurtenissen`)), /Deze denktank is gesloten/)
  for (const path of ['', '/bijdragen', '/bevindingen', '/teksten', '/deelnemers', '/opdracht', '/besluiten', '/bijeenkomsten', '/landschap', '/verwachtingen', '/bord', '/zoeken?z=cloud']) {
    for (const seat of [marijke, samira, joost]) assert.equal((await seat.get(`${cloud}${path}`)).status, 200, path)
  }
  assert.doesNotMatch((await samira.get(`${cloud}/bijdragen`)).body, /<textarea/)
  for (const [seat, path, fields] of [
    [samira, '/bijdragen', { soort: 'risk', tekst: 'Nog iets', perspectief: 'municipality' }], [joost, '/deelnemers', { person: house.id('person', 'bart-looijenga'), role: 'member' }],
    [joost, '/opdracht/vaststelling', {}], [marijke, '/sluiten', { zeker: 'ja' }],
  ] as const) assert.ok([400, 403, 404, 422].includes((await seat.post(`${cloud}${path}`, fields)).status), path)
  assert.deepEqual(await said('cloudstrategie'), before)
  assert.equal((await samira.post(`${cloud}/bijdragen/${own}/intrekking`)).status, 303)
})

test('by perspective: who said what is known for 14 more days, then it is forgotten for good and what was said stays', async () => {
  const known = await givers('cloudstrategie')
  assert.ok(known > 10)
  await sql`update workspace set closed_at = now() - interval '13 days' where slug = 'cloudstrategie'`.execute(db())
  await applyRetention(house.database)
  assert.equal(await givers('cloudstrategie'), known)
  const before = await said('cloudstrategie')
  await sql`update workspace set closed_at = now() - interval '15 days' where slug = 'cloudstrategie'`.execute(db())
  await applyRetention(house.database)
  assert.equal(await givers('cloudstrategie'), 0)
  assert.ok((await tank('cloudstrategie')).cut_at)
  assert.deepEqual(await said('cloudstrategie'), before)
  const samira = await house.as('samira-el-amrani')
  const number = (await sql<{ number: number }>`select number from contribution where workspace_id = ${house.id('workspace', 'cloudstrategie')} and withdrawn_at is null
    and ring_id = ${house.id('ring', 'cloudstrategie', 'members')} order by number limit 1`.execute(db())).rows[0]?.number
  assert.equal((await samira.post(`${cloud}/bijdragen/${number}/intrekking`)).status, 403)
  const own = JSON.parse((await samira.get('/mijn/gegevens/alles.json')).body) as { contributions: { denktank: string }[] }
  assert.ok(own.contributions.every(({ denktank }) => !/Cloud/.test(denktank)))
})

// A mention is of who is spoken to, not of who speaks.
test('after that no row of the database ties somebody to what they said: not a voice either, and what was answered still counts', async () => {
  const { rows: tables } = await sql<{ name: string; person: string; columns: string[] }>`select c.relname as name, min(p.attname) as person, array_agg(distinct a.attname::text) as columns from pg_class c
    join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass join pg_attribute p on p.attrelid = c.oid and p.attnum = k.conkey[1]
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'uuid'::regtype and a.attname <> p.attname
    where c.relkind = 'r' and c.relname not in ('happening', 'post_mention') group by c.relname`.execute(db())
  assert.ok(tables.some(({ name, columns }) => name === 'date_poll_voice' && columns.includes('answer_id')))
  const things = Object.entries(places).filter(([kind]) => kind !== 'happening').map(([, table]) => sql`select id from ${sql.table(table)} where workspace_id = ${house.id('workspace', 'cloudstrategie')}`)
  const tied: string[] = []
  for (const { name, person, columns } of tables) for (const column of columns) {
    const { rows } = await sql`select 1 from ${sql.table(name)} where ${sql.ref(person)} is not null and ${sql.ref(column)} in (${sql.join(things, sql` union all `)}) limit 1`.execute(db())
    if (rows.length > 0) tied.push(`${name}.${column}`)
  }
  assert.deepEqual(tied, [])
  assert.match(wordsOf(await (await house.as('samira-el-amrani')).get(`${cloud}/datumprikker`)), /[1-9]\d* van de \d+/)
})

test('the board opens it again: everybody takes part as before, and what was forgotten stays forgotten', async () => {
  const marijke = await house.as('marijke-de-wit')
  assert.match(wordsOf(await marijke.get(`${cloud}/sluiten`)), /gesloten sinds .*vergeten en komt niet terug/)
  assert.match(wordsOf(await marijke.done(`${cloud}/sluiten/heropening`)), /De denktank is weer open/)
  assert.equal((await marijke.post(`${cloud}/sluiten/heropening`)).status, 409)
  assert.match((await (await house.as('samira-el-amrani')).get(`${cloud}/bijdragen`)).body, /<textarea/)
  await applyRetention(house.database)
  assert.deepEqual(await tank('cloudstrategie'), { closed_at: null, cut_at: null })
})

test('anonymous: who said what is forgotten at the moment of closing, also that somebody closed it', async () => {
  assert.ok(await givers('zaaksystemen') > 0)
  const paulien = await house.as('paulien-schaafsma')
  const page = wordsOf(await paulien.get(`${anonymous}/sluiten`))
  assert.match(page, /wordt meteen en voorgoed vergeten/)
  assert.match(page, /Nu doet niemand van het bestuur mee|Alleen iemand van het bestuur die meedoet/)
  const before = await said('zaaksystemen')
  await paulien.done(`${anonymous}/sluiten`, { zeker: 'ja' })
  assert.equal(await givers('zaaksystemen'), 0)
  assert.ok((await tank('zaaksystemen')).cut_at)
  assert.deepEqual(await said('zaaksystemen'), before)
  assert.equal((await paulien.get(`${anonymous}/bijdragen`)).status, 200)
  assert.equal((await paulien.get(`${anonymous}/sluiten`)).status, 404)
})

test('an older backup put back gives nobody away for longer than an hour: the clock forgets again', async () => {
  await sql`update workspace set cut_at = null where slug = 'zaaksystemen'`.execute(db())
  const { id } = await db().selectFrom('contribution').select('id').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).limit(1).executeTakeFirstOrThrow()
  await sql`insert into giver (kind, thing_id, person_id) values ('contribution', ${id}, ${house.id('person', 'paulien-schaafsma')})`.execute(db())
  await applyRetention(house.database)
  assert.equal(await givers('zaaksystemen'), 0)
})
