import type { Here } from '../../../platform/here.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { rows } from '../../../workspaces/rings.ts'

/** As many as are read of one text, the newest versions first. */
const most = 1000

/**
 * What people said of the versions of a text and did not take back, under the perspective and name that may be told. The
 * newest version first. One query.
 */
export const signoffsOf = (here: Here, draft: string) =>
  rows(here, 'signoff').where('draft_id', '=', draft).where('withdrawn_at', 'is', null)
    .select(['signoff.id', 'revision', 'signoff.kind', 'perspective', 'reason', 'given_at', 'settled_at', 'outcome'])
    .select([isMine(here, 'signoff', 'signoff.id'), saidBy(here, 'signoff', 'signoff.id')])
    .orderBy('revision', 'desc').orderBy('given_at').orderBy('signoff.id').limit(most).execute()

export type Signoff = Awaited<ReturnType<typeof signoffsOf>>[number]

/** Objections that nobody settled yet, the oldest version first. */
export const openObjections = (signoffs: readonly Signoff[]): Signoff[] =>
  signoffs.filter(({ kind, settled_at }) => kind === 'objected' && settled_at === null).reverse()

/** How many people of a perspective signed off a version, as far as the perspective is told. */
export const signedOff = (signoffs: readonly Signoff[], revision: number) => (perspective: string): number =>
  signoffs.filter((one) => one.kind === 'agreed' && one.revision === revision && one.perspective === perspective).length

/** The newest version before this one that somebody of the perspective signed off. */
export const signedBefore = (signoffs: readonly Signoff[], revision: number, perspective: string): number | undefined =>
  signoffs.find((one) => one.kind === 'agreed' && one.revision < revision && one.perspective === perspective)?.revision

/** What the asker said last, of whichever version. */
export const mineIn = (signoffs: readonly Signoff[]): Signoff | undefined => signoffs.find(({ mine }) => mine)
