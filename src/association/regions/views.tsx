import { figure, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Chair, RegionLine } from './queries.ts'
import { texts } from './texts.ts'

/** What went wrong in one of the forms about a region. */
export interface Problems { errors?: Errors; typed?: Typed; stuck?: string | undefined }

/** What is wrong, above the form. */
export const Wrong = ({ here, errors = {}, stuck }: { here: Here } & Problems) => {
  const t = texts[here.language]
  const list: { field?: string; message: string }[] = Object.entries(errors).map(([field, code]) => ({
    field, message: errorText(here.language, code, t.fields[field as 'name'] ?? field, t.errors) ?? '',
  }))
  const reason = wordFor(t.errors, stuck)
  if (reason) list.push({ message: reason })
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list} /> : null
}

/** Somebody who chairs a region; a link as long as they are in the association. */
export const ChairName = ({ here, chair }: { here: Here; chair: Chair }) => {
  const name = chair.name ?? texts[here.language].someone
  return chair.has_left || chair.name === null ? name : <a class="dt-quiet-link" href={urls.person(chair.person_id)}>{name}</a>
}

const cellsOf = (here: Here, one: RegionLine) => {
  const t = texts[here.language]
  return [
    <><a class="dt-quiet-link" href={urls.region(one.name)}>{one.name}</a>{one.ended_on && <span class="dt-soft"> {t.ended(longDate(one.ended_on, here.language))}</span>}</>,
    one.chairs.length === 0 ? <span class="dt-soft">{t.noChair}</span> : one.chairs.map((chair, at) => <>{at > 0 && ', '}<ChairName here={here} chair={chair} /></>),
    figure(one.organisations, here.language), figure(one.people, here.language),
  ]
}

const List = ({ here, regions, mayEdit }: Props) => {
  const t = texts[here.language]
  const { columns } = t
  if (regions.length === 0) return <Empty><p class="nl-paragraph">{mayEdit ? t.none : t.noneForYou}</p></Empty>
  return (
    <Table caption={t.list} captionHidden rows={regions.map((one) => cellsOf(here, one))}
      columns={[{ label: columns.name }, { label: columns.chairs }, { label: columns.organisations, numeric: true }, { label: columns.people, numeric: true }]} />
  )
}

interface Props extends Problems { here: Here; regions: readonly RegionLine[]; mayEdit: boolean; done: string | undefined }

const Add = ({ here, errors = {}, typed, ...rest }: Props) => {
  const t = texts[here.language]
  return (
    <Section title={t.add.title} id="toevoegen" first={rest.stuck !== undefined || Object.keys(errors).length > 0}>
      <Flow>
        <Wrong here={here} errors={errors} />
        <Form action={urls.regions}>
          <OnceKey />
          <TextField name="name" label={t.fields.name} value={again(typed, 'name')}
            error={errorText(here.language, errors['name'], t.fields.name, t.errors)} maxlength={100} autocomplete="off" />
          <Actions><Button>{t.add.button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** All regions with who chairs them, and for who runs the association the form to add one. */
export const RegionsPage = (props: Props) => {
  const { here, regions, mayEdit, errors, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} live menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)} />
      {errors && mayEdit && <Add {...props} />}
      <Section strong wide id="lijst" live="organisation person import" title={t.list} note={t.count(figure(regions.length, here.language))}><List {...props} /></Section>
      {!errors && mayEdit && <Add {...props} />}
    </Shell>
  )
}
