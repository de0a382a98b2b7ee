import { z } from 'zod'
import { oneOf, optionalText } from '../../../platform/form.ts'

/** Whether what somebody hoped for came true. */
export const mets = ['yes', 'partly', 'no'] as const
export type Met = (typeof mets)[number]
/** How a meeting is valued, from bad to very good. */
export const values = [1, 2, 3, 4, 5] as const
/** What may be said in one's own words. */
export const asides = ['well', 'better', 'next'] as const
export type Aside = (typeof asides)[number]
export const longest = 2000

export const answerForm = z.strictObject({
  met: oneOf(mets), value: oneOf(['1', '2', '3', '4', '5']).transform(Number),
  well: optionalText(longest), better: optionalText(longest), next: optionalText(longest),
})
export type Answer = z.output<typeof answerForm>
export const emptyForm = z.strictObject({})
