/** The record: what happened in a think tank, as far as the reader's rings reach. */
import { Hono } from 'hono'
import { pageNumber } from '../../platform/form.ts'
import { page, type Env } from '../../platform/web.ts'
import { recordLength, recordPage } from './queries.ts'
import { RecordPage } from './views.tsx'

export const record = new Hono<Env>()

record.get('/', async (c) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  return page(c, <RecordPage here={here} happenings={await recordPage(here, nth)} total={await recordLength(here)} page={nth} />)
})
