/** The register of processing says how long each kind is kept: what the clock sets off forgets just that, and nothing sooner. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../src/platform/ids.ts'
import { scheduled } from '../src/schedule.ts'
import { openHouse, type TestHouse } from './house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const hours = 1 / 24
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
const person = () => house.id('person', 'samira-el-amrani')
const tank = () => house.id('workspace', 'cloudstrategie')
const hash = (of: string) => Buffer.from(of.replaceAll('-', '').padEnd(64, '0').slice(0, 64), 'hex')

interface Kind { readonly table: string; readonly key: string; readonly days: number; readonly keep: (id: string, old: number) => unknown }
const ask = (query: ReturnType<typeof sql>) => query.execute(house.database.db)

// How old a row of each kind may get, as the words of the register say it, and how such a row is made.
const kinds: readonly Kind[] = [
  { table: 'session', key: 'id', days: 30, keep: (id, old) => ask(sql`insert into session (id, token_hash, person_id, began_at, ended_at, expires_at) values (${id}, ${hash(id)}, ${person()}, ${ago(old + 1)}, ${ago(old)}, ${ago(-9)})`) },
  { table: 'signin_link', key: 'id', days: 1, keep: (id, old) => ask(sql`insert into signin_link (id, token_hash, browser_hash, code_hash, person_id, asked_at, expires_at)
    values (${id}, ${hash(id)}, ${hash(id)}, ${hash(id)}, ${person()}, ${ago(old)}, ${ago(old)})`) },
  { table: 'address_change', key: 'id', days: 1, keep: (id, old) => ask(sql`insert into address_change (id, person_id, email, from_key, token_hash, code_hash, expires_at)
    values (${id}, ${person()}, 'nieuw@voorbeeld.example', 'oud@voorbeeld.example', ${hash(id)}, ${hash(id)}, ${ago(old)})`) },
  { table: 'mail', key: 'id', days: 30, keep: (id, old) => ask(sql`insert into mail (id, address, subject, body, message_id, written_at, retry_at, sent_at)
    values (${id}, 'x@voorbeeld.example', 'x', 'x', ${id}, ${ago(old)}, ${ago(old)}, ${ago(old)})`) },
  { table: 'notice', key: 'id', days: 60, keep: (id, old) => ask(sql`insert into notice (id, person_id, workspace_id, happening_id, written_at)
    select ${id}, ${person()}, workspace_id, id, ${ago(old)} from happening order by id limit 1`) },
  { table: 'mail_less', key: 'token_hash', days: 365, keep: (id, old) => ask(sql`insert into mail_less (token_hash, person_id, made_at) values (${hash(id)}, ${person()}, ${ago(old)})`) },
  { table: 'reply_key', key: 'key_hash', days: 365, keep: (id, old) => ask(sql`insert into reply_key (key_hash, person_id, workspace_id, kind, thing_id, made_at) values (${hash(id)}, ${person()}, ${tank()}, 'meeting', ${newId()}, ${ago(old)})`) },
  { table: 'mail_bounce', key: 'id', days: 180, keep: (id, old) => ask(sql`insert into mail_bounce (id, address_key, status, first_at, last_at) values (${id}, ${`${id}@voorbeeld.example`}, '5.1.1', ${ago(old)}, ${ago(old)})`) },
  { table: 'mail_in', key: 'id', days: 400, keep: (id, old) => ask(sql`insert into mail_in (id, came_at, way, receivers, outcome) values (${id}, ${ago(old)}, 'smtp', '{}', 'taken')`) },
  { table: 'import_file', key: 'id', days: 30, keep: (id, old) => ask(sql`insert into import_file (id, person_id, kind, name, shape, columns, choices, began_at, finished_at)
    select ${id}, ${person()}, 'people', 'x.csv', '{}', '[]', '{}', ${ago(old)}, ${ago(old)}`) },
  { table: 'knowledge_import', key: 'id', days: 1, keep: (id, old) => ask(sql`insert into knowledge_import (id, workspace_id, person_id, format, sent_at) values (${id}, ${tank()}, ${person()}, 'ris', ${ago(old)})`) },
  { table: 'attempt', key: 'key_hash', days: 1, keep: (id, old) => ask(sql`insert into attempt (kind, key_hash, at) values ('signin', ${hash(id)}, ${ago(old)})`) },
]

const forgetting = async () => { for (const { do: chore } of scheduled) await chore(house.database) }

test('each kind is kept as long as the register says, and no longer', async () => {
  const made = await Promise.all(kinds.map(async ({ table, key, days, keep }) => {
    const [past, recent] = [newId(), newId()]
    await keep(past, days + hours)
    await keep(recent, days - hours)
    return { table, key, past, recent }
  }))
  await forgetting()
  await forgetting()
  for (const { table, key, past, recent } of made) {
    const there = async (id: string) => (await sql`select 1 from ${sql.table(table)} where ${sql.ref(key)} = ${key === 'id' ? id : hash(id)}`.execute(house.database.db)).rows.length
    assert.deepEqual([await there(past), await there(recent)], [0, 1], table)
  }
})

test('a notice goes two days after it was mailed, and mail that waits for somebody to look after thirty', async () => {
  const { db } = house.database
  const notice = async (old: number) => {
    const id = newId()
    await sql`insert into notice (id, person_id, workspace_id, happening_id, written_at, mailed_at) select ${id}, ${person()}, workspace_id, id, ${ago(old)}, ${ago(old)} from happening order by id desc limit 1`.execute(db)
    return id
  }
  const held = async (old: number) => {
    const id = newId()
    await sql`insert into mail_in (id, came_at, way, receivers, outcome, address, raw) values (${id}, ${ago(old)}, 'smtp', '{a@b.example}', 'held', ${`${id}@voorbeeld.example`}, 'geheim')`.execute(db)
    return id
  }
  const [notices, mails] = [[await notice(2.1), await notice(1.9)], [await held(30.1), await held(29.9)]]
  await forgetting()
  assert.deepEqual(await Promise.all(notices.map(async (id) => (await sql`select 1 from notice where id = ${id}`.execute(db)).rows.length)), [0, 1])
  const left = await Promise.all(mails.map(async (id) => (await sql<{ outcome: string; address: string | null; raw: unknown }>`select outcome, address, raw from mail_in where id = ${id}`.execute(db)).rows[0]))
  assert.deepEqual([left[0]?.outcome, left[0]?.address, left[0]?.raw, left[1]?.outcome], ['dropped', null, null, 'held'])
})

test('how far somebody read is gone once they take part no more, and stays of who does', async () => {
  const { db } = house.database
  const read = async () => (await sql<{ n: number }>`select count(*)::int as n from reading where workspace_id = ${tank()}`.execute(db)).rows[0]?.n
  for (const who of ['samira-el-amrani', 'maarten-de-vlieger']) {
    await sql`insert into reading (person_id, workspace_id, seq, since_seq, at, since_at) values (${house.id('person', who)}, ${tank()}, 1, 1, now(), now()) on conflict do nothing`.execute(db)
    await sql`insert into discussion_reading (person_id, discussion_id, place) select ${house.id('person', who)}, id, 1 from discussion where workspace_id = ${tank()} order by id limit 1`.execute(db)
  }
  await forgetting()
  assert.equal(await read(), 2)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'maarten-de-vlieger')} and ended_at is null`.execute(db)
  await forgetting()
  assert.equal(await read(), 1)
  assert.equal((await sql`select 1 from discussion_reading`.execute(db)).rows.length, 1)
})
