/** Mandates: who speaks for which organisation, from when to when; lent, handed over and ended. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber, readForm } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { performOnce, unlessStuck } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { chosenPerson, leastLetters, peopleToChoose } from '../members/queries.ts'
import { organisationWith, wordsIn } from '../organisations/queries.ts'
import { endMandate, endSchema, giveMandate, giveSchema, handOverMandate, handOverSchema, heldMandate, lendMandate, lendSchema, reasons } from './changes.ts'
import { colleaguesFor, lentFrom, mandateWith, type Mandate } from './queries.ts'
import { GivePage } from './give.views.tsx'
import { MandatePage, type Mays, type Problems } from './views.tsx'

export const mandates = new Hono<Env>()

const nobody = '00000000-0000-0000-0000-000000000000'

const maysOf = (here: Here, mandate: Mandate): Mays => {
  const it = { author: mandate.person_id, lender: mandate.lender_id }
  const runs = mandate.state !== 'over'
  return {
    lend: runs && acts['mandate.delegate'].may(here.who, it), handOver: runs && acts['mandate.handOver'].may(here.who, it),
    end: mandate.ended_at === null && acts['mandate.end'].may(here.who, it),
  }
}

const showMandate = async (c: Context<Env>, problems: Problems = {}) => {
  const { here } = c.var
  const mandate = await mandateWith(here, c.req.param('id') ?? '')
  const mays = maysOf(here, mandate)
  const colleagues = mays.handOver ? await colleaguesFor(here, mandate) : []
  const lent = await lentFrom(here, mandate.id)
  const view = <MandatePage here={here} mandate={mandate} lent={lent} colleagues={colleagues} mays={mays} done={c.req.query('gelukt')} {...problems} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

const showGive = async (c: Context<Env>, problems: Problems = {}) => {
  const { here } = c.var
  if (!acts['mandate.give'].may(here.who)) throw notAllowed()
  const organisation = await organisationWith(here, c.req.query('organisatie') ?? '')
  const chosen = await chosenPerson(here, c.req.query('kies'))
  const search = { name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const searches = !chosen && wordsIn(search.name).join('').length >= leastLetters
  const found = searches ? await peopleToChoose(here, search.name, search.page) : { people: [], total: 0 }
  const own = chosen ? [] : await colleaguesFor(here, { organisation_id: organisation.id, person_id: nobody })
  const view = <GivePage here={here} organisation={organisation} own={own} chosen={chosen} {...search} {...found} {...problems} />
  return page(c, view, problems.errors || problems.stuck ? 422 : 200)
}

mandates.get('/', (c) => c.redirect(urls.organisations, 303))

mandates.get('/nieuw', (c) => showGive(c))

mandates.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, giveSchema)
  if (!form.ok) return showGive(c, form)
  const stuck = await unlessStuck(performOnce(here, form.once, 'mandate.give', inRing({ kind: 'members' }), (tx) => giveMandate(tx, here, form.value)), reasons)
  return stuck ? showGive(c, { typed: form.typed, stuck }) : c.redirect(`${urls.organisation(form.value.organisation_id)}?gelukt=mandaat#mandaten`, 303)
})

mandates.get('/:id', (c) => showMandate(c))

mandates.post('/:id/delegatie', async (c) => {
  const form = await readForm(c, lendSchema)
  if (!form.ok) return showMandate(c, { ...form, form: 'delegatie' })
  const work = performOnce(c.var.here, form.once, 'mandate.delegate', heldMandate(c.req.param('id')), (tx, it) => lendMandate(tx, it, form.value))
  const stuck = await unlessStuck(work, reasons)
  return stuck ? showMandate(c, { typed: form.typed, stuck, form: 'delegatie' }) : c.redirect(`${urls.mandate(c.req.param('id'))}?gelukt=gedelegeerd`, 303)
})

mandates.post('/:id/overdracht', async (c) => {
  const form = await readForm(c, handOverSchema)
  if (!form.ok) return showMandate(c, { ...form, form: 'overdracht' })
  const work = performOnce(c.var.here, form.once, 'mandate.handOver', heldMandate(c.req.param('id')), (tx, it) => handOverMandate(tx, it, form.value))
  const stuck = await unlessStuck(work, reasons)
  return stuck ? showMandate(c, { typed: form.typed, stuck, form: 'overdracht' }) : c.redirect(`${urls.mandate(c.req.param('id'))}?gelukt=overgedragen`, 303)
})

mandates.post('/:id/einde', async (c) => {
  const form = await readForm(c, endSchema)
  if (!form.ok || !form.value.zeker) return showMandate(c, { stuck: 'not-sure', form: 'einde' })
  await performOnce(c.var.here, form.once, 'mandate.end', heldMandate(c.req.param('id')), (tx, it) => endMandate(tx, c.var.here, it))
  return c.redirect(`${urls.mandate(c.req.param('id'))}?gelukt=beeindigd`, 303)
})
