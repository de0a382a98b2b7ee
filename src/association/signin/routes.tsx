/** Signing in by a mailed link or code, or on the machine itself as somebody from the sample; and signing out. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { newToken } from '../../platform/ids.ts'
import { clientOf } from '../../platform/network.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { browserOf, giveCookie, isAtHome, ownPath, page, sessionOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { tooMany } from './asking.ts'
import { browserName } from './browser.ts'
import { knownOrigin, whereKeysWork } from './ceremony.ts'
import {
  asForm, askForm, askLink, beginSession, codeForm, endSession, nothingForm, spendLink, tryCode, type Beginning,
} from './changes.ts'
import { codeFor } from './code.ts'
import { heldCarried, heldKey, heldLink, heldPerson, reasonLate, theDesk } from './held.ts'
import { carrierOf } from './factors.queries.ts'
import { beginWithKey, shownForm } from './passkeys.changes.ts'
import { askToShow, shownKey } from './passkeys.ts'
import { awaitsCode, linkFor, returnOf } from './queries.ts'
import { sampleGroups } from './sample.ts'
import { DeadLinkPage, ElsewherePage, LinkPage, SentPage, SigninPage } from './views.tsx'

export const signin = new Hono<Env>()
export const signout = new Hono<Env>()

const thirtyDays = 30 * 86_400
const anHour = 3600
type C = Context<Env>

/** A session to begin in this browser; `letIn` hands over its secret once it has begun. */
export const beginningIn = (c: C): Beginning =>
  ({ secret: newToken(), browser: browserName(c.req.header('user-agent')), before: c.var.here.who })

/** Gives the browser its session; the mark by which it was known until then goes. */
export const giveSession = (c: C, secret: string): void => {
  giveCookie(c, 'session', secret, thirtyDays)
  giveCookie(c, 'browser', '', 0)
}

/** Where the person wanted to be, on this site; otherwise the page that says what is asked of them. */
export const onward = (returnTo: string): string => {
  const to = ownPath(returnTo)
  return to.startsWith(urls.signin()) ? urls.home : to
}

/** Gives the browser its session and leads to where the person wanted to be. */
export const letIn = (c: C, { secret }: Pick<Beginning, 'secret'>, returnTo: string): Response => {
  giveSession(c, secret)
  return c.redirect(onward(returnTo), 303)
}

const offersSample = (c: C) => isAtHome(c) && c.var.here.sample
const keepsMail = (c: C) => isAtHome(c) && c.var.house.settings.smtp === undefined

const signinPage = async (c: C, back: string, form: { typed?: Typed; errors?: Errors } = {}, status: 200 | 422 | 429 = 200) => {
  const { here } = c.var
  const sample = offersSample(c) ? await sampleGroups(here) : undefined
  return page(c, <SigninPage here={here} back={back} {...form} where={whereKeysWork(c)} sample={sample} signedOut={c.req.query('gelukt') === 'uit'} />, status)
}

signin.get('/', async (c): Promise<Response> => {
  const back = c.req.query('terug')
  // Who follows such a link in a mail and is in already goes straight on; without a way back the page is there for whoever wants to be somebody else.
  if (back !== undefined && c.var.here.who.member) return c.redirect(onward(back), 303)
  return signinPage(c, ownPath(back))
})

signin.post('/', async (c) => {
  const form = await readForm(c, askForm)
  const returnTo = ownPath(typeof form.typed['terug'] === 'string' ? form.typed['terug'] : undefined)
  if (!form.ok) return signinPage(c, returnTo, form, 422)
  const reason = await tooMany(c.var.house.database, { email: form.value.email, network: clientOf(c), session: sessionOf(c) })
  if (reason) return signinPage(c, returnTo, { typed: form.typed, errors: { email: reason } }, 429)
  const browser = browserOf(c) ?? newToken()
  await perform(c.var.here, 'signin.ask', theDesk, askLink({ email: form.value.email, browser, returnTo, origin: knownOrigin(c) }))
  giveCookie(c, 'browser', browser, anHour)
  return c.redirect(urls.signinSent, 303)
})

