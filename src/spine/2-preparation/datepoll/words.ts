import type { Language } from '../../../platform/here.ts'
import type { Part } from './form.ts'
import { dayAfter, dayIn, homeZone, timeIn, weekNumberOf } from './zones.ts'

const locale = { nl: 'nl-NL', en: 'en-GB' } as const
const parts = {
  nl: { day: 'hele dag', morning: 'ochtend', afternoon: 'middag', evening: 'avond', own: '' },
  en: { day: 'whole day', morning: 'morning', afternoon: 'afternoon', evening: 'evening', own: '' },
} as const
const places = {
  nl: {
    'Europe/Amsterdam': 'Nederland', 'Europe/London': 'Londen', 'Europe/Lisbon': 'Lissabon', 'Europe/Helsinki': 'Helsinki', 'Europe/Athens': 'Athene',
    'Europe/Istanbul': 'Istanboel', 'America/Curacao': 'Curaçao en Bonaire', 'America/Aruba': 'Aruba', 'America/Paramaribo': 'Paramaribo',
    'America/New_York': 'New York', 'America/Los_Angeles': 'Los Angeles', 'Asia/Jakarta': 'Jakarta', 'Australia/Sydney': 'Sydney', UTC: 'wereldtijd (UTC)',
  },
  en: {
    'Europe/Amsterdam': 'the Netherlands', 'Europe/London': 'London', 'Europe/Lisbon': 'Lisbon', 'Europe/Helsinki': 'Helsinki', 'Europe/Athens': 'Athens',
    'Europe/Istanbul': 'Istanbul', 'America/Curacao': 'Curaçao and Bonaire', 'America/Aruba': 'Aruba', 'America/Paramaribo': 'Paramaribo',
    'America/New_York': 'New York', 'America/Los_Angeles': 'Los Angeles', 'Asia/Jakarta': 'Jakarta', 'Australia/Sydney': 'Sydney', UTC: 'universal time (UTC)',
  },
} as const satisfies Record<Language, Record<string, string>>

/** A time zone in words. */
export const placeOf = (zone: string, language: Language): string => (places[language] as Readonly<Record<string, string>>)[zone] ?? zone

/** A day or part of a day. */
export interface Span { readonly part: Part; readonly starts_at: Date; readonly ends_at: Date }

const days = new Map<string, Intl.DateTimeFormat>()
const dayWords = (day: string, language: Language): string => {
  const isThisYear = day.slice(0, 4) === dayIn(homeZone, new Date()).slice(0, 4)
  const key = `${language} ${isThisYear}`
  const known = days.get(key) ?? new Intl.DateTimeFormat(locale[language], {
    timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }),
  })
  days.set(key, known)
  return known.format(new Date(`${day}T12:00:00Z`)).replace(',', '')
}

const weeks = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long' }), en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' }),
} as const

/** "Week 37, 7 – 13 september", by its Monday. One Node puts other spaces around the dash than another. */
export const weekWords = (monday: string, language: Language): string =>
  `Week ${weekNumberOf(monday)}, ${weeks[language].formatRange(new Date(`${monday}T12:00:00Z`), new Date(`${dayAfter(monday, 6)}T12:00:00Z`)).replace(/\s*–\s*/, ' – ')}`

const hours = ({ starts_at, ends_at }: Span, zone: string, language: Language): string => {
  const [from, until] = [timeIn(zone, starts_at), timeIn(zone, ends_at)]
  return language === 'nl' ? `${from.replace(':', '.')}–${until.replace(':', '.')} uur` : `${from}–${until}`
}

/** "dinsdag 1 september, ochtend (09.00–12.30 uur)", on the clock of a zone. */
export const spanWords = (span: Span, zone: string, language: Language): string => {
  const name = parts[language][span.part]
  const time = hours(span, zone, language)
  return `${dayWords(dayIn(zone, span.starts_at), language)}, ${name ? `${name} (${time})` : time}`
}

/** The same span on another clock: "08.00–11.30 uur in Londen", with the day where that differs. Undefined when the clocks agree. */
export const elsewhereWords = (span: Span, zone: string, other: string, language: Language): string | undefined => {
  const [day, there] = [dayIn(zone, span.starts_at), dayIn(other, span.starts_at)]
  const time = hours(span, other, language)
  if (day === there && time === hours(span, zone, language)) return undefined
  return `${day === there ? '' : `${dayWords(there, language)}, `}${time} in ${placeOf(other, language)}`
}
