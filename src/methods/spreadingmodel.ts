/** What a spread over groups weighs, in numbers: see spreading.ts for the search. */

/** On what a group is compared with the whole. */
export const spreadOver = ['perspective', 'region', 'size', 'kind'] as const
export type SpreadOver = (typeof spreadOver)[number]

export interface SpreadPerson {
  readonly id: string
  readonly organisation: string | null
  readonly perspective: string
  readonly region: string | null
  readonly size: string | null
  readonly kind: string | null
  /** id of the group where this person stays */
  readonly fixed?: string | undefined
  /** ids of people: those who are not here do not count */
  readonly with?: readonly string[]
  readonly without?: readonly string[]
  /** id of the group that is wished for */
  readonly wish?: string | undefined
}
export interface SpreadGroup {
  readonly id: string
  /** null: mixed */
  readonly perspective: string | null
  /** how many people at most; without it as many as the others */
  readonly size?: number | undefined
}
export interface SpreadRules {
  /** colleagues of one organisation may sit together */
  readonly colleagues?: boolean
  /** how much longer to look: 1 is what a page asks for */
  readonly effort?: number
}
export interface Spread {
  /** group by person, in the order of the ids */
  readonly placed: ReadonlyMap<string, string>
  /** weighed squared deviations and wishes that did not come true; smaller is better, 0 is perfect */
  readonly cost: number
  /** pairs of colleagues in one group who did not both ask for it */
  readonly colleagues: number
}

/** How heavily each weighs: a group without a perspective is worse than one without a size class. */
export const weights = { perspective: 3, region: 2, size: 1, kind: 1, with: 4, without: 8, wish: 4 } as const

const compare = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Hands seats out one at a time to the smallest group that still has room and people: sizes stay within one of each other. */
const startFrom = (people: readonly SpreadPerson[], groups: readonly SpreadGroup[]): number[] => {
  const at = people.map((person) => groups.findIndex(({ id }) => id === person.fixed))
  const sizes = groups.map((_, group) => at.filter((one) => one === group).length)
  const mixed = groups.map(({ perspective }, at) => (perspective === null ? at : -1)).filter((at) => at >= 0)
  const owning = new Set(groups.map(({ perspective }) => perspective))
  const waiting = new Map<string, number[]>()
  const homeless: number[] = []
  people.forEach((person, index) => {
    if (at[index] !== -1) return
    if (!owning.has(person.perspective)) homeless.push(index)
    else waiting.set(person.perspective, [...(waiting.get(person.perspective) ?? []), index])
  })
  const smallest = (among: readonly number[]): number => {
    const room = among.filter((group) => sizes[group]! < (groups[group]!.size ?? Infinity))
    return (room.length ? room : among).reduce((best, group) => (sizes[group]! < sizes[best]! ? group : best))
  }
  const seat = (person: number, group: number) => { at[person] = group; sizes[group]!++ }
  if (mixed.length) while (homeless.length) seat(homeless.pop()!, smallest(mixed))
  for (;;) {
    const left = [...waiting.values()].filter((list) => list.length)
    if (left.length === 0) break
    const open = groups.map((_, group) => group)
      .filter((group) => groups[group]!.perspective === null || waiting.get(groups[group]!.perspective!)?.length)
    const group = smallest(open)
    const own = groups[group]!.perspective
    // A mixed seat goes to the perspective with most people waiting for each of its own groups.
    const list = own === null ? left.reduce((most, one) => (one.length > most.length ? one : most)) : waiting.get(own)!
    seat(list.pop()!, group)
  }
  while (homeless.length) seat(homeless.pop()!, smallest(groups.map((_, group) => group)))
  return at
}

/** What each group would look like if it were like the whole: how many of each value, by group and value. */
const expectedIn = (people: readonly SpreadPerson[], groups: readonly SpreadGroup[], start: readonly number[], key: SpreadOver) => {
  const values = [...new Set(people.map((one) => one[key]))].sort((a, b) => (a ?? '') < (b ?? '') ? -1 : 1)
  const sizes = groups.map((_, group) => start.filter((one) => one === group).length)
  const inMixed = new Map<string, [number, number]>()
  people.forEach((one, index) => {
    const seen = inMixed.get(one.perspective) ?? [0, 0]
    inMixed.set(one.perspective, [seen[0] + (groups[start[index]!]!.perspective === null ? 1 : 0), seen[1] + 1])
  })
  const expected = groups.map(({ perspective }, group) => {
    const shares = values.map(() => 0)
    let sum = 0
    for (const one of people) {
      const [mixed, all] = inMixed.get(one.perspective)!
      const share = perspective === null ? mixed / all : one.perspective === perspective ? 1 : 0
      shares[values.indexOf(one[key])]! += share
      sum += share
    }
    return shares.map((share) => (sum === 0 ? 0 : (share / sum) * sizes[group]!))
  })
  return { key, values, sizes, expected, of: people.map((one) => values.indexOf(one[key])) }
}

