import { spread } from '../methods/spreading.ts'
import { lowerBound } from '../methods/spreadingbound.ts'
import { modelOf, type SpreadPerson } from '../methods/spreadingmodel.ts'

const peopleFor = (wishes: boolean): SpreadPerson[] => Array.from({ length: 200 }, (_, at) => {
  const organisation = (at * 37) % 120
  const perspective = ['municipality', 'municipality', 'municipality', 'sharedService', 'supplier'][organisation % 5] as string
  return {
    id: `p${String(at).padStart(3, '0')}`, organisation: `o${organisation}`, perspective, kind: perspective,
    region: ['Noord', 'Oost', 'Zuid', 'West'][(organisation * 7 + Math.floor(organisation / 5)) % 4] as string,
    size: ['small', 'medium', 'large'][(organisation * 11 + Math.floor(organisation / 7)) % 3] as string,
    with: wishes && at % 2 === 0 ? [`p${String((at * 53 + 17) % 200).padStart(3, '0')}`] : [],
    without: wishes && at % 4 === 1 ? [`p${String((at * 71 + 5) % 200).padStart(3, '0')}`] : [],
  }
})

/**
 * 200 people over 12 groups, without and with wishes: how long it took (ms), what the placing costs, the least that any
 * placing could cost (without wishes a tight bound), and what a search of `effort` times as long found.
 */
export const measureSpreading = (effort = 20) => [false, true].map((wishes) => {
  const people = peopleFor(wishes)
  const groups = Array.from({ length: 12 }, (_, at) => ({ id: `g${String(at).padStart(2, '0')}`, perspective: null }))
  const begun = performance.now()
  const { cost, colleagues } = spread(people, groups)
  const took = performance.now() - begun
  return { wishes, took, cost, colleagues, bound: lowerBound(modelOf(people, groups)), longer: spread(people, groups, { effort }).cost }
})
