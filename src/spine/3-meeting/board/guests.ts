import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '../../../platform/database.ts'
import { oneOf } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { hashOf, newId } from '../../../platform/ids.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import type { Guest } from '../../../workspaces/clerk.ts'
import { isId } from '../../../workspaces/held.ts'
import { links } from '../../../workspaces/rings.ts'
import { guestRuleOf } from '../../2-preparation/charter/queries.ts'
import { tellBoard } from './steps.ts'

/** How many may wait at the door of one board: whoever asks a thousand times is no guest. */
const mostAsking = 300

export const askForm = z.strictObject({ perspective: z.string({ error: 'choose' }).min(1, 'choose').max(50, 'choose') })
/** `guest`: one of them, or 'all' who wait. */
export const admitForm = z.strictObject({ guest: z.string({ error: 'choose' }).refine((value) => value === 'all' || isId(value), 'choose'), answer: oneOf(['in', 'no']) })
export const guestsForm = z.strictObject({ guests: oneOf(['none', 'asked', 'everyone']) })

/** What somebody without an account may know of an open board, by its code. */
export interface Door { readonly id: string; readonly workspace_id: string; readonly ring_id: string; readonly guests: 'none' | 'asked' | 'everyone' }

/** SQL for how guests come in at a board: as who leads it chose, and never further than the charter lets them. */
export const guestsIn = sql<Door['guests']>`case when 'none' in (board.guests, ${guestRuleOf('board.workspace_id')}) then 'none'
  when 'asked' in (board.guests, ${guestRuleOf('board.workspace_id')}) then 'asked' else 'everyone' end`

/** The open board with this code, as a guest finds it; undefined when it takes no guests. */
export const doorOf = async (database: Database, code: string): Promise<Door | undefined> => {
  const found = await database.db.selectFrom('board').select(['id', 'workspace_id', 'ring_id', guestsIn.as('guests')]).where('code', '=', code)
    .where('closed_at', 'is', null).where(guestsIn, '<>', 'none').executeTakeFirst()
  return found
}

/**
 * What became of the board of somebody who comes back to it with the secret of a guest: it closed less than a day ago, or no guests
 * join it any more. Undefined for anybody else, and for who was refused.
 */
export const overFor = async (database: Database, code: string, secret: string | undefined): Promise<'closed' | 'shut' | undefined> => {
  if (!secret) return undefined
  const { rows: [found] } = await sql<{ over: 'closed' | 'shut' }>`select case when closed_at is null then 'shut' else 'closed' end as over from board
    where code = ${code} and case when closed_at is null
      then ${guestsIn} = 'none' and exists (select 1 from board_guest g where g.board_id = board.id and g.token_hash = ${hashOf(secret)} and g.refused_at is null)
      else guests <> 'none' and closed_at > now() - interval '1 day' end`.execute(database.db)
  return found?.over
}

export type Asking = Guest & { readonly let_in: boolean }

/** Whoever carries this secret at this board: let in, or waiting. Undefined for anybody else, and for who was refused. */
export const guestAt = async (database: Database, door: Door, secret: string | undefined): Promise<Asking | undefined> => {
  if (!secret) return undefined
  const found = await database.db.selectFrom('board_guest').select(['id', 'perspective', 'let_in_at']).where('board_id', '=', door.id)
    .where('token_hash', '=', hashOf(secret)).where('refused_at', 'is', null).executeTakeFirst()
  return found && { id: found.id, perspective: found.perspective, let_in: found.let_in_at !== null, workspace_id: door.workspace_id, ring_id: door.ring_id }
}

/** The perspectives that a guest may choose from. */
export const perspectivesAt = (database: Database, door: Door) =>
  database.db.selectFrom('perspective').select(['key', 'label_nl', 'label_en']).where('workspace_id', '=', door.workspace_id).where('ended_at', 'is', null)
    .orderBy('position').execute()

