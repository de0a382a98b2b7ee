import { isoDay } from '../../../platform/dates.ts'
import type { CalendarMeeting } from '../../../documents/calendar.ts'
import { calendarMeeting, type CalendarRow } from './calendars.ts'
import { daysOf } from './form.ts'

// A series is one appointment in calendars, that comes again by a rule; what is otherwise about one of them goes beside it.

/**
 * The rule by which every calendar finds these days (RFC 5545, 3.3.10), which are one of `stretchesOf`: each week, each month on
 * the same date, or on its last day. These are the templates that Outlook reads (MS-OXCICAL, 2.1.3.2.2).
 */
export const ruleOf = (days: readonly string[]): string => {
  const [first = ''] = days
  const weekly = daysOf(first, 'weekly', days.length)
  if (weekly.every((day, nth) => day === days[nth])) return `FREQ=WEEKLY;COUNT=${days.length}`
  return `FREQ=MONTHLY;${first.endsWith('31') ? 'BYMONTHDAY=-1;' : ''}COUNT=${days.length}`
}

/** One of a series as calendars know it, or a meeting by itself. */
export const instanceOf = (row: CalendarRow, origin: string | undefined, attendees: CalendarMeeting['attendees']): CalendarMeeting => {
  const meeting = calendarMeeting(row, origin, attendees)
  return row.appointment_id && row.series_at ? { ...meeting, uid: `${row.appointment_id}@denktank`, recursAt: row.series_at } : meeting
}

const lasts = ({ starts_at, ends_at }: CalendarRow) => ends_at.getTime() - starts_at.getTime()

const isAsPlanned = (first: CalendarRow) => (row: CalendarRow): boolean =>
  row.starts_at.getTime() === row.series_at?.getTime() && lasts(row) === lasts(first)
    && row.title === first.title && row.about === first.about && row.place === first.place && row.link === first.link

const dayOf = ({ series_at }: CalendarRow): string => isoDay(series_at as Date)

const newestOf = (rows: readonly CalendarRow[]): { changedAt?: Date } => {
  const times = rows.flatMap(({ changed_at }) => changed_at?.getTime() ?? [])
  return times.length > 0 ? { changedAt: new Date(Math.max(...times)) } : {}
}

/** A whole series, for a calendar that has nothing of it yet: the rule, and each one that is otherwise. */
export const wholeSeries = (rows: readonly CalendarRow[], origin: string | undefined, attendees: CalendarMeeting['attendees']): CalendarMeeting[] => {
  const ordered = [...rows].sort((a, b) => Number(a.series_at) - Number(b.series_at))
  const on = ordered.filter(({ cancelled_at }) => !cancelled_at)
  const [first] = ordered
  if (!first?.series_at) return []
  const { recursAt: _, ...whole } = instanceOf(first, origin, attendees)
  const except = on.length > 0 ? ordered.filter(({ cancelled_at }) => cancelled_at).map(({ series_at }) => series_at as Date) : []
  const master: CalendarMeeting = {
    ...whole, ...newestOf(ordered), sequence: Math.max(...ordered.map(({ sequence }) => sequence)),
    startsAt: first.series_at, endsAt: new Date(first.series_at.getTime() + lasts(first)), cancelled: on.length === 0,
    repeats: { rule: ruleOf(ordered.map(dayOf)), except },
  }
  return [master, ...on.filter((row) => !isAsPlanned(first)(row)).map((row) => instanceOf(row, origin, attendees))]
}

/** Meetings as a calendar has them after the letters: each series once, in its whole. `rows` holds all of each series. */
export const appointmentsOf = (rows: readonly CalendarRow[], origin: string | undefined): CalendarMeeting[] => {
  const together = new Map<string, CalendarRow[]>()
  for (const row of rows) together.set(row.appointment_id ?? row.id, [...together.get(row.appointment_id ?? row.id) ?? [], row])
  return [...together.values()].flatMap((all) => (all[0]?.appointment_id ? wholeSeries(all, origin, []) : all.map((row) => calendarMeeting(row, origin))))
}
