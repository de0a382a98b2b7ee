/** My own page: what the association knows of me, how it addresses and mails me, how I sign in, and where I am signed in. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { malformed, nobodyIn } from '../../platform/refusals.ts'
import { giveCookie, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { mandatesNow } from '../mandates/queries.ts'
import { browserName } from '../signin/browser.ts'
import { whereKeysWork } from '../signin/ceremony.ts'
import { endSession, nothingForm } from '../signin/changes.ts'
import { heldPerson, heldSession } from '../signin/held.ts'
import { changeName, chooseLanguage, chooseRhythm, endOthers, languageForm, nameForm, rhythmForm } from './changes.ts'
import { me, mySessions, waysIn } from './queries.ts'
import { AccountPage } from './views.tsx'

export const account = new Hono<Env>()

account.use('*', (c, next) => {
  if (!c.var.here.who.member) throw nobodyIn()
  return next()
})

/** What came back of a form on this page: which, what was wrong, what was typed. */
export interface Tried { readonly form?: string; readonly errors?: Errors; readonly typed?: Typed }

/** My own page; with `tried` the form that was wrong comes back in it. */
export const showAccount = async (c: Context<Env>, tried: Tried = {}, status: 200 | 422 | 429 = tried.errors ? 422 : 200): Promise<Response> => {
  const { here, house } = c.var
  const [person, ways, sessions] = [await me(here), await waysIn(house.database, here), await mySessions(house.database, here)]
  const suggestion = browserName(c.req.header('user-agent'))
  return page(c, <AccountPage here={here} person={person} ways={ways} sessions={sessions} mandates={await mandatesNow(here)}
    where={whereKeysWork(c)} suggestion={suggestion} done={c.req.query('gelukt')} tried={tried} />, status)
}

const mine = (c: Context<Env>) => heldPerson(c.var.here.who.member ?? '')

account.get('/', (c) => showAccount(c))

account.post('/naam', async (c) => {
  const form = await readForm(c, nameForm)
  if (!form.ok) return showAccount(c, { form: 'name', ...form })
  await perform(c.var.here, 'person.edit', mine(c), changeName(form.value))
  return c.redirect(`${urls.account}?gelukt=naam`, 303)
})

account.post('/taal', async (c) => {
  const form = await readForm(c, languageForm)
  if (!form.ok) throw malformed('language')
  await perform(c.var.here, 'person.edit', mine(c), chooseLanguage(form.value.language))
  // The browser remembers a language of its own: the switch changes that one too, and comes back here.
  return c.redirect(urls.language(form.value.language, `${urls.account}?gelukt=taal`), 303)
})

account.post('/mail', async (c) => {
  const form = await readForm(c, rhythmForm)
  if (!form.ok) return showAccount(c, { form: 'mail', ...form })
  await perform(c.var.here, 'person.edit', mine(c), chooseRhythm(form.value.mail_rhythm))
  return c.redirect(`${urls.account}?gelukt=mail`, 303)
})

account.post('/sessies/einde', async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  await perform(here, 'session.end', mine(c), endOthers(here.who.session))
  return c.redirect(`${urls.account}?gelukt=sessies`, 303)
})

account.post('/sessies/:id/einde', async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  const id = c.req.param('id')
  await perform(here, 'session.end', heldSession(id), endSession)
  if (id !== here.who.session) return c.redirect(`${urls.account}?gelukt=sessie`, 303)
  giveCookie(c, 'session', '', 0)
  return c.redirect(`${urls.signin()}?gelukt=uit`, 303)
})
