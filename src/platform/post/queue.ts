import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { keptFor } from '../retention.ts'

/** A letter that a sender has in hand. */
export interface Taken {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly html: string | null
  readonly calendar: string | null
  readonly calendar_method: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly message_id: string
  readonly written_at: Date
  readonly tries: number
}

/** How long a letter stays with a sender that is heard of no more. Seconds. */
export const leaseSeconds = 15
/** No handing over takes longer: the sender gives up before. Seconds. */
export const doubtSeconds = 300

/** SQL: a letter that waited longer than letters may wait is not sent any more, however the clock came to say so. */
const stillFresh = sql`mail.written_at > now() - ${keptFor('mail-waiting')}`

/** SQL: mail does not come back from there each time. */
const arrives = sql`not exists (select 1 from mail_bounce b where b.address_key = lower(mail.address) and b.times >= 3)`

/** Takes letters that are due, at most `most`, the oldest first. Two senders never take the same one. */
export const takeMail = async (database: Database, sender: string, most: number): Promise<Taken[]> => {
  const { rows } = await sql<Taken & { rank: number }>`
    update mail set taken_by = ${sender}, taken_until = now() + make_interval(secs => ${leaseSeconds})
    where id in (
      select id from mail
      where sent_at is null and failed_at is null and doubtful_at is null and handed_at is null
        and retry_at <= now() and (taken_until is null or taken_until < now()) and ${stillFresh} and ${arrives}
      order by rank, retry_at limit ${most} for update skip locked)
    returning id, address, subject, body, html, calendar, calendar_method, headers, message_id, written_at, tries, rank`.execute(database.db)
  return rows.sort((a, b) => a.rank - b.rank)
}

/** Keeps what is in hand a while longer. */
export const keepMail = (database: Database, sender: string, ids: readonly string[]) =>
  sql`update mail set taken_until = now() + make_interval(secs => ${leaseSeconds})
    where id = any(${[...ids]}::uuid[]) and taken_by = ${sender}`.execute(database.db)

/** Gives back what was not handed over. */
export const dropMail = (database: Database, sender: string, ids: readonly string[]) =>
  sql`update mail set taken_by = null, taken_until = null
    where id = any(${[...ids]}::uuid[]) and taken_by = ${sender} and handed_at is null`.execute(database.db)

/**
 * Notes that these are about to be handed over; answers those that may be. From here on nobody sends them again by
 * themselves: whoever is killed now leaves a letter in doubt.
 */
export const markHanded = async (database: Database, sender: string, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    update mail set handed_at = now() where id = any(${[...ids]}::uuid[]) and taken_by = ${sender} and handed_at is null
    returning id`.execute(database.db)
  return new Set(rows.map(({ id }) => id))
}

/** How a handing over ended. Later: `seconds` from now, because the mail server asked for it. */
export type Ending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly seconds: number; readonly fault: string }
  | { readonly kind: 'failed'; readonly fault: string }
  | { readonly kind: 'doubtful'; readonly fault: string }

/** Notes how each ended, in one statement. */
export const noteEndings = async (database: Database, endings: readonly { readonly id: string; readonly ending: Ending }[]): Promise<void> => {
  const rows = endings.map(({ id, ending }) => ({
    id, kind: ending.kind, fault: 'fault' in ending ? ending.fault.slice(0, 500) : '', seconds: ending.kind === 'later' ? ending.seconds : 0,
  }))
  await sql`update mail set
      taken_by = null, taken_until = null, fault = e.fault, tries = tries + 1,
      sent_at = case when e.kind = 'sent' then now() end,
      failed_at = case when e.kind = 'failed' then now() end,
      doubtful_at = case when e.kind = 'doubtful' then now() end,
      handed_at = case when e.kind = 'later' then null else handed_at end,
      retry_at = case when e.kind = 'later' then now() + make_interval(secs => e.seconds) else retry_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(id uuid, kind text, fault text, seconds int)
    where mail.id = e.id and mail.sent_at is null`.execute(database.db)
}

/** For an hour later, because of a fault of ours: unless it was handed over, for then the mail server may have it. */
export const postponeMail = (database: Database, id: string, fault: string) =>
  sql`update mail set taken_by = null, taken_until = null, tries = tries + 1, fault = ${fault.slice(0, 500)}, retry_at = now() + interval '1 hour'
    where id = ${id} and handed_at is null and sent_at is null`.execute(database.db)

/** What a killed sender left behind is in doubt once its sender would have given up. */
export const findDoubtful = (database: Database) =>
  sql`update mail set doubtful_at = now(), taken_by = null, taken_until = null, fault = 'the program stopped while it was handed over'
    where handed_at < now() - make_interval(secs => ${doubtSeconds}) and sent_at is null and failed_at is null and doubtful_at is null`.execute(database.db)

/** Seconds until the next letter is due; undefined when none waits. */
export const secondsToNext = async (database: Database): Promise<number | undefined> => {
  const { rows } = await sql<{ seconds: number | null }>`
    select ceil(extract(epoch from min(greatest(retry_at, coalesce(taken_until, retry_at))) - now()))::int as seconds from mail
    where sent_at is null and failed_at is null and doubtful_at is null and handed_at is null and ${stillFresh} and ${arrives}`.execute(database.db)
  return rows[0]?.seconds ?? undefined
}