/** Who waits at the door of a board, by perspective only: no name was asked. At most fifty. */
export const guestsAt = async (here: Here, board: string) => {
  const guests = isId(board) ? await links(here, 'board_guest').select(['id', 'perspective']).select(sql<boolean>`let_in_at is not null`.as('inside'))
    .where('board_id', '=', board).where('refused_at', 'is', null).orderBy('asked_at').orderBy('id').execute() : []
  const waiting = guests.filter(({ inside }) => !inside)
  return { waiting: waiting.slice(0, 50), inside: guests.length - waiting.length }
}

export type GuestsShown = Awaited<ReturnType<typeof guestsAt>>

/** The open board at whose door somebody stands, held until they have asked. */
export const heldDoor = (code: string): Thing<Door> => ({
  hold: async (tx) => {
    const { rows } = await sql<Door>`select id, workspace_id, ring_id, ${guestsIn} as guests from board
      where code = ${code} and closed_at is null and ${guestsIn} <> 'none' for share of board`.execute(tx)
    const it = rows[0]
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'board', id: it.id } }
  },
})

/** Puts somebody at the door under a secret of their browser; at a board for everyone with the code they are in at once. */
export const askIn = (here: Here, perspective: string, secret: string) => async (tx: Tx, door: Door): Promise<Done> => {
  const known = await tx.selectFrom('perspective').select('key').where('workspace_id', '=', door.workspace_id).where('key', '=', perspective)
    .where('ended_at', 'is', null).executeTakeFirst()
  if (!known) throw malformed('perspective')
  const { rows } = await sql<{ asking: number }>`select count(*)::int as asking from board_guest where board_id = ${door.id} and let_in_at is null`.execute(tx)
  if ((rows[0]?.asking ?? 0) >= mostAsking) throw tooLate('full')
  const now = sql<Date>`now()`
  await tx.insertInto('board_guest').values({
    id: newId(), board_id: door.id, token_hash: hashOf(secret), perspective, asked_at: now, let_in_at: door.guests === 'everyone' ? now : null,
  }).execute()
  await tellBoard(tx, here, door.id, 'guests')
  return {}
}

/** Lets in, or sends away, one guest or all who wait. */
export const admit = (here: Here, { guest, answer }: z.output<typeof admitForm>) => async (tx: Tx, it: { id: string }): Promise<Done> => {
  const now = sql<Date>`now()`
  const settled = await tx.updateTable('board_guest').set(answer === 'in' ? { let_in_at: now } : { refused_at: now, let_in_at: null }).where('board_id', '=', it.id)
    .where('refused_at', 'is', null).$if(guest === 'all', (query) => query.where('let_in_at', 'is', null))
    .$if(guest !== 'all', (query) => query.where('id', '=', guest)).returning('id').execute()
  if (settled.length === 0 && guest !== 'all') throw notHere()
  await tellBoard(tx, here, it.id, 'guests')
  return { told: { count: settled.length } }
}

/** Puts who came in before this moment back at the door of a board, where whoever leads lets them in again. */
export const sendOut = async (tx: Tx, board: string, before: string): Promise<void> => {
  await sql`update board_guest set let_in_at = null where board_id = ${board} and let_in_at <= ${before}::timestamptz`.execute(tx)
}

/** How guests come in from now on; with 'everyone' those who wait are in at once. 409 'charter' where the charter does not let them come so far. */
export const setGuests = (here: Here, guests: z.output<typeof guestsForm>['guests']) => async (tx: Tx, it: { id: string }): Promise<Done> => {
  const { rows } = await sql<{ guests: Door['guests'] }>`update board set guests = ${guests} where id = ${it.id} returning ${guestsIn} as guests`.execute(tx)
  if (rows[0]?.guests !== guests) throw tooLate('charter')
  if (guests === 'everyone') await tx.updateTable('board_guest').set({ let_in_at: sql<Date>`now()` }).where('board_id', '=', it.id)
    .where('let_in_at', 'is', null).where('refused_at', 'is', null).execute()
  await tellBoard(tx, here, it.id, 'guests')
  return {}
}
