/** The ways in which a group decides. Advice binds nobody; consent is that nobody objects. */
export const kinds = ['advice', 'consent', 'vote', 'ranking', 'dots'] as const
export type Kind = (typeof kinds)[number]

export const showings = ['open', 'own', 'closed'] as const
export type Showing = (typeof showings)[number]

export const outcomes = ['adopted', 'not-adopted', 'undecided'] as const
export type Outcome = (typeof outcomes)[number]

/** What can be answered where nobody named options. */
export const plainKeys = ['agree', 'object', 'none'] as const
export type PlainKey = (typeof plainKeys)[number]

export interface Asked { readonly kind: Kind; readonly options: readonly string[]; readonly dots: number }

/** An answer: by option what it weighs. One option with 1; in a ranking its place from 1; its dots. */
export type Weights = Readonly<Record<string, number>>

/** The keys of what can be chosen: those of plain answers, or the places of the options from 1. */
export const keysOf = ({ kind, options }: Pick<Asked, 'kind' | 'options'>): readonly string[] =>
  (kind === 'advice' || kind === 'consent' || options.length === 0 ? plainKeys : options.map((_, at) => String(at + 1)))

/** How often something was weighed so: one row for each perspective, option and weight. */
export interface Weighed { readonly perspective: string; readonly option: string; readonly weight: number; readonly count: number }

/** One option with what it got. `first`: how often it was put first. */
export interface Score { readonly key: string; readonly points: number; readonly first: number }

/**
 * What each option got, the most first, equal ones in their own order. A choice or dots: their sum. A ranking by Borda: of n
 * options the first gets n - 1 points, the last 0, and what was left out 0 (J.-C. de Borda, Mémoire sur les élections, 1781).
 */
export const scoresOf = (asked: Pick<Asked, 'kind' | 'options'>, weighed: readonly Weighed[]): Score[] => {
  const keys = keysOf(asked)
  const scores = keys.map((key) => {
    const own = weighed.filter(({ option }) => option === key)
    const worth = (weight: number) => (asked.kind === 'ranking' ? keys.length - weight : weight)
    return {
      key, points: own.reduce((sum, { weight, count }) => sum + worth(weight) * count, 0),
      first: own.reduce((sum, { weight, count }) => sum + (weight === 1 ? count : 0), 0),
    }
  })
  return asked.kind === 'ranking' || asked.kind === 'dots' ? scores.sort((a, b) => b.points - a.points || b.first - a.first) : scores
}

/** How often each key was chosen, per perspective, in the order of `keysOf`; for kinds in which one is chosen. */
export const chosenPer = (asked: Pick<Asked, 'kind' | 'options'>, weighed: readonly Weighed[]): Map<string, number[]> => {
  const keys = keysOf(asked)
  const per = new Map<string, number[]>()
  for (const { perspective, option, count } of weighed) {
    const row = per.get(perspective) ?? keys.map(() => 0)
    const at = keys.indexOf(option)
    row[at] = (row[at] ?? 0) + count
    per.set(perspective, row)
  }
  return per
}
