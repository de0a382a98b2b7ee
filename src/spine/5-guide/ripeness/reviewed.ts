import type { Weighed } from './grounded.ts'
import type { Asked } from './heard.ts'

/** A perspective of which people are to sign off. */
export interface Reviewers extends Asked { readonly people: number }

/** How many of a perspective must sign off: what the charter says, or everybody where there are fewer. */
export const neededOf = ({ people }: { readonly people: number }, perPerspective: number): number => Math.min(perPerspective, people)

/**
 * Reviewed: of each perspective enough people signed off this very version. `signed` says how many of a perspective did:
 * a number, or only whether it is enough where more may not be told.
 */
export const unreviewed = (
  asked: readonly Reviewers[], signed: (perspective: string) => number | boolean, perPerspective: number,
): Weighed => ({
  gaps: asked.flatMap((one) => {
    const [needed, have] = [neededOf(one, perPerspective), signed(one.key)]
    if (typeof have === 'boolean' ? have : have >= needed) return []
    return [{ place: '', block: '', text: one.label, perspective: one.key, needed, ...(typeof have === 'number' && { signed: have }) }]
  }),
  of: asked.length,
})
