/** Changing my own e-mail address: asked here, confirmed by who reads the new one, told to the old one. */
import { Hono } from 'hono'
import { readForm } from '../../platform/form.ts'
import { withinLimit } from '../../platform/limits.ts'
import { perform } from '../../platform/perform.ts'
import { nobodyIn } from '../../platform/refusals.ts'
import { page, sessionOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { mostPerAddress } from '../signin/asking.ts'
import { knownOrigin } from '../signin/ceremony.ts'
import { codeForm, emailKey, nothingForm } from '../signin/changes.ts'
import { heldCarried, reasonLate } from '../signin/held.ts'
import { addressForm, askAddress, confirmByLink, tryAddressCode } from './address.changes.ts'
import { AddressPage } from './address.views.tsx'
import { onlyFresh } from './fresh.ts'
import { addressBehind } from './queries.ts'
import { showAccount } from './routes.tsx'

export const accountAddress = new Hono<Env>()

accountAddress.use('*', (c, next) => {
  if (!c.var.here.who.member) throw nobodyIn()
  return next()
})

accountAddress.post('/', onlyFresh, async (c) => {
  const { here, house: { database } } = c.var
  const form = await readForm(c, addressForm)
  if (!form.ok) return showAccount(c, { form: 'address', ...form })
  const key = emailKey(form.value.email)
  const may = await withinLimit(database, 'address.person', here.who.member ?? '', 3, 3600) && await withinLimit(database, 'signin.address', key, mostPerAddress, 3600)
  if (!may) return showAccount(c, { form: 'address', typed: form.typed, errors: { email: 'often' } }, 429)
  const wrong = await reasonLate(perform(here, 'address.ask', heldCarried(sessionOf(c)), askAddress(form.value.email, knownOrigin(c))))
  return wrong ? showAccount(c, { form: 'address', typed: form.typed, errors: { email: wrong } }) : c.redirect(`${urls.account}?gelukt=adres-gevraagd`, 303)
})

accountAddress.post('/code', async (c) => {
  const form = await readForm(c, codeForm)
  if (!form.ok) return showAccount(c, { form: 'code', ...form })
  let told: { readonly right?: unknown } | undefined
  const wrong = await reasonLate(perform(c.var.here, 'address.change', heldCarried(sessionOf(c)), tryAddressCode(form.value.code)).then((done) => { told = done.told }))
  if (wrong || told?.right === false) return showAccount(c, { form: 'code', typed: form.typed, errors: { code: wrong ?? 'code' } })
  return c.redirect(`${urls.account}?gelukt=adres`, 303)
})

accountAddress.get('/:token', async (c) => {
  const { here, house } = c.var
  const token = c.req.param('token')
  const email = await addressBehind(house.database, here, token)
  return page(c, <AddressPage here={here} token={token} email={email} />, email === undefined ? 404 : 200)
})

accountAddress.post('/:token', async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  const token = c.req.param('token')
  const wrong = await reasonLate(perform(here, 'address.change', heldCarried(sessionOf(c)), confirmByLink(token)))
  return wrong ? page(c, <AddressPage here={here} token={token} email={undefined} />, 404) : c.redirect(`${urls.account}?gelukt=adres`, 303)
})
