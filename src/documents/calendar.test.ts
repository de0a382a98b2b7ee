/** Calendars: what others write is read, and what we write is read back as it was meant. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { inProject } from '../platform/root.ts'
import { writeCalendar, zone, type CalendarMeeting } from './calendar.ts'
import { readCalendar, readReply } from './calendarreading.ts'

interface Case { file: string; related?: string[]; outcome: 'accept' | 'reject' | 'either' }

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'), 'calendar')
const skip = existsSync(corpus) ? false : `the corpus is not at ${corpus}`
const sets = ['evolution-invites', 'ical4j-valid', 'ical4j-invalid', 'ical4j-outlook', 'libical', 'kcalcore-compat', 'kcalcore-recurrence'] as const
const casesOf = (set: string): Case[] => (JSON.parse(readFileSync(join(corpus, set, 'expected.json'), 'utf8')) as { cases: Case[] }).cases
const textOf = (set: string, file: string) => readFileSync(join(corpus, set, file), 'utf8')

test('every calendar of the corpus that must be read is read, and what is broken breaks nothing', { skip }, () => {
  let read = 0
  for (const set of sets) {
    for (const { file, outcome } of casesOf(set)) {
      const text = textOf(set, file)
      const found = readCalendar(text)
      assert.doesNotThrow(() => readReply(text), `${set}/${file}`)
      if (outcome !== 'accept') continue
      read += 1
      assert.ok(found.length > 0, `${set}/${file} is not read`)
      const named = (text.match(/^BEGIN:(VEVENT|VTODO)\s*$/gim) ?? []).length
      const events = found.flatMap((one) => [one, ...one.getAllSubcomponents()]).filter(({ name }) => name === 'vevent' || name === 'vtodo')
      assert.equal(events.length, named, `${set}/${file}`)
    }
  }
  assert.ok(read >= 135, `only ${read} cases were read`)
})

/** What a calendar means: all of it but the moments that are none, such as one without seconds, which cannot be kept. */
const meaning = (calendar: ICAL.Component): unknown => JSON.parse(JSON.stringify(calendar.toJSON(), (_, value: unknown) =>
  (Array.isArray(value) && value[2] === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/.test(String(value[3])) ? [value[0]] : value)))

test('what is read and written again means the same', { skip }, () => {
  for (const set of sets) {
    // The rules of vCalendar 1.0, of before 1998, are another language: such a file is read, and never written.
    for (const { file } of casesOf(set).filter(({ outcome, file }) => outcome === 'accept' && !file.endsWith('.vcs'))) {
      const found = readCalendar(textOf(set, file))
      const again = readCalendar(found.map(String).join('\r\n'))
      assert.deepEqual(again.map(meaning), found.map(meaning), `${set}/${file}`)
    }
  }
})

