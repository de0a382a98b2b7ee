import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { dayOf } from '../../../platform/dates.ts'
import type { Hand } from '../../../platform/jobs.ts'
import { perform } from '../../../platform/perform.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { closeBoard, heldBoard } from './changes.ts'
import { sendOut } from './guests.ts'
import { handOverLate } from './handover.ts'
import { showHeld, tellBoard } from './steps.ts'

const most = 100

// Somebody may have closed it in the meantime: then all is done.
const unlessClosed = (work: Promise<unknown>): Promise<unknown> => work.catch((fault: unknown) => {
  if (!(fault instanceof Refusal) || fault.status !== 409) throw fault
})

/**
 * Closes boards that were left open until the next day, so that nothing that was said stays behind on them, and hands over
 * what came late, together. Twice does no harm.
 */
export const tidyBoards = async (database: Database): Promise<void> => {
  const { rows: left } = await sql<{ id: string; workspace_id: string }>`select id, workspace_id from board where closed_at is null
    and ${dayOf(sql`opened_at`)} < ${dayOf(sql`(now() - interval '4 hours')`)}
    order by opened_at limit ${most}`.execute(database.db)
  for (const { id, workspace_id } of left) {
    const here = await clerkIn(database, { id: workspace_id })
    await unlessClosed(perform(here, 'board.close', heldBoard(id, 'update'), closeBoard(here)))
  }
  const { rows: late } = await sql<{ id: string; workspace_id: string }>`select distinct b.id, b.workspace_id from card c join board b on b.id = c.board_id
    where c.late and c.contribution_id is null and c.withdrawn_at is null and c.removed_at is null and b.closed_at > now() - interval '2 days'
    limit ${most}`.execute(database.db)
  for (const { id, workspace_id } of late) {
    const here = await clerkIn(database, { id: workspace_id })
    await perform(here, 'board.close', heldBoard(id, 'update', true), async (tx) => ({ told: { count: await handOverLate(tx, here, id) } }))
  }
}

/** The beat for boards before which no screen is open: on the others their own process shows what was held. */
export const showHeldCards = (database: Database): Promise<void> => database.change((tx) => showHeld(tx))

/** Lets the guests at the boards of a think tank knock again: what the charter says of them changed. They stand at the door without asking anew. */
const knock: Hand = async (database, job) => {
  const here = await clerkIn(database, { id: String(job.payload['workspace']) })
  await database.change(async (tx) => {
    const open = await tx.selectFrom('board').select('id').where('workspace_id', '=', here.workspace.id).where('closed_at', 'is', null).execute()
    for (const { id } of open) {
      await sendOut(tx, id, String(job.payload['before']))
      await tellBoard(tx, here, id, 'guests')
    }
  })
}

/** The jobs of boards, by kind. */
export const boardHands: Record<string, Hand> = { 'board.knock': knock }
