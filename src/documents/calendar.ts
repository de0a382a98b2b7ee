import ICAL from 'ical.js'

/** How somebody answered, in the words of calendars (RFC 5545, 3.2.12). */
export type PartStat = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'

export interface CalendarAttendee { readonly address: string; readonly name: string; readonly answer: PartStat }

/** A meeting as a calendar keeps it. `sequence` rises when its time or place changes; `uid` never changes. */
export interface CalendarMeeting {
  readonly uid: string
  readonly sequence: number
  readonly title: string
  readonly about: string
  readonly place: string
  readonly url: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelled: boolean
  /** when it last changed, for a calendar that is fetched; left out: now */
  readonly changedAt?: Date
  /** which of a series, by when it was first planned to begin (RECURRENCE-ID) */
  readonly recursAt?: Date | undefined
  /** the whole of a series: the rule of its days, and those that are not there */
  readonly repeats?: { readonly rule: string; readonly except: readonly Date[] } | undefined
  readonly organizer: { readonly address: string; readonly name: string }
  /** who this copy is for; none in a feed */
  readonly attendees: readonly CalendarAttendee[]
}

export const zone = 'Europe/Amsterdam'

// The library does not count the space that a folded line begins with (RFC 5545, 3.1: 75 octets).
ICAL.foldLength = 74

// The rules of the Netherlands since 1996, as calendars expect them to come along (RFC 5545, 3.6.5).
const zoneText = `BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`

const onClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

/** What the clock in the Netherlands shows at a moment, as a time of a calendar. */
const localTime = (moment: Date) => {
  const part = Object.fromEntries(onClock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return ICAL.Time.fromData({ year, month, day, hour, minute, second })
}

const atMoment = (name: string, moment: Date) => {
  const property = new ICAL.Property(name)
  property.setParameter('tzid', zone)
  property.setValue(localTime(moment))
  return property
}

// What somebody typed must not begin a line of its own, nor stand in a name where it would close it or be taken for an escape.
const nameOf = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}"\\]+/gu, ' ').trim()

// A lone carriage return is a new line to some programs, and the library leaves it as it is.
const plainText = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')

const person = (name: string, { address, name: words }: { address: string; name: string }, more: Readonly<Record<string, string>> = {}) => {
  const property = new ICAL.Property(name)
  for (const [key, value] of Object.entries({ cn: nameOf(words), ...more })) if (value !== '') property.setParameter(key, value)
  property.setValue(`mailto:${address}`)
  return property
}

const eventOf = (meeting: CalendarMeeting, now: Date) => {
  const event = new ICAL.Component('vevent')
  const plain: readonly (readonly [string, string | number])[] = [
    ['uid', meeting.uid], ['sequence', meeting.sequence], ['summary', meeting.title], ['description', meeting.about], ['location', meeting.place],
    ['status', meeting.cancelled ? 'CANCELLED' : 'CONFIRMED'], ['transp', 'OPAQUE'],
  ]
  for (const [name, value] of plain) if (value !== '') event.addPropertyWithValue(name, typeof value === 'string' ? plainText(value) : value)
  if (meeting.url) event.addPropertyWithValue('url', meeting.url)
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(meeting.changedAt ?? now, true))
  event.addProperty(atMoment('dtstart', meeting.startsAt))
  event.addProperty(atMoment('dtend', meeting.endsAt))
  if (meeting.recursAt) event.addProperty(atMoment('recurrence-id', meeting.recursAt))
  if (meeting.repeats) event.addPropertyWithValue('rrule', ICAL.Recur.fromString(meeting.repeats.rule))
  for (const one of meeting.repeats?.except ?? []) event.addProperty(atMoment('exdate', one))
  event.addProperty(person('organizer', meeting.organizer))
  for (const one of meeting.attendees) {
    event.addProperty(person('attendee', one, { cutype: 'INDIVIDUAL', role: 'REQ-PARTICIPANT', partstat: one.answer, rsvp: 'TRUE' }))
  }
  return event
}

export type Method = 'REQUEST' | 'CANCEL' | 'PUBLISH'

/**
 * Meetings as an iCalendar object (RFC 5545) for a METHOD of RFC 5546: lines of at most 75 octets ending in CRLF, times on the
 * clock of the Netherlands with its VTIMEZONE. `name` is what a feed is called.
 */
export const writeCalendar = (method: Method, meetings: readonly CalendarMeeting[], name = '', now = new Date()): string => {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Denktank//Denktank//NL')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', method)
  if (name) calendar.addPropertyWithValue('x-wr-calname', nameOf(name))
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(zoneText)))
  for (const meeting of meetings) calendar.addSubcomponent(eventOf(meeting, now))
  return `${calendar.toString()}\r\n`
}
