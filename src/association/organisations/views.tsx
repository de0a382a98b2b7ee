import { figure, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, LinkButton, Select, TextField } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { kinds, memberships, pageSize, sizes, type OrganisationFilter, type OrganisationKind, type OrganisationLine } from './queries.ts'
import { texts } from './texts.ts'

interface ListProps {
  here: Here
  organisations: readonly OrganisationLine[]
  total: number
  filter: OrganisationFilter
  regions: readonly string[]
  mayEdit: boolean
  done: string | undefined
}

/** The address of a list with its filter and page. */
export const listAddress = (path: string, filter: Readonly<Record<string, string | number | undefined>>): string => {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '' && value !== 1).map(([name, value]): [string, string] => [name, String(value)])
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept).toString()}` : path
}

/** One more way to narrow a list down. */
export interface Narrowing { readonly name: string; readonly label: string; readonly value: string | undefined; readonly options: readonly { value: string; label: string }[] }

interface FilterProps { here: Here; path: string; kind: OrganisationKind | undefined; name: string; more?: readonly Narrowing[] }

/** Choosing what a list of people or organisations shows. */
export const ListFilter = ({ here, path, kind, name, more = [] }: FilterProps) => {
  const t = texts[here.language]
  const options = [{ value: '', label: t.filter.all }, ...kinds.map((value) => ({ value, label: t.kinds[value] }))]
  const narrowed = kind !== undefined || name !== '' || more.some(({ value }) => value !== undefined)
  return (
    <details class="dt-menu dt-fold dt-filter dt-after" id="keuze" open={narrowed}>
      <summary>{t.filter.open}</summary>
      <form class="dt-form dt-flow dt-flow--tight" action={path} method="get">
        <TextField name="naam" label={t.filter.name} value={name} type="search" optional="" maxlength={100} />
        <Select name="soort" label={t.filter.kind} value={kind ?? ''} options={options} optional="" />
        {more.map((one) => <Select name={one.name} label={one.label} value={one.value ?? ''} options={one.options} optional="" />)}
        <Actions><Button kind="secondary">{t.filter.go}</Button></Actions>
        {narrowed && <p class="dt-small"><a href={path}>{t.filter.clear}</a></p>}
      </form>
    </details>
  )
}

/** The region as a way to narrow a list down. */
export const byRegion = (here: Here, regions: readonly string[], value: string | undefined): Narrowing => {
  const { filter } = texts[here.language]
  return { name: 'regio', label: filter.region, value, options: [{ value: '', label: filter.allRegions }, ...regions.map((one) => ({ value: one, label: one }))] }
}

const narrowings = (here: Here, filter: OrganisationFilter, regions: readonly string[]): Narrowing[] => {
  const t = texts[here.language]
  return [
    byRegion(here, regions, filter.region),
    { name: 'omvang', label: t.filter.size, value: filter.size, options: [{ value: '', label: t.filter.allSizes }, ...sizes.map((value) => ({ value, label: t.sizes[value] }))] },
    { name: 'lid', label: t.filter.membership, value: filter.membership,
      options: [{ value: '', label: t.filter.allMemberships }, ...[...memberships, 'unknown' as const].map((value) => ({ value, label: t.memberships[value] }))] },
    { name: 'mandaat', label: t.filter.spoken, value: filter.mandate,
      options: [{ value: '', label: t.filter.anySpoken }, { value: 'met', label: t.filter.isSpoken }, { value: 'zonder', label: t.filter.unspoken }] },
  ]
}

const cellsOf = (here: Here, one: OrganisationLine) => {
  const t = texts[here.language]
  return [
    <><a class="dt-quiet-link" href={urls.organisation(one.id)}>{one.name}</a>{one.ended_on && <span class="dt-soft"> {t.ended(longDate(one.ended_on, here.language))}</span>}</>,
    t.kinds[one.kind], one.size_class ? t.sizes[one.size_class] : '', one.region ?? '', one.spoken_for ? t.spoken : t.unspoken, figure(one.people, here.language),
  ]
}

const addressOf = ({ kind, name, region, size, membership, mandate }: OrganisationFilter, pagina: number) =>
  listAddress(urls.organisations, { soort: kind, naam: name, regio: region, omvang: size, lid: membership, mandaat: mandate, pagina })

const List = ({ here, organisations, total, filter, mayEdit }: ListProps) => {
  const t = texts[here.language]
  const { columns } = t
  if (organisations.length === 0) {
    const words = addressOf(filter, filter.page) !== urls.organisations ? t.noneFound : mayEdit ? t.none : t.noneForYou
    return <Empty><p class="nl-paragraph">{words}</p></Empty>
  }
  return (
    <>
      <Table caption={t.list} captionHidden
        columns={[...[columns.name, columns.kind, columns.size, columns.region, columns.spoken].map((label) => ({ label })), { label: columns.people, numeric: true }]}
        rows={organisations.map((one) => cellsOf(here, one))} />
      <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)} hrefOf={(page) => addressOf(filter, page)} />
    </>
  )
}

/** All organisations, and for who runs the association the way to add one. */
export const OrganisationsPage = (props: ListProps) => {
  const { here, total, mayEdit, done, filter, regions } = props
  const t = texts[here.language]
  // Nothing to choose from yet: the fields would only stand in the way of the first organisation.
  const isBare = total === 0 && addressOf(filter, filter.page) === urls.organisations
  return (
    <Shell here={here} title={t.title} live menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}
      flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <div class="dt-after"><Actions>
          {mayEdit && <LinkButton href={`${urls.organisations}/nieuw`}>{t.add}</LinkButton>}
          {mayEdit && <LinkButton href={urls.imports} kind="subtle">{t.file}</LinkButton>}
          <LinkButton href={urls.regions} kind="subtle">{t.page.regions}</LinkButton>
        </Actions></div>
      </Head>
      <Section strong wide id="organisaties" live="organisation person mandate import" title={t.list} note={t.count(figure(total, here.language))} aside={isBare ? undefined : (
        <ListFilter here={here} path={urls.organisations} kind={filter.kind} name={filter.name} more={narrowings(here, filter, regions)} />
      )}>
        <List {...props} />
      </Section>
    </Shell>
  )
}
