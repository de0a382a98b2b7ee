import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { notHere } from '../../../platform/refusals.ts'

/** Where counts are kept: the ring of everybody who takes part. */
export const membersRing = (here: Here): string => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  return ring.id
}

/** Where invitations lie: the ring of the preparation group. */
export const preparationRing = (here: Here): string => {
  const ring = ringOf(here, 'preparation')
  if (!ring) throw notHere()
  return ring.id
}

/** Counts anew how many were asked and answered what, for everybody to see. Asked last in every change of an invitation. */
export const tally = async (tx: Tx, here: Here): Promise<void> => {
  await sql`
    insert into invitation_round (workspace_id, ring_id, invited, accepted, declined, open, waiting)
    select ${here.workspace.id}, ${membersRing(here)}, count(*), count(*) filter (where answer = 'yes' and waits_since is null),
      count(*) filter (where answer in ('no', 'handed-on')), count(*) filter (where answer is null), count(*) filter (where waits_since is not null)
    from invitation where workspace_id = ${here.workspace.id} and sent_at is not null and withdrawn_at is null
    on conflict (workspace_id) do update set invited = excluded.invited, accepted = excluded.accepted, declined = excluded.declined,
      open = excluded.open, waiting = excluded.waiting`.execute(tx)
}
