import type { Context, Hono } from 'hono'
import { readForm, type Typed } from '../../../platform/form.ts'
import { perform, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { malformed } from '../../../platform/refusals.ts'
import type { Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { heldBoard } from './changes.ts'
import { addRound, addRoundForm, editRound, editRoundForm, orderForm, orderRound } from './facilitating.ts'
import { mergeForm, mergeGroups, moveCard, moveForm, renameForm, renameGroup } from './grouping.ts'
import { back, idOf, showBoard } from './shown.tsx'
import { telling } from './steps.ts'
import { talkAbout, talkForm } from './talk.ts'
import { dotForm, setDots } from './voting.ts'

/** Back with what was done; to the page with what was typed when somebody else was first. */
const orBack = async (c: Context<Env>, done: string, typed: Typed, work: Promise<unknown>) =>
  (await unlessStuck(work, ['changed']) ? showBoard(c, { errors: { seen: 'changed' }, typed }) : back(c, done))

const groupingRoutes = (boards: Hono<Env>): void => {
  boards.post('/:id/groepering', async (c) => {
    const form = await readForm(c, moveForm)
    if (!form.ok) return showBoard(c, form)
    await perform(c.var.here, 'card.group', heldBoard(idOf(c), 'update'), telling(c.var.here, moveCard(c.var.here, form.value)))
    return back(c, 'groep')
  })
  boards.post('/:id/groepsnaam', async (c) => {
    const form = await readForm(c, renameForm)
    if (!form.ok) return showBoard(c, form)
    const work = performOnce(c.var.here, form.once, 'card.group', heldBoard(idOf(c), 'update'), telling(c.var.here, renameGroup(c.var.here, form.value)))
    return orBack(c, 'groep', form.typed, work)
  })
  boards.post('/:id/samenvoeging', async (c) => {
    const form = await readForm(c, mergeForm)
    if (!form.ok) return showBoard(c, form)
    await perform(c.var.here, 'card.group', heldBoard(idOf(c), 'update'), telling(c.var.here, mergeGroups(c.var.here, form.value)))
    return back(c, 'groep')
  })
}

const roundRoutes = (boards: Hono<Env>): void => {
  // A dot is a button with everything in it: a form that is wrong here was not ours.
  boards.post('/:id/stippen', async (c) => {
    const { here } = c.var
    const form = await readForm(c, dotForm)
    if (!form.ok) throw malformed('dots')
    await perform(here, 'dot.give', heldBoard(idOf(c), 'share'), setDots(here, form.value))
    return c.redirect(`${urls.boardPhone(here.workspace, idOf(c))}?gelukt=stip#stap`, 303)
  })
  boards.post('/:id/bespreking', async (c) => {
    const form = await readForm(c, talkForm)
    if (!form.ok) return showBoard(c, form)
    await perform(c.var.here, 'board.move', heldBoard(idOf(c), 'update'), telling(c.var.here, talkAbout(c.var.here, form.value)))
    return back(c, 'gezet')
  })
  boards.post('/:id/rondes', async (c) => {
    const form = await readForm(c, addRoundForm)
    if (!form.ok) return showBoard(c, form)
    await perform(c.var.here, 'board.arrange', heldBoard(idOf(c), 'update'), telling(c.var.here, addRound(form.value)))
    return back(c, 'rondes')
  })
  boards.post('/:id/ronde', async (c) => {
    const form = await readForm(c, editRoundForm)
    if (!form.ok) return showBoard(c, form)
    const work = performOnce(c.var.here, form.once, 'board.arrange', heldBoard(idOf(c), 'update'), telling(c.var.here, editRound(form.value)))
    return orBack(c, 'rondes', form.typed, work)
  })
  boards.post('/:id/volgorde', async (c) => {
    const form = await readForm(c, orderForm)
    if (!form.ok) return showBoard(c, form)
    await perform(c.var.here, 'board.arrange', heldBoard(idOf(c), 'update'), telling(c.var.here, orderRound(form.value)))
    return back(c, 'rondes')
  })
}

/** Grouping, dots, talking by rank and the rounds themselves: added to the routes of a board. */
export const leadingRoutes = (boards: Hono<Env>): void => {
  groupingRoutes(boards)
  roundRoutes(boards)
}
