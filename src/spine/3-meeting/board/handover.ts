import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { takeOver, type Said } from '../contributions/handedover.ts'

/**
 * Makes contributions of the cards of these rounds that are still on the board, with their subgroup, perspective and
 * giver, numbered in a drawn order. Answers how many. Who laid which card, and its words, are not kept with the card after this:
 * what happens to the contribution, such as a withdrawal, then holds for the card too.
 */
export const handOver = async (tx: Tx, here: Here, rounds: readonly string[]): Promise<number> => {
  const { rows: cards } = await sql<Said>`select c.id as "from", c.kind, c.perspective, c.body, r.subgroup_id, h.person_id, h.organisation_id
    from card c join board_round r on r.id = c.round_id left join card_hand h on h.card_id = c.id
    where c.round_id = any(${[...rounds]}::uuid[]) and c.withdrawn_at is null and c.removed_at is null and c.contribution_id is null
    for update of c`.execute(tx)
  if (cards.length === 0) return 0
  const became = await takeOver(tx, here, cards)
  const [from, to] = [[...became.keys()], [...became.values()]]
  await sql`update card set contribution_id = made.id, body = '–' from unnest(${from}::uuid[], ${to}::uuid[]) as made (card_id, id)
    where card.id = made.card_id`.execute(tx)
  await sql`delete from card_hand where card_id = any(${from}::uuid[])`.execute(tx)
  return cards.length
}

/** Hands over what came late in rounds of this board that have closed, all at once. Answers how many. */
export const handOverLate = async (tx: Tx, here: Here, board: string): Promise<number> => {
  const closed = await tx.selectFrom('board_round').select('id').where('board_id', '=', board).where('phase', '=', 'closed').execute()
  return handOver(tx, here, closed.map(({ id }) => id))
}
