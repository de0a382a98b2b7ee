/**
 * From date poll to report, through the front door and the post only: a day is sought and found, everybody hears, seats fill, a
 * board goes its round, the meeting is closed, and its report and evaluation are there. Only the clock is helped along.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openOffice, type Office } from '../../src/beside/replies/postoffice.testing.ts'
import { isoDay } from '../../src/platform/dates.ts'
import { formOn } from '../forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../house.ts'

let house: TestHouse
let office: Office
const seats = {} as Record<'marijke' | 'joost' | 'samira' | 'devi' | 'henk' | 'lotte' | 'bas', Seat>
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  const keys = { marijke: 'marijke-de-wit', joost: 'joost-haverkamp', samira: 'samira-el-amrani', devi: 'devi-baldew', henk: 'henk-postma', lotte: 'lotte-van-der-velde', bas: 'bas-rademaker' }
  for (const [name, key] of Object.entries(keys)) seats[name as keyof typeof keys] = await house.as(key)
})
after(async () => {
  await office.close()
  await house.close()
})

const tank = '/denktanks/cloudstrategie'
const day = (days: number) => isoDay(new Date(Date.now() + days * 86_400_000))
const db = () => house.database.db
const bare = (location: string) => location.split(/[?#]/)[0] ?? ''
interface Letter { readonly address: string; readonly subject: string; readonly body: string; readonly headers: Record<string, string>; readonly calendar: string | null; readonly calendar_method: string | null }
/** The letters on this subject, in Dutch and in English. */
const lettersAbout = async (subject: string) => (await sql<Letter>`select address, subject, body, headers, calendar, calendar_method from mail
  where subject ~ ${subject} order by written_at, id`.execute(db())).rows
const letterTo = async (key: string, subject: string): Promise<Letter> => {
  const { email } = await db().selectFrom('person').select('email').where('id', '=', house.id('person', key)).executeTakeFirstOrThrow()
  return (await lettersAbout(subject)).findLast(({ address }) => address === email) ?? assert.fail(`no letter to ${key}: ${subject}`)
}
const linkIn = (letter: Letter, place: string) => new RegExp(`/${place}/[\\w-]{20,}`).exec(letter.body)?.[0] ?? assert.fail(letter.body)
const inGroup = async () => (await sql<{ address: string }>`select p.email as address from ring_person rp join ring r on r.id = rp.ring_id join person p on p.id = rp.person_id
  where r.workspace_id = ${house.id('workspace', 'cloudstrategie')} and r.kind = 'members' and rp.ended_at is null and p.left_at is null and p.email is not null`.execute(db())).rows
  .map(({ address }) => address).sort()
/** Sends the form on a page to an address that fits, with what is in it and these fields, and answers the page it leads to. */
const fill = async (seat: Seat, at: string, action: RegExp, fields: Record<string, string | string[]> = {}) => {
  const form = formOn((await seat.get(at)).body, action)
  return seat.done(form.action, { ...form.fields, ...fields })
}

let meeting = ''
let poll = ''
const numberOf = () => Number(meeting.split('/').at(-1))

test('who prepares asks a group for a day; members answer on the page, by the link in their mail and by answering that mail', async () => {
  const begun = await seats.joost.post(`${tank}/datumprikker/nieuw`, {
    do: 'ask', ring: house.id('ring', 'cloudstrategie', 'members'), title: 'Wat kost de overstap?', about: 'Wij zoeken een dag.', zone: 'Europe/Amsterdam', ends: day(7), minimum: '3',
    from: day(20), until: day(22), parts: 'morning', own: '',
  })
  assert.equal(begun.status, 303, wordsOf(begun))
  poll = bare(begun.location)
  await office.work()
  const subject = '^(Wanneer kunt u|When can you come).*Wat kost de overstap'
  assert.deepEqual((await lettersAbout(subject)).map(({ address }) => address).sort(), await inGroup())
  assert.match(wordsOf(await house.visitor().done(linkIn(await letterTo('samira-el-amrani', subject), 'datum'), { d1: 'no', d2: 'yes', d3: 'maybe' })), /Uw antwoord is bewaard/)
  const mail = await letterTo('devi-baldew', subject)
  await office.send({ from: `Devi Baldew <${mail.address}>`, to: mail.headers['Reply-To'] ?? '', text: '1 nee, 2 ja, 3 misschien\n' })
  for (const seat of [seats.henk, seats.lotte, seats.bas]) await fill(seat, poll, /\/antwoord$/, { d1: 'maybe', d2: 'yes', d3: 'no' })
  const words = wordsOf(await fill(seats.joost, poll, /\/sluiting$/))
  assert.match(words, /5 \/ 5/, 'all five can come on the second day')
})

