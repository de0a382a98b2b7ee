import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { backup } from '../../platform/backup.ts'
import { restoreWith } from '../../platform/command.ts'
import { openDatabase } from '../../platform/database.ts'
import { emptyAddress, engines, noServer } from '../../platform/engines.testing.ts'
import { newId } from '../../platform/ids.ts'
import { restore } from '../../platform/restore.ts'
import { erasuresIn } from './command.ts'
import { personalTables } from '../register/queries.ts'
import { ended, gone, places, treated } from './erasing.ts'
import { kinds, kindsKept, notInOwnData, type Kind } from './queries.ts'
import { columnNames } from './tabletexts.ts'

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

test('AVG: a table of one’s own data is read by whoever opens it: columns, dates and codes in words, in their language', async () => {
  const devi = await house.as('devi-baldew')
  const [head = '', line = ''] = (await devi.get('/mijn/gegevens/account.csv')).body.replace('\ufeff', '').split('\r\n')
  assert.match(head, /^Nummer;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Taal;Lidmaatschap;/)
  assert.match(line, /;Nederlands;lid;voornaam;.*;\d+ [a-z]+ 20\d\d, \d+\.\d\d uur;/)
  assert.match((await devi.get('/mijn/gegevens/alles.json')).body, /"given_name": "Devi"/, 'what goes to another program keeps its names')
  await devi.get('/taal/en')
  assert.match((await devi.get('/mijn/gegevens/account.csv')).body, /^\ufeff?Number;Given name;/)
  await devi.get('/taal/nl')
})

