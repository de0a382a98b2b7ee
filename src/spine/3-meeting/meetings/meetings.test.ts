/** Meetings: planned, put in calendars, answered, attended and written down. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { makeApp } from '../../../app.tsx'
import { encode } from 'uqr'
import { formOn } from '../../../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { writeCalendar, type CalendarMeeting } from '../../../documents/calendar.ts'
import { readReply } from '../../../documents/calendarreading.ts'
import { composer } from '../../../platform/post/letter.ts'
import { takeReply } from './calendars.ts'
import { daysOf, momentOf } from './form.ts'
import { askNewcomers } from './standing.ts'

let house: TestHouse
let chair: Seat
let member: Seat
before(async () => {
  house = await openHouse()
  chair = await house.as('marijke-de-wit')
  member = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/bijeenkomsten'
const next = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const asked = (more: Record<string, string> = {}) => ({
  title: 'Tweede bijeenkomst', day: next(40), from: '10:00', until: '12:30', place: 'Stadhuis, zaal 3', link: '', seats: '', about: '', agenda: 'Welkom | 10\nBevindingen | 90', repeat: 'none', times: '', ...more,
})
const ringOn = async (seat: Seat, place = at) => /name="ring" value="([^"]+)" checked/.exec((await seat.get(`${place}/nieuw`)).body)?.[1]
const plan = async (more: Record<string, string> = {}, seat = chair, place = at): Promise<string> => {
  const ring = await ringOn(seat, place)
  const answer = await seat.post(`${place}/nieuw`, { ...asked(more), ...(ring ? { ring } : {}) })
  assert.equal(answer.status, 303, answer.body)
  return answer.location.split('?')[0] ?? ''
}
const numberOf = (path: string) => Number(path.split('/').at(-1))
interface Mail { address: string; subject: string; body: string; calendar: string | null; calendar_method: string | null }
const mailsTo = async (address: string) => (await sql<Mail>`select address, subject, body, calendar, calendar_method from mail
  where address = ${address} and calendar is not null order by written_at, id`.execute(house.database.db)).rows
const addressOf = async (key: string) =>
  (await house.database.db.selectFrom('person').select('email').where('id', '=', house.id('person', key)).executeTakeFirstOrThrow()).email ?? ''
const send = async (path: string, field: string, content: string | undefined, name: string, seat = chair) => {
  const body = new FormData()
  body.set(field, new File(content === undefined ? [] : [content], content === undefined ? '' : name))
  return makeApp(house.house).fetch(new Request(`http://127.0.0.1:3000${path}`, { method: 'POST', body, headers: {
    host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin', cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
  } }))
}
const event = (text: string | null | undefined) => new ICAL.Component(ICAL.parse(text ?? '')).getFirstSubcomponent('vevent')

test('a meeting is planned, and everybody in the ring gets an appointment for their calendar', async () => {
  const path = await plan()
  await house.work()
  const [mail] = (await mailsTo(await addressOf('samira-el-amrani'))).slice(-1)
  assert.equal(mail?.subject, 'Bijeenkomst: Tweede bijeenkomst')
  assert.equal(mail?.calendar_method, 'REQUEST')
  const found = event(mail?.calendar)
  assert.equal(found?.getFirstPropertyValue('summary'), 'Tweede bijeenkomst')
  assert.equal(found?.getFirstProperty('dtstart')?.getParameter('tzid'), 'Europe/Amsterdam')
  assert.match(String(found?.getFirstPropertyValue('dtstart')), /T10:00:00/)
  assert.equal(found?.getAllProperties('attendee').length, 1)
  assert.equal(found?.getFirstProperty('attendee')?.getParameter('rsvp'), 'TRUE')
  assert.equal(found?.getFirstPropertyValue('sequence'), 0)
  const shown = (await member.get(path)).body
  assert.match(shown, /Stadhuis, zaal 3[\s\S]*Er blijven 50 minuten over[\s\S]*Welkom/)
})

test('a time may be written as people write it, and what is not known yet is said, with the way to fill it in for who leads', async () => {
  const path = await plan({ title: 'Halve gegevens', from: '9', until: '9.30 uur', place: '', agenda: '' })
  assert.match(wordsOf(await member.get(path)), /09\.00 uur tot 09\.30 uur[\s\S]*Waar: nog niet bekend/)
  assert.match((await chair.get(path)).body, /wijziging#agenda"[\s\S]*Schrijf de agenda/)
  assert.doesNotMatch((await member.get(path)).body, /Schrijf de agenda/)
  assert.equal((await member.post(`${path}/antwoord`, { answer: 'maybe' })).status, 303)
  assert.match(wordsOf(await chair.get(`${path}/aanwezig`)), /Samira El Amrani Gemeente Waterbroek · Misschien/, 'who stands at the door sees who said what')
})

test('an agenda that takes longer than the meeting says by how much', async () => {
  const path = await plan({ agenda: 'Welkom | 60\nBevindingen | 90' })
  assert.match((await chair.get(path)).body, /De agenda vult de hele bijeenkomst/)
  await sql`update agenda_item set minutes = 100 where minutes = 60`.execute(house.database.db)
  assert.match((await chair.get(path)).body, /40 minuten langer dan de bijeenkomst/, 'as one that is older may be')
})

test('an agenda must fit the time: it is not planned, nor kept when the meeting becomes shorter', async () => {
  const long = await chair.post(`${at}/nieuw`, asked({ agenda: 'Welkom | 100\nBevindingen | 90' }))
  assert.equal(long.status, 422)
  assert.match(wordsOf(long), /De onderdelen duren samen langer dan de bijeenkomst/)
  const path = await plan({ title: 'Wordt korter' })
  const { repeat: _, times: __, ...content } = asked({ title: 'Wordt korter', until: '11:30' })
  assert.equal((await chair.post(`${path}/wijziging`, content)).status, 422)
  assert.equal((await chair.post(`${path}/wijziging`, { ...content, agenda: 'Welkom | 10\nBevindingen | 80' })).status, 303)
})

test('another time goes to all calendars under the same UID with a higher SEQUENCE, and asks anew who comes', async () => {
  const path = await plan({ title: 'Wordt verzet' })
  await house.work()
  await member.post(`${path}/antwoord`, { answer: 'yes' })
  const { repeat: _, times: __, ...content } = asked({ title: 'Wordt verzet', from: '13:00', until: '15:00' })
  assert.equal((await chair.post(`${path}/wijziging`, content)).status, 303)
  await house.work()
  const mails = (await mailsTo(await addressOf('samira-el-amrani'))).filter(({ subject }) => subject.includes('Wordt verzet'))
  assert.deepEqual(mails.map(({ subject }) => subject), ['Bijeenkomst: Wordt verzet', 'Veranderd: Wordt verzet'])
  const [first, second] = mails.map(({ calendar }) => event(calendar))
  assert.equal(second?.getFirstPropertyValue('uid'), first?.getFirstPropertyValue('uid'))
  assert.equal(second?.getFirstPropertyValue('sequence'), 1)
  assert.match((await member.get(path)).body, /U hebt nog niet geantwoord/)
  assert.equal((await chair.post(`${path}/wijziging`, { ...content, about: 'Alleen de tekst is anders.' })).status, 303)
  await house.work()
  assert.equal((await mailsTo(await addressOf('samira-el-amrani'))).filter(({ subject }) => subject.includes('Wordt verzet')).length, 2)
})

test('a meeting that is cancelled disappears from calendars', async () => {
  const path = await plan({ title: 'Gaat niet door' })
  await house.work()
  assert.equal((await chair.post(`${path}/afzegging`, { why: '' })).status, 422)
  assert.equal((await chair.post(`${path}/afzegging`, { why: 'De zaal is bezet.' })).status, 303)
  await house.work()
  const last = (await mailsTo(await addressOf('samira-el-amrani'))).at(-1)
  assert.equal(last?.calendar_method, 'CANCEL')
  assert.match(last?.body ?? '', /De zaal is bezet/)
  assert.equal(event(last?.calendar)?.getFirstPropertyValue('status'), 'CANCELLED')
  const late = await member.post(`${path}/antwoord`, { answer: 'yes' })
  assert.equal(late.status, 409)
  assert.match(late.body, /<h1[^>]*>Deze bijeenkomst gaat niet door<\/h1>/)
})

test('when all seats are taken people wait, and the first in line moves up when somebody does not come', async () => {
  const path = await plan({ seats: '1' })
  const [devi, lotte] = [await house.as('devi-baldew'), await house.as('lotte-van-der-velde')]
  for (const seat of [member, devi, lotte]) await seat.post(`${path}/antwoord`, { answer: 'yes' })
  assert.match((await devi.get(path)).body, /U staat op de wachtlijst/)
  await member.post(`${path}/antwoord`, { answer: 'no' })
  assert.match((await devi.get(path)).body, /U komt\./)
  assert.match((await lotte.get(path)).body, /U staat op de wachtlijst/)
  // One letter that says it, and no notice beside it that says less.
  await house.work(3600)
  const devis = house.id('person', 'devi-baldew')
  const letters = await house.database.db.selectFrom('mail').select('subject').where('person_id', '=', devis).where('subject', 'like', 'U hebt een plaats%').execute()
  assert.equal(letters.length, 1)
  const { rows } = await sql`select 1 from notice n join happening h on h.id = n.happening_id where h.act = 'meeting.answer' and n.person_id = ${devis}`.execute(house.database.db)
  assert.equal(rows.length, 0)
})

test('who comes into the group gets the appointment too; who leaves it loses the appointment, and the seat goes to who waits', async (t) => {
  const path = await plan({ title: 'Met een nieuwe', seats: '1' })
  const { db } = house.database
  const [devi, lotte] = [house.id('person', 'devi-baldew'), house.id('person', 'lotte-van-der-velde')]
  const stand = (person: string, ended: boolean) => sql`update ring_person set ended_at = ${ended ? sql`now()` : null} where person_id = ${person}
    and ring_id = (select ring_id from meeting where number = ${numberOf(path)} and workspace_id = ${house.id('workspace', 'cloudstrategie')})`.execute(db)
  t.after(async () => { await stand(devi, false); await askNewcomers(house.database); await house.work() })
  await house.work()
  const { id } = await db.selectFrom('meeting').select('id').where('title', '=', 'Met een nieuwe').executeTakeFirstOrThrow()
  const mailed = async (key: string) => (await mailsTo(await addressOf(key))).filter(({ calendar }) => calendar?.includes(id)).at(-1)
  for (const key of ['devi-baldew', 'lotte-van-der-velde']) await (await house.as(key)).post(`${path}/antwoord`, { answer: 'yes' })
  await stand(devi, true)
  for (let twice = 0; twice < 2; twice += 1) {
    await askNewcomers(house.database)
    await house.work()
  }
  const off = await mailed('devi-baldew')
  assert.equal(off?.calendar_method, 'CANCEL')
  assert.doesNotMatch(`${off?.subject} ${off?.body} ${off?.calendar}`, /Met een nieuwe|Stadhuis/)
  assert.equal(event(off?.calendar)?.getFirstPropertyValue('sequence'), 1)
  assert.match((await (await house.as('lotte-van-der-velde')).get(path)).body, /U komt\./)
  assert.equal((await mailed('lotte-van-der-velde'))?.subject, 'U hebt een plaats: Met een nieuwe')
  await sql`delete from meeting_attendee where person_id = ${lotte} and meeting_id = ${id}`.execute(db)
  await stand(devi, false)
  await askNewcomers(house.database)
  await house.work()
  for (const key of ['devi-baldew', 'lotte-van-der-velde']) assert.equal((await mailed(key))?.subject, 'Bijeenkomst: Met een nieuwe')
})

test('another title goes to all calendars, and asks nobody anew', async () => {
  const path = await plan({ title: 'Werktitel' })
  await house.work()
  await member.post(`${path}/antwoord`, { answer: 'yes' })
  const { repeat: _, times: __, ...content } = asked({ title: 'De echte titel' })
  assert.equal((await chair.post(`${path}/wijziging`, content)).status, 303)
  await house.work()
  const last = (await mailsTo(await addressOf('samira-el-amrani'))).at(-1)
  assert.equal(last?.subject, 'Veranderd: De echte titel')
  assert.equal(event(last?.calendar)?.getFirstPropertyValue('summary'), 'De echte titel')
  assert.match((await member.get(path)).body, /U komt\./)
})

test('whatever the order of answers, there are never more people than seats', async () => {
  const path = await plan({ seats: '2' })
  const seats = await Promise.all(['samira-el-amrani', 'devi-baldew', 'lotte-van-der-velde', 'henk-postma'].map((key) => house.as(key)))
  const moves = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('yes', 'no', 'maybe')), { minLength: 4, maxLength: 10 })
  await fc.assert(fc.asyncProperty(moves, async (all) => {
    for (const [who, answer] of all) await seats[who]?.post(`${path}/antwoord`, { answer })
    const { rows: [row] } = await sql<{ come: number; wait: number }>`select count(*) filter (where answer = 'yes' and waits_since is null)::int as come, count(waits_since)::int as wait
      from meeting_attendee a join meeting m on m.id = a.meeting_id where m.number = ${numberOf(path)} and m.workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
    assert.ok((row?.come ?? 9) <= 2)
    assert.ok(row?.wait === 0 || row?.come === 2, 'somebody waits while a seat is free')
  }), { numRuns: 6 })
})

test('the link in the mail answers without signing in; to open it changes nothing', async () => {
  const path = await plan({ title: 'Met een link' })
  await house.work()
  const mail = (await mailsTo(await addressOf('devi-baldew'))).at(-1)
  const link = /\/bijeenkomst\/[\w-]+/.exec(mail?.body ?? '')?.[0] ?? ''
  assert.ok(link, mail?.body)
  const visitor = house.visitor()
  assert.match((await visitor.get(link)).body, /Met een link[\s\S]*U hebt nog niet geantwoord/)
  assert.equal((await visitor.post(link, { answer: 'maybe' })).status, 303)
  assert.match((await (await house.as('devi-baldew')).get(path)).body, /U weet het nog niet/)
  assert.equal((await visitor.get('/bijeenkomst/onzin')).status, 404)
})

test('a calendar’s reply is taken from the one who was asked, and from nobody else', async () => {
  const path = await plan({ title: 'Antwoord uit de agenda' })
  await house.work()
  const address = await addressOf('devi-baldew')
  const { rows: [row] } = await sql<{ id: string }>`select id from meeting where number = ${numberOf(path)} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  const reply = (more: { from?: string; sequence?: number; stat?: string } = {}) => readReply([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${row?.id}@denktank`, `SEQUENCE:${more.sequence ?? 0}`, 'DTSTAMP:20261125T100000Z', 'DTSTART:20261225T100000Z',
    `ATTENDEE;PARTSTAT=${more.stat ?? 'DECLINED'}:MAILTO:${more.from ?? address}`, 'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n'))
  const read = reply()
  assert.ok(read)
  assert.equal(await takeReply(house.database, read, 'iemand@anders.example'), 'unknown')
  assert.equal(await takeReply(house.database, { ...read, address: 'iemand@anders.example' }, 'iemand@anders.example'), 'unknown')
  assert.equal(await takeReply(house.database, { ...read, sequence: -1 }, address), 'stale')
  assert.equal(await takeReply(house.database, read, address), 'taken')
  assert.match((await (await house.as('devi-baldew')).get(path)).body, /U komt niet/)
  assert.equal(readReply('geen agenda'), undefined)
  assert.equal(readReply('BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR'), undefined)
})

test('who leads takes over an answer that came by mail, and no answer to another meeting or of a stranger', async () => {
  const [path, other] = [await plan({ title: 'Antwoord in een bestand' }), await plan({ title: 'Een andere' })]
  await house.work()
  const address = await addressOf('devi-baldew')
  const uid = String(event((await mailsTo(address)).find(({ subject }) => subject.includes('Antwoord in een bestand'))?.calendar)?.getFirstPropertyValue('uid'))
  const reply = (from = address, sequence = 0) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'METHOD:REPLY', 'BEGIN:VEVENT', `UID:${uid}`, `SEQUENCE:${sequence}`,
    `ATTENDEE;PARTSTAT=TENTATIVE:mailto:${from}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  const refused = async (at: string, content: string | undefined, words: RegExp) => {
    const answer = await send(`${at}/agenda-antwoord`, 'antwoord', content, 'antwoord.ics')
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), words)
  }
  await refused(path, undefined, /Kies een bestand/)
  await refused(path, 'geen agenda', /geen antwoord op een uitnodiging/)
  await refused(other, reply(), /hoort niet bij deze bijeenkomst/)
  await refused(path, reply('iemand@anders.example'), /niet van iemand die is gevraagd/)
  await refused(path, reply(address, -1), /eerder tijdstip/)
  assert.equal((await send(`${path}/agenda-antwoord`, 'antwoord', reply(), 'antwoord.ics', member)).status, 403)
  assert.match((await (await house.as('devi-baldew')).get(path)).body, /U hebt nog niet geantwoord/)
  assert.equal((await send(`${path}/agenda-antwoord`, 'antwoord', reply(), 'antwoord.ics')).status, 303)
  assert.match((await (await house.as('devi-baldew')).get(path)).body, /U weet het nog niet/)
})

test('a guest may come for an organisation that we know', async () => {
  const path = await plan({ title: 'Met een gast' })
  const unknown = await chair.post(`${path}/gast`, { name: 'Eva van Dam', organisation: 'Bestaat Niet BV', perspective: '' })
  assert.equal(unknown.status, 422)
  assert.match(unknown.body, /Deze organisatie kennen wij niet[\s\S]*Eva van Dam/)
  const { name } = await house.database.db.selectFrom('organisation').select('name').orderBy('name').limit(1).executeTakeFirstOrThrow()
  assert.equal((await chair.post(`${path}/gast`, { name: 'Eva van Dam', organisation: name.toUpperCase(), perspective: '' })).status, 303)
  assert.ok((await member.get(path)).body.replace(/&#39;/g, '’').match(new RegExp(`Eva van Dam[^<]*\\(gast\\)[\\s\\S]{0,80}${name}`)), name)
  assert.equal((await member.post(`${path}/gast`, { name: 'Nog een', organisation: '', perspective: '' })).status, 403)
})

test('of a series one can be taken off, or all that come later as well', async () => {
  const path = await plan({ title: 'Elke week', repeat: 'weekly', times: '4' })
  const nth = (step: number) => `${at}/${numberOf(path) + step}`
  await house.work()
  const isOff = async (step: number) => /Deze bijeenkomst gaat niet door/.test((await member.get(nth(step))).body)
  assert.equal((await chair.post(`${nth(0)}/afzegging`, { why: 'Alleen deze.' })).status, 303)
  assert.deepEqual(await Promise.all([0, 1, 2, 3].map(isOff)), [true, false, false, false])
  await house.work()
  assert.equal((await chair.post(`${nth(2)}/afzegging`, { why: 'Wij zijn klaar.', rest: 'ja' })).status, 303)
  assert.deepEqual(await Promise.all([0, 1, 2, 3].map(isOff)), [true, false, true, true])
  await house.work()
  const off = (await mailsTo(await addressOf('samira-el-amrani'))).filter(({ subject }) => subject === 'Gaat niet door: Elke week')
  assert.deepEqual(off.map(({ calendar }) => calendar?.match(/BEGIN:VEVENT/g)?.length), [1, 2], 'one letter each time, whatever it takes off')
})

test('one of a series moves, and the others stay where they were in every calendar', async () => {
  // A day that every month has: another would be cut into more than one appointment.
  const path = await plan({ title: 'Elke maand', day: `${next(40).slice(0, 8)}15`, repeat: 'monthly', times: '3' })
  const nth = (step: number) => `${at}/${numberOf(path) + step}`
  await house.work()
  const { fields } = formOn((await chair.get(`${nth(1)}/wijziging`)).body, /\/wijziging$/)
  assert.equal((await chair.post(`${nth(1)}/wijziging`, { ...fields, day: next(75), from: '19:30', until: '21:30' })).status, 303)
  await house.work()
  const mails = (await mailsTo(await addressOf('samira-el-amrani'))).filter(({ subject }) => subject.includes('Elke maand'))
  assert.deepEqual(mails.map(({ subject }) => subject.split(':')[0]), ['Bijeenkomst', 'Veranderd'], 'one letter for the series')
  const [before, moved] = mails.map(({ calendar }) => event(calendar))
  assert.equal(before?.getFirstPropertyValue('uid'), moved?.getFirstPropertyValue('uid'), 'one appointment in calendars')
  assert.equal(String(before?.getFirstPropertyValue('rrule')).includes('COUNT=3'), true)
  assert.equal(moved?.getFirstPropertyValue('rrule'), null)
  assert.deepEqual([before, moved].map((one) => one?.getFirstPropertyValue('sequence')), [0, 1])
  assert.equal(String(moved?.getFirstPropertyValue('dtstart')), `${next(75)}T19:30:00`)
  const starts = await house.database.db.selectFrom('meeting').select(['number', 'starts_at', 'series_id', 'sequence']).where('title', '=', 'Elke maand').orderBy('number').execute()
  assert.deepEqual(starts.map(({ sequence }) => sequence), [0, 1, 0])
  assert.equal(new Set(starts.map(({ series_id }) => series_id)).size, 1, 'it stays one of the series')
  assert.equal((await chair.post(`${nth(0)}/afzegging`, { why: 'Wij stoppen.', rest: 'ja' })).status, 303)
  assert.match((await member.get(nth(1))).body, /Deze bijeenkomst gaat niet door/, 'also when all that come later are taken off')
})

test('a guest without an account takes a seat, waits when there is none, and moves up', async () => {
  const path = await plan({ title: 'Vol huis', seats: '1' })
  await member.post(`${path}/antwoord`, { answer: 'yes' })
  assert.equal((await chair.post(`${path}/gast`, { name: 'Iris Kuipers', organisation: '', perspective: '' })).status, 303)
  const shown = async () => wordsOf(await chair.get(path))
  assert.match(await shown(), /Iris Kuipers \(gast\) (Verander Iris Kuipers )?wacht/i)
  await member.post(`${path}/antwoord`, { answer: 'no' })
  assert.match(await shown(), /Iris Kuipers \(gast\) (Verander Iris Kuipers )?Ik kom/)
  const lotte = await house.as('lotte-van-der-velde')
  await lotte.post(`${path}/antwoord`, { answer: 'yes' })
  assert.match((await lotte.get(path)).body, /U staat op de wachtlijst/, 'the seat of a guest is taken')
})

test('the picture at the door holds the address of the door with the code in it, in squares that a phone reads', async () => {
  const path = await plan({ title: 'Aan de deur' })
  const { body } = await chair.get(`${path}/aanwezig`)
  const address = /href="(http[^"]+\/deur\?code=\w+)"/.exec(body)?.[1] ?? assert.fail('no address')
  const drawn = new Set([.../<path fill="#000" d="([^"]+)"/.exec(body)?.[1]?.matchAll(/M(\d+) (\d+)h1v1h-1z/g) ?? []].map(([, x, y]) => `${x} ${y}`))
  const { data, size } = encode(address, { border: 2 })
  assert.ok(drawn.size > 200)
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) assert.equal(drawn.has(`${x} ${y}`), data[y]?.[x], `${x} ${y}`)
  const seat = await house.as('devi-baldew')
  const door = formOn((await seat.get(new URL(address).pathname + new URL(address).search)).body, /\/deur$/)
  assert.match(wordsOf(await seat.done(door.action, door.fields)), /U bent er/)
})

test('a document goes with a meeting for who is in its ring, and nothing that is no document', async () => {
  const path = await plan({ title: 'Met stukken' })
  assert.match(await (await send(`${path}/stuk`, 'bestand', undefined, 'stuk.pdf')).text(), /Kies een bestand/)
  assert.equal((await send(`${path}/stuk`, 'bestand', '\u0000\u0001 geen stuk', 'stuk.exe')).status, 422)
  assert.equal((await send(`${path}/stuk`, 'bestand', '%PDF-1.7\nx', 'stuk.pdf', member)).status, 403)
  assert.equal((await send(`${path}/stuk`, 'bestand', '%PDF-1.7\nDe kosten', 'Kosten é.pdf')).status, 303)
  const link = new RegExp(`${path}/stukken/[\\w-]+`).exec((await member.get(path)).body)?.[0] ?? assert.fail('no link')
  const file = await member.get(link)
  assert.match(file.body, /De kosten/)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''Kosten%20%C3%A9\.pdf$/)
  for (const key of ['bart-looijenga', 'paulien-schaafsma']) assert.equal((await (await house.as(key)).get(link)).status, 404)
  const document = link.split('/').at(-1) ?? ''
  assert.equal((await member.post(`${path}/stuk-weg`, { document })).status, 403)
  assert.match(wordsOf(await chair.post(`${path}/stuk-weg`, {})), /Kies een stuk/)
  assert.match(wordsOf(await chair.done(`${path}/stuk-weg`, { document })), /Het stuk is weggehaald[\s\S]*Er zijn nog geen stukken/, 'what was put there by mistake goes')
  assert.equal((await member.get(link)).status, 404)
  assert.equal((await chair.post(`${path}/stuk-weg`, { document })).status, 404)
})

test('of a meeting that was, nobody is told that they get an appointment', async () => {
  const ring = await ringOn(chair)
  const words = wordsOf(await chair.done(`${at}/nieuw`, { ...asked({ title: 'Opgeschreven', day: next(-3) }), ring }))
  assert.match(words, /De bijeenkomst staat in de lijst\. Zij is al geweest: niemand krijgt een afspraak/)
})

test('a letter carries its appointment as an alternative with the same method, and as a file', async () => {
  const calendar = writeCalendar('REQUEST', [])
  const bytes = await composer('Bureau <bureau@voorbeeld.example>', undefined)({
    id: 'een', address: 'lid@voorbeeld.example', subject: 'Bijeenkomst', body: 'Komt u?', html: null, calendar, calendar_method: 'REQUEST', headers: {},
    message_id: '<een@denktank>', written_at: new Date(), tries: 0,
  })
  const letter = bytes.toString('utf8').replace(/\r\n[ \t]+/g, ' ')
  assert.match(letter, /multipart\/alternative[\s\S]*text\/plain[\s\S]*Content-Type: text\/calendar;[^\r\n]*method=REQUEST/)
  assert.match(letter, /Content-Disposition: attachment; filename=bijeenkomst\.ics/)
})

test('a private address shows what its person may see at that moment, and dies when it is renewed', async () => {
  await plan({ title: 'In de agenda' })
  const seat = await house.as('devi-baldew')
  const addressIn = (body: string) => /\/agenda\/[\w-]+\.ics/.exec(body)?.[0] ?? ''
  const first = addressIn((await seat.post(`${at}/agenda`, { which: 'here' })).body)
  const visitor = house.visitor()
  const shown = await visitor.get(first)
  assert.match(shown.headers.get('content-type') ?? '', /^text\/calendar/)
  assert.match(shown.body, /In de agenda/)
  assert.equal((await visitor.get(first, { 'if-none-match': shown.headers.get('etag') ?? '' })).status, 304)
  assert.doesNotMatch(shown.body, /ATTENDEE/)
  const second = addressIn((await seat.post(`${at}/agenda`, { which: 'here' })).body)
  assert.equal((await visitor.get(first)).status, 404)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'devi-baldew')} and ended_at is null`.execute(house.database.db)
  assert.equal((await visitor.get(second)).status, 404)
  await sql`update ring_person set ended_at = null where person_id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
})

test('a page that shows a new private address shows the same one when it is loaded again, and none that was replaced since', async () => {
  const seat = await house.as('devi-baldew')
  const addressIn = (body: string) => /\/agenda\/[\w-]+\.ics/.exec(body)?.[0] ?? ''
  const form = { ...formOn((await seat.get(at)).body, /agenda$/).fields, which: 'here' }
  const first = addressIn((await seat.post(`${at}/agenda`, form)).body)
  assert.equal(addressIn((await seat.post(`${at}/agenda`, form)).body), first, 'loaded again')
  assert.equal((await house.visitor().get(first)).status, 200)
  const second = addressIn((await seat.post(`${at}/agenda`, { ...formOn((await seat.get(at)).body, /agenda$/).fields, which: 'here' })).body)
  assert.notEqual(second, first)
  const old = await seat.post(`${at}/agenda`, form)
  assert.equal(addressIn(old.body), '')
  assert.match(old.location, /bijeenkomsten#agenda$/)
  assert.deepEqual([(await house.visitor().get(first)).status, (await house.visitor().get(second)).status], [404, 200])
})

test('who answers a page with the time of before is told the new one, and is not taken to come then', async () => {
  const path = await plan({ title: 'Die verschuift' })
  await house.work()
  const seat = await house.as('devi-baldew')
  const address = await addressOf('devi-baldew')
  const link = /\/bijeenkomst\/[\w-]+/.exec((await mailsTo(address)).at(-1)?.body ?? '')?.[0] ?? ''
  const forms = [[path, formOn((await seat.get(path)).body, /antwoord$/)], [link, formOn((await house.visitor().get(link)).body, /bijeenkomst/)]] as const
  await chair.done(`${path}/wijziging`, { ...asked({ title: 'Die verschuift', from: '9:00' }), repeat: undefined, times: undefined })
  const said = async () => (await sql<{ answer: string | null }>`select a.answer from meeting_attendee a join meeting m on m.id = a.meeting_id
    where m.title = 'Die verschuift' and a.person_id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)).rows[0]?.answer
  for (const [page, { action, fields }] of forms) {
    const answer = await seat.post(action, { ...fields, answer: 'yes' })
    assert.equal(answer.status, 422, page)
    assert.match(wordsOf(answer), /9\.00 uur[\s\S]*intussen op een ander moment|intussen op een ander moment[\s\S]*9\.00 uur/)
    assert.equal(await said(), null)
  }
  await seat.done(`${path}/antwoord`, { ...formOn((await seat.get(path)).body, /antwoord$/).fields, answer: 'yes' })
  assert.equal(await said(), 'yes')
})

test('minutes, attendance and documents stay with the meeting, and closing asks for what is missing', async () => {
  const path = await plan({ title: 'Met notulen' })
  await sql`update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour' where number = ${numberOf(path)}
    and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
  assert.match((await chair.get(path)).body, /Nog niemand is afgevinkt[\s\S]*Van 2 onderdelen/)
  const { id } = await house.database.db.selectFrom('meeting').select('id').where('number', '=', numberOf(path)).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()
  const board = (await chair.post('/denktanks/cloudstrategie/bord', { title: 'Bord van die dag', meeting: id })).location.split('?')[0] ?? ''
  assert.match(wordsOf(await chair.get(path)), /Het bord “Bord van die dag” is nog open\. De kaartjes daarop zijn nog geen bijdragen/)
  await chair.post(`${board}/sluiting`, {})
  assert.doesNotMatch(wordsOf(await chair.get(path)), /is nog open/)
  assert.equal((await member.get(`${path}/notulen`)).status, 403)
  assert.equal((await chair.post(`${path}/notulen`, { 'notes[]': ['Voorstelronde.', 'Kosten besproken.'], 'outcome[]': ['', 'Wij schrijven een hoofdstuk.'], 'contributions[]': ['', '3, 5'] })).status, 303)
  const code = /op bij de deur: (\w+)/.exec((await chair.get(`${path}/aanwezig`)).body)?.[1] ?? ''
  assert.match((await member.post(`${path}/deur`, { code: 'FOUT' })).body, /Deze code klopt niet/)
  assert.equal((await member.post(`${path}/deur`, { code: code.toLowerCase() })).status, 303)
  const shown = (await member.get(path)).body
  assert.match(shown, /Kosten besproken[\s\S]*Wij schrijven een hoofdstuk[\s\S]*bijdragen\/3/)
  assert.equal((await chair.post(`${path}/sluiting`, {})).status, 422)
  assert.equal((await chair.post(`${path}/sluiting`, { sure: 'ja' })).status, 303)
  assert.equal((await chair.post(`${path}/notulen`, { 'notes[]': ['Anders.'], 'outcome[]': [''], 'contributions[]': [''] })).status, 409)
})

test('who is outside the ring finds nothing, and only who prepares plans', async () => {
  const path = await plan({ title: 'Alleen voor ons' })
  for (const key of ['bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra']) {
    const seat = await house.as(key)
    for (const address of [path, `${path}/bestand.ics`, `${path}/deur`, at]) assert.equal((await seat.get(address)).status, 404, `${key} ${address}`)
    assert.equal((await seat.post(`${path}/antwoord`, { answer: 'yes' })).status, 404)
  }
  assert.equal((await member.get(`${at}/nieuw`)).status, 403)
  assert.equal((await member.post(`${at}/nieuw`, asked())).status, 403)
})

test('a wrong form comes back with what was typed', async () => {
  for (const [more, word] of [[{ from: '25:00' }, /Vul een tijd in/], [{ until: '09:00' }, /einde komt na het begin/], [{ link: 'http://vergader.example' }, /https/], [{ agenda: 'Welkom' }, /hoeveel minuten/], [{ repeat: 'weekly' }, /hoe vaak de bijeenkomst in totaal is/], [{ times: '3' }, /elke week of elke maand/], [{ seats: '0' }, /heel getal/]] as const) {
    const answer = await chair.post(`${at}/nieuw`, { ...asked({ place: 'Wat ik typte' }), ...more })
    assert.equal(answer.status, 422)
    assert.match(answer.body, word)
    assert.match(answer.body, /Wat ik typte/)
  }
})

test('in an anonymous think tank who leads sees who is asked, and others see how many come', async () => {
  const lead = await house.as('paulien-schaafsma')
  const place = '/denktanks/zaaksystemen/bijeenkomsten'
  const path = await plan({}, lead, place)
  await lead.post(`${path}/antwoord`, { answer: 'yes' })
  const others = (await (await house.as('roelof-hoekstra')).get(path)).body
  assert.match(others, /U ziet alleen hoeveel mensen komen[\s\S]*/)
  assert.doesNotMatch(others, /Schaafsma/)
  const { rows: [other] } = await sql<{ id: string }>`select pt.person_id as id from participant pt join workspace w on w.id = pt.workspace_id
    where w.slug = 'zaaksystemen' and pt.role = 'member' and pt.ended_at is null limit 1`.execute(house.database.db)
  assert.ok(other)
  const { rows: people } = await sql<{ key: string }>`select family_name as key from person where id = ${other?.id}`.execute(house.database.db)
  assert.match((await lead.get(path)).body, new RegExp(people[0]?.key ?? 'nobody'))
})

