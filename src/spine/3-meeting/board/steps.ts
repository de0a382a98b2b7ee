import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'

/** What screens are told: a card came or went, the timer, anything else on the page, who asks to join, or that all is over. */
export type StepKind = 'card' | 'gone' | 'timer' | 'page' | 'guests' | 'closed'

/** The channel on which processes hear that a board took a step: "<board> <seq>". */
export const stepChannel = 'denktank_board'

/**
 * Tells every open screen of a board, on every process, that it took a step. To be called last in a change: whoever comes
 * next waits until this one is committed, so that numbers come out in order. Where nobody may know who said what, a step
 * names no card: the order of cards would say who was first.
 */
export const tellBoard = async (tx: Tx, here: Here, board: string, kind: StepKind, card: string | null = null): Promise<void> => {
  const untold = here.workspace.attribution === 'anonymous' && card !== null
  await sql`with next as (
      insert into board_pulse (board_id, seq) values (${board}, 1) on conflict (board_id) do update set seq = board_pulse.seq + 1 returning seq),
    put as (insert into board_step (board_id, seq, kind, card_id) select ${board}::uuid, seq, ${untold ? 'beat' : kind}, ${untold ? null : card}::uuid from next)
    select pg_notify(${stepChannel}, ${board} || ' ' || seq) from next`.execute(tx)
}

/** From now on everybody sees the cards of this board, or of all, that were held until the beat. */
export const showHeld = async (tx: Tx, board: string | null = null): Promise<void> => {
  await sql`update card set held = false where held and (${board}::uuid is null or board_id = ${board}::uuid)`.execute(tx)
}

/** After a board has closed nothing says any more in which order its cards came; only that it closed is kept. */
export const forgetSteps = async (tx: Tx, board: string): Promise<void> => {
  await tx.deleteFrom('board_step').where('board_id', '=', board).execute()
}

/** A change of whoever leads, after which every screen asks for its page again. */
export const telling = <B extends { readonly id: string }>(here: Here, change: (tx: Tx, it: B) => Promise<Done>) => async (tx: Tx, it: B): Promise<Done> => {
  const done = await change(tx, it)
  await tellBoard(tx, here, it.id, 'page')
  return done
}
