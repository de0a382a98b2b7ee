import { longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { tellOpinions, type Figures } from '../../../workspaces/figures.ts'
import { values } from './form.ts'
import { meanOf, say, sumOf } from './pictures.tsx'
import type { Compared } from './queries.ts'
import { texts } from './texts.ts'

const [wide, high, edge] = [640, 220, 40]

/** One meeting in a picture: `height` from 0 to 1, what stands above it, and how many it rests on. */
interface Point { readonly number: number; readonly height: number; readonly said: string; readonly given: number }

interface LineProps { label: string; points: readonly Point[]; ticks: readonly { readonly height: number; readonly said: string }[] }

const Line = ({ label, points, ticks }: LineProps) => {
  const x = (at: number) => edge + 20 + (points.length === 1 ? 0 : at * (wide - 2 * edge - 20) / (points.length - 1))
  const y = (height: number) => high - edge - height * (high - 2 * edge)
  return (
    <svg class="dt-plot" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={label}>
      {ticks.map(({ height, said }) => <><path class="l-grid" d={`M${edge} ${y(height)}H${wide - 10}`}></path><text class="t-soft" x={edge - 6} y={y(height) + 5} text-anchor="end">{said}</text></>)}
      <path class="l-ink" d={points.map(({ height }, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(height).toFixed(1)}`).join('')}></path>
      {points.map(({ height, number, said, given }, at) => (
        <>
          <circle class="f-ink" cx={x(at)} cy={y(height)} r="6"></circle>
          <text class="t-strong t-halo" x={x(at)} y={y(height) - 12} text-anchor="middle">{said}</text>
          <text class="t-soft" x={x(at)} y={high - 12} text-anchor="middle">{number} (n={given})</text>
        </>
      ))}
    </svg>
  )
}

/** What may be told of one meeting. */
interface Told { readonly it: Compared; readonly value: Figures; readonly met: Figures }

const valueTicks = values.map((one) => ({ height: (one - 1) / 4, said: String(one) }))
const percent = (share: number) => `${Math.round(share * 100)}%`
const shareTicks = [0, 0.5, 1].map((height) => ({ height, said: percent(height) }))
const hopedShare = (figures: readonly number[]) => (figures[0] ?? 0) / sumOf(figures)

const valuePoints = (here: Here, told: readonly Told[], of: (value: Figures) => readonly number[] | null | undefined): Point[] =>
  told.flatMap(({ it, value }) => {
    const figures = of(value)
    return figures ? [{ number: it.number, height: (meanOf(figures) - 1) / 4, said: say(here, meanOf(figures)), given: sumOf(figures) }] : []
  })

const hopePoints = (told: readonly Told[]): Point[] =>
  told.flatMap(({ it, met }) => (met.all ? [{ number: it.number, height: hopedShare(met.all), said: percent(hopedShare(met.all)), given: met.given }] : []))

const perspectivesIn = (here: Here, told: readonly Told[]): string[] =>
  here.perspectives.map(({ key }) => key).filter((key) => told.some(({ value }) => value.per.some((one) => one.key === key)))

const ofKey = (key: string) => ({ per }: Figures) => per.find((one) => one.key === key)?.figures

/** Each perspective by itself, where at least two meetings may be told of it. */
const PerPerspective = ({ here, told }: { here: Here; told: readonly Told[] }) => {
  const t = texts[here.language].compare
  const drawn = perspectivesIn(here, told).map((key) => ({ key, points: valuePoints(here, told, ofKey(key)) })).filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return null
  return (
    <Fold summary={t.per}>
      {drawn.map(({ key, points }) => (
        <><p class="nl-paragraph"><Perspective perspective={key} label={perspectiveLabel(here, key)} /></p><Line label={`${t.picture}: ${perspectiveLabel(here, key)}`} points={points} ticks={valueTicks} /></>
      ))}
    </Fold>
  )
}

const All = ({ here, told, number }: { here: Here; told: readonly Told[]; number: number }) => {
  const t = texts[here.language]
  const keys = perspectivesIn(here, told)
  const mean = (figures: readonly number[] | null | undefined) => (figures ? say(here, meanOf(figures)) : '–')
  const rows = told.map(({ it, value, met }) => [
    it.number === number ? <strong>{t.meeting(it.number)}: {it.title}</strong> : <a href={urls.evaluation(here.workspace, it.number)}>{t.meeting(it.number)}: {it.title}</a>,
    longDate(it.starts_at, here.language), String(it.given), mean(value.all), ...keys.map((key) => mean(ofKey(key)(value))), met.all ? percent(hopedShare(met.all)) : '–',
  ])
  return (
    <Fold summary={t.result.table}>
      <Table caption={t.compare.picture} captionHidden rows={rows} columns={[
        { label: t.compare.meeting }, { label: t.compare.day }, { label: t.result.count, numeric: true }, { label: t.result.mean, numeric: true },
        ...keys.map((key) => ({ label: perspectiveLabel(here, key), numeric: true })), { label: t.compare.hopes, numeric: true },
      ]} />
    </Fold>
  )
}

/** How this meeting was found beside the others of the think tank: how it was valued, per perspective too, and what came of hopes. */
export const Comparison = ({ here, compared, number }: { here: Here; compared: readonly Compared[]; number: number }) => {
  const t = texts[here.language]
  if (compared.length === 0) return null
  const told = compared.map((it) => ({ it, value: tellOpinions(here, it.value), met: tellOpinions(here, it.met) }))
  return (
    <Section title={t.compare.title} note={t.compare.note} id="vergelijking">
      {compared.length === 1 ? <p class="nl-paragraph">{t.compare.one}</p> : (
        <Flow>
          <h3 class="dt-sub">{t.compare.picture}</h3>
          <Line label={t.compare.picture} points={valuePoints(here, told, ({ all }) => all)} ticks={valueTicks} />
          <h3 class="dt-sub">{t.compare.hopesPicture}</h3>
          <Line label={t.compare.hopesPicture} points={hopePoints(told)} ticks={shareTicks} />
          <PerPerspective here={here} told={told} />
          <All here={here} told={told} number={number} />
        </Flow>
      )}
    </Section>
  )
}
