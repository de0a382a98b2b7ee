/**
 * A placing as the search sees it. What a placing costs is quadratic: a part per person and group, and a part per pair that
 * sits together. So for every person and group is kept what it would cost to sit there with who is there now, and a swap is
 * weighed in a few additions, as with the quadratic assignment problem (Taillard, Parallel Computing 17, 1991); only a swap
 * that is made costs a pass over all people.
 */
import { weightOf, weights, type Model } from './spreadingmodel.ts'

/** What two people cost when they sit together, by row: in groups that are measured on perspective, and in those that are not. */
const pairsOf = (model: Model, colleagues: number, measured: boolean): Float32Array => {
  const { over, organisation, pairs, people } = model
  const count = people.length
  const cost = new Float32Array(count * count)
  for (const { key, of } of over) {
    const weight = key === 'perspective' && !measured ? 0 : 2 * weights[key]
    for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) if (a !== b && of[a] === of[b]) cost[a * count + b]! += weight
  }
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) if (a !== b && organisation[a]! >= 0 && organisation[a] === organisation[b]) cost[a * count + b]! += colleagues
    for (const pair of pairs[a]!) {
      const asked = pair.free && organisation[a]! >= 0 && organisation[a] === organisation[pair.other]
      cost[a * count + pair.other]! += pair.cost - (asked ? colleagues : 0)
    }
  }
  return cost
}

/** What it costs by itself that somebody sits in a group: towards the expected counts, and the wish for another group. */
const alone = (model: Model, person: number, group: number): number => {
  let cost = model.wished[person]! >= 0 && model.wished[person] !== group ? weights.wish : 0
  for (const { key, of, expected } of model.over) cost += weightOf(key, model.groups[group]!) * (1 - 2 * expected[group]![of[person]!]!)
  return cost
}

/** Whom and what everybody wishes for, in one list: people by their number, a group as -1 less its number. */
const wishesIn = ({ people, pairs, wished, stays }: Model) => {
  const wishes: number[] = []
  const firsts = people.map((_, person) => {
    const first = wishes.length
    for (const { other, cost } of pairs[person]!) if (cost < 0) wishes.push(other)
    if (wished[person]! >= 0) wishes.push(-1 - wished[person]!)
    return first
  })
  firsts.push(wishes.length)
  return { wishes, firsts, wishing: people.flatMap((_, person) => (firsts[person + 1]! > firsts[person]! && !stays[person] ? [person] : [])) }
}

/** Who may come to sit where, by person, then group: who stays goes nowhere. */
const openTo = ({ allowed, stays }: Model): Uint8Array =>
  Uint8Array.from(allowed.flatMap((groups, person) => groups.map((may) => (may && !stays[person] ? 1 : 0))))

/** The placing, who sits where, and what every seat would cost everybody: `field` by person, then group. */
export const boardOf = (model: Model, start: ArrayLike<number>, colleagues: number) => {
  const count = model.people.length, many = model.groups.length
  const at = Int32Array.from(start)
  const measured = pairsOf(model, colleagues, true)
  const own = model.groups.some(({ perspective }) => perspective !== null) ? pairsOf(model, colleagues, false) : measured
  const pair = model.groups.map(({ perspective }) => (perspective === null ? measured : own))
  const field = new Float64Array(count * many)
  for (let person = 0; person < count; person++) {
    for (let group = 0; group < many; group++) field[person * many + group] = alone(model, person, group)
    for (let other = 0; other < count; other++) field[person * many + at[other]!]! += pair[at[other]!]![person * count + other]!
  }
  const seats = Int32Array.from([...at.keys()].sort((a, b) => at[a]! - at[b]! || a - b))
  const seatOf = new Int32Array(count)
  seats.forEach((person, seat) => { seatOf[person] = seat })
  const sizes = model.groups.map((_, group) => at.filter((one) => one === group).length)
  return {
    model, count, many, at, open: openTo(model), pair, field, seats, seatOf, sizes, ...wishesIn(model),
    /** where the seats of each group begin */
    begins: sizes.map((_, group) => sizes.slice(0, group).reduce((sum, size) => sum + size, 0)),
  }
}
export type Board = ReturnType<typeof boardOf>

/** What a swap would change. */
export const swapCost = ({ at, field, pair, count, many }: Board, a: number, b: number): number => {
  const g = at[a]!, h = at[b]!, both = a * count + b, ofA = a * many, ofB = b * many
  return field[ofA + h]! - field[ofA + g]! + field[ofB + g]! - field[ofB + h]! - pair[g]![both]! - pair[h]![both]!
}

/** Swaps two people of two groups. */
export const swap = ({ at, field, pair, count, many, seats, seatOf }: Board, a: number, b: number): void => {
  const g = at[a]!, h = at[b]!
  const here = pair[g]!, there = pair[h]!
  const rowA = a * count, rowB = b * count
  for (let one = 0, inG = g, inH = h; one < count; one++, inG += many, inH += many) {
    const less = here[rowB + one]! - here[rowA + one]!
    field[inG]! += less
    field[inH]! -= here === there ? less : there[rowB + one]! - there[rowA + one]!
  }
  at[a] = h
  at[b] = g
  const seat = seatOf[a]!
  seatOf[a] = seatOf[b]!
  seatOf[b] = seat
  seats[seatOf[a]!] = a
  seats[seat] = b
}

/** Whether two may swap: of two groups, each allowed in the other's, and neither kept where they are. */
export const may = ({ at, open, many }: Board, a: number, b: number): boolean =>
  at[a] !== at[b] && open[a * many + at[b]!] === 1 && open[b * many + at[a]!] === 1
