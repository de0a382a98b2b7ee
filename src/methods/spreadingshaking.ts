/**
 * Makes a placing better by shaking it a little and mending it: iterated local search (Lourenço, Martin and Stützle 2003) that
 * now and then keeps what is worse, less often as it goes on. A shake gathers a few who wish to sit together in one group at
 * once, which one swap at a time cannot do; mending makes the best swap of every two groups touched, as long as one helps.
 */
import { may, swap, swapCost, type Board } from './spreadingboard.ts'
import { allowance, below, type Chance } from './spreadingchance.ts'

/** Most people gathered at once. */
const mostGathered = 6
const hot = 3, cold = 0.6
/** What a shake may cost before mending: few that cost more come to anything, and mending is most of the work. */
const hopeless = 35

/** Who wishes for a group, or is in a wish to sit together. */
export const wishingIn = ({ model: { movable, pairs, wished } }: Board): readonly number[] =>
  movable.filter((one) => wished[one]! >= 0 || pairs[one]!.some(({ cost }) => cost < 0))

/** A group where a wish of `a` would come true; -1 when the wish drawn is none for a group. */
export const wishedGroup = ({ model: { pairs, wished }, at }: Board, a: number, chance: Chance): number => {
  const mine = pairs[a]!
  const pair = mine[below(chance, mine.length + (wished[a]! >= 0 ? 1 : 0))]
  return pair === undefined ? wished[a]! : pair.cost < 0 ? at[pair.other]! : -1
}

/** Somebody and those around them in wishes. */
const clusterAround = ({ model: { pairs } }: Board, first: number, most: number): number[] => {
  const cluster = [first]
  for (let at = 0; at < cluster.length && cluster.length < most; at++) {
    for (const { other, cost } of pairs[cluster[at]!]!) if (cost < 0 && cluster.length < most && !cluster.includes(other)) cluster.push(other)
  }
  return cluster
}

/** Whose seat in `to` is cheapest for `a`, give or take a little; -1 when nobody's. */
const partnerIn = (board: Board, a: number, to: number, cluster: readonly number[], chance: Chance): number => {
  let partner = -1, least = Infinity
  for (let seat = board.begins[to]!; seat < board.begins[to]! + board.sizes[to]!; seat++) {
    const b = board.seats[seat]!
    if (!may(board, a, b) || cluster.includes(b)) continue
    const cost = swapCost(board, a, b) + (chance() & 3)
    if (cost < least) { least = cost; partner = b }
  }
  return partner
}

const swapTouching = (board: Board, a: number, b: number, touched: Uint8Array): number => {
  const change = swapCost(board, a, b)
  touched[board.at[a]!] = touched[board.at[b]!] = 1
  swap(board, a, b)
  return change
}

const gather = (board: Board, wishing: readonly number[], touched: Uint8Array, chance: Chance): number => {
  const first = wishing[below(chance, wishing.length)]!
  const wished = wishedGroup(board, first, chance)
  const to = wished < 0 ? board.at[first]! : chance() % 4 === 0 ? below(chance, board.sizes.length) : wished
  const cluster = clusterAround(board, first, 1 + below(chance, mostGathered))
  let change = 0
  for (const a of cluster) {
    const b = board.at[a] === to ? -1 : partnerIn(board, a, to, cluster, chance)
    if (b >= 0) change += swapTouching(board, a, b, touched)
  }
  return change
}

const swapTwo = (board: Board, touched: Uint8Array, chance: Chance): number => {
  const { movable } = board.model
  let change = 0
  for (let left = 2, tries = 0; left > 0 && tries < 50; tries++) {
    const a = movable[below(chance, movable.length)]!, b = movable[below(chance, movable.length)]!
    if (!may(board, a, b)) continue
    change += swapTouching(board, a, b, touched)
    left--
  }
  return change
}

/** The best swap of two groups, as long as one helps. */
const mendTwo = (board: Board, g: number, h: number): number => {
  const { seats, begins, sizes, field, count, pair, model: { stays, allowed } } = board
  const inG = g * count, inH = h * count
  for (let change = 0; ;) {
    let least = -1e-7, one = -1, other = -1
    for (let x = begins[g]!; x < begins[g]! + sizes[g]!; x++) {
      const a = seats[x]!, row = a * count
      if (stays[a] || !allowed[a]![h]) continue
      const gain = field[inH + a]! - field[inG + a]!
      for (let y = begins[h]!; y < begins[h]! + sizes[h]!; y++) {
        const b = seats[y]!
        const cost = gain + field[inG + b]! - field[inH + b]! - pair[g]![row + b]! - pair[h]![row + b]!
        if (cost < least && !stays[b] && allowed[b]![g]) { least = cost; one = a; other = b }
      }
    }
    if (one < 0) return change
    swap(board, one, other)
    change += least
  }
}

const mend = (board: Board, touched: Uint8Array): number => {
  const groups = [...touched.keys()].filter((group) => touched[group])
  let change = 0
  for (let helped = true; helped;) {
    helped = false
    groups.forEach((g, nth) => {
      for (const h of groups.slice(nth + 1)) {
        const less = mendTwo(board, g, h)
        if (less < 0) { change += less; helped = true }
      }
    })
  }
  return change
}

type Places = Pick<Board, 'at' | 'field' | 'seats' | 'seatOf'>
const copy = (from: Places, to: Places): void => {
  to.at.set(from.at); to.field.set(from.field); to.seats.set(from.seats); to.seatOf.set(from.seatOf)
}

/** Shakes and mends that many times, or until what it costs has come down by `enough`. Returns the best placing. */
export const shakeAndMend = (board: Board, shakes: number, enough: number, chance: Chance): Int32Array => {
  const wishing = wishingIn(board)
  const touched = new Uint8Array(board.sizes.length)
  const kept = { at: board.at.slice(), field: board.field.slice(), seats: board.seats.slice(), seatOf: board.seatOf.slice() }
  const best = board.at.slice()
  let cost = 0, least = 0
  for (let shake = 0; shake < shakes && least > -enough; shake++) {
    touched.fill(0)
    const shaken = wishing.length > 0 && below(chance, 10) > 0 ? gather(board, wishing, touched, chance) : swapTwo(board, touched, chance)
    const change = shaken > hopeless ? shaken : shaken + mend(board, touched)
    if (change > hot * (cold / hot) ** (shake / shakes) * allowance(chance)) { copy(kept, board); continue }
    cost += change
    copy(board, kept)
    if (cost < least - 1e-6) { least = cost; best.set(board.at) }
  }
  return best
}
