/** How often an option was answered how, by people of one perspective. The option '' counts who answered at all. */
export interface Counted { readonly perspective: string; readonly option: string; readonly choice: string; readonly count: number }

/** What a day must have. `regions`: those with a chair in the group, with what each chair answered (null: nothing yet). */
export interface Rules {
  readonly minimum: number
  readonly perspectives: readonly string[]
  readonly regions: readonly { readonly region: string; readonly choices: Readonly<Record<string, string>> | null }[]
}

/** What a day lacks; empty when it meets the rules. `people`: how many more are needed. */
export interface Missing { readonly people: number; readonly perspectives: readonly string[]; readonly regions: readonly string[] }

interface Dated { readonly id: string; readonly starts_at: Date; readonly ends_at: Date }
export interface Ranked<O extends Dated> {
  readonly option: O; readonly yes: number; readonly maybe: number; readonly no: number; readonly missing: Missing; readonly meets: boolean
}

const isAble = (choice: string | undefined) => choice === 'yes' || choice === 'maybe'

const missingFor = (id: string, able: number, counts: readonly Counted[], rules: Rules): Missing => {
  const come = new Set(counts.filter((one) => one.option === id && isAble(one.choice)).map(({ perspective }) => perspective))
  // A region with two chairs has its chair as soon as one of them can come.
  const chaired = new Set(rules.regions.filter(({ choices }) => isAble(choices?.[id])).map(({ region }) => region))
  return {
    people: Math.max(0, rules.minimum - able),
    perspectives: rules.perspectives.filter((key) => !come.has(key)),
    regions: [...new Set(rules.regions.map(({ region }) => region))].filter((region) => !chaired.has(region)).sort(),
  }
}

const meetsAll = ({ people, perspectives, regions }: Missing) => people === 0 && perspectives.length === 0 && regions.length === 0

/**
 * Options, the best first: those that meet the rules, then the most yes, then the most if need be, then the earliest. What
 * was not answered with yes or if need be is a no. Says nothing of the order in which the answers came.
 */
export const ranked = <O extends Dated>(options: readonly O[], counts: readonly Counted[], rules: Rules): Ranked<O>[] => {
  const sum = (option: string, choice: string) => counts.reduce((all, one) => all + (one.option === option && one.choice === choice ? one.count : 0), 0)
  const given = sum('', 'given')
  return options.map((option) => {
    const [yes, maybe] = [sum(option.id, 'yes'), sum(option.id, 'maybe')]
    const missing = missingFor(option.id, yes + maybe, counts, rules)
    return { option, yes, maybe, no: given - yes - maybe, missing, meets: meetsAll(missing) }
  }).sort((a, b) => Number(b.meets) - Number(a.meets) || b.yes - a.yes || b.maybe - a.maybe
    || a.option.starts_at.getTime() - b.option.starts_at.getTime() || a.option.ends_at.getTime() - b.option.ends_at.getTime())
}

/** The option that lacks the least: people and chairs that are still needed count alike; of equals the best. */
export const nearest = <O extends Dated>(ranking: readonly Ranked<O>[]): Ranked<O> | undefined => {
  const lacks = ({ missing: { people, perspectives, regions } }: Ranked<O>) => people + perspectives.length + regions.length
  return ranking.reduce<Ranked<O> | undefined>((best, one) => (best && lacks(best) <= lacks(one) ? best : one), undefined)
}

/** How many people of each perspective can, could if need be, and cannot at this option: for the rule on what may be told. */
export const countsPer = (option: string, counts: readonly Counted[]): Map<string, readonly number[]> => {
  const of = (perspective: string, id: string, choice: string) =>
    counts.find((one) => one.perspective === perspective && one.option === id && one.choice === choice)?.count ?? 0
  return new Map([...new Set(counts.map(({ perspective }) => perspective))].map((key) => {
    const [given, yes, maybe] = [of(key, '', 'given'), of(key, option, 'yes'), of(key, option, 'maybe')]
    return [key, [yes, maybe, given - yes - maybe]]
  }))
}
