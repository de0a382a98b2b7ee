import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { startOfToday } from '../../platform/dates.ts'
import { keptFor } from '../../platform/retention.ts'

// Letters lie in no ring. What stands in one, its subject included, is for its receiver only: none of it is asked here.

export const pageSize = 50

export interface PostCounts {
  readonly waiting: number
  /** since when the one that waits longest does */
  readonly since: Date | null
  readonly today: number
  readonly refused: number
  readonly doubtful: number
}

/** How many letters wait, went out today in the Netherlands, were refused, and are in doubt. */
export const postCounts = async (database: Database): Promise<PostCounts> => {
  const { rows } = await sql<PostCounts>`select
    (count(*) filter (where sent_at is null and failed_at is null and doubtful_at is null))::int as waiting,
    min(written_at) filter (where sent_at is null and failed_at is null and doubtful_at is null) as since,
    (count(*) filter (where sent_at >= ${startOfToday}))::int as today,
    (count(*) filter (where failed_at is not null and settled_at is null))::int as refused,
    (count(*) filter (where doubtful_at is not null and sent_at is null and settled_at is null))::int as doubtful from mail`.execute(database.db)
  return rows[0] as PostCounts
}

/** A letter that did not arrive, or of which nobody knows. */
export interface TroubledLetter {
  readonly id: string
  readonly address: string
  readonly person_id: string | null
  readonly name: string | null
  readonly written_at: Date
  readonly doubtful: boolean
  /** what the mail server said */
  readonly fault: string
  /** it is not too old to go out once more */
  readonly fresh: boolean
  readonly total: number
}

/** The letters that ask for somebody: those in doubt first, the newest first; a page at a time. */
export const troubledLetters = async (database: Database, page: number): Promise<readonly TroubledLetter[]> => (await sql<TroubledLetter>`
  select m.id, m.address, p.id as person_id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name, m.written_at, m.doubtful_at is not null as doubtful, m.fault,
    m.written_at > now() - ${keptFor('mail-waiting')} as fresh, count(*) over ()::int as total
  from mail m left join person p on p.id = m.person_id and p.redacted_at is null and p.left_at is null
  where m.settled_at is null and (m.failed_at is not null or m.doubtful_at is not null) and m.sent_at is null
  order by m.doubtful_at is null, m.written_at desc, m.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(database.db)).rows
