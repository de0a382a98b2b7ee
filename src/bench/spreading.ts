import { spread } from '../methods/spreading.ts'
import { lowerBound } from '../methods/spreadingbound.ts'
import { below, chanceOf } from '../methods/spreadingchance.ts'
import { modelOf, type SpreadPerson } from '../methods/spreadingmodel.ts'
import { spreadAside } from '../spine/3-meeting/subgroups/thread.ts'

const idOf = (letter: string, at: number) => `${letter}${String(at).padStart(3, '0')}`
const groups = Array.from({ length: 12 }, (_, at) => ({ id: idOf('g', at), perspective: null }))
const count = 200
const perspectives = ['municipality', 'municipality', 'municipality', 'sharedService', 'supplier']

/** People of 120 made-up organisations, another two hundred for every seed. */
const drawn = (seed: string): { people: SpreadPerson[]; any: (most: number) => number } => {
  const chance = chanceOf([seed])
  const any = (most: number) => below(chance, most)
  const organisations = Array.from({ length: 120 }, () => {
    const perspective = perspectives[any(5)] as string
    return { perspective, kind: perspective, region: ['Noord', 'Oost', 'Zuid', 'West', null][any(5)] as string | null, size: ['small', 'medium', 'large'][any(3)] as string }
  })
  const people = Array.from({ length: count }, (_, at): SpreadPerson => {
    const organisation = any(120)
    return { id: idOf('p', at), organisation: idOf('o', organisation), ...organisations[organisation] as typeof organisations[0] }
  })
  return { people, any }
}

/** Half of the people wish, at random, for one or two to sit with, some for one to sit without, some for a group: not all can be. */
const clashing = (seed: string): SpreadPerson[] => {
  const { people, any } = drawn(seed)
  const somebody = () => idOf('p', any(count))
  return people.map((one) => (any(2) === 0 ? one : {
    ...one, with: Array.from({ length: 1 + any(2) }, somebody), without: any(10) < 3 ? [somebody()] : [], wish: any(10) < 3 ? idOf('g', any(12)) : undefined,
  }))
}

/** Half of the people wish for what a hidden spread without wishes gives them: all can be, so the bound is the optimum. */
const hidden = (seed: string): SpreadPerson[] => {
  const { people, any } = drawn(seed)
  const { placed } = spread(people, groups)
  const together = (one: SpreadPerson) => people.filter(({ id, organisation }) => id !== one.id && organisation !== one.organisation && placed.get(id) === placed.get(one.id))
  const others = (one: SpreadPerson) => people.filter(({ id }) => placed.get(id) !== placed.get(one.id))
  const pick = (list: readonly SpreadPerson[]) => (list[any(list.length)] as SpreadPerson).id
  return people.map((one) => (any(2) === 0 ? one : { ...one, with: [pick(together(one))], without: any(10) < 3 ? [pick(others(one))] : [] }))
}

const measure = async (kind: string, people: readonly SpreadPerson[], effort: number) => {
  const begun = performance.now()
  const { cost, colleagues } = spread(people, groups)
  const took = performance.now() - begun
  let held = 0, last = performance.now()
  const beat = setInterval(() => { held = Math.max(held, performance.now() - last - 5); last = performance.now() }, 5)
  const aside = await spreadAside({ people, groups, rules: {} })
  clearInterval(beat)
  const longer = effort > 1 ? spread(people, groups, { effort }).cost : cost
  const bound = lowerBound(modelOf(people, groups))
  const over = (least: number) => `${((cost / least - 1) * 100).toFixed(2)} %`
  return { kind, took: Math.round(took), held: Math.round(held), same: aside.cost === cost, cost, colleagues, overBound: over(bound), overLonger: over(Math.min(longer, cost)) }
}

/**
 * 200 people over 12 groups, twice of three kinds: without wishes, half with wishes that can all come true, half with wishes
 * that clash. How long it took (ms), how long the thread of pages was held when it was done aside (ms), whether it came out the
 * same there, what the placing costs, how far that is above what no placing can beat (tight when nothing clashes), and above
 * what a search of `effort` times as long found.
 */
export const measureSpreading = async (effort = 20) => {
  const rows = []
  for (const seed of ['one', 'two']) {
    rows.push(await measure('no wishes', drawn(seed).people, 1))
    rows.push(await measure('wishes that can be', hidden(seed), 1))
    rows.push(await measure('wishes that clash', clashing(seed), effort))
  }
  return rows
}
