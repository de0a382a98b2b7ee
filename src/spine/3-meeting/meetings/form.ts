import { z } from 'zod'
import { clock } from '../../../platform/dates.ts'
import { line, oneOf, optionalText, text, ticked, type Errors } from '../../../platform/form.ts'
import { seenField } from '../../../platform/seen.ts'

export const most = { title: 200, about: 5000, place: 300, items: 40, minutes: 600, notes: 10_000, outcome: 2000, name: 200, documents: 30 } as const
export const answers = ['yes', 'maybe', 'no'] as const
export type Answer = (typeof answers)[number]

export interface Item { readonly title: string; readonly minutes: number }

/** "Welkom | 10" or "10 min Welkom": a part of the agenda on a line of its own; undefined when it has no minutes. */
const itemFrom = (written: string): Item | undefined => {
  const behind = /^(.*\S)\s*[|;\t]\s*(\d{1,3})\s*(?:min\w*\.?)?$/.exec(written)
  const before = /^(\d{1,3})\s*(?:min\w*\.?)?\s*[|;\t:]?\s+(.*\S)$/.exec(written)
  const found = behind ? { title: behind[1] ?? '', minutes: Number(behind[2]) } : before ? { title: before[2] ?? '', minutes: Number(before[1]) } : undefined
  return found && found.minutes >= 1 && found.minutes <= most.minutes && found.title.length <= most.title ? found : undefined
}

const agenda = z.string().default('').transform((value, issues) => {
  const lines = value.split('\n').map((one) => one.replace(/\s+/g, (space) => (space.includes('\t') ? '\t' : ' ')).trim()).filter(Boolean)
  const items = lines.map(itemFrom)
  if (lines.length > most.items) issues.addIssue({ code: 'custom', message: 'agenda-many' })
  if (items.includes(undefined)) issues.addIssue({ code: 'custom', message: 'agenda-line' })
  return items.filter((one): one is Item => one !== undefined)
})

/** "10", "9.30", "10:00 uur" or "9u30" as 'HH:MM'; what is no time stays as it was written. */
const clockTime = (written: string): string =>
  written.trim().replace(/^(\d{1,2})(?:\s*[.:u]\s*(\d\d)|\s*u)?(?:\s*uur)?$/i, (_, hour: string, minute = '00') => `${hour.padStart(2, '0')}:${minute}`)

const isTime = /^([01]\d|2[0-3]):[0-5]\d$/
const time = z.string({ error: 'time' }).transform(clockTime).pipe(z.string().regex(isTime, 'time'))
const day = z.string({ error: 'date' }).transform((value) => value.trim()).pipe(z.iso.date('date'))
const link = z.string().default('').transform((value) => value.trim())
  .pipe(z.string().max(500, 'long').refine((value) => value === '' || /^https:\/\/[^\s/]+\.[^\s]+$/.test(value), 'link'))
const seats = z.string().default('').transform((value) => (value.trim() === '' ? null : Number(value)))
  .pipe(z.number('number').int('number').min(1, 'number').max(5000, 'number').nullable())

const content = {
  title: line(most.title), about: optionalText(most.about), day, from: time, until: time, place: optionalText(most.place), link, seats, agenda,
}

const minutesAt = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const checkTimes = ({ from, until, agenda }: { from: string; until: string; agenda: readonly Item[] }, issues: z.RefinementCtx) => {
  // What is no time was said to be wrong already, and cannot be counted with.
  if (!isTime.test(from) || !isTime.test(until)) return
  if (until <= from) issues.addIssue({ code: 'custom', path: ['until'], message: 'until' })
  else if (agenda.reduce((sum, { minutes }) => sum + minutes, 0) > minutesAt(until) - minutesAt(from)) issues.addIssue({ code: 'custom', path: ['agenda'], message: 'agenda-over' })
}

export const repeats = ['none', 'weekly', 'monthly'] as const
/** A meeting, or as many as `times` says. `ring`: the id of the ring that is asked. */
export const planForm = z.strictObject({
  ...content, ring: z.string().default(''), repeat: z.enum(repeats, { error: 'choose' }).default('none'),
  times: z.string().default('').transform((value) => Number(value.trim() || '1')).pipe(z.number('number').int('number').min(1, 'number').max(20, 'number')),
}).superRefine(checkTimes).superRefine(({ repeat, times }, issues) => {
  if (repeat !== 'none' && times === 1) issues.addIssue({ code: 'custom', path: ['times'], message: 'times' })
  if (repeat === 'none' && times > 1) issues.addIssue({ code: 'custom', path: ['repeat'], message: 'repeat' })
})
export const editForm = z.strictObject({ ...content, seen: seenField() }).superRefine(checkTimes)
export type Planned = z.output<typeof planForm>
export type Edited = z.output<typeof editForm>

/** The moment at which the clock in the Netherlands shows this on this day. In the hour that comes twice: the first. */
export const momentOf = (onDay: string, at: string): Date => {
  const asSummer = new Date(`${onDay}T${at}:00+02:00`)
  return clock(asSummer, 'en') === at ? asSummer : new Date(`${onDay}T${at}:00+01:00`)
}

