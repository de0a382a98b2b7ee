import { z } from 'zod'
import { line, optionalText, text, ticked } from '../../platform/form.ts'

export const most = { label: 120, definition: 2000, text: 5000, labels: 20, examples: 20, sources: 20, relations: 30, days: 60 } as const

/** A work that a meaning rests on. `uri`, `language`: of one that came with a thesaurus. */
export interface Source { readonly title: string; readonly url: string; readonly uri?: string; readonly language?: string }

/** How a concept is described. `broader` and `related`: ids of concepts. */
export interface Described {
  readonly label: string
  readonly label_en: string
  readonly alt: readonly string[]
  readonly hidden: readonly string[]
  readonly definition: string
  readonly explanation: string
  readonly examples: readonly string[]
  readonly note: string
  readonly sources: readonly Source[]
  readonly broader: readonly string[]
  readonly related: readonly string[]
}

/** Each name once: another name is not the preferred one, and a name to be found by is none of both (NL-SBB). */
export const namesOnce = <T extends Pick<Described, 'label' | 'alt' | 'hidden'>>(one: T): T => {
  const alt = one.alt.filter((name) => name !== one.label)
  return { ...one, alt, hidden: one.hidden.filter((name) => name !== one.label && !alt.includes(name)) }
}

const linesOf = (value: string) => [...new Set(value.split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean))]

const lines = (length: number, count: number) => z.string().default('').transform(linesOf)
  .pipe(z.array(z.string().max(length, 'line-long')).max(count, 'lines-many'))

/** "Titel https://adres" on a line: the address is what begins with http at its end, and may be left out. */
export const sourceFrom = (typed: string): Source => {
  const [, title = '', url = ''] = /^(.*?)\s*(https?:\/\/\S+)?$/.exec(typed) ?? []
  return { title: title.trim() || url, url }
}
/** A source as somebody types it. */
export const sourceTyped = ({ title, url }: Source): string => (url && url !== title ? `${title} ${url}` : title)

/** A word of which the group will say what it means, with one's own meaning when it is given at once. */
export const beginForm = z.strictObject({ label: line(most.label), definition: optionalText(most.definition) })
/** One's own meaning of it. */
export const answerForm = z.strictObject({ definition: text(most.definition) })
/** How a concept is described. `broader`, `related`: names of other concepts, one a line. */
export const proposeForm = z.strictObject({
  label: line(most.label), label_en: z.string().default('').transform((value) => value.replace(/\s+/g, ' ').trim()).pipe(z.string().max(most.label, 'long')),
  alt: lines(most.label, most.labels), hidden: lines(most.label, most.labels), definition: text(most.definition), explanation: optionalText(most.text),
  examples: lines(1000, most.examples), note: optionalText(most.text), sources: lines(800, most.sources),
  broader: lines(200, most.relations), related: lines(200, most.relations),
})
export type ProposeFilled = z.output<typeof proposeForm>

const version = z.coerce.number('wrong').int('wrong').min(1, 'wrong').max(1_000_000, 'wrong')
/** Which version is put to the group, and for how many days. */
export const askForm = z.strictObject({ version, days: z.string().default('7').transform((value) => Number(value.trim())).pipe(z.number('number').int('number').min(1, 'number').max(most.days, 'number')) })
/** Which version is adopted, why when the group did not decide on it, and whether everyone may read it. */
export const adoptForm = z.strictObject({ version, reason: optionalText(2000), open: ticked() })
export const withdrawForm = z.strictObject({ reason: text(2000) })
export const emptyForm = z.strictObject({})
/** A list from elsewhere: a file, or its text. `adopt`: it holds at once, for this reason. */
export const importForm = z.strictObject({ text: z.string().default(''), adopt: ticked(), reason: optionalText(2000) })
