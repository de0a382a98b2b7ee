import { longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import type { CriterionKey } from '../../2-preparation/charter/content.ts'
import { keysIn, openOn, type RipeDay } from './days.ts'
import { texts } from './texts.ts'

interface Props { here: Here; number: number; days: readonly RipeDay[] }

const dayNumber = ({ day }: RipeDay) => Date.parse(`${day}T12:00:00Z`) / 86_400_000

/** Where each day stands, 0 to 1; days lie as far apart as they are. */
const along = (days: readonly RipeDay[]): number[] => {
  const [first, last] = [dayNumber(days[0] as RipeDay), dayNumber(days.at(-1) as RipeDay)]
  return days.map((one) => (last === first ? 1 : (dayNumber(one) - first) / (last - first)))
}

const percent = (part: number) => `${(5 + part * 88).toFixed(2)}%`
// Figures nearer than this would stand on one another.
const apart = 0.12

/** Which figures are written: the first, the last, and of the others those that have room. */
const labelled = (parts: readonly number[]): ReadonlySet<number> => {
  const chosen = new Set([0, parts.length - 1])
  let before = 0
  parts.forEach((part, at) => {
    if (part - before < apart || 1 - part < apart) return
    chosen.add(at)
    before = part
  })
  return chosen
}

/** A line in steps: a figure stays until the next. */
const Steps = ({ days, label }: { days: readonly RipeDay[]; label: string }) => {
  const [parts, open] = [along(days), days.map(openOn)]
  const most = Math.max(1, ...open)
  const written = labelled(parts)
  const [x, y] = [(at: number) => percent(parts[at] as number), (at: number) => (146 - ((open[at] as number) / most) * 116).toFixed(1)]
  const last = days.length - 1
  return (
    <svg class="dt-time-line" height="170" role="img" aria-label={label}>
      <line class="l-axis" x1="5%" x2="93%" y1="156" y2="156"></line>
      {days.map((_, at) => at > 0 && (
        <>
          <line class="l-ink" stroke-width="2.5" x1={x(at - 1)} y1={y(at - 1)} x2={x(at)} y2={y(at - 1)}></line>
          <line class="l-ink" stroke-width="2.5" x1={x(at)} y1={y(at - 1)} x2={x(at)} y2={y(at)}></line>
        </>
      ))}
      {days.map((_, at) => at < last && written.has(at) && (
        <><circle class="f-ink" cx={x(at)} cy={y(at)} r="4"></circle><text class="t-soft" x={x(at)} y={Number(y(at)) - 12} text-anchor="middle">{open[at]}</text></>
      ))}
      <circle class="p-accent f-paper s-cur2" stroke-width="4" cx={x(last)} cy={y(last)} r="7"></circle>
      <text class="t-strong" x={x(last)} y={Number(y(last)) - 14} text-anchor="middle">{open[last]}</text>
    </svg>
  )
}

const of = ({ criteria }: RipeDay, key: CriterionKey) => criteria.find((one) => one.key === key)?.open

/** The course of one criterion in small; nothing when it was asked on one day only. */
export const Course = ({ here, days, criterion }: { here: Here; days: readonly RipeDay[]; criterion: CriterionKey }) => {
  const t = texts[here.language]
  const asked = days.filter((one) => of(one, criterion) !== undefined)
  if (asked.length < 2) return null
  const [parts, open] = [along(asked), asked.map((one) => of(one, criterion) as number)]
  const most = Math.max(1, ...open)
  const [x, y] = [(at: number) => 26 + (parts[at] as number) * 124, (at: number) => 34 - ((open[at] as number) / most) * 28]
  const path = open.map((_, at) => (at === 0 ? `M${x(0).toFixed(1)} ${y(0).toFixed(1)}` : `H${x(at).toFixed(1)}V${y(at).toFixed(1)}`)).join('')
  const last = open.length - 1
  return (
    <svg class="dt-criteria__line" width="176" height="40" viewBox="0 0 176 40" role="img" aria-label={t.picture.line(t[criterion], open.join(', '))}>
      <line class="l-grid" x1="26" x2="150" y1="34" y2="34"></line>
      <path class="l-ink" d={path}></path>
      <circle class={open[last] === 0 ? 'f-ink' : 'f-paper l-ink'} cx={x(last).toFixed(1)} cy={y(last).toFixed(1)} r="4"></circle>
      <text class="t-soft" x="19" y={(y(0) + 5).toFixed(1)} text-anchor="end">{open[0]}</text>
      <text class="t-strong" x="159" y={(y(last) + 5).toFixed(1)}>{open[last]}</text>
    </svg>
  )
}

const DaysTable = ({ here, days }: Props) => {
  const t = texts[here.language]
  const keys = keysIn(days)
  return (
    <Table caption={t.picture.caption} captionHidden
      columns={[{ label: t.picture.day }, ...keys.map((key) => ({ label: t[key], numeric: true })), { label: t.picture.all, numeric: true }]}
      rows={[...days].reverse().map((one) => [
        <time datetime={one.day}>{longDate(one.day, here.language)}</time>, ...keys.map((key) => of(one, key) ?? '–'), <strong>{openOn(one)}</strong>,
      ])} />
  )
}

/** What came of the points since the day before, over what was asked on both days: a criterion that came is no point that came. */
const Since = ({ here, before, today }: { here: Here; before: RipeDay; today: RipeDay }) => {
  const t = texts[here.language]
  const both = today.criteria.filter(({ key }) => of(before, key) !== undefined)
  const change = both.reduce((sum, { key, open }) => sum + open - (of(before, key) as number), 0)
  const came = today.criteria.filter((one) => !both.includes(one)).map(({ key }) => t[key].toLowerCase())
  const day = longDate(before.day, here.language)
  return <p class="dt-small dt-soft">{came.length > 0 ? `${t.picture.since(day, change).replace(/\.$/, t.picture.ofThen)} ${t.picture.came(came.join(', '))}` : t.picture.since(day, change)}</p>
}

/** How many points were open, day by day, with the table beside it. Nothing before there are two days to compare. */
export const Picture = (props: Props) => {
  const { here, number, days } = props
  const t = texts[here.language].picture
  if (days.length < 2) return null
  const [before, today] = [days.at(-2) as RipeDay, days.at(-1) as RipeDay]
  const first = longDate((days[0] as RipeDay).day, here.language)
  const label = t.label(days.map((one) => `${longDate(one.day, here.language)} ${openOn(one)}`).slice(-12).join(', '))
  return (
    <Section strong title={t.title} note={`${first} – ${longDate(today.day, here.language)}`}
      margin={<Since here={here} before={before} today={today} />}>
      <figure class="dt-figure"><Steps days={days} label={label} /></figure>
      <Fold summary={t.table}>
        <DaysTable {...props} />
        <p class="dt-after dt-small"><a href={urls.ripenessTable(here.workspace, number)} type="text/csv">{t.download}</a></p>
      </Fold>
    </Section>
  )
}

/** The same as a table that Dutch Excel opens: a mark for its letters, semicolons, one line a day. */
export const daysAsCsv = (here: Here, days: readonly RipeDay[]): string => {
  const t = texts[here.language]
  const keys = keysIn(days)
  const lines = days.map((one) => [one.day, ...keys.map((key) => of(one, key) ?? ''), openOn(one)])
  return `\uFEFF${[[t.picture.day, ...keys.map((key) => t[key]), t.picture.all], ...lines].map((line) => line.join(';')).join('\r\n')}\r\n`
}
