import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../database.ts'
import { emptyAddress, mounted, mountingFails, onBoth } from '../engines.testing.ts'
import { roomIn } from './room.ts'
import { tidyAllTables, tidyChangedTables } from './tidying.ts'

const countOf = async ({ db }: Awaited<ReturnType<typeof openDatabase>>, table: string) =>
  (await sql<{ n: number }>`select reltuples::int as n from pg_class where relname = ${table}`.execute(db)).rows[0]?.n

test('a table of which much changed is counted again soon, and one that stayed as it was is left alone', async () => {
  const database = await openDatabase(await emptyAddress('pglite'))
  try {
    await sql`create table much (id int primary key)`.execute(database.db)
    await sql`create table little (id int primary key)`.execute(database.db)
    await sql`insert into much select generate_series(1, 2000)`.execute(database.db)
    await sql`insert into little select generate_series(1, 20)`.execute(database.db)
    assert.equal(await countOf(database, 'much'), -1, 'nobody counted it yet')
    assert.deepEqual(await tidyChangedTables(database), ['much'])
    assert.equal(await countOf(database, 'much'), 2000)
    assert.equal(await countOf(database, 'little'), -1)
    assert.deepEqual(await tidyChangedTables(database), [], 'nothing changed since')
    await sql`delete from much where id <= 600`.execute(database.db)
    assert.deepEqual(await tidyChangedTables(database), ['much'])
    assert.equal(await countOf(database, 'much'), 1400)
    await tidyAllTables(database)
    assert.equal(await countOf(database, 'little'), 20)
  } finally {
    await database.close()
  }
})

test('a disk that others filled a moment ago is left alone at once, until there is room again', { skip: await mountingFails() }, async () => {
  await mounted(['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs'], async (folder) => {
    const database = await openDatabase(path.join(folder, 'data'))
    try {
      await database.change((tx) => sql`create table much (id int primary key)`.execute(tx))
      await database.change((tx) => sql`insert into much select generate_series(1, 2000)`.execute(tx))
      writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(roomIn(folder) - (8 << 20)))
      assert.deepEqual(await tidyChangedTables(database), [])
      rmSync(path.join(folder, 'ballast'))
      assert.deepEqual(await tidyChangedTables(database), ['much'])
    } finally {
      await database.close()
    }
  })
})

onBoth('tables are left to PostgreSQL where there is one', async (database) => {
  await sql`create table much (id int primary key)`.execute(database.db)
  await sql`insert into much select generate_series(1, 2000)`.execute(database.db)
  assert.deepEqual(await tidyChangedTables(database), database.engine === 'pglite' ? ['much'] : [])
})
