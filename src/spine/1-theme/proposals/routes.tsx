/** Proposed themes: members propose, organisations support, the board decides, and a think tank begins with its history. */
import { Hono, type Context } from 'hono'
import { acts } from '../../../acts.ts'
import { mandatesOf, organisationsSpokenFor } from '../../../association/mandates/queries.ts'
import { among, pageNumber, readForm } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { doneBefore, performOnce, unlessStuck } from '../../../platform/perform.ts'
import { notAllowed } from '../../../platform/refusals.ts'
import { page, type Env } from '../../../platform/web.ts'
import { markerNow } from '../../../beside/glossary/meanings.ts'
import { urls } from '../../../urls.ts'
import { inRing } from '../../../workspaces/held.ts'
import {
  editProposal, editSchema, heldProposal, propose, proposeSchema, support, supportSchema, typedSchema, unsupport, unsupportSchema, withdrawProposal, withdrawSchema,
} from './changes.ts'
import { decide, decideSchema } from './deciding.ts'
import { ProposalPage, type Wrong } from './one.tsx'
import { AlikePart, ProposePage } from './proposing.tsx'
import { balanceOf, orders, proposalsIn, proposalsLike, proposalWith, states, supportFor, waitingForBoard, type Filter } from './queries.ts'
import { ProposalsPage, stateNames } from './views.tsx'

export const proposals = new Hono<Env>()

const filterOf = (c: Context<Env>): Filter => {
  const asked = c.req.query('staat')
  return {
    state: states.find((state) => stateNames[state] === asked), order: among(c.req.query('volgorde'), orders) ?? 'steun', page: pageNumber(c.req.query('pagina')),
  }
}

const showProposal = async (c: Context<Env>, number: string, wrong?: Wrong) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const proposal = await proposalWith(here, number)
  const [supporters, cells] = [await supportFor(here, proposal.id, nth), await balanceOf(here, proposal.id)]
  const marker = await markerNow(here, [proposal.about, proposal.why])
  const spokenFor = (await organisationsSpokenFor(here)).map(({ id, name }) => ({ id, name, supports: proposal.by_mandate.includes(id) }))
  const view = <ProposalPage here={here} proposal={proposal} supporters={supporters} cells={cells} spokenFor={spokenFor}
    page={nth} marker={marker} wrong={wrong} done={c.req.query('gelukt')} />
  return page(c, view, wrong ? 422 : 200)
}

/** Whether who asks spoke for this organisation before, and no longer does. Who never did is refused where it is written. */
const lostMandate = async (here: Here, organisation: string, now: readonly { id: string }[]): Promise<boolean> =>
  organisation !== '' && !now.some(({ id }) => id === organisation)
    && (await mandatesOf(here, { person: here.who.member ?? '' })).mandates.some(({ organisation_id }) => organisation_id === organisation)

/** Back to the proposal: with what stood in the way, else to say that it was done. */
const after = (c: Context<Env>, form: Wrong['form'], stuck: string | undefined, done: string, typed: Wrong['typed'] = {}) => {
  const number = c.req.param('number') ?? ''
  return stuck ? showProposal(c, number, { form, errors: {}, typed, stuck }) : c.redirect(urls.theme(Number(number), done), 303)
}

proposals.get('/', async (c) => {
  const { here } = c.var
  const filter = filterOf(c)
  const list = await proposalsIn(here, filter)
  const waiting = here.who.board ? await waitingForBoard(here) : undefined
  return page(c, <ProposalsPage here={here} {...list} filter={filter} waiting={waiting} done={c.req.query('gelukt')} />)
})

proposals.get('/nieuw', async (c) => page(c, <ProposePage here={c.var.here} organisations={await organisationsSpokenFor(c.var.here)} />))

