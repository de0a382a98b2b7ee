import type { Here } from '../../platform/here.ts'
import { descentOf, mostSteps, stepsFrom, type Step } from './walk.ts'
import { nodesOf, startOf, type Node, type TrailKind } from './nodes.ts'

export type { Node, TrailKind } from './nodes.ts'

/** Lines run from what lies under to what rests on it, by key of the node. */
export interface Graph {
  readonly start: string
  readonly nodes: readonly Node[]
  readonly edges: readonly { from: string; to: string }[]
  /** how many more there are in your rings than are shown; `over`: at least that many */
  readonly more: number
  readonly over: boolean
}

const mostNodes = 200

/** Keys in the order in which they are met, walking from the start along the steps. */
const nearestFirst = (start: string, steps: readonly Step[]): string[] => {
  const next = new Map<string, string[]>()
  for (const { from, to } of steps) next.set(from, [...(next.get(from) ?? []), to])
  const met = new Set([start])
  for (const key of met) for (const to of next.get(key) ?? []) met.add(to)
  return [...met]
}

/**
 * A finding that was merged or split is walked back to only because texts may still cite it. Where none does, it says
 * nothing about what became of the one that took its place.
 */
const withoutDeadEnds = (steps: readonly Step[]): Step[] => {
  let kept = [...steps]
  for (;;) {
    const leads = new Set(kept.map(({ from }) => from))
    const left = kept.filter(({ back, to }) => !back || leads.has(to))
    if (left.length === kept.length) return left
    kept = left
  }
}

const graphFrom = (start: string, steps: readonly Step[], known: ReadonlyMap<string, Node>, upward: boolean): Graph => {
  const all = nearestFirst(start, steps).filter((key) => known.has(key))
  const shown = new Set(all.slice(0, mostNodes))
  const edges = new Map<string, { from: string; to: string }>()
  for (const step of steps) {
    const edge = upward ? { from: step.from, to: step.to } : { from: step.to, to: step.from }
    if (shown.has(edge.from) && shown.has(edge.to) && !edges.has(`${edge.to} ${edge.from}`)) edges.set(`${edge.from} ${edge.to}`, edge)
  }
  return {
    start, nodes: [...shown].flatMap((key) => known.get(key) ?? []), edges: [...edges.values()],
    more: all.length - shown.size, over: steps.length >= mostSteps,
  }
}

/**
 * What is under a thing and what became of it, both: four queries. `ref` is its number, of a source its key, of a
 * publication "slug/number". Undefined when there is no such thing in your rings.
 */
export const graphsOf = async (here: Here, kind: TrailKind, ref: number | string): Promise<{ start: Node; under: Graph; became: Graph } | undefined> => {
  const start = await startOf(here, kind, ref)
  if (!start) return undefined
  const descent = kind === 'finding' ? await descentOf(here, start.id) : []
  const later = descent.filter((step) => step.later).map(({ to }) => to)
  const walked = await stepsFrom(here, start, later)
  const key = `${kind} ${start.id}`
  const under = [...descent.filter((step) => !step.later), ...walked.filter((step) => !step.upward)]
  const became = withoutDeadEnds([...descent.filter((step) => step.later), ...walked.filter((step) => step.upward)])
  const known = await nodesOf(here, [...new Set([key, ...under.map(({ to }) => to), ...became.map(({ to }) => to)])])
  const node = known.get(key)
  return node && { start: node, under: graphFrom(key, under, known, false), became: graphFrom(key, became, known, true) }
}
