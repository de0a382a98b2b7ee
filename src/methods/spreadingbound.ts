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

/** What a wish for a group costs for certain: who may not sit there, or stays elsewhere. */
const lostGroups = ({ wished, allowed, stays, start }: Model): number =>
  wished.reduce((sum, group, person) => sum + (group >= 0 && (stays[person] ? start[person] !== group : !allowed[person]![group]) ? weights.wish : 0), 0)

/**
 * The least that wishes about people can cost. Two by two: who wishes somebody that would rather not, or a colleague who did not
 * ask. Then by three: a with b, b with c, but a and c must or would be apart; such threes may not use the same wish twice.
 */
const leastForPairs = ({ pairs, organisation, people, base }: Model): number => {
  const apart = (a: number, b: number, free: boolean) => !free && organisation[a]! >= 0 && organisation[a] === organisation[b]
  const left = people.map(() => new Map<number, number>())
  let cost = base
  people.forEach((_, a) => pairs[a]!.forEach(({ other: b, cost: together, free }) => {
    const wish = apart(a, b, free) ? 0 : together
    left[a]!.set(b, wish)
    if (a < b) cost += Math.min(0, wish)
  }))
  const take = (a: number, b: number, much: number) => {
    const now = left[a]!.get(b)
    if (now === undefined) return
    for (const [one, other] of [[a, b], [b, a]] as const) left[one]!.set(other, now < 0 ? now + much : now - much)
  }
  people.forEach((_, b) => {
    for (const a of left[b]!.keys()) for (const c of left[b]!.keys()) {
      if (a >= c) continue
      const against = apart(a, c, pairs[a]!.some(({ other, free }) => other === c && free)) ? Infinity : left[a]!.get(c) ?? 0
      const much = Math.min(-left[b]!.get(a)!, -left[b]!.get(c)!, against)
      if (much <= 0) continue
      cost += much
      take(b, a, much)
      take(b, c, much)
      if (against !== Infinity) take(a, c, much)
    }
  })
  return cost
}

/**
 * No placing with these sizes in which no colleagues sit together unasked costs less: each comparison at its own best, and no
 * wish against it but those that must be.
 */
export const lowerBound = (model: Model): number =>
  spreadOver.reduce((sum, _, which) => sum + leastFor(model, which), 0) + leastForPairs(model) + lostGroups(model)
