import { isoDay } from '../../../platform/dates.ts'
import type { CalendarMeeting } from '../../../documents/calendar.ts'
import { calendarMeeting, type CalendarRow } from './calendars.ts'
import { daysOf } from './form.ts'

// A series is one appointment in calendars, that comes again by a rule; what is otherwise about one of them goes beside it.

/**
 * The rule by which a calendar finds these days (RFC 5545, 3.3.10): each week, each month on the same date, or on its last day.
 * A date that February does not have is not found by it.
 */
export const ruleOf = (days: readonly string[]): string => {
  const [first = ''] = days
  const weekly = daysOf(first, 'weekly', days.length)
  if (weekly.every((day, nth) => day === days[nth])) return `FREQ=WEEKLY;COUNT=${days.length}`
  const date = first.slice(8)
  return date === '31' ? `FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=${days.length}` : `FREQ=MONTHLY;COUNT=${days.filter((one) => one.endsWith(date)).length}`
}

const isFound = (rule: string, first: Date) => (one: Date): boolean =>
  rule.startsWith('FREQ=WEEKLY') || rule.includes('BYMONTHDAY') || isoDay(one).slice(8) === isoDay(first).slice(8)

/** One of a series as calendars know it, or a meeting by itself. */
export const instanceOf = (row: CalendarRow, origin: string | undefined, attendees: CalendarMeeting['attendees']): CalendarMeeting => {
  const meeting = calendarMeeting(row, origin, attendees)
  return row.series_at ? { ...meeting, uid: `${row.series_id}@denktank`, recursAt: row.series_at } : meeting
}

const lasts = ({ starts_at, ends_at }: CalendarRow) => ends_at.getTime() - starts_at.getTime()

const isAsPlanned = (first: CalendarRow) => (row: CalendarRow): boolean =>
  row.starts_at.getTime() === row.series_at?.getTime() && lasts(row) === lasts(first)
    && row.title === first.title && row.about === first.about && row.place === first.place && row.link === first.link

/** A whole series, for somebody who has nothing of it yet: the rule, and each one that is otherwise. */
export const wholeSeries = (rows: readonly CalendarRow[], origin: string | undefined, attendees: CalendarMeeting['attendees']): CalendarMeeting[] => {
  const ordered = [...rows].sort((a, b) => Number(a.series_at) - Number(b.series_at))
  const [first] = ordered
  if (!first?.series_at) return []
  const planned = ordered.map(({ series_at }) => series_at as Date)
  const off = ordered.filter(({ cancelled_at }) => cancelled_at)
  const rule = ruleOf(planned.map((one) => isoDay(one)))
  const { recursAt: _, ...whole } = instanceOf(first, origin, attendees)
  const master: CalendarMeeting = {
    ...whole, sequence: Math.max(...ordered.map(({ sequence }) => sequence)), startsAt: first.series_at, endsAt: new Date(first.series_at.getTime() + lasts(first)), cancelled: false,
    repeats: { rule, also: planned.filter((one) => !isFound(rule, first.series_at as Date)(one)), except: off.map(({ series_at }) => series_at as Date) },
  }
  return [master, ...ordered.filter((row) => !row.cancelled_at && !isAsPlanned(first)(row)).map((row) => instanceOf(row, origin, attendees))]
}
