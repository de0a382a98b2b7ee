import { dateAndTime, figure, weekDate } from '../../platform/dates.ts'
import type { Errors } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Hidden, Select, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { mostLines, pageSize, type Busyness, type LogFilter, type LogLine } from './queries.ts'
import { texts } from './texts.ts'
import { isSpecial, mandateIn, toldIn, visible, wordsFor } from './writing.ts'

interface Props {
  here: Here
  lines: readonly LogLine[]
  total: number
  page: number
  filter: LogFilter
  /** the days as they were typed */
  typed: { readonly van: string; readonly tot: string }
  errors: Errors
  busyness: readonly Busyness[]
}

const asked = ({ filter, typed }: Pick<Props, 'filter' | 'typed'>) =>
  ({ handeling: filter.act, bijzonder: filter.special ? 'ja' : undefined, naam: filter.name, van: typed.van, tot: typed.tot })

// An empty day is something else than no day: without one the last thirty days are shown.
const pageAddress = (props: Props, pagina: number) => `${urls.log({ ...asked(props), van: undefined, pagina })}&van=${encodeURIComponent(props.typed.van)}`

const Filter = ({ here, filter, typed, errors }: Props) => {
  const t = texts[here.language].filter
  const { acts } = texts[here.language]
  const options = Object.entries(acts).map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, here.language))
  const day = (name: 'van' | 'tot', label: string) =>
    <TextField name={name} type="date" short label={label} value={typed[name]} optional="" error={errors[name] ? t.wrongDay : undefined} />
  return (
    <form class="dt-form dt-filter dt-after dt-flow dt-flow--tight" action={urls.log()} method="get">
      <Select name="handeling" label={t.act} value={filter.act ?? ''} options={[{ value: '', label: t.all }, ...options]} optional="" />
      <TextField name="naam" label={t.name} value={filter.name} type="search" optional="" maxlength={100} />
      {day('van', t.from)}
      {day('tot', t.until)}
      <Checkbox name="bijzonder" value="ja" label={t.only} checked={filter.special} />
      <Actions><Button kind="secondary">{t.go}</Button></Actions>
      <p class="dt-small"><a href={urls.log()}>{t.clear}</a></p>
    </form>
  )
}

const aboutOf = (here: Here, line: LogLine) => {
  const { kind, thing_id, number, about } = line
  const t = texts[here.language]
  if (kind === 'person' && about && thing_id) return <a href={urls.person(thing_id)}><bdi>{visible(about)}</bdi></a>
  if (kind === 'organisation' && about && thing_id) return <a href={urls.organisation(thing_id)}><bdi>{visible(about)}</bdi></a>
  if (kind === 'mandate' && thing_id) return <a href={urls.mandate(thing_id)}><bdi>{mandateIn(here, line)}</bdi></a>
  if (kind === 'proposal' && number !== null) return <a href={urls.theme(number)}>{t.theme(number)}</a>
  if (about) return <bdi>{visible(about)}</bdi>
  return number === null ? '' : t.number(number)
}

const cellsOf = (here: Here, line: LogLine) => {
  const t = texts[here.language]
  const told = toldIn(line)
  return [
    <>{wordsFor(here, line.act)}{told && <span class="dt-soft"> {visible(told)}</span>}{isSpecial(line.act) && <> <Tag>{t.special}</Tag></>}</>,
    line.said_by ? <bdi>{visible(line.said_by)}</bdi> : <span class="dt-soft">{t.nobody}</span>,
    aboutOf(here, line), <time datetime={line.at.toISOString()}>{dateAndTime(line.at, here.language)}</time>,
  ]
}

const Save = (props: Props) => {
  const { here } = props
  const t = texts[here.language]
  return (
    <form class="dt-after dt-flow dt-flow--tight" action={urls.logExport} method="post">
      {Object.entries(asked(props)).map(([name, value]) => value !== undefined && <Hidden name={name} value={value} />)}
      <Actions><Button kind="secondary">{t.save}</Button></Actions>
      <p class="dt-small">{t.saveNote(figure(mostLines, here.language))}</p>
    </form>
  )
}

const Busy = ({ here, busyness }: Props) => {
  const t = texts[here.language]
  const [day = '', many = ''] = t.busyColumns
  return (
    <Section title={t.busy} note={t.busyNote}>
      {busyness.length === 0 ? <p class="nl-paragraph">{t.busyNone}</p>
        : <Table caption={t.busy} captionHidden columns={[{ label: day }, { label: many, numeric: true }]}
          rows={busyness.map((one) => [weekDate(one.day, here.language), one.acts < 5 ? t.few : figure(one.acts, here.language)])} />}
    </Section>
  )
}

/** What was done, as far as the filter lets through, and how busy think tanks are. */
export const LogPage = (props: Props) => {
  const { here, lines, total, page } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section strong wide title={t.list} note={t.count(figure(total, here.language))} aside={<Filter {...props} />}>
        <Flow>
          {lines.length === 0 ? <Empty><p class="nl-paragraph">{t.none}</p></Empty>
            : <Table caption={t.list} captionHidden columns={t.columns.map((label) => ({ label }))} rows={lines.map((line) => cellsOf(here, line))} />}
          <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(nth) => pageAddress(props, nth)} />
          {lines.length > 0 && <Save {...props} />}
        </Flow>
      </Section>
      <Busy {...props} />
    </Shell>
  )
}
