import { spread } from '../methods/spreading.ts'
import { lowerBound } from '../methods/spreadingbound.ts'
import { agreeing, clashing, planted, twelve as groups, withoutWishes, type Crowd } from '../methods/spreadingcases.ts'
import { modelOf, type SpreadPerson } from '../methods/spreadingmodel.ts'
import { spreadAside } from '../spine/3-meeting/subgroups/thread.ts'

const measure = async (kind: string, crowd: Crowd, people: readonly SpreadPerson[], effort: number) => {
  const begun = process.cpuUsage()
  const { cost, colleagues } = spread(people, groups)
  const { user, system } = process.cpuUsage(begun)
  let held = 0, last = performance.now()
  const beat = setInterval(() => { held = Math.max(held, performance.now() - last - 5); last = performance.now() }, 5)
  const aside = await spreadAside({ people, groups, rules: {} })
  clearInterval(beat)
  const longer = effort > 1 ? spread(people, groups, { effort }).cost : cost
  const bound = lowerBound(modelOf(people, groups))
  const over = (least: number) => `${((cost / least - 1) * 100).toFixed(2)} %`
  return {
    kind, crowd: Object.values(crowd).join(' '), took: Math.round((user + system) / 1000), held: Math.round(held), same: aside.cost === cost,
    cost: cost.toFixed(2), colleagues, overBound: over(bound), overLonger: over(Math.min(longer, cost)),
  }
}

const crowds: readonly Crowd[] = [
  { seed: 'one' }, { seed: 'two' }, { seed: 'three', organisations: 40 }, { seed: 'four', organisations: 180 }, { seed: 'five', skewed: true },
]

/**
 * 200 people over 12 groups, of few and many organisations and with one perspective that most have: without wishes, with wishes
 * that can all come true, with wishes that cannot around a hidden spread that nothing beats, and with wishes at random. How much
 * processor time it took (ms), how long the thread of pages was held when it was done aside (ms), whether it came out the same
 * there, what the placing costs, how far that is above what no placing can beat (tight but for wishes at random), and above what
 * a search of `effort` times as long found.
 */
export const measureSpreading = async (effort = 20) => {
  const rows = []
  for (const crowd of crowds) {
    rows.push(await measure('no wishes', crowd, withoutWishes(crowd), 1))
    rows.push(await measure('wishes that can be', crowd, agreeing(crowd), 1))
    rows.push(await measure('hidden best', crowd, planted(crowd).people, 1))
    rows.push(await measure('wishes at random', crowd, clashing(crowd), effort))
  }
  return rows
}
