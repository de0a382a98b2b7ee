/** The clock of the association: what everybody reads who says nothing else. */
export const homeZone = 'Europe/Amsterdam'

/** Time zones that can be chosen to read or to plan in, by their name in the tz database. */
export const zones = [
  homeZone, 'Europe/London', 'Europe/Lisbon', 'Europe/Helsinki', 'Europe/Athens', 'Europe/Istanbul', 'America/Curacao',
  'America/Aruba', 'America/Paramaribo', 'America/New_York', 'America/Los_Angeles', 'Asia/Jakarta', 'Australia/Sydney', 'UTC',
] as const
export type Zone = (typeof zones)[number]

/** The zone by this name, when it is one that can be chosen. */
export const zoneBy = (name: string | null | undefined): Zone | undefined => zones.find((one) => one === name)

const clocks = new Map<string, Intl.DateTimeFormat>()
const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  clocks.set(zone, made)
  return made
}

/** What the clock in a zone shows at a moment, as the milliseconds at which UTC would show the same. */
const shownAt = (zone: string, moment: number): number => {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'], parts['hour'], parts['minute'], parts['second'])
}

const aDay = 86_400_000

/**
 * The moment at which the clock in this zone shows this ('YYYY-MM-DD', 'HH:MM'). In the hour that comes twice in autumn: the
 * first. Undefined when the clock never shows it: the hour that is skipped in spring.
 */
export const momentIn = (zone: string, day: string, at: string): Date | undefined => {
  const shown = Date.parse(`${day}T${at}:00Z`)
  if (Number.isNaN(shown)) return undefined
  const guesses = [shown - aDay, shown + aDay].map((near) => shown - (shownAt(zone, near) - near))
  const moment = guesses.sort((a, b) => a - b).find((guess) => shownAt(zone, guess) === shown)
  return moment === undefined ? undefined : new Date(moment)
}

/** The day after, 'YYYY-MM-DD'. */
export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * aDay).toISOString().slice(0, 10)

/** The day that a zone's clock shows at a moment, 'YYYY-MM-DD'. */
export const dayIn = (zone: string, moment: Date): string => new Date(shownAt(zone, moment.getTime())).toISOString().slice(0, 10)

/** The time that a zone's clock shows at a moment, 'HH:MM'. */
export const timeIn = (zone: string, moment: Date): string => new Date(shownAt(zone, moment.getTime())).toISOString().slice(11, 16)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day))

/** The number of a week by its Monday (ISO 8601: week 1 has the first Thursday of the year). */
export const weekNumberOf = (monday: string): number => {
  const thursday = dayAfter(monday, 3)
  return 1 + Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / (7 * aDay))
}