/** The days of a series: each week on the same weekday, or each month on the same date or the last day before it. */
export const daysOf = (first: string, repeat: (typeof repeats)[number], times: number): string[] => {
  if (repeat === 'none') return [first]
  const [year = 0, month = 1, date = 1] = first.split('-').map(Number)
  return Array.from({ length: times }, (_, nth) => {
    if (repeat === 'weekly') return new Date(Date.UTC(year, month - 1, date + 7 * nth)).toISOString().slice(0, 10)
    const last = new Date(Date.UTC(year, month + nth, 0)).getUTCDate()
    return new Date(Date.UTC(year, month - 1 + nth, Math.min(date, last))).toISOString().slice(0, 10)
  })
}

/**
 * Days of a series as far as one rule finds them in every calendar. A month without a 29th or 30th cuts: most programs pass it by,
 * Outlook takes its last day, and Outlook and others do not read RDATE, which could name it.
 */
export const stretchesOf = (days: readonly string[]): string[][] => {
  const [first = ''] = days
  const apart = ['29', '30'].includes(first.slice(8)) && !days.every((day, nth) => day === daysOf(first, 'weekly', days.length)[nth])
  return days.reduce<string[][]>((found, day) => {
    const last = found.at(-1)
    if (last && !(apart && last[0]?.slice(8) !== day.slice(8))) last.push(day)
    else found.push([day])
    return found
  }, [])
}

/** `alternate`: somebody else comes instead, by this name. */
export const answerForm = z.strictObject({ answer: oneOf([...answers, 'alternate'] as const), name: optionalText(most.name), moment: z.string().default('') }).superRefine(({ answer, name }, issues) => {
  if (answer === 'alternate' && name === '') issues.addIssue({ code: 'custom', path: ['name'], message: 'empty' })
})
/** When a meeting is, as the form that answers it says which time was read; '' from a page that did not. */
export const momentMark = ({ starts_at, ends_at }: { readonly starts_at: Date; readonly ends_at: Date }): string => `${starts_at.toISOString()}/${ends_at.toISOString()}`
/** By the link in a mail; `meeting`: the number of another one of the same series. */
export const linkForm = answerForm.safeExtend({ meeting: z.string().default('') })
export type Answered = z.output<typeof answerForm>
/** `rest`: those of the same series that come later as well. */
export const cancelForm = z.strictObject({ why: text(1000), rest: ticked() })
/** `organisation`: the name of one that we know, or nothing. */
export const guestForm = z.strictObject({ name: line(most.name), organisation: optionalText(most.name), perspective: z.string().default(''), seen: seenField() })
/** The ids of the attendees who were there, and of those who were ticked already when the page was made. */
export const presentForm = z.strictObject({ present: z.array(z.uuid('choose')).default([]), 'there[]': z.array(z.uuid('choose')).default([]) })
const numbers = z.array(z.string().max(400, 'long').regex(/^[\d\s,;]*$/, 'numbers').transform((value) =>
  [...new Set(value.split(/[\s,;]+/).map(Number).filter((one) => one > 0 && one < 2_000_000_000))])).default([])
/** For each part of the agenda, by its id: what was said and decided, and the numbers of the contributions and decisions it is about. */
export const minutesForm = z.strictObject({
  'item[]': z.array(z.string()).default([]), 'seen[]': z.array(z.string()).default([]),
  'notes[]': z.array(z.string().max(most.notes, 'long')).default([]), 'outcome[]': z.array(z.string().max(most.outcome, 'long')).default([]),
  'contributions[]': numbers, 'decisions[]': numbers,
})
/** `items`: the parts that they are of; in the order of the agenda where nothing says so. `seen`: the marks of what stood there before they wrote. */
export interface Minutes { readonly items: string[]; readonly seen: string[]; readonly notes: string[]; readonly outcome: string[]; readonly contributions: number[][]; readonly decisions: number[][] }
/** The minutes by plain names: a field that stands there for each part of the agenda has brackets behind its name. */
export const minutesOf = (form: z.output<typeof minutesForm>): Minutes =>
  ({ items: form['item[]'], seen: form['seen[]'], notes: form['notes[]'], outcome: form['outcome[]'], contributions: form['contributions[]'], decisions: form['decisions[]'] })
/** What was wrong with those fields, by plain names. */
export const perName = (errors: Errors): Errors => Object.fromEntries(Object.entries(errors).map(([name, wrong]) => [name.replace('[]', ''), wrong]))
export const doorForm = z.strictObject({ code: z.string().default('').transform((value) => value.trim()) })
export const closeForm = z.strictObject({ sure: ticked() })
export const documentForm = z.strictObject({ document: z.string({ error: 'document' }) })
export const feedForm = z.strictObject({ which: oneOf(['here', 'all']) })
export const emptyForm = z.strictObject({})
