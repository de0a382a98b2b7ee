import type { Here } from '../../../platform/here.ts'
import { Perspective, Units } from '../../../platform/look/marks.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { tellOpinions, type Figures } from '../../../workspaces/figures.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { mets, values } from './form.ts'
import type { Counted } from './queries.ts'
import { texts } from './texts.ts'

/** As many marks as can still be looked at; above it the table says it. */
const mostMarks = 200

/** How many answered together. */
export const sumOf = (figures: readonly number[]) => figures.reduce((sum, one) => sum + one, 0)
const decimals = { nl: new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 1, maximumFractionDigits: 1 }), en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }) }
/** An average as people read it. */
export const say = (here: Here, mean: number) => decimals[here.language].format(mean)
/** The average of how many gave each value. */
export const meanOf = (figures: readonly number[]) => figures.reduce((sum, count, at) => sum + count * (values[at] ?? 0), 0) / sumOf(figures)

interface Line { readonly key: string; readonly label: string; readonly figures: readonly number[] }

const linesOf = (here: Here, figures: Figures): Line[] => {
  const t = texts[here.language].result
  const per = figures.per.map(({ key, figures: counts }) => ({ key, label: perspectiveLabel(here, key), figures: counts }))
  const rest = figures.rest ?? (per.length === 0 ? figures.all : null)
  return rest ? [...per, { key: unnamed, label: per.length === 0 ? t.all : t.rest, figures: rest }] : per
}

interface PictureProps { here: Here; title: string; figures: Figures; options: readonly string[]; means?: boolean }

const Marks = ({ here, lines, options }: { here: Here; lines: readonly Line[]; options: readonly string[] }) => (
  <dl class="dt-terms">
    {options.map((option, at) => {
      const items = lines.flatMap(({ key, figures }) => Array.from({ length: figures[at] ?? 0 }, () => ({ perspective: key })))
      return <>
        <dt>{option} <span class="dt-soft">{items.length}</span></dt>
        <dd>{items.length > 0 ? <Units items={items} label={texts[here.language].result.marks(option, items.length)} /> : <span class="dt-soft">–</span>}</dd>
      </>
    })}
  </dl>
)

const Picture = ({ here, title, figures, options, means }: PictureProps) => {
  const t = texts[here.language].result
  if (!figures.all) return null
  const lines = linesOf(here, figures)
  const cells = (counts: readonly number[]) => [
    ...options.map((_, at) => String(counts[at] ?? 0)), String(sumOf(counts)), ...(means ? [say(here, meanOf(counts))] : []),
  ]
  const columns = [...options, t.count, ...(means ? [t.mean] : [])].map((label) => ({ label, numeric: true }))
  const table = (
    <Table caption={title} captionHidden columns={[{ label: t.perspective }, ...columns]} rows={[
      ...lines.map(({ key, label, figures: counts }) => [<Perspective perspective={key} label={label} />, ...cells(counts)]),
      ...(lines.length > 1 ? [[t.all, ...cells(figures.all)]] : []),
    ]} />
  )
  const few = figures.given <= mostMarks
  return (
    <>
      <h3 class="dt-sub">{title}</h3>
      {means && <p class="nl-paragraph">{t.meanOf(say(here, meanOf(figures.all)), figures.given)}</p>}
      {few && <Marks here={here} lines={lines} options={options} />}
      {few ? <Fold summary={t.table}>{table}</Fold> : table}
    </>
  )
}

/** What was answered, as far as it may be told: a mark for each person, and the same as a table per perspective. */
export const Result = ({ here, counted }: { here: Here; counted: Counted }) => {
  const t = texts[here.language]
  const [value, met] = [tellOpinions(here, counted.value), tellOpinions(here, counted.met)]
  if (!value.all) return <Section first strong title={t.result.title}><p class="nl-paragraph">{value.given === 0 ? t.result.nobody : t.result.few}</p></Section>
  return (
    <Section first strong title={t.result.title} note={value.given <= mostMarks ? t.result.oneMark : undefined} id="uitslag">
      <Picture here={here} title={t.result.met} figures={met} options={mets.map((one) => t.met[one])} />
      <Picture here={here} title={t.result.value} figures={value} options={values.map((one) => t.value[one - 1] ?? '')} means />
      {here.workspace.attribution !== 'anonymous' && <p class="dt-small dt-soft dt-after">{t.result.hidden}</p>}
    </Section>
  )
}
