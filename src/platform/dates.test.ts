import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock, endOfDay, isoDay, longDate, weekDate } from './dates.ts'

test('a day is that of the Netherlands, whatever was asked before, over midnight, both changes of the clock and before 1970', () => {
  const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' })
  const around = [
    '2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z', '2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z',
    '2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z',
    '1937-06-30T23:30:00Z', '1937-06-30T23:45:00Z', '1969-12-31T23:30:00Z', '1970-01-01T00:10:00Z',
  ].map((moment) => new Date(moment))
  for (let times = 0; times < 2; times += 1) for (const moment of around) assert.equal(isoDay(moment), plain.format(moment), moment.toISOString())
})

test('days and times read as people write them, in both languages', () => {
  const moment = new Date('2026-06-13T12:05:00Z')
  assert.equal(longDate(moment, 'nl'), '13 juni 2026')
  assert.equal(longDate('2026-06-13', 'en'), '13 June 2026')
  assert.equal(weekDate(moment, 'nl'), 'zaterdag 13 juni 2026')
  assert.equal(weekDate(moment, 'en'), 'Saturday 13 June 2026')
  assert.equal(clock(moment, 'nl'), '14.05 uur')
  assert.equal(clock(moment, 'en'), '14:05')
})

test('the end of a day is midnight in the Netherlands, also when the clock changes in between', () => {
  assert.equal(endOfDay(0, new Date('2026-03-28T12:00:00Z')).toISOString(), '2026-03-28T23:00:00.000Z')
  assert.equal(endOfDay(1, new Date('2026-03-28T12:00:00Z')).toISOString(), '2026-03-29T22:00:00.000Z')
})

test('more days than are kept still read right', () => {
  const plain = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' })
  for (let hour = 0; hour < 6000; hour += 1) {
    const moment = new Date(Date.UTC(2020, 0, 1, hour, 17))
    if (isoDay(moment) !== plain.format(moment)) assert.fail(moment.toISOString())
  }
})
