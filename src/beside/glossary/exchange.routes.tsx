/** A glossary as a file: out as Turtle, JSON-LD or separated values, and in from those. */
import { Hono, type Context } from 'hono'
import { acts } from '../../acts.ts'
import { isoDay } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { newToken } from '../../platform/ids.ts'
import { performOnce } from '../../platform/perform.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { readUpload, type Upload } from '../../platform/upload.ts'
import { originOf, page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { theGlossary } from './changes.ts'
import { ImportPage } from './exchange.views.tsx'
import { importForm } from './form.ts'
import type { Back } from './frame.tsx'
import { importThesaurus } from './importing.ts'
import { glossaryHere } from './list.tsx'
import type { FileForm } from './files.ts'
import { conceptPieces, thesauriIn } from './queries.ts'
import type { Unread } from './skosin.ts'
import { texts } from './texts.ts'
import { readAside, writeAside } from './thread.ts'

export const exchange = new Hono<Env>()

type At = Context<Env>

const types = { ttl: 'text/turtle; charset=utf-8', jsonld: 'application/ld+json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

/** Sends a file of a glossary; `name` without its ending. */
export const sendFile = (c: At, form: FileForm, name: string, body: Uint8Array<ArrayBuffer>) => c.body(body, 200, {
  'content-type': types[form], 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}.${form}"`,
})

exchange.get('/:file{uitvoer\\.(?:ttl|jsonld|csv)}', async (c) => {
  const { here } = c.var
  const form = c.req.param('file').slice('uitvoer.'.length) as FileForm
  const [pieces, thesauri] = await Promise.all([conceptPieces(here), thesauriIn(here)])
  const { slug, title } = here.workspace
  const scheme = { slug, title: texts[here.language].open.scheme(here.workspace.kind === 'thinktank' ? title : here.siteName) }
  const body = await writeAside({ form, origin: originOf(c), scheme, pieces, rest: thesauri.map(({ rest }) => rest) })
  return sendFile(c, form, `begrippen-${slug}-${isoDay(new Date())}`, body)
})

const mostBytes = 4_000_000

const mayImport = (here: Here) => {
  if (!acts['thesaurus.import'].may(here.who, glossaryHere(here))) throw notAllowed()
}

exchange.get('/invoer', (c) => {
  mayImport(c.var.here)
  return page(c, <ImportPage here={c.var.here} />)
})

const textOf = (file: Upload | undefined, typed: string): string => (file && file.bytes.length > 0 ? new TextDecoder('utf-8').decode(file.bytes) : typed)

// Who has more lines to mend than this, sees what is wrong with the list from these.
const mostTold = 20

const ownId = /\/id\/begrip\/([0-9a-f]{8}-[0-9a-f-]{27})$/

exchange.post('/invoer', async (c) => {
  const { here } = c.var
  mayImport(here)
  const { form, file } = await readUpload(c, importForm, 'file', mostBytes)
  const again = (back: Back, unread?: Unread) => page(c, <ImportPage here={here} back={back} unread={unread} />, 422)
  if (!form.ok) return again(form)
  const { adopt, reason, text } = form.value
  const whole = textOf(file, text)
  if (whole.trim() === '') return again({ errors: { file: 'choose' }, typed: form.typed })
  if (adopt && !reason) return again({ errors: { reason: 'reason' }, typed: form.typed })
  const read = await readAside({ text: whole, origin: originOf(c), mark: `t${newToken().replace(/[^A-Za-z0-9]/g, '').slice(0, 8)}` })
  if ('fault' in read) return again({ errors: {}, typed: form.typed }, read)
  const idIn = (uri: string) => (uri.startsWith(`${originOf(c)}${urls.conceptId('')}`) ? ownId.exec(uri)?.[1] : undefined)
  const { told } = await performOnce(here, form.once, 'thesaurus.import', theGlossary, importThesaurus(here, read, { adopt, reason, idIn }))
  const count = Number(told?.['count'] ?? 0)
  const said = { aantal: count || undefined, zonder: read.left.slice(0, mostTold).join('.') || undefined, naamloos: read.unnamed || undefined }
  return c.redirect(urls.glossary(here.workspace, { gelukt: count === 0 ? 'hetzelfde' : 'ingelezen', ...said }), 303)
})
