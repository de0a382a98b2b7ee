import { sql, type RawBuilder } from 'kysely'
import type { Language } from './here.ts'

const locale = { nl: 'nl-NL', en: 'en-GB' } as const
const zone = 'Europe/Amsterdam'

const anHour = 3_600_000
const mostKept = 5000

// A page of fifty things asks for a hundred days, most of them the same. Since 1970 a day in the Netherlands begins on a whole
// hour of UTC, so one hour has one answer.
const perHour = (format: (moment: Date) => string) => {
  const known = new Map<number, string>()
  return (moment: Date): string => {
    const hour = Math.floor(moment.getTime() / anHour)
    if (!(hour > 0)) return format(moment)
    const found = known.get(hour)
    if (found !== undefined) return found
    if (known.size >= mostKept) known.clear()
    const made = format(moment)
    known.set(hour, made)
    return made
  }
}

const dayWriter = (options: Intl.DateTimeFormatOptions) => {
  const writer = (language: Language) => {
    const made = new Intl.DateTimeFormat(locale[language], { timeZone: zone, ...options })
    return perHour((moment) => made.format(moment))
  }
  return { nl: writer('nl'), en: writer('en') }
}
const long = dayWriter({ day: 'numeric', month: 'long', year: 'numeric' })
const week = dayWriter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

const asDate = (day: Date | string) => (typeof day === 'string' ? new Date(day.length === 10 ? `${day}T12:00:00Z` : day) : day)

/** "13 juni 2026". Takes a moment or a 'YYYY-MM-DD'. */
export const longDate = (day: Date | string, language: Language): string =>
  long[language](asDate(day))

/** "zaterdag 13 juni 2026". */
export const weekDate = (day: Date | string, language: Language): string =>
  week[language](asDate(day)).replace(',', '')

const clockOf = (language: Language) => new Intl.DateTimeFormat(locale[language], { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const clocks = { nl: clockOf('nl'), en: clockOf('en') }

/** "14.05 uur" or "14:05". */
export const clock = (moment: Date, language: Language): string => {
  const text = clocks[language].format(moment)
  return language === 'nl' ? `${text.replace(':', '.')} uur` : text
}

/** "13 juni 2026, 14.05 uur". */
export const dateAndTime = (moment: Date, language: Language): string => `${longDate(moment, language)}, ${clock(moment, language)}`

/** The machine's form of a day in the Netherlands, 'YYYY-MM-DD'. */
export const isoDay = (day: Date | string): string =>
  typeof day === 'string' ? day.slice(0, 10) : machineDay(day)

const machineFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
const machineDay = perHour((moment) => machineFormat.format(moment))

/** SQL: the day in the Netherlands of a moment; today there; and when today began. */
export const dayOf = (moment: RawBuilder<unknown>) => sql<string>`(${moment} at time zone ${sql.lit(zone)})::date`
export const todaySql = dayOf(sql`now()`)
export const startOfToday = sql<Date>`date_trunc('day', now() at time zone ${sql.lit(zone)}) at time zone ${sql.lit(zone)}`

/** "1.234" or "1,234". */
export const figure = (number: number, language: Language): string => (number < 1000 && Number.isInteger(number) ? String(number) : figures[language].format(number))

const figures = { nl: new Intl.NumberFormat(locale.nl), en: new Intl.NumberFormat(locale.en) }

const collators = { nl: new Intl.Collator('nl', { numeric: true }), en: new Intl.Collator('en', { numeric: true }) }

/** Compares two words as readers of this language sort them. */
export const compareWords = (a: string, b: string, language: Language = 'nl'): number => collators[language].compare(a, b)

/**
 * A key that sorts, byte by byte, as Dutch readers expect: PGlite knows only the C collation (stack.md 1.3).
 * Letters without their marks first, then the text itself so that equal words still have one order.
 */
export const sortKey = (text: string): string =>
  `${text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ' ').replace(/ +/g, ' ').trim()}\u0001${text}`.slice(0, 400)

/** Midnight in the Netherlands at the end of the day that many days from now. */
export const endOfDay = (days: number, now = new Date()): Date => {
  const day = isoDay(new Date(Date.parse(`${isoDay(now)}T12:00:00Z`) + (days + 1) * 86_400_000))
  const inSummer = new Date(`${day}T00:00:00+02:00`)
  return isoDay(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`)
}
