/**
 * Spreads people over groups. Hard: sizes, fixed people, groups of one perspective, and nobody with their own organisation
 * unless two both ask for it or there is no other way. Soft: each group looks like the whole, and wishes come true. With few
 * people every placing is looked at; with more it is found by
 * annealing, then by warming the best up again and again, a little less each time (thermal cycling: Möbius and others, Physical
 * Review Letters 79, 1997), each for so many looks, not for so long: no clock is looked at. Chance is seeded by the ids and
 * people are sorted first: the same people always come out the same way, in whatever order they came and on whatever machine.
 */
import { anneal } from './spreadingannealing.ts'
import { boardOf, may, swap, swapCost, type Board } from './spreadingboard.ts'
import { lowerBound } from './spreadingbound.ts'
import { chanceOf, type Chance } from './spreadingchance.ts'
import { bestOfFew } from './spreadingfew.ts'
import { costOf, modelOf, type Model, type Spread, type SpreadGroup, type SpreadPerson, type SpreadRules } from './spreadingmodel.ts'

/** While it is hot, colleagues together cost this: enough to leave, little enough to pass through. */
const inPassing = 60
/** Afterwards nothing weighs against it. */
const never = 1e6
const firstLooks = 800_000, cycles = 10, cycleLooks = 220_000
const hot = 2.5, warm = 1.8, lukewarm = 1.3

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

/** What comes first: fewer colleagues together, then what it costs. */
const better = (one: ReturnType<typeof costOf>, other: ReturnType<typeof costOf>): boolean =>
  one.colleagues < other.colleagues || one.colleagues === other.colleagues && one.cost < other.cost - 1e-9

const search = (model: Model, effort: number, chance: Chance): Int32Array => {
  const start = Int32Array.from(model.start)
  if (model.movable.length < 2 || model.groups.length < 2) return start
  const few = bestOfFew(model)
  if (few) return few
  const board = boardOf(model, start, inPassing)
  // Without wishes it is much easier, and every draw is a look.
  const share = Math.min(1, model.movable.length / 100) * effort * (board.wishing.length > 0 ? 1 : 0.4)
  const bound = lowerBound(model)
  let best = descend(boardOf(model, anneal(board, firstLooks * share, hot, chance), never))
  let worth = costOf(model, best)
  for (let cycle = 0; cycle < cycles; cycle++) {
    // What no placing can beat need not be looked at any longer.
    if (worth.colleagues === 0 && worth.cost < bound + 1e-6) break
    const heat = warm * (lukewarm / warm) ** (cycle / (cycles - 1))
    const next = descend(boardOf(model, anneal(boardOf(model, best, never), cycleLooks * share, heat, chance), never))
    const found = costOf(model, next)
    if (better(found, worth)) { best = next; worth = found }
  }
  return best
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
