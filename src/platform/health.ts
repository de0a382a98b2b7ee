import { sql } from 'kysely'
import { programVersion } from './backup.ts'
import type { Database } from './database.ts'
import { isoDay } from './dates.ts'
import type { Resolver } from './mailin/resolver.ts'
import { inDns } from './post/dns.ts'
import { dnsRecords, type DnsRecord } from './post/settings.ts'
import { keyState, keyWarning } from './sealing.ts'
import { staysHome, type Settings } from './settings.ts'

export const findingKeys = [
  'version', 'engine', 'size', 'people', 'thinktanks', 'contributions', 'publications', 'unsent', 'refused', 'doubtful', 'waiting', 'parked', 'late', 'sample',
  'smtp', 'dns', 'signed', 'sealed', 'address', 'backup', 'forgotten',
] as const
export type FindingKey = (typeof findingKeys)[number]

/** One thing that was looked at, in words for the command. A page has words of its own, by `key`. */
export interface Finding {
  readonly key: FindingKey
  readonly what: string
  readonly value: string | number
  /** something is to be done, and what */
  readonly attention?: string
  /** whom or what it is about, such as the addresses of who was refused */
  readonly about?: string
}

interface Counts {
  people: number; thinktanks: number; contributions: number; publications: number; unsent: number; failed: number; doubtful: number
  waiting: number; parked: number; late: number; sample: number; size: number; backup: Date | null; forgotten: Date | null
}

/** What a chore writes with a letter that waited too long. */
export const tooOld = 'waited too long'

const countsOf = async (database: Database): Promise<Counts> => {
  const { rows } = await sql<Counts>`select (select count(*)::int from person where left_at is null) as people,
      (select count(*)::int from workspace where kind = 'thinktank') as thinktanks,
      (select count(*)::int from contribution) as contributions,
      (select count(*)::int from publication) as publications,
      (select count(*)::int from mail where sent_at is null and failed_at is null and doubtful_at is null) as unsent,
      (select count(*)::int from mail where failed_at is not null and settled_at is null and fault <> ${tooOld}) as failed,
      (select count(*)::int from mail where doubtful_at is not null and sent_at is null and settled_at is null) as doubtful,
      (select count(*)::int from job where parked_at is null) as waiting,
      (select count(*)::int from job where parked_at is not null) as parked,
      (select count(*)::int from job where parked_at is null and run_at < now() - interval '1 hour') as late,
      (select count(*)::int from site where sample_since is not null) as sample,
      (pg_database_size(current_database()) / 1000000)::int as size,
      (select at from upkeep where kind = 'backup') as backup, (select at from upkeep where kind = 'retention') as forgotten`.execute(database.db)
  return rows[0] as Counts
}

/** For whom a letter is in doubt, and what the mail server said of those it refused: the newest twenty. */
const troubled = async (database: Database) => {
  const { rows } = await sql<{ unsure: string | null; refused: string | null }>`select
    (select string_agg(address, ', ') from (select address from mail where doubtful_at is not null and sent_at is null and settled_at is null
      order by doubtful_at desc limit 20) a) as unsure,
    (select string_agg(address || ': ' || fault, '; ') from (select address, fault from mail where failed_at is not null and settled_at is null and fault <> ${tooOld}
      order by failed_at desc limit 20) b) as refused`.execute(database.db)
  return { unsure: rows[0]?.unsure ?? '', refused: rows[0]?.refused ?? '' }
}

const when = (wrong: boolean, attention: string, about?: string) => (wrong ? { attention, ...(about === undefined ? {} : { about }) } : {})

const dayMs = 86_400_000
const olderThan = (moment: Date | null, days: number) => moment === null || Date.now() - moment.getTime() > days * dayMs

const ofPost = (count: Counts, { unsure, refused }: { unsure: string; refused: string }, settings: Settings): Finding[] => [
  { key: 'unsent', what: 'mail waiting', value: count.unsent, ...when(count.unsent > 0 && settings.smtp !== undefined, 'mail is waiting to be sent') },
  { key: 'refused', what: 'mail refused', value: count.failed, ...when(count.failed > 0, `the mail server refused it for ${refused}`, refused) },
  { key: 'doubtful', what: 'mail in doubt', value: count.doubtful, ...when(count.doubtful > 0, `nobody knows whether these got theirs: ${unsure}`, unsure) },
]

