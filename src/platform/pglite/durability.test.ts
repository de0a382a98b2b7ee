import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../database.ts'
import type { Database, Tx } from '../database.ts'
import { mounted, mountingFails, newFolder, run } from '../engines.testing.ts'
import { until } from '../until.testing.ts'
import { explain, Fault } from '../faults.ts'
import { roomIn } from './room.ts'

const [, , role, folderOfChild = ''] = process.argv

/** Two tables, so that a change that was kept in part shows; no keys, so that a row that is there twice shows. */
const makeTables = ({ db }: Database) =>
  sql`create table if not exists one (id int); create table if not exists two (id int, body text)`.execute(db)

const lastId = async ({ db }: Database) =>
  (await sql<{ id: number }>`select coalesce(max(id), 0) as id from one`.execute(db)).rows[0]?.id ?? 0

const addRows = async (tx: Tx, from: number, count = 1) => {
  const ids = sql`generate_series(${from}::int, ${from + count - 1}::int) as id`
  await sql`insert into one select id from ${ids}`.execute(tx)
  await sql`insert into two select id, repeat('x', id % 900) from ${ids}`.execute(tx)
}

/** Writes rows until it is killed, and says of each that it was kept, only after it was. */
const runAsChild = async () => {
  const database = await openDatabase(folderOfChild)
  await makeTables(database)
  for (let id = (await lastId(database)) + 1; ; id += 1) {
    await database.change((tx) => addRows(tx, id))
    process.stdout.write(`${id}\n`)
    if (id % 400 === 0) await sql`checkpoint`.execute(database.db)
  }
}

const startChild = (folder: string) => {
  // Not import.meta.url: in a bundled test that is the program's.
  const words = [process.argv[1] ?? '', 'write', folder]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_TEST_CONTEXT: '' } })
  let text = ''
  child.stdout.on('data', (part: Buffer) => { text += part.toString() })
  const closed = new Promise((resolve) => child.once('close', resolve))
  return {
    pid: child.pid ?? 0,
    said: () => Number(text.split('\n').filter((line) => /^\d+$/.test(line)).at(-1) ?? 0),
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
    async freeze() {
      child.kill('SIGSTOP')
      await until(() => / T /.test(readFileSync(`/proc/${child.pid}/stat`, 'latin1')))
      await pause(20)
    },
  }
}

/** All acknowledged rows are there, once, in both tables; at most those of one more change, under way at the end. */
const assertKept = async (folder: string, acknowledged: number, perChange = 1) => {
  const database = await openDatabase(folder)
  const { rows } = await sql<{ n: number; kinds: number; last: number; other: number; same: number }>`
    select count(*) as n, count(distinct one.id) as kinds, max(one.id) as last, (select count(*) from two) as other,
      (select count(distinct id) from two where length(body) = id % 900) as same from one`
    .execute(database.db)
    .finally(() => database.close())
  const { n, kinds, last, other, same } = rows[0] ?? assert.fail()
  assert.ok(last >= acknowledged && last <= acknowledged + perChange, `acknowledged ${acknowledged}, found up to ${last}`)
  assert.deepEqual([n, kinds, other, same], [last, last, last, last])
  return last
}

/** Runs the writer on a file system of its own and takes, at a random moment, what a power cut would leave of it. */
const cutPower = async (image: string, left: string) => {
  let acknowledged = 0
  await mounted(['-o', 'loop', image], async (folder) => {
    const child = startChild(path.join(folder, 'data'))
    await until(() => child.said() > 0)
    const enough = child.said() + 100
    await until(() => child.said() > enough)
    await pause(Math.random() * 100)
    await child.freeze()
    acknowledged = child.said()
    run('cp', '--sparse=always', image, left)
    await child.kill()
  })
  return acknowledged
}

/** A database on a disk of so many MB. It is closed before the disk is taken away, also when the test fails. */
const onSmallDisk = (megabytes: number, work: (folder: string, data: string, database: Database) => Promise<void>) =>
  mounted(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs'], async (folder) => {
    const data = path.join(folder, 'data')
    const database = await openDatabase(data)
    await work(folder, data, database).finally(() => database.close())
  })

/** Writes until the disk is full; returns how many rows were acknowledged. */
const fillDisk = async (database: Database, data: string) => {
  let acknowledged = 0
  await makeTables(database)
  const fill = async () => {
    for (; acknowledged < 200_000; acknowledged += 500) {
      await database.change((tx) => addRows(tx, acknowledged + 1, 500))
    }
  }
  await assert.rejects(fill(), (error) => explain(error, data)?.code === 'DiskFull')
  return acknowledged
}

