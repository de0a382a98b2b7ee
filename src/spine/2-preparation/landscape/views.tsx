import { figure } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkboxes, LinkButton, Radios } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { PreparationNav } from '../charter/nav.tsx'
import { levels, statuses } from './changes.ts'
import { datedText } from './dated.ts'
import { LandscapePicture } from './picture.tsx'
import { filterFields, isFiltered, perPage, type Count, type Filter, type ListedItem, type ShownItem } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; items: readonly ListedItem[]; counts: readonly Count[]; filter: Filter; done?: string | undefined }

/** Where it can be read: a source of the think tank, an address, or neither yet. */
export const Source = ({ here, item }: { here: Here; item: ShownItem }) => {
  const t = texts[here.language]
  const known = item.source_key && <a href={urls.sourceAt(here.workspace, item.source_key)}>{item.source_title}</a>
  if (!known && !item.url) return <span class="dt-soft">{t.unsourced}</span>
  return <>{known}{known && item.url && ' · '}{item.url && <a href={item.url} rel="noopener">{new URL(item.url).hostname.replace(/^www\./, '')}</a>}</>
}

/** That something took its place, with the way there. */
export const Next = ({ here, item }: { here: Here; item: ShownItem }) => (item.superseded_by
  ? <p class="nl-paragraph"><Tag ink>{texts[here.language].supersededBy}</Tag> <a href={urls.landscapeItem(here.workspace, item.superseded_by)}>{item.next_what}</a></p>
  : null)

const One = ({ here, item }: { here: Here; item: ListedItem }) => {
  const t = texts[here.language]
  return (
    <Row id={`punt-${item.id}`} title={item.what} href={urls.landscapeItem(here.workspace, item.id)}
      when={<>{item.who} · {t.level[item.level as keyof typeof t.level]} · {t.status[item.status as keyof typeof t.status]} · {datedText(item.dated, here.language) || t.undated}</>}>
      <Next here={here} item={item} />
      {item.about && <p class="nl-paragraph">{item.about}</p>}
      {item.lacks && <p class="nl-paragraph"><strong>{t.field.lacks}:</strong> {item.lacks}</p>}
      <p class="dt-when"><Source here={here} item={item} /></p>
    </Row>
  )
}

const FilterForm = ({ here, counts, filter }: Props) => {
  const t = texts[here.language]
  const sum = (fits: (one: Count) => boolean) => counts.filter(fits).reduce((all, { count }) => all + count, 0)
  const choices = [['', t.filter.all, () => true], ['nee', t.inForce, (one: Count) => !one.superseded], ['ja', t.superseded, (one: Count) => one.superseded]] as const
  const some = <T extends string>(all: readonly T[], chosen: readonly T[], count: (one: T) => number) => all.filter((one) => count(one) > 0 || chosen.includes(one))
  const perLevel = (level: string) => sum((one) => one.level === level)
  const perStatus = (status: string) => sum((one) => one.status === status)
  return (
    <details class="dt-menu dt-fold dt-filter" id="filter" open={isFiltered(filter)}>
      <summary>{t.filter.open}</summary>
      <form action={`${urls.landscape(here.workspace)}#lijst`} method="get">
        <Checkboxes name="niveau" label={t.field.level} value={filter.levels} options={some(levels, filter.levels, perLevel).map((level) => (
          { value: level, label: t.level[level], count: perLevel(level) }))} />
        <Checkboxes name="soort" label={t.field.status} value={filter.statuses} options={some(statuses, filter.statuses, perStatus).map((status) => (
          { value: status, label: t.status[status], count: perStatus(status) }))} />
        <Radios name="vervangen" label={t.filter.superseded} value={filter.superseded} options={choices.map(([value, label, fits]) => ({ value, label, count: sum(fits) }))} />
        <p class="dt-filter__go"><Button kind="secondary">{t.filter.show}</Button></p>
        {isFiltered(filter) && <p class="dt-filter__go"><a href={`${urls.landscape(here.workspace)}#lijst`}>{t.filter.clear}</a></p>}
      </form>
    </details>
  )
}