signin.get('/onderweg', (c) => page(c, <SentPage here={c.var.here} outbox={keepsMail(c)} />))

const wrongCode = (c: C, code: string, typed: Typed) =>
  page(c, <SentPage here={c.var.here} errors={{ code }} typed={typed} outbox={keepsMail(c)} />, 422)

signin.post('/code', async (c) => {
  const { here, house } = c.var
  const form = await readForm(c, codeForm)
  if (!form.ok) return wrongCode(c, form.errors['code'] ?? 'code', form.typed)
  const browser = browserOf(c)
  if (!browser || !(await awaitsCode(house.database, browser))) return wrongCode(c, 'spent', form.typed)
  const { about } = await perform(here, 'signin.try', theDesk, tryCode(browser, form.value.code))
  if (!about) return wrongCode(c, 'code', form.typed)
  const beginning = beginningIn(c)
  const returnTo = await returnOf(house.database, about.id)
  await perform(here, 'session.begin', heldLink(about.id, browser), spendLink(browser, beginning))
  return letIn(c, beginning, returnTo)
})

signin.get('/link/:token', async (c) => {
  const { here, house } = c.var
  const token = c.req.param('token')
  const link = await linkFor(house.database, token, browserOf(c))
  if (link.state === 'elsewhere') return page(c, <ElsewherePage here={here} code={codeFor(token)} />)
  return link.state === 'open' ? page(c, <LinkPage here={here} token={token} />) : page(c, <DeadLinkPage here={here} />, 404)
})

signin.post('/link/:token', async (c) => {
  const { here, house } = c.var
  const token = c.req.param('token')
  await readForm(c, nothingForm)
  const browser = browserOf(c)
  const link = await linkFor(house.database, token, browser)
  if (link.state === 'elsewhere') return page(c, <ElsewherePage here={here} code={codeFor(token)} />, 403)
  // Pressed twice: who is in already goes on.
  if (link.state === 'dead' && link.person_id && link.person_id === here.who.member) return c.redirect(urls.home, 303)
  if (link.state === 'dead' || !browser) return page(c, <DeadLinkPage here={here} />, 404)
  const beginning = beginningIn(c)
  await perform(here, 'session.begin', heldLink(link.id, browser), spendLink(browser, beginning))
  return letIn(c, beginning, link.return_to)
})

signin.post('/sleutel/vraag', async (c) => {
  await readForm(c, nothingForm)
  return askToShow(c)
})

signin.post('/sleutel', async (c) => {
  const form = await readForm(c, shownForm)
  const shown = form.ok ? await shownKey(c, form.value.antwoord) : undefined
  const beginning = beginningIn(c)
  const back = ownPath(typeof form.typed['terug'] === 'string' ? form.typed['terug'] : undefined)
  const begun = shown && await reasonLate(perform(c.var.here, 'session.begin', heldKey(shown.key.id), beginWithKey(shown.counter, beginning))) === undefined
  return begun ? letIn(c, beginning, back) : signinPage(c, back, { errors: { antwoord: 'key' } }, 422)
})

signin.post('/als', async (c) => {
  if (!offersSample(c)) throw notHere()
  const form = await readForm(c, asForm)
  if (!form.ok) throw notHere()
  const beginning = beginningIn(c)
  await perform(c.var.here, 'session.begin', heldPerson(form.value.person, true), beginSession({ ...beginning, proved: true }))
  return letIn(c, beginning, form.value.terug)
})

signout.post('/', async (c) => {
  const { here, house } = c.var
  await readForm(c, nothingForm)
  const secret = sessionOf(c)
  if (await carrierOf(house.database, secret)) await perform(here, 'session.end', heldCarried(secret), (tx, it) => endSession(tx, { ...it, id: it.session }))
  giveCookie(c, 'session', '', 0)
  return c.redirect(`${urls.signin()}?gelukt=uit`, 303)
})
