/** How far somebody is: on the list, asked, taking part, in line for a seat, or not coming. */
export const balanceStates = ['chosen', 'open', 'yes', 'waits', 'no'] as const
export type BalanceState = (typeof balanceStates)[number]

export const dimensions = ['region', 'size', 'kind'] as const
export type Dimension = (typeof dimensions)[number]

/** How many people of one perspective, one kind of organisation and one state there are. */
export interface Cell {
  readonly perspective: string
  readonly region: string | null
  readonly size: string | null
  readonly kind: string | null
  readonly state: BalanceState
  readonly count: number
}

export type PerState = Readonly<Record<BalanceState, number>>

/** One region, size or kind. `value` null: nobody knows, as of somebody from outside. */
export interface BalanceRow {
  readonly value: string | null
  readonly per: readonly { readonly perspective: string; readonly counts: PerState }[]
  readonly total: PerState
}

export interface Balance {
  readonly dimension: Dimension
  readonly rows: readonly BalanceRow[]
  readonly total: PerState
  /** perspectives, regions and sizes from which nobody takes part or may still come */
  readonly missing: { readonly perspectives: readonly string[]; readonly regions: readonly string[]; readonly sizes: readonly string[] }
}

export interface Expected {
  readonly perspectives: readonly string[]
  readonly region: readonly string[]
  readonly size: readonly string[]
  readonly kind: readonly string[]
}

const sum = (cells: readonly Cell[]): PerState => {
  const counts: Record<BalanceState, number> = { chosen: 0, open: 0, yes: 0, waits: 0, no: 0 }
  for (const { state, count } of cells) counts[state] += count
  return counts
}

/** How many there are who take part or may still come. */
export const coming = ({ chosen, open, yes, waits }: PerState): number => chosen + open + yes + waits

const without = (known: readonly string[], present: ReadonlySet<string | null>) => known.filter((value) => !present.has(value))

/**
 * How the people who take part and who are asked are spread. Each expected value has a row, also when nobody is in it: who
 * is missing must be seen. Whoever said no does not count as there.
 */
export const balanceOf = (cells: readonly Cell[], dimension: Dimension, expected: Expected): Balance => {
  const there = cells.filter(({ state, count }) => state !== 'no' && count > 0)
  const values: (string | null)[] = [...new Set([...expected[dimension], ...cells.map((cell) => cell[dimension])])]
  // What nobody knows comes last.
  values.sort((a, b) => Number(a === null) - Number(b === null))
  return {
    dimension,
    rows: values.map((value) => {
      const own = cells.filter((cell) => cell[dimension] === value)
      const per = expected.perspectives.map((perspective) => ({ perspective, counts: sum(own.filter((cell) => cell.perspective === perspective)) }))
      return { value, per, total: sum(own) }
    }),
    total: sum(cells),
    missing: {
      perspectives: without(expected.perspectives, new Set(there.map(({ perspective }) => perspective))),
      regions: without(expected.region, new Set(there.map(({ region }) => region))),
      sizes: without(expected.size, new Set(there.map(({ size }) => size))),
    },
  }
}