test('AVG: every column of own data has a name in words in both languages', async () => {
  for (const kind of kindsKept) {
    const { rows: [row = {}] } = await sql<Record<string, unknown>>`select q.* from (select 1) one left join (${kinds[kind]('00000000-0000-4000-8000-000000000000')}) q on true`.execute(db())
    assert.ok(Object.keys(row).length > 0, kind)
    for (const language of ['nl', 'en'] as const) assert.deepEqual(Object.keys(row).filter((column) => !columnNames[language][column]), [], kind)
  }
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
  assert.match(wordsOf(await nienke.get(`/vereniging/mensen/${id}/wissen`)), /Alleen voor beheerders\..* al weg|al weg.* Alleen voor beheerders\./)
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

test('AVG: erasure reaches the text of amendments, words with an endorsement, findings and texts written alone, and a contact person who moved', async () => {
  const id = house.id('person', 'lotte-van-der-velde')
  const [workspace_id, ring_id] = [house.id('workspace', 'cloudstrategie'), house.id('ring', 'cloudstrategie', 'members')]
  const mark = 'kenmerkendewoorden'
  const nienke = await house.as('nienke-ruijter')
  await nienke.done('/vereniging/website/contactpersonen', { name: 'Lotte van der Velde', about: mark, about_en: '', email: 'lotte@voorbeeld.example', phone: '', agreed: 'ja' })
  const { rows: known } = await sql<{ person_id: string }>`select person_id from contact_person where about = ${mark}`.execute(db())
  assert.equal(known[0]?.person_id, id, 'told by the name, for the address is another')
  const given = async (kind: string, thing: string, person = id) => { await sql`insert into giver (kind, thing_id, person_id) values (${kind}, ${thing}, ${person})`.execute(db()) }
  const document = JSON.stringify({ type: 'doc', content: [{ type: 'chapter', attrs: { id: 'aaaaaaaaaa' }, content: [
    { type: 'chapter_title', content: [{ type: 'text', text: mark }] }, { type: 'paragraph', attrs: { id: 'bbbbbbbbbb', rests_on: [] }, content: [{ type: 'text', text: mark }] }] }] })
  const [amendment, alone, shared, draft, together] = Array.from({ length: 5 }, () => crypto.randomUUID()) as [string, string, string, string, string]
  await db().insertInto('charter_amendment').values({ id: amendment, workspace_id, ring_id, number: 901, on_version: 1, changes: JSON.stringify({ assignment: mark }), why: mark,
    perspective: 'municipality', proposed_at: '2026-11-20T12:00:00Z', ends_at: '2027-11-20T12:00:00Z' }).execute()
  await given('charter_amendment', amendment)
  for (const [finding, number] of [[alone, 901], [shared, 902]] as const) {
    await db().insertInto('finding').values({ id: finding, workspace_id, ring_id, number, statement: `${mark} ${number}`, made_at: '2026-11-20T12:00:00Z' }).execute()
    await given('finding', finding)
  }
  const ofDevi = await contributionOf('maarten-de-vlieger', 'by-perspective')
  assert.ok(ofDevi)
  await db().insertInto('finding_contribution').values({ finding_id: shared, contribution_id: ofDevi.id, linked_at: '2026-11-20T12:00:00Z' }).execute()
  for (const [text, number, savers] of [[draft, 901, [id]], [together, 902, [id, house.id('person', 'henk-postma')]]] as const) {
    await db().insertInto('draft').values({ id: text, workspace_id, ring_id, number, slug: `tekst-${number}`, title: `${mark} ${number}`, document, revision: savers.length,
      began_at: '2026-11-20T12:00:00Z', saved_at: '2026-11-20T12:00:00Z' }).execute()
    for (const [nth, saver] of savers.entries()) {
      const revision = crypto.randomUUID()
      await db().insertInto('draft_revision').values({ id: revision, draft_id: text, revision: nth + 1, title: 't', document, saved_at: '2026-11-20T12:00:00Z', note: `${mark} noot`, aside: false }).execute()
      await given('draft_revision', revision, saver)
    }
  }
  const mandate = crypto.randomUUID()
  await sql`insert into mandate (id, organisation_id, person_id, since, given_at) values (${mandate}, ${house.id('organisation', 'kleiwaard')}, ${id}, '2024-01-05', now())`.execute(db())
  await sql`insert into endorsement (id, publication_id, organisation_id, kind, words, mandate_id, given_at)
    values (${crypto.randomUUID()}, ${house.id('publication', 'cloudstrategie', 1)}, ${house.id('organisation', 'kleiwaard')}, 'reservation', ${mark}, ${mandate}, now())`.execute(db())
  assert.match((await house.visitor().get('/publicaties/samenvatting-cloudstrategie/1')).body, new RegExp(mark))
  await nienke.done(`/vereniging/mensen/${id}/wissen`, { bevestiging: 'wissen', teksten: 'ja' })
  assert.deepEqual(await everywhere(`${mark} 901`), [])
  assert.equal((await db().selectFrom('finding').select('statement').where('id', '=', shared).executeTakeFirstOrThrow()).statement, `${mark} 902`, 'what rests on somebody else’s contribution is the group’s')
  assert.equal((await db().selectFrom('draft').select('title').where('id', '=', together).executeTakeFirstOrThrow()).title, `${mark} 902`, 'a text that somebody else saved too is the group’s')
  for (const table of ['charter_amendment', 'endorsement', 'contact_person']) assert.ok(!(await everywhere(mark)).includes(table), table)
  const notes = await db().selectFrom('draft_revision').select('note').where('note', '<>', '').where('draft_id', 'in', [draft, together]).execute()
  assert.equal(notes.length, 1, 'only the note of who saved it too')
  assert.doesNotMatch((await house.visitor().get('/publicaties/samenvatting-cloudstrategie/1')).body, new RegExp(mark), 'also where the page was remembered')
  const joost = await house.as('joost-haverkamp')
  for (const path of ['/opdracht/wijzigingen', '/opdracht/wijzigingen/901', '/bevindingen', '/bevindingen/901', '/teksten', '/teksten/901', '/teksten/901/versies', '/teksten/901/rijpheid', '/gebeurtenissen', '']) {
    assert.equal((await joost.get(`/denktanks/cloudstrategie${path}`)).status, 200, path)
  }
})

/** What a command writes. */
const said = async (run: () => Promise<unknown>): Promise<string> => {
  const lines: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((line: string) => { lines.push(line); return true }) as typeof process.stdout.write
  await run().finally(() => { process.stdout.write = write })
  return lines.join('')
}

test('AVG: a real backup from before an erasure, restored with --erased, holds nothing of who was erased, on either engine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-erased-'))
  const [file, list] = [join(folder, 'backup.gz'), join(folder, 'lijst')]
  const id = house.id('person', 'maarten-de-vlieger')
  const { email } = await db().selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()
  const mine = await contributionOf('maarten-de-vlieger', 'by-perspective')
  assert.ok(email && mine)
  await backup(house.database, file)
  await (await house.as('nienke-ruijter')).done(`/vereniging/mensen/${id}/wissen`, { bevestiging: 'wissen', teksten: 'ja' })
  const { rows } = await sql<{ person_id: string; texts: boolean }>`select person_id, texts from erasure where person_id = ${id}`.execute(db())
  writeFileSync(list, rows.map((one) => `${one.person_id} 2026-11-25 ${one.texts ? 'texts' : 'name'}\n`).join(''))
  for (const engine of noServer ? ['pglite'] as const : engines) {
    const address = await emptyAddress(engine)
    if (engine === 'pglite') assert.match(await said(() => restoreWith(erasuresIn)([file, '--erased', list, '--data', address])), /; 1 erased again/)
    const database = await openDatabase(address)
    if (engine === 'postgresql') {
      await restore(database, file)
      assert.equal(await (await erasuresIn(list))(database), 1)
    }
    const find = async (text: string) => {
      const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.db)
      const found: string[] = []
      for (const { name } of tables) if ((await sql`select 1 from ${sql.table(name)} t where strpos(lower(t::text), ${text.toLowerCase()}) > 0 limit 1`.execute(database.db)).rows.length > 0) found.push(name)
      return found
    }
    assert.deepEqual(await find(email), [], engine)
    assert.deepEqual(await find(mine.body), [], engine)
    assert.ok((await find('henk.postma@')).includes('person'), `${engine}: who was not on the list stays`)
    await database.close()
  }
  rmSync(folder, { recursive: true })
})

