import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { commonCluster, emptyAddress, newFolder, noServer, onBoth } from './engines.testing.ts'
import { migrate } from './migrations.ts'

const [, , role, address = '', folderOfChild = ''] = process.argv

const folderWith = (...statements: string[]) => {
  const folder = newFolder()
  statements.forEach((text, index) => writeFileSync(path.join(folder, `000${index + 1}-step.sql`), text))
  return folder
}

const slowSteps = [1, 2, 3, 4].map(
  (n) => `create table t${n} (id int primary key); insert into t${n} values (1); select pg_sleep(0.05);`,
)

const startChild = (at: string, folder: string) =>
  spawn(process.execPath, [process.argv[1] ?? '', 'migrate', at, folder], { stdio: ['ignore', 'pipe', 'inherit'] })

const runAsChild = async () => {
  const database = await openDatabase(address)
  process.stdout.write('open\n')
  await migrate(database, folderOfChild)
  await database.close()
}

const counts = sql<{ n: number }>`select (select count(*) from migration) + (select count(*) from t1) +
  (select count(*) from t2) + (select count(*) from t3) + (select count(*) from t4) as n`

const describeAll = () => {
  onBoth('each file runs once, in order, and several statements are one step', async (database) => {
    const folder = folderWith('create table a (id int); create table b (id int);', 'insert into a values (1); insert into b values (2);')
    assert.deepEqual(await migrate(database, folder, 1), ['0001-step'])
    assert.deepEqual(await migrate(database, folder), ['0002-step'])
    assert.deepEqual(await migrate(database, folder), [])
    const { rows } = await sql`select a.id as a, b.id as b, number from a, b, migration order by number`.execute(database.db)
    assert.deepEqual(rows, [{ a: 1, b: 2, number: 1 }, { a: 1, b: 2, number: 2 }])
  })

  onBoth('a step that fails leaves nothing, and runs when it is mended', async (database) => {
    const folder = folderWith('create table a (id int)', 'create table b (id int); select nonsense;')
    await assert.rejects(migrate(database, folder), { code: 'MigrationBroken', message: /0002-step failed: .*nonsense/ })
    writeFileSync(path.join(folder, '0002-step.sql'), 'create table b (id int)')
    assert.deepEqual(await migrate(database, folder), ['0002-step'])
  })

  onBoth('a changed step and a database of a newer program are refused', async (database) => {
    const folder = folderWith('create table a (id int)', 'create table b (id int)')
    const older = newFolder()
    cpSync(path.join(folder, '0001-step.sql'), path.join(older, '0001-step.sql'))
    await migrate(database, folder)
    await assert.rejects(migrate(database, older), { code: 'SchemaNewer', message: /0002-step/ })
    appendFileSync(path.join(folder, '0001-step.sql'), '-- changed')
    await assert.rejects(migrate(database, folder), { code: 'MigrationChanged', message: /0001-step/ })
    rmSync(path.join(folder, '0001-step.sql'))
    await assert.rejects(migrate(database, folder), { code: 'MigrationBroken', message: /before 0002-step/ })
  })

  onBoth('killed at any moment and repeated, it finishes', async (database) => {
    const folder = folderWith(...slowSteps)
    const at = database.engine === 'pglite' ? path.join(newFolder(), 'data') : await (await commonCluster()).emptyDatabase()
    for (let moment = 20; moment < 300; moment += 55) {
      const child = startChild(at, folder)
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), ended])
      await pause(moment)
      child.kill('SIGKILL')
      await ended
    }
    const again = await openDatabase(at)
    await migrate(again, folder)
    assert.deepEqual((await counts.execute(again.db)).rows, [{ n: 8 }])
    await again.close()
  })

  test('started by three processes at once, each step runs once (postgresql)', { skip: noServer }, async () => {
    const at = await emptyAddress('postgresql')
    const folder = folderWith(...slowSteps)
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(at)))
    const done = await Promise.all(databases.map((database) => migrate(database, folder)))
    assert.equal(done.flat().length, 4)
    const [first] = databases
    if (first) assert.deepEqual((await counts.execute(first.db)).rows, [{ n: 8 }])
    for (const database of databases) await database.close()
  })
}

if (role === 'migrate') await runAsChild()
else describeAll()
