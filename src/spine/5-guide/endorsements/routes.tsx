/** Organisations that stand behind an edition: in full, with a reservation, or not; answered by mandate, shown on the publication. */
import { Hono, type Context } from 'hono'
import { organisationsSpokenFor } from '../../../association/mandates/queries.ts'
import { markerNow } from '../../../beside/glossary/meanings.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import { performOnce } from '../../../platform/perform.ts'
import { malformed, notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { endorse, endorsementForm, heldToEndorse, withdrawalForm, withdrawEndorsement } from './changes.ts'
import { answersFrom, editionsAsking, editionToEndorse, historyOf } from './queries.ts'
import { EndorsementsPage, EndorsePage } from './views.tsx'

/** Behind the door of the association. */
export const endorsements = new Hono<Env>()

const edition = '/:publication/:number{[1-9][0-9]{0,5}}' as const

endorsements.get('/', async (c) => {
  const { here } = c.var
  const at = pageNumber(c.req.query('pagina'))
  const [editions, mine] = [await editionsAsking(here, at), await organisationsSpokenFor(here)]
  const given = await answersFrom(here, editions.map(({ id }) => id), mine.map(({ id }) => id))
  return page(c, <EndorsementsPage here={here} editions={editions} mine={mine} given={given} page={at} done={c.req.query('gelukt')} />)
})

/** The page for one organisation: the chosen one when the asker speaks for it, or the only one. */
const showForm = async (c: Context<Env>, chosen: string | undefined, wrong: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  const asked = await editionToEndorse(here, c.req.param('publication') ?? '', Number(c.req.param('number')))
  const mine = await organisationsSpokenFor(here)
  const organisation = mine.length === 1 ? mine[0] : mine.find(({ id }) => id === chosen)
  const [answer] = organisation ? await answersFrom(here, [asked.id], [organisation.id]) : []
  const history = organisation ? await historyOf(here, asked.slug, organisation.id) : []
  const marker = await markerNow(here, history.map(({ words }) => words))
  marker.section('eerder')
  return page(c, <EndorsePage here={here} edition={asked} mine={mine} organisation={organisation} answer={answer} history={history} marker={marker} {...wrong} />, wrong.errors ? 422 : 200)
}

endorsements.get(edition, (c) => showForm(c, c.req.query('organisatie')))

endorsements.post(edition, async (c) => {
  const { here } = c.var
  const [slug, number] = [c.req.param('publication'), Number(c.req.param('number'))]
  const form = await readForm(c, endorsementForm)
  if (!form.ok) {
    const chosen = String(form.typed['organisation'] ?? '')
    await editionToEndorse(here, slug, number)
    if (!(await organisationsSpokenFor(here)).some(({ id }) => id === chosen)) throw notAllowed()
    return showForm(c, chosen, form)
  }
  await performOnce(here, form.once, 'endorsement.give', heldToEndorse(slug, number, form.value.organisation), endorse(here, form.value))
  return c.redirect(`${urls.endorsements}?gelukt=geantwoord`, 303)
})

endorsements.post(`${edition}/intrekking`, async (c) => {
  const { here } = c.var
  const form = await readForm(c, withdrawalForm)
  if (!form.ok) throw malformed()
  const { organisation, seen } = form.value
  await performOnce(here, form.once, 'endorsement.withdraw', heldToEndorse(c.req.param('publication'), Number(c.req.param('number')), organisation), withdrawEndorsement(organisation, seen))
  return c.redirect(`${urls.endorsements}?gelukt=ingetrokken`, 303)
})
