/** My own page: what the association knows of me, my language, and the sessions I can end. */
import { Hono } from 'hono'
import { readForm } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { giveCookie, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { endSession, nothingForm } from '../signin/changes.ts'
import { heldPerson, heldSession } from '../signin/held.ts'
import { chooseLanguage, endOthers, languageForm } from './changes.ts'
import { me, mySessions } from './queries.ts'
import { AccountPage } from './views.tsx'

export const account = new Hono<Env>()

account.use('*', (c, next) => {
  if (!c.var.here.who.member) throw notHere()
  return next()
})

account.get('/', async (c) => {
  const { here, house } = c.var
  const person = await me(here)
  return page(c, <AccountPage here={here} person={person} sessions={await mySessions(house.database, here)} done={c.req.query('gelukt')} />)
})

account.post('/taal', async (c) => {
  const { here } = c.var
  const form = await readForm(c, languageForm)
  if (!form.ok) throw malformed('language')
  await perform(here, 'person.edit', heldPerson(here.who.member ?? ''), chooseLanguage(form.value.language))
  // The browser remembers a language of its own: the switch changes that one too, and comes back here.
  return c.redirect(urls.language(form.value.language, `${urls.account}?gelukt=taal`), 303)
})

account.post('/sessies/einde', async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  await perform(here, 'session.end', heldPerson(here.who.member ?? ''), endOthers(here.who.session))
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