const wishesOf = (people: readonly SpreadPerson[], groups: readonly SpreadGroup[]) => {
  const index = new Map(people.map(({ id }, at) => [id, at]))
  const pairs = people.map(() => new Map<number, { cost: number; free: boolean }>())
  let base = 0
  const couple = (a: number, b: number, cost: number) => {
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const seen = pairs[one]!.get(other)
      const free = people[a]!.with?.includes(people[b]!.id) && people[b]!.with?.includes(people[a]!.id)
      pairs[one]!.set(other, { cost: (seen?.cost ?? 0) + cost, free: Boolean(free) })
    }
  }
  people.forEach((person, a) => {
    for (const id of new Set(person.with)) {
      const b = index.get(id)
      if (b !== undefined && b !== a) { couple(a, b, -weights.with); base += weights.with }
    }
    for (const id of new Set(person.without)) {
      const b = index.get(id)
      if (b !== undefined && b !== a) couple(a, b, weights.without)
    }
  })
  const wished = people.map(({ wish }) => groups.findIndex(({ id }) => id === wish))
  return { base, wished, pairs: pairs.map((map) => [...map].map(([other, pair]) => ({ other, ...pair }))) }
}

/** All that the search looks at, in numbers. For the lower bound as well. */
export const modelOf = (given: readonly SpreadPerson[], groupsGiven: readonly SpreadGroup[]) => {
  const people = [...given].sort(compare)
  const groups = [...groupsGiven].sort(compare)
  const start = startFrom(people, groups)
  const organisations = [...new Set(people.map(({ organisation }) => organisation))].sort()
  const owning = new Set(groups.map(({ perspective }) => perspective))
  const allowed = people.map((person) => groups.map(({ perspective }) =>
    perspective === null || perspective === person.perspective || !owning.has(null) && !owning.has(person.perspective)))
  return {
    people, groups, start, allowed, ...wishesOf(people, groups),
    over: spreadOver.map((key) => expectedIn(people, groups, start, key)),
    // Who has no organisation has no colleagues.
    organisation: people.map(({ organisation }) => (organisation === null ? -1 : organisations.indexOf(organisation))),
    organisations: organisations.length,
    stays: people.map(({ fixed }) => groups.some(({ id }) => id === fixed)),
    movable: people.map(({ fixed }, at) => (groups.some(({ id }) => id === fixed) ? -1 : at)).filter((at) => at >= 0),
  }
}
export type Model = ReturnType<typeof modelOf>

/** The weight of one comparison in one group: a group of one perspective is not measured on that. */
export const weightOf = (key: SpreadOver, { perspective }: SpreadGroup): number => (key === 'perspective' && perspective !== null ? 0 : weights[key])

/** What a placing costs, counted anew. */
export const costOf = (model: Model, at: readonly number[] | Int32Array): { cost: number; colleagues: number } => {
  let cost = model.base
  let colleagues = 0
  for (const { key, values, expected, of } of model.over) {
    model.groups.forEach((group, g) => values.forEach((_, v) => {
      const count = of.reduce((sum, value, person) => sum + (value === v && at[person] === g ? 1 : 0), 0)
      cost += weightOf(key, group) * (count - expected[g]![v]!) ** 2
    }))
  }
  model.people.forEach((_, one) => {
    if (model.wished[one]! >= 0 && model.wished[one] !== at[one]) cost += weights.wish
    for (const pair of model.pairs[one]!) if (pair.other > one && at[pair.other] === at[one]) cost += pair.cost
    for (let other = one + 1; other < model.people.length; other++) {
      if (at[one] !== at[other] || model.organisation[one] === -1 || model.organisation[one] !== model.organisation[other]) continue
      if (!model.pairs[one]!.some((pair) => pair.other === other && pair.free)) colleagues++
    }
  })
  return { cost, colleagues }
}
