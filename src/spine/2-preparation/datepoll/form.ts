import { z } from 'zod'
import { isoDay } from '../../../platform/dates.ts'
import { oneOf, optionalText, sure, ticked } from '../../../platform/form.ts'
import { seenField } from '../../../platform/seen.ts'
import { dayAfter, dayIn, homeZone, momentIn, weekdayOf, zones, type Zone } from './zones.ts'

export const most = { title: 200, about: 2000, options: 60, days: 400, own: 4, comment: 500, minimum: 5000 } as const
/** From how many days before the end a poll can be asked: the reminder comes the day before. */
export const leastDays = 2

/** Parts of a day and their times on the clock of the poll. */
export const parts = { day: '09:00-17:00', morning: '09:00-12:30', afternoon: '13:00-17:00', evening: '19:00-21:30' } as const
export type NamedPart = keyof typeof parts
export type Part = NamedPart | 'own'
export const namedParts = Object.keys(parts) as NamedPart[]
export const choices = ['yes', 'maybe', 'no'] as const
export type Choice = (typeof choices)[number]
/** By the id of an option. */
export type Choices = Readonly<Record<string, Choice>>

/** An option before it is kept. `key`: 'YYYY-MM-DD morning' or 'YYYY-MM-DD 10:00-12:00', as the form carries it. */
export interface NewOption { readonly key: string; readonly part: Part; readonly starts_at: Date; readonly ends_at: Date }

const times = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/
const optionPattern = /^(\d{4}-\d\d-\d\d) (day|morning|afternoon|evening|\d\d:\d\d-\d\d:\d\d)$/

/** The option that a key means on the clock of a zone; undefined when there is no such time. */
export const optionFrom = (key: string, zone: string): NewOption | undefined => {
  const [, day = '', what = ''] = optionPattern.exec(key) ?? []
  const part = namedParts.find((one) => one === what) ?? 'own'
  const [from = '', until = ''] = (part === 'own' ? what : parts[part]).split('-')
  const [starts_at, ends_at] = [momentIn(zone, day, from), momentIn(zone, day, until)]
  return z.iso.date().safeParse(day).success && times.test(`${from}-${until}`) && starts_at && ends_at && ends_at > starts_at
    ? { key, part, starts_at, ends_at } : undefined
}

/** "10-12", "9.30 - 11.00" or "10:00-12:00", one a line, as 'HH:MM-HH:MM'; undefined for what is no such time. */
const ownTime = (written: string): string | undefined => {
  const [, h = '', m = '00', h2 = '', m2 = '00'] = /^(\d{1,2})(?:[.:](\d\d))?\s*(?:uur)?\s*(?:-|–|tot|to)\s*(\d{1,2})(?:[.:](\d\d))?(?:\s*uur)?$/.exec(written) ?? []
  const found = `${h.padStart(2, '0')}:${m}-${h2.padStart(2, '0')}:${m2}`
  return times.test(found) && found.slice(6) > found.slice(0, 5) ? found : undefined
}

const linesOf = (value: string) => value.split('\n').map((one) => one.trim()).filter(Boolean)
const date = z.string().default('').transform((value) => value.trim()).pipe(z.union([z.literal(''), z.iso.date()], { error: 'date' }))
const minimum = z.string().default('0').transform((value) => Number(value.trim() || '0'))
  .pipe(z.number('number').int('number').min(0, 'number').max(most.minimum, 'number'))
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

const fields = z.strictObject({
  do: oneOf(['add', 'ask']).default('ask'),
  title: z.string().default('').transform((value) => value.replace(/\s+/g, ' ').trim()).pipe(z.string().max(most.title, 'long')),
  about: optionalText(most.about), ring: z.string().default(''), zone: z.enum(zones, { error: 'choose' }).default(homeZone),
  ends: date, minimum, perspectives: ticked(), chairs: ticked(),
  option: z.array(z.string().max(30).regex(optionPattern, 'option')).max(most.options, 'many').default([]),
  from: date, until: date, weekdays: z.array(z.enum(weekdays)).default([]), parts: z.array(z.enum(namedParts as [NamedPart, ...NamedPart[]])).default([]),
  own: z.string().default('').pipe(z.string().max(200, 'long')),
})
type Fields = z.output<typeof fields>

const daysOf = ({ from, until, weekdays: on }: Fields): string[] => {
  const days: string[] = []
  for (let day = from; day <= (until || from) && days.length < most.days; day = dayAfter(day)) if (on.length === 0 || !until || on.includes(String(weekdayOf(day)) as '1')) days.push(day)
  return days
}

