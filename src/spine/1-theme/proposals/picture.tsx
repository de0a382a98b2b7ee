import { figure } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { shapeOf } from '../../../platform/look/marks.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import type { Cell } from './queries.ts'
import { texts } from './texts.ts'

const ways = ['region', 'size', 'kind'] as const
type Way = (typeof ways)[number]
interface Group { readonly label: string; readonly cells: readonly Cell[]; readonly all: number; readonly supporting: number }
interface Props { here: Here; cells: readonly Cell[] }

const [wide, rowHeight, step, perLine] = [340, 46, 14, 24]
/** Above this many in one group a mark for each would be a field of dots: then bars. */
const mostMarks = perLine * 2

const order: Record<Way, readonly (string | null)[]> = {
  region: [], size: ['small', 'medium', 'large', null], kind: ['municipality', 'shared-service', 'supplier', 'central-government', 'other'],
}
const valueOf = (cell: Cell, way: Way): string | null => (way === 'region' ? cell.region : way === 'size' ? cell.size_class : cell.kind)

const labelOf = (here: Here, way: Way, value: string | null): string => {
  const t = texts[here.language].picture
  if (way === 'region') return value ?? t.noRegion
  if (way === 'size') return value === null ? t.noSize : t.sizes[value as 'small']
  return t.kinds[value as 'municipality']
}

const sum = (cells: readonly Cell[], of: 'all' | 'supporting') => cells.reduce((total, cell) => total + cell[of], 0)

/** How many organisations there are in all. */
export const allIn = (cells: readonly Cell[]): number => sum(cells, 'all')
/** How many of them support it. */
export const supportingIn = (cells: readonly Cell[]): number => sum(cells, 'supporting')

const groupsOf = ({ here, cells }: Props, way: Way): Group[] => {
  const given = order[way]
  const values = [...new Set(cells.map((cell) => valueOf(cell, way)))]
    .sort((a, b) => (given.length > 0 ? given.indexOf(a) - given.indexOf(b) : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return values.map((value) => {
    const own = cells.filter((cell) => valueOf(cell, way) === value)
    return { label: labelOf(here, way, value), cells: own, all: sum(own, 'all'), supporting: sum(own, 'supporting') }
  })
}

/** The organisations of a group: who supports it first, each by its kind. */
const marksOf = ({ cells }: Group) => [false, true].flatMap((open) => cells.flatMap((cell) =>
  Array.from({ length: open ? cell.all - cell.supporting : cell.supporting }, () => ({ shape: shapeOf(cell.kind), open }))))

const Marks = ({ group, y }: { group: Group; y: number }) => (
  <>{marksOf(group).map(({ shape, open }, at) => (
    <svg class={`dt-mark dt-is-${shape}${open ? ' dt-mark--open' : ''}`} x={(at % perLine) * step} y={y + Math.floor(at / perLine) * step}
      width="11" height="11" viewBox="0 0 12 12"><use href={`#m-${shape}`}></use></svg>
  ))}</>
)

const Bar = ({ group, y, most }: { group: Group; y: number; most: number }) => (
  <>
    <path class="l-axis" d={`M0 ${y + 6}H${Math.max(1, Math.round(wide * group.all / most))}`}></path>
    {group.supporting > 0 && <rect class="f-ink" x="0" y={y + 1} width={Math.max(2, Math.round(wide * group.supporting / most))} height="10"></rect>}
  </>
)

const Panel = ({ here, groups, title }: { here: Here; groups: readonly Group[]; title: string }) => {
  const t = texts[here.language].picture
  const most = Math.max(...groups.map(({ all }) => all))
  const asMarks = most <= mostMarks
  const height = rowHeight + (asMarks && most > perLine ? step : 0)
  const say = ({ supporting, all }: Group) => t.of(figure(supporting, here.language), figure(all, here.language))
  return (
    <div>
      <h3 class="dt-panel-title dt-panel-title--one">{title}</h3>
      <svg class="dt-plot" viewBox={`0 0 ${wide} ${groups.length * height}`} role="img"
        aria-label={`${title}. ${groups.map((group) => `${group.label}: ${say(group)}`).join('; ')}`}>
        {groups.map((group, at) => (
          <g>
            <text x="0" y={at * height + 15}>{group.label}</text>
            <text class="t-soft" x={wide} y={at * height + 15} text-anchor="end">{say(group)}</text>
            {asMarks ? <Marks group={group} y={at * height + 23} /> : <Bar group={group} y={at * height + 23} most={most} />}
          </g>
        ))}
      </svg>
    </div>
  )
}

const GroupTable = ({ here, way, groups }: { here: Here; way: Way; groups: readonly Group[] }) => {
  const t = texts[here.language].picture
  return (
    <Table caption={t.by[way]} columns={[{ label: t.group[way] }, { label: t.supporting, numeric: true }, { label: t.all, numeric: true }]}
      rows={groups.map(({ label, supporting, all }) => [label, figure(supporting, here.language), figure(all, here.language)])} />
  )
}

/** Who supports a proposal: by region, by size and by kind, as a picture and as tables. */
export const SupportPicture = (props: Props) => {
  const { here } = props
  const t = texts[here.language].picture
  const parts = ways.map((way) => ({ way, groups: groupsOf(props, way) }))
  const asMarks = parts.some(({ groups }) => groups.every(({ all }) => all <= mostMarks))
  const asBars = parts.some(({ groups }) => groups.some(({ all }) => all > mostMarks))
  return (
    <>
      <figure class="dt-figure">
        <div class="dt-panels dt-panels--three">{parts.map(({ way, groups }) => <Panel here={here} groups={groups} title={t.by[way]} />)}</div>
        <figcaption class="dt-figure__note">{asMarks && t.note}{asMarks && asBars && ' '}{asBars && t.noteBars}</figcaption>
      </figure>
      <Fold summary={t.table}>
        <div class="dt-panels">{parts.map(({ way, groups }) => <GroupTable here={here} way={way} groups={groups} />)}</div>
      </Fold>
    </>
  )
}
