import type { Context } from 'hono'
import { acts } from '../../../acts.ts'
import type { Errors, Typed } from '../../../platform/form.ts'
import { notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { BoardPage } from './facilitating.tsx'
import { guestsAt } from './guests.ts'
import { boardWith } from './queries.ts'
import { roomsOf } from './rooms.ts'

type C = Context<Env>
/** What was wrong in a form, and what was typed in it. */
export interface Problems { errors?: Errors; typed?: Typed }

/** The id of the board in the address. */
export const idOf = (c: C): string => c.req.param('id') ?? ''

/** 403 for whoever does not lead. */
export const onlyLeading = (c: C): void => { if (!acts['board.move'].may(c.var.here.who)) throw notAllowed() }

/** Back to the page of whoever leads, with what was done. */
export const back = (c: C, done: string) => c.redirect(`${urls.board(c.var.here.workspace, idOf(c))}?gelukt=${done}`, 303)

/** The page of whoever leads; 422 with what was wrong. */
export const showBoard = async (c: C, problems: Problems = {}) => {
  onlyLeading(c)
  const { here, house } = c.var
  const [board, guests, { presence }] = await Promise.all([boardWith(here, idOf(c)), guestsAt(here, idOf(c)), roomsOf(house)])
  return page(c, <BoardPage here={here} board={board} guests={guests} present={presence.on(board.id)} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}