test('times on the clock of the Netherlands hold around summer time, and series keep their hour', () => {
  assert.equal(momentOf('2026-03-28', '10:00').toISOString(), '2026-03-28T09:00:00.000Z')
  assert.equal(momentOf('2026-03-30', '10:00').toISOString(), '2026-03-30T08:00:00.000Z')
  assert.equal(momentOf('2026-10-26', '10:00').toISOString(), '2026-10-26T09:00:00.000Z')
  assert.deepEqual(daysOf('2026-01-31', 'monthly', 3), ['2026-01-31', '2026-02-28', '2026-03-31'])
  assert.deepEqual(daysOf('2026-12-28', 'weekly', 2), ['2026-12-28', '2027-01-04'])
})

test('what somebody typed begins no line of its own in a calendar, and lines are 75 octets at most', () => {
  const evil: CalendarMeeting = {
    uid: 'x@denktank', sequence: 2, title: 'A\r\nATTENDEE:mailto:boef@voorbeeld.example', about: 'ë'.repeat(400), place: 'Zaal; 3, boven', url: '', cancelled: false,
    startsAt: new Date('2026-06-13T08:00:00Z'), endsAt: new Date('2026-06-13T10:00:00Z'), organizer: { address: 'bureau@voorbeeld.example', name: 'Bureau" ;X="y' },
    attendees: [{ address: 'lid@voorbeeld.example', name: 'Lid\r\nX-BOEF:1', answer: 'ACCEPTED' }],
  }
  const text = writeCalendar('REQUEST', [evil])
  for (const one of text.split('\r\n')) assert.ok(Buffer.byteLength(one) <= 75, one)
  assert.doesNotMatch(text, /\r\n(X-BOEF|ATTENDEE:mailto:boef)/)
  const read = event(text)
  assert.equal(read?.getFirstPropertyValue('location'), 'Zaal; 3, boven')
  assert.equal(read?.getAllProperties('attendee').length, 1)
  assert.equal(String(read?.getFirstPropertyValue('description')).length, 400)
})

