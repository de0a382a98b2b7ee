/** The live board: what people write in silence on their phones, shown on the wall, round by round, and handed over as contributions. */
import { Hono, type Context } from 'hono'
import { readForm } from '../../../platform/form.ts'
import { newId } from '../../../platform/ids.ts'
import { perform, performOnce } from '../../../platform/perform.ts'
import { originOf, page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import {
  closeBoard, emptyForm, heldBoard, movePhase, openBoard, openForm, phaseForm, removeCard, removeForm, setTimer, timerForm, withdrawCard, withdrawForm,
} from './changes.ts'
import { guestRoutes } from './guests.routes.tsx'
import { takeCard } from './joining.routes.tsx'
import { PhonePage } from './phone.tsx'
import { boardsIn, boardWith, meetingsToOpenFor } from './queries.ts'
import { ScreenPage } from './screen.tsx'
import { leadingRoutes } from './leading.routes.tsx'
import { back, idOf, onlyLeading, showBoard, type Problems } from './shown.tsx'
import { BoardsPage } from './views.tsx'

/** Behind the door of a think tank. */
export const boards = new Hono<Env>()

type C = Context<Env>

const showList = async (c: C, problems: Problems = {}) => {
  const { here } = c.var
  const [boards, meetings] = await Promise.all([boardsIn(here), meetingsToOpenFor(here)])
  return page(c, <BoardsPage here={here} boards={boards} meetings={meetings} done={c.req.query('gelukt')} {...problems} />, problems.errors ? 422 : 200)
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
  const { about } = await performOnce(here, form.once, 'board.open', inRing({ kind: 'members' }), openBoard(here, form.value))
  return c.redirect(`${urls.board(here.workspace, about?.id ?? '')}?gelukt=geopend`, 303)
})

boards.get('/:id', (c) => showBoard(c))
leadingRoutes(boards)
boards.get('/:id/meedoen', (c) => showPhone(c))

guestRoutes(boards)

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
  await perform(c.var.here, 'board.move', heldBoard(idOf(c), 'update'), setTimer(c.var.here, form.value))
  return back(c, 'gezet')
})

boards.post('/:id/kaart', (c) =>
  takeCard(c, { here: c.var.here, id: idOf(c) }, (problems) => showPhone(c, problems), `${urls.boardPhone(c.var.here.workspace, idOf(c))}?gelukt=kaart`))

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
