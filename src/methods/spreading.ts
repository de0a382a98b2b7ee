/**
 * Spreads people over groups. Hard: sizes, fixed people, groups of one perspective, and nobody with their own organisation
 * unless two both ask for it or there is no other way. Soft: each group looks like the whole, and wishes come true. Found by
 * simulated annealing over swaps (Kirkpatrick, Gelatt and Vecchi 1983), then by shaking and mending, then by descent, each for
 * so many steps, not for so long. Chance is seeded by the ids and people are sorted first: the same people always come out the
 * same way, in whatever order they came and on whatever machine.
 */
import { boardOf, may, swap, swapCost, type Board } from './spreadingboard.ts'
import { lowerBound } from './spreadingbound.ts'
import { allowance, below, chanceOf, type Chance } from './spreadingchance.ts'
import { costOf, modelOf, type Model, type Spread, type SpreadGroup, type SpreadPerson, type SpreadRules } from './spreadingmodel.ts'
import { shakeAndMend, wishedGroup, wishingIn } from './spreadingshaking.ts'

/** While it is hot, colleagues together cost this: enough to leave, little enough to pass through. */
const inPassing = 60
/** In the end nothing weighs against it. */
const never = 1e6
const hot = 4, cold = 0.1

const partnerFor = (board: Board, a: number, chance: Chance): number => {
  const group = wishedGroup(board, a, chance)
  return group < 0 ? a : board.seats[board.begins[group]! + below(chance, board.sizes[group]!)] ?? a
}

/** Swaps at random, more and more choosy, and one in four times somebody to where a wish of theirs comes true. */
const anneal = (board: Board, steps: number, chance: Chance): Int32Array => {
  const { movable } = board.model
  const wishing = wishingIn(board)
  const cooling = (cold / hot) ** (1 / Math.max(1, steps / 256))
  const best = board.at.slice()
  let heat = hot, cost = 0, least = 0
  for (let step = 0; step < steps; step++) {
    if ((step & 255) === 0) heat *= cooling
    const wish = (step & 3) === 0 && wishing.length > 0
    const a = wish ? wishing[below(chance, wishing.length)]! : movable[below(chance, movable.length)]!
    const b = wish ? partnerFor(board, a, chance) : movable[below(chance, movable.length)]!
    if (!may(board, a, b)) continue
    const change = swapCost(board, a, b)
    if (change > 0 && change > heat * allowance(chance)) continue
    swap(board, a, b)
    cost += change
    if (cost < least - 1e-6) { least = cost; best.set(board.at) }
  }
  return best
}

/** Swaps as long as any swap helps. */
const descend = (board: Board): Int32Array => {
  const { movable } = board.model
  for (let helped = true, rounds = 0; helped && rounds < 50; rounds++) {
    helped = false
    for (let i = 0; i < movable.length; i++) for (let j = i + 1; j < movable.length; j++) {
      const a = movable[i]!, b = movable[j]!
      if (!may(board, a, b) || swapCost(board, a, b) > -1e-7) continue
      swap(board, a, b)
      helped = true
    }
  }
  return board.at
}

const search = (model: Model, effort: number, chance: Chance): Int32Array => {
  const { movable } = model
  const start = Int32Array.from(model.start)
  if (movable.length < 2 || model.groups.length < 2) return start
  const share = Math.min(1, movable.length / 100) * effort
  const annealed = descend(boardOf(model, anneal(boardOf(model, start, inPassing), 1_000_000 * share, chance), never))
  const { cost, colleagues } = costOf(model, annealed)
  // What no placing can beat need not be looked at any longer. Fewer colleagues together always weigh more.
  const enough = colleagues > 0 ? Infinity : cost - lowerBound(model) - 1e-6
  if (enough <= 0) return annealed
  return descend(boardOf(model, shakeAndMend(boardOf(model, annealed, never), 70_000 * share, enough, chance), never))
}

/**
 * People placed in groups. The result does not depend on the order of people or groups, and is the same every time. Wishes
 * about people or groups that are not there do not count. Throws a RangeError without groups.
 */
export const spread = (people: readonly SpreadPerson[], groups: readonly SpreadGroup[], rules: SpreadRules = {}): Spread => {
  if (groups.length === 0) throw new RangeError('no groups')
  const model = modelOf(rules.colleagues ? people.map((one) => ({ ...one, organisation: null })) : people, groups)
  const at = search(model, rules.effort ?? 1, chanceOf([...model.people, ...model.groups].map(({ id }) => id)))
  return { placed: new Map(model.people.map(({ id }, index) => [id, model.groups[at[index]!]!.id])), ...costOf(model, at) }
}
