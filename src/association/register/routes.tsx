/** The register of processing: which personal data are kept, why, for whom and how long, drawn from the schema; for administrators. */
import { Hono, type MiddlewareHandler } from 'hono'
import { acts } from '../../acts.ts'
import { notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { toCsv } from '../imports/writing.ts'
import { associationFacts } from '../members/queries.ts'
import { retentionNow } from '../settings/queries.ts'
import { entriesFrom } from './listing.ts'
import { personalTables } from './queries.ts'
import { texts } from './texts.ts'
import { RegisterPage } from './views.tsx'

export const register = new Hono<Env>()

// Who may not look after this does not even see that it is there.
const forAdministrators: MiddlewareHandler<Env> = async (c, next) => {
  if (!acts['retention.set'].may(c.var.here.who)) throw notHere()
  return next()
}

const entriesOf = async ({ here, house }: Env['Variables']) => entriesFrom(here, await personalTables(house.database), await retentionNow(here))
const attached = (name: string, type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` })

register.get('/verwerkingen', forAdministrators, async (c) => {
  const { here } = c.var
  const { contact_email } = await associationFacts(here)
  return page(c, <RegisterPage here={here} entries={await entriesOf(c.var)} contact={contact_email} />)
})

register.get('/verwerkingen.csv', forAdministrators, async (c) => {
  const lines = (await entriesOf(c.var)).flatMap(({ name, purpose, ground, whose, who, kept, tables }) =>
    tables.map(({ table, columns, comment }) => [name, purpose, ground, whose, who, kept, table, columns.join(', '), comment]))
  return c.body(toCsv(texts[c.var.here.language].file, lines) as Uint8Array<ArrayBuffer>, 200, attached('verwerkingen.csv', 'text/csv'))
})

register.get('/verwerkingen.json', forAdministrators, async (c) => {
  const { here } = c.var
  const { contact_email } = await associationFacts(here)
  const all = { made_at: new Date().toISOString(), controller: here.siteName, contact: contact_email, language: here.language, processings: await entriesOf(c.var) }
  return c.body(JSON.stringify(all, null, 2), 200, attached('verwerkingen.json', 'application/json'))
})
