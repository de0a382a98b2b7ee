import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { ofThings, processings } from './purposes.ts'
import { personalTables } from './queries.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const path = '/vereniging/verwerkingen'

test('every table in which a person can be found has its purpose, ground and period, once: a new one makes this fail', async () => {
  const tables = (await personalTables(house.database)).map(({ table }) => table)
  assert.ok(tables.includes('session') && tables.includes('giver') && tables.includes('mail') && tables.length > 25)
  const described = processings.flatMap((one) => one.tables)
  assert.deepEqual(tables.filter((table) => !described.includes(table)), [], 'tell in purposes.ts what these are for')
  assert.deepEqual(described.filter((table) => !tables.includes(table)), [], 'these are there no more')
  assert.equal(new Set(described).size, described.length)
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(house.database.db)
  for (const name of ofThings) assert.ok(rows.some((row) => row.name === name), name)
  for (const { words, key } of processings) for (const language of ['nl', 'en'] as const) {
    const { kept, ...rest } = words[language]
    const days = { mail: 31, 'mail-waiting': 7, session: 13, notice: 61, import: 17, invitation: 366 }
    for (const text of [...Object.values(rest), kept(days)]) assert.ok(text.length > 3, `${key} ${language}`)
  }
})

test('an administrator reads it, with the columns and what the makers say, and with the days that are set', async () => {
  const nienke = await house.as('nienke-ruijter')
  const page = await nienke.get(path)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Uitnodigen .*365 dagen nadat de uitnodiging/)
  assert.match(wordsOf(page), /session person_id association\/signin/)
  await sql`insert into retention (kind, days) values ('invitation', 99)`.execute(house.database.db)
  assert.match(wordsOf(await nienke.get(path)), /99 dagen nadat de uitnodiging/)
  assert.match(wordsOf(await (await house.as('nienke-ruijter')).get('/taal/en?terug=/').then(() => nienke.get(path))), /Register van verwerkingen/)
})

test('it can be taken along as a table and as a file for programs', async () => {
  const nienke = await house.as('nienke-ruijter')
  const table = await nienke.get(`${path}.csv`)
  assert.equal(table.status, 200)
  assert.match(table.headers.get('content-disposition') ?? '', /verwerkingen\.csv/)
  assert.equal(table.body.trim().split('\r\n').length, 1 + (await personalTables(house.database)).length)
  const file = JSON.parse((await nienke.get(`${path}.json`)).body) as { controller: string; contact: string; processings: { key: string; tables: { table: string; columns: string[] }[] }[] }
  assert.match(file.contact, /@/)
  assert.deepEqual(file.processings.find(({ key }) => key === 'website')?.tables.map(({ table: name, columns }) => [name, columns]), [['contact_person', ['name', 'email', 'phone', 'person_id']]])
})

test('to everybody else it is not there', async () => {
  for (const who of ['marijke-de-wit', 'samira-el-amrani', 'bart-looijenga']) {
    const seat = await house.as(who)
    for (const ending of ['', '.csv', '.json']) assert.equal((await seat.get(`${path}${ending}`)).status, 404, `${who} ${ending}`)
  }
  assert.equal((await house.visitor().get(`${path}.json`)).status, 404)
})
