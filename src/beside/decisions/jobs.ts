import { sql } from 'kysely'
import type { ActName } from '../../acts.ts'
import type { Database, Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { perform, type Done } from '../../platform/perform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { heldDecision, remindOfDecision, reviewDecision, type HeldDecision } from './changes.ts'

interface Due { readonly workspace_id: string; readonly number: number }

const eachOf = async (database: Database, due: readonly Due[], act: ActName, change: (tx: Tx, here: Here, it: HeldDecision) => Promise<Done>) => {
  for (const { workspace_id, number } of due) {
    const here = await clerkIn(database, { id: workspace_id })
    try {
      await perform(here, act, heldDecision(number), (tx, it) => change(tx, here, it))
    } catch (fault) {
      // Another process was first, or it was withdrawn a moment ago.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}

/** How long before the end who did not answer is reminded: a day, and a night to sleep. */
const hoursBefore = 36

/** Reminds, once for each question that ends soon, who has not answered. Several processes may do this at once. */
export const remindOfDecisions = async (database: Database): Promise<void> => {
  const { rows } = await sql<Due>`select workspace_id, number from decision
    where outcome is null and withdrawn_at is null and reminded_at is null
      and ends_at > now() and ends_at <= now() + make_interval(hours => ${hoursBefore})`.execute(database.db)
  await eachOf(database, rows, 'decision.remind', remindOfDecision)
}

/** Tells, once for each, that the day has come on which a group would look at its decision again. */
export const reviewDecisions = async (database: Database): Promise<void> => {
  const { rows } = await sql<Due>`select workspace_id, number from decision
    where outcome is not null and withdrawn_at is null and reviewed_at is null
      and review_on <= (now() at time zone 'Europe/Amsterdam')::date`.execute(database.db)
  await eachOf(database, rows, 'decision.review', reviewDecision)
}
