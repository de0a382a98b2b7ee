/** The think tanks a person takes part in, and how a new one is begun. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { chosenPerson, peopleToChoose } from '../../association/members/queries.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../platform/form.ts'
import { performOnce } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { beginThinktank, thinktankSchema, whereBegun } from './changes.ts'
import { myThinktank, myThinktanks } from './queries.ts'
import { BeginPage, ThinktanksPage } from './views.tsx'

export const thinktanks = new Hono<Env>()
export const newThinktank = new Hono<Env>()

thinktanks.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <ThinktanksPage here={here} {...await myThinktanks(here, nth)} page={nth} begins={acts['thinktank.begin'].may(here.who)} done={c.req.query('gelukt')} />)
})

const showBegin = async (c: Context<Env>, chair: string | undefined, problems: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  if (!acts['thinktank.begin'].may(here.who)) throw notAllowed()
  const filter = { name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const chosen = await chosenPerson(here, chair)
  const list = chosen ? { people: [], total: 0 } : await peopleToChoose(here, filter.name, filter.page)
  return page(c, <BeginPage here={here} {...filter} {...list} chosen={chosen} {...problems} />, problems.errors ? 422 : 200)
}

newThinktank.get('/', (c) => showBegin(c, c.req.query('kies')))

newThinktank.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, thinktankSchema)
  if (!form.ok) return showBegin(c, String(form.typed['voorzitter'] ?? ''), form)
  const { made } = await performOnce(here, form.once, 'thinktank.begin', whereBegun, (tx) => beginThinktank(tx, here, form.value))
  const mine = made && await myThinktank(here, made.id)
  return c.redirect(mine ? urls.thinktank(mine) : `${urls.thinktanks}?gelukt=begonnen`, 303)
})
