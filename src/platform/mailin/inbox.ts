import { sql } from 'kysely'
import { mostBytes } from '../../documents/mail/reading.ts'
import type { Database } from '../database.ts'
import { newId } from '../ids.ts'
import { enqueue } from '../jobs.ts'

export type Way = 'smtp' | 'imap' | 'file'

/** A mail as it was handed over. `receivers`: to whom the envelope says it goes; empty where there is no envelope. */
export interface Handed { readonly way: Way; readonly receivers: readonly string[]; readonly raw: Buffer }

/** The job that looks at mail that came in. */
export const mailInJob = 'mailin.look'

// More than this waits for nobody: a flood is held off at the door, where the mail server keeps it.
const mostWaiting = 2000

/** Keeps a mail until it was looked at. Answers 'busy' when too much waits, and 'large' for what is not even kept. */
export const storeMail = (database: Database, { way, receivers, raw }: Handed): Promise<'kept' | 'busy' | 'large'> => {
  if (raw.length > mostBytes) return Promise.resolve('large')
  return database.change(async (tx) => {
    const { rows } = await sql<{ id: string }>`insert into mail_in (id, way, receivers, raw)
      select ${newId()}, ${way}, ${receivers.slice(0, 50).map((one) => one.slice(0, 320))}::text[], ${raw}
      where (select count(*) from (select 1 from mail_in where outcome = 'waiting' limit ${mostWaiting}) waiting) < ${mostWaiting} returning id`.execute(tx)
    if (!rows[0]) return 'busy'
    await enqueue(tx, { kind: mailInJob, key: mailInJob })
    return 'kept'
  })
}

/** A mail in hand. `allowed`: an administrator looked at it and lets it in. */
export interface Waiting { readonly id: string; readonly receivers: readonly string[]; readonly raw: Buffer; readonly allowed: boolean; readonly tries: number }

/** Takes the mails that wait longest, for five minutes, the first first; none when none waits. Two never take the same one. */
export const takeWaiting = async (database: Database, most: number): Promise<readonly Waiting[]> => {
  const { rows } = await sql<Waiting & { came_at: Date }>`update mail_in set taken_until = now() + interval '5 minutes', tries = tries + 1
    where id in (select id from mail_in where outcome = 'waiting' and (taken_until is null or taken_until < now())
      order by came_at limit ${most} for update skip locked)
    returning id, receivers, raw, allowed_at is not null as allowed, tries, came_at`.execute(database.db)
  return rows.sort((one, other) => one.came_at.getTime() - other.came_at.getTime())
}

/** Leaves it for later, because a name server did not answer. */
export const leaveWaiting = async (database: Database, { id }: Pick<Waiting, 'id'>): Promise<void> => {
  await sql`update mail_in set taken_until = now() + interval '10 minutes' where id = ${id}`.execute(database.db)
}

export type Outcome = 'taken' | 'held' | 'refused' | 'automatic' | 'bounce' | 'duplicate'

/** How a mail ended. Whose it was is kept of what is held only. */
export interface Ended {
  readonly outcome: Outcome
  readonly reason?: string
  readonly person_id?: string
  readonly workspace_id?: string
  readonly kind?: string
  /** the sender of what is held */
  readonly address?: string
}

/** Notes how a mail ended. What is not held is not kept: nor the mail, nor whose it was. */
export const endMail = async (database: Database, { id }: Pick<Waiting, 'id'>, { outcome, reason = '', ...more }: Ended): Promise<void> => {
  const holds = outcome === 'held'
  await sql`update mail_in set outcome = ${outcome}, reason = ${reason.slice(0, 40)}, taken_until = null, raw = case when ${holds} then raw end,
      receivers = case when ${holds} then receivers else '{}' end, address = ${holds ? more.address ?? null : null}, person_id = ${holds ? more.person_id ?? null : null},
      workspace_id = ${more.workspace_id ?? null}, kind = ${more.kind ?? null} where id = ${id}`.execute(database.db)
}

/**
 * Whether this mail is seen for the first time, by its Message-ID and by what it says: from then on the same one is not. One
 * that is looked at again after a fault or by an administrator is still the first.
 */
export const isFirst = async (database: Database, { id }: Pick<Waiting, 'id'>, hashes: { readonly message: Buffer; readonly content: Buffer }): Promise<boolean> => {
  try {
    const { rows } = await sql`update mail_in set message_hash = ${hashes.message}, content_hash = ${hashes.content} where id = ${id} and not exists (
      select 1 from mail_in other where other.id <> ${id} and (other.message_hash = ${hashes.message} or other.content_hash = ${hashes.content})) returning 1`.execute(database.db)
    return rows.length > 0
  } catch (fault) {
    // Two nodes had the same mail in hand at once: the other was first.
    if ((fault as { code?: string }).code === '23505') return false
    throw fault
  }
}

/**
 * A letter of ours came back. Counts only when it names one that we sent to that address, for anybody can write such a report;
 * `failed` counts towards the third time, from which on nothing more is sent there. Answers whether it was one of ours.
 */
export const noteBounce = async (database: Database, { messageIds, kind, status }: { readonly messageIds: readonly string[]; readonly kind: 'failed' | 'delayed'; readonly status: string }): Promise<boolean> => {
  const ids = messageIds.flatMap((one) => /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/.exec(one)?.[1] ?? []).slice(0, 20)
  const { rows } = await sql<{ address: string }>`select address from mail where id = any(${ids}::uuid[]) and sent_at is not null limit 1`.execute(database.db)
  const [letter] = rows
  if (!letter || kind === 'delayed') return letter !== undefined
  await sql`insert into mail_bounce (id, address_key, status) values (${newId()}, ${letter.address.toLowerCase()}, ${status})
    on conflict (address_key) do update set times = mail_bounce.times + 1, last_at = now(), status = excluded.status`.execute(database.db)
  return true
}

/** Mail arrives there: what came back before does not count any more. Known by an answer from that address. */
export const forgetBounces = async (database: Database, address: string): Promise<void> => {
  await sql`delete from mail_bounce where address_key = ${address.toLowerCase()}`.execute(database.db)
}

/** Has mail looked at that was left for later: because a name server did not answer, or a node stopped half-way. */
export const wakeMailIn = async (database: Database): Promise<void> => {
  const { rows } = await sql`select 1 from mail_in where outcome = 'waiting' and (taken_until is null or taken_until < now()) limit 1`.execute(database.db)
  if (rows.length > 0) await database.change((tx) => enqueue(tx, { kind: mailInJob, key: mailInJob }))
}

/** Lets go of what was held for a month, of codes and marks that are older than a year, and of addresses from which nothing came back for half a year. */
export const forgetMailIn = async (database: Database): Promise<void> => {
  await sql`update mail_in set outcome = 'dropped', raw = null, address = null, person_id = null, receivers = '{}' where outcome = 'held' and came_at < now() - interval '30 days'`.execute(database.db)
  await sql`delete from mail_in where came_at < now() - interval '400 days' and outcome not in ('waiting', 'held')`.execute(database.db)
  await sql`delete from reply_key where made_at < now() - interval '1 year'`.execute(database.db)
  await sql`delete from mail_bounce where last_at < now() - interval '180 days'`.execute(database.db)
}
