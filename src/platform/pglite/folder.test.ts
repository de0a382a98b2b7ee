import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../database.ts'
import { newFolder } from '../engines.testing.ts'
import { explain } from '../faults.ts'
import { engineMajor } from './folder.ts'
import { installedVersion, unpackPremade } from './premade.ts'

const [, , role, folderOfChild = ''] = process.argv

const refusal = async (folder: string) => {
  try {
    const database = await openDatabase(folder)
    await database.close()
    return undefined
  } catch (error) {
    const fault = explain(error, folder)
    assert.ok(fault, String(error))
    assert.ok(fault.exitCode > 1)
    assert.doesNotMatch(fault.message, /\n/)
    return fault
  }
}

const runAsChild = async () => {
  process.setgid?.(65534)
  process.setuid?.(65534)
  const fault = await refusal(folderOfChild)
  process.stdout.write(`${fault?.code} ${fault?.message}`)
}

const made = async () => {
  const folder = path.join(newFolder(), 'deep', 'data')
  const database = await openDatabase(folder)
  await sql`create table kept (id int)`.execute(database.db)
  await database.close()
  return folder
}

const describeAll = () => {
  test('a folder is made, closed, and found again as it was; nothing else lies in it', async () => {
    const folder = await made()
    assert.deepEqual(readdirSync(folder).sort(), ['database', 'denktank.json'])
    const database = await openDatabase(folder)
    assert.deepEqual((await sql`select * from kept`.execute(database.db)).rows, [])
    assert.equal(database.version.split('.')[0], engineMajor)
    await database.close()
    await database.close()
    await assert.rejects(sql`select 1`.execute(database.db))
  })

  test('a database that was made for work that failed goes again with its folder; one that was there stays', async () => {
    const above = newFolder()
    const folder = path.join(above, 'data')
    const failed = await openDatabase(folder)
    await sql`create table half (id int)`.execute(failed.db)
    await failed.abandon()
    assert.deepEqual(readdirSync(above), [])
    const kept = await openDatabase(folder)
    await sql`create table kept (id int)`.execute(kept.db)
    await kept.close()
    await (await openDatabase(folder)).abandon()
    const again = await openDatabase(folder)
    assert.deepEqual((await sql`select * from kept`.execute(again.db)).rows, [])
    await again.close()
  })

  test('the extensions that we use are there', async () => {
    const database = await openDatabase(await made())
    await sql`create extension pg_trgm; create extension unaccent`.execute(database.db)
    const { rows } = await sql`select unaccent('idée') as text, similarity('wolk', 'wolken') > 0.4 as near`.execute(database.db)
    assert.deepEqual(rows, [{ text: 'idee', near: true }])
    await database.close()
  })

  test('a file in place of the folder is refused', async () => {
    const file = path.join(newFolder(), 'file')
    writeFileSync(file, 'text')
    assert.equal((await refusal(file))?.code, 'PathIsFile')
    assert.equal((await refusal(path.join(file, 'under')))?.code, 'PathIsFile')
    assert.equal(readFileSync(file, 'utf8'), 'text')
  })

  test('a folder with files of something else is refused and left alone', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'letter.txt'), 'text')
    assert.equal((await refusal(folder))?.code, 'FolderNotOurs')
    assert.deepEqual(readdirSync(folder), ['letter.txt'])
  })

  test('an empty folder, also one that a file system brought along, is filled', async () => {
    const folder = newFolder()
    mkdirSync(path.join(folder, 'lost+found'))
    assert.equal(await refusal(folder), undefined)
  })

  test('a database of another major version is refused and left alone', async () => {
    const folder = await made()
    writeFileSync(path.join(folder, 'database', 'PG_VERSION'), '17\n')
    const fault = await refusal(folder)
    assert.equal(fault?.code, 'FolderOtherMajor')
    assert.match(fault?.message ?? '', /PostgreSQL 17/)
  })

  test('a database that cannot be opened gives one line, and names the version that made it', async () => {
    const folder = await made()
    writeFileSync(path.join(folder, 'database', 'global', 'pg_control'), 'x')
    const damaged = await refusal(folder)
    assert.equal(damaged?.code, 'FolderBroken')
    assert.match(damaged?.message ?? '', /^The folder \S+ is damaged and cannot be opened \([^\n]+\): restore a backup into a new folder$/)
    assert.doesNotMatch(damaged?.message ?? '', /\d\d:\d\d:\d\d|PANIC|FATAL/)
    assert.equal(readFileSync(path.join(folder, 'database', 'global', 'pg_control'), 'utf8'), 'x', 'the folder is left as it was')
    writeFileSync(path.join(folder, 'denktank.json'), JSON.stringify({ program: 'denktank', pglite: '0.1.2' }))
    const fault = await refusal(folder)
    assert.equal(fault?.code, 'FolderBroken')
    assert.match(fault?.message ?? '', /PGlite 0\.1\.2/)
    assert.deepEqual(readdirSync(folder).sort(), ['database', 'denktank.json'])
  })

  test('what was half made by a start that was cut off is made again', async () => {
    const folder = newFolder()
    writeFileSync(path.join(folder, 'denktank.json'), JSON.stringify({ program: 'denktank', pglite: installedVersion() }))
    mkdirSync(path.join(folder, 'database.new'))
    writeFileSync(path.join(folder, 'database.new', 'PG_VERSION'), '18')
    assert.equal(await refusal(folder), undefined)
    assert.equal(existsSync(path.join(folder, 'database.new')), false)
  })

  test('the pre-made database is used only for the version of PGlite that made it', () => {
    const folder = newFolder()
    assert.equal(unpackPremade(path.join(folder, 'other'), '0.0.1'), false)
    assert.deepEqual(readdirSync(folder), [])
    assert.equal(unpackPremade(path.join(folder, 'same')), true, 'run node scripts/premade.mjs')
    assert.equal(readFileSync(path.join(folder, 'same', 'PG_VERSION'), 'utf8').trim(), engineMajor)
  })

  test('a folder that may not be written to is refused', { skip: process.getuid?.() !== 0 && 'needs root' }, () => {
    const parent = newFolder()
    chmodSync(parent, 0o755)
    const folder = path.join(parent, 'closed')
    mkdirSync(folder, { mode: 0o555 })
    chownSync(folder, 0, 0)
    for (const one of [folder, path.join(folder, 'new')]) {
      const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', 'refused', one])
      assert.match(stdout.toString(), /^FolderNotWritable The folder \S+ cannot be written to/)
    }
    assert.deepEqual(readdirSync(folder), [])
  })
}

if (role === 'refused') await runAsChild()
else describeAll()