test('Private RSS/iCal after membership ended: gone at once, for the think tank and for the association', async () => {
  const nadia = await house.as('nadia-benali')
  const feedOf = async (which: string) => {
    const page = await nadia.post(`${at}/agenda`, { which })
    return /\/agenda\/[\w-]+\.ics/.exec(page.body)?.[0] ?? assert.fail(`${page.status}: no address of a calendar`)
  }
  const [here, all] = [await feedOf('here'), await feedOf('all')]
  const outside = house.visitor()
  const events = async (address: string) => ((await outside.get(address)).body.match(/BEGIN:VEVENT/g) ?? []).length
  await plan({ title: 'Voor de agenda van Nadia' })
  assert.ok(await events(here) > 0 && await events(all) > 0)
  assert.doesNotMatch((await outside.get(all)).body, /[\w.]+@(?!denktank)[\w.]+\.(?:nl|example)/, 'no mail address in any feed')
  const rights = sql`person_id = ${house.id('person', 'nadia-benali')} and ended_at is null`
  await sql`update ring_person set ended_at = now() where ${rights}`.execute(house.database.db)
  await sql`update participant set ended_at = now() where ${rights}`.execute(house.database.db)
  assert.equal((await outside.get(here)).status, 404)
  assert.doesNotMatch((await outside.get(all)).body, /Voor de agenda van Nadia/)
  await sql`update person set left_at = now() where id = ${house.id('person', 'nadia-benali')}`.execute(house.database.db)
  for (const address of [here, all]) assert.equal((await outside.get(address)).status, 404)
})

