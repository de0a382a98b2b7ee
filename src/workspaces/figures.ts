import type { Here } from '../platform/here.ts'

/** Figures such as how many agree and how many object, as far as they may be told. */
export interface Figures {
  readonly given: number
  /** over everybody; null when fewer than five people gave any */
  readonly all: readonly number[] | null
  readonly per: readonly { readonly key: string; readonly figures: readonly number[] }[]
  /** of everybody whose perspective is not in `per`; null when that is nobody, or everybody */
  readonly rest: readonly number[] | null
}

const sumOf = (figures: readonly number[]) => figures.reduce((sum, one) => sum + one, 0)
const added = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0))

/** `tellFigures` for what people say in confidence, such as how they found a meeting: where names are shown too, nothing from fewer than five. */
export const tellOpinions = (here: Here, counted: ReadonlyMap<string, readonly number[]>): Figures =>
  tellFigures(here.workspace.attribution === 'named' ? { ...here, workspace: { ...here.workspace, attribution: 'by-perspective' } } : here, counted)

/**
 * What may be told of figures that each person gave once, per perspective as `rows` shows it. Without names: nothing from
 * fewer than five people, and no perspective with fewer than five; what is left goes together, with the smallest of the
 * others when it is fewer than five itself, for else it could be found by subtraction.
 */
export const tellFigures = (here: Here, counted: ReadonlyMap<string, readonly number[]>): Figures => {
  const all = added([...counted.values()])
  const given = sumOf(all)
  const known = here.perspectives.flatMap(({ key, shown }) => (shown && counted.has(key) ? [{ key, figures: counted.get(key) as readonly number[] }] : []))
  if (here.workspace.attribution === 'named') return { given, all, per: known, rest: null }
  if (given < 5) return { given, all: null, per: [], rest: null }
  const per = known.filter(({ figures }) => sumOf(figures) >= 5).sort((a, b) => sumOf(b.figures) - sumOf(a.figures))
  const left = () => given - per.reduce((sum, { figures }) => sum + sumOf(figures), 0)
  while (per.length > 0 && left() > 0 && left() < 5) per.pop()
  const rest = left() > 0 && per.length > 0 ? all.map((one, at) => one - per.reduce((sum, { figures }) => sum + (figures[at] ?? 0), 0)) : null
  const order = here.perspectives.map(({ key }) => key)
  return { given, all, per: per.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key)), rest }
}