const describeAll = (noMount: string | false) => {
  test('killed ten times amid changes, everything acknowledged is there, once', async () => {
    const folder = path.join(newFolder(), 'data')
    let last = 0
    for (let round = 0; round < 10; round += 1) {
      const child = startChild(folder)
      const enough = last + 100
      await until(() => child.said() > enough)
      await pause(Math.random() * 100)
      await child.kill()
      last = await assertKept(folder, child.said())
    }
    assert.ok(last > 1000, `only ${last} rows were written`)
  })

  test('after five power cuts everything acknowledged is there, once', { skip: noMount }, async () => {
    const folder = newFolder()
    let image = path.join(folder, 'image0')
    run('truncate', '-s', '400M', image)
    run('mkfs.ext4', '-q', image)
    for (let round = 1; round <= 5; round += 1) {
      const left = path.join(folder, `image${round}`)
      const acknowledged = await cutPower(image, left)
      await mounted(['-o', 'loop', left], async (found) => void (await assertKept(path.join(found, 'data'), acknowledged)))
      rmSync(image)
      image = left
    }
  })

  test('a disk that fills up gives a clear fault, while reading goes on; nothing is lost, and it is over when there is room again', { skip: noMount }, async () => {
    await onSmallDisk(160, async (folder, data, database) => {
      writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(roomIn(folder) - (36 << 20)))
      const acknowledged = await fillDisk(database, data)
      assert.ok(acknowledged > 500, `only ${acknowledged} rows fitted`)
      assert.equal(await lastId(database), acknowledged)
      rmSync(path.join(folder, 'ballast'))
      await until(() => database.change((tx) => addRows(tx, acknowledged + 1)).then(() => true, () => false))
      await database.close()
      await assertKept(data, acknowledged + 1)
    })
  })

  test('filled by others to the last byte the engine stops; it opens again by itself once there is room, and nothing is lost', { skip: noMount }, async () => {
    await onSmallDisk(160, async (folder, data, database) => {
      let missed = 0
      await database.listen('news', () => {}, () => { missed += 1 })
      await makeTables(database)
      await database.change((tx) => addRows(tx, 1, 500))
      writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(roomIn(folder)))
      // Past the guard of changes, until the log needs a new file.
      const write = async () => { for (let at = 0; at < 100; at += 1) await sql`select pg_logical_emit_message(false, 'fill', repeat('x', 1000000))`.execute(database.db) }
      const isFull = { name: 'Fault', code: 'DiskFull' }
      await assert.rejects(write(), isFull)
      await assert.rejects(sql`select 1`.execute(database.db), isFull)
      await pause(2500)
      await assert.rejects(database.change((tx) => addRows(tx, 501)), isFull)
      rmSync(path.join(folder, 'ballast'))
      await until(() => database.change((tx) => addRows(tx, 501)).then(() => true, () => false))
      assert.equal(await lastId(database), 501)
      await until(() => missed > 0)
      await database.close()
      await assertKept(data, 501)
    })
  })

  test('a full disk is told by a clear fault at the start too', { skip: noMount }, async () => {
    await mounted(['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs'], async (folder) => {
      const data = path.join(folder, 'data')
      const database = await openDatabase(data)
      await makeTables(database)
      await database.change((tx) => addRows(tx, 1))
      await database.close()
      writeFileSync(path.join(folder, 'rest'), Buffer.alloc(roomIn(folder)))
      await assert.rejects(openDatabase(data), (error) => error instanceof Fault && error.code === 'DiskFull')
      rmSync(path.join(folder, 'rest'))
      await assertKept(data, 1)
    })
  })

  test('a disk too small for a database leaves nothing half-made', { skip: noMount }, async () => {
    await mounted(['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs'], async (folder) => {
      await assert.rejects(openDatabase(path.join(folder, 'data')), { name: 'Fault', code: 'DiskFull' })
      assert.deepEqual(readdirSync(folder), [])
    })
  })

  test('when the database stops, everything under way and everything after it is refused at once', async () => {
    const folder = path.join(newFolder(), 'data')
    const database = await openDatabase(folder)
    await makeTables(database)
    await database.change((tx) => addRows(tx, 1))
    const stopped = { name: 'Fault', code: 'EngineStopped' }
    const log = path.join(folder, 'database', 'pg_wal')
    renameSync(log, `${log}.away`)
    const end = sql`do $$ begin perform pg_switch_wal(); create table three (id int); end $$`.execute(database.db)
    const waiting = [1, 2, 3].map(() => assert.rejects(sql`select 1`.execute(database.db), stopped))
    await assert.rejects(end, stopped)
    await Promise.all(waiting)
    await assert.rejects(sql`select 1`.execute(database.db), stopped)
    await assert.rejects(database.change((tx) => addRows(tx, 2)), stopped)
    await database.close()
    renameSync(`${log}.away`, log)
    await assertKept(folder, 1)
  })
}

if (role === 'write') await runAsChild()
else describeAll(await mountingFails())
