/** The administrator erases the data of somebody who asked for it, also after they left. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { isId } from '../../workspaces/held.ts'
import { erasingSchema, heldErasable, redact } from './changes.ts'
import { erasableName } from './queries.ts'
import { ErasingPage } from './views.tsx'

export const erasing = new Hono<Env>()

// One's own are erased from one's own page.
const erasableHere = (c: Context<Env>, id: string) => {
  const { here } = c.var
  if (!isId(id) || id === here.who.member || !acts['person.redact'].may(here.who, { author: id })) throw notHere()
  return id
}

const show = async (c: Context<Env>, id: string, more: { errors?: Errors; typed?: Typed; stuck?: string | undefined } = {}) => {
  const person = { id, ...await erasableName(c.var.house.database, id) }
  return page(c, <ErasingPage here={c.var.here} person={person} {...more} />, more.errors || more.stuck ? 422 : 200)
}

erasing.get('/:id/wissen', (c) => show(c, erasableHere(c, c.req.param('id'))))

erasing.post('/:id/wissen', async (c) => {
  const { here } = c.var
  const id = erasableHere(c, c.req.param('id'))
  const form = await readForm(c, erasingSchema)
  if (!form.ok) return show(c, id, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'person.redact', heldErasable(id), redact(here, form.value.teksten)), ['last-administrator'])
  return stuck ? show(c, id, { stuck, typed: form.typed }) : c.redirect(`${urls.people}?gelukt=gewist`, 303)
})
