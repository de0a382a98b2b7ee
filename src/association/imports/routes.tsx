/** Imports: lists of people and organisations in from a file, by way of a preview, and out again. */
import { createHash } from 'node:crypto'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { acts } from '../../acts.ts'
import { among, pageNumber, readForm, type Errors, type Typed } from '../../platform/form.ts'
import { perform, performOnce, unlessStuck } from '../../platform/perform.ts'
import { malformed, notHere, Refusal } from '../../platform/refusals.ts'
import { readUpload, type Upload } from '../../platform/upload.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { runsAssociation } from '../members/queries.ts'
import { aside } from './aside.ts'
import {
  beginImport, columnsSchema, dropImport, dropSchema, exportSchema, finishImport, finishSchema, heldImport, mostBytes, saveChoices, saveColumns, uploadSchema,
} from './changes.ts'
import { ColumnsPage } from './columns.views.tsx'
import { GonePage } from './gone.views.tsx'
import type { Format } from './messages.ts'
import { checkColumns, columnsFrom, proposeColumns, sheetAt } from './mapping.ts'
import { givesPower, headersOn } from './plan/columns.ts'
import type { ImportKind } from './plan/fields.ts'
import { statuses, type Choices, type Status } from './plan/plan.ts'
import { PreviewPage } from './preview.views.tsx'
import { columnsBefore, importsOf, importWith, knownHere, pageSize, sheetAndKnown, whatBecameOf, type ImportFile } from './queries.ts'
import { Unreadable } from './reading/lines.ts'
import { texts } from './texts.ts'
import { BeginPage, ExportPage, OutcomePage } from './views.tsx'

export const imports = new Hono<Env>()
export const exports = new Hono<Env>()

// Lists of addresses are there for who runs the association, and for nobody else.
const forWhoRuns: MiddlewareHandler<Env> = async (c, next) => {
  if (!runsAssociation(c.var.here)) throw notHere()
  return next()
}
imports.use('*', forWhoRuns)
exports.use('*', forWhoRuns)

const showBegin = async (c: Context<Env>, more: { errors?: Errors; typed?: Typed } = {}) => {
  const { here } = c.var
  return page(c, <BeginPage here={here} files={await importsOf(here)} done={c.req.query('gelukt')} {...more} />, more.errors ? 422 : 200)
}

imports.get('/', (c) => showBegin(c))

/** What the thread makes of a file, or why it cannot be read. */
const readIn = async (kind: ImportKind, file: Upload) => {
  try {
    return await aside<'read'>({ do: 'read', kind, bytes: file.bytes })
  } catch (fault) {
    if (fault instanceof Unreadable) return fault.problem
    throw fault
  }
}

imports.post('/', async (c) => {
  const { here } = c.var
  const { form, file } = await readUpload(c, uploadSchema, 'bestand', mostBytes)
  if (!form.ok || !file) return showBegin(c, { typed: form.typed, errors: { ...(form.ok ? {} : form.errors), ...(file ? {} : { bestand: 'missing' }) } })
  const kind = form.value.soort
  const read = await readIn(kind, file)
  if (typeof read === 'string') return showBegin(c, { typed: form.typed, errors: { bestand: read } })
  // What is in the file counts as filled in: another file in the same form is another import.
  const fields = [form.once.fields, file.name, createHash('sha256').update(file.bytes).digest('hex')]
  const done = await performOnce(here, { key: form.once.key, fields }, 'import.begin', inRing({ kind: 'members' }), (tx) =>
    beginImport(tx, here, { kind, name: file.name || texts[here.language].begin.file, shape: read.shape, sheets: read.sheets }))
  return c.redirect(urls.importFile(done.about?.id ?? ''), 303)
})

type Answers = (c: Context<Env>, id: string) => Promise<Response>

/** A file may be gone by the time that somebody presses a button: then the page says what became of it, and leads to what it did. */
const unlessGone = (answer: Answers) => async (c: Context<Env>): Promise<Response> => {
  const { here } = c.var
  const id = c.req.param('id') ?? ''
  try {
    return await answer(c, id)
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.status !== 404) throw fault
    const gone = await whatBecameOf(here, id)
    if (!gone) throw fault
    const there = await importWith(here, id).catch(() => undefined)
    return there?.finished_at ? c.redirect(urls.importFile(id), 303) : page(c, <GonePage here={here} gone={gone} />, 404)
  }
}

const showColumns = async (c: Context<Env>, file: ImportFile, typed?: { columns: NonNullable<ImportFile['columns']>; errors: Errors }) => {
  const { here } = c.var
  const asked = { sheet: c.req.query('blad'), header: c.req.query('kop') }
  const known = typed?.columns ?? (asked.sheet === undefined && asked.header === undefined ? file.columns : null)
  const sheet = sheetAt(file.shape, known?.sheet ?? asked.sheet)
  const header = known?.header ?? among(asked.header, ['0', ...sheet.head.map(({ line }) => String(line))])
  const headers = headersOn(sheet, Number(header ?? sheet.header))
  const before = known ? undefined : await columnsBefore(here, file.kind, headers)
  const columns = known ?? proposeColumns(file, sheet, headers, Number(header ?? sheet.header), before)
  const shown = { here, file, sheet, columns, headers, remembered: before !== undefined, errors: typed?.errors ?? {} }
  return page(c, <ColumnsPage {...shown} />, typed ? 422 : 200)
}

