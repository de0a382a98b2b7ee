import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database, Db, Tx } from './database.ts'
import { Fault } from './faults.ts'

/** One file of `migrations/`: `0007-name.sql`. */
export interface Migration {
  number: number
  name: string
  sha256: string
  sql: string
}

/** What the table `migration` remembers of one. */
export type RanMigration = Pick<Migration, 'number' | 'name' | 'sha256'>

/** The migrations in a folder, in order. Their numbers must run on from 1 without a gap. */
export const migrationsIn = (folder: string): Migration[] => {
  const names = readdirSync(folder).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort()
  return names.map((file, index) => {
    const number = Number(file.slice(0, 4))
    if (number !== index + 1) throw new Fault('MigrationBroken', `The migration before ${file} is missing in ${folder}`)
    const bytes = readFileSync(path.join(folder, file))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { number, name: file.slice(0, -4), sha256, sql: bytes.toString('utf8') }
  })
}

/** The migrations that ran in this database, in order; none in an empty one. */
export const ranMigrations = async (db: Db | Tx): Promise<RanMigration[]> => {
  const known = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(db)
  if (!known.rows[0]?.there) return []
  return (await sql<RanMigration>`select number, name, sha256 from migration order by number`.execute(db)).rows
}

/** Throws the faults MigrationChanged and SchemaNewer when what ran is not the beginning of what this program has. */
export const refuseStrangeMigrations = (ran: RanMigration[], ours: Migration[]) => {
  for (const [index, one] of ran.entries()) {
    const own = ours[index]
    if (!own) {
      throw new Fault('SchemaNewer', `The data was made by a newer version of this program (migration ${one.name})`)
    }
    if (own.sha256 !== one.sha256) {
      throw new Fault('MigrationChanged', `The migration ${own.name} was changed after it ran on this data`)
    }
  }
}

/** An arbitrary number: whoever holds this lock migrates, others that start at the same moment wait for it. */
const lock = 4_207_281_109

const prepare = async (tx: Tx) => {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  await sql`create table if not exists migration (
    number int primary key, name text not null, sha256 text not null, ran_at timestamptz not null default now()
  )`.execute(tx)
  await sql`comment on table migration is 'platform/migrations. What was done to the tables, in order.'`.execute(tx)
}

const runOne = async (tx: Tx, migration: Migration) => {
  try {
    await sql.raw(migration.sql).execute(tx)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Fault('MigrationBroken', `The migration ${migration.name} failed: ${reason}`, error)
  }
  const { number, name, sha256 } = migration
  await sql`insert into migration (number, name, sha256) values (${number}, ${name}, ${sha256})`.execute(tx)
}

const runNext = (database: Database, ours: Migration[]) =>
  database.change(async (tx) => {
    await prepare(tx)
    const ran = await ranMigrations(tx)
    refuseStrangeMigrations(ran, ours)
    const next = ours[ran.length]
    if (next) await runOne(tx, next)
    return next?.name
  })

/**
 * Brings the tables up to date with the SQL files in a folder, each in its own transaction, and returns the names of those
 * that ran now. Killed midway and repeated, it finishes; started by several processes at once, each file runs once.
 * `upTo`: the number of the last one to run. Throws the faults MigrationChanged, SchemaNewer and MigrationBroken.
 */
export const migrate = async (database: Database, folder: string, upTo = Infinity): Promise<string[]> => {
  const all = migrationsIn(folder)
  const before = await ranMigrations(database.db)
  refuseStrangeMigrations(before, all)
  const ours = all.filter(({ number }) => number <= upTo)
  const done: string[] = []
  if (before.length >= ours.length) return done
  for (let name = await runNext(database, ours); name; name = await runNext(database, ours)) done.push(name)
  return done
}

/**
 * Leaves the tables as they are, and throws when they are not those of this program: the fault SchemaOlder when migrations
 * in this folder did not run yet, MigrationChanged and SchemaNewer as `migrate` does.
 */
export const refuseOldSchema = async (database: Database, folder: string): Promise<void> => {
  const all = migrationsIn(folder)
  const ran = await ranMigrations(database.db)
  refuseStrangeMigrations(ran, all)
  if (ran.length === all.length) return
  throw new Fault('SchemaOlder', `The database is older than this program (${all.length - ran.length} of ${all.length} migrations did not run): bring it up to date with denktank migrate`)
}
