import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../database.ts'
import type { Database, Tx } from '../database.ts'
import { newFolder, until } from '../engines.testing.ts'
import { explain, Fault } from '../faults.ts'

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

const run = (command: string, ...words: string[]) => {
  const { status, stderr } = spawnSync(command, words)
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr?.toString()}`)
}

const mounted = async (words: string[], work: (folder: string) => Promise<void>) => {
  const folder = path.join(newFolder(), 'mounted')
  mkdirSync(folder)
  run('mount', ...words, folder)
  try {
    await work(folder)
  } finally {
    // At once, also when a failed test still has files open: the failure itself must be what is told.
    run('umount', '--lazy', folder)
  }
}

const mountingFails = async () => {
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const image = path.join(newFolder(), 'image')
  try {
    run('truncate', '-s', '8M', image)
    run('mkfs.ext4', '-q', image)
    await mounted(['-o', 'loop', image], async () => {})
    return false
  } catch (error) {
    return `nothing can be mounted here (${error instanceof Error ? error.message.trim() : ''})`
  }
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

/** Writes until the disk is full; returns how many rows were acknowledged. */
const fillDisk = async (data: string) => {
  const database = await openDatabase(data)
  let acknowledged = 0
  try {
    await makeTables(database)
    const fill = async () => {
      for (; acknowledged < 200_000; acknowledged += 500) {
        await database.change((tx) => addRows(tx, acknowledged + 1, 500))
      }
    }
    await assert.rejects(fill(), (error) => explain(error, data)?.code === 'DiskFull')
    return acknowledged
  } finally {
    await database.close()
  }
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

  test('a full disk gives a clear fault, loses nothing, and is over when there is room again', { skip: noMount }, async () => {
    await mounted(['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs'], async (folder) => {
      const data = path.join(folder, 'data')
      writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(24 << 20))
      const acknowledged = await fillDisk(data)
      const room = Number(spawnSync('df', ['--output=avail', '-B1', folder]).stdout.toString().split('\n')[1])
      writeFileSync(path.join(folder, 'rest'), Buffer.alloc(Math.max(0, room)))
      await assert.rejects(openDatabase(data), (error) => error instanceof Fault && error.code === 'DiskFull')
      for (const name of ['ballast', 'rest']) rmSync(path.join(folder, name))
      await assertKept(data, acknowledged, 500)
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