/** What is wrong with the days that are to be added: the field and the code; undefined when nothing is. */
const wrongDays = (filled: Fields): readonly [string, string] | undefined => {
  const { from, until, parts: named, own } = filled
  if (!from) return until || own.trim() ? ['from', 'from'] : undefined
  if (until && until < from) return ['until', 'until']
  if (from <= isoDay(new Date())) return ['from', 'past']
  const lines = linesOf(own)
  if (lines.length > most.own || lines.some((one) => !ownTime(one))) return ['own', 'own']
  if (named.length === 0 && lines.length === 0) return ['parts', 'parts']
  return daysOf(filled).length === 0 ? ['weekdays', 'weekdays'] : undefined
}

/** The options that stand in the form and those that its range adds, by date; undefined where the clock skips one. */
const optionsOf = (filled: Fields): (NewOption | undefined)[] => {
  const times = [...filled.parts, ...linesOf(filled.own).flatMap((one) => ownTime(one) ?? [])]
  const added = filled.from ? daysOf(filled).flatMap((day) => times.map((what) => `${day} ${what}`)) : []
  const found = [...new Set([...filled.option, ...added])].slice(0, most.options + 1).map((key) => optionFrom(key, filled.zone))
  const seen = new Set<string>()
  return found.filter((one) => {
    const span = one ? `${one.starts_at.getTime()} ${one.ends_at.getTime()}` : ''
    return span === '' || !seen.has(span) && seen.add(span)
  }).sort((a, b) => (a?.starts_at.getTime() ?? 0) - (b?.starts_at.getTime() ?? 0) || (a?.ends_at.getTime() ?? 0) - (b?.ends_at.getTime() ?? 0))
}

const wrongToAsk = ({ title, ends, zone }: Fields, options: readonly (NewOption | undefined)[]): (readonly [string, string])[] => {
  const last = options.at(-1)
  return [
    ...(title === '' ? [['title', 'empty'] as const] : []),
    ...(options.length === 0 ? [['from', 'none'] as const] : []),
    ...(ends < dayAfter(isoDay(new Date()), leastDays) ? [['ends', ends === '' ? 'date' : 'ends'] as const]
      : last && ends > dayIn(zone, last.starts_at) ? [['ends', 'ends-late'] as const] : []),
  ]
}

/** A new poll. `do`: only add the days that were filled in and show the form again, or ask the group. */
export const planForm = fields.superRefine((filled, issues) => {
  const say = ([field, message]: readonly [string, string]) => issues.addIssue({ code: 'custom', path: [field], message })
  // What is no day was said to be wrong already, and cannot be counted with.
  if ([filled.from, filled.until, filled.ends].some((day) => !date.safeParse(day).success)) return
  const wrong = wrongDays(filled)
  if (wrong) return say(wrong)
  const options = optionsOf(filled)
  if (options.length > most.options) return say(['from', 'many'])
  if (options.includes(undefined)) return say([filled.own ? 'own' : 'from', 'gap'])
  if (filled.do === 'ask') wrongToAsk(filled, options).forEach(say)
})
export type Planned = z.output<typeof planForm>

/** The options of a form that was found right, by date. */
export const plannedOptions = (filled: Planned): NewOption[] => optionsOf(filled).filter((one) => one !== undefined)

/** The moment at which the last day ends on the clock of the association. */
export const endOf = (day: string): Date => momentIn(homeZone, dayAfter(day), '00:00') ?? new Date(`${dayAfter(day)}T00:00:00Z`)

/** The name of the field of the nth option, from 0. */
export const fieldOf = (nth: number): string => `d${nth + 1}`

/** An answer to a poll of so many options: a choice for each; what is left open is a no, but not all of it. */
export const answerForm = (count: number) => z.strictObject({
  comment: optionalText(most.comment), zone: z.string().optional(),
  ...Object.fromEntries(Array.from({ length: count }, (_, nth) => [fieldOf(nth), z.enum(choices, { error: 'choose' }).optional()])),
}).superRefine((filled, issues) => {
  if (!Object.keys(filled).some((name) => /^d\d+$/.test(name) && (filled as Readonly<Record<string, unknown>>)[name] !== undefined)) {
    issues.addIssue({ code: 'custom', path: [fieldOf(0)], message: 'nothing' })
  }
})

export interface Answer { readonly choices: Choices; readonly comment: string; readonly zone: Zone | undefined }

/** The choices of a form that was found right, by option. */
export const choicesFrom = (options: readonly { readonly id: string }[], filled: object): Choices =>
  Object.fromEntries(options.map(({ id }, nth) => [id, (filled as Readonly<Record<string, Choice | undefined>>)[fieldOf(nth)] ?? 'no']))

export const chooseForm = z.strictObject({ option: z.uuid('choose'), sure: ticked() })
export const extendForm = z.strictObject({
  ends: z.string({ error: 'date' }).transform((value) => value.trim()).pipe(z.iso.date('date'))
    .refine((day) => day > isoDay(new Date()), 'ends-past').refine((day) => day <= dayAfter(isoDay(new Date()), most.days), 'date'),
  seen: seenField(),
})
export const withdrawForm = z.strictObject({ zeker: sure() })
export const emptyForm = z.strictObject({})