proposals.post('/nieuw', async (c) => {
  const { here } = c.var
  const form = await readForm(c, proposeSchema)
  const organisations = await organisationsSpokenFor(here)
  const { typed } = form
  const alike = await proposalsLike(here, { title: String(typed['title'] ?? ''), about: String(typed['about'] ?? '') })
  if (typed['look']) return page(c, <ProposePage here={here} organisations={organisations} typed={typed} alike={alike} />)
  if (!form.ok) return page(c, <ProposePage here={here} organisations={organisations} typed={typed} errors={form.errors} alike={alike} />, 422)
  // A mandate may end while somebody writes: all that they wrote comes back.
  if (await lostMandate(here, form.value.organisation, organisations)) {
    return page(c, <ProposePage here={here} organisations={organisations} typed={typed} errors={{ organisation: 'mandate' }} alike={alike} />, 422)
  }
  // After looking for what is like it: else a second press, that comes while the first is being stored, would find its own.
  const before = await doneBefore(here, form.once)
  if (before) return c.redirect(urls.theme(before.about?.number ?? 0, 'voorgesteld'), 303)
  const seen = form.value.seen.split(',')
  // What is like it is shown before anything is stored; who saw it and presses again means it.
  if (alike.some(({ number }) => !seen.includes(String(number)))) {
    return page(c, <ProposePage here={here} organisations={organisations} typed={typed} alike={alike} held />, 422)
  }
  const { about } = await performOnce(here, form.once, 'proposal.make', inRing({ kind: 'members' }), (tx) => propose(tx, here, form.value))
  return c.redirect(urls.theme(about?.number ?? 0, 'voorgesteld'), 303)
})

proposals.post('/lijkt-op', async (c) => {
  const { here } = c.var
  const form = await readForm(c, typedSchema)
  return page(c, <AlikePart here={here} alike={form.ok ? await proposalsLike(here, form.value) : []} />)
})

proposals.get('/:number{[0-9]+}', (c) => showProposal(c, c.req.param('number')))

proposals.post('/:number{[0-9]+}/verbetering', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, editSchema)
  if (!form.ok) return showProposal(c, number, { form: 'edit', ...form })
  const stuck = await unlessStuck(performOnce(here, form.once, 'proposal.edit', heldProposal(number), (tx, it) => editProposal(tx, here, it, form.value)), ['decided'])
  return after(c, 'edit', stuck, 'gewijzigd', form.typed)
})

proposals.post('/:number{[0-9]+}/intrekking', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, withdrawSchema)
  if (!form.ok || !form.value.sure) return showProposal(c, number, { form: 'withdraw', errors: {}, typed: {}, stuck: 'not-sure' })
  const stuck = await unlessStuck(performOnce(here, form.once, 'proposal.withdraw', heldProposal(number), (tx, it) => withdrawProposal(tx, here, it)), ['decided'])
  return after(c, 'withdraw', stuck, 'ingetrokken')
})

proposals.post('/:number{[0-9]+}/steun', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, supportSchema)
  if (!form.ok) return showProposal(c, number, { form: 'support', ...form })
  const stuck = await unlessStuck(performOnce(here, form.once, 'proposal.support', heldProposal(number), (tx, it) => support(tx, here, it, form.value)), ['decided', 'already'])
  // Said by a colleague at the same moment: what they wanted is so.
  if (stuck === 'already') return c.redirect(urls.theme(Number(number), 'steunde-al'), 303)
  return after(c, 'support', stuck, 'gesteund', form.typed)
})

proposals.post('/:number{[0-9]+}/steun/intrekking', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, unsupportSchema)
  if (!form.ok) return showProposal(c, number, { form: 'support', ...form })
  const stuck = await unlessStuck(performOnce(here, form.once, 'proposal.unsupport', heldProposal(number), (tx, it) => unsupport(tx, here, it, form.value)), ['decided', 'gone'])
  return after(c, 'support', stuck, 'steun-weg')
})

proposals.post('/:number{[0-9]+}/besluit', async (c) => {
  const { here } = c.var
  const number = c.req.param('number')
  const form = await readForm(c, decideSchema)
  if (!form.ok) {
    // Forbidden comes before wrong: who may not decide is not told what the form would want.
    if (!acts['proposal.decide'].may(here.who, {})) throw notAllowed()
    return showProposal(c, number, { form: 'decide', ...form })
  }
  const stuck = await unlessStuck(performOnce(here, form.once, 'proposal.decide', heldProposal(number), (tx, it) => decide(tx, here, it, form.value)), ['decided-meanwhile', 'begun'])
  return after(c, 'decide', stuck, 'besloten', form.typed)
})
