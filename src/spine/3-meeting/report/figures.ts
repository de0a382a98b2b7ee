import type { Here } from '../../../platform/here.ts'
import { tellVoices } from '../../../workspaces/attribution.ts'
import type { Meeting } from '../meetings/queries.ts'
import { mostShown, type CameOf, type Contribution } from './queries.ts'

/** Under this nobody is told how many were there, where nobody may be known. */
const leastPresent = 5

/** How many contributions there are of each perspective, as it may be read. */
export const countsOf = (contributions: readonly Contribution[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { perspective } of contributions) counts[perspective] = (counts[perspective] ?? 0) + 1
  return counts
}

export interface Grouped { readonly title: string; readonly cards: number; readonly dots: number }

/** The groups in which these were put together, the most votes first. */
export const groupsOf = (contributions: readonly Contribution[]): Grouped[] => {
  const groups = new Map<string, Grouped>()
  for (const { group_id, group, group_dots } of contributions) {
    if (!group_id) continue
    groups.set(group_id, { title: group ?? '', cards: (groups.get(group_id)?.cards ?? 0) + 1, dots: group_dots })
  }
  return [...groups.values()].sort((a, b) => b.dots - a.dots || b.cards - a.cards || (a.title < b.title ? -1 : 1))
}

/** How many were there, as it may be told: null when too few to say. */
export const presentOf = (here: Here, { present }: Pick<CameOf, 'present'>): number | null =>
  (here.workspace.attribution === 'anonymous' && present > 0 && present < leastPresent ? null : present)

/** What its minutes say was decided, by the part of the agenda. */
export const outcomesOf = ({ agenda }: Pick<Meeting, 'agenda'>) =>
  agenda.filter(({ outcome }) => outcome !== '').map(({ title, outcome }) => ({ title, outcome }))

/** What the letter of a report tells: figures that all of the ring may see. */
export const figuresOf = (here: Here, came: CameOf, meeting: Pick<Meeting, 'agenda'>) => ({
  total: came.total, open: came.open, present: presentOf(here, came),
  per: came.total > mostShown ? [] : Object.entries(tellVoices(here, countsOf(came.contributions), 'group').per).map(([perspective, count]) => ({ perspective, count })),
  groups: groupsOf(came.contributions).filter(({ dots }) => dots > 0).slice(0, 5),
  decisions: came.decisions.map(({ number, title, outcome }) => ({ number, title, outcome })),
  outcomes: outcomesOf(meeting),
})
export type FiguresTold = ReturnType<typeof figuresOf>
