import { figure } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, Radios, Select } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Field } from './plan/fields.ts'
import type { Looked } from './plan/look.ts'
import { statuses, type Planned, type Wrong } from './plan/plan.ts'
import { pageSize, type ImportFile } from './queries.ts'
import { texts } from './texts.ts'

export interface PreviewProps {
  here: Here
  file: ImportFile
  looked: Looked
  page: number
  /** headers of columns that would give tasks or mandates */
  refused: readonly string[]
  done?: string | undefined
  stuck?: string | undefined
}

const coded = new Set<Field>(['kind', 'size_class', 'membership', 'language'])
const valueIn = (here: Here, field: Field, value: string) => (coded.has(field) ? wordFor(texts[here.language].values, value) ?? value : value)

const wrongText = (here: Here, { field, fault, text, line }: Wrong): string => {
  const { fields, faults, quoted, onLine } = texts[here.language]
  const what = [field && fields[field], text && field && fault !== 'empty' && fault !== 'name' ? quoted(text) : ''].filter(Boolean).join(' ')
  return `${what} ${faults[fault]}${line === undefined ? '' : ` (${onLine(line)})`}`.trim()
}

const cellsOf = (here: Here, { given, name }: Planned) =>
  Object.entries(given).filter(([field, value]) => field !== 'id' && value !== name).map(([field, value]) => valueIn(here, field as Field, value)).join(', ')

const changesOf = (here: Here, planned: Planned) => planned.changes.map(({ field, from, to }) =>
  `${texts[here.language].fields[field]}: ${texts[here.language].preview.change(from && valueIn(here, field, from), valueIn(here, field, to))}`).join('; ')

const LinesTable = ({ here, looked }: PreviewProps) => {
  const { preview: t } = texts[here.language]
  const { status, lines } = looked
  const about = status === 'wrong' ? t.wrong : status === 'changed' ? t.changes : status === 'doubtful' ? t.alike : t.cells
  const tell = (one: Planned) => (status === 'wrong' ? <ul class="dt-plain-list">{one.wrongs.map((wrong) => <li>{wrongText(here, wrong)}</li>)}</ul>
    : status === 'changed' ? changesOf(here, one) : status === 'doubtful' ? doubtOf(here, one) : cellsOf(here, one))
  return (
    <Table caption={t.statuses[status]} captionHidden columns={[{ label: t.line }, { label: t.subject }, { label: about }]}
      rows={lines.map((one) => [`${t.line} ${one.line}`, one.name, tell(one)])} />
  )
}

const doubtOf = (here: Here, planned: Planned) => {
  const { preview: t } = texts[here.language]
  const alike = (planned.candidates ?? []).map(({ id, name, detail }) => (id === null ? t.earlier(name, detail) : [name, detail].filter(Boolean).join(', ')))
  return [planned.doubt && t.doubts[planned.doubt], alike.join('; ')].filter(Boolean).join(' · ')
}

const Doubtful = ({ here, planned }: { here: Here; planned: Planned }) => {
  const { preview: t } = texts[here.language]
  const { line, name, doubt, candidates = [], mayBeNew, choice = '' } = planned
  const known = candidates.flatMap((one) => (one.id === null ? [] : [{ value: `${line}:${one.id}`, label: t.is(one.name, one.detail) }]))
  const inFile = candidates.filter(({ id }) => id === null).map((one) => t.earlier(one.name, one.detail)).join(', ')
  return (
    <Select name="keuze" id={`keuze-${line}`} label={t.choice(line, name)} value={`${line}:${choice}`}
      description={[doubt && t.doubts[doubt], inFile, cellsOf(here, planned)].filter(Boolean).join(' · ')}
      options={[{ value: `${line}:`, label: t.choose }, ...known,
        ...(mayBeNew ? [{ value: `${line}:new`, label: t.isNew }] : []), { value: `${line}:skip`, label: t.skip }]} />
  )
}

const Pages = ({ here, file, looked, page }: PreviewProps) => (
  <Pager language={here.language} page={page} pages={Math.ceil(looked.counts[looked.status] / pageSize)}
    hrefOf={(pagina) => urls.importPreview(file.id, { toon: looked.status, pagina })} />
)

