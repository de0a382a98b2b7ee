import { figure } from '../../platform/dates.ts'
import type { Errors } from '../../platform/form.ts'
import { errorHeading } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Select } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { kinds } from '../organisations/queries.ts'
import { linesUnder } from './mapping.ts'
import type { SheetShape } from './messages.ts'
import { givesPower, type Columns } from './plan/columns.ts'
import { fieldsOf } from './plan/fields.ts'
import type { ImportFile } from './queries.ts'
import { texts } from './texts.ts'

/** What the page about columns shows: how the sheet is read now, and what each column is. */
export interface ColumnsProps {
  here: Here
  file: ImportFile
  sheet: SheetShape
  columns: Columns
  headers: readonly string[]
  remembered: boolean
  errors?: Errors
}

/** The letter above a column, as a spreadsheet has it: A to Z, AA, AB. */
const letterOf = (at: number): string => (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + at % 26)

const examplesOf = ({ sheet, columns }: ColumnsProps, at: number) =>
  [...new Set(sheet.head.filter(({ line }) => line > columns.header)
    .map(({ cells }) => (cells[at] ?? '').replace(/\s+/g, ' ').trim()).filter(Boolean))].slice(0, 3)
    .map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text))

const Column = ({ props, at, header }: { props: ColumnsProps; at: number; header: string }) => {
  const { here, file, columns, errors = {} } = props
  const { map: t, fields } = texts[here.language]
  const label = t.column(letterOf(at), header)
  if (givesPower(header)) return <div class="utrecht-form-field"><p class="utrecht-form-label">{label}</p><p class="nl-paragraph">{t.power}</p></div>
  const examples = examplesOf(props, at)
  const options = [{ value: `${at}:`, label: t.unused }, ...fieldsOf[file.kind].map((field) => ({ value: `${at}:${field}`, label: fields[field] }))]
  return (
    <Select name="kolom" id={`kolom-${at}`} label={label} value={`${at}:${columns.fields[at] ?? ''}`} options={options}
      description={examples.length > 0 ? t.example(examples.join(', ')) : t.noExample}
      error={errors[`kolom-${at}`] ? t.errors[errors[`kolom-${at}`] as 'twice'] : undefined} />
  )
}

const Reading = ({ here, file, sheet, columns }: ColumnsProps) => {
  const { map: t } = texts[here.language]
  const { encoding, delimiter, sheets } = file.shape
  const shorten = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').slice(0, 4).join(', ').slice(0, 60)
  return (
    <Flow tight>
      <h3 class="dt-margin-title">{t.reading}</h3>
      <p class="dt-small">{encoding === null ? t.workbook : `${t.encoding}: ${encoding}. ${t.delimiter}: ${t.delimiters[delimiter as ';'] ?? ''}.`}</p>
      <form class="dt-form dt-flow dt-flow--tight" action={urls.importFile(file.id)} method="get">
        {sheets.length > 1 && <Select name="blad" label={t.sheet} value={String(columns.sheet)}
          options={sheets.map(({ title }, at) => ({ value: String(at), label: title || String(at + 1) }))} />}
        <Select name="kop" label={t.header} value={String(columns.header)}
          options={[{ value: '0', label: t.noHeader }, ...sheet.head.map(({ line, cells }) => ({ value: String(line), label: t.headerLine(line, shorten(cells)) }))]} />
        <Actions><Button kind="secondary">{t.reread}</Button></Actions>
      </form>
    </Flow>
  )
}

/** What each column of the file means. */
export const ColumnsPage = (props: ColumnsProps) => {
  const { here, file, sheet, columns, headers, remembered, errors = {} } = props
  const { map: t, begin, values, crumb, ring } = texts[here.language]
  const wrong = Object.entries(errors).map(([field, code]) => ({ field, message: t.errors[code as 'twice'] }))
  return (
    <Shell here={here} title={t.title} menu="association"
      crumbs={[{ label: crumb, href: urls.association }, { label: begin.title, href: urls.imports }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead(file.name, figure(linesUnder(sheet, columns.header), here.language))} ring={ring.own} />
      <Section title={t.columns} strong margin={<Reading {...props} />}>
        <Flow>
          {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
          <p class="nl-paragraph">{remembered ? t.remembered : t.guessed}</p>
          <Form action={urls.importFile(file.id)}>
            <Hidden name="blad" value={columns.sheet} /><Hidden name="kop" value={columns.header} />
            {headers.map((header, at) => <Column props={props} at={at} header={header} />)}
            {file.kind === 'organisations' && <Select name="soort" label={t.defaultKind} value={columns.kind ?? ''} optional={look[here.language].optional}
              options={[{ value: '', label: t.noDefault }, ...kinds.map((kind) => ({ value: kind, label: values[kind] }))]} />}
            <Actions><Button>{t.button}</Button></Actions>
          </Form>
          <form action={urls.importDrop(file.id)} method="post"><OnceKey /><Button kind="subtle">{t.drop}</Button></form>
        </Flow>
      </Section>
    </Shell>
  )
}
