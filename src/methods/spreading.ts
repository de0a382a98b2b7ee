/**
 * Spreads people over groups. Hard: sizes, fixed people, groups of one perspective, and nobody with their own organisation
 * unless two both ask for it or there is no other way. Soft: each group looks like the whole, and wishes come true. Found by
 * simulated annealing over swaps (Kirkpatrick, Gelatt and Vecchi 1983) with incremental costs, then by descent. Chance is
 * seeded by the ids and people are sorted first: the same people always come out the same way, in whatever order they came.
 */
import { costOf, modelOf, weightOf, weights, type Model, type Spread, type SpreadGroup, type SpreadPerson, type SpreadRules } from './spreadingmodel.ts'

/** mulberry32 (Tommy Ettinger, 2017), seeded by FNV-1a over the ids. */
const chanceOf = (ids: readonly string[]) => {
  let seed = 2166136261
  for (const id of ids) for (let at = 0; at < id.length; at++) seed = Math.imul(seed ^ id.charCodeAt(at), 16777619)
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** While it is hot, colleagues together cost this: enough to leave, little enough to pass through. */
const inPassing = 60
/** In the end nothing weighs against it. */
const never = 1e6

/** The counts of a placing, so that a swap is weighed without counting anew. */
const boardOf = (model: Model, start: readonly number[]) => {
  const { over, groups, organisation, organisations } = model
  const peers = new Int32Array(groups.length * Math.max(1, organisations))
  organisation.forEach((one, person) => { if (one >= 0) peers[start[person]! * organisations + one]!++ })
  const seats = Int32Array.from(start.map((_, person) => person).sort((a, b) => start[a]! - start[b]! || a - b))
  const seatOf = new Int32Array(start.length)
  seats.forEach((person, seat) => { seatOf[person] = seat })
  const sizes = groups.map((_, group) => start.filter((one) => one === group).length)
  return {
    model, peers, at: Int32Array.from(start), seats, seatOf, sizes,
    /** where the seats of each group begin */
    begins: sizes.map((_, group) => sizes.slice(0, group).reduce((sum, size) => sum + size, 0)),
    scales: over.map(({ key, values, of, expected }) => {
      const counts = new Int32Array(groups.length * values.length)
      of.forEach((value, person) => { counts[start[person]! * values.length + value]!++ })
      return {
        counts, wide: values.length, of: Int32Array.from(of), shares: Float64Array.from(expected.flat()),
        weight: Float64Array.from(groups.map((group) => weightOf(key, group))),
      }
    }),
  }
}
type Board = ReturnType<typeof boardOf>

/** What pairs and wishes change when `person` leaves `from` for `to`, where `other` comes the other way. */
const personal = ({ model, at }: Board, person: number, from: number, to: number, other: number, colleagues: number): number => {
  const { organisation, pairs, wished } = model
  let change = 0
  for (const pair of pairs[person]!) {
    if (pair.other === other) continue
    const worth = pair.cost - (pair.free && organisation[person] === organisation[pair.other] && organisation[person]! >= 0 ? colleagues : 0)
    if (at[pair.other] === from) change -= worth
    else if (at[pair.other] === to) change += worth
  }
  const wish = wished[person]!
  return wish === from ? change + weights.wish : wish === to ? change - weights.wish : change
}

const swapCost = (board: Board, a: number, b: number, colleagues: number): number => {
  const { at, scales, peers, model: { organisation, organisations } } = board
  const g = at[a]!, h = at[b]!
  let change = 0
  for (const { counts, shares, weight, wide, of } of scales) {
    const v = of[a]!, w = of[b]!
    if (v === w) continue
    const gv = g * wide + v, gw = g * wide + w, hv = h * wide + v, hw = h * wide + w
    change += weight[g]! * 2 * (1 - counts[gv]! + shares[gv]! + counts[gw]! - shares[gw]!)
      + weight[h]! * 2 * (1 + counts[hv]! - shares[hv]! - counts[hw]! + shares[hw]!)
  }
  const p = organisation[a]!, q = organisation[b]!
  if (p !== q) {
    if (p >= 0) change += colleagues * (peers[h * organisations + p]! - peers[g * organisations + p]! + 1)
    if (q >= 0) change += colleagues * (peers[g * organisations + q]! - peers[h * organisations + q]! + 1)
  }
  return change + personal(board, a, g, h, b, colleagues) + personal(board, b, h, g, a, colleagues)
}

const move = ({ at, scales, peers, model: { organisation, organisations } }: Board, person: number, to: number): void => {
  const from = at[person]!
  for (const { counts, wide, of } of scales) {
    counts[from * wide + of[person]!]!--
    counts[to * wide + of[person]!]!++
  }
  const own = organisation[person]!
  if (own >= 0) { peers[from * organisations + own]!--; peers[to * organisations + own]!++ }
  at[person] = to
}

const swap = (board: Board, a: number, b: number): void => {
  const { at, seats, seatOf } = board
  const g = at[a]!, seat = seatOf[a]!
  seatOf[a] = seatOf[b]!
  seatOf[b] = seat
  seats[seatOf[a]!] = a
  seats[seat] = b
  move(board, a, at[b]!)
  move(board, b, g)
}

const may = ({ at, model: { allowed, stays } }: Board, a: number, b: number): boolean =>
  at[a] !== at[b] && !stays[b] && allowed[a]![at[b]!]! && allowed[b]![at[a]!]!

/** With whom `a` could swap: now and then somebody from where a wish of theirs would come true, else anybody. */
const partnerFor = ({ model, at, seats, begins, sizes }: Board, a: number, chance: () => number): number => {
  const { pairs, wished, movable } = model
  const mine = pairs[a]!
  if ((mine.length > 0 || wished[a]! >= 0) && chance() < 0.5) {
    const which = Math.floor(chance() * (mine.length + (wished[a]! >= 0 ? 1 : 0)))
    const pair = mine[which]
    const group = pair === undefined ? wished[a]! : pair.cost < 0 ? at[pair.other]! : -1
    if (group >= 0) return seats[begins[group]! + Math.floor(chance() * sizes[group]!)] ?? a
  }
  return movable[Math.floor(chance() * movable.length)]!
}

const anneal = (board: Board, movable: readonly number[], steps: number, chance: () => number): Int32Array => {
  const hot = 8, cold = 0.08
  let heat = hot
  const cooling = (cold / hot) ** (1 / Math.max(1, steps / 100))
  let cost = 0, least = 0
  let best = board.at.slice()
  for (let step = 0; step < steps; step++) {
    if (step % 100 === 0) heat *= cooling
    const a = movable[Math.floor(chance() * movable.length)]!
    const b = partnerFor(board, a, chance)
    if (!may(board, a, b)) continue
    const change = swapCost(board, a, b, inPassing)
    if (change > 0 && (change > heat * 20 || chance() >= Math.exp(-change / heat))) continue
    swap(board, a, b)
    cost += change
    if (cost < least - 1e-6) { least = cost; best = board.at.slice() }
  }
  return best
}

/** Swaps as long as any swap helps. */
const descend = (board: Board, movable: readonly number[]): void => {
  for (let helped = true, rounds = 0; helped && rounds < 50; rounds++) {
    helped = false
    for (let i = 0; i < movable.length; i++) for (let j = i + 1; j < movable.length; j++) {
      const a = movable[i]!, b = movable[j]!
      if (!may(board, a, b) || swapCost(board, a, b, never) > -1e-7) continue
      swap(board, a, b)
      helped = true
    }
  }
}

/**
 * People placed in groups. The result does not depend on the order of people or groups, and is the same every time. Wishes
 * about people or groups that are not there do not count. Throws a RangeError without groups.
 */
export const spread = (people: readonly SpreadPerson[], groups: readonly SpreadGroup[], rules: SpreadRules = {}): Spread => {
  if (groups.length === 0) throw new RangeError('no groups')
  const model = modelOf(rules.colleagues ? people.map((one) => ({ ...one, organisation: null })) : people, groups)
  const chance = chanceOf([...model.people, ...model.groups].map(({ id }) => id))
  const { movable } = model
  // Wishes make it harder: then once as long instead of twice.
  const wishes = model.wished.some((one) => one >= 0) || model.pairs.some((pairs) => pairs.length > 0)
  const steps = Math.min(wishes ? 1_400_000 : 450_000, (wishes ? 8_000 : 4_000) * movable.length) * (rules.effort ?? 1)
  let best: { at: Int32Array; cost: number; colleagues: number } | undefined
  for (let run = 0; run < (wishes && movable.length > 60 ? 1 : 2); run++) {
    const first = boardOf(model, model.start)
    const found = movable.length > 1 && groups.length > 1 ? anneal(first, movable, steps, chance) : first.at
    const board = boardOf(model, [...found])
    descend(board, movable)
    const here = costOf(model, board.at)
    const better = !best || here.colleagues < best.colleagues || here.colleagues === best.colleagues && here.cost < best.cost - 1e-9
    if (better) best = { at: board.at.slice(), ...here }
  }
  const { at, cost, colleagues } = best!
  return { placed: new Map(model.people.map(({ id }, index) => [id, model.groups[at[index]!]!.id])), cost, colleagues }
}
