import { sql } from 'kysely'
import type { Database, Tx } from '../../../platform/database.ts'
import { todaySql } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { enqueue, type Hand } from '../../../platform/jobs.ts'
import { clerkIn, readerIn } from '../../../workspaces/clerk.ts'
import { rows } from '../../../workspaces/rings.ts'
import { noteDay } from './days.ts'
import { ripenessOf } from './queries.ts'

// Somebody who saves ten times in a minute is noted once.
const rest = 60

/** Asks that the ripeness of a text is noted once it has been left alone for a moment. */
export const enqueueDay = (tx: Tx, here: Here, draft: string): Promise<void> =>
  enqueue(tx, { kind: 'ripeness.day', key: `ripeness.day:${draft}`, payload: { draft, workspace: here.workspace.id }, inSeconds: rest })

/**
 * Notes how ripe a text is today, as everybody in its ring sees it: what lies in a smaller ring may not show in a figure
 * that a larger one reads.
 */
const noteRipeness: Hand = async (database, { payload }) => {
  const { draft: id, workspace } = payload as { draft: string; workspace: string }
  const clerk = await clerkIn(database, { id: workspace })
  const draft = await rows(clerk, 'draft').select('ring_id').where('draft.id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (!draft) return
  const ripeness = await ripenessOf(readerIn(database, clerk, draft.ring_id), id)
  await database.change((tx) => noteDay(tx, id, ripeness))
}

export const ripenessHands: Record<string, Hand> = { 'ripeness.day': noteRipeness }

/** Asks for a note of every text that is still on its way and has none of today: time alone makes a text stable. */
export const noteRipenessDaily = async (database: Database): Promise<void> => {
  await sql`
    insert into job (id, kind, key, payload)
    select gen_random_uuid(), 'ripeness.day', 'ripeness.day:' || d.id, jsonb_build_object('draft', d.id, 'workspace', d.workspace_id)
    from draft d join workspace w on w.id = d.workspace_id
    where d.withdrawn_at is null and w.closed_at is null
      and not exists (select 1 from publication p where p.draft_id = d.id and p.withdrawn_at is null and p.published_at >= d.saved_at)
      and not exists (select 1 from ripeness_day r where r.draft_id = d.id and r.day = ${todaySql})
    on conflict (key) do nothing`.execute(database.db)
}
