import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Tables } from '../tables.ts'
import { formatVersion } from './backupfile.ts'
import type { BackupHeader, BackupTrailer } from './backupfile.ts'
import { sequencesOf, tablesOf } from './catalogue.ts'
import type { Table } from './catalogue.ts'
import type { Database } from './database.ts'
import { explain, Fault } from './faults.ts'
import { ranMigrations } from './migrations.ts'
import { findFile } from './pglite/engine.ts'
import { syncFolder } from './pglite/files.ts'

type Snapshot = Transaction<Tables>

const batch = 500

/** By the key, and where there is none by everything: the order of arrival tells who came when, and must not travel. */
const orderOf = ({ columns }: Table) => {
  const keys = columns.filter(({ key_place }) => key_place !== null)
  const inOrder = keys.sort((one, other) => (one.key_place ?? 0) - (other.key_place ?? 0))
  const asText = columns.map(({ name }) => sql`${sql.ref(name)}::text collate "C"`)
  const asKey = inOrder.map(({ name, has_collation }) =>
    has_collation ? sql`${sql.ref(name)} collate "C"` : sql`${sql.ref(name)}`,
  )
  return sql.join(asKey.length > 0 ? asKey : asText)
}

const stored = ({ columns }: Table) => columns.filter(({ is_generated }) => !is_generated)

async function* rowsOf(tx: Snapshot, table: Table): AsyncGenerator<string> {
  const values = sql.join(stored(table).map(({ name }) => sql`${sql.ref(name)}::text`))
  await sql`declare backup_rows cursor for
    select json_build_array(${values})::text as line from ${sql.table(table.name)} order by ${orderOf(table)}`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batch)} from backup_rows`.execute(tx)
    for (const { line } of rows) yield line
    if (rows.length < batch) break
  }
  await sql`close backup_rows`.execute(tx)
}

/** The version in package.json, or 'unknown'. */
export const programVersion = () => {
  const file = findFile('package.json')
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'unknown'
}

/** How text comes out must not depend on the server's settings; and a long backup is not a query that ran away. */
const settle = async (tx: Snapshot) => {
  const settings = ["TimeZone = 'UTC'", "DateStyle = 'ISO'", "IntervalStyle = 'postgres'", "bytea_output = 'hex'"]
  const limits = ['extra_float_digits = 1', 'statement_timeout = 0', 'idle_in_transaction_session_timeout = 0']
  for (const line of [...settings, ...limits]) await sql.raw(`set local ${line}`).execute(tx)
}

async function* linesOf(tx: Snapshot, header: BackupHeader, tables: Table[], counts: Record<string, number>) {
  const hash = createHash('sha256')
  const add = (line: string) => {
    hash.update(`${line}\n`)
    return `${line}\n`
  }
  yield add(JSON.stringify(header))
  for (const table of tables) {
    counts[table.name] = 0
    yield add(JSON.stringify(table.name))
    for await (const line of rowsOf(tx, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + 1
      yield add(line)
    }
  }
  const trailer: BackupTrailer = { rows: counts, sha256: hash.digest('hex') }
  yield `${JSON.stringify(trailer)}\n`
}

const headerOf = async (database: Database, tx: Snapshot, tables: Table[]): Promise<BackupHeader> => ({
  format: 'denktank-backup',
  version: formatVersion,
  program: programVersion(),
  made_at: new Date().toISOString(),
  engine: `${database.engine} ${database.version}`,
  migrations: await ranMigrations(tx),
  tables: tables.map((table) => ({ name: table.name, columns: stored(table).map(({ name }) => name) })),
  sequences: await sequencesOf(tx),
})

const write = async (database: Database, file: string, counts: Record<string, number>) =>
  database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await settle(tx)
      const tables = await tablesOf(tx)
      const header = await headerOf(database, tx, tables)
      const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
      await pipeline(Readable.from(linesOf(tx, header, tables, counts)), createGzip(), target)
    })

/** What a backup or a restore moved: rows per table, and the size of the file in bytes. */
export interface Moved {
  rows: Record<string, number>
  bytes: number
}

/**
 * Writes everything, as it is at one moment, to a file that can be restored on either engine. The file is there whole or not
 * at all; one of the same name is replaced. On PGlite every other query waits until it is done.
 */
export const backup = async (database: Database, toFile: string): Promise<Moved> => {
  const file = path.resolve(toFile)
  if (!existsSync(path.dirname(file))) throw new Fault('BackupBroken', `The folder ${path.dirname(file)} is not there: make it first`)
  const draft = `${file}.${process.pid}.part`
  const rows: Record<string, number> = {}
  try {
    await rm(draft, { force: true })
    await write(database, draft, rows)
    const handle = await open(draft, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(draft, file)
    syncFolder(path.dirname(file))
    return { rows, bytes: (await stat(file)).size }
  } catch (error) {
    await rm(draft, { force: true })
    throw explain(error, path.dirname(file)) ?? error
  }
}
