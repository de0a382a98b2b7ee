import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { AttributionRule } from '../../../platform/here.ts'
import type { Hand } from '../../../platform/jobs.ts'
import { perform } from '../../../platform/perform.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { forgetLooser } from '../../../workspaces/stricter.ts'
import { heldAmendment, remindOfAmendment } from './changes.ts'

/** How long before the end who did not answer is reminded: a working day, whatever hour it ends. */
const hoursBefore = 36

/** Reminds, once for each amendment that ends soon, who has not answered it. Several processes may do this at once. */
export const remindOfAmendments = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ workspace_id: string; number: number }>`
    select workspace_id, number from charter_amendment
    where outcome is null and withdrawn_at is null and reminded_at is null
      and ends_at > now() and ends_at <= now() + make_interval(hours => ${hoursBefore})`.execute(database.db)
  for (const { workspace_id, number } of rows) {
    const here = await clerkIn(database, { id: workspace_id })
    try {
      await perform(here, 'charter.remind', heldAmendment(number), (tx, it) => remindOfAmendment(tx, here, it))
    } catch (fault) {
      // Another process was first, or it was withdrawn a moment ago.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}

/** Forgets once more what a stricter rule does not keep, for what was being said while it became stricter. */
const forget: Hand = async (database, job) => {
  const id = String(job.payload['workspace'])
  await database.change(async (tx) => {
    const found = await tx.selectFrom('workspace').select('attribution').where('id', '=', id).executeTakeFirst()
    if (found) await forgetLooser(tx, id, found.attribution as AttributionRule)
  })
}

/** The jobs of the charter, by kind. */
export const charterHands: Record<string, Hand> = { 'charter.forget': forget }
