/** Which day is best, and what time it is there: rules without a database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { optionFrom } from './form.ts'
import { nearest, ranked, type Counted, type Rules } from './ranking.ts'
import { elsewhereWords, spanWords } from './words.ts'
import { weekWords } from './words.ts'
import { dayIn, mondayOf, momentIn, timeIn, zones } from './zones.ts'

const option = (nth: number) => ({ id: `o${nth}`, starts_at: new Date(Date.UTC(2027, 0, nth, 9)), ends_at: new Date(Date.UTC(2027, 0, nth, 12)) })
const options = [1, 2, 3, 4, 5].map(option)
const perspectives = ['municipality', 'shared-service', 'supplier']

interface Answer { readonly perspective: string; readonly choices: readonly string[] }
const answers = fc.array(fc.record({ perspective: fc.constantFrom(...perspectives), choices: fc.array(fc.constantFrom('yes', 'maybe', 'no'), { minLength: 5, maxLength: 5 }) }), { maxLength: 40 })

/** What the database counts of these answers, in the order in which they came. */
const countsOf = (given: readonly Answer[]): Counted[] => {
  const counts = new Map<string, Counted>()
  const add = (perspective: string, id: string, choice: string) => {
    const key = `${perspective} ${id} ${choice}`
    counts.set(key, { perspective, option: id, choice, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  for (const { perspective, choices } of given) {
    add(perspective, '', 'given')
    choices.forEach((choice, nth) => add(perspective, options[nth]?.id ?? '', choice))
  }
  return [...counts.values()]
}
const rules = (minimum = 0, needed: readonly string[] = [], regions: Rules['regions'] = []): Rules => ({ minimum, perspectives: needed, regions })

test('the order of days does not depend on the order of answers or of options', () => {
  const shuffled = answers.chain((given) => fc.tuple(
    fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }), fc.shuffledSubarray(options, { minLength: 5 }), fc.nat(20), fc.subarray(perspectives)))
  fc.assert(fc.property(shuffled, ([given, otherwise, mixed, minimum, needed]) => {
    const asked = rules(minimum, needed)
    assert.deepEqual(ranked(mixed, countsOf(otherwise), asked), ranked(options, countsOf(given), asked))
  }))
})

test('a day that meets the rules comes before one that does not, then yes counts, then if need be, then the date', () => {
  fc.assert(fc.property(answers, fc.nat(20), fc.subarray(perspectives), (given, minimum, needed) => {
    const list = ranked(options, countsOf(given), rules(minimum, needed))
    for (const [nth, one] of list.entries()) {
      const next = list[nth + 1]
      assert.equal(one.yes + one.maybe + one.no, given.length)
      assert.equal(one.meets, one.yes + one.maybe >= minimum && one.missing.perspectives.length === 0)
      if (!next) continue
      const [a, b] = [one, next].map(({ meets, yes, maybe, option: { starts_at } }) => [Number(meets), yes, maybe, -starts_at.getTime()])
      const first = a?.findIndex((value, at) => value !== b?.[at]) ?? -1
      assert.ok((a?.[first] ?? 0) > (b?.[first] ?? 0))
    }
  }))
})

test('the nearest day is the one that lacks the least, also when another has more that say yes', () => {
  const given = [['yes', 'maybe'], ['yes', 'maybe'], ['no', 'maybe']].map((choices) => ({ perspective: 'municipality', choices: [...choices, 'no', 'no', 'no'] }))
  const list = ranked(options, countsOf(given), rules(4))
  assert.deepEqual([list[0]?.option.id, nearest(list)?.option.id, nearest(list)?.missing.people], ['o1', 'o2', 1])
})

test('a region has its chair when one of its chairs can come, if need be too', () => {
  const [best] = ranked(options, countsOf([{ perspective: 'municipality', choices: ['yes', 'maybe', 'yes', 'no', 'no'] }]), rules(1, [], [
    { region: 'Noord', choices: { o1: 'no', o2: 'maybe', o3: 'yes' } }, { region: 'Noord', choices: { o1: 'yes' } }, { region: 'Zuid', choices: { o3: 'maybe' } }, { region: 'Zuid', choices: null },
  ]))
  assert.equal(best?.option.id, 'o3')
  const list = ranked(options, countsOf([]), rules(2, ['supplier'], [{ region: 'Zuid', choices: null }]))
  assert.deepEqual(list[0]?.missing, { people: 2, perspectives: ['supplier'], regions: ['Zuid'] })
})

test('round 28 March 2027 the clock goes forward: an hour is not there, and a morning is an hour earlier in world time', () => {
  const mornings = ['2027-03-27', '2027-03-28', '2027-03-29'].map((day) => optionFrom(`${day} morning`, 'Europe/Amsterdam')?.starts_at.toISOString())
  assert.deepEqual(mornings, ['2027-03-27T08:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-03-29T07:00:00.000Z'])
  assert.equal(momentIn('Europe/Amsterdam', '2027-03-28', '02:30'), undefined)
  assert.equal(optionFrom('2027-03-28 02:00-04:00', 'Europe/Amsterdam'), undefined)
  assert.equal(optionFrom('2027-03-28 01:30-03:00', 'Europe/Amsterdam')?.ends_at.toISOString(), '2027-03-28T01:00:00.000Z')
  assert.equal(momentIn('Europe/London', '2027-03-28', '02:30')?.toISOString(), '2027-03-28T01:30:00.000Z')
})

test('round 25 October 2026 the clock goes back: of the hour that comes twice the first is meant', () => {
  const mornings = ['2026-10-24', '2026-10-25', '2026-10-26'].map((day) => optionFrom(`${day} morning`, 'Europe/Amsterdam')?.starts_at.toISOString())
  assert.deepEqual(mornings, ['2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z'])
  assert.equal(momentIn('Europe/Amsterdam', '2026-10-25', '02:30')?.toISOString(), '2026-10-25T00:30:00.000Z')
  assert.equal(momentIn('Europe/Amsterdam', '2026-10-25', '03:00')?.toISOString(), '2026-10-25T02:00:00.000Z')
})

test('in every zone a moment shows the day and time that it was made of', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((nth) => new Date(Date.UTC(2026, 0, 1 + nth)).toISOString().slice(0, 10))
  const time = fc.integer({ min: 0, max: 287 }).map((fives) => `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String((fives % 12) * 5).padStart(2, '0')}`)
  fc.assert(fc.property(fc.constantFrom(...zones), day, time, (zone, on, shown) => {
    const moment = momentIn(zone, on, shown)
    if (moment) assert.deepEqual([dayIn(zone, moment), timeIn(zone, moment)], [on, shown])
    else assert.ok(shown < '04:00')
  }))
})

