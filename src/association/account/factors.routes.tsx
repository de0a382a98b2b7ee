/** My ways in: passkeys, an app that gives codes, and recovery codes; each change asks who is there, and is told by mail. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { withinLimit } from '../../platform/limits.ts'
import { perform } from '../../platform/perform.ts'
import { nobodyIn, notHere } from '../../platform/refusals.ts'
import { page, sessionOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { nothingForm } from '../signin/changes.ts'
import { newRecoverySet } from '../signin/codes.ts'
import { appCodeForm, beginAuthenticator, confirmAuthenticator, removeAuthenticator, renewRecovery } from '../signin/factors.changes.ts'
import { begunSecret, carrierOf, hasFactors, type Carrier } from '../signin/factors.queries.ts'
import { heldCarried, heldKey, reasonLate } from '../signin/held.ts'
import { askToMake, madeKey } from '../signin/passkeys.ts'
import { addKey, madeForm, removeKey, renameForm, renameKey } from '../signin/passkeys.changes.ts'
import { AppPage, CodesPage } from '../signin/secondstep.views.tsx'
import { onlyFresh } from './fresh.ts'
import { showAccount } from './routes.tsx'
import { texts } from './texts.ts'

export const accountFactors = new Hono<Env>()

type C = Context<Env>
const more = { secondSetUp: 'allowed' } as const

accountFactors.use('*', (c, next) => {
  if (!c.var.here.who.member) throw nobodyIn()
  return next()
})

const carrierIn = async (c: C): Promise<Carrier> => {
  const carrier = await carrierOf(c.var.house.database, sessionOf(c))
  if (!carrier) throw notHere()
  return carrier
}
const mine = (c: C) => heldCarried(sessionOf(c))

accountFactors.post('/sleutels/vraag', onlyFresh, async (c) => {
  await readForm(c, nothingForm)
  return askToMake(c, await carrierIn(c))
})

accountFactors.post('/sleutels', onlyFresh, async (c) => {
  const form = await readForm(c, madeForm)
  if (!form.ok) return showAccount(c, { form: 'key', ...form })
  const key = await madeKey(c, form.value.antwoord, await carrierIn(c))
  const wrong = key ? await reasonLate(perform(c.var.here, 'passkey.add', mine(c), addKey(key, form.value.naam, more))) : 'key'
  return wrong ? showAccount(c, { form: 'key', typed: form.typed, errors: { antwoord: wrong } }) : c.redirect(`${urls.account}?gelukt=sleutel`, 303)
})

accountFactors.post('/sleutels/:id', async (c) => {
  const form = await readForm(c, renameForm)
  const id = c.req.param('id')
  if (!form.ok) return showAccount(c, { form: `key-${id}`, ...form })
  await perform(c.var.here, 'passkey.rename', ownKey(id), renameKey(form.value.naam))
  return c.redirect(`${urls.account}?gelukt=sleutelnaam`, 303)
})

accountFactors.post('/sleutels/:id/einde', onlyFresh, async (c) => {
  const { here } = c.var
  await readForm(c, nothingForm)
  const wrong = await reasonLate(perform(here, 'passkey.remove', ownKey(c.req.param('id')), removeKey(here.who.session)))
  return wrong ? showAccount(c, { form: 'ways', errors: { inloggen: wrong } }) : c.redirect(`${urls.account}?gelukt=sleutel-weg`, 303)
})

// Somebody else's key looks absent.
const ownKey = (id: string): ReturnType<typeof heldKey> => ({
  hold: async (tx, here) => {
    const found = await heldKey(id).hold(tx, here)
    if (found.it.person_id !== here.who.member) throw notHere()
    return found
  },
})

const showApp = async (c: C, tried: { errors?: Errors; typed?: Typed } = {}, status: 200 | 422 | 429 = 200) => {
  const { person_id, email, site } = await carrierIn(c)
  const secret = await begunSecret(c.var.house.database, person_id)
  const crumbs = [{ label: texts[c.var.here.language].title, href: urls.account }, { label: texts[c.var.here.language].app }]
  return page(c, <AppPage here={c.var.here} secret={secret} issuer={site} label={email} action={urls.authenticatorCode}
    begin={urls.authenticator} crumbs={crumbs} {...tried} />, status)
}

accountFactors.post('/app', onlyFresh, async (c) => {
  await readForm(c, nothingForm)
  await perform(c.var.here, 'authenticator.begin', mine(c), beginAuthenticator(more))
  return c.redirect(urls.authenticator, 303)
})

// The secret is shown as long as the session is fresh: whoever finds the browser open later must not copy it.
accountFactors.get('/app', onlyFresh, (c) => showApp(c))

accountFactors.post('/app/code', onlyFresh, async (c) => {
  const { here, house } = c.var
  const form = await readForm(c, appCodeForm)
  if (!form.ok) return showApp(c, form, 422)
  const carrier = await carrierIn(c)
  if (!(await withinLimit(house.database, 'signin.proof', carrier.person_id, 10, 3600))) return showApp(c, { typed: form.typed, errors: { code: 'often' } }, 429)
  const codes = carrier.codes > 0 ? undefined : await newRecoverySet()
  const wrong = await reasonLate(perform(here, 'authenticator.confirm', mine(c), confirmAuthenticator(form.value.code, { ...more, codes })))
  if (wrong) return showApp(c, { typed: form.typed, errors: { code: wrong === 'code' ? 'digits' : wrong } }, 422)
  return codes ? page(c, <CodesPage here={here} codes={codes.codes} onward={`${urls.account}?gelukt=app`} />) : c.redirect(`${urls.account}?gelukt=app`, 303)
})

accountFactors.post('/app/einde', onlyFresh, async (c) => {
  await readForm(c, nothingForm)
  const wrong = await reasonLate(perform(c.var.here, 'authenticator.remove', mine(c), removeAuthenticator))
  return wrong ? showAccount(c, { form: 'ways', errors: { inloggen: wrong } }) : c.redirect(`${urls.account}?gelukt=app-weg`, 303)
})

accountFactors.post('/herstelcodes', onlyFresh, async (c) => {
  await readForm(c, nothingForm)
  if (!hasFactors(await carrierIn(c))) throw notHere()
  const codes = await newRecoverySet()
  await perform(c.var.here, 'recovery.renew', mine(c), renewRecovery(codes))
  return page(c, <CodesPage here={c.var.here} codes={codes.codes} onward={urls.account} />)
})
