import { z } from 'zod'
import { line, oneOf, optionalText, sure, text, ticked } from '../../platform/form.ts'
import { seenField } from '../../platform/seen.ts'
import { keysOf, kinds, outcomes, showings, type Asked, type Weights } from './kinds.ts'

export const most = { title: 200, body: 5000, option: 120, options: 12, dots: 20, days: 60, reason: 2000 } as const

const wholeNumber = (least: number, highest: number, otherwise: string, wrong: 'days' | 'dots' | 'least') =>
  z.string().default(otherwise).transform((value) => Number(value.trim() || otherwise))
    .pipe(z.number(wrong).int(wrong).min(least, wrong).max(highest, wrong))

const linesOf = (value: string) => [...new Set(value.split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean))]

const options = z.string().default('').transform(linesOf)
  .pipe(z.array(z.string().max(most.option, 'option-long')).max(most.options, 'options-many'))

/** A day as a date field gives it; null when it was left empty. */
const day = z.string().default('').transform((value) => value.trim() || null)
  .pipe(z.iso.date('date').nullable())

const takesOptions = (kind: string) => kind === 'vote' || kind === 'ranking' || kind === 'dots'
const needsOptions = (kind: string) => kind === 'ranking' || kind === 'dots'

type Content = { kind: string; options: readonly string[]; review: string | null }
const checkContent = ({ kind, options: listed, review }: Content, issues: z.RefinementCtx) => {
  const few = needsOptions(kind) ? listed.length < 2 : kind === 'vote' && listed.length === 1
  if (few) issues.addIssue({ code: 'custom', path: ['options'], message: 'options-few' })
  if (review && review <= new Date().toISOString().slice(0, 10)) issues.addIssue({ code: 'custom', path: ['review'], message: 'past' })
}

const content = {
  kind: oneOf(kinds), title: line(most.title), body: text(most.body), options, dots: wholeNumber(1, most.dots, '3', 'dots'), review: day,
}

/** A question for the group. `ring`: the id of the ring that answers. */
export const decisionForm = z.strictObject({
  ...content, ring: z.string().default(''), days: wholeNumber(1, most.days, '7', 'days'), results: z.enum(showings, { error: 'choose' }).default('closed'), quorum: wholeNumber(0, 1000, '0', 'least'),
  organisation: ticked(), secret: ticked(),
}).superRefine(checkContent)

/** What of a question can still be changed before somebody answers. */
export const editForm = z.strictObject({ ...content, seen: seenField() }).superRefine(checkContent)

interface Shown { readonly kind: string; readonly title: string; readonly body: string; readonly options: readonly string[]; readonly dots: number; readonly review_on: string | null }

/** What the form about a question shows. */
export const decisionShown = ({ kind, title, body, options: listed, dots, review_on }: Shown) => ({ kind, title, body, options: listed, dots, review_on })

export type DecisionFilled = z.output<typeof decisionForm>
export type EditFilled = z.output<typeof editForm>

/** The options and dots as the kind has them: what was typed for another kind is left. */
export const contentOf = ({ kind, options: listed, dots }: Pick<EditFilled, 'kind' | 'options' | 'dots'>) =>
  ({ kind, options: takesOptions(kind) ? [...listed] : [], dots: kind === 'dots' ? dots : 0 })

const numbers = z.array(z.string()).transform((list) => list.map((one) => (one.trim() === '' ? 0 : Number(one))))

const weightsFrom = (asked: Asked, list: readonly number[]): Weights =>
  Object.fromEntries(keysOf(asked).flatMap((key, at) => ((list[at] ?? 0) > 0 ? [[key, list[at] as number]] : [])))

/** Why these numbers are no answer; undefined when they are one. */
const wrongWith = (asked: Asked, list: readonly number[]): string | undefined => {
  const highest = asked.kind === 'ranking' ? asked.options.length : asked.dots
  if (list.length !== asked.options.length || list.some((one) => !Number.isInteger(one) || one < 0 || one > highest)) return 'number'
  const given = list.filter((one) => one > 0)
  if (given.length === 0) return asked.kind === 'ranking' ? 'no-place' : 'no-dots'
  if (asked.kind === 'dots') return given.reduce((sum, one) => sum + one, 0) > asked.dots ? 'too-many-dots' : undefined
  if (new Set(given).size < given.length) return 'same-place'
  // Places run on from 1, so that every answer weighs alike.
  return Math.max(...given) > given.length ? 'place-skipped' : undefined
}

const weighed = (asked: Asked) => z.strictObject({ weights: numbers, reason: optionalText(most.reason), voice: z.string().optional() })
  .superRefine(({ weights }, issues) => {
    const wrong = wrongWith(asked, weights)
    if (wrong) issues.addIssue({ code: 'custom', path: ['weights'], message: wrong })
  })

const chosen = (asked: Asked) => z.strictObject({
  choice: oneOf(keysOf(asked) as [string, ...string[]]), reason: optionalText(most.reason), voice: z.string().optional(),
}).superRefine(({ choice, reason }, issues) => {
  if (asked.kind === 'consent' && choice === 'object' && !reason) issues.addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
})

/** The answer to this question, as its form sends it. */
export const answerForm = (asked: Asked) =>
  (asked.kind === 'ranking' || asked.kind === 'dots' ? weighed(asked) : chosen(asked))

export interface Answer { readonly weights: Weights; readonly reason: string; readonly voice: string | undefined }

type Raw = { reason: string; voice?: string | undefined } & ({ choice: string } | { weights: readonly number[] })

/** The answer from a form that was found right. */
export const answerFrom = (asked: Asked, filled: Raw): Answer => ({
  weights: 'choice' in filled ? { [filled.choice]: 1 } : weightsFrom(asked, filled.weights), reason: filled.reason, voice: filled.voice,
})

/** What came of it, in words. */
export const outcomeForm = z.strictObject({ outcome: oneOf(outcomes), words: text(2000), aside: optionalText(2000).default('') })
/** For how long it is asked again. */
export const reopenForm = z.strictObject({ days: wholeNumber(1, most.days, '7', 'days') })
export const withdrawForm = z.strictObject({ zeker: sure() })
export type OutcomeFilled = z.output<typeof outcomeForm>