/** What the clock of a zone shows at a moment of UTC, both as '19970902T100000'; for files that name a zone and do not bring it. */
const onClock = (moment: string, tzid: string): string => {
  const [, year, month, day, hour, minute, second] = (/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(moment) ?? []).map(Number)
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: tzid, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}${part('month')}${part('day')}T${part('hour')}${part('minute')}${part('second')}`
}

const withLocalUntil = (text: string): string => {
  const tzid = /^DTSTART;TZID=([A-Za-z]+\/\w+):/m.exec(text)?.[1]
  return tzid && !text.includes('BEGIN:VTIMEZONE') ? text.replace(/UNTIL=(\d{8}T\d{6})Z/g, (_, moment: string) => `UNTIL=${onClock(moment, tzid)}`) : text
}

/** The first occurrences of the event in a file, as '1997-09-02T09:00:00'; the day it was set for is one of them, unless taken out. */
const occurrences = (text: string, most: number): string[] => {
  const vevent = readCalendar(withLocalUntil(text))[0]?.getFirstSubcomponent('vevent')
  assert.ok(vevent)
  const event = new ICAL.Event(vevent)
  const written = (time: ICAL.Time) => (time.isDate ? `${time.toString()}T00:00:00` : time.toString().slice(0, 19))
  const out = vevent.getAllProperties('exdate').flatMap((one) => one.getValues().map(String))
  const found = out.includes(String(event.startDate)) ? [] : [written(event.startDate)]
  if (!event.isRecurring()) return found
  const rest = event.iterator()
  for (let next = rest.next(); next && found.length < most; next = rest.next()) if (!found.includes(written(next))) found.push(written(next))
  return found
}

// What ical.js 2.2 reads otherwise: the twentieth Monday of a year, and the days of a week by its number. We write no such rules.
const otherwise = ['LibICal/LibICal_TestCase38.ics', 'RFC2445/RFC2445_RRULETest26.ics', 'RFC2445/RFC2445_RRULETest27.ics']

test('what is repeated falls on the stated moments', { skip }, () => {
  const differs: string[] = []
  for (const { file, related = [] } of casesOf('kcalcore-recurrence')) {
    const stated = textOf('kcalcore-recurrence', related.find((one) => one.endsWith('.next.ref')) ?? '').split('\n').filter(Boolean).map((line) => line.slice(0, 19))
    // A list of five hundred is one that was cut off there; a shorter one must end where the rule ends.
    const found = occurrences(textOf('kcalcore-recurrence', file), stated.length >= 500 ? stated.length : stated.length + 1)
    if (JSON.stringify(found) !== JSON.stringify(stated)) differs.push(file)
  }
  assert.deepEqual(differs.sort(), otherwise)
})

const words = fc.string({ unit: fc.constantFrom('a', 'ë', '字', '🗓', ',', ';', ':', '\\', '"', '\n', '\r\n', ' ', 'BEGIN:VEVENT', '\u2028', '^n'), minLength: 1, maxLength: 80 })
const minute = 60_000
const meeting = fc.record({
  uid: fc.uuid().map((id) => `${id}@denktank`), sequence: fc.nat(40), title: words, about: words, place: words, url: fc.constantFrom('', 'https://denktank.example/denktanks/x/bijeenkomsten/3'),
  start: fc.integer({ min: Date.UTC(2000, 0) / minute, max: Date.UTC(2049, 11) / minute }), length: fc.integer({ min: 5, max: 900 }), cancelled: fc.boolean(),
  person: words, answer: fc.constantFrom('NEEDS-ACTION', 'ACCEPTED', 'DECLINED', 'TENTATIVE'),
})

/** The last Sunday of October, between one and two o'clock UTC, when each time of the clock comes twice and a calendar means the first. */
const comesTwice = (moment: Date) => moment.getUTCMonth() === 9 && moment.getUTCDay() === 0 && moment.getUTCDate() > 24 && moment.getUTCHours() < 2

test('an invitation is read back with every property, summer and winter, whatever somebody typed', () => {
  fc.assert(fc.property(meeting, ({ start, length, person, answer, ...one }) => {
    const [startsAt, endsAt] = [new Date(start * minute), new Date((start + length) * minute)]
    fc.pre(!comesTwice(startsAt) && !comesTwice(endsAt))
    const ours: CalendarMeeting = {
      ...one, startsAt, endsAt, organizer: { address: 'bureau@voorbeeld.example', name: person }, attendees: [{ address: 'lid@voorbeeld.example', name: person, answer }],
    }
    const text = writeCalendar(one.cancelled ? 'CANCEL' : 'REQUEST', [ours], '', new Date('2026-06-01T10:00:00Z'))
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\n') && !line.includes('\r'), JSON.stringify(line))
    const [calendar] = readCalendar(text)
    const [event, ...more] = calendar?.getAllSubcomponents('vevent') ?? []
    assert.ok(calendar && event && more.length === 0)
    assert.equal(calendar.getFirstPropertyValue('method'), one.cancelled ? 'CANCEL' : 'REQUEST')
    const timezone = calendar.getFirstSubcomponent('vtimezone')
    assert.equal(timezone?.getFirstPropertyValue('tzid'), zone)
    const at = (name: string) => {
      assert.equal(event.getFirstProperty(name)?.getFirstParameter('tzid'), zone)
      return (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().getTime()
    }
    assert.deepEqual([at('dtstart'), at('dtend')], [startsAt.getTime(), endsAt.getTime()])
    assert.equal(String(event.getFirstPropertyValue('dtstamp')), '2026-06-01T10:00:00Z')
    const same = (name: string, value: string | number) => assert.equal(String(event.getFirstPropertyValue(name)).replace(/\r\n?/g, '\n'), String(value).replace(/\r\n?/g, '\n'))
    same('uid', one.uid); same('sequence', one.sequence); same('summary', one.title); same('description', one.about); same('location', one.place)
    same('status', one.cancelled ? 'CANCELLED' : 'CONFIRMED'); same('organizer', 'mailto:bureau@voorbeeld.example')
    assert.equal(event.getAllProperties('attendee').length, 1)
    const attendee = event.getFirstProperty('attendee')
    assert.deepEqual(['partstat', 'rsvp', 'role'].map((name) => attendee?.getFirstParameter(name)), [answer, 'TRUE', 'REQ-PARTICIPANT'])
    assert.equal(attendee?.getFirstValue(), 'mailto:lid@voorbeeld.example')
  }), { numRuns: 300 })
})

test('whatever a text holds, to read it throws nothing', () => {
  const lines = fc.constantFrom('BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'METHOD:REPLY', 'UID:x', 'ATTENDEE:mailto:a@b.example', 'RRULE:FREQ=', 'DTSTART:1', 'X;Y=:', ';', ' ', ':')
  fc.assert(fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 12 }), (all) => {
    const text = all.join('\n')
    assert.ok(Array.isArray(readCalendar(text)))
    readReply(text)
  }), { numRuns: 500 })
  for (const text of ['', 'geen agenda', '\uFEFF', 'BEGIN:VCALENDAR', 'END:VCALENDAR']) assert.equal(readReply(text), undefined)
})

const reply = (more: { method?: string; attendees?: string[]; lines?: string[] } = {}) => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${more.method ?? 'REPLY'}`, 'BEGIN:VEVENT', 'UID:een@denktank', 'SEQUENCE:2', 'DTSTAMP:20261125T100000Z',
  ...(more.attendees ?? ['ATTENDEE;PARTSTAT=ACCEPTED;CN=Lid:mailto:Lid@Voorbeeld.example']), ...(more.lines ?? []), 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')

