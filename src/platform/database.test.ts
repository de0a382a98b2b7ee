import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import type { Database, Tx } from './database.ts'
import { emptyAddress, noServer, onBoth, startCluster } from './engines.testing.ts'
import { until } from './until.testing.ts'
import { Fault, QueryPastTransaction, TransactionOver } from './faults.ts'

const rowsOf = async (on: Database['db'] | Tx, query: ReturnType<typeof sql>) => (await query.execute(on)).rows

onBoth('what comes out has the same types everywhere', async ({ db }) => {
  const [row] = await rowsOf(
    db,
    sql`select 5::int8 as big, count(*) as counted, 1.25::numeric as part, date '2024-03-31' as day,
      timestamptz '2024-03-31 12:00:00.5+02' as moment, '{"a": [1, null]}'::jsonb as json, '\\x00ff'::bytea as bytes,
      array[1, null]::int8[] as bigs, array[date '2024-01-01'] as days, null::int8 as none`,
  )
  assert.deepEqual(row, {
    big: 5,
    counted: 1,
    part: 1.25,
    day: '2024-03-31',
    moment: new Date('2024-03-31T10:00:00.500Z'),
    json: { a: [1, null] },
    bytes: Buffer.from([0, 255]),
    bigs: [1, null],
    days: ['2024-01-01'],
    none: null,
  })
})

onBoth('a number too large to be exact is refused, not rounded', async ({ db }) => {
  await assert.rejects(rowsOf(db, sql`select 9007199254740993::int8 as big`), RangeError)
  assert.deepEqual(await rowsOf(db, sql`select 9007199254740991::int8 as big`), [{ big: 9007199254740991 }])
})

onBoth('what goes in comes out again', async ({ db }) => {
  await sql`create table thing (id int, at timestamptz, body text, json jsonb, bytes bytea, words text[])`.execute(db)
  const thing = {
    id: 1,
    at: new Date('2024-02-29T23:59:59.999Z'),
    body: 'Eén ‘idee’ 🏛\n\\ \'"',
    json: { deep: ['é', 1.5, null, true] },
    bytes: Buffer.from([0, 1, 254, 255]),
    words: ['a,b', '{c}', '"d"', ''],
  }
  const { id, at, body, json, bytes, words } = thing
  await sql`insert into thing values (${id}, ${at}, ${body}, ${json}, ${bytes}, ${words})`.execute(db)
  assert.deepEqual(await rowsOf(db, sql`select * from thing`), [thing])
})

onBoth('a change is kept whole, or not at all', async ({ db, change }) => {
  await sql`create table thing (id int primary key)`.execute(db)
  assert.equal(await change(async (tx) => (await rowsOf(tx, sql`insert into thing values (1) returning id`)).length), 1)
  const failing = change(async (tx) => {
    await sql`insert into thing values (2)`.execute(tx)
    await sql`insert into thing values (1)`.execute(tx)
  })
  await assert.rejects(failing, { code: '23505' })
  await assert.rejects(change(async (tx) => {
    await sql`insert into thing values (3)`.execute(tx)
    throw new Error('no')
  }), /no/)
  assert.deepEqual(await rowsOf(db, sql`select id from thing`), [{ id: 1 }])
})

onBoth('after errors of every kind the next answers are still the right ones', async ({ db, change }) => {
  const wrong = [
    sql`select nonsense`,
    sql`select 1 / ${0}::int`,
    sql`select ${'x'}::int`,
    sql`this is not sql`,
    sql`select 1; select 1 / 0; select 2`,
    sql`select * from generate_series(1, 5000) as n where 1 / (4000 - n) > -1`,
    sql`do $$ begin raise exception 'stop'; end $$`,
  ]
  for (let round = 0; round < 5; round += 1) {
    const asked = wrong.flatMap((query, index) => [
      assert.rejects(rowsOf(db, query)),
      assert.rejects(change((tx) => rowsOf(tx, query))),
      rowsOf(db, sql`select ${index}::int as n, ${'é'.repeat(index * 3000)} as text`).then((rows) =>
        assert.deepEqual(rows, [{ n: index, text: 'é'.repeat(index * 3000) }]),
      ),
    ])
    await Promise.all(asked)
  }
  await assert.rejects(change(async (tx) => {
    await assert.rejects(rowsOf(tx, sql`select nonsense`), { code: '42703' })
    await rowsOf(tx, sql`select 1`)
  }), { code: '25P02' })
  assert.deepEqual(await rowsOf(db, sql`select 7 as n`), [{ n: 7 }])
})

onBoth('a large answer and a large question arrive whole', async ({ db }) => {
  const rows = await rowsOf(db, sql`select n, repeat(n::text, 50) as text from generate_series(1, 20000) as n`)
  assert.equal(rows.length, 20000)
  assert.deepEqual(rows[19999], { n: 20000, text: '20000'.repeat(50) })
  const text = 'vraag'.repeat(1_000_000)
  assert.deepEqual(await rowsOf(db, sql`select length(${text}) as n, md5(${text}) = md5(${text}) as same`), [{ n: 5_000_000, same: true }])
})

