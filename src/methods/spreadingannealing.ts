/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over swaps: more and more choosy, whoever is drawn goes to a group
 * where a wish of theirs comes true, or to any, and changes places with who suits best there. To look at all seats of one group
 * costs little more than to look at one, and of swaps at random nearly all are refused.
 */
import { swap, swapCost, type Board } from './spreadingboard.ts'
import { allowance, byHigh, byLow, luckOf, next, type Chance } from './spreadingchance.ts'

/** Of ten draws so many are of somebody with a wish; the others shake loose those who have what they wish. */
const wishing = 6
/** How hot it is at the end: colder finds nothing that the last descent does not find. */
const cold = 0.35

/** A group where a wish of `a` would come true. */
const wishedGroup = ({ wishes, firsts, at }: Board, a: number, drawn: number): number => {
  const wish = wishes[firsts[a]! + byLow(drawn, firsts[a + 1]! - firsts[a]!)]!
  return wish < 0 ? -1 - wish : at[wish]!
}

/** Whose seat in group `h` is cheapest for `a`, give or take as much luck as there is heat; -1 when nobody's. */
const partnerIn = (board: Board, a: number, h: number, heat: number, second: number): number => {
  const { at, field, pair, count, many, open, seats, begins, sizes } = board
  const g = at[a]!, here = pair[g]!, there = pair[h]!, row = a * count
  if (!open[a * many + h]) return -1
  let partner = -1, least = Infinity, drawn = second
  for (let seat = begins[h]!, end = seat + sizes[h]!; seat < end; seat++) {
    const b = seats[seat]!, ofB = b * many
    if (!open[ofB + g]) continue
    drawn = next(drawn)
    const cost = field[ofB + g]! - field[ofB + h]! - here[row + b]! - there[row + b]! - heat * luckOf(drawn)
    if (cost < least) { least = cost; partner = b }
  }
  return partner
}

/** The best placing met in so many looks at a group, from `hot` down. Who is drawn and sits right already costs next to nothing and is not counted. */
export const anneal = (board: Board, looks: number, hot: number, chance: Chance): Int32Array => {
  const { at, many, model: { movable } } = board
  const cooling = (cold / hot) ** (256 / Math.max(256, looks))
  const best = at.slice(), among = board.wishing.length
  let heat = hot, cost = 0, least = 0
  for (let look = 0; look < looks;) {
    const drawn = chance(), second = chance()
    const wish = among > 0 && byLow(drawn, 10) < wishing
    const a = wish ? board.wishing[byHigh(drawn, among)]! : movable[byHigh(drawn, movable.length)]!
    const h = wish ? wishedGroup(board, a, second) : byLow(second, many)
    if (h === at[a]) continue
    if ((look++ & 255) === 0) heat *= cooling
    const b = partnerIn(board, a, h, heat, second)
    if (b < 0) continue
    const change = swapCost(board, a, b)
    if (change > 0 && change > heat * allowance(chance)) continue
    swap(board, a, b)
    cost += change
    if (cost < least - 1e-6) { least = cost; best.set(at) }
  }
  return best
}