imports.get('/:id', unlessGone(async (c, id) => {
  const file = await importWith(c.var.here, id)
  return file.finished_at ? page(c, <OutcomePage here={c.var.here} file={file} />) : showColumns(c, file)
}))

imports.post('/:id', unlessGone(async (c, id) => {
  const { here } = c.var
  const file = await importWith(here, id)
  const form = await readForm(c, columnsSchema)
  if (!form.ok) throw malformed('columns')
  const sheet = file.shape.sheets[form.value.blad]
  if (!sheet) throw notHere()
  const headers = headersOn(sheet, form.value.kop)
  const columns = columnsFrom(file.kind, headers, form.value)
  const errors = checkColumns(file.kind, columns)
  if (Object.keys(errors).length > 0) return showColumns(c, file, { columns, errors })
  await perform(here, 'import.map', heldImport(file.id), (tx, it) => saveColumns(tx, it, columns, headers))
  return c.redirect(urls.importPreview(file.id), 303)
}))

type Columned = ImportFile & { readonly columns: NonNullable<ImportFile['columns']> }

const lookAt = async (c: Context<Env>, file: Columned, choices: Choices, show?: { status: Status | null; page: number }) => {
  const { here } = c.var
  const { known, sheet } = await sheetAndKnown(here, file.id, file.kind, file.columns.sheet)
  const { looked } = await aside<'look'>({ do: 'look', question: {
    kind: file.kind, sheet, known, columns: file.columns, choices, mayAdministrators: acts['person.edit'].may(here.who, { kind: 'administrator' }),
    ...(show ? { show: { ...show, size: pageSize } } : {}),
  } })
  return { looked, known }
}

const showPreview = async (c: Context<Env>, file: Columned, stuck?: string) => {
  const { here } = c.var
  const show = { status: among(c.req.query('toon'), statuses) ?? null, page: pageNumber(c.req.query('pagina')) }
  const { looked } = await lookAt(c, file, { lines: file.choices, rest: null }, show)
  const sheet = sheetAt(file.shape, file.columns.sheet)
  const refused = headersOn(sheet, file.columns.header).filter(givesPower)
  const shown = { here, file, looked, page: show.page, refused, done: c.req.query('gelukt'), stuck }
  return page(c, <PreviewPage {...shown} />, stuck ? 422 : 200)
}

const isColumned = (file: ImportFile): file is Columned => file.columns !== null && file.finished_at === null

imports.get('/:id/voorbeeld', unlessGone(async (c, id) => {
  const file = await importWith(c.var.here, id)
  return isColumned(file) ? showPreview(c, file) : c.redirect(urls.importFile(file.id), 303)
}))

imports.post('/:id/opslag', unlessGone(async (c, id) => {
  const { here } = c.var
  const file = await importWith(here, id)
  const form = await readForm(c, finishSchema)
  if (!form.ok || !isColumned(file)) throw form.ok ? notHere() : malformed('choices')
  const { keuze, rest, doe, toon, pagina } = form.value
  if (keuze.length > 0) await perform(here, 'import.choose', heldImport(file.id), (tx) => saveChoices(tx, file.id, keuze))
  if (doe === 'bewaren') return c.redirect(urls.importPreview(file.id, { gelukt: 'bewaard', toon, pagina }), 303)
  const again = { ...file, choices: (await importWith(here, file.id)).choices }
  const { looked, known } = await lookAt(c, again, { lines: again.choices, rest: rest ?? null })
  // Something is not right or not chosen yet: the page says what, and nothing happens.
  if (looked.counts.wrong + looked.counts.doubtful > 0) return c.redirect(urls.importPreview(file.id), 303)
  const work = perform(here, 'import.finish', heldImport(file.id), (tx, it) => finishImport(tx, here, it, looked, known))
  const stuck = await unlessStuck(work, ['changed'])
  return stuck ? showPreview(c, again, stuck) : c.redirect(urls.importFile(file.id), 303)
}))

imports.post('/:id/intrekking', unlessGone(async (c, id) => {
  const form = await readForm(c, dropSchema)
  if (!form.ok) throw malformed('drop')
  await performOnce(c.var.here, form.once, 'import.drop', heldImport(id), (tx) => dropImport(tx, id))
  return c.redirect(`${urls.imports}?gelukt=weg`, 303)
}))

exports.get('/', (c) => page(c, <ExportPage here={c.var.here} />))

const typeOf: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

exports.post('/', async (c) => {
  const { here } = c.var
  const form = await readForm(c, exportSchema)
  if (!form.ok) return page(c, <ExportPage here={here} errors={form.errors} typed={form.typed} />, 422)
  const { wat: kind, vorm: format } = form.value
  const { bytes } = await aside<'write'>({ do: 'write', kind, format, known: await knownHere(here, kind), language: here.language })
  await perform(here, 'export.make', inRing({ kind: 'members' }), async () => ({ told: { kind, format } }))
  const name = `${texts[here.language].exports.names[kind]}.${format}`
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'content-type': typeOf[format], 'content-disposition': `attachment; filename="${name}"`,
  })
})