test('between the weeks in which Europe and America change their clocks the difference is an hour less', () => {
  const words = (key: string) => {
    const one = optionFrom(key, 'Europe/Amsterdam')
    return one && elsewhereWords(one, 'Europe/Amsterdam', 'America/New_York', 'en')
  }
  assert.equal(words('2027-03-27 10:00-12:00'), '05:00–07:00 in New York')
  assert.equal(words('2027-03-29 10:00-12:00'), '04:00–06:00 in New York')
  assert.equal(words('2026-10-26 10:00-12:00'), '05:00–07:00 in New York')
  const night = optionFrom('2027-01-12 evening', 'America/Los_Angeles')
  assert.ok(night)
  assert.equal(spanWords(night, 'America/Los_Angeles', 'nl'), 'dinsdag 12 januari 2027, avond (19.00–21.30 uur)')
  assert.equal(elsewhereWords(night, 'America/Los_Angeles', 'Europe/Amsterdam', 'nl'), 'woensdag 13 januari 2027, 04.00–06.30 uur in Nederland')
  assert.equal(elsewhereWords(night, 'Europe/Amsterdam', 'Europe/Amsterdam', 'nl'), undefined)
})

test('a week has the number that calendars here give it, also around New Year', () => {
  for (const [day, nl, en] of [
    ['2026-09-10', 'Week 37, 7 – 13 september', 'Week 37, 7 – 13 September'], ['2026-10-04', 'Week 40, 28 september – 4 oktober', 'Week 40, 28 September – 4 October'],
    ['2027-01-01', 'Week 53, 28 december 2026 – 3 januari 2027', 'Week 53, 28 December 2026 – 3 January 2027'], ['2025-12-29', 'Week 1, 29 december 2025 – 4 januari 2026', 'Week 1, 29 December 2025 – 4 January 2026'], ['2028-01-03', 'Week 1, 3 – 9 januari', 'Week 1, 3 – 9 January'],
  ] as const) assert.deepEqual([weekWords(mondayOf(day), 'nl'), weekWords(mondayOf(day), 'en')], [nl, en])
})
