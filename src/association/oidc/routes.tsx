/** Signing in by one's own organisation (OpenID Connect): choosing it, the way there and back, and linking oneself to it. */
import { Hono, type Context } from 'hono'
import { pageNumber, readForm } from '../../platform/form.ts'
import { newId, newToken } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { log } from '../../platform/log.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import { clientOf } from '../../platform/network.ts'
import { perform } from '../../platform/perform.ts'
import { nobodyIn, notHere, Refusal, tooOften } from '../../platform/refusals.ts'
import { staysHome } from '../../platform/settings.ts'
import { browserOf, giveCookie, originOf, ownPath, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { heldPerson } from '../signin/held.ts'
import { beginningIn, letIn } from '../signin/routes.tsx'
import { askConnection, askForm, beginByIdentity, endIdentity, linkIdentity, nothingForm, spendRequest } from './changes.ts'
import { heldIdentity, heldRequest, myIdentity, openConnection, type HeldRequest } from './held.ts'
import { discover, identify, secretsOf, SigninFault, wayTo, type Known } from './protocol.ts'
import { connectionWith, keysOf, myLinks, offersIn, requestFor } from './queries.ts'
import { proofOf } from './secrets.ts'
import { FailedPage, OffersPage, OnwardPage, type Failure } from './views.tsx'
import { LinksPage } from './links.views.tsx'

export const organisationSignin = new Hono<Env>()
export const organisationReturn = new Hono<Env>()
export const organisationLinks = new Hono<Env>()

const anHour = 3600
type C = Context<Env>

/** What the program may ask: the world outside, and only a program that stays on its own machine that machine. */
const outgoingOf = (c: C): Outgoing => ({ loopback: staysHome(c.var.house.settings) })
const returnAddress = (c: C, connection: string) => `${originOf(c)}${urls.organisationReturn(connection)}`

const filterIn = (c: C) => ({ name: (c.req.query('naam') ?? '').slice(0, 100), page: pageNumber(c.req.query('pagina')) })

const offersPage = async (c: C, back: string, failure?: Failure) => {
  const filter = filterIn(c)
  return page(c, <OffersPage here={c.var.here} back={back} {...filter} {...await offersIn(c.var.here, filter)} failure={failure} />, failure ? 422 : 200)
}

organisationSignin.get('/', (c) => offersPage(c, ownPath(c.req.query('terug'))))

organisationSignin.get('/:id/jwks.json', async (c) => {
  const keys = await keysOf(c.var.here, c.req.param('id'))
  return c.json(keys, 200, { 'cache-control': 'public, max-age=300', 'content-type': 'application/jwk-set+json' })
})

const failed = (c: C, connection: string, fault: SigninFault): Failure => {
  log('oidc.failed', { request: c.var.request, connection, reason: fault.reason, code: fault.code })
  return fault.reason
}

/** Asks the organisation where its page is, and sends the browser on its way. Answers a failure when it does not say. */
const setOut = async (c: C, connection: string, person: string | null, returnTo: string): Promise<Response | Failure> => {
  const { here, house: { database } } = c.var
  if (!(await withinLimit(database, 'oidc.network', clientOf(c), 600, anHour))) throw tooOften()
  const known = await connectionWith(here, connection)
  const proof = await proofOf(database, known.id)
  if (!proof) throw notHere()
  try {
    const endpoint = (await discover(known, proof, outgoingOf(c))).serverMetadata().authorization_endpoint ?? ''
    const mark = browserOf(c) ?? newToken()
    const id = newId()
    await perform(here, 'oidc.ask', openConnection(known.id), askConnection({ id, mark, state: secretsOf(mark, id).state, endpoint, person, returnTo }))
    giveCookie(c, 'browser', mark, anHour)
    return c.redirect(urls.organisationOnward(id), 303)
  } catch (fault) {
    if (fault instanceof SigninFault) return failed(c, known.id, fault)
    throw fault
  }
}

organisationSignin.post('/:id', async (c) => {
  const form = await readForm(c, askForm)
  const back = ownPath(form.ok ? form.value.terug : undefined)
  const out = await setOut(c, c.req.param('id'), null, back)
  return out instanceof Response ? out : offersPage(c, back, out)
})

// Browsers hold the redirect of a form against form-action, and rightly so: from here the page itself leads on.
organisationSignin.get('/onderweg/:id', async (c) => {
  const { here, house } = c.var
  const mark = browserOf(c)
  const id = c.req.param('id')
  const found = mark && /^[0-9a-f-]{36}$/.test(id) ? await requestFor(house.database, id, mark) : undefined
  if (!found || !mark) return page(c, <FailedPage here={here} failure="gone" />, 403)
  const href = await wayTo(found, returnAddress(c, found.connection_id), secretsOf(mark, id))
  const answer = page(c, <OnwardPage here={here} organisation={found.organisation} href={href} />)
  answer.headers.set('refresh', `0; url=${href}`)
  return answer
})

/** Spends the request that this answer belongs to; a fault when there is none, whatever the reason. */
const spend = async (c: C, connection: string, mark: string, state: string): Promise<HeldRequest> => {
  let request: HeldRequest | undefined
  try {
    await perform(c.var.here, 'oidc.answer', heldRequest(connection, mark, state), spendRequest(c.var.here.who.member, (it) => { request = it }))
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
  }
  if (!request) throw new SigninFault('gone', 'request')
  return request
}

const answerIn = async (c: C, connection: string): Promise<{ known: Known; request: HeldRequest }> => {
  const mark = browserOf(c)
  const answer = new URL(c.req.url)
  const states = answer.searchParams.getAll('state')
  if (!mark || states.length !== 1) throw new SigninFault('gone', 'state')
  const request = await spend(c, connection, mark, states[0] as string)
  const proof = await proofOf(c.var.house.database, connection)
  if (!proof) throw new SigninFault('gone', 'connection')
  const outgoing = outgoingOf(c)
  const config = await discover(request, proof, outgoing)
  const known = await identify(request, config, new URL(`${returnAddress(c, connection)}${answer.search}`), secretsOf(mark, request.request), { address: request.person_id !== null })
  return { known, request }
}

const signIn = async (c: C, { known, request }: { known: Known; request: HeldRequest }): Promise<Response> => {
  const beginning = beginningIn(c)
  await perform(c.var.here, 'session.begin', heldIdentity(known), beginByIdentity(beginning, request.id, known))
  return letIn(c, beginning, request.return_to)
}

const link = async (c: C, { known, request }: { known: Known; request: HeldRequest }): Promise<Response> => {
  if (!known.addressVerified) throw new SigninFault('address', 'email_verified')
  await perform(c.var.here, 'identity.link', heldPerson(request.person_id ?? ''), linkIdentity(request.id, known))
  return c.redirect(`${urls.organisationLinks}?gelukt=gekoppeld`, 303)
}

/** Why nobody came in, as far as the page says it. Not linked, left and erased are one and the same. */
const failureOf = (c: C, connection: string, fault: unknown): Failure => {
  if (fault instanceof SigninFault) return failed(c, connection, fault)
  if (fault instanceof Refusal && fault.status === 404) return 'unknown'
  if (fault instanceof Refusal && fault.reason === 'taken') return 'taken'
  throw fault
}

// The one GET that changes something: the protocol comes back by it. What it carries is worth nothing without the mark in
// this browser and the request that was made from one of our own pages, and nothing the second time.
organisationReturn.get('/:id', async (c) => {
  const connection = c.req.param('id')
  try {
    const answer = await answerIn(c, connection)
    return await (answer.request.person_id === null ? signIn(c, answer) : link(c, answer))
  } catch (fault) {
    return page(c, <FailedPage here={c.var.here} failure={failureOf(c, connection, fault)} />, 403)
  }
})

organisationLinks.use('*', (c, next) => {
  if (!c.var.here.who.member) throw nobodyIn()
  return next()
})

const linksPage = async (c: C, failure?: Failure) => {
  const { here, house } = c.var
  const filter = filterIn(c)
  const view = <LinksPage here={here} mine={await myLinks(house.database, here)} {...filter} {...await offersIn(here, filter)} failure={failure} done={c.req.query('gelukt')} />
  return page(c, view, failure ? 422 : 200)
}

organisationLinks.get('/', (c) => linksPage(c))

organisationLinks.post('/:id', async (c) => {
  await readForm(c, nothingForm)
  const out = await setOut(c, c.req.param('id'), c.var.here.who.member, urls.organisationLinks)
  return out instanceof Response ? out : linksPage(c, out)
})

organisationLinks.post('/:id/einde', async (c) => {
  await readForm(c, nothingForm)
  await perform(c.var.here, 'identity.end', myIdentity(c.req.param('id')), endIdentity)
  return c.redirect(`${urls.organisationLinks}?gelukt=ontkoppeld`, 303)
})
