import { longDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'

const isDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const two = (part: string) => part.padStart(2, '0')

/**
 * A year, a month or a day as people write it ("2024", "6-2024", "13-6-2024", "2024-06-13"), as a machine does; undefined
 * when it is none of these. Nothing is made more exact than it was given.
 */
export const datedFrom = (text: string): string | undefined => {
  const parts = text.trim().split(/[-/.]/)
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return undefined
  const [year = '', month = '1', day = '1'] = parts[0]?.length === 4 ? parts : [...parts].reverse()
  if (!/^[12]\d{3}$/.test(year) || month.length > 2 || day.length > 2 || !isDay(Number(year), Number(month), Number(day))) return undefined
  return [year, ...(parts.length > 1 ? [two(month)] : []), ...(parts.length > 2 ? [two(day)] : [])].join('-')
}

const locale = { nl: 'nl-NL', en: 'en-GB' } as const

/** "2024", "juni 2024" or "13 juni 2024": as exact as it is known. */
export const datedText = (dated: string, language: Language): string => {
  if (dated.length === 10) return longDate(dated, language)
  if (dated.length !== 7) return dated
  return new Intl.DateTimeFormat(locale[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${dated}-01T12:00:00Z`))
}

/** As somebody types it again: "13-6-2024". */
export const datedTyped = (dated: string): string => dated.split('-').reverse().map(Number).join('-').replace(/^0$/, '')