/** What a calendar makes of an invitation when its owner answers (RFC 5546, 3.2.3): the same UID and SEQUENCE, and the one attendee with the answer. */
const answered = (invitation: ICAL.Component, address: string, stat: string): ICAL.Component => {
  const calendar = new ICAL.Component(structuredClone(invitation.toJSON()))
  calendar.updatePropertyWithValue('method', 'REPLY')
  for (const event of calendar.getAllSubcomponents('vevent')) {
    for (const one of event.getAllProperties('attendee')) {
      if (String(one.getFirstValue()).toLowerCase() === `mailto:${address}`) one.setParameter('partstat', stat)
      else event.removeProperty(one)
    }
  }
  return calendar
}
const stats = ['ACCEPTED', 'DECLINED', 'TENTATIVE'] as const

test('an invitation of ours that is answered is read back as that answer, whatever stood in it', () => {
  fc.assert(fc.property(meeting, fc.constantFrom(...stats), ({ start, length, person, ...one }, stat) => {
    const [startsAt, endsAt] = [new Date(start * minute), new Date((start + length) * minute)]
    const text = writeCalendar('REQUEST', [{
      ...one, startsAt, endsAt, cancelled: false, organizer: { address: 'bureau@voorbeeld.example', name: person }, attendees: [{ address: 'lid@voorbeeld.example', name: person, answer: 'NEEDS-ACTION' }],
    }])
    assert.equal(readReply(text), undefined, 'an invitation is no answer')
    const [calendar] = readCalendar(text)
    assert.ok(calendar)
    assert.deepEqual(readReply(String(answered(calendar, 'lid@voorbeeld.example', stat))), { uid: one.uid, sequence: one.sequence, address: 'lid@voorbeeld.example', answer: stat })
  }), { numRuns: 100 })
})

