import { existsSync, readdirSync, statSync } from 'node:fs'
import { sql } from 'kysely'
import { backup } from './backup.ts'
import { checkBackup } from './backupfile.ts'
import { openDatabase, type Database } from './database.ts'
import { Fault } from './faults.ts'
import { look } from './health.ts'
import { askNameServer } from './mailin/resolver.ts'
import { migrate, refuseOldSchema } from './migrations.ts'
import { restore } from './restore.ts'
import { inProject } from './root.ts'
import { keyWarning, takeKey } from './sealing.ts'
import { readSettings, type Asked } from './settings.ts'

/** Opens the database that the words name, does the work, and closes it whatever happens. */
export const withDatabase = async <T>(asked: Asked, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(asked.settings.database)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const isNothing = (place: string): boolean =>
  !/^postgres(?:ql)?:/.test(place) && (!existsSync(place) || (statSync(place).isDirectory() && readdirSync(place).length === 0))

/**
 * The same for work on what is there: throws the fault FolderNotOurs where nothing is, since a mistyped folder would be made
 * anew, and SchemaOlder for a database of an older program, unless `old` may be.
 */
export const withKept = async <T>(asked: Asked, work: (database: Database) => Promise<T>, { old = false } = {}): Promise<T> => {
  const { database: place } = asked.settings
  if (isNothing(place)) throw new Fault('FolderNotOurs', `There is no database in ${place}`)
  return withDatabase(asked, async (database) => {
    if (!old) await refuseOldSchema(database, inProject('migrations'))
    return work(database)
  })
}

const say = (line: string) => { process.stdout.write(`${line}\n`) }

const oneFile = ({ words }: Asked, command: string): string => {
  const [file] = words
  if (!file || words.length > 1) throw new Fault('BadSetting', `Name one file: denktank ${command} FILE`)
  return file
}

/** `denktank migrate` */
export const migrateCommand = async (words: readonly string[]): Promise<number> => {
  const done = await withDatabase(readSettings(words, process.env), (database) => migrate(database, inProject('migrations')))
  say(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The database is up to date')
  return 0
}

// A database of an older program has no place for it yet: the backup is whole all the same.
const noteBackup = async (database: Database) => {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('upkeep') is not null as there`.execute(database.db)
  if (rows[0]?.there) await sql`insert into upkeep (kind, at) values ('backup', now()) on conflict (kind) do update set at = excluded.at`.execute(database.db)
}

/** `denktank backup FILE` */
export const backupCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env)
  const file = oneFile(asked, 'backup')
  await withKept(asked, async (database) => {
    await backup(database, file)
    await noteBackup(database)
  }, { old: true })
  say(`Everything is in ${file}`)
  return 0
}

/** Reads a list of what was erased; the result erases it again, and answers how many. */
type Erasures = (file: string) => Promise<(database: Database) => Promise<number>>

/** `denktank restore FILE [--erased LIST]`: an older backup must not bring back what somebody had erased since. */
export const restoreWith = (erasuresIn: Erasures) => async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, { extra: ['erased'] })
  const file = oneFile(asked, 'restore')
  // Before a folder is opened, and so made: a file that is not there leaves nothing behind.
  await checkBackup(file)
  const list = asked.extra.get('erased')
  const erase = list === undefined ? undefined : await erasuresIn(list)
  const { again, warning } = await withDatabase(asked, async (database) => {
    await restore(database, file, inProject('migrations'))
    const erased = await erase?.(database)
    return { again: erased, warning: keyWarning(await takeKey(database, asked.settings, false)) }
  })
  say(`The database holds what was in ${file}${again === undefined ? '' : `; ${again} erased again`}`)
  if (warning) say(`! ${warning}`)
  return 0
}

/** `denktank check [--json]`: exit code 1 when something asks for attention. Asks a name server for the records of mail. */
export const checkCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, { flags: ['json'] })
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
