import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { backup } from './backup.ts'
import { checkBackup } from './backupfile.ts'
import { openDatabase, type Database } from './database.ts'
import { Fault } from './faults.ts'
import { migrate, refuseOldSchema } from './migrations.ts'
import { dnsRecords } from './post/settings.ts'
import { restore } from './restore.ts'
import { inProject } from './root.ts'
import { keyWarning, takeKey } from './sealing.ts'
import { readSettings, staysHome, type Asked } from './settings.ts'

/** Opens the database that the words name, does the work, and closes it whatever happens. */
export const withDatabase = async <T>(asked: Asked, work: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(asked.settings.database)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
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

/** `denktank backup FILE` */
export const backupCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env)
  const file = oneFile(asked, 'backup')
  await withDatabase(asked, (database) => backup(database, file))
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

interface Finding { readonly what: string; readonly value: string | number; readonly attention?: string }

/** For whom a letter is in doubt, and what the mail server said of those it refused: the newest twenty. */
const troubled = async (database: Database) => {
  const { rows } = await sql<{ unsure: string | null; refused: string | null }>`select
    (select string_agg(address, ', ') from (select address from mail where doubtful_at is not null and sent_at is null order by doubtful_at desc limit 20) a) as unsure,
    (select string_agg(address || ': ' || fault, '; ') from (select address, fault from mail where failed_at is not null order by failed_at desc limit 20) b) as refused`
    .execute(database.db)
  return { unsure: rows[0]?.unsure ?? '', refused: rows[0]?.refused ?? '' }
}

const look = async (database: Database, { settings }: Asked): Promise<Finding[]> => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from person where left_at is null) as people,
      (select count(*)::int from workspace where kind = 'thinktank') as thinktanks,
      (select count(*)::int from contribution) as contributions,
      (select count(*)::int from publication) as publications,
      (select count(*)::int from mail where sent_at is null and failed_at is null and doubtful_at is null) as unsent,
      (select count(*)::int from mail where failed_at is not null) as failed,
      (select count(*)::int from mail where doubtful_at is not null and sent_at is null) as doubtful,
      (select count(*)::int from job where parked_at is not null) as parked,
      (select count(*)::int from job where parked_at is null and run_at < now() - interval '1 hour') as late,
      (select count(*)::int from site where sample_since is not null) as sample`.execute(database.db)
  const count = rows[0] as Record<'people' | 'thinktanks' | 'contributions' | 'publications' | 'unsent' | 'failed' | 'doubtful' | 'parked' | 'late' | 'sample', number>
  const { unsure, refused } = await troubled(database)
  const keyState = await takeKey(database, settings, false)
  const closed = keyWarning(keyState)
  const when = (wrong: boolean, attention: string) => (wrong ? { attention } : {})
  return [
    { what: 'engine', value: `${database.engine} ${database.version}` },
    { what: 'people', value: count.people }, { what: 'think tanks', value: count.thinktanks },
    { what: 'contributions', value: count.contributions }, { what: 'publications', value: count.publications },
    { what: 'mail waiting', value: count.unsent, ...when(count.unsent > 0 && settings.smtp !== undefined, 'mail is waiting to be sent') },
    { what: 'mail refused', value: count.failed, ...when(count.failed > 0, `the mail server refused it for ${refused}`) },
    { what: 'mail in doubt', value: count.doubtful, ...when(count.doubtful > 0, `nobody knows whether these got theirs: ${unsure}`) },
    { what: 'jobs parked', value: count.parked, ...when(count.parked > 0, 'jobs failed five times and wait for you') },
    { what: 'jobs late', value: count.late, ...when(count.late > 0, 'jobs should have run an hour ago: is the program running?') },
    { what: 'sample', value: count.sample ? 'loaded' : 'no', ...when(Boolean(count.sample) && !staysHome(settings), 'the fictional sample is on a server that others can reach') },
    { what: 'mail server', value: settings.smtp ? 'set' : 'not set', ...when(!settings.smtp && !staysHome(settings), 'without a mail server nobody can sign in') },
    ...dnsRecords(settings).map(({ kind, name, value }) => ({ what: `${kind} record to set, TXT at ${name}`, value })),
    { what: 'mail signed', value: settings.dkimKey ? 'yes' : 'no', ...when(settings.smtp !== undefined && !staysHome(settings) && !settings.dkimKey, 'unsigned mail is often refused: make a key with denktank dkim FILE') },
    { what: 'secrets sealed', value: keyState.sealed, ...(closed ? { attention: closed } : {}) },
    { what: 'public address', value: settings.publicUrl ?? 'not set', ...when(settings.publicUrl?.startsWith('http:') ?? false, 'the public address is not https') },
  ]
}

/** `denktank check [--json]`: exit code 1 when something asks for attention. */
export const checkCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, { flags: ['json'] })
  const { database: place } = asked.settings
  // A mistyped folder would be made anew, and all be well in it.
  if (!place.startsWith('postgres') && !existsSync(place)) throw new Fault('FolderNotOurs', `There is no database in ${place}`)
  const findings = await withDatabase(asked, async (database) => {
    // Who only looks changes nothing: a database of an older program is told of, and left as it is.
    await refuseOldSchema(database, inProject('migrations'))
    return look(database, asked)
  })
  const wrong = findings.filter(({ attention }) => attention !== undefined)
  if (asked.flags.has('json')) say(JSON.stringify({ ok: wrong.length === 0, findings }))
  else {
    for (const { what, value, attention } of findings) say(`${attention ? '!' : ' '} ${what}: ${value}${attention ? ` — ${attention}` : ''}`)
    say(wrong.length === 0 ? 'All is well' : `${wrong.length} asks for attention`)
  }
  return wrong.length === 0 ? 0 : 1
}
