/** The second step of signing in, for who may do more than read; and setting it up the first time. */
import { Hono, type Context } from 'hono'
import { readForm, type Errors, type Typed } from '../../platform/form.ts'
import { newToken } from '../../platform/ids.ts'
import { withinLimit } from '../../platform/limits.ts'
import { perform } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'
import { ownPath, page, sessionOf, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { browserName } from './browser.ts'
import { whereKeysWork } from './ceremony.ts'
import { newRecoverySet, recoveryIn } from './codes.ts'
import {
  appCodeForm, backForm, beginAuthenticator, confirmAuthenticator, proofForm, proveWithApp, proveWithRecovery, thenBegin,
} from './factors.changes.ts'
import { begunSecret, carrierOf, hasFactors, keptRecovery, type Carrier } from './factors.queries.ts'
import { nothingForm } from './changes.ts'
import { heldCarried, reasonLate } from './held.ts'
import { askToMake, askToShow, madeKey, shownKey } from './passkeys.ts'
import { addKey, madeForm, proveWithKey, shownForm } from './passkeys.changes.ts'
import { giveSession, letIn, onward } from './routes.tsx'
import { AppPage, CodesPage, RecoveredPage, SecondStepPage, SetUpPage } from './secondstep.views.tsx'

type C = Context<Env>
type Tried = { errors?: Errors; typed?: Typed }

const first = { secondSetUp: 'refused' } as const

export const secondStep = new Hono<Env>()

// Looked up once a request, before any of the routes.
const carriers = new WeakMap<Request, Carrier>()
const carrierIn = (c: C) => carriers.get(c.req.raw) as Carrier

secondStep.use('*', async (c, next) => {
  const carrier = await carrierOf(c.var.house.database, sessionOf(c))
  if (!carrier) return c.req.method === 'GET' ? c.redirect(urls.signin(ownPath(c.req.query('terug'))), 303) : Promise.reject(notHere())
  // Who is in whole comes here to show it once more, and with nothing to show there is nothing to do.
  if (!carrier.halfway && !hasFactors(carrier)) return c.redirect(ownPath(c.req.query('terug')), 303)
  carriers.set(c.req.raw, carrier)
  return next()
})

const backIn = (typed: Typed) => ownPath(typeof typed['terug'] === 'string' ? typed['terug'] : undefined)
const newSession = (c: C) => ({ secret: newToken(), browser: browserName(c.req.header('user-agent')) })

const showStep = (c: C, carrier: Carrier, back: string, tried: Tried = {}, status: 200 | 422 | 429 = 200) => {
  const suggestion = browserName(c.req.header('user-agent'))
  const props = { here: c.var.here, carrier, where: whereKeysWork(c), back, suggestion, ...tried }
  return page(c, hasFactors(carrier) ? <SecondStepPage {...props} /> : <SetUpPage {...props} />, status)
}

const mayTry = (c: C, { person_id }: Carrier) => withinLimit(c.var.house.database, 'signin.proof', person_id, 10, 3600)

secondStep.get('/', (c) => showStep(c, carrierIn(c), ownPath(c.req.query('terug'))))

const isOfApp = (code: string) => /^\d/.test(code) && code.length === 6

const proofOf = async (c: C, carrier: Carrier, code: string, session: ReturnType<typeof newSession>) => {
  if (isOfApp(code)) return proveWithApp(code, session)
  const id = await recoveryIn(await keptRecovery(c.var.house.database, carrier.person_id), code)
  return id === undefined ? undefined : proveWithRecovery(id, session)
}

secondStep.post('/code', async (c) => {
  const { here } = c.var
  const carrier = carrierIn(c)
  const form = await readForm(c, proofForm)
  const back = backIn(form.typed)
  if (!form.ok) return showStep(c, carrier, back, form, 422)
  if (!(await mayTry(c, carrier))) return showStep(c, carrier, back, { typed: form.typed, errors: { code: 'often' } }, 429)
  const session = newSession(c)
  const proof = await proofOf(c, carrier, form.value.code, session)
  const wrong = proof ? await reasonLate(perform(here, 'session.prove', heldCarried(sessionOf(c)), proof)) : 'code'
  if (wrong) return showStep(c, carrier, back, { typed: form.typed, errors: { code: !carrier.app && wrong === 'code' ? 'codeOnly' : wrong } }, 422)
  if (!carrier.halfway || isOfApp(form.value.code)) return letIn(c, session, back)
  // Who lost a device comes in this way: what opens the door with that device is taken away now, or it is forgotten.
  giveSession(c, session.secret)
  return page(c, <RecoveredPage here={here} left={carrier.codes - 1} onward={onward(back)} />)
})

secondStep.post('/sleutel/vraag', async (c) => {
  await readForm(c, nothingForm)
  const carrier = carrierIn(c)
  if (carrier.keys.length === 0) throw notHere()
  return askToShow(c, carrier)
})

secondStep.post('/sleutel', async (c) => {
  const { here } = c.var
  const carrier = carrierIn(c)
  const form = await readForm(c, shownForm)
  const back = backIn(form.typed)
  const shown = form.ok ? await shownKey(c, form.value.antwoord, carrier) : undefined
  const session = newSession(c)
  const wrong = shown
    ? await reasonLate(perform(here, 'session.prove', heldCarried(sessionOf(c)), proveWithKey(shown.key.id, shown.counter, session)))
    : 'key'
  if (wrong) return showStep(c, carrier, back, { errors: { antwoord: 'key' } }, 422)
  return letIn(c, session, back)
})

secondStep.post('/nieuwe-sleutel/vraag', async (c) => {
  await readForm(c, nothingForm)
  const carrier = carrierIn(c)
  if (hasFactors(carrier)) throw notHere()
  return askToMake(c, carrier)
})

secondStep.post('/nieuwe-sleutel', async (c) => {
  const { here } = c.var
  const carrier = carrierIn(c)
  const form = await readForm(c, madeForm)
  const back = backIn(form.typed)
  if (!form.ok) return showStep(c, carrier, back, form, 422)
  const key = await madeKey(c, form.value.antwoord, carrier)
  const [session, codes] = [newSession(c), await newRecoverySet()]
  const wrong = key
    ? await reasonLate(perform(here, 'passkey.add', heldCarried(sessionOf(c)), thenBegin(addKey(key, form.value.naam, first), codes, session)))
    : 'key'
  if (wrong) return showStep(c, carrier, back, { typed: form.typed, errors: { antwoord: wrong } }, 422)
  giveSession(c, session.secret)
  return page(c, <CodesPage here={here} codes={codes.codes} onward={onward(back)} />)
})

const showApp = async (c: C, { person_id, email, site }: Carrier, back: string, tried: Tried = {}, status: 200 | 422 | 429 = 200) => {
  const secret = await begunSecret(c.var.house.database, person_id)
  return page(c, <AppPage here={c.var.here} secret={secret} issuer={site} label={email} action={urls.secondStepAppCode}
    begin={urls.secondStepApp()} back={back} {...tried} />, status)
}

secondStep.post('/app', async (c) => {
  const form = await readForm(c, backForm)
  const back = backIn(form.typed)
  const wrong = await reasonLate(perform(c.var.here, 'authenticator.begin', heldCarried(sessionOf(c)), beginAuthenticator(first)))
  return c.redirect(wrong ? urls.secondStep(back) : urls.secondStepApp(back), 303)
})

secondStep.get('/app', async (c) => {
  const [carrier, back] = [carrierIn(c), ownPath(c.req.query('terug'))]
  if (hasFactors(carrier)) return c.redirect(urls.secondStep(back), 303)
  return showApp(c, carrier, back)
})

secondStep.post('/app/code', async (c) => {
  const { here } = c.var
  const carrier = carrierIn(c)
  const form = await readForm(c, appCodeForm)
  const back = backIn(form.typed)
  if (!form.ok) return showApp(c, carrier, back, form, 422)
  if (!(await mayTry(c, carrier))) return showApp(c, carrier, back, { typed: form.typed, errors: { code: 'often' } }, 429)
  const [session, codes] = [newSession(c), await newRecoverySet()]
  const confirm = thenBegin(confirmAuthenticator(form.value.code, first), codes, session)
  const wrong = await reasonLate(perform(here, 'authenticator.confirm', heldCarried(sessionOf(c)), confirm))
  if (wrong) return showApp(c, carrier, back, { typed: form.typed, errors: { code: wrong === 'code' ? 'digits' : wrong } }, 422)
  giveSession(c, session.secret)
  return page(c, <CodesPage here={here} codes={codes.codes} onward={onward(back)} />)
})
