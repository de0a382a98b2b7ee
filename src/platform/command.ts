import { existsSync, readdirSync, statSync } from 'node:fs'
import { sql } from 'kysely'
import { backup, programVersion } from './backup.ts'
import { checkBackup } from './backupfile.ts'
import { openDatabase, type Database } from './database.ts'
import { Fault, placeOf } from './faults.ts'
import { look } from './health.ts'
import { askNameServer } from './mailin/resolver.ts'
import { migrate, migrationsIn, ranMigrations, refuseOldSchema, refuseStrangeMigrations } from './migrations.ts'
import { restore } from './restore.ts'
import { inProject } from './root.ts'
import { keyWarning, takeKey } from './sealing.ts'
import { readSettings, type Asked } from './settings.ts'

/** Opens the database that the words name, does the work, and closes it whatever happens; one that was made for work that failed goes again. */
export const withDatabase = async <T>(asked: Asked, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(asked.settings.database)
  try {
    const done = await work(database)
    await database.close()
    return done
  } catch (error) {
    await database.abandon()
    throw error
  }
}

const isNothing = (place: string): boolean =>
  !/^postgres(?:ql)?:/.test(place) && (!existsSync(place) || (statSync(place).isDirectory() && readdirSync(place).length === 0))

/**
 * The same for work on what is there: throws the fault FolderNotOurs where nothing is, since a mistyped folder would be made
 * anew, SchemaNewer for a database of a newer program, and SchemaOlder for one of an older, unless `old` may be.
 */
export const withKept = async <T>(asked: Asked, work: (database: Database) => Promise<T>, { old = false } = {}): Promise<T> => {
  const { database: place } = asked.settings
  if (isNothing(place)) throw new Fault('FolderNotOurs', `There is no database in ${place}`)
  return withDatabase(asked, async (database) => {
    const ran = await ranMigrations(database.db)
    if (ran.length === 0) throw new Fault('FolderNotOurs', `There is no database of Denktank at ${placeOf(place)}`)
    // What a newer program added cannot be vouched for by this one, not even in a backup.
    refuseStrangeMigrations(ran, migrationsIn(inProject('migrations')))
    if (!old) await refuseOldSchema(database, inProject('migrations'))
    return work(database)
  })
}

const say = (line: string) => { process.stdout.write(`${line}\n`) }

/** Every command that reports takes this. */
export const reporting = { flags: ['json'] } as const

/** Says how it went: in words, or with `--json` the same as one line that a program can read. */
export const report = ({ flags }: Pick<Asked, 'flags'>, words: string, facts: Readonly<Record<string, unknown>>): void =>
  say(flags.has('json') ? JSON.stringify({ ok: true, ...facts }) : words)

/** For a command that takes no words: throws the fault BadSetting for any. */
export const refuseWords = ({ words: [word] }: Pick<Asked, 'words'>, command: string): void => {
  if (word !== undefined) throw new Fault('BadSetting', `'${word}' is not an option of ${command} (see --help)`)
}

const oneFile = ({ words }: Asked, command: string): string => {
  const [file] = words
  if (!file || words.length > 1) throw new Fault('BadSetting', `Name one file: denktank ${command} FILE`)
  return file
}

/** `denktank migrate [--json]` */
export const migrateCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  refuseWords(asked, 'migrate')
  const migrated = await withDatabase(asked, (database) => migrate(database, inProject('migrations')))
  report(asked, migrated.length > 0 ? `Migrated: ${migrated.join(', ')}` : 'The database is up to date', { migrated })
  return 0
}

const sumOf = (rows: Readonly<Record<string, number>>) => Object.values(rows).reduce((sum, count) => sum + count, 0)

// A database of an older program has no place for it yet: the backup is whole all the same.
const noteBackup = async (database: Database) => {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('upkeep') is not null as there`.execute(database.db)
  if (rows[0]?.there) await sql`insert into upkeep (kind, at) values ('backup', now()) on conflict (kind) do update set at = excluded.at`.execute(database.db)
}

/** `denktank backup FILE [--json]` */
export const backupCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  const file = oneFile(asked, 'backup')
  const { rows, bytes } = await withKept(asked, async (database) => {
    const moved = await backup(database, file)
    await noteBackup(database)
    return moved
  }, { old: true })
  report(asked, `Everything is in ${file}`, { file, bytes, rows: sumOf(rows), tables: rows })
  return 0
}

/** Reads a list of what was erased; the result erases it again, and answers how many. */
type Erasures = (file: string) => Promise<(database: Database) => Promise<number>>

/** `denktank restore FILE [--erased LIST] [--json]`: an older backup must not bring back what somebody had erased since. */
export const restoreWith = (erasuresIn: Erasures) => async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, { ...reporting, extra: ['erased'] })
  const file = oneFile(asked, 'restore')
  // Before a folder is opened, and so made: a file that is not there leaves nothing behind.
  await checkBackup(file)
  const list = asked.extra.get('erased')
  const erase = list === undefined ? undefined : await erasuresIn(list)
  const { moved, again, warning } = await withDatabase(asked, async (database) => {
    const all = await restore(database, file, inProject('migrations'))
    const erased = await erase?.(database)
    return { moved: all, again: erased, warning: keyWarning(await takeKey(database, asked.settings, false)) }
  })
  const facts = { file, rows: sumOf(moved.rows), tables: moved.rows, erased_again: again ?? null, warning: warning ?? null }
  report(asked, `The database holds what was in ${file}${again === undefined ? '' : `; ${again} erased again`}${warning ? `\n! ${warning}` : ''}`, facts)
  return 0
}

/** `denktank check [--json]`: exit code 1 when something asks for attention. Asks a name server for the records of mail. */
export const checkCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  refuseWords(asked, 'check')
  const findings = await withKept(asked, async (database) => {
    await takeKey(database, asked.settings, false)
    return look(database, asked.settings, askNameServer)
  })
  const wrong = findings.filter(({ attention }) => attention !== undefined)
  if (asked.flags.has('json')) say(JSON.stringify({ ok: wrong.length === 0, findings }))
  else {
    for (const { what, value, attention } of findings) say(`${attention ? '!' : ' '} ${what}: ${value}${attention ? ` — ${attention}` : ''}`)
    say(wrong.length === 0 ? 'All is well' : `${wrong.length} asks for attention`)
  }
  return wrong.length === 0 ? 0 : 1
}

/** `denktank version [--json]`: asks nothing of the environment, so that it answers whatever is wrong there. */
export const versionCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, {}, reporting)
  refuseWords(asked, 'version')
  const version = programVersion()
  report(asked, `denktank ${version}`, { version })
  return 0
}
