import type { Here } from '../../platform/here.ts'
import { shapeOf } from '../../platform/look/marks.tsx'
import type { Graph, Node } from './graph.ts'
import { compareNodes } from './nodes.ts'
import { texts } from './texts.ts'

type Column = 'said' | 'finding' | 'earlier' | 'draft' | 'publication'
interface Placed { node: Node; name: string; x: number; y: number }
interface Lane { key: Column; x: number; y: number; shown: Node[]; hidden: number; total: number }
interface Drawing { lanes: Lane[]; placed: ReadonlyMap<string, Placed>; wide: number; height: number }

const order: readonly Column[] = ['said', 'finding', 'earlier', 'draft', 'publication']
const laneWidth = 220
const rowHeight = 28
const top = 44
/** More in one column than this is a list, not a picture. */
const mostRows = 40

const columnOf = ({ kind, withdrawn }: Node): Column =>
  kind === 'contribution' || kind === 'source' ? 'said' : kind === 'finding' ? (withdrawn ? 'earlier' : 'finding') : kind

const drawingOf = (here: Here, start: Node, nodes: readonly Node[]): Drawing => {
  const names = namesOf(here, nodes)
  const lanes: Lane[] = []
  for (const key of order) {
    const inLane = nodes.filter((node) => columnOf(node) === key)
      .sort((a, b) => Number(b.key === start.key) - Number(a.key === start.key) || a.kind.localeCompare(b.kind) || compareNodes(a, b))
    if (inLane.length === 0) continue
    const shown = inLane.slice(0, mostRows)
    lanes.push({ key, x: 8 + lanes.length * laneWidth, y: 0, shown, hidden: inLane.length - shown.length, total: inLane.length })
  }
  const rowsOf = ({ shown, hidden }: Lane) => shown.length + (hidden > 0 ? 1 : 0)
  const rows = Math.max(...lanes.map(rowsOf))
  const placed = new Map<string, Placed>()
  for (const lane of lanes) {
    // Whole rows, so that a line between the rows of one column is between those of every column.
    lane.y = top + Math.floor((rows - rowsOf(lane)) / 2) * rowHeight
    lane.shown.forEach((node, at) => placed.set(node.key, { node, name: names.get(node.key) ?? '', x: lane.x, y: lane.y + at * rowHeight }))
  }
  return { lanes, placed, wide: lanes.length * laneWidth + 8, height: top + rows * rowHeight }
}

/** The words, cut off at this many signs with a mark that they were. */
export const clip = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words)

const most = 24

/** Before what has a title: of texts that are published apart each has a version 1. */
const beforeTitle = (here: Here, { kind, number }: Node): string => (kind === 'publication' ? texts[here.language].edition(number ?? 0, '') : '')

