import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { daysSealed } from '../../platform/retention.ts'
import { places } from '../owndata/erasing.ts'

/**
 * Forgets who gave what in these closed think tanks, for good: afterwards nobody can change or withdraw what they said, and
 * nobody can ever look it up. What was said stays. `which`: SQL that chooses ids of workspaces, whose attribution is not 'named'.
 */
export const cutGivers = async (tx: Tx, which: RawBuilder<unknown>): Promise<void> => {
  const due = (await sql<{ id: string }>`${which} and closed_at is not null and cut_at is null for update`.execute(tx)).rows.map(({ id }) => id)
  if (due.length === 0) return
  const things = Object.entries(places).map(([kind, table]) => sql`select ${kind}::text as kind, id from ${sql.table(table)} where workspace_id = any(${due}::uuid[])`)
  const revisions = sql`select 'draft_revision'::text, r.id from draft_revision r join draft d on d.id = r.draft_id where d.workspace_id = any(${due}::uuid[])`
  await sql`delete from giver g using (${sql.join([...things, revisions], sql` union all `)}) t where g.kind = t.kind and g.thing_id = t.id`.execute(tx)
  await sql`update decision_voice v set answer_id = null from decision d where d.id = v.decision_id and d.workspace_id = any(${due}::uuid[])`.execute(tx)
  // What runs ends: nobody could change their answer any more, and who opens it again would answer twice.
  await sql`update date_poll set ends_at = least(ends_at, greatest(asked_at + interval '1 second', now())) where chosen_at is null and workspace_id = any(${due}::uuid[])`.execute(tx)
  await sql`update date_poll_voice v set answer_id = null from date_poll p where p.id = v.poll_id and p.workspace_id = any(${due}::uuid[])`.execute(tx)
  await sql`delete from card_hand h using card c join board b on b.id = c.board_id where c.id = h.card_id and b.workspace_id = any(${due}::uuid[])`.execute(tx)
  await sql`delete from notice where workspace_id = any(${due}::uuid[])`.execute(tx)
  await sql`update workspace set cut_at = now() where id = any(${due}::uuid[])`.execute(tx)
}

/** The closed think tanks whose time has come: anonymous ones at once, those by perspective after two weeks, those with names never. */
export const dueToCut = sql`select id from workspace where kind = 'thinktank' and (attribution = 'anonymous'
  or attribution = 'by-perspective' and closed_at < now() - make_interval(days => ${sql.lit(daysSealed['by-perspective'])}))`
