import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { oneOf } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { kinds } from '../organisations/queries.ts'
import { linesUnder } from './mapping.ts'
import { formats, type Shape } from './messages.ts'
import { headerKey, type Columns } from './plan/columns.ts'
import { importKinds, type ImportKind } from './plan/fields.ts'
import type { Looked } from './plan/look.ts'
import { headersKey, knownSql } from './queries.ts'
import { writeOrganisations, writePeople, writeRegions } from './write.ts'

export const mostBytes = 5_000_000

const figure = z.string().regex(/^\d{1,7}$/).transform(Number)

export const uploadSchema = z.strictObject({ soort: oneOf(importKinds) })
export const columnsSchema = z.strictObject({
  blad: figure, kop: figure, kolom: z.array(z.string().max(200)).max(100).default([]),
  soort: z.enum(['', ...kinds]).default('').transform((kind) => (kind === '' ? null : kind)),
})
export const finishSchema = z.strictObject({
  keuze: z.array(z.string().regex(/^(?:|\d{1,7}:(?:|new|skip|[0-9a-f-]{36}))$/)).default([]),
  rest: z.enum(['skip', 'new']).optional(), doe: z.enum(['bewaren', 'invoeren']),
  toon: z.string().max(20).default(''), pagina: z.string().max(7).default(''),
})
export const dropSchema = z.strictObject({})
export const exportSchema = z.strictObject({ wat: oneOf(importKinds), vorm: oneOf(formats) })

/** Keeps a file that was read, to be looked through. The same file sent again takes the place of the one before. */
export const beginImport = async (
  tx: Tx, here: Here, file: { kind: ImportKind; name: string; shape: Shape; sheets: readonly string[] },
): Promise<Done> => {
  const id = newId()
  const { kind, name, shape, sheets } = file
  await tx.deleteFrom('import_file').where('person_id', '=', here.who.member)
    .where('kind', '=', kind).where('name', '=', name).where('finished_at', 'is', null).execute()
  await tx.insertInto('import_file').values({ id, person_id: here.who.member as string, kind, name, shape: JSON.stringify(shape) }).execute()
  await tx.insertInto('import_sheet').values(sheets.map((lines, position) => ({ import_id: id, position, lines }))).execute()
  return { about: { kind: 'import', id }, told: { kind, lines: shape.sheets.reduce((sum, sheet) => sum + linesUnder(sheet, sheet.header), 0) } }
}

/** Keeps what the columns are, and remembers it for the next file with these headers. Choices made before fall away. */
export const saveColumns = async (
  tx: Tx, { id, kind }: { id: string; kind: ImportKind }, columns: Columns, headers: readonly string[],
): Promise<Done> => {
  await tx.updateTable('import_file').set({ columns: JSON.stringify(columns), choices: '{}' }).where('id', '=', id).execute()
  if (headers.some(Boolean)) {
    const fields = Object.fromEntries(headers.flatMap((header, at) => (header ? [[headerKey(header), columns.fields[at] ?? null]] : [])))
    const byHeader = { kind: columns.kind, fields }
    await sql`insert into import_columns (kind, headers_key, columns) values (${kind}, ${headersKey(headers)}, ${JSON.stringify(byHeader)}::jsonb)
      on conflict (kind, headers_key) do update set columns = excluded.columns, saved_at = now()`.execute(tx)
  }
  return {}
}

/** Keeps choices for doubtful lines, beside those made before; an empty one takes a choice back. */
export const saveChoices = async (tx: Tx, id: string, chosen: readonly string[]): Promise<Done> => {
  const pairs = chosen.filter(Boolean).map((one) => one.split(':') as [string, string])
  const kept = JSON.stringify(Object.fromEntries(pairs.filter(([, choice]) => choice !== '')))
  await sql`update import_file set choices = (choices - ${pairs.map(([line]) => line)}::text[]) || ${kept}::jsonb where id = ${id}`.execute(tx)
  return { told: { count: pairs.length } }
}

const marked = (text: string) => createHash('md5').update(text).digest('hex')

/**
 * Takes over everything in one go. What was compared must still be so: else 409 'changed', and nothing happens. The cells
 * are thrown away; what stays is who took over how many.
 */
export const finishImport = async (
  tx: Tx, here: Here, { id, kind }: { id: string; kind: ImportKind }, looked: Looked, known: string,
): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const now = await tx.selectFrom('site').select(sql<string>`md5(${knownSql(kind)})`.as('mark')).executeTakeFirstOrThrow()
  if (now.mark !== marked(known)) throw tooLate('changed')
  const silent = kind === 'people' ? await writePeople(tx, looked.parts) : []
  if (kind !== 'people') {
    await writeRegions(tx, looked.newRegions)
    await writeOrganisations(tx, looked.parts)
  }
  await tx.deleteFrom('import_sheet').where('import_id', '=', id).execute()
  await tx.updateTable('import_file').set({
    finished_at: sql<Date>`now()`, outcome: JSON.stringify(looked.counts),
    shape: JSON.stringify({ encoding: null, delimiter: null, sheets: [] }), choices: '{}',
  }).where('id', '=', id).execute()
  return { told: { kind, new: looked.counts.new, changed: looked.counts.changed }, hears: silent.filter((person) => person !== here.who.member) }
}

/** Throws a file away that was not taken over. */
export const dropImport = async (tx: Tx, id: string): Promise<Done> => {
  await tx.deleteFrom('import_file').where('id', '=', id).execute()
  return {}
}

/** A file that who acts has sent and that is not taken over yet, held until the change is done. 404 otherwise. */
export const heldImport = (id: string): Thing<{ id: string; kind: ImportKind }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const it = isId(id)
      ? await tx.selectFrom('import_file').select(['id', 'kind', 'person_id']).where('id', '=', id).where('person_id', '=', here.who.member)
        .where('finished_at', 'is', null).forUpdate().executeTakeFirst()
      : undefined
    if (!it || !ring) throw notHere()
    return { it: { id: it.id, kind: it.kind, author: it.person_id }, ring_id: ring.id, about: { kind: 'import', id } }
  },
})