const labelOf = (here: Here, node: Node): string => {
  if (node.kind === 'source' || node.kind === 'publication') return clip(`${beforeTitle(here, node)}${node.label}`, most)
  const name = texts[here.language].kind[node.kind](node.number ?? 0)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** Where words begin to differ from others that are cut off alike: at the start of the word in which they do, or a little before it in a long word. */
const differsAt = (words: string, others: readonly string[]): number => {
  const shared = Math.max(...others.map((other) => [...words].findIndex((sign, at) => sign !== other[at])).map((at) => (at < 0 ? words.length : at)))
  return Math.max(words.lastIndexOf(' ', shared - 1) + 1, shared - 8)
}

/** What each is called in the picture. Titles that begin alike would read alike when cut off: those begin where they differ. */
const namesOf = (here: Here, nodes: readonly Node[]): ReadonlyMap<string, string> => {
  const cut = nodes.map((node) => ({ node, name: labelOf(here, node) }))
  return new Map(cut.map(({ node, name }) => {
    const others = cut.filter((other) => other.name === name && other.node.label !== node.label).map((other) => other.node.label)
    return [node.key, others.length === 0 ? name : clip(`${beforeTitle(here, node)}…${node.label.slice(differsAt(node.label, others))}`, most)]
  }))
}

/** A line starts after the name it comes from. Past a column in between it runs between the rows, not through the names. */
const pathOf = (from: Placed, to: Placed): string => {
  const x1 = from.x + Math.min(26 + from.name.length * 7.6, laneWidth - 40)
  const [y1, x2, y2] = [from.y - 5, to.x - 6, to.y - 5]
  if (to.x <= from.x) return `M${x1} ${y1}C${x1 + 40} ${y1} ${x1 + 40} ${y2} ${x1} ${y2}`
  if (to.x - from.x <= laneWidth) return `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`
  const [near, far, between] = [from.x + laneWidth - 10, to.x - 50, y1 + rowHeight / 2]
  return `M${x1} ${y1}C${(x1 + near) / 2} ${y1} ${(x1 + near) / 2} ${between} ${near} ${between}H${far}C${far + 22} ${between} ${far + 22} ${y2} ${x2} ${y2}`
}

const Line = ({ from, to, own }: { from: Placed; to: Placed; own: boolean }) => (
  <path class={to.x <= from.x ? 'l-mark' : own ? 'l-ink' : 'l-axis'} d={pathOf(from, to)}></path>
)

const Dot = ({ placed: { node, name, x, y }, start }: { placed: Placed; start: boolean }) => {
  const shape = node.perspective === undefined ? undefined : shapeOf(node.perspective)
  return (
    <a href={node.href}>
      <title>{`${name}${node.label ? `: ${clip(node.label, 160)}` : ''}`}</title>
      {shape
        ? <svg class={`dt-mark dt-is-${shape}`} x={x} y={y - 11} width="12" height="12" viewBox="0 0 12 12"><use href={`#m-${shape}`}></use></svg>
        : <circle class={start ? 'f-ink' : 'f-paper l-ink'} cx={x + 6} cy={y - 5} r="5"></circle>}
      <text class={start ? 'f-ink t-strong' : 'f-ink'} x={x + 18} y={y} font-size="15">{name}</text>
    </a>
  )
}

const edgesOf = (under: Graph, became: Graph) =>
  [...new Map([...under.edges, ...became.edges].map((edge) => [`${edge.from} ${edge.to}`, edge])).values()]

/** The nodes that lie on a line with the start, by way of the given edges. */
const ownEdges = (start: string, edges: readonly { from: string; to: string }[]) =>
  new Set(edges.filter(({ from, to }) => from === start || to === start))

/**
 * From left to right what was said, the findings, the texts and the editions, with a line wherever one rests on another.
 * Each node is a link with its name; the lists on the same page hold the same, in words.
 */
export const Picture = ({ here, start, under, became }: { here: Here; start: Node; under: Graph; became: Graph }) => {
  const t = texts[here.language]
  const nodes = [...new Map([...under.nodes, ...became.nodes].map((node) => [node.key, node])).values()]
  const { lanes, placed, wide, height } = drawingOf(here, start, nodes)
  const edges = edgesOf(under, became)
  const own = ownEdges(start.key, edges)
  const label = t.pictureLabel(lanes.map(({ key, total }) => `${t.column[key]}: ${total}`).join(', '))
  return (
    <figure class="dt-figure">
      <div class="dt-table-wrap">
        <svg width={wide} height={height} viewBox={`0 0 ${wide} ${height}`} role="group" aria-label={label}>
          {edges.map((edge) => {
            const [from, to] = [placed.get(edge.from), placed.get(edge.to)]
            return from && to ? <Line from={from} to={to} own={own.has(edge)} /> : null
          })}
          {lanes.map(({ key, x, y, shown, hidden }) => (
            <g>
              <text class="f-ink" x={x} y="15" font-size="15" font-weight="600">{t.column[key]}</text>
              {hidden > 0 && <text class="f-ink" x={x + 18} y={y + shown.length * rowHeight} font-size="15">{t.moreInPicture(hidden)}</text>}
            </g>
          ))}
          {[...placed.values()].map((one) => <Dot placed={one} start={one.node.key === start.key} />)}
        </svg>
      </div>
      <figcaption class="dt-figure__note">{t.pictureNote}</figcaption>
    </figure>
  )
}
