import { figure, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, Select, TextField } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { kinds, pageSize, sizes, type Organisation, type OrganisationKind, type OrganisationLine } from './queries.ts'
import { texts } from './texts.ts'

interface ListProps {
  here: Here
  organisations: readonly OrganisationLine[]
  total: number
  page: number
  kind: OrganisationKind | undefined
  name: string
  mayEdit: boolean
  done: string | undefined
}

/** The address of a list with its filter and page. */
export const listAddress = (path: string, filter: { soort?: string | undefined; naam?: string; pagina?: number }): string => {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && value !== 1).map(([name, value]): [string, string] => [name, String(value)])
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept).toString()}` : path
}

/** Choosing what a list of people or organisations shows. */
export const ListFilter = ({ here, path, kind, name }: { here: Here; path: string; kind: OrganisationKind | undefined; name: string }) => {
  const t = texts[here.language]
  const options = [{ value: '', label: t.filter.all }, ...kinds.map((value) => ({ value, label: t.kinds[value] }))]
  const { optional } = look[here.language]
  return (
    <form class="dt-form dt-filter dt-after dt-flow dt-flow--tight" action={path} method="get">
      <TextField name="naam" label={t.filter.name} value={name} type="search" optional={optional} maxlength={100} />
      <Select name="soort" label={t.filter.kind} value={kind ?? ''} options={options} optional={optional} />
      <Actions><Button kind="secondary">{t.filter.go}</Button></Actions>
      {(kind !== undefined || name !== '') && <p class="dt-small"><a href={path}>{t.filter.clear}</a></p>}
    </form>
  )
}

const cellsOf = (here: Here, one: OrganisationLine, mayEdit: boolean) => {
  const t = texts[here.language]
  const name = mayEdit ? <a class="dt-quiet-link" href={urls.organisation(one.id)}>{one.name}</a> : one.name
  return [
    <>{name}{one.ended_on && <span class="dt-soft"> {t.ended(longDate(one.ended_on, here.language))}</span>}</>,
    t.kinds[one.kind], one.size_class ? t.sizes[one.size_class] : '', one.region ?? '', figure(one.people, here.language),
  ]
}

const List = ({ here, organisations, total, page, kind, name, mayEdit }: ListProps) => {
  const t = texts[here.language]
  const { columns } = t
  if (organisations.length === 0) {
    const words = kind || name || page > 1 ? t.noneFound : mayEdit ? t.none : t.noneForYou
    return <Empty><p class="nl-paragraph">{words}</p></Empty>
  }
  return (
    <>
      <Table caption={t.list} captionHidden
        columns={[{ label: columns.name }, { label: columns.kind }, { label: columns.size }, { label: columns.region }, { label: columns.people, numeric: true }]}
        rows={organisations.map((one) => cellsOf(here, one, mayEdit))} />
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)}
        hrefOf={(pagina) => listAddress(urls.organisations, { soort: kind, naam: name, pagina })} />
    </>
  )
}

/** All organisations, and for who runs the association the way to add one. */
export const OrganisationsPage = (props: ListProps) => {
  const { here, total, mayEdit, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}
      flash={wordFor(t.done, done)}>
      <Head title={t.title} kicker={t.kicker} lead={t.lead} ring={ringText(here)}>
        {mayEdit && <div class="dt-after"><Actions><LinkButton href={`${urls.organisations}/nieuw`}>{t.add}</LinkButton></Actions></div>}
      </Head>
      <Section strong wide title={t.list} note={t.count(figure(total, here.language))} aside={<ListFilter here={here} path={urls.organisations} kind={props.kind} name={props.name} />}>
        <List {...props} />
      </Section>
    </Shell>
  )
}

const dutchDay = (day: string | null) => day?.split('-').reverse().map(Number).join('-') ?? ''

const valuesOf = (organisation: Organisation | undefined): Record<string, string> => ({
  name: organisation?.name ?? '', kind: organisation?.kind ?? 'municipality', size_class: organisation?.size_class ?? '',
  region: organisation?.region ?? '', ended_on: dutchDay(organisation?.ended_on ?? null),
})

interface FormProps { here: Here; organisation?: Organisation; errors?: Errors; typed?: Typed }

const Fields = ({ here, organisation, errors = {}, typed }: FormProps) => {
  const { fields, kinds: kindWords, sizes: sizeWords } = texts[here.language]
  const { optional } = look[here.language]
  const kept = valuesOf(organisation)
  const of = (name: 'name' | 'kind' | 'size_class' | 'region' | 'ended_on') => ({
    name, label: fields[name], value: typed ? again(typed, name) : kept[name], error: errorText(here.language, errors[name], fields[name]),
  })
  return (
    <>
      <TextField {...of('name')} maxlength={200} autocomplete="off" />
      <Select {...of('kind')} options={kinds.map((value) => ({ value, label: kindWords[value] }))} />
      <Select {...of('size_class')} description={fields.sizeNote} optional={optional}
        options={[{ value: '', label: fields.noSize }, ...sizes.map((value) => ({ value, label: sizeWords[value] }))]} />
      <TextField {...of('region')} optional={optional} maxlength={100} />
      <TextField {...of('ended_on')} optional={optional} description={fields.endedNote} short inputmode="numeric" />
    </>
  )
}

/** The form for a new organisation or for one that changes. */
export const OrganisationFormPage = (props: FormProps) => {
  const { here, organisation, errors = {} } = props
  const t = texts[here.language]
  const title = organisation ? t.editTitle(organisation.name) : t.add
  const wrong = Object.entries(errors).map(([field, code]) => ({
    field, message: errorText(here.language, code, t.fields[field as 'name'] ?? field) ?? '',
  }))
  return (
    <Shell here={here} title={title} menu="association"
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.organisations }, { label: organisation?.name ?? t.add }]}>
      <Head title={title} kicker={t.kicker} ring={ringText(here)} />
      <Section first>
        {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
        <Form action={organisation ? urls.organisation(organisation.id) : `${urls.organisations}/nieuw`}>
          <Fields {...props} />
          <Actions><Button>{organisation ? t.save : t.add}</Button><a href={urls.organisations}>{t.cancel}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
