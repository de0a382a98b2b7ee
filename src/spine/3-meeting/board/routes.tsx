/** The live board: what people write in silence on their phones, shown on the wall, round by round, and handed over as contributions. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../../acts.ts'
import { line, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { newId } from '../../../platform/ids.ts'
import { withinLimit } from '../../../platform/limits.ts'
import { perform } from '../../../platform/perform.ts'
import { notAllowed, Refusal, tooOften } from '../../../platform/refusals.ts'
import { languageOf, originOf, page, sessionOf, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { enterThinktank } from '../../../workspaces/door.ts'
import { inRing } from '../../../workspaces/held.ts'
import {
  addCard, cardForm, closeBoard, emptyForm, heldBoard, movePhase, openBoard, openForm, phaseForm, removeCard, removeForm, setTimer, timerForm, withdrawCard, withdrawForm,
} from './changes.ts'
import { PhonePage } from './phone.tsx'
import { boardBehind, boardsIn, boardWith } from './queries.ts'
import { ScreenPage } from './screen.tsx'
import { BoardPage, BoardsPage, JoinPage } from './views.tsx'

/** Behind the door of a think tank. */
export const boards = new Hono<Env>()
/** At the site: joining with a code. */
export const joining = new Hono<Env>()

type C = Context<Env>
interface Problems { errors?: Errors; typed?: Typed }
const idOf = (c: C) => c.req.param('id') ?? ''
const onlyLeading = (c: C) => { if (!acts['board.move'].may(c.var.here.who)) throw notAllowed() }
const back = (c: C, done: string) => c.redirect(`${urls.board(c.var.here.workspace, idOf(c))}?gelukt=${done}`, 303)

const showList = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  return page(c, <BoardsPage here={here} boards={await boardsIn(here)} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}
const showBoard = async (c: C, problems: Problems = {}) => {
  onlyLeading(c)
  const { here } = c.var
  return page(c, <BoardPage here={here} board={await boardWith(here, idOf(c))} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}
const showPhone = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  return page(c, <PhonePage here={here} board={await boardWith(here, idOf(c))} fresh={newId()} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
}

boards.get('/', (c) => showList(c))

boards.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, openForm)
  if (!form.ok) return showList(c, form)
  const { about } = await perform(here, 'board.open', inRing({ kind: 'members' }), openBoard(here, form.value.title))
  return c.redirect(`${urls.board(here.workspace, about?.id ?? '')}?gelukt=geopend`, 303)
})

boards.get('/:id', (c) => showBoard(c))
boards.get('/:id/meedoen', (c) => showPhone(c))

boards.get('/:id/scherm', async (c) => {
  onlyLeading(c)
  const { here } = c.var
  const board = await boardWith(here, idOf(c))
  const site = `${originOf(c).replace(/^https?:\/\//, '')}${urls.join}`
  return page(c, <ScreenPage here={here} board={board} site={site} address={`${originOf(c)}${urls.joinWith(board.code)}`} />)
})

boards.post('/:id/fase', async (c) => {
  const form = await readForm(c, phaseForm)
  if (!form.ok) return showBoard(c, form)
  await perform(c.var.here, 'board.move', heldBoard(idOf(c), 'update'), movePhase(c.var.here, form.value))
  return back(c, 'gezet')
})

boards.post('/:id/tijd', async (c) => {
  const form = await readForm(c, timerForm)
  if (!form.ok) return showBoard(c, form)
  await perform(c.var.here, 'board.move', heldBoard(idOf(c), 'update'), setTimer(form.value))
  return back(c, 'gezet')
})

boards.post('/:id/kaart', async (c) => {
  const { here } = c.var
  const form = await readForm(c, cardForm)
  if (!form.ok) return showPhone(c, form)
  await perform(here, 'card.add', heldBoard(idOf(c), 'share'), addCard(here, form.value))
  return c.redirect(`${urls.boardPhone(here.workspace, idOf(c))}?gelukt=kaart`, 303)
})

boards.post('/:id/intrekking', async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawForm)
  if (!form.ok) return showPhone(c, form)
  await perform(here, 'card.withdraw', heldBoard(idOf(c), 'share'), withdrawCard(here, form.value.card))
  return c.redirect(`${urls.boardPhone(here.workspace, idOf(c))}?gelukt=ingetrokken`, 303)
})

boards.post('/:id/verwijdering', async (c) => {
  const form = await readForm(c, removeForm)
  if (!form.ok) return showBoard(c, form)
  await perform(c.var.here, 'card.remove', heldBoard(idOf(c), 'update'), removeCard(c.var.here, form.value))
  return back(c, 'weggehaald')
})

boards.post('/:id/sluiting', async (c) => {
  await readForm(c, emptyForm)
  await perform(c.var.here, 'board.close', heldBoard(idOf(c), 'update'), closeBoard(c.var.here))
  return back(c, 'gesloten')
})

const joinForm = z.strictObject({ code: line(12) })

// A code is short: who guesses is stopped long before one is found. Behind one address sits a whole room.
const joinAs = async (c: C, typed: string) => {
  const { database } = c.var.house
  const from = c.env?.incoming?.socket.remoteAddress ?? ''
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  const session = sessionOf(c)
  try {
    const { slug, id } = await boardBehind(database, code)
    const tank = await enterThinktank(database, { session, language: languageOf(c), path: c.req.path }, slug)
    return urls.boardPhone(tank.workspace, id)
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.status !== 404) throw fault
    // Only wrong codes count: three hundred people who join within a minute are no attack.
    if (!await withinLimit(database, 'board.join', from, 60, 3600)) throw tooOften()
    return undefined
  }
}

joining.get('/', (c) => page(c, <JoinPage here={c.var.here} />))

joining.post('/', async (c) => {
  const form = await readForm(c, joinForm)
  if (!form.ok) return page(c, <JoinPage here={c.var.here} wrong={form.errors['code']} />, 422)
  const to = await joinAs(c, form.value.code)
  return to ? c.redirect(to, 303) : page(c, <JoinPage here={c.var.here} wrong="unknown" typed={form.value.code} />, 422)
})

joining.get('/:code', async (c) => {
  const code = c.req.param('code')
  const to = await joinAs(c, code)
  return to ? c.redirect(to, 303) : page(c, <JoinPage here={c.var.here} wrong="unknown" typed={code} />, 404)
})
