/** What people wrote or said of a meeting is not lost when somebody else changes something meanwhile, and nobody is told that they have a seat who waits for one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { openOffice, type Office } from '../../../beside/replies/postoffice.testing.ts'
import { writeCalendar } from '../../../documents/calendar.ts'

let house: TestHouse
let office: Office
let chair: Seat
let member: Seat
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  chair = await house.as('marijke-de-wit')
  member = await house.as('samira-el-amrani')
})
after(async () => { await office.close(); await house.close() })

const at = '/denktanks/cloudstrategie/bijeenkomsten'
const next = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const content = (more: Record<string, string> = {}) => ({
  title: 'Bewaard', day: next(40), from: '10:00', until: '12:30', place: 'Stadhuis', link: '', seats: '', about: '', agenda: 'Welkom | 10\nDiscussie | 30\nPauze | 10\nDiscussie | 30', ...more,
})
const plan = async (more: Record<string, string> = {}): Promise<string> => {
  const ring = /name="ring" value="([^"]+)" checked/.exec((await chair.get(`${at}/nieuw`)).body)?.[1] ?? ''
  const answer = await chair.post(`${at}/nieuw`, { ...content(more), repeat: 'none', times: '', ring })
  assert.equal(answer.status, 303, answer.body)
  return answer.location.split('?')[0] ?? ''
}
const namesOf = (body: string, field: string) => [...body.matchAll(new RegExp(`name="${field.replace('[]', '\\[\\]')}" value="([^"]+)"`, 'g'))].map(([, value]) => value ?? '')
const notesOf = async (path: string) => (await sql<{ title: string; notes: string }>`select i.title, i.notes from agenda_item i join meeting m on m.id = i.meeting_id
  where m.number = ${Number(path.split('/').at(-1))} and m.workspace_id = ${house.id('workspace', 'cloudstrategie')} order by i.position`.execute(house.database.db)).rows.map(({ title, notes }) => `${title}: ${notes}`)
const begun = (path: string) => sql`update meeting set starts_at = now() - interval '1 hour', ends_at = now() + interval '1 hour' where number = ${Number(path.split('/').at(-1))}
  and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(house.database.db)
const idOf = async (path: string, key: string) => {
  const { rows } = await sql<{ id: string }>`select a.id from meeting_attendee a join meeting m on m.id = a.meeting_id where m.number = ${Number(path.split('/').at(-1))}
    and m.workspace_id = ${house.id('workspace', 'cloudstrategie')} and a.person_id = ${house.id('person', key)}`.execute(house.database.db)
  return rows[0]?.id ?? ''
}
const minutes = (notes: readonly string[], more: Record<string, string[]> = {}) => ({ 'notes[]': [...notes], 'outcome[]': notes.map(() => ''), 'contributions[]': notes.map(() => ''), 'decisions[]': notes.map(() => ''), ...more })

test('who said at the door that they are there stays there when somebody else ticks people off on an older page', async () => {
  const path = await plan({ title: 'Aan de deur' })
  await begun(path)
  const [samira, devi, kees] = await Promise.all(['samira-el-amrani', 'devi-baldew', 'kees-bosveld'].map((key) => idOf(path, key)))
  await chair.post(`${path}/aanwezig`, { present: [kees as string] })
  const page = await chair.get(`${path}/aanwezig`)
  const code = /op bij de deur: (\w+)/.exec(page.body)?.[1] ?? ''
  assert.equal((await member.post(`${path}/deur`, { code })).status, 303)
  assert.equal((await chair.post(`${path}/aanwezig`, { present: [devi as string], 'there[]': namesOf(page.body, 'there[]') })).status, 303)
  const now = (await chair.get(`${path}/aanwezig`)).body
  const ticked = (id: string | undefined) => new RegExp(`value="${id}"[^>]*checked`).test(now)
  assert.deepEqual([samira, devi, kees].map(ticked), [true, true, false], 'who came meanwhile, who was ticked, and who was unticked')
})

test('the minutes of a part stay with it when it gets another name, and of two parts with one name each keeps its own', async () => {
  const path = await plan({ title: 'Andere namen' })
  await chair.post(`${path}/notulen`, minutes(['Een.', 'Twee.', 'Drie.', 'Vier.']))
  const renamed = 'Welkom en voorstelronde | 10\nDiscussie | 30\nPauze | 10\nDiscussie | 30'
  assert.equal((await chair.post(`${path}/wijziging`, content({ title: 'Andere namen', agenda: renamed }))).status, 303)
  assert.deepEqual(await notesOf(path), ['Welkom en voorstelronde: Een.', 'Discussie: Twee.', 'Pauze: Drie.', 'Discussie: Vier.'])
  const gone = await chair.post(`${path}/wijziging`, content({ title: 'Andere namen', agenda: 'Welkom en voorstelronde | 10\nDiscussie | 30\nDiscussie | 30' }))
  assert.equal(gone.status, 422)
  assert.match(wordsOf(gone), /Bij een onderdeel dat u weghaalt, staat al iets in de notulen/)
  assert.equal((await notesOf(path)).length, 4, 'nothing is gone')
})

test('minutes come with the part for which they were written, though the agenda changed while somebody wrote', async () => {
  const path = await plan({ title: 'Intussen' })
  const item = namesOf((await chair.get(`${path}/notulen`)).body, 'item[]')
  assert.equal((await chair.post(`${path}/wijziging`, content({ title: 'Intussen', agenda: 'Opening | 5\nWelkom | 10\nDiscussie | 30\nDiscussie | 30' }))).status, 303)
  const early = await chair.post(`${path}/notulen`, minutes(['Een.', 'Twee.', 'Over de pauze.', 'Vier.'], { 'item[]': item }))
  assert.equal(early.status, 422)
  assert.match(wordsOf(early), /agenda is intussen veranderd[\s\S]*Over de pauze\./, 'what belongs nowhere any more is shown, to be copied')
  assert.match(early.body, /id="notes-1"[^>]*>Een\.</)
  assert.equal((await chair.post(`${path}/notulen`, minutes(['Een.', 'Twee.', '', 'Vier.'], { 'item[]': item }))).status, 303)
  assert.deepEqual(await notesOf(path), ['Opening: ', 'Welkom: Een.', 'Discussie: Twee.', 'Discussie: Vier.'])
})

test('two people write minutes at once: each part keeps what was written of it, and of one part by both nothing goes unseen', async () => {
  const path = await plan({ title: 'Samen schrijven' })
  const secretary = await house.as('joost-haverkamp')
  const fieldsOn = async (seat: Seat) => {
    const { body } = await seat.get(`${path}/notulen`)
    return { 'item[]': namesOf(body, 'item[]'), 'seen[]': namesOf(body, 'seen[]') }
  }
  const [mine, theirs] = [await fieldsOn(chair), await fieldsOn(secretary)]
  assert.equal((await chair.post(`${path}/notulen`, minutes(['Een.', 'Van de voorzitter.', '', ''], mine))).status, 303)
  assert.equal((await secretary.post(`${path}/notulen`, minutes(['', '', 'Drie.', ''], theirs))).status, 303)
  assert.deepEqual(await notesOf(path), ['Welkom: Een.', 'Discussie: Van de voorzitter.', 'Pauze: Drie.', 'Discussie: '])
  const both = await secretary.post(`${path}/notulen`, minutes(['', 'Van de secretaris.', 'Drie.', ''], theirs))
  assert.equal(both.status, 422)
  assert.match(wordsOf(both), /Iemand anders schreef intussen[\s\S]*Van de voorzitter\./)
  assert.match(both.body, /id="notes-1"[^>]*>Van de secretaris\.</)
  assert.match(both.body, /id="notes-0"[^>]*>Een\.</, 'what they did not touch is as it is now')
  const wrong = await secretary.post(`${path}/notulen`, minutes(['', 'Van de secretaris.', 'Drie.', ''], { ...theirs, 'contributions[]': ['', '9999', '', ''] }))
  assert.equal((await secretary.post(`${path}/notulen`, minutes(['Een.', 'Van de secretaris.', 'Drie.', ''], { 'item[]': namesOf(wrong.body, 'item[]'), 'seen[]': namesOf(wrong.body, 'seen[]') }))).status, 422, 'a wrong number on the way changes nothing of that')
  const again = { 'item[]': namesOf(both.body, 'item[]'), 'seen[]': namesOf(both.body, 'seen[]') }
  assert.equal((await secretary.post(`${path}/notulen`, minutes(['Een.', 'Van beiden.', 'Drie.', ''], again))).status, 303)
  assert.equal((await notesOf(path))[1], 'Discussie: Van beiden.')
})

test('minutes keep their lines, on the page of the meeting and in its report', async () => {
  const path = await plan({ title: 'Regels' })
  await begun(path)
  await chair.post(`${path}/notulen`, minutes(['Punt een\nPunt twee', '', '', '']))
  for (const at of [path, `${path}/verslag`]) assert.match((await member.get(at)).body, /class="nl-paragraph dt-lines">Punt een\n ?Punt twee</)
})

test('who writes minutes while somebody closes the meeting gets the text back, to keep elsewhere', async () => {
  const path = await plan({ title: 'Dicht' })
  await begun(path)
  const item = namesOf((await chair.get(`${path}/notulen`)).body, 'item[]')
  await chair.post(`${path}/sluiting`, { sure: 'ja' })
  const back = await chair.post(`${path}/notulen`, minutes(['', 'Een half uur werk.', '', ''], { 'item[]': item }))
  assert.equal(back.status, 409)
  assert.match(wordsOf(back), /De bijeenkomst is intussen afgesloten[\s\S]*niet bewaard/)
  assert.match(back.body, /id="notes-1"[^>]*>Een half uur werk\.</)
})

test('of the numbers in minutes only those are marked that are of nothing', async () => {
  const path = await plan({ title: 'Nummers' })
  const answer = await chair.post(`${path}/notulen`, minutes(['', '', '', ''], { 'contributions[]': ['3', '9999', '', ''] }))
  assert.equal(answer.status, 422)
  assert.match(answer.body, /href="#contributions-1"/)
  assert.equal(answer.body.match(/Een van deze nummers is van geen bijdrage/g)?.length, 2, 'above the form, and at that part')
})

test('a meeting that is closed before its end says how many were there', async () => {
  const path = await plan({ title: 'Vroeg klaar' })
  await begun(path)
  const there = await Promise.all(['devi-baldew', 'kees-bosveld', 'thijs-leemhuis', 'nadia-benali', 'samira-el-amrani', 'henk-postma'].map((key) => idOf(path, key)))
  await chair.post(`${path}/aanwezig`, { present: there })
  await chair.post(`${path}/sluiting`, { sure: 'ja' })
  const words = wordsOf(await member.get(path))
  assert.match(words, /6 van de 42 waren er/)
  assert.doesNotMatch(words, /van de 42 kom/)
})

test('a time that is no time is said once, and not that the end comes too early', async () => {
  const words = wordsOf(await chair.post(`${at}/nieuw`, { ...content({ from: 'kwart voor acht' }), repeat: 'none', times: '' }))
  assert.match(words, /Vul een tijd in, bijvoorbeeld 10:00/)
  assert.doesNotMatch(words, /Het einde komt na het begin/)
})

interface Letter { address: string; subject: string; body: string; headers: Record<string, string> }
const lastTo = async (address: string) => (await sql<Letter>`select address, subject, body, headers from mail where address = ${address} order by written_at desc, id desc limit 1`.execute(house.database.db)).rows[0]
const addressOf = async (key: string) => (await house.database.db.selectFrom('person').select('email').where('id', '=', house.id('person', key)).executeTakeFirstOrThrow()).email ?? ''

test('who says by mail or by their calendar that they come, and finds all seats taken, hears that they wait', async () => {
  const path = await plan({ title: 'Vol', seats: '1' })
  await office.work()
  const [thijs, henk] = [await addressOf('thijs-leemhuis'), await addressOf('henk-postma')]
  const invite = await lastTo(thijs)
  await member.post(`${path}/antwoord`, { answer: 'yes' })
  await office.send({ from: thijs, to: invite?.headers['Reply-To'] ?? '', text: 'Ja' })
  const told = await lastTo(thijs)
  assert.match(told?.body ?? '', /Alle plaatsen zijn bezet\. U staat op de wachtlijst/)
  assert.doesNotMatch(told?.body ?? '', /zo: u komt(?! misschien| niet)\b/)
  const { rows: [stored] } = await sql<{ id: string; starts_at: Date; ends_at: Date }>`select id, starts_at, ends_at from meeting where title = 'Vol'`.execute(house.database.db)
  const calendar = writeCalendar('REPLY' as never, [{
    uid: `${stored?.id}@denktank`, sequence: 0, title: 'x', about: '', place: '', url: '', startsAt: stored?.starts_at ?? new Date(), endsAt: stored?.ends_at ?? new Date(), cancelled: false,
    organizer: { address: 'antwoord@denktank.example', name: '' }, attendees: [{ address: henk, name: '', answer: 'ACCEPTED' }],
  }])
  await office.send({ from: henk, to: 'antwoord@denktank.example', text: '', calendar })
  const heard = await lastTo(henk)
  assert.equal(heard?.subject, 'Uw antwoord is genoteerd')
  assert.match(heard?.body ?? '', /Dit gaat over “Vol”[\s\S]*U staat op de wachtlijst/)
  await (await house.as('nadia-benali')).done(`${path}/antwoord`, { answer: 'yes' })
  assert.match(wordsOf(await chair.get(path)), /Samira El Amrani.*Ik kom Thijs Leemhuis.*Wachtlijst Henk Postma.*Wachtlijst Nadia Benali.*Wachtlijst/, 'in the order in which they will move up')
})