test('AVG: every column that points at a person or holds a name or an address is treated: a new one makes this fail', async () => {
  const { rows: pointing } = await sql<{ column: string }>`select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'f' and c.confrelid = 'person'::regclass`.execute(db())
  const { rows: named } = await sql<{ column: string }>`select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = 'public' and (column_name ~ '(^|_)(email|address|name|phone|telephone|person_id)(_|$)' or column_name in ('voter', 'voice', 'payload'))`.execute(db())
  const known = new Set([...Object.keys(treated), ...[...gone, ...ended].map((table) => `${table}.person_id`)])
  const all = [...new Set([...pointing, ...named].map(({ column }) => column))].sort()
  assert.ok(all.includes('session.person_id') && all.includes('mail.address'))
  assert.deepEqual(all.filter((column) => !known.has(column)), [])
})

test('AVG: own data are complete: every table that holds a person is in them, or has a reason why not, and so is every kind of thing that one gives', async () => {
  const asked = Object.keys(kinds).map((kind) => kinds[kind as Kind]('nobody').compile(db()))
  const words = asked.map(({ sql: text }) => text).join(' ')
  const read = new Set([...words.matchAll(/\b(?:from|join) "?([a-z_]+)"?|, ([a-z_]+) [a-z]\b/g)].map(([, first, second]) => first ?? second))
  const tables = (await personalTables(house.database)).map(({ table }) => table)
  assert.ok(tables.includes('decision_voice') && tables.includes('meeting_attendee') && read.has('decision_voice'))
  assert.deepEqual(tables.filter((table) => !read.has(table) && !(table in notInOwnData)), [])
  assert.deepEqual(Object.keys(notInOwnData).filter((table) => !tables.includes(table) || read.has(table)), [])
  const given = [...Object.keys(places), 'draft_revision', 'proposal']
  assert.ok(given.length > 15)
  const known = new Set(asked.flatMap(({ sql: text, parameters }) => [...parameters.map(String), ...[...text.matchAll(/kind = '([a-z_]+)'/g)].map(([, kind]) => kind ?? '')]))
  assert.deepEqual(given.filter((kind) => !known.has(kind)), [])
})

test('AVG: who is erased has no vote to their name any more, and the vote counts', async () => {
  const roelof = house.id('person', 'roelof-hoekstra')
  const counted = async () => (await sql<{ n: number; mine: number }>`select count(*)::int as n, count(*) filter (where voice = ${roelof})::int as mine from decision_voice`.execute(db())).rows[0]
  const place = { workspace_id: house.id('workspace', 'cloudstrategie'), ring_id: house.id('ring', 'cloudstrategie', 'members') }
  const id = newId()
  await sql`insert into decision (id, workspace_id, ring_id, number, kind, title, body, options, results, secret, perspective, proposed_at, ends_at)
    values (${id}, ${place.workspace_id}, ${place.ring_id}, 901, 'vote', 'Wat nu?', 'Kies er een.', '{"A","B"}', 'closed', true, 'municipality', now(), now() + interval '5 days')`.execute(db())
  await sql`insert into decision_voice (decision_id, voice) values (${id}, ${roelof})`.execute(db())
  const file = JSON.parse((await (await house.as('roelof-hoekstra')).get('/mijn/gegevens/alles.json')).body) as Record<string, { title?: string }[]>
  assert.ok(file['votes']?.some(({ title }) => title === 'Wat nu?'))
  assert.ok((file['meetings']?.length ?? 0) > 0)
  assert.equal((await (await house.as('roelof-hoekstra')).post('/mijn/gegevens/wissen', { bevestiging: 'wissen' })).status, 303)
  assert.deepEqual(await counted(), { n: 1, mine: 0 })
})
