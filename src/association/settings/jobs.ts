import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { tooOld } from '../../platform/health.ts'
import { keptFor } from '../../platform/retention.ts'
import { cutGivers, dueToCut } from './sealed.ts'

// Forgetting goes over the tables of several slices: in one place, so that the register of processing and the page of the
// settings say what is done. What other chores forget stays theirs (signin, notices, imports).

const forgetLetters = async (database: Database) => {
  await sql`update mail set failed_at = now(), fault = ${tooOld}
    where sent_at is null and failed_at is null and doubtful_at is null and handed_at is null and (taken_until is null or taken_until < now())
      and written_at <= now() - ${keptFor('mail-waiting')}`.execute(database.db)
  await sql`delete from mail where written_at < now() - ${keptFor('mail')}`.execute(database.db)
}

// Somebody of the association is known by their own row; of somebody from outside nothing else is kept than what was typed.
const forgetInvited = async (database: Database) => {
  await database.change(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update invitation set given_name = '', prefix = null, family_name = '', organisation = '', take_away = '', bring = '', owes = null, owes_from = null,
        waits_since = null, address = id || '@gewist.invalid', address_key = id || '@gewist.invalid'
      where address is not null and address_key <> id || '@gewist.invalid'
        and coalesce(withdrawn_at, answered_at, until::timestamptz, chosen_at) < now() - ${keptFor('invitation')} returning id`.execute(tx)
    if (rows.length > 0) await sql`delete from invitation_link where invitation_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  })
}

// How far somebody read is of use as long as they take part. What they want no mail of is kept for when they come back.
const forgetReading = async (database: Database) => {
  const gone = (person: string, workspace: string) => sql<boolean>`${sql.ref(workspace)} in (select id from workspace where kind = 'thinktank') and not exists (
    select 1 from ring_person rp join ring r on r.id = rp.ring_id where rp.person_id = ${sql.ref(person)} and rp.ended_at is null and r.workspace_id = ${sql.ref(workspace)})`
  await sql`delete from reading x where ${gone('x.person_id', 'x.workspace_id')}`.execute(database.db)
  await sql`delete from discussion_reading x using discussion d where d.id = x.discussion_id and ${gone('x.person_id', 'd.workspace_id')}`.execute(database.db)
}

/** Forgets what was kept as long as the settings say; for the clock. Twice does no harm. */
export const applyRetention = async (database: Database): Promise<void> => {
  await forgetLetters(database)
  await sql`delete from session where least(expires_at, ended_at) < now() - ${keptFor('session')}`.execute(database.db)
  await sql`delete from notice where written_at < now() - ${keptFor('notice')}`.execute(database.db)
  await sql`delete from import_file where finished_at < now() - ${keptFor('import')}`.execute(database.db)
  await forgetInvited(database)
  await forgetReading(database)
  await database.change((tx) => cutGivers(tx, dueToCut))
  await sql`insert into upkeep (kind, at) values ('retention', now()) on conflict (kind) do update set at = excluded.at`.execute(database.db)
}
