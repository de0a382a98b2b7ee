import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { erasuresIn } from './command.ts'
import { ended, gone, treated } from './erasing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const db = () => house.database.db
const giversOf = async (person: string, attribution: string) => (await sql<{ n: number }>`
  select count(*)::int as n from giver g join contribution c on c.id = g.thing_id join workspace w on w.id = c.workspace_id
  where g.kind = 'contribution' and g.person_id = ${house.id('person', person)} and w.attribution = ${attribution}`.execute(db())).rows[0]?.n ?? 0
const contributionOf = async (person: string, attribution: string) => (await sql<{ id: string; number: number; body: string }>`
  select c.id, c.number, c.body from giver g join contribution c on c.id = g.thing_id join workspace w on w.id = c.workspace_id
  where g.kind = 'contribution' and c.withdrawn_at is null and g.person_id = ${house.id('person', person)} and w.attribution = ${attribution}
  order by c.number limit 1`.execute(db())).rows[0]
const everywhere = async (words: string) => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db())
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql`select 1 from ${sql.table(name)} t where strpos(lower(t::text), ${words.toLowerCase()}) > 0 limit 1`.execute(db())
    if (hits.length > 0) found.push(name)
  }
  return found
}

test('AVG: a person sees what is kept of them and takes it all along as one file', async () => {
  const samira = await house.as('samira-el-amrani')
  const page = await samira.get('/mijn/gegevens')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Bijdragen/)
  assert.match((await samira.get('/mijn')).body, /href="\/mijn\/gegevens"/)
  const file = await samira.get('/mijn/gegevens/alles.json')
  assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
  const all = JSON.parse(file.body) as Record<string, Record<string, unknown>[]>
  assert.match(String(all['account']?.[0]?.['email']), /samira/)
  const mine = await contributionOf('samira-el-amrani', 'by-perspective')
  assert.ok(mine)
  assert.ok(all['contributions']?.some(({ body }) => body === mine.body))
  assert.equal(all['contributions']?.length, (await sql<{ n: number }>`select count(*)::int as n from giver where kind = 'contribution' and person_id = ${house.id('person', 'samira-el-amrani')}`.execute(db())).rows[0]?.n)
})

test('AVG: nobody else finds another person’s data, and a visitor finds none', async () => {
  const devi = await house.as('devi-baldew')
  assert.doesNotMatch((await devi.get('/mijn/gegevens/alles.json')).body, /samira\.el/)
  for (const path of ['/mijn/gegevens', '/mijn/gegevens/alles.json', '/mijn/gegevens/contributions.csv', '/mijn/gegevens/wissen']) {
    assert.equal((await house.visitor().get(path)).status, 404, path)
  }
  assert.equal((await devi.get('/mijn/gegevens/onzin.csv')).status, 404)
})

