import { costOf, type Model } from './spreadingmodel.ts'

/** So many placings of so many people are looked at one by one, in well under a second. */
const most = 5_000
const mostPeople = 40

/** In how many ways people can be placed in groups of these sizes; Infinity above `most`. */
const placingsOf = (sizes: readonly number[]): number => {
  let count = 1, placed = 0
  for (const size of sizes) for (let nth = 1; nth <= size; nth++) {
    placed += 1
    count = count * placed / nth
    if (count > most * 100) return Infinity
  }
  return Math.round(count) > most ? Infinity : Math.round(count)
}

/**
 * The best of all placings with the sizes that the groups have now, where there are few enough to look at each; undefined
 * where there are too many, or more than forty people: then one look takes too long. The first of equals, so always the same.
 */
export const bestOfFew = (model: Model): Int32Array | undefined => {
  const { groups, movable, allowed, start } = model
  if (model.people.length > mostPeople) return undefined
  const sizes = groups.map((_, group) => movable.filter((person) => start[person] === group).length)
  if (placingsOf(sizes) === Infinity) return undefined
  const at = Int32Array.from(start)
  let best: Int32Array | undefined
  let worth = { colleagues: Infinity, cost: Infinity }
  const place = (nth: number) => {
    const person = movable[nth]
    if (person === undefined) {
      const here = costOf(model, at)
      if (here.colleagues > worth.colleagues || here.colleagues === worth.colleagues && here.cost >= worth.cost - 1e-9) return
      worth = here
      best = at.slice()
      return
    }
    for (const [group, left] of sizes.entries()) {
      if (left === 0 || !allowed[person]![group]) continue
      sizes[group] = left - 1
      at[person] = group
      place(nth + 1)
      sizes[group] = left
    }
  }
  place(0)
  return best
}
