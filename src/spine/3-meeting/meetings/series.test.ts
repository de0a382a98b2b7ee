/** A series of meetings: one letter and one appointment in calendars, from which one can move, be taken off and be answered. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { formOn } from '../../../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { openOffice, type Office } from '../../../beside/replies/postoffice.testing.ts'
import { writeCalendar } from '../../../documents/calendar.ts'
import { readReply } from '../../../documents/calendarreading.ts'
import { inProject } from '../../../platform/root.ts'
import { takeReply, type CalendarRow } from './calendars.ts'
import { daysOf, momentOf, stretchesOf } from './form.ts'
import { ruleOf, wholeSeries } from './series.ts'
import { askNewcomers } from './standing.ts'

let house: TestHouse
let office: Office
let chair: Seat
let devi: Seat
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  chair = await house.as('marijke-de-wit')
  devi = await house.as('devi-baldew')
})
after(async () => {
  await office.close()
  await house.close()
})

const at = '/denktanks/cloudstrategie/bijeenkomsten'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const plan = async (title: string, more: Record<string, string> = {}): Promise<(nth: number) => string> => {
  const { fields } = formOn((await chair.get(`${at}/nieuw`)).body, /\/nieuw$/)
  const made = await chair.post(`${at}/nieuw`, { ...fields, title, day: day(40), from: '10:00', until: '12:30', place: 'Zaal 3', repeat: 'weekly', times: '4', ...more })
  const first = Number(/\/bijeenkomsten\/(\d+)/.exec(made.location)?.[1])
  assert.ok(first, wordsOf(made))
  await office.work()
  return (nth) => `${at}/${first + nth}`
}
interface Mail { readonly subject: string; readonly body: string; readonly calendar: string; readonly calendar_method: string; readonly address: string; readonly headers: Record<string, string> }
const mailsTo = async (key: string, uid: string) => (await sql<Mail>`select subject, body, calendar, calendar_method, address, headers from mail
  where person_id = ${house.id('person', key)} and calendar like ${`%${uid}%`} order by written_at, id`.execute(house.database.db)).rows
/** By what calendars know a series. */
const seriesIn = async (title: string) => (await house.database.db.selectFrom('meeting').select('appointment_id').where('title', '=', title).executeTakeFirstOrThrow()).appointment_id ?? ''
const eventsIn = (calendar: string | undefined) => new ICAL.Component(ICAL.parse(calendar ?? '')).getAllSubcomponents('vevent')
/** The days on which a calendar shows the first event of an invitation. */
const daysIn = (calendar: string | undefined): string[] => {
  const [master] = eventsIn(calendar)
  const days = new ICAL.Event(master as ICAL.Component).iterator()
  return Array.from({ length: 25 }, () => days.next()).filter(Boolean).map((one) => String(one).slice(0, 10))
}
const replyTo = (uid: string, address: string, more: { stat?: string; recursAt?: string; sequence?: number } = {}) => readReply([
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${uid}@denktank`, `SEQUENCE:${more.sequence ?? 0}`, ...(more.recursAt ? [`RECURRENCE-ID${more.recursAt}`] : []),
  `ATTENDEE;PARTSTAT=${more.stat ?? 'ACCEPTED'}:mailto:${address}`, 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')) ?? assert.fail('not a reply')
const answers = async (title: string) => (await sql<{ answer: string | null }>`select a.answer from meeting_attendee a join meeting m on m.id = a.meeting_id
  where m.title = ${title} and a.person_id = ${house.id('person', 'devi-baldew')} order by m.number`.execute(house.database.db)).rows.map(({ answer }) => answer)

test('everybody gets one letter for a series, with all its days, and one appointment that comes again on those days', async () => {
  await plan('Elke week vier keer')
  const uid = await seriesIn('Elke week vier keer')
  const mails = await mailsTo('devi-baldew', uid)
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.body ?? '', /\nWanneer:\n(?:- [^\n]+ van \d\d\.\d\d[^\n]* tot [^\n]+\n){4}(?!-)/)
  assert.equal(mails[0]?.calendar_method, 'REQUEST')
  assert.equal(eventsIn(mails[0]?.calendar).length, 1)
  assert.deepEqual(daysIn(mails[0]?.calendar), daysOf(day(40), 'weekly', 4))
})

test('the rule of a series gives a calendar the days that were planned, also at the end of a month', () => {
  for (const [first, repeat, times] of [['2026-01-31', 'monthly', 12], ['2026-01-29', 'monthly', 5], ['2026-01-30', 'monthly', 20], ['2026-06-28', 'monthly', 20], ['2026-12-10', 'weekly', 20], ['2027-02-01', 'monthly', 2]] as const) {
    const days = daysOf(first, repeat, times)
    const stretches = stretchesOf(days)
    assert.deepEqual(stretches.flat(), days)
    for (const stretch of stretches) {
      const rows = stretch.map((one, nth) => ({
        id: String(nth), appointment_id: 'reeks', title: 'x', about: '', place: '', link: '', slug: 'x', number: nth, sequence: 0, cancelled_at: null, contact: 'a@voorbeeld.example', site: 'x',
        series_at: momentOf(one, '10:00'), starts_at: momentOf(one, '10:00'), ends_at: momentOf(one, '11:00'),
      })) satisfies CalendarRow[]
      const whole = wholeSeries(rows, undefined, [])
      assert.equal(whole.length, 1, 'none is otherwise')
      const written = writeCalendar('REQUEST', whole)
      assert.deepEqual(daysIn(written), stretch, ruleOf(stretch))
      assert.doesNotMatch(written, /RDATE/)
    }
  }
})

/** The first of these days of a month that lies more than a month ahead. */
const ahead = (monthAndDay: string) => {
  const year = day(0).slice(0, 4)
  return day(40) > `${year}-${monthAndDay}` ? `${Number(year) + 1}-${monthAndDay}` : `${year}-${monthAndDay}`
}

test('a series of before, that is one appointment over a month without its date, is cut by the migration and told anew, without RDATE', async () => {
  const [title, weekly] = ['Van voorheen, elke maand', 'Van voorheen, elke week']
  await plan(weekly, { day: ahead('12-30') })
  await plan(title, { day: ahead('12-30'), repeat: 'monthly', times: '5' })
  const { db } = house.database
  // As it was before: one appointment of all, and everybody has it.
  const { rows: [old] } = await sql<{ series_id: string }>`update meeting set appointment_id = series_id, series_at = starts_at where title = ${title} returning series_id`.execute(db)
  const before = await db.selectFrom('mail').select('id').execute()
  await house.database.change((tx) => sql.raw(readFileSync(inProject('migrations/0045-appointments-cut.sql'), 'utf8')).execute(tx))
  await office.work()
  const { rows: mails } = await sql<Mail>`select subject, calendar from mail where person_id = ${house.id('person', 'devi-baldew')} and not id = any(${before.map(({ id }) => id)}::uuid[])`.execute(db)
  assert.ok(mails.every(({ subject }) => subject.includes(title)), 'nobody is told of a series that was right')
  assert.deepEqual(mails.flatMap(({ calendar }) => daysIn(calendar)).sort(), daysOf(ahead('12-30'), 'monthly', 5))
  assert.doesNotMatch(mails.map(({ calendar }) => calendar).join('\n'), /RDATE/)
  const known = mails.flatMap(({ calendar }) => eventsIn(calendar)).map((one) => [String(one.getFirstPropertyValue('uid')).split('@')[0], Number(one.getFirstPropertyValue('sequence'))])
  assert.equal(new Set(known.map(([uid]) => uid)).size, 3, 'until January, February, and from March on')
  assert.ok(Number(known.find(([uid]) => uid === old?.series_id)?.[1]) > 0, 'what calendars had is replaced by the first of them')
})

/** The days on which Outlook shows a rule of one of its templates: in a month without that date it takes the last day. */
const daysInOutlook = (first: string, rule: string): string[] => {
  const count = Number(/COUNT=(\d+)/.exec(rule)?.[1])
  assert.match(rule, /^FREQ=(WEEKLY|MONTHLY)(;BYMONTHDAY=-1)?;COUNT=\d+$/)
  return daysOf(first, rule.startsWith('FREQ=WEEKLY') ? 'weekly' : 'monthly', count)
}

test('Outlook, which passes no month by and reads no RDATE, shows the same days', () => {
  for (const first of ['2026-01-28', '2026-01-29', '2026-08-30', '2026-10-31', '2028-01-29']) {
    for (const stretch of stretchesOf(daysOf(first, 'monthly', 20))) {
      assert.deepEqual(daysInOutlook(stretch[0] ?? '', ruleOf(stretch)), stretch)
    }
  }
  assert.equal(stretchesOf(daysOf('2026-10-31', 'monthly', 20)).length, 1, 'the last day of each month is one rule')
  assert.equal(stretchesOf(daysOf('2026-10-29', 'weekly', 20)).length, 1)
})

test('a month without a 30th is an appointment by itself; the letters and what a calendar fetches name the same ones', async () => {
  const december = ahead('12-30')
  const title = 'Elke dertigste'
  const path = await plan(title, { day: december, repeat: 'monthly', times: '5' })
  const { rows: mails } = await sql<Mail>`select subject, calendar from mail where person_id = ${house.id('person', 'devi-baldew')} and subject like ${`%${title}%`}`.execute(house.database.db)
  const known = mails.flatMap(({ calendar }) => [...new Set(eventsIn(calendar).map((one) => String(one.getFirstPropertyValue('uid'))))])
  assert.deepEqual([mails.length, new Set(known).size], [3, 3], 'until January, February, and from March on')
  assert.deepEqual(mails.flatMap(({ calendar }) => daysIn(calendar)).sort(), daysOf(december, 'monthly', 5))
  assert.equal((await chair.post(`${path(1)}/afzegging`, { why: 'De zaal is bezet.' })).status, 303)
  assert.deepEqual(await answers(title), [null, null, null, null, null])
  const { address } = (await sql<Mail>`select address, headers from mail where subject like ${`%${title}%`} and person_id = ${house.id('person', 'devi-baldew')} order by written_at limit 1`.execute(house.database.db)).rows[0] ?? assert.fail('no letter')
  const [, , march] = known.map((one) => one.replace('@denktank', ''))
  assert.equal(await takeReply(house.database, replyTo(march ?? '', address), address), 'taken')
  assert.equal((await answers(title)).filter(Boolean).length > 0, true)
})

test('the address for a calendar and the file hold a series as the letters do: under one UID, once', async () => {
  const path = await plan('Vier keer in de agenda')
  const uid = `${await seriesIn('Vier keer in de agenda')}@denktank`
  const { fields } = formOn((await chair.get(`${path(1)}/wijziging`)).body, /\/wijziging$/)
  assert.equal((await chair.post(`${path(1)}/wijziging`, { ...fields, from: '14:00', until: '15:00' })).status, 303)
  assert.equal((await chair.post(`${path(2)}/afzegging`, { why: 'De zaal is bezet.' })).status, 303)
  await office.work()
  const page = await devi.post(`${at}/agenda`, { which: 'all' })
  const address = /\/agenda\/[\w-]+\.ics/.exec(page.body)?.[0] ?? assert.fail('no address')
  const [first = '', second = '', third = '', fourth = ''] = daysOf(day(40), 'weekly', 4)
  for (const calendar of [(await house.visitor().get(address)).body, (await devi.get(`${path(0)}/bestand.ics`)).body, (await devi.get(`${path(1)}/bestand.ics`)).body]) {
    const ours = eventsIn(calendar).filter((one) => String(one.getFirstPropertyValue('summary')) === 'Vier keer in de agenda')
    assert.deepEqual(ours.map((one) => String(one.getFirstPropertyValue('uid'))), [uid, uid], 'the series, and the one that moved')
    const [master, moved] = ours
    assert.deepEqual(ours.map((one) => String(one.getFirstPropertyValue('recurrence-id'))), ['null', `${second}T10:00:00`])
    assert.equal(String(moved?.getFirstPropertyValue('dtstart')), `${second}T14:00:00`)
    const days = new ICAL.Event(master as ICAL.Component).iterator()
    assert.deepEqual([days.next(), days.next(), days.next(), days.next()].filter(Boolean).map((one) => String(one).slice(0, 10)), [first, second, fourth], `${third} is off`)
  }
})

test('the address for a calendar that is full holds a whole series or nothing of it', async () => {
  const title = 'Aan het eind van de lijst'
  await plan(title, { day: day(39) })
  const address = /\/agenda\/[\w-]+\.ics/.exec((await devi.post(`${at}/agenda`, { which: 'all' })).body)?.[0] ?? assert.fail('no address')
  const { db } = house.database
  const { rows: [before] } = await sql<{ count: number }>`select count(*)::int as count from meeting m join ring_person rp on rp.ring_id = m.ring_id and rp.ended_at is null
    where rp.person_id = ${house.id('person', 'devi-baldew')} and m.starts_at > now() - interval '90 days' and m.starts_at < ${momentOf(day(39), '10:00')}`.execute(db)
  // Two of its four would be the last of two thousand meetings.
  await sql`insert into meeting (id, workspace_id, ring_id, number, title, starts_at, ends_at, door_code, planned_at)
    select gen_random_uuid(), m.workspace_id, m.ring_id, 10000 + n, 'Vulling', now() + n * interval '1 minute', now() + (n + 1) * interval '1 minute', 'ABCDEF', now()
    from (select workspace_id, ring_id from meeting where title = ${title} limit 1) m, generate_series(1, ${1998 - (before?.count ?? 0)}::int) n`.execute(db)
  const ours = eventsIn((await house.visitor().get(address)).body).filter((one) => String(one.getFirstPropertyValue('summary')) === title)
  await sql`delete from meeting where title = 'Vulling'`.execute(db)
  assert.equal(ours.length, 1)
  assert.match(String(ours[0]?.getFirstPropertyValue('rrule')), /COUNT=4/)
})

test('an answer to the series is one to each that is to come; an answer to one of them is to that one', async () => {
  const path = await plan('Vier keer antwoorden')
  const uid = await seriesIn('Vier keer antwoorden')
  const { address } = (await mailsTo('devi-baldew', uid))[0] ?? assert.fail('no letter')
  assert.equal(await takeReply(house.database, replyTo(uid, address), address), 'taken')
  assert.deepEqual(await answers('Vier keer antwoorden'), ['yes', 'yes', 'yes', 'yes'])
  const [, second = '', third = ''] = daysOf(day(40), 'weekly', 4)
  const local = `;TZID=Europe/Amsterdam:${second.replaceAll('-', '')}T100000`
  const universal = `:${momentOf(third, '10:00').toISOString().replace(/[-:]|\.\d+/g, '')}`
  assert.equal(await takeReply(house.database, replyTo(uid, address, { stat: 'DECLINED', recursAt: local }), address), 'taken')
  assert.equal(await takeReply(house.database, replyTo(uid, address, { stat: 'TENTATIVE', recursAt: universal }), address), 'taken')
  assert.deepEqual(await answers('Vier keer antwoorden'), ['yes', 'no', 'maybe', 'yes'])
  assert.equal(await takeReply(house.database, replyTo(uid, address, { recursAt: ':20200101T100000Z' }), address), 'unknown')
  assert.equal(await takeReply(house.database, replyTo(uid, 'iemand@anders.example'), 'iemand@anders.example'), 'unknown')
  assert.match(wordsOf(await devi.get(path(1))), /U komt niet/)
})

test('the link in the letter answers each of the series, and a mail back answers all', async () => {
  await plan('Vier keer met een link')
  const [mail] = await mailsTo('devi-baldew', await seriesIn('Vier keer met een link'))
  const link = /\/bijeenkomst\/[\w-]+/.exec(mail?.body ?? '')?.[0] ?? assert.fail('no link')
  const page = (await house.visitor().get(link)).body
  const others = [...page.matchAll(/name="meeting" value="(\d+)"/g)].map(([, number]) => number ?? '')
  assert.equal(others.length, 3)
  await house.visitor().done(link, { meeting: others[1] ?? '', answer: 'maybe' })
  await house.visitor().done(link, { answer: 'no' })
  await house.visitor().post(link, { meeting: '1', answer: 'yes' })
  assert.deepEqual(await answers('Vier keer met een link'), ['yes', null, 'maybe', null], 'a number of another meeting is not believed')
  await office.send({ from: mail?.address ?? '', to: mail?.headers['Reply-To'] ?? '', text: 'nee\n' })
  assert.deepEqual(await answers('Vier keer met een link'), ['no', 'no', 'no', 'no'])
})

test('one that moves and one that is off are told alone; who comes later gets the series as it is now', async (t) => {
  const path = await plan('Vier keer veranderd')
  const uid = await seriesIn('Vier keer veranderd')
  const { fields } = formOn((await chair.get(`${path(1)}/wijziging`)).body, /\/wijziging$/)
  assert.equal((await chair.post(`${path(1)}/wijziging`, { ...fields, from: '14:00', until: '15:00' })).status, 303)
  assert.equal((await chair.post(`${path(2)}/afzegging`, { why: 'De zaal is bezet.' })).status, 303)
  await office.work()
  const told = (await mailsTo('devi-baldew', uid)).slice(1)
  assert.deepEqual(told.map(({ calendar_method, calendar }) => [calendar_method, eventsIn(calendar).length]).sort(), [['CANCEL', 1], ['REQUEST', 1]])
  const [, second = '', third = ''] = daysOf(day(40), 'weekly', 4)
  assert.deepEqual(told.map(({ calendar }) => String(eventsIn(calendar)[0]?.getFirstPropertyValue('recurrence-id'))).sort(), [`${second}T10:00:00`, `${third}T10:00:00`])
  const sequences = told.map(({ calendar }) => Number(eventsIn(calendar)[0]?.getFirstPropertyValue('sequence')))
  assert.ok(Math.min(...sequences) > 0 && new Set(sequences).size === 2, String(sequences))
  const stand = (ended: boolean) => sql`update ring_person set ended_at = ${ended ? sql`now()` : null} where person_id = ${house.id('person', 'lotte-van-der-velde')}
    and ring_id = ${house.id('ring', 'cloudstrategie', 'members')}`.execute(house.database.db)
  t.after(() => stand(false))
  for (const gone of [true, false]) {
    await stand(gone)
    await askNewcomers(house.database)
    await office.work()
  }
  const lotte = (await mailsTo('lotte-van-der-velde', uid)).slice(3)
  assert.deepEqual(lotte.map(({ calendar_method }) => calendar_method), ['CANCEL', 'REQUEST'], 'one letter when she goes, one when she is back')
  const [off, back] = lotte.map(({ calendar }) => eventsIn(calendar))
  assert.equal(off?.length, 3)
  assert.equal(back?.length, 2, 'the series, and the one that moved')
  assert.deepEqual(daysIn(lotte[1]?.calendar), daysOf(day(40), 'weekly', 4).filter((one) => one !== third))
  assert.ok(Number(back?.[0]?.getFirstPropertyValue('sequence')) > Math.max(...off?.map((one) => Number(one.getFirstPropertyValue('sequence'))) ?? []))
})