const List = (props: Props) => {
  const { here, items, filter } = props
  const t = texts[here.language]
  if (items.length === 0) {
    return <p class="nl-paragraph">{t.noneHere} <a href={`${urls.landscape(here.workspace)}#lijst`}>{t.filter.clear}</a></p>
  }
  return (
    <Flow>
      <Rows>{items.map((item) => <One here={here} item={item} />)}</Rows>
      <Pager language={here.language} page={filter.page} pages={Math.ceil((items[0]?.total ?? 0) / perPage)}
        hrefOf={(at) => `${urls.landscape(here.workspace, filterFields(filter, at))}#lijst`} />
    </Flow>
  )
}

const Saves = ({ here, filter }: Props) => {
  const t = texts[here.language].save
  return (
    <p class="dt-picture__get">
      <a href={urls.landscapeTable(here.workspace, filterFields(filter))} type="text/csv">{t.csv}</a>
      <a href={urls.landscapeList(here.workspace, filterFields(filter))}>{t.print}</a>
    </p>
  )
}

/** What exists already: a picture along the years, and the list with what each leaves unanswered. */
export const LandscapePage = (props: Props) => {
  const { here, items, counts, done } = props
  const t = texts[here.language]
  const empty = counts.length === 0
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        <PreparationNav here={here} current="landscape" />
        {here.who.takesPart && <Actions><LinkButton kind="primary" href={urls.newLandscapeItem(here.workspace)}>{t.add}</LinkButton></Actions>}
      </Head>
      {!empty && <Section strong title={t.picture.title} wide><div id="beeld" data-live="landscape_item"><LandscapePicture here={here} counts={counts} /></div></Section>}
      <Section strong={empty} id="lijst" title={t.list} note={empty ? undefined : t.count(figure(items[0]?.total ?? 0, here.language))}
        aside={empty ? undefined : <FilterForm {...props} />}>
        <div id="punten" data-live="landscape_item source">
          {empty ? <Empty><p class="nl-paragraph">{here.who.takesPart ? t.none : t.noneRead}</p></Empty> : <><List {...props} /><Saves {...props} /></>}
        </div>
      </Section>
    </Shell>
  )
}

/** All of it as one table, to print. */
export const PrintPage = ({ here, items }: Pick<Props, 'here' | 'items'>) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.print.title} step={2} crumbs={[{ label: t.title, href: urls.landscape(here.workspace) }, { label: t.print.title }]}>
      <Head title={t.print.title} lead={t.print.lead} ring={ringText(here)} />
      <Section first wide title={t.print.title} titleHidden>
        {items.length === 0 ? <p class="nl-paragraph">{t.noneHere}</p> : (
          <Table caption={t.print.title} captionHidden
            columns={[t.field.what, t.field.who, t.field.level, t.field.status, t.field.dated, t.field.lacks, t.print.source].map((label) => ({ label }))}
            rows={items.map((item) => [
              <>{item.what}{item.superseded_by && <> ({t.supersededBy.toLowerCase()} {item.next_what})</>}</>, item.who,
              t.level[item.level as keyof typeof t.level], t.status[item.status as keyof typeof t.status],
              datedText(item.dated, here.language) || t.undated, item.lacks, <Source here={here} item={item} />,
            ])} />
        )}
      </Section>
    </Shell>
  )
}

/** The same as separated values: names of columns and cells. */
export const asTable = (here: Here, items: readonly ListedItem[]): { columns: string[]; rows: string[][] } => {
  const t = texts[here.language]
  const { who, what, about, level, status, dated, url, source, lacks, by } = t.field
  return {
    columns: [what, who, about, level, status, dated, url, source, lacks, by],
    rows: items.map((item) => [
      item.what, item.who, item.about, t.level[item.level as keyof typeof t.level], t.status[item.status as keyof typeof t.status], item.dated, item.url,
      item.source_title ?? '', item.lacks, item.next_what ?? '',
    ]),
  }
}
