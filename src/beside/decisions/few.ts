import type { Here } from '../../platform/here.ts'
import type { Kind } from './kinds.ts'

/** Of so few answers nothing is shown where no names are: they say as much as who gave them. */
export const isFew = (here: Here, given: number): boolean => here.workspace.attribution === 'anonymous' && given < 5

/** Whether nobody may be told if there is an objection to what was put for consent: what was done with objections is then always asked. */
export const asksUnseen = (here: Here, { kind, given }: { kind: Kind; given: number }): boolean =>
  kind === 'consent' && given > 0 && isFew(here, given)