test('AVG: in a table a cell that a spreadsheet would calculate gets a sign before it', async () => {
  const mine = await contributionOf('devi-baldew', 'by-perspective')
  assert.ok(mine)
  await sql`update contribution set body = '=HYPERLINK("http://kwaad.example")' where id = ${mine.id}`.execute(db())
  const table = await (await house.as('devi-baldew')).get('/mijn/gegevens/contributions.csv')
  assert.equal(table.status, 200)
  assert.match(table.body, /"'=HYPERLINK/)
  await sql`update contribution set body = ${mine.body} where id = ${mine.id}`.execute(db())
})

test('personal export before and after the cut: in an anonymous think tank only what a giver row still ties to me', async () => {
  const { rows } = await sql<{ person_id: string; thing_id: string; body: string }>`select g.person_id, g.thing_id, c.body from giver g
    join contribution c on c.id = g.thing_id join workspace w on w.id = c.workspace_id
    where g.kind = 'contribution' and w.attribution = 'anonymous' and g.person_id = ${house.id('person', 'paulien-schaafsma')}`.execute(db())
  let one = rows[0]
  if (!one) {
    const { rows: loose } = await sql<{ thing_id: string; body: string }>`select c.id as thing_id, c.body from contribution c join workspace w on w.id = c.workspace_id
      where w.attribution = 'anonymous' limit 1`.execute(db())
    assert.ok(loose[0])
    one = { person_id: house.id('person', 'paulien-schaafsma'), ...loose[0] }
    await sql`update giver set person_id = ${one.person_id} where kind = 'contribution' and thing_id = ${one.thing_id}`.execute(db())
    await sql`insert into giver (kind, thing_id, person_id) values ('contribution', ${one.thing_id}, ${one.person_id}) on conflict do nothing`.execute(db())
  }
  const { body, thing_id } = one
  const has = async () => {
    const all = JSON.parse((await (await house.as('paulien-schaafsma')).get('/mijn/gegevens/alles.json')).body) as { contributions: { body: string }[] }
    return all.contributions.some((said) => said.body === body)
  }
  assert.equal(await has(), true)
  await sql`delete from giver where kind = 'contribution' and thing_id = ${thing_id}`.execute(db())
  assert.equal(await has(), false)
})

test('a form without the word comes back, and erases nothing', async () => {
  const samira = await house.as('samira-el-amrani')
  const wrong = await samira.post('/mijn/gegevens/wissen', { bevestiging: 'ja', teksten: 'ja' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Typ het woord “wissen”/)
  assert.match(wrong.body, /value="ja"/)
  assert.equal((await db().selectFrom('erasure').select('person_id').execute()).length, 0)
})

test('only the administrator erases somebody else; for others the page is not there', async () => {
  const path = `/vereniging/mensen/${house.id('person', 'samira-el-amrani')}/wissen`
  for (const who of ['devi-baldew', 'joost-haverkamp', 'marijke-de-wit']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(path)).status, 404, who)
    assert.equal((await seat.post(path, { bevestiging: 'wissen' })).status, 404, who)
  }
  assert.equal((await db().selectFrom('erasure').select('person_id').execute()).length, 0)
  const nienke = await house.as('nienke-ruijter')
  assert.match((await nienke.get(path.replace('/wissen', ''))).body, new RegExp(`href="${path}"`))
  assert.equal((await nienke.get(path)).status, 200)
})

test('the only administrator cannot be erased before somebody else has that task', async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from role where kind = 'administrator' and ended_at is null`.execute(db())
  assert.equal(rows[0]?.n, 1)
  const refused = await (await house.as('nienke-ruijter')).post('/mijn/gegevens/wissen', { bevestiging: 'wissen' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /enige beheerder/)
})

test('AVG: erasure clears name, address and text everywhere, and erasure removes the sealed row', async () => {
  const id = house.id('person', 'samira-el-amrani')
  const email = (await db().selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email ?? ''
  const mine = await contributionOf('samira-el-amrani', 'by-perspective')
  assert.ok(mine)
  await db().insertInto('mail').values({ id: crypto.randomUUID(), person_id: id, address: email, subject: 'x', body: 'Beste Samira', message_id: 'een' }).execute()
  const samira = await house.as('samira-el-amrani')
  const page = await samira.done('/mijn/gegevens/wissen', { bevestiging: 'Wissen', teksten: 'ja' })
  assert.match(wordsOf(page), /Uw gegevens zijn gewist/)
  assert.deepEqual(await everywhere(email), [])
  assert.deepEqual(await everywhere('el amrani'), [])
  assert.deepEqual(await everywhere(mine.body), [])
  for (const table of gone) assert.equal((await sql`select 1 from ${sql.table(table)} where person_id = ${id}`.execute(db())).rows.length, 0, table)
  for (const table of ended) {
    const { rows } = await sql`select 1 from ${sql.table(table)} where person_id = ${id} and ended_at is null`.execute(db())
    assert.equal(rows.length, 0, table)
  }
  assert.equal(await giversOf('samira-el-amrani', 'by-perspective') + await giversOf('samira-el-amrani', 'anonymous'), 0)
  assert.equal((await samira.get('/mijn')).status, 404)
})

test('AVG: the discussion goes on: pages, trail and publications work, and what rested on it says that it was withdrawn', async () => {
  const joost = await house.as('joost-haverkamp')
  const { rows } = await sql<{ number: number }>`select number from contribution where withheld = 'by-giver' and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())
  assert.ok(rows.length > 0)
  for (const { number } of rows) {
    assert.match(wordsOf(await joost.get(`/denktanks/cloudstrategie/bijdragen/${number}`)), /ingetrokken/i)
    assert.equal((await joost.get(`/denktanks/cloudstrategie/spoor/bijdrage/${number}`)).status, 200)
  }
  for (const path of ['', '/gebeurtenissen', '/bijdragen', '/deelnemers', '/verwachtingen', '/uitnodigingen']) {
    assert.equal((await joost.get(`/denktanks/cloudstrategie${path}`)).status, 200, path)
  }
  assert.equal((await house.visitor().get('/publicaties/samenvatting-cloudstrategie')).status, 200)
  assert.equal((await joost.get(`/vereniging/mensen/${house.id('person', 'samira-el-amrani')}`)).status, 404)
})

