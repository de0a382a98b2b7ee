/** An administrator clears the second step of somebody who lost everything they take it with. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts } from '../../acts.ts'
import { readForm, ticked, type Errors } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'
import { resetFactors } from './factors.changes.ts'
import { heldPerson } from './held.ts'
import { ResetPage } from './reset.views.tsx'

export const factorReset = new Hono<Env>()

const resetForm = z.strictObject({ zeker: ticked().refine((sure) => sure, 'sure') })

const memberWith = async ({ var: { here } }: Context<Env>, id: string) => {
  if (!isId(id) || !acts['factors.reset'].may(here.who, { author: id })) throw notHere()
  return orNotHere(await links(here, 'person').select(['id', 'given_name', 'prefix', 'family_name']).where('id', '=', id)
    .where('left_at', 'is', null).where('redacted_at', 'is', null).executeTakeFirst())
}

const show = async (c: Context<Env>, id: string, errors: Errors = {}) => {
  const { given_name, prefix, family_name } = await memberWith(c, id)
  const name = [given_name, prefix, family_name].filter(Boolean).join(' ')
  return page(c, <ResetPage here={c.var.here} id={id} name={name} errors={errors} done={c.req.query('gelukt') === 'gewist'} />, errors['zeker'] ? 422 : 200)
}

factorReset.get('/:id/tweede-stap', (c) => show(c, c.req.param('id')))

factorReset.post('/:id/tweede-stap', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, resetForm)
  if (!form.ok) return show(c, id, form.errors)
  await memberWith(c, id)
  await perform(c.var.here, 'factors.reset', heldPerson(id), resetFactors)
  return c.redirect(`${urls.factorsOf(id)}?gelukt=gewist`, 303)
})
