import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { levels } from './changes.ts'
import type { Count, Level } from './queries.ts'
import { texts } from './texts.ts'

interface YearOf { readonly year: string; readonly count: number; readonly gone: number }

const yearsOf = (counts: readonly Count[], level: Level): YearOf[] => {
  const years = new Map<string, YearOf>()
  for (const one of counts) {
    if (one.level !== level) continue
    const { count, gone } = years.get(one.year) ?? { count: 0, gone: 0 }
    years.set(one.year, { year: one.year, count: count + one.count, gone: gone + (one.superseded ? one.count : 0) })
  }
  return [...years.values()].sort((a, b) => (a.year < b.year ? -1 : 1))
}

const radiusOf = (count: number) => Math.min(11, 3.5 + Math.sqrt(count) * 1.5).toFixed(1)

/** The years that the picture spans; undefined when nothing has a date. */
const spanOf = (counts: readonly Count[]): [number, number] | undefined => {
  const years = counts.flatMap(({ year }) => (year === '' ? [] : [Number(year)]))
  return years.length === 0 ? undefined : [Math.min(...years), Math.max(...years)]
}

const Line = ({ here, level, years, span: [first, last] }: { here: Here; level: Level; years: readonly YearOf[]; span: [number, number] }) => {
  const t = texts[here.language]
  const x = (year: string) => `${(last === first ? 50 : 4 + ((Number(year) - first) / (last - first)) * 92).toFixed(2)}%`
  const dated = years.filter(({ year }) => year !== '')
  const words = years.map(({ year, count, gone }) => t.picture.year(year || t.picture.unknown, count, gone)).join('; ')
  return (
    <div class="dt-dotrow">
      <p>{t.level[level]}</p>
      <svg height="24" role="img" aria-label={t.picture.label(t.level[level], words)}>
        <line class="l-axis" x1="4%" x2="96%" y1="12" y2="12"></line>
        {dated.map(({ year, count, gone }) => (
          <circle class={gone === count ? 'f-paper l-ink' : 'f-ink'} cx={x(year)} cy="12" r={radiusOf(count)}></circle>
        ))}
      </svg>
    </div>
  )
}

/** What there is, level by level along the years, with its table. Nothing when nothing is there. */
export const LandscapePicture = ({ here, counts }: { here: Here; counts: readonly Count[] }) => {
  const t = texts[here.language]
  const lines = levels.map((level) => ({ level, years: yearsOf(counts, level) })).filter(({ years }) => years.length > 0)
  const span = spanOf(counts)
  const rows = lines.flatMap(({ level, years }) => [...years].reverse().map(({ year, count, gone }) => [
    t.level[level], year || t.picture.unknown, figure(count, here.language), figure(gone, here.language),
  ]))
  return (
    <figure class="dt-figure dt-picture">
      {span && lines.map(({ level, years }) => <Line here={here} level={level} years={years} span={span} />)}
      {span && <p class="dt-dotrow__axis" aria-hidden="true"><span>{span[0]}</span>{span[1] !== span[0] && <span>{span[1]}</span>}</p>}
      {span && <p class="dt-figure__note">{t.picture.note}</p>}
      <Fold summary={t.picture.table}>
        <Table caption={t.picture.caption} captionHidden rows={rows} columns={[
          { label: t.field.level }, { label: t.picture.yearHead }, { label: t.picture.number, numeric: true }, { label: t.picture.gone, numeric: true },
        ]} />
      </Fold>
    </figure>
  )
}
