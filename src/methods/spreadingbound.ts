import { spreadOver, weightOf, weights, type Model } from './spreadingmodel.ts'

/**
 * The least that one comparison can cost, as the cheapest flow of people with each value into groups of each size: convex
 * costs, so successive shortest paths (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 14). Nothing else is asked.
 */
const leastFor = (model: Model, which: number): number => {
  const { key, values, sizes, expected, of } = model.over[which]!
  const k = sizes.length
  const weight = model.groups.map((group) => weightOf(key, group))
  const flow = values.map(() => sizes.map(() => 0))
  const left = values.map((_, v) => of.filter((one) => one === v).length)
  const room = [...sizes]
  const more = (v: number, g: number) => weight[g]! * (1 + 2 * (flow[v]![g]! - expected[g]![v]!))
  let cost = values.reduce((sum, _, v) => sum + sizes.reduce((inner, _size, g) => inner + weight[g]! * expected[g]![v]! ** 2, 0), 0)
  for (let people = of.length; people > 0; people--) {
    const far = [...left.map((count) => (count > 0 ? 0 : Infinity)), ...sizes.map(() => Infinity)]
    const from = far.map(() => -1)
    for (let changed = true; changed;) {
      changed = false
      values.forEach((_, v) => {
        for (let g = 0; g < k; g++) {
          const to = values.length + g
          if (far[v]! + more(v, g) < far[to]! - 1e-9) { far[to] = far[v]! + more(v, g); from[to] = v; changed = true }
          if (flow[v]![g]! === 0) continue
          const back = weight[g]! * (1 + 2 * (flow[v]![g]! - 1 - expected[g]![v]!))
          if (far[to]! - back < far[v]! - 1e-9) { far[v] = far[to]! - back; from[v] = to; changed = true }
        }
      })
    }
    let end = -1
    for (let g = 0; g < k; g++) if (room[g]! > 0 && (end < 0 || far[values.length + g]! < far[end]!)) end = values.length + g
    cost += far[end]!
    room[end - values.length]!--
    let node = end
    while (from[node]! >= 0) {
      const before = from[node]!
      if (node >= values.length) flow[before]![node - values.length]!++
      else flow[node]![before - values.length]!--
      node = before
    }
    left[node]!--
  }
  return cost
}

/** No placing with these sizes costs less: each comparison at its own best, and no wish against it but those that must be. */
export const lowerBound = (model: Model): number =>
  spreadOver.reduce((sum, _, which) => sum + leastFor(model, which), 0)
  + model.people.reduce((sum, { fixed }, at) => sum + (fixed !== undefined && model.wished[at]! >= 0 && model.wished[at] !== model.start[at] && !model.movable.includes(at) ? weights.wish : 0), 0)