test('the administrator erases somebody who left, and what they did in the open is told of a former member', async () => {
  const nienke = await house.as('nienke-ruijter')
  const id = house.id('person', 'bart-looijenga')
  const { number, id: theme } = await db().selectFrom('proposal').select(['number', 'id']).where('withdrawn_at', 'is', null).orderBy('number').executeTakeFirstOrThrow()
  await sql`update giver set person_id = ${id} where kind = 'proposal' and thing_id = ${theme}`.execute(db())
  await nienke.done(`/vereniging/mensen/${id}/vertrek`, { zeker: 'ja' })
  assert.match(wordsOf(await nienke.get(`/vereniging/mensen/${id}/wissen`)), /al weg/)
  assert.match(wordsOf(await nienke.done(`/vereniging/mensen/${id}/wissen`, { bevestiging: 'wissen' })), /zijn gewist/)
  assert.match(wordsOf(await nienke.get(`/vereniging/themas/${number}`)), /voormalig lid/)
  assert.match(wordsOf(await nienke.get('/taal/en?terug=/').then(() => nienke.get(`/vereniging/themas/${number}`))), /former member/)
  assert.equal((await nienke.post(`/vereniging/mensen/${id}/wissen`, { bevestiging: 'wissen' })).status, 404)
})

test('AVG: again after a restore: who is on the list is erased again, who was not stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-erased-'))
  const id = house.id('person', 'devi-baldew')
  const list = join(folder, 'lijst')
  writeFileSync(list, `${id} 2026-11-25 texts\n${crypto.randomUUID()} 2026-11-25 name\n${house.id('person', 'bart-looijenga')} 2026-11-25 name\n`)
  const erase = await erasuresIn(list)
  assert.equal(await erase(house.database), 1)
  assert.equal(await erase(house.database), 0)
  const { email, redacted_at } = await db().selectFrom('person').select(['email', 'redacted_at']).where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(email, null)
  assert.ok(redacted_at)
  writeFileSync(list, 'Devi Baldew\n')
  await assert.rejects(erasuresIn(list), /not a line of denktank erased list/)
  await assert.rejects(erasuresIn(join(folder, 'weg')), /no list of erasures/)
  rmSync(folder, { recursive: true })
})

test('AVG: every column that points at a person or holds a name or an address is treated: a new one makes this fail', async () => {
  const { rows: pointing } = await sql<{ column: string }>`select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(db())
  const { rows: named } = await sql<{ column: string }>`select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and (column_name ~ '(^|_)(email|address|name|phone|telephone|person_id)(_|$)')`.execute(db())
  const known = new Set([...Object.keys(treated), ...[...gone, ...ended].map((table) => `${table}.person_id`)])
  const all = [...new Set([...pointing, ...named].map(({ column }) => column))].sort()
  assert.ok(all.includes('session.person_id') && all.includes('mail.address'))
  assert.deepEqual(all.filter((column) => !known.has(column)), [])
})
