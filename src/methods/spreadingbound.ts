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

const apartAlways = ({ organisation, pairs }: Model, a: number, b: number): boolean =>
  organisation[a]! >= 0 && organisation[a] === organisation[b] && !pairs[a]!.some(({ other, free }) => other === b && free)

/** Whether somebody can never sit in a group. */
const never = ({ allowed, stays, start }: Model, person: number, group: number): boolean =>
  stays[person] ? start[person] !== group : !allowed[person]![group]!

/**
 * People, and after them the groups, with what it costs to part two (`ties`) and to have two together (`clashes`), and what wishes
 * cost for certain: who wishes somebody that would rather not, a colleague who did not ask, or a group that is closed to them.
 */
const wishesOf = (model: Model) => {
  const { pairs, people, groups, wished, stays, start, base } = model
  const ties = [...people, ...groups].map(() => new Map<number, number>())
  const clashes = [...people, ...groups].map(() => new Map<number, number>())
  const put = (map: Map<number, number>[], a: number, b: number, much: number) => { map[a]!.set(b, much); map[b]!.set(a, much) }
  let cost = base
  people.forEach((_, a) => {
    for (const { other: b, cost: together } of pairs[a]!) {
      if (a > b || apartAlways(model, a, b)) continue
      if (together < 0) { put(ties, a, b, -together); cost += together } else put(clashes, a, b, together)
    }
    people.forEach((_person, b) => { if (a < b && apartAlways(model, a, b) && !(stays[a] && stays[b])) put(clashes, a, b, Infinity) })
    groups.forEach((_group, g) => { if (never(model, a, g)) put(clashes, a, people.length + g, Infinity) })
    if (wished[a]! >= 0 && never(model, a, wished[a]!)) cost += weights.wish
    else if (wished[a]! >= 0) put(ties, a, people.length + wished[a]!, weights.wish)
    if (stays[a]) put(ties, a, people.length + start[a]!, Infinity)
  })
  groups.forEach((_, g) => groups.forEach((_group, h) => { if (g < h) put(clashes, people.length + g, people.length + h, Infinity) }))
  return { ties, clashes, cost }
}
type Wishes = ReturnType<typeof wishesOf>

/** The shortest way along ties, of at most so many, from one to somebody they clash with. */
const wayFrom = ({ ties, clashes }: Wishes, first: number, most: number): number[] | undefined => {
  const from = new Map([[first, -1]])
  let edge = [first]
  for (let length = 1; length <= most; length++) {
    const reached: number[] = []
    for (const a of edge) for (const [b, tie] of ties[a]!) {
      if (tie <= 0 || from.has(b)) continue
      from.set(b, a)
      reached.push(b)
      if ((clashes[first]!.get(b) ?? 0) <= 0) continue
      const way = [b]
      for (let back = a; back >= 0; back = from.get(back)!) way.push(back)
      return way
    }
    edge = reached
  }
  return undefined
}

const longestWay = 12

/**
 * The least that wishes can cost. Along a way of ties between two who clash, one tie at least must break, or they clash; so each
 * such way costs its weakest, and no two ways may use the same. Short ways first: it is a packing, not the best one.
 */
const leastForWishes = (model: Model): number => {
  const wishes = wishesOf(model)
  const less = (map: Map<number, number>[], a: number, b: number, much: number) => {
    const left = map[a]!.get(b)! - much
    map[a]!.set(b, left)
    map[b]!.set(a, left)
  }
  let { cost } = wishes
  for (let most = 1; most <= longestWay; most++) {
    for (let first = 0; first < wishes.ties.length; first++) {
      for (let way = wayFrom(wishes, first, most); way; way = wayFrom(wishes, first, most)) {
        const last = way[0]!
        const much = way.slice(1).reduce((least, one, at) => Math.min(least, wishes.ties[one]!.get(way![at]!)!), wishes.clashes[first]!.get(last)!)
        cost += much
        less(wishes.clashes, first, last, much)
        for (let at = 1; at < way.length; at++) less(wishes.ties, way[at]!, way[at - 1]!, much)
      }
    }
  }
  return cost
}

/**
 * No placing with these sizes in which no colleagues sit together unasked costs less: each comparison at its own best, and no
 * wish against it but those that must be.
 */
export const lowerBound = (model: Model): number =>
  spreadOver.reduce((sum, _, which) => sum + leastFor(model, which), 0) + leastForWishes(model)