test('an invitation of the corpus that is answered is read back as that answer of that person', { skip }, () => {
  let answers = 0
  for (const set of sets) {
    for (const { file, outcome } of casesOf(set)) {
      const [found, ...more] = outcome === 'accept' && !file.endsWith('.vcs') ? readCalendar(textOf(set, file)) : []
      // Some are the bare event, as a server keeps it: a mail carries it in a calendar.
      const calendar = found?.name === 'vevent' ? new ICAL.Component(['vcalendar', [], [structuredClone(found.toJSON())]]) : found
      const [event, ...others] = calendar?.getAllSubcomponents('vevent') ?? []
      const addresses = (event?.getAllProperties('attendee') ?? []).map((one) => /^mailto:([^\s@]+@[^\s@]+)$/i.exec(String(one.getFirstValue()))?.[1]?.toLowerCase() ?? '').filter(Boolean)
      if (!calendar || !event || more.length + others.length > 0 || new Set(addresses).size !== addresses.length) continue
      for (const [nth, address] of addresses.slice(0, 3).entries()) {
        const stat = stats[nth % 3] ?? 'ACCEPTED'
        const read = readReply(String(answered(calendar, address, stat)))
        const one = event.getFirstPropertyValue('recurrence-id')
        assert.deepEqual(read && { ...read }, {
          uid: String(event.getFirstPropertyValue('uid') ?? ''), sequence: Number(event.getFirstPropertyValue('sequence') ?? 0), address, answer: stat,
          ...(one ? { recursAt: String(one) } : {}),
        }, `${set}/${file}`)
        answers += 1
      }
    }
  }
  assert.ok(answers >= 10, `only ${answers} invitations were answered`)
})

test('an answer is read as programs send it, and only when it is one answer of one person', () => {
  const yes = { uid: 'een@denktank', sequence: 2, address: 'lid@voorbeeld.example', answer: 'ACCEPTED' } as const
  assert.deepEqual(readReply(reply()), yes)
  assert.deepEqual(readReply(reply({ attendees: ['ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=lid@voorbeeld.example:/aMTIzNDU2/principal/'] })), yes)
  assert.deepEqual(readReply(reply({ lines: ['COMPLETED;Europe/Amsterdam:20170221T000000', 'dit is geen regel'] })), yes)
  assert.deepEqual(readReply(`\uFEFF${reply().replaceAll('\r\n', '\r')}`), yes)
  assert.equal(readReply(reply({ method: 'COUNTER' }))?.answer, 'TENTATIVE')
  assert.equal(readReply(reply({ attendees: ['ATTENDEE;PARTSTAT=DELEGATED:mailto:lid@voorbeeld.example'] })), undefined)
  assert.equal(readReply(reply({ attendees: ['ATTENDEE;PARTSTAT=ACCEPTED:/aMTIzNDU2/principal/'] })), undefined)
  assert.equal(readReply(reply({ attendees: [] })), undefined)
  assert.equal(readReply(reply({ lines: ['ATTENDEE;PARTSTAT=DECLINED:mailto:ander@voorbeeld.example'] })), undefined)
  assert.equal(readReply(reply({ method: 'REQUEST' })), undefined)
  assert.equal(readReply(reply() + reply()), undefined)
  assert.equal(readReply('x'.repeat(300_000)), undefined)
})
