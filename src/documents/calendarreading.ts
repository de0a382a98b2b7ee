import ICAL from 'ical.js'
import type { PartStat } from './calendar.ts'

const mostLength = 2_000_000

const readable = (line: string): boolean => {
  try {
    ICAL.parse.property(line)
    return true
  } catch {
    return false
  }
}

/** A line as a calendar can be read with: as it is, or without what no calendar may have there; '' when nothing helps. */
const mended = (line: string): string => {
  if (/^(BEGIN|END):/i.test(line)) return line.trim()
  // Seen in the wild: spaces behind a rule, and a parameter that is a bare word.
  return [line, line.trimEnd(), line.replace(/^([A-Za-z0-9-]+);[^=:]*:/, '$1:').trimEnd()].find(readable) ?? ''
}

const parse = (text: string): ICAL.Component[] => {
  const read = ICAL.parse(text) as unknown as unknown[]
  // Several calendars behind one another are a list of them.
  const all = (Array.isArray(read[0]) ? read : [read]) as [string, unknown[], unknown[]][]
  return all.filter(([name]) => typeof name === 'string').map((one) => new ICAL.Component(one))
}

/**
 * The calendars in a text (RFC 5545), or the bare events and tasks that servers keep. A line that cannot be read is mended or
 * left out, so that one program's mistake does not take the rest along. Empty when there is no calendar in it; never throws.
 */
export const readCalendar = (text: string): ICAL.Component[] => {
  if (text.length > mostLength) return []
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  try {
    return parse(whole)
  } catch {
    try {
      return parse(whole.replace(/\n[ \t]/g, '').split('\n').map(mended).filter(Boolean).join('\n'))
    } catch {
      return []
    }
  }
}

/** An answer to an invitation, as a calendar sends it. `address` is in lower case. */
export interface CalendarReply { readonly uid: string; readonly sequence: number; readonly address: string; readonly answer: PartStat
  /** which of a series, as it stands there: '2026-12-03', or with a time, and a Z when that is universal; left out: all of it */
  readonly recursAt?: string
}

const answers = new Set<string>(['NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE'])

/** The address of an attendee: in its value, or, where a program keeps its own address there, in EMAIL (RFC 7986, 6.2). */
const addressOf = (attendee: ICAL.Property): string => {
  const value = String(attendee.getFirstValue() ?? '').trim()
  const address = /^mailto:/i.test(value) ? value.slice(7) : String(attendee.getFirstParameter('email') || value)
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address.toLowerCase() : ''
}

/**
 * The answer in an iCalendar object with METHOD:REPLY: one attendee of one event (RFC 5546, 3.2.3). A COUNTER, which proposes
 * another time, is an answer too; a yes in it is to that other time, so here it is a perhaps. Undefined for anything else,
 * however malformed.
 */
export const readReply = (text: string): CalendarReply | undefined => {
  const [calendar, ...more] = text.length > 200_000 ? [] : readCalendar(text)
  const [event, ...events] = calendar?.getAllSubcomponents('vevent') ?? []
  if (!calendar || !event || more.length > 0 || events.length > 0) return undefined
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase()
  const [attendee, ...attendees] = event.getAllProperties('attendee')
  if (!attendee || attendees.length > 0 || !['REPLY', 'COUNTER'].includes(method)) return undefined
  const stat = String(attendee.getFirstParameter('partstat') || 'NEEDS-ACTION').toUpperCase()
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0)
  const address = addressOf(attendee)
  if (!answers.has(stat) || !address || !Number.isSafeInteger(sequence)) return undefined
  const answer = method === 'COUNTER' && stat === 'ACCEPTED' ? 'TENTATIVE' : stat as PartStat
  const recursAt = event.getFirstPropertyValue('recurrence-id')
  return { uid: String(event.getFirstPropertyValue('uid') ?? ''), sequence, address, answer, ...(recursAt ? { recursAt: String(recursAt) } : {}) }
}