const ofWork = (count: Counts, settings: Settings): Finding[] => [
  { key: 'waiting', what: 'jobs waiting', value: count.waiting },
  { key: 'parked', what: 'jobs parked', value: count.parked, ...when(count.parked > 0, 'jobs failed five times and wait for you') },
  { key: 'late', what: 'jobs late', value: count.late, ...when(count.late > 0, 'jobs should have run an hour ago: is the program running?') },
  { key: 'backup', what: 'last backup', value: count.backup ? isoDay(count.backup) : 'not known',
    ...when(!staysHome(settings) && olderThan(count.backup, 8), 'make a backup at least every week: denktank backup FILE') },
  { key: 'forgotten', what: 'old data last forgotten', value: count.forgotten ? isoDay(count.forgotten) : 'not yet',
    ...when(count.forgotten !== null && !staysHome(settings) && olderThan(count.forgotten, 2), 'what was kept long enough waits to be forgotten: is the program running?') },
]

const dnsFinding = async (record: DnsRecord, ask: Resolver | undefined, home: boolean): Promise<Finding> => {
  const { kind, name, value } = record
  const toSet: Finding = { key: 'dns', what: `${kind} record to set, TXT at ${name}`, value }
  if (!ask) return toSet
  const { state, found } = await inDns(record, ask)
  if (state === 'set') return { key: 'dns', what: `${kind} record, TXT at ${name}`, value: 'set' }
  if (state === 'unknown') return { ...toSet, what: `${toSet.what} (the DNS did not answer)` }
  return { ...toSet, ...when(!home, state === 'missing' ? 'it is not in the DNS yet' : `in the DNS is another: ${found}`) }
}

const ofSettings = (count: Counts, settings: Settings, dns: readonly Finding[]): Finding[] => [
  { key: 'sample', what: 'sample', value: count.sample ? 'loaded' : 'no',
    ...when(Boolean(count.sample) && !staysHome(settings), 'the fictional sample is on a server that others can reach') },
  { key: 'smtp', what: 'mail server', value: settings.smtp ? 'set' : 'not set', ...when(!settings.smtp && !staysHome(settings), 'without a mail server nobody can sign in') },
  ...dns,
  { key: 'signed', what: 'mail signed', value: settings.dkimKey ? 'yes' : 'no',
    ...when(settings.smtp !== undefined && !staysHome(settings) && !settings.dkimKey, 'unsigned mail is often refused: make a key with denktank dkim FILE') },
  { key: 'address', what: 'public address', value: settings.publicUrl ?? 'not set', ...when(settings.publicUrl?.startsWith('http:') ?? false, 'the public address is not https') },
]

/**
 * How this installation stands: the same for the command and for the page of administrators. Changes nothing. With `ask`, which
 * asks a name server, it is looked up whether the records for mail are set.
 */
export const look = async (database: Database, settings: Settings, ask?: Resolver): Promise<Finding[]> => {
  const count = await countsOf(database)
  const trouble = count.failed + count.doubtful > 0 ? await troubled(database) : { unsure: '', refused: '' }
  const key = await keyState(database, settings)
  const closed = keyWarning(key)
  const dns = await Promise.all(dnsRecords(settings).map((record) => dnsFinding(record, ask, staysHome(settings))))
  return [
    { key: 'version', what: 'program', value: programVersion() },
    { key: 'engine', what: 'engine', value: `${database.engine} ${database.version}` }, { key: 'size', what: 'size of the database in MB', value: count.size },
    { key: 'people', what: 'people', value: count.people }, { key: 'thinktanks', what: 'think tanks', value: count.thinktanks },
    { key: 'contributions', what: 'contributions', value: count.contributions }, { key: 'publications', what: 'publications', value: count.publications },
    ...ofPost(count, trouble, settings), ...ofWork(count, settings), ...ofSettings(count, settings, dns),
    { key: 'sealed', what: 'secrets sealed', value: key.sealed, ...(closed ? { attention: closed, about: key.file } : {}) },
  ]
}
