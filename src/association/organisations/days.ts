import { z } from 'zod'
import { isoDay } from '../../platform/dates.ts'

/** 'YYYY-MM-DD' of a day as people here write it, 1-1-2027, or as machines do; undefined when there is no such day. */
export const readDay = (text: string): string | undefined => {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const iso = dutch ? `${dutch[3]}-${dutch[2]?.padStart(2, '0')}-${dutch[1]?.padStart(2, '0')}` : text
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(iso)) return undefined
  const day = new Date(`${iso}T12:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** A day that may be left out: null then, 'date' when it is no day. */
export const optionalDay = () => z.string().default('').transform((text, context) => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const day = readDay(trimmed)
  if (day === undefined) context.addIssue({ code: 'custom', message: 'date' })
  return day ?? null
})

/** Today in the Netherlands, 'YYYY-MM-DD'. */
export const today = (): string => isoDay(new Date())

/** A day that is today when it is left out. */
export const dayOrToday = () => optionalDay().transform((day) => day ?? today())

/** '1-1-2027' of '2027-01-01', as it is typed here; '' of nothing. */
export const typedDay = (day: string | null): string => day?.split('-').reverse().map(Number).join('-') ?? ''
