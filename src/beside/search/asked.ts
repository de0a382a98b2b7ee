import { pageNumber } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { shownPerspectives } from '../../workspaces/attribution.ts'
import { kinds, type Kind } from './kinds.ts'

const longestTyped = 200

/** The periods that can be chosen, with how many days they go back. */
export const periods = { maand: 31, kwartaal: 92, jaar: 366 } as const
export type Period = keyof typeof periods

/** What is looked for, from the address. */
export interface Search {
  readonly typed: string
  readonly kinds: readonly Kind[]
  readonly perspectives: readonly string[]
  /** slugs of think tanks */
  readonly tanks: readonly string[]
  readonly period: Period | undefined
  /** how many days that goes back */
  readonly days: number | undefined
  readonly page: number
}

/** Whether one may know here when something was said. */
export const tellsWhen = (here: Here): boolean => here.workspace.kind !== 'thinktank' || here.workspace.attribution !== 'anonymous'

/** The search in an address; a filter that is unknown, or that would tell what may not be told, counts as not given. */
export const readSearch = (here: Here, asked: (name: string) => string[] | undefined): Search => {
  const inTank = here.workspace.kind === 'thinktank'
  const period = tellsWhen(here) ? (Object.keys(periods) as Period[]).find((one) => one === asked('periode')?.[0]) : undefined
  return {
    typed: (asked('z')?.[0] ?? '').normalize('NFC').replaceAll('\0', '').trim().slice(0, longestTyped),
    kinds: kinds.filter((kind) => asked('soort')?.includes(kind)),
    perspectives: inTank ? shownPerspectives(here).map(({ key }) => key).filter((key) => asked('perspectief')?.includes(key)) : [],
    tanks: inTank ? [] : (asked('denktank') ?? []).filter((slug) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(slug)).slice(0, 50),
    period, days: period && periods[period], page: pageNumber(asked('pagina')?.[0]),
  }
}
