/** The log: who did what in the association and on the site, and when; for administrators, to look over and to take along. */
import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { acts, type ActName } from '../../acts.ts'
import { among, pageNumber, readForm, type Errors } from '../../platform/form.ts'
import { perform } from '../../platform/perform.ts'
import { isoDay } from '../../platform/dates.ts'
import { malformed, notHere } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { inRing } from '../../workspaces/held.ts'
import { readDay } from '../organisations/days.ts'
import { actsPerDay, happeningsOfHouse, logLength, mostLines, pageSize, type LogFilter } from './queries.ts'
import { LogPage } from './views.tsx'
import { logFile } from './writing.ts'

export const logbook = new Hono<Env>()

// Who may not read it does not even see that it is there.
logbook.use('*', (c, next) => {
  if (!acts['log.export'].may(c.var.here.who)) throw notHere()
  return next()
})

const names = Object.keys(acts) as ActName[]
const monthAgo = () => isoDay(new Date(Date.now() - 30 * 86_400_000))

interface Asked { readonly handeling?: string | undefined; readonly bijzonder?: string | undefined; readonly naam?: string | undefined; readonly van?: string | undefined; readonly tot?: string | undefined }

/** The last thirty days unless a day, or none, was asked for. A day that is none is told of, and does not narrow. */
const filterFrom = ({ handeling, bijzonder, naam = '', van = monthAgo(), tot = '' }: Asked): { filter: LogFilter; errors: Errors; typed: { van: string; tot: string } } => {
  const [from, until] = [readDay(van.trim()), readDay(tot.trim())]
  const errors = { ...(van.trim() !== '' && !from ? { van: 'date' } : {}), ...(tot.trim() !== '' && !until ? { tot: 'date' } : {}) }
  return { filter: { act: among(handeling, names), special: bijzonder === 'ja', name: naam.slice(0, 100), from, until }, errors, typed: { van, tot } }
}

const askedIn = (c: Context<Env>): Asked => {
  const asked = c.req.query()
  return { handeling: asked['handeling'], bijzonder: asked['bijzonder'], naam: asked['naam'], van: asked['van'], tot: asked['tot'] }
}

logbook.get('/', async (c) => {
  const { here, house } = c.var
  const { filter, errors, typed } = filterFrom(askedIn(c))
  const nth = pageNumber(c.req.query('pagina'))
  const [lines, total] = [await happeningsOfHouse(here, filter, pageSize, (nth - 1) * pageSize), await logLength(here, filter)]
  const view = <LogPage here={here} lines={lines} total={total} page={nth} filter={filter} typed={typed} errors={errors} busyness={await actsPerDay(house.database)} />
  return page(c, view, Object.keys(errors).length > 0 ? 422 : 200)
})

const word = z.string().max(200).optional()
const exportSchema = z.strictObject({ handeling: word, bijzonder: word, naam: word, van: word, tot: word })

logbook.post('/uitvoer', async (c) => {
  const { here } = c.var
  const form = await readForm(c, exportSchema)
  if (!form.ok) throw malformed('filter')
  const { filter } = filterFrom(form.value)
  const lines = await happeningsOfHouse(here, filter, mostLines)
  await perform(here, 'log.export', inRing({ kind: 'administration' }), async () => ({ told: { count: lines.length } }))
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="logboek-${isoDay(new Date())}.csv"` }
  return c.body(logFile(here, lines) as Uint8Array<ArrayBuffer>, 200, headers)
})