onBoth('a query past the transaction fails at once, and only there', async ({ db, change }) => {
  await change(async (tx) => {
    await assert.rejects(rowsOf(db, sql`select 1`), QueryPastTransaction)
    await assert.rejects(change((inner) => rowsOf(inner, sql`select 1`)), QueryPastTransaction)
    await assert.rejects(db.transaction().execute(async () => {}), QueryPastTransaction)
    assert.deepEqual(await rowsOf(tx, sql`select 1 as n`), [{ n: 1 }])
  })
  let later: Promise<unknown> | undefined
  const [, beside] = await Promise.all([
    change(async (tx) => {
      await rowsOf(tx, sql`select pg_sleep(0.05)`)
      later = pause(50).then(() => rowsOf(db, sql`select 3 as n`))
    }),
    rowsOf(db, sql`select 2 as n`),
  ])
  assert.deepEqual(beside, [{ n: 2 }])
  assert.deepEqual(await later, [{ n: 3 }])
})

onBoth('a transaction cannot be used once it is over', async ({ db, change }) => {
  await sql`create table thing (id int)`.execute(db)
  const kept: Tx[] = []
  let forgotten: Promise<unknown> | undefined
  await change(async (tx) => {
    kept.push(tx)
    forgotten = pause(30).then(() => rowsOf(tx, sql`insert into thing values (1)`))
  })
  for (const tx of kept) await assert.rejects(rowsOf(tx, sql`insert into thing values (2)`))
  await assert.rejects(forgotten ?? Promise.resolve())
  assert.deepEqual(await rowsOf(db, sql`select * from thing`), [])
  assert.match(new TransactionOver().message, /over/)
})

onBoth('a notice is heard once its change is kept, and no longer after leaving', async ({ db, change, listen }) => {
  const heard: string[] = []
  const leave = await listen('Odd "channel"', (payload) => heard.push(payload))
  const leaveToo = await listen('Odd "channel"', (payload) => heard.push(`also ${payload}`))
  const tell = (text: string) => sql`select pg_notify('Odd "channel"', ${text})`
  await assert.rejects(change(async (tx) => {
    await tell('never').execute(tx)
    throw new Error('no')
  }))
  await change(async (tx) => {
    await tell('één').execute(tx)
    await pause(30)
    assert.deepEqual(heard, [])
  })
  await until(() => heard.length === 2)
  await leaveToo()
  await tell('two').execute(db)
  await until(() => heard.length === 3)
  await leave()
  await tell('three').execute(db)
  await pause(50)
  assert.deepEqual(heard, ['één', 'also één', 'two'])
})

onBoth('listening inside a change waits for nothing', async ({ db, change, listen }) => {
  const heard: string[] = []
  await change(async (tx) => {
    await listen('later', (payload) => heard.push(payload))
    await sql`select 1`.execute(tx)
  })
  await sql`select 1`.execute(db)
  await sql`select pg_notify('later', 'x')`.execute(db)
  await until(() => heard.length === 1)
})

onBoth('a failed serialization is tried again, at most three times', async ({ change }) => {
  let times = 0
  const fail = (tx: Tx) => sql`do $$ begin raise sqlstate '40001'; end $$`.execute(tx)
  await change(async (tx) => {
    times += 1
    if (times < 4) await fail(tx)
  })
  assert.equal(times, 4)
  await assert.rejects(change(async (tx) => {
    times += 1
    await fail(tx)
  }), { code: '40001' })
  assert.equal(times, 8)
})

test('two changes that wait for each other are both done (postgresql)', { skip: noServer }, async () => {
  const { db, change, close } = await openDatabase(await emptyAddress('postgresql'))
  await sql`create table thing (id int primary key, n int not null default 0)`.execute(db)
  await sql`insert into thing values (1), (2)`.execute(db)
  const add = (first: number, second: number) => change(async (tx) => {
    await sql`update thing set n = n + 1 where id = ${first}`.execute(tx)
    await pause(100)
    await sql`update thing set n = n + 1 where id = ${second}`.execute(tx)
  })
  await Promise.all([add(1, 2), add(2, 1)])
  assert.deepEqual(await rowsOf(db, sql`select n from thing`), [{ n: 2 }, { n: 2 }])
  await close()
})

test('a server that goes away and comes back does not end the process, and is heard again', { skip: noServer }, async () => {
  const cluster = await startCluster()
  const address = await cluster.emptyDatabase()
  const { db, listen, change, close } = await openDatabase(address)
  const heard: string[] = []
  let missed = 0
  await listen('news', (payload) => heard.push(payload), () => { missed += 1 })
  const cut = change(async (tx) => {
    await sql`select 1`.execute(tx)
    await cluster.stop('immediate')
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(cut)
  await assert.rejects(rowsOf(db, sql`select 1`))
  await assert.rejects(openDatabase(address), (error) => error instanceof Fault && error.code === 'Unreachable')
  await cluster.start()
  await until(() => missed > 0)
  await sql`select pg_notify('news', 'back')`.execute(db)
  await until(() => heard.includes('back'))
  await close()
})
