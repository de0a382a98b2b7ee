import { dateAndTime, figure } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, Radios, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { formats } from './messages.ts'
import { importKinds } from './plan/fields.ts'
import { statuses } from './plan/plan.ts'
import type { ImportFile, ImportLine } from './queries.ts'
import { texts } from './texts.ts'

interface BeginProps { here: Here; files: readonly ImportLine[]; errors?: Errors; typed?: Typed; done?: string | undefined }

const wrongIn = (fields: readonly (readonly [string, string])[], errorOf: (field: string, label: string) => string | undefined) =>
  fields.flatMap(([field, label]) => {
    const message = errorOf(field, label)
    return message ? [{ field, message }] : []
  })

const BeginForm = ({ here, errors = {}, typed }: BeginProps) => {
  const { begin: t, problems } = texts[here.language]
  const errorOf = (field: string, label: string) => errorText(here.language, errors[field], label, problems)
  const wrong = wrongIn([['soort', t.kind], ['bestand', t.file]], errorOf)
  return (
    <Flow>
      {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
      <Form action={urls.imports} multipart>
        <OnceKey />
        <Radios name="soort" label={t.kind} value={again(typed, 'soort')} error={errorOf('soort', t.kind)}
          options={importKinds.map((value) => ({ value, label: t.kinds[value] }))} />
        <TextField name="bestand" type="file" label={t.file} description={t.fileNote} error={errorOf('bestand', t.file)}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" />
        <p class="nl-paragraph">{t.privacy}</p>
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Flow>
  )
}

const Mine = ({ here, files }: BeginProps) => {
  const { begin: t } = texts[here.language]
  if (files.length === 0) return <Empty><p class="nl-paragraph">{t.mineNone}</p></Empty>
  const state = (file: ImportLine) => file.outcome
    ? t.done(figure(file.outcome.new, here.language), figure(file.outcome.changed, here.language))
    : <>{t.open}. <a href={urls.importFile(file.id)}>{t.goOn}</a></>
  return (
    <Table caption={t.mine} captionHidden columns={[{ label: t.columns.name }, { label: t.columns.kind }, { label: t.columns.began }, { label: t.columns.state }]}
      rows={files.map((file) => [file.name, t.kinds[file.kind], dateAndTime(file.began_at, here.language), state(file)])} />
  )
}

const Steps = ({ here }: { here: Here }) => {
  const { begin: t } = texts[here.language]
  return (
    <Flow tight>
      <h3 class="dt-margin-title">{t.steps}</h3>
      <ol class="dt-list dt-small">{t.stepList.map((step) => <li>{step}</li>)}</ol>
      <p class="dt-small">{t.order}</p>
    </Flow>
  )
}

/** Choosing a file, and the files that were chosen lately. */
export const BeginPage = (props: BeginProps) => {
  const { here, done } = props
  const { begin: t, crumb, done: words, ring } = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association"
      crumbs={[{ label: crumb, href: urls.association }, { label: t.title }]} flash={wordFor(words, done)}>
      <Head title={t.title} lead={t.lead} ring={ring.run} />
      <Section title={t.form} strong margin={<Steps here={here} />}>
        <BeginForm {...props} />
      </Section>
      <Section title={t.mine} wide>
        <Flow><Mine {...props} /><p class="nl-paragraph"><a href={urls.exports}>{t.toExport}</a></p></Flow>
      </Section>
    </Shell>
  )
}

/** What was taken over from a file. */
export const OutcomePage = ({ here, file }: { here: Here; file: ImportFile }) => {
  const { outcome: t, preview, begin, crumb, ring } = texts[here.language]
  const outcome = file.outcome
  return (
    <Shell here={here} title={t.title} menu="association"
      crumbs={[{ label: crumb, href: urls.association }, { label: begin.title, href: urls.imports }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead(file.name)} ring={ring.own} />
      <Section title={t.what} strong>
        <Flow>
          <Table caption={t.what} captionHidden columns={[{ label: preview.what }, { label: preview.lines, numeric: true }]}
            rows={statuses.filter((status) => (outcome?.[status] ?? 0) > 0).map((status) => [preview.statuses[status], figure(outcome?.[status] ?? 0, here.language)])} />
          <Actions>
            <LinkButton href={file.kind === 'people' ? urls.people : urls.organisations}>{file.kind === 'people' ? t.people : t.organisations}</LinkButton>
            <a href={urls.imports}>{t.another}</a>
          </Actions>
        </Flow>
      </Section>
    </Shell>
  )
}

/** Saving people or organisations in a file. */
export const ExportPage = ({ here, errors = {}, typed }: { here: Here; errors?: Errors; typed?: Typed }) => {
  const { exports: t, begin, crumb, ring } = texts[here.language]
  const errorOf = (field: string, label: string) => errorText(here.language, errors[field], label)
  const wrong = wrongIn([['wat', t.what], ['vorm', t.format]], errorOf)
  return (
    <Shell here={here} title={t.title} menu="association"
      crumbs={[{ label: crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ring.run} />
      <Section first>
        <Flow>
          {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
          <Form action={urls.exports}>
            <Radios name="wat" label={t.what} value={again(typed, 'wat') || 'people'} error={errorOf('wat', t.what)}
              options={importKinds.map((value) => ({ value, label: begin.kinds[value] }))} />
            <Radios name="vorm" label={t.format} value={again(typed, 'vorm') || 'csv'} error={errorOf('vorm', t.format)}
              options={formats.map((value) => ({ value, label: t.formats[value] }))} />
            <p class="nl-paragraph">{t.note}</p>
            <Actions><Button>{t.button}</Button><a href={urls.imports}>{t.toImport}</a></Actions>
          </Form>
        </Flow>
      </Section>
    </Shell>
  )
}
