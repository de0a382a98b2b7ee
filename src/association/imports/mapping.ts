import type { Errors } from '../../platform/form.ts'
import type { Shape, SheetShape } from './messages.ts'
import { givesPower, guessColumns, headerKey, type Columns } from './plan/columns.ts'
import { fieldsOf, type Field, type ImportKind } from './plan/fields.ts'
import type { ColumnsByHeader } from './queries.ts'

/** The sheet at that place, or the first. */
export const sheetAt = (shape: Shape, place: string | number | undefined): SheetShape =>
  shape.sheets[Number(place ?? 0)] ?? shape.sheets[0] as SheetShape

/** What the columns are taken to be until somebody says: as the last time, else by their headers. */
export const proposeColumns = (
  file: { kind: ImportKind; shape: Shape }, sheet: SheetShape, headers: readonly string[], header: number, before: ColumnsByHeader | undefined,
): Columns => {
  const fields = before
    ? headers.map((one) => (givesPower(one) ? null : before.fields[headerKey(one)] ?? null))
    : guessColumns(file.kind, headers)
  return { sheet: file.shape.sheets.indexOf(sheet), header, fields, kind: before?.kind ?? null }
}

/** The columns as the form has them; one that gives tasks or mandates stays unused, whatever the form says. */
export const columnsFrom = (
  kind: ImportKind, headers: readonly string[], form: { blad: number; kop: number; kolom: readonly string[]; soort: string | null },
): Columns => {
  const chosen = new Map(form.kolom.map((one): [number, string] => { const [at, field = ''] = one.split(':'); return [Number(at), field] }))
  const fields = headers.map((header, at) => (givesPower(header) ? null : fieldsOf[kind].find((field) => field === chosen.get(at)) ?? null))
  return { sheet: form.blad, header: form.kop, fields, kind: form.soort }
}

const telling: Readonly<Record<ImportKind, readonly Field[]>> = {
  organisations: ['id', 'name', 'code_cbs', 'code_tooi', 'code_kvk', 'code_oin', 'code_other'], people: ['id', 'email'],
}

/** What is wrong with what the columns are said to be: twice the same, or nothing that says whom or what a line is about. */
export const checkColumns = (kind: ImportKind, columns: Columns): Errors => {
  const errors: Record<string, string> = {}
  columns.fields.forEach((field, at) => { if (field !== null && columns.fields.indexOf(field) !== at) errors[`kolom-${at}`] = 'twice' })
  if (!columns.fields.some((field) => field !== null && telling[kind].includes(field))) {
    errors['kolom-0'] ??= kind === 'people' ? 'need-person' : 'need-organisation'
  }
  return errors
}

/** How many lines of a sheet hold what is imported: those under the one with the names of the columns, or all when there is none. */
export const linesUnder = ({ lines, head }: Pick<SheetShape, 'lines' | 'head'>, header: number): number =>
  lines - head.filter(({ line }) => line <= header).length
