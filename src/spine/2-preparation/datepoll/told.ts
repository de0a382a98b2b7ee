import type { Here } from '../../../platform/here.ts'
import { tellFigures, type Figures } from '../../../workspaces/figures.ts'
import { stateOf, type Option, type Poll } from './queries.ts'
import { countsPer, ranked, type Counted, type Ranked, type Rules } from './ranking.ts'

/**
 * Whether figures may be shown now. Without names only when nobody can answer any more: else an answer would show by what
 * a figure was before and after it.
 */
export const seesFigures = (here: Here, poll: Poll): boolean =>
  here.workspace.attribution === 'named' || poll.ends_at <= new Date()

/** What a day must have, as far as the attribution rule lets anybody know it: of region chairs where names are shown only. */
export const rulesOf = (here: Here, poll: Poll): Rules => ({
  minimum: poll.minimum,
  perspectives: here.perspectives.filter(({ key, shown }) => shown && poll.present.includes(key)).map(({ key }) => key),
  regions: poll.regions,
})

/** The options from best to worst, and how each was answered per perspective; null when too few answered to tell. */
export interface Told { readonly ranking: readonly Ranked<Option>[]; readonly figures: ReadonlyMap<string, Figures> }

export const toldOf = (here: Here, poll: Poll, counts: readonly Counted[]): Told | null => {
  const figures = new Map(poll.options.map(({ id }) => [id, tellFigures(here, countsPer(id, counts))]))
  const [one] = figures.values()
  if (!one?.all || one.given === 0) return null
  return { ranking: ranked(poll.options, counts, rulesOf(here, poll)), figures }
}

/** Whether who may choose can do so now: while it runs only where the answers show. */
export const isToChoose = (here: Here, poll: Poll): boolean => {
  const state = stateOf(poll)
  return state === 'over' || state === 'open' && here.workspace.attribution === 'named'
}