test('a meeting that is online only says so once, on its page and in its letter', async () => {
  const link = 'https://vergaderen.voorbeeld.example/apart'
  const path = await plan({ place: 'Online', link })
  const words = wordsOf(await member.get(path))
  assert.match(words, new RegExp(`Online: ${link}`))
  assert.doesNotMatch(words, /Waar: Online/)
  await house.work()
  const [mail] = (await mailsTo(await addressOf('samira-el-amrani'))).slice(-1)
  assert.match(mail?.body ?? '', new RegExp(`Online: ${link}`))
  assert.doesNotMatch(mail?.body ?? '', /Waar: Online/)
  assert.match(wordsOf(await member.get(await plan({ place: 'Stadhuis', link }))), /Waar: Stadhuis Online: /)
  const said = wordsOf(await member.get(await plan({ place: 'Online via Teams.', link })))
  assert.match(said, new RegExp(`Online via Teams: ${link}`))
  assert.doesNotMatch(said, /Waar: |Online: /)
  await house.work()
  const [teams] = (await mailsTo(await addressOf('samira-el-amrani'))).slice(-1)
  assert.match(teams?.body ?? '', new RegExp(`\nOnline via Teams: ${link}\n`))
  assert.doesNotMatch(teams?.body ?? '', /Waar: |Online: /)
  const asked = wordsOf(await house.visitor().get(/\/bijeenkomst\/[\w-]+/.exec(teams?.body ?? '')?.[0] ?? assert.fail('no link')))
  assert.match(asked, new RegExp(`Online via Teams: ${link}`), 'who answers by the link reads where it is')
})
