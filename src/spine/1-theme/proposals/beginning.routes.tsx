/** From a picked theme to a think tank, and from a think tank back to its theme. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { chosenPerson, peopleToChoose } from '../../../association/members/queries.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { performOnce } from '../../../platform/perform.ts'
import { notAllowed, tooLate } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { urls } from '../../../urls.ts'
import { thinktankSchema } from '../../../workspaces/thinktanks/changes.ts'
import { myThinktank } from '../../../workspaces/thinktanks/queries.ts'
import { BeginPage } from '../../../workspaces/thinktanks/views.tsx'
import { heldProposal } from './changes.ts'
import { beginFromProposal, pickedProposal } from './deciding.ts'
import { From, OriginPage } from './origin.tsx'
import { originOf, proposalWith, supportFor } from './queries.ts'

export const beginning = new Hono<Env>()
export const origin = new Hono<Env>()

/** The proposal, for who may begin a think tank with it: 403 for others, 409 when it is not (any longer) waiting for one. */
const toBegin = async (here: Here, number: string) => {
  const proposal = await proposalWith(here, number)
  if (!acts['thinktank.begin'].may(here.who)) throw notAllowed()
  if (proposal.state !== 'picked' || proposal.begun) throw tooLate()
  return proposal
}

const showBegin = async (c: Context<Env>, number: string, chair: string | undefined, problems: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  const proposal = await toBegin(here, number)
  const filter = { name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) }
  const chosen = await chosenPerson(here, chair)
  const list = chosen ? { people: [], total: 0 } : await peopleToChoose(here, filter.name, filter.page)
  const view = <BeginPage here={here} {...filter} {...list} chosen={chosen} path={urls.themeAct(proposal.number, 'denktank')}
    start={{ title: proposal.title, assignment: proposal.about }} from={<From here={here} number={proposal.number} />} {...problems} />
  return page(c, view, problems.errors ? 422 : 200)
}

beginning.get('/:number{[0-9]+}/denktank', (c) => showBegin(c, c.req.param('number'), c.req.query('kies')))

beginning.post('/:number{[0-9]+}/denktank', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, thinktankSchema)
  if (!form.ok) return showBegin(c, number, String(form.typed['voorzitter'] ?? ''), form)
  const { made } = await performOnce(here, form.once, 'thinktank.begin', pickedProposal(heldProposal(number)), (tx, it) => beginFromProposal(tx, here, it, form.value))
  const mine = made && await myThinktank(here, made.id)
  return c.redirect(mine ? urls.thinktank(mine) : urls.theme(Number(number), 'begonnen'), 303)
})

origin.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const found = await originOf(here)
  const supporters = found ? await supportFor(here, found.id, nth) : []
  return page(c, <OriginPage here={here} origin={found} supporters={supporters} page={nth} />)
})