const Counts = ({ here, file, looked }: PreviewProps) => {
  const { preview: t } = texts[here.language]
  const shown = statuses.filter((status) => looked.counts[status] > 0)
  return (
    <Table caption={t.what} captionHidden columns={[{ label: t.becomes }, { label: t.lines, numeric: true }]}
      rows={shown.map((status) => [
        <a href={urls.importPreview(file.id, { toon: status })} aria-current={status === looked.status ? 'true' : undefined}>{t.statuses[status]}</a>,
        figure(looked.counts[status], here.language),
      ])} />
  )
}

const Finish = (props: PreviewProps) => {
  const { here, file, looked } = props
  const { preview: t } = texts[here.language]
  const { counts } = looked
  if (counts.new + counts.changed + counts.doubtful === 0) return <p class="nl-paragraph">{t.nothing}</p>
  return (
    <>
      {counts.doubtful > 0 && <Radios name="rest" label={t.rest} value="skip"
        options={[{ value: 'skip', label: t.restSkip }, { value: 'new', label: t.restNew }]} />}
      <p class="nl-paragraph">{t.finishLead(figure(counts.new, here.language), figure(counts.changed, here.language))} {t.finishWho[file.kind]}</p>
      <Actions>
        {/* First, so that Enter in a field keeps what was chosen and imports nothing. */}
        {looked.status === 'doubtful' && <Button kind="secondary" name="doe" value="bewaren">{t.save}</Button>}
        <Button name="doe" value="invoeren">{t.finish}</Button>
        <a href={urls.importFile(file.id)}>{t.back}</a>
      </Actions>
    </>
  )
}

const Body = (props: PreviewProps) => {
  const { here, file, looked } = props
  const { preview: t } = texts[here.language]
  const { status, lines, counts } = looked
  // What a doubtful line is, is asked once every line is right: until then the answer would go with the file.
  const doubtful = status === 'doubtful' && counts.wrong === 0
  return (
    <Section title={t.statuses[status]} note={figure(counts[status], here.language)} wide={!doubtful}>
      <Flow>
        {status === 'wrong' && <p class="nl-paragraph">{t.wrongLead}</p>}
        {status === 'doubtful' && <p class="nl-paragraph">{doubtful ? t.doubtLead : t.doubtLater}</p>}
        {lines.length === 0 && <Empty><p class="nl-paragraph">{t.none}</p></Empty>}
        {lines.length > 0 && !doubtful && <><LinesTable {...props} /><Pages {...props} /></>}
        {counts.wrong === 0 && (
          <Form action={urls.importFinish(file.id)}>
            <Hidden name="toon" value={status} /><Hidden name="pagina" value={props.page} />
            {doubtful && lines.map((planned) => <Doubtful here={here} planned={planned} />)}
            {doubtful && <Pages {...props} />}
            <Finish {...props} />
          </Form>
        )}
        {counts.wrong > 0 && <Actions><LinkButton href={urls.imports}>{t.again}</LinkButton><a href={urls.importFile(file.id)}>{t.back}</a></Actions>}
      </Flow>
    </Section>
  )
}

/** What a file would change, line by line, and the way to take it over. */
export const PreviewPage = (props: PreviewProps) => {
  const { here, file, looked, refused, done, stuck } = props
  const { preview: t, begin, map, crumb, done: words, ring } = texts[here.language]
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(words, done)}
      crumbs={[{ label: crumb, href: urls.association }, { label: begin.title, href: urls.imports },
        { label: map.title, href: urls.importFile(file.id) }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead(file.name)} ring={ring.own} />
      <Section title={t.what} strong margin={<p class="dt-small">{t.unknown}</p>}>
        <Flow>
          {stuck && <ErrorSummary title={t.finishTitle} errors={[{ message: t.changed }]} />}
          <Counts {...props} />
          {refused.length > 0 && <p class="nl-paragraph">{t.power(refused.join(', '))}</p>}
          {looked.newRegions.length > 0 && <p class="nl-paragraph">{t.regions(looked.newRegions.slice(0, 20).join(', '))}</p>}
        </Flow>
      </Section>
      <Body {...props} />
    </Shell>
  )
}
