import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { momentHere, ringOf, type Here } from '../../../platform/here.ts'
import { newId, shuffled } from '../../../platform/ids.ts'
import { notHere } from '../../../platform/refusals.ts'
import { nextNumbers } from '../../../workspaces/numbers.ts'

/**
 * Makes contributions of the cards of these rounds that are still on the board, with their subgroup, perspective and
 * giver, numbered in a drawn order. Answers how many. Who laid which card is not kept with the card after this.
 */
export const handOver = async (tx: Tx, here: Here, rounds: readonly string[]): Promise<number> => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  const { rows: cards } = await sql<{ id: string }>`select id from card where round_id = any(${[...rounds]}::uuid[])
    and withdrawn_at is null and removed_at is null and contribution_id is null for update`.execute(tx)
  if (cards.length === 0) return 0
  const numbers = await nextNumbers(tx, here, 'contribution', cards.length, ring.id)
  const order = shuffled(cards.map(({ id }) => id))
  await sql`with made as (
      select * from unnest(${order}::uuid[], ${order.map(() => newId())}::uuid[], ${numbers}::int[]) as made (card_id, id, number)),
    put as (
      insert into contribution (id, workspace_id, ring_id, number, kind, perspective, subgroup_id, body, said_at)
      select made.id, ${here.workspace.id}, ${ring.id}, made.number, c.kind, c.perspective, r.subgroup_id, c.body, ${momentHere(here)}
      from made join card c on c.id = made.card_id join board_round r on r.id = c.round_id returning id),
    known as (
      insert into giver (kind, thing_id, person_id, organisation_id)
      select 'contribution', made.id, h.person_id, h.organisation_id
      from made join card_hand h on h.card_id = made.card_id where h.person_id is not null returning 1)
    update card set contribution_id = made.id from made where made.card_id = card.id and exists (select 1 from put)`.execute(tx)
  await sql`delete from card_hand where card_id = any(${order}::uuid[])`.execute(tx)
  return order.length
}
