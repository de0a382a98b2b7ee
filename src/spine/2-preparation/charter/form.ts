import { z } from 'zod'
import { oneOf, optionalText, text, ticked, type Typed } from '../../../platform/form.ts'
import { rules, slugFrom } from '../../../workspaces/thinktanks/changes.ts'
import { isAsStrict } from '../../../workspaces/stricter.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { criterionKeys, guestRules, isAsNarrow, usualRings, type Changes, type Charter, type CharterPerspective, type ListPart, type Part } from './content.ts'

/** How much goes into a part. */
export const most = { assignment: 5000, line: 500, lines: 50, label: 100, why: 2000, days: 30 } as const
/** Empty rows for perspectives under those that are there. */
export const spareRows = 3

const lines = z.string().default('')
  .transform((value) => value.split('\n').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean))
  .pipe(z.array(z.string().max(most.line, 'long-line')).max(most.lines, 'many'))

const whole = (least: number, highest: number) =>
  z.string({ error: 'number' }).trim().regex(/^\d{1,4}$/, 'number').transform(Number).pipe(z.number().min(least, 'number').max(highest, 'number'))

const asDay = (value: string): string | null => {
  const [, day, month, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(value) ?? []
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : value
  const known = /^(19|20)\d\d-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  return known ? iso : null
}
/** A day as a browser sends it or as Dutch readers write it; null when left out. */
const day = z.string().default('').transform((value) => value.trim())
  .refine((value) => value === '' || asDay(value) !== null, 'date').transform((value) => (value === '' ? null : asDay(value)))

const label = z.string().transform((words) => words.replace(/\s+/g, ' ').trim()).pipe(z.string().max(most.label, 'long'))

const fields = {
  assignment: { assignment: text(most.assignment) },
  in_scope: { in_scope: lines }, out_of_scope: { out_of_scope: lines }, questions: { questions: lines }, end_products: { end_products: lines },
  perspectives: {
    key: z.array(z.string().max(50)).default([]), nl: z.array(label).default([]), en: z.array(label).default([]),
    ended: z.array(z.string().max(50)).default([]),
  },
  term: { from: day, until: day },
  attribution: { attribution: oneOf(rules) },
  rings: { guests: oneOf(guestRules).default(usualRings.guests) },
  ripeness: { asked: z.array(oneOf(criterionKeys)).default([]), share: whole(50, 100), days: whole(0, 365), reviewers: whole(1, 20) },
} as const satisfies Record<Part, z.ZodRawShape>

const all = z.strictObject({
  ...fields.assignment, ...fields.in_scope, ...fields.out_of_scope, ...fields.questions, ...fields.end_products, ...fields.perspectives, ...fields.term,
  ...fields.attribution, ...fields.rings, ...fields.ripeness,
})
/** What the fields of the parts that were asked say. */
export type Filled = Partial<z.output<typeof all>>

const known: Record<string, string> = { gemeente: 'municipality', 'shared-service-organisatie': 'shared-service', leverancier: 'supplier' }
const keyFrom = (words: string, taken: ReadonlySet<string>): string => {
  const slug = slugFrom(words, 40)
  const base = known[slug] ?? (/^[a-z]/.test(slug) ? slug : `p-${slug || 'x'}`)
  let key = base
  for (let nth = 2; taken.has(key) || key === unnamed; nth += 1) key = `${base}-${nth}`
  return key
}

/**
 * The perspectives as the rows of the form say: renamed, ended or taken up again, and added. One that is there stays,
 * whatever the form leaves out; only a name that was never used may go by emptying it. A code when they do not add up.
 */
const perspectivesFrom = (values: Filled, now: readonly CharterPerspective[], used: ReadonlySet<string>): readonly CharterPerspective[] | string => {
  const { key = [], nl = [], en = [], ended = [] } = values
  if (key.length !== nl.length || nl.length !== en.length) return 'wrong'
  const row = new Map(key.map((one, at) => [one, at]))
  const kept = now.flatMap((one) => {
    const at = row.get(one.key)
    if (at === undefined) return [one]
    if (!nl[at] && !used.has(one.key)) return []
    return [{ key: one.key, label_nl: nl[at] ?? '', label_en: en[at] || nl[at] || '', ...(ended.includes(one.key) && { ended: true }) }]
  })
  if (kept.some(({ label_nl }) => label_nl === '')) return 'missing-name'
  const taken = new Set(now.map((one) => one.key))
  const fresh = nl.flatMap((label_nl, at) => {
    if (key[at] !== '' || label_nl === '') return []
    const made = keyFrom(label_nl, taken)
    taken.add(made)
    return [{ key: made, label_nl, label_en: en[at] || label_nl }]
  })
  const listed: CharterPerspective[] = [...kept, ...fresh]
  const names = listed.map(({ label_nl }) => label_nl.toLowerCase())
  if (new Set(names).size < names.length) return 'same-perspective'
  return listed.some((one) => !one.ended) ? listed : 'no-perspective'
}

interface Context { readonly charter: Charter; readonly used: ReadonlySet<string>; /** the charter is set: what was said since relies on it */ readonly set?: boolean }

/** What is wrong over more than one field, by the field that is to be mended; nothing when it is right. */
const wrongOver = (values: Filled, asked: readonly Part[], { charter, used, set }: Context): Record<string, string> => {
  const wrong: Record<string, string> = {}
  if (asked.includes('perspectives')) {
    const found = perspectivesFrom(values, charter.perspectives, used)
    if (typeof found === 'string') wrong['nl'] = found
  }
  if (values.from && values.until && values.from > values.until) wrong['until'] = 'term'
  // Whatever the page offers: a rule is only ever made stricter.
  if (values.attribution && !isAsStrict(charter.attribution, values.attribution)) wrong['attribution'] = 'looser'
  if (set && values.guests && !isAsNarrow(charter.rings, { guests: values.guests })) wrong['guests'] = 'wider'
  return wrong
}

const judged = <S extends z.ZodObject>(schema: S, asked: readonly Part[], context: Context): S => schema.superRefine((values, issues) => {
  for (const [path, message] of Object.entries(wrongOver(values as Filled, asked, context))) {
    issues.addIssue({ code: 'custom', path: [path], message })
  }
})

const shapeOf = (asked: readonly Part[]): z.ZodRawShape => Object.assign({}, ...asked.map((part) => fields[part])) as z.ZodRawShape

/** How these parts read on the page that sent the form. */
const seen = z.string().max(600).regex(/^[\w: -]*$/).default('')

/** The form of these parts of the charter. `more`: a button that asks for more rows. */
export const partsForm = (asked: readonly Part[], context: Context) =>
  judged(z.strictObject({ ...shapeOf(asked), more: ticked(), seen }), asked, context)

/** The form of an amendment of these parts. */
export const amendmentForm = (asked: readonly Part[], context: Context) =>
  judged(z.strictObject({ ...shapeOf(asked), more: ticked(), seen, why: text(most.why), open: whole(1, most.days) }), asked, { ...context, set: true })

/** What somebody answers to an amendment. Who objects says why: else nobody can meet the objection. */
export const answerForm = z.strictObject({ answer: oneOf(['agree', 'object', 'none']), reason: optionalText(most.why) })
  .superRefine(({ answer, reason }, issues) => {
    if (answer === 'object' && !reason) issues.addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
  })
/** What came of an amendment, in words. */
export const outcomeForm = z.strictObject({ outcome: oneOf(['adopted', 'not-adopted']), words: text(most.why), aside: optionalText(2000).default('') })
export const sureForm = z.strictObject({ sure: ticked(), seen })
export const emptyForm = z.strictObject({})
export type Answer = z.output<typeof answerForm>
export type Outcome = z.output<typeof outcomeForm>

/** The parts as the form says they would read. The form was found right before. */
export const changesFrom = (values: Filled, asked: readonly Part[], { charter, used }: Context): Changes => {
  const perspectives = perspectivesFrom(values, charter.perspectives, used)
  const read: Record<Part, () => unknown> = {
    assignment: () => values.assignment, in_scope: () => values.in_scope, out_of_scope: () => values.out_of_scope,
    questions: () => values.questions, end_products: () => values.end_products,
    perspectives: () => (typeof perspectives === 'string' ? charter.perspectives : perspectives),
    term: () => ({ from: values.from ?? null, until: values.until ?? null }),
    attribution: () => values.attribution,
    rings: () => ({ guests: values.guests ?? charter.rings.guests }),
    ripeness: () => ({
      asked: criterionKeys.filter((key) => values.asked?.includes(key)), agreedShare: (values.share ?? 75) / 100,
      stableDays: values.days ?? 0, reviewersPerPerspective: values.reviewers ?? 1,
    }),
  }
  return Object.fromEntries(asked.map((part) => [part, read[part]()])) as Changes
}

const joined = (charter: Charter, part: ListPart) => charter[part].join('\n')

/** The charter as its form shows it. */
export const typedFrom = (charter: Charter): Typed => ({
  assignment: charter.assignment, in_scope: joined(charter, 'in_scope'), out_of_scope: joined(charter, 'out_of_scope'),
  questions: joined(charter, 'questions'), end_products: joined(charter, 'end_products'),
  key: charter.perspectives.map(({ key }) => key), nl: charter.perspectives.map(({ label_nl }) => label_nl),
  en: charter.perspectives.map(({ label_en }) => label_en), ended: charter.perspectives.filter(({ ended }) => ended).map(({ key }) => key),
  from: charter.term.from ?? '', until: charter.term.until ?? '', attribution: charter.attribution, guests: charter.rings.guests, asked: [...charter.ripeness.asked],
  share: String(Math.round(charter.ripeness.agreedShare * 100)), days: String(charter.ripeness.stableDays),
  reviewers: String(charter.ripeness.reviewersPerPerspective),
})
