/** Made-up people to spread, for the tests and the bench: two hundred over twelve groups, another two hundred for every seed. */
import { spread } from './spreading.ts'
import { below, chanceOf } from './spreadingchance.ts'
import type { SpreadGroup, SpreadPerson } from './spreadingmodel.ts'

const idOf = (letter: string, at: number) => `${letter}${String(at).padStart(3, '0')}`
const count = 200
export const twelve: readonly SpreadGroup[] = Array.from({ length: 12 }, (_, at) => ({ id: idOf('g', at), perspective: null }))

const even = ['municipality', 'municipality', 'municipality', 'sharedService', 'supplier']
const skewed = [...Array<string>(17).fill('municipality'), 'sharedService', 'supplier', 'supplier']

export interface Crowd { readonly seed: string; readonly organisations?: number; readonly skewed?: boolean }
const drawn = ({ seed, organisations: many = 120, skewed: uneven = false }: Crowd) => {
  const chance = chanceOf([seed])
  const any = (most: number) => below(chance, most)
  const among = uneven ? skewed : even
  const organisations = Array.from({ length: many }, () => {
    const perspective = among[any(among.length)] as string
    return { perspective, kind: perspective, region: ['Noord', 'Oost', 'Zuid', 'West', null][any(5)] as string | null, size: ['small', 'medium', 'large'][any(3)] as string }
  })
  const people = Array.from({ length: count }, (_, at): SpreadPerson => {
    const organisation = any(many)
    return { id: idOf('p', at), organisation: idOf('o', organisation), ...organisations[organisation] as typeof organisations[0] }
  })
  return { people, any }
}

export const withoutWishes = (crowd: Crowd): SpreadPerson[] => drawn(crowd).people

/** Half of the people wish, at random, for one or two to sit with, some for one to sit without, some for a group: not all can be. */
export const clashing = (crowd: Crowd): SpreadPerson[] => {
  const { people, any } = drawn(crowd)
  const somebody = () => idOf('p', any(count))
  return people.map((one) => (any(2) === 0 ? one : {
    ...one, with: Array.from({ length: 1 + any(2) }, somebody), without: any(10) < 3 ? [somebody()] : [], wish: any(10) < 3 ? idOf('g', any(12)) : undefined,
  }))
}

/** Half of the people wish for what a hidden spread without wishes gives them: all can be, so the bound is the optimum. */
export const agreeing = (crowd: Crowd): SpreadPerson[] => {
  const { people, any } = drawn(crowd)
  const { placed } = spread(people, twelve)
  const together = (one: SpreadPerson) => people.filter(({ id, organisation }) => id !== one.id && organisation !== one.organisation && placed.get(id) === placed.get(one.id))
  const others = (one: SpreadPerson) => people.filter(({ id }) => placed.get(id) !== placed.get(one.id))
  const pick = (list: readonly SpreadPerson[]) => (list[any(list.length)] as SpreadPerson).id
  return people.map((one) => (any(2) === 0 ? one : { ...one, with: [pick(together(one))], without: any(10) < 3 ? [pick(others(one))] : [] }))
}

/**
 * Wishes that cannot all come true, around a hidden spread of which is known that nothing is better: `placed`. Fifteen times four
 * people in a row wish for the next and the first would rather not sit with the last; six times two of two groups wish each for
 * their own group and one for the other: one wish of each must go. Twenty times somebody wishes for one who would rather not.
 * Of the others three in four wish for somebody with whom they sit there, and some for their group.
 */
export const planted = (crowd: Crowd) => {
  const { people, any } = drawn(crowd)
  const { placed } = spread(people, twelve)
  const left = [...people]
  const wishing = new Map<string, SpreadPerson>()
  const take = (suits: (one: SpreadPerson) => boolean): SpreadPerson => {
    const suiting = left.filter(suits)
    const one = suiting[any(suiting.length)] as SpreadPerson
    left.splice(left.indexOf(one), 1)
    return one
  }
  const groupOf = ({ id }: SpreadPerson) => placed.get(id)
  const put = (one: SpreadPerson, wishes: Partial<SpreadPerson>) => wishing.set(one.id, { ...one, ...wishes })
  const near = (other: SpreadPerson) => (one: SpreadPerson) => groupOf(one) === groupOf(other)
  const far = (other: SpreadPerson) => (one: SpreadPerson) => groupOf(one) !== groupOf(other) && left.filter(near(one)).length > 1
  for (let row = 0; row < 15; row++) {
    const first = take((one) => left.filter(near(one)).length > 1)
    const second = take(near(first)), third = take(far(first)), last = take(near(third))
    put(first, { with: [second.id], without: [last.id] })
    put(second, { with: [third.id] })
    put(third, { with: [last.id] })
  }
  for (let pair = 0; pair < 6; pair++) {
    const [here, there] = [twelve[2 * pair]!.id, twelve[2 * pair + 1]!.id]
    const one = take((some) => groupOf(some) === here), other = take((some) => groupOf(some) === there)
    put(one, { with: [other.id], wish: here })
    put(other, { wish: there })
  }
  for (let two = 0; two < 20; two++) {
    const one = take(() => true), other = take((some) => groupOf(some) !== groupOf(one))
    put(one, { with: [other.id] })
    put(other, { without: [one.id] })
  }
  for (const one of left) {
    const together = left.filter((other) => other !== one && near(one)(other))
    if (any(4) === 0 || together.length === 0) continue
    put(one, { with: [(together[any(together.length)] as SpreadPerson).id], wish: any(3) === 0 ? groupOf(one) : undefined })
  }
  return { people: people.map((one) => wishing.get(one.id) ?? one), placed }
}