test('the best day becomes a meeting, and everybody gets an appointment that their calendar takes and can answer', async () => {
  const best = formOn((await seats.marijke.get(poll)).body, /\/keuze$/)
  await seats.marijke.done(best.action, best.fields)
  const made = await seats.marijke.post(formOn((await seats.marijke.get(poll)).body, /\/bijeenkomsten\/datumprikker\//).action)
  meeting = bare(made.location)
  await fill(seats.marijke, `${meeting}/wijziging`, /\/wijziging$/, { place: 'Stadhuis, zaal 3', seats: '4', agenda: 'Welkom | 10\nBord | 60' })
  await office.work()
  const letters = await lettersAbout('^(Bijeenkomst|Meeting): Wat kost de overstap')
  assert.deepEqual(letters.map(({ address }) => address).sort(), await inGroup())
  assert.ok(letters.every(({ calendar_method, calendar }) => calendar_method === 'REQUEST' && calendar?.includes(`DTSTART;TZID=Europe/Amsterdam:${day(21).replaceAll('-', '')}T090000`)))
  assert.ok(letters.every(({ body }) => /(Waar|Where): Stadhuis, zaal 3/.test(body)))
})

test('people come by link, by their calendar and on the page; a guest has no account; who is too late waits, and moves up', async () => {
  const subject = '^(Bijeenkomst|Meeting): Wat kost de overstap'
  assert.match(wordsOf(await house.visitor().done(linkIn(await letterTo('samira-el-amrani', subject), 'bijeenkomst'), { answer: 'yes' })), /U komt/)
  const asked = await letterTo('devi-baldew', subject)
  // What a calendar sends back: the same appointment, with the answer of the one who was asked.
  const reply = (asked.calendar ?? '').replaceAll('\r\n ', '').replace('METHOD:REQUEST', 'METHOD:REPLY').replace('PARTSTAT=NEEDS-ACTION', 'PARTSTAT=ACCEPTED')
  await office.send({ from: asked.address, to: 'antwoord@denktank.example', text: '', calendar: reply })
  assert.match(wordsOf(await seats.devi.get(meeting)), /U komt\./)
  await fill(seats.marijke, meeting, /\/gast$/, { name: 'Eva van Dam', organisation: '' })
  await fill(seats.henk, meeting, /\/antwoord$/, { answer: 'yes' })
  assert.match(wordsOf(await fill(seats.lotte, meeting, /\/antwoord$/, { answer: 'yes' })), /U staat op de wachtlijst/)
  await fill(seats.henk, meeting, /\/antwoord$/, { answer: 'no' })
  assert.match(wordsOf(await seats.lotte.get(meeting)), /U komt\./)
  await office.work()
  const seat = await letterTo('lotte-van-der-velde', '^U hebt een plaats: Wat kost de overstap')
  assert.match((seat.calendar ?? '').replaceAll('\r\n ', ''), /PARTSTAT=ACCEPTED/, 'who moves up hears it, and their calendar too')
  await office.work()
  assert.equal((await lettersAbout('^(U hebt een plaats|You have a seat)')).length, 1)
})

/** The days until the meeting pass: it began half an hour ago. */
const begins = () => sql`update meeting set starts_at = now() - interval '30 minutes', ends_at = now() + interval '2 hours' where number = ${numberOf()}
  and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())

test('at the board of the meeting cards are written in silence, opened, grouped, voted on and handed over', async () => {
  await begins()
  const { id } = await db().selectFrom('meeting').select('id').where('number', '=', numberOf()).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()
  const form = formOn((await seats.joost.get(`${tank}/bord`)).body, /\/bord$/)
  assert.equal(form.fields['meeting'], id, 'the meeting that is on is chosen already')
  const board = bare((await seats.joost.post(form.action, form.fields)).location)
  const code = /\/bord\/([A-Z0-9]{6})\b/.exec((await seats.samira.get(`${tank}/bord`)).body)?.[1] ?? assert.fail('no code')
  const phase = (to: string) => seats.joost.done(`${board}/fase`, { round: String(formOn(phone, /\/kaart$/).fields['round']), phase: to })
  const phone = (await seats.samira.get(`/bord/${code}`)).body
  const cards: string[] = []
  for (const [seat, body] of [[seats.samira, 'Een verhuiswagen in de regen'], [seats.devi, 'Een verhuisdoos zonder etiket'], [seats.lotte, 'Een nieuw slot']] as const) {
    const { action, fields } = formOn((await seat.get(`/bord/${code}`)).body, /\/kaart$/)
    cards.push(String(fields['card'] ?? randomUUID()))
    assert.match(wordsOf(await seat.done(action, { ...fields, body })), /Uw kaartje staat op het bord/)
  }
  assert.doesNotMatch((await seats.devi.get(`/bord/${code}`)).body, /verhuiswagen/, 'hidden while all write')
  await phase('open')
  assert.match((await seats.devi.get(`/bord/${code}`)).body, /verhuiswagen/)
  await phase('grouping')
  const grouped = await seats.joost.done(`${board}/groepering`, { card: cards[0] ?? '', to: 'new' })
  const group = String(formOn(grouped.body, /\/groepsnaam$/).fields['group'])
  await seats.joost.done(`${board}/groepering`, { card: cards[1] ?? '', to: group })
  await seats.joost.done(`${board}/groepsnaam`, { group, title: 'Verhuizen' })
  await phase('voting')
  const round = String(formOn(phone, /\/kaart$/).fields['round'])
  await seats.samira.done(`${board}/stippen`, { round, thing: group, count: '3' })
  await seats.lotte.done(`${board}/stippen`, { round, thing: cards[2] ?? '', count: '1' })
  assert.match(wordsOf(await phase('talking')), /Begin met: Verhuizen/)
  await phase('closed')
  await fill(seats.joost, board, /\/bord\/[^/]+\/sluiting$/)
  assert.match(wordsOf(await seats.bas.get(`${meeting}/verslag`)), /Een verhuiswagen in de regen/)
})

/** The number of the contribution with these words, as the report has it. */
const numberOn = async (words: string) => new RegExp(`/bijdragen/(\\d+)"[^>]*>(?:(?!/bijdragen/\\d)[\\s\\S])*?${words}`).exec((await seats.joost.get(`${meeting}/verslag`)).body)?.[1] ?? assert.fail(words)

test('who comes in says so at the door, a guest is ticked off, minutes are written, and the meeting is closed', async () => {
  const attendance = (await seats.joost.get(`${meeting}/aanwezig`)).body
  const door = /href="http[^"]*?(\/denktanks\/[^"]*\/deur\?code=\w+)"/.exec(attendance)?.[1] ?? assert.fail('no address for the door')
  for (const seat of [seats.samira, seats.devi, seats.lotte, seats.henk]) await fill(seat, door, /\/deur$/)
  const guest = (await seats.joost.get(`${meeting}/aanwezig`)).body.match(/<input[^>]*name="present"[^>]*>(?:(?!<input)[\s\S])*?Eva van Dam/)?.[0] ?? ''
  const tick = formOn((await seats.joost.get(`${meeting}/aanwezig`)).body, /\/aanwezig$/)
  const there = [tick.fields['present'] ?? []].flat()
  assert.equal(there.length, 4, 'who came through the door is ticked off already')
  await seats.joost.done(tick.action, { present: [...there, /value="([^"]+)"/.exec(guest)?.[1] ?? ''] })
  assert.match(wordsOf(await seats.joost.get(meeting)), /Van 2 onderdelen/, 'closing says what is missing')
  const said = await numberOn('Een nieuw slot')
  await seats.joost.done(`${meeting}/notulen`, { 'notes[]': ['Voorstelronde.', 'Het bord besproken.'], 'outcome[]': ['', 'Wij rekenen de overstap door.'], 'contributions[]': ['', said] })
  assert.equal((await seats.joost.post(`${meeting}/sluiting`)).status, 422)
  await fill(seats.joost, meeting, /\/bijeenkomsten\/\d+\/sluiting$/, { sure: 'ja' })
  assert.match(wordsOf(await seats.bas.get(meeting)), /Afgesloten[\s\S]*Wij rekenen de overstap door/)
})

const openLeft = (words: string) => Number(/Nog (\d+) bijdrage/.exec(words)?.[1] ?? 0)

test('the report is there at once, also when the board was of another day than the clock says, and goes round by mail', async () => {
  // The board went on after midnight: it is still the board of this meeting.
  await sql`update contribution set said_at = said_at - interval '3 days' where id in (select contribution_id from card where body like 'Een %')`.execute(db())
  const words = wordsOf(await seats.bas.get(`${meeting}/verslag`))
  assert.match(words, /Er waren 5 mensen/)
  assert.match(words, /Groepen en stemmen Groep Bijdragen Stemmen Verhuizen 2 3/)
  assert.match(words, /Een verhuiswagen in de regen[\s\S]*Wij rekenen de overstap door/)
  assert.equal(openLeft(words), 3)
  await fill(seats.joost, `${meeting}/verslag`, /\/rondsturen$/)
  await office.work()
  const letters = await lettersAbout('^(Verslag van|Report of) “Wat kost de overstap')
  assert.deepEqual(letters.map(({ address }) => address).sort(), await inGroup())
  assert.match((await letterTo('samira-el-amrani', 'Verslag van')).body, /: 5\nBijdragen: 3 \(Gemeente 1, Shared service organisatie 2\)\nNog zonder besluit: 3/)
  assert.match(letters.find(({ subject }) => subject.startsWith('Report of'))?.body ?? '', /: 5\nContributions: 3 \(Municipality 1, Shared service organisation 2\)\nWithout a decision yet: 3/)
})

test('a contribution that gets a destination is counted off', async () => {
  await seats.joost.done(`${tank}/bijdragen/${await numberOn('Een nieuw slot')}/besluit`, { decision: 'parked', reason: '', into: '' })
  assert.equal(openLeft(wordsOf(await seats.bas.get(`${meeting}/verslag`))), 2)
})

test('what people hoped for comes back; four answers show no figure, five are told', async () => {
  await fill(seats.samira, `${tank}/verwachtingen`, /\/verwachtingen$/, { take_away: 'Een eerlijke rekensom', bring: '' })
  await fill(seats.joost, `${meeting}/evaluatie`, /\/evaluatie$/)
  await office.work()
  const link = linkIn(await letterTo('samira-el-amrani', '^Hoe vond u de bijeenkomst “Wat kost de overstap'), 'evaluatie')
  assert.match(wordsOf(await house.visitor().get(link)), /Een eerlijke rekensom/)
  const answer = { met: 'yes', value: '4', well: '', better: '', next: '' }
  await house.visitor().done(link, answer)
  for (const seat of [seats.devi, seats.lotte, seats.henk]) await fill(seat, `${meeting}/evaluatie`, /\/antwoord$/, answer)
  assert.doesNotMatch(wordsOf(await seats.joost.get(`${meeting}/evaluatie`)), /Gemiddeld/)
  await fill(seats.bas, `${meeting}/evaluatie`, /\/antwoord$/, answer)
  const shown = await fill(seats.joost, `${meeting}/evaluatie`, /\/evaluatie\/sluiting$/)
  assert.match(wordsOf(shown), /Gemiddeld 4,0 van 5, uit 5 antwoorden/)
  assert.match(wordsOf(shown), /Samen 0 0 0 5 0 5|Samen 5 0 0 5/, 'five of several perspectives are told together only')
})
