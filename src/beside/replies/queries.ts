import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

// Mail that came in lies in no ring. What stands in it is for the think tank that it goes to only: none of it is asked here.

export const pageSize = 50

/** How many mails of the last thirty days ended so. `reason`: a key of the page's texts; '' where the outcome says it all. */
export interface MailInCount { readonly outcome: string; readonly reason: string; readonly count: number }

/** What became of mail of the last thirty days, the most first; what waits or is held is counted whenever it came. */
export const mailInCounts = async (database: Database): Promise<readonly MailInCount[]> => (await sql<MailInCount>`
  select outcome, case when outcome = 'refused' or outcome = 'bounce' then reason else '' end as reason, count(*)::int as count from mail_in
  where came_at > now() - interval '30 days' group by 1, 2 order by 3 desc, 1, 2`.execute(database.db)).rows

/** A mail that somebody must look at: from where, by whose code, and why. Nothing of what it says. */
export interface HeldMail {
  readonly id: string
  readonly came_at: Date
  readonly reason: string
  readonly address: string
  readonly person_id: string | null
  readonly name: string | null
  readonly gone: boolean
  readonly kind: string
  readonly tank: string | null
  readonly total: number
}

/** The mails that are held, the oldest first; a page at a time. */
export const heldMails = async (database: Database, page: number): Promise<readonly HeldMail[]> => (await sql<HeldMail>`
  select m.id, m.came_at, m.reason, coalesce(m.address, '') as address, p.id as person_id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name,
    coalesce(p.left_at is not null or p.redacted_at is not null, true) as gone, coalesce(m.kind, '') as kind, case when w.kind = 'thinktank' then w.title end as tank, count(*) over ()::int as total
  from mail_in m left join person p on p.id = m.person_id left join workspace w on w.id = m.workspace_id
  where m.outcome = 'held' order by m.came_at, m.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(database.db)).rows

/** An address from which mail came back three times or more: nothing goes there until somebody looked. */
export interface StoppedAddress { readonly id: string; readonly address: string; readonly times: number; readonly status: string; readonly last_at: Date; readonly person_id: string | null; readonly name: string | null }

const mostStopped = 100

/** The addresses that get no more mail, the last first; a hundred at most. */
export const stoppedAddresses = async (database: Database): Promise<readonly StoppedAddress[]> => (await sql<StoppedAddress>`
  select b.id, b.address_key as address, b.times, b.status, b.last_at, p.id as person_id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name
  from mail_bounce b left join person p on p.email_key = b.address_key and p.left_at is null and p.redacted_at is null
  where b.times >= 3 order by b.last_at desc, b.id limit ${mostStopped}`.execute(database.db)).rows
