import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Moved } from './backup.ts'
import { checkBackup, readBackup } from './backupfile.ts'
import type { BackupHeader } from './backupfile.ts'
import { foreignKeysOf, tablesOf } from './catalogue.ts'
import type { Table } from './catalogue.ts'
import type { Database, Db, Tx } from './database.ts'
import { Fault } from './faults.ts'
import { migrate, migrationsIn, ranMigrations, refuseStrangeMigrations } from './migrations.ts'
import { inProject } from './root.ts'

const batchBytes = 262_144

const refuseFilled = async (db: Db | Tx) => {
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) {
      throw new Fault('NotEmpty', `The database already holds data (table ${name}): a backup is restored to an empty one`)
    }
  }
}

/** Makes the tables as the backup has them; returns whether there were none: then migrations may have put rows in. */
const makeReady = async (database: Database, header: BackupHeader, migrations: string) => {
  refuseStrangeMigrations(header.migrations, migrationsIn(migrations))
  const ran = await ranMigrations(database.db)
  if (ran.length > 0) await refuseFilled(database.db)
  else if ((await tablesOf(database.db)).length > 0) {
    throw new Fault('NotEmpty', 'The database already holds tables of something else: name an empty one')
  }
  if (ran.length > header.migrations.length) {
    throw new Fault('NotEmpty', 'The database already has newer tables than the backup: name an empty one')
  }
  await migrate(database, migrations, header.migrations.length)
  return ran.length === 0
}

/** The columns of the backup, each with its type here. */
const columnsHere = (header: BackupHeader, table: string, tables: Table[]) => {
  const here = tables.find(({ name }) => name === table)
  const names = header.tables.find(({ name }) => name === table)?.columns ?? []
  return names.map((name) => {
    const column = here?.columns.find((one) => one.name === name)
    if (!column) throw new Fault('BackupBroken', `The backup holds ${table}.${name}, which its own migrations do not make`)
    return column
  })
}

const insertion = (header: BackupHeader, table: string, tables: Table[]) => {
  const columns = columnsHere(header, table, tables)
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(columns.map(({ type }, place) => sql`(line ->> ${sql.lit(place)})::${sql.raw(type)}`))
  return (tx: Tx, lines: string[]) =>
    sql`insert into ${sql.table(table)} (${names}) overriding system value
      select ${values} from json_array_elements(${`[${lines.join(',')}]`}::json) as line`.execute(tx)
}

const loadLines = async (tx: Tx, file: string, tables: Table[]) => {
  const rows: Record<string, number> = {}
  let header: BackupHeader | undefined
  let insert: ReturnType<typeof insertion> | undefined
  let table = ''
  let lines: string[] = []
  let size = 0
  const flush = async () => {
    if (lines.length > 0) await insert?.(tx, lines)
    rows[table] = (rows[table] ?? 0) + lines.length
    lines = []
    size = 0
  }
  for await (const line of readBackup(file)) {
    if (Array.isArray(line)) {
      const text = JSON.stringify(line)
      lines.push(text)
      size += text.length
      if (size > batchBytes) await flush()
    } else if (typeof line === 'string') {
      if (table) await flush()
      table = line
      if (header) insert = insertion(header, table, tables)
    } else {
      header = line
    }
  }
  if (table) await flush()
  return rows
}

const verify = async (tx: Tx, rows: Record<string, number>) => {
  for (const [table, expected] of Object.entries(rows)) {
    const found = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx)
    if (found.rows[0]?.count !== expected) {
      throw new Fault('BackupBroken', `Of ${table} ${found.rows[0]?.count} of ${expected} rows arrived`)
    }
  }
}

/**
 * Rules between tables are taken off, and put back when all rows are in: then they are checked over everything, whatever
 * the order of the rows. Triggers rest meanwhile, because what they did before is in the backup already.
 */
const load = async (tx: Tx, header: BackupHeader, file: string) => {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  const tables = await tablesOf(tx)
  const keys = await foreignKeysOf(tx)
  for (const { table, name } of keys) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
  for (const { name } of tables) {
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(tx)
    await sql`delete from ${sql.table(name)}`.execute(tx)
  }
  const rows = await loadLines(tx, file, tables)
  await verify(tx, rows)
  for (const { name, last, called } of header.sequences) {
    await sql`select setval(${name}::text::regclass, ${last}::bigint, ${called})`.execute(tx)
  }
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(tx)
  for (const { table, name, definition } of keys) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx)
  }
  return rows
}

/**
 * Fills an empty database from a backup, made on either engine and by this or an earlier version of the program: the tables
 * are first made as they were then, filled in one transaction, and then brought up to date. The file is read through and
 * checked before anything is touched. Throws the faults NotEmpty, BackupBroken, BackupNewer, SchemaNewer, MigrationChanged.
 */
export const restore = async (
  database: Database,
  fromFile: string,
  migrations = inProject('migrations'),
): Promise<Moved> => {
  const file = path.resolve(fromFile)
  const { header } = await checkBackup(file)
  const wasNew = await makeReady(database, header, migrations)
  const rows = await database.change(async (tx) => {
    // Of two restores at the same moment the second waits here, and then finds that it is no longer empty.
    await sql`lock table migration in exclusive mode`.execute(tx)
    if (!wasNew) await refuseFilled(tx)
    return load(tx, header, file)
  })
  await migrate(database, migrations)
  return { rows, bytes: (await stat(file)).size }
}
