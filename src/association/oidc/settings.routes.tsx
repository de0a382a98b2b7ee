/** Which organisations' people can sign in by their own organisation: set up, changed, tried and ended by administrators. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { pageNumber, readForm, type Errors, type Typed } from '../../platform/form.ts'
import { perform, performOnce } from '../../platform/perform.ts'
import { notHere, Refusal } from '../../platform/refusals.ts'
import { staysHome } from '../../platform/settings.ts'
import { originOf, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { organisationsToChoose } from '../organisations/queries.ts'
import { nothingForm } from './changes.ts'
import { heldConnection } from './held.ts'
import { connectionsIn, connectionWith } from './queries.ts'
import { hasPassword, makeKeyPair } from './secrets.ts'
import { addConnection, askTry, editConnection, editSchema, endConnection, endSchema, newSchema, renewKey } from './settings.changes.ts'
import { ConnectionFormPage, ConnectionPage, ConnectionsPage } from './settings.views.tsx'

export const signinSettings = new Hono<Env>()

type C = Context<Env>

// Who may not set this up does not even see that it is there.
signinSettings.use('*', (c, next) => {
  if (!acts['oidc.edit'].may(c.var.here.who)) throw notHere()
  return next()
})

const atHome = (c: C) => staysHome(c.var.house.settings)

signinSettings.get('/', async (c) => {
  const { here } = c.var
  const at = { page: pageNumber(c.req.query('pagina')) }
  return page(c, <ConnectionsPage here={here} {...at} {...await connectionsIn(here, at)} done={c.req.query('gelukt')} />)
})

interface Form { readonly typed?: Typed; readonly errors?: Errors }

const newPage = async (c: C, form: Form = {}) =>
  page(c, <ConnectionFormPage here={c.var.here} organisations={await organisationsToChoose(c.var.here)} {...form} />, form.errors ? 422 : 200)

/** Does the work; what only the change can know becomes an error at its field. */
const unlessWrong = async (work: Promise<unknown>): Promise<Errors | undefined> => {
  try {
    await work
    return undefined
  } catch (fault) {
    if (fault instanceof Refusal && fault.reason === 'one') return { organisation_id: 'one' }
    if (fault instanceof Refusal && fault.reason === 'changed') return { seen: 'changed' }
    if (fault instanceof Refusal && fault.reason === 'secret') return { client_secret: 'secret' }
    throw fault
  }
}

signinSettings.get('/nieuw', (c) => newPage(c))

signinSettings.post('/nieuw', async (c) => {
  const form = await readForm(c, newSchema(atHome(c)))
  if (!form.ok) return newPage(c, form)
  const key = await makeKeyPair()
  let id = ''
  const work = performOnce(c.var.here, form.once, 'oidc.add', inRing({ kind: 'administration' }), addConnection(form.value, key))
  const errors = await unlessWrong(work.then(({ about }) => { id = about?.id ?? '' }))
  return errors ? newPage(c, { typed: form.typed, errors }) : c.redirect(`${urls.signinSetting(id)}?gelukt=toegevoegd`, 303)
})

const connectionPage = async (c: C, unsure = false) => {
  const connection = await connectionWith(c.var.here, c.req.param('id') ?? '')
  const origin = originOf(c)
  return page(c, <ConnectionPage here={c.var.here} connection={connection} origin={origin} unsure={unsure} done={c.req.query('gelukt')} />, unsure ? 422 : 200)
}

signinSettings.get('/:id', (c) => connectionPage(c))

const editPage = async (c: C, form: Form = {}) => {
  const { here, house } = c.var
  const connection = await connectionWith(here, c.req.param('id') ?? '')
  const kept = await hasPassword(house.database, connection.id)
  return page(c, <ConnectionFormPage here={here} connection={connection} hasPassword={kept} {...form} />, form.errors ? 422 : 200)
}

signinSettings.get('/:id/wijziging', (c) => editPage(c))

signinSettings.post('/:id/wijziging', async (c) => {
  const id = c.req.param('id')
  const form = await readForm(c, editSchema(atHome(c)))
  if (!form.ok) return editPage(c, form)
  const errors = await unlessWrong(performOnce(c.var.here, form.once, 'oidc.edit', heldConnection(id), editConnection(form.value)))
  // A secret that was filled in is never shown again: it is asked for once more.
  if (errors?.['seen'] && form.value.client_secret) return editPage(c, { typed: form.typed, errors: { ...errors, client_secret: 'secret' } })
  return errors ? editPage(c, { typed: form.typed, errors }) : c.redirect(`${urls.signinSetting(id)}?gelukt=gewijzigd`, 303)
})

signinSettings.post('/:id/proef', async (c) => {
  await readForm(c, nothingForm)
  await perform(c.var.here, 'oidc.try', heldConnection(c.req.param('id')), askTry)
  return c.redirect(`${urls.signinSetting(c.req.param('id'))}?gelukt=proef`, 303)
})

signinSettings.post('/:id/sleutel', async (c) => {
  await readForm(c, nothingForm)
  const key = await makeKeyPair()
  await perform(c.var.here, 'oidc.renew', heldConnection(c.req.param('id')), renewKey(key))
  return c.redirect(`${urls.signinSetting(c.req.param('id'))}?gelukt=sleutel`, 303)
})

signinSettings.post('/:id/einde', async (c) => {
  const form = await readForm(c, endSchema)
  if (!form.ok || !form.value.zeker) return connectionPage(c, true)
  await perform(c.var.here, 'oidc.end', heldConnection(c.req.param('id')), endConnection)
  return c.redirect(`${urls.signinSettings}?gelukt=beeindigd`, 303)
})
