/** Signing in by a mailed link or code, or on the machine itself as somebody from the sample; and signing out. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { newToken } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { isLoopback } from '../../platform/settings.ts'
import { browserOf, giveCookie, isAtHome, originOf, ownPath, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { browserName, networkOf } from './browser.ts'
import {
  asForm, askForm, askLink, beginSession, codeForm, emailKey, endSession, nothingForm, spendLink, tryCode, type Beginning,
} from './changes.ts'
import { codeFor } from './code.ts'
import { heldLink, heldPerson, heldSession, theDesk } from './held.ts'
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

/** Gives the browser its session and leads to where the person wanted to be, else to their think tanks. */
export const letIn = (c: C, { secret }: Beginning, returnTo: string): Response => {
  giveCookie(c, 'session', secret, thirtyDays)
  giveCookie(c, 'browser', '', 0)
  const to = ownPath(returnTo)
  return c.redirect(to === '/' || to.startsWith(urls.signin()) ? urls.thinktanks : to, 303)
}

const offersSample = (c: C) => isAtHome(c) && c.var.here.sample
const keepsMail = (c: C) => isAtHome(c) && c.var.house.settings.smtp === undefined
const networkIn = (c: C) => networkOf(c.env?.incoming?.socket.remoteAddress)

// Anybody may send a Host header: only a name we know to be ours may stand in a mail.
const originForMail = (c: C): string | null => {
  const { publicUrl, host } = c.var.house.settings
  const asked = (c.req.header('host') ?? '').replace(/:\d+$/, '')
  return publicUrl !== undefined || isLoopback(asked) || asked === host ? originOf(c) : null
}

const signinPage = async (c: C, back: string, form: { typed?: Typed; errors?: Errors } = {}, status: 200 | 422 | 429 = 200) => {
  const { here } = c.var
  const sample = offersSample(c) ? await sampleGroups(here) : undefined
  return page(c, <SigninPage here={here} back={back} {...form} sample={sample} signedOut={c.req.query('gelukt') === 'uit'} />, status)
}

signin.get('/', (c) => signinPage(c, ownPath(c.req.query('terug'))))

// A whole meeting may sign in over one network within minutes; one address gets three mails an hour.
const tooMany = async (c: C, email: string): Promise<'many' | 'often' | undefined> => {
  const { database } = c.var.house
  if (!(await withinLimit(database, 'signin.network', networkIn(c), 600, anHour))) return 'many'
  return (await withinLimit(database, 'signin.address', emailKey(email), 3, anHour)) ? undefined : 'often'
}

signin.post('/', async (c) => {
  const form = await readForm(c, askForm)
  const returnTo = ownPath(typeof form.typed['terug'] === 'string' ? form.typed['terug'] : undefined)
  if (!form.ok) return signinPage(c, returnTo, form, 422)
  const reason = await tooMany(c, form.value.email)
  if (reason) return signinPage(c, returnTo, { typed: form.typed, errors: { email: reason } }, 429)
  const browser = browserOf(c) ?? newToken()
  await perform(c.var.here, 'signin.ask', theDesk, askLink({ email: form.value.email, browser, returnTo, origin: originForMail(c) }))
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
  if (link.state === 'dead' && link.person_id && link.person_id === here.who.member) return c.redirect(urls.thinktanks, 303)
  if (link.state === 'dead' || !browser) return page(c, <DeadLinkPage here={here} />, 404)
  const beginning = beginningIn(c)
  await perform(here, 'session.begin', heldLink(link.id, browser), spendLink(browser, beginning))
  return letIn(c, beginning, link.return_to)
})

signin.post('/als', async (c) => {
  if (!offersSample(c)) throw notHere()
  const form = await readForm(c, asForm)
  if (!form.ok) throw notHere()
  const beginning = beginningIn(c)
  await perform(c.var.here, 'session.begin', heldPerson(form.value.person, true), beginSession(beginning))
  return letIn(c, beginning, form.value.terug)
})

signout.post('/', async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  if (here.who.session) await perform(here, 'session.end', heldSession(here.who.session), endSession)
  giveCookie(c, 'session', '', 0)
  return c.redirect(`${urls.signin()}?gelukt=uit`, 303)
})
