import type { Hono } from 'hono'
import { readForm } from '../../../platform/form.ts'
import { perform } from '../../../platform/perform.ts'
import { malformed } from '../../../platform/refusals.ts'
import type { Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { heldBoard } from './changes.ts'
import { admit, admitForm, guestsForm, setGuests } from './guests.ts'

/** Who comes in at a board without an account: for whoever leads. Each form is a button or a choice that is made: a wrong one was not ours. */
export const guestRoutes = (boards: Hono<Env>): void => {
  boards.post('/:id/binnenlaten', async (c) => {
    const { here } = c.var
    const form = await readForm(c, admitForm)
    if (!form.ok) throw malformed('guest')
    const id = c.req.param('id')
    await perform(here, 'guest.admit', heldBoard(id, 'share'), admit(here, form.value))
    return c.redirect(`${urls.board(here.workspace, id)}?gelukt=gasten#gasten`, 303)
  })
  boards.post('/:id/gasten', async (c) => {
    const { here } = c.var
    const form = await readForm(c, guestsForm)
    if (!form.ok) throw malformed('guests')
    const id = c.req.param('id')
    await perform(here, 'board.guests', heldBoard(id, 'update'), setGuests(here, form.value.guests))
    return c.redirect(`${urls.board(here.workspace, id)}?gelukt=gasten#gasten`, 303)
  })
}
