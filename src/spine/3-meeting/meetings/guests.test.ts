/** Who comes to a meeting without an account, what minutes are tied to, and what is said of seats and of meetings that were. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { formOn } from '../../../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { takeReply } from './calendars.ts'
import { askNewcomers } from './standing.ts'

let house: TestHouse
let chair: Seat
let samira: Seat
let devi: Seat
before(async () => {
  house = await openHouse()
  chair = await house.as('marijke-de-wit')
  samira = await house.as('samira-el-amrani')
  devi = await house.as('devi-baldew')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/bijeenkomsten'
const db = () => house.database.db
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const plan = async (title: string, more: Record<string, string> = {}): Promise<string> => {
  const { fields } = formOn((await chair.get(`${at}/nieuw`)).body, /\/nieuw$/)
  const made = await chair.post(`${at}/nieuw`, { ...fields, title, day: day(40), from: '10:00', until: '12:30', place: 'Zaal 3', agenda: 'Welkom | 10', ...more })
  assert.equal(made.status, 303, wordsOf(made))
  return made.location.split('?')[0] ?? ''
}
const words = async (seat: Seat, path: string) => wordsOf(await seat.get(path))
const isOver = (path: string) => sql`update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour' where number = ${Number(path.split('/').at(-1))}
  and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())
const guestAt = async (path: string) => /\/bijeenkomsten\/\d+\/gasten\/[\w-]+/.exec((await chair.get(path)).body)?.[0] ?? assert.fail('no way to a guest')

test('a guest who was put down wrongly is put right, and taken off; their seat goes to who waits', async () => {
  const path = await plan('Met een gast', { seats: '1' })
  await chair.post(`${path}/gast`, { name: 'Iris Kuiprs', organisation: '', perspective: '' })
  await samira.post(`${path}/antwoord`, { answer: 'yes' })
  const guest = `/denktanks/cloudstrategie${await guestAt(path)}`
  assert.doesNotMatch((await samira.get(path)).body, /\/gasten\//, 'who does not lead changes nobody')
  const form = formOn((await chair.get(guest)).body, /\/gasten\/[\w-]+$/)
  assert.equal(form.fields['name'], 'Iris Kuiprs')
  assert.match(wordsOf(await chair.post(guest, { ...form.fields, name: '' })), /Vul in: naam/)
  assert.match(wordsOf(await chair.post(guest, { ...form.fields, organisation: 'Bestaat Niet BV' })), /Deze organisatie kennen wij niet/)
  assert.match(wordsOf(await chair.done(guest, { ...form.fields, name: 'Iris Kuipers' })), /De lijst is veranderd[\s\S]*Iris Kuipers[^(]*\(gast\)/)
  for (const action of [guest, `${guest}/weg`]) assert.equal((await samira.post(action, action === guest ? form.fields : {})).status, 403)
  assert.match(await words(samira, path), /U staat op de wachtlijst/)
  // A second press of the same button answers like the first; who was never on the list cannot be taken off.
  const off = formOn((await chair.get(guest)).body, /\/weg$/)
  for (let twice = 0; twice < 2; twice += 1) assert.match(wordsOf(await chair.done(`${guest}/weg`, off.fields)), /staat niet meer op de lijst/)
  assert.equal((await chair.post(`${guest}/weg`)).status, 404)
  assert.doesNotMatch(await words(chair, path), /Iris Kuipers/)
  assert.match(await words(samira, path), /U komt\./)
  assert.equal((await chair.get(guest)).status, 404)
})

test('a member sends somebody else, who gets their seat; who leads sees for whom they come', async () => {
  const path = await plan('Met een vervanger', { seats: '1' })
  await samira.post(`${path}/antwoord`, { answer: 'yes' })
  await devi.post(`${path}/antwoord`, { answer: 'yes' })
  assert.match(wordsOf(await samira.post(`${path}/antwoord`, { answer: 'alternate', name: ' ' })), /Vul in: naam/)
  assert.match(wordsOf(await samira.done(`${path}/antwoord`, { answer: 'alternate', name: 'Joris Vermeulen' })), /U komt niet\. Joris Vermeulen komt in uw plaats/)
  assert.match(await words(chair, path), /Joris Vermeulen[^(]*\(vervanger van Samira El Amrani\)/)
  assert.match(await words(devi, path), /U staat op de wachtlijst/, 'the seat went to the alternate')
  assert.match(await words(chair, path), /1 van de \d+ komt/)
  await samira.post(`${path}/antwoord`, { answer: 'alternate', name: 'Karin Vermeulen' })
  assert.doesNotMatch(await words(chair, path), /Joris Vermeulen/, 'one alternate for each member')
  await samira.post(`${path}/antwoord`, { answer: 'no' })
  assert.doesNotMatch(await words(chair, path), /Karin Vermeulen/)
  assert.match(await words(devi, path), /U komt\./)
})

test('who has no seat sends an alternate to their place in the line; the link in the mail does it without signing in', async () => {
  const path = await plan('Vol', { seats: '1' })
  await house.work()
  await devi.post(`${path}/antwoord`, { answer: 'yes' })
  const { rows: [mail] } = await sql<{ body: string }>`select body from mail where subject = 'Bijeenkomst: Vol' and person_id = ${house.id('person', 'samira-el-amrani')}`.execute(db())
  const link = /\/bijeenkomst\/[\w-]+/.exec(mail?.body ?? '')?.[0] ?? assert.fail('no link')
  assert.match(wordsOf(await house.visitor().done(link, { answer: 'alternate', name: 'Joris Vermeulen' })), /Joris Vermeulen komt in uw plaats/)
  assert.match(await words(chair, path), /Joris Vermeulen[^(]*\(vervanger van Samira El Amrani\) Gemeente[\s\S]{0,60}Wachtlijst|Joris Vermeulen[\s\S]{0,120}Wachtlijst/)
  await devi.post(`${path}/antwoord`, { answer: 'no' })
  assert.match(await words(chair, path), /1 van de \d+ komt/)
})

test('fewer seats than people who come are refused, and say so; at another time everybody is asked anew', async () => {
  const path = await plan('Kleinere zaal', { seats: '5' })
  for (const seat of [samira, devi]) await seat.post(`${path}/antwoord`, { answer: 'yes' })
  const { fields } = formOn((await chair.get(`${path}/wijziging`)).body, /\/wijziging$/)
  const refused = await chair.post(`${path}/wijziging`, { ...fields, seats: '1', place: 'Zaal 1' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /Er komen al meer mensen dan er dan plaatsen zijn/)
  assert.match(refused.body, /value="Zaal 1"/)
  assert.match(await words(devi, path), /Er zijn 5 plaatsen/)
  assert.equal((await chair.post(`${path}/wijziging`, { ...fields, seats: '2' })).status, 303)
  const { fields: later } = formOn((await chair.get(`${path}/wijziging`)).body, /\/wijziging$/)
  assert.equal((await chair.post(`${path}/wijziging`, { ...later, seats: '1', from: '09:00' })).status, 303)
})

test('minutes are tied to what was said and to what was decided, by numbers that exist, for who may see them', async () => {
  const path = await plan('Met besluiten')
  await isOver(path)
  const begun = await chair.post('/denktanks/cloudstrategie/besluiten/nieuw', {
    ring: house.id('ring', 'cloudstrategie', 'members'), kind: 'consent', title: 'Gaan wij door?', body: 'Wij stellen het voor.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '',
  })
  assert.equal(begun.status, 303, wordsOf(begun))
  const decision = { number: Number(/\/besluiten\/(\d+)/.exec(begun.location)?.[1]) }
  await sql`update decision set stated_at = now(), outcome = 'adopted', outcome_words = 'Wij gaan door.' where number = ${decision.number} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())
  const minutes = { 'notes[]': ['Besproken.'], 'outcome[]': ['Wij gaan door.'], 'contributions[]': ['3'], 'decisions[]': [String(decision.number)] }
  const wrong = await chair.post(`${path}/notulen`, { ...minutes, 'decisions[]': ['9999'] })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /van geen besluit/)
  assert.match(wrong.body, /Wij gaan door\./)
  assert.match(wordsOf(await chair.post(`${path}/notulen`, { ...minutes, 'contributions[]': ['98765'] })), /van geen bijdrage/)
  assert.equal((await chair.post(`${path}/notulen`, minutes)).status, 303)
  const link = new RegExp(`/besluiten/${decision.number}"`)
  for (const address of [path, `${path}/verslag`]) assert.match((await samira.get(address)).body, link, address)
  // Of a decision in another ring the reader hears nothing.
  await sql`update decision set ring_id = ${house.id('ring', 'cloudstrategie', 'preparation')} where number = ${decision.number} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())
  for (const address of [path, `${path}/verslag`]) assert.doesNotMatch((await samira.get(address)).body, link, address)
  await sql`update decision set ring_id = ${house.id('ring', 'cloudstrategie', 'members')} where number = ${decision.number} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`.execute(db())
})

test('of a meeting that was it is told how many were there, or would have come', async () => {
  const path = await plan('Geweest')
  await samira.post(`${path}/antwoord`, { answer: 'yes' })
  await isOver(path)
  assert.match(await words(devi, path), /1 van de \d+ zou komen/)
  assert.doesNotMatch(await words(devi, path), /\bkomt\./)
  const there = /name="present"[^>]*value="([^"]+)"/.exec((await chair.get(`${path}/aanwezig`)).body)?.[1] ?? assert.fail('nobody to tick off')
  await chair.post(`${path}/aanwezig`, { present: [there] })
  for (const address of [path, at]) assert.match(await words(devi, address), /1 van de \d+ was er/)
})

test('who leaves and comes back gets an appointment that is newer than the one that was taken out; others keep theirs', async (t) => {
  await plan('Weg en terug')
  await house.work()
  const { id, ring_id } = await db().selectFrom('meeting').select(['id', 'ring_id']).where('title', '=', 'Weg en terug').executeTakeFirstOrThrow()
  const stand = (ended: boolean) => sql`update ring_person set ended_at = ${ended ? sql`now()` : null} where person_id = ${house.id('person', 'devi-baldew')} and ring_id = ${ring_id}`.execute(db())
  t.after(() => stand(false))
  const mailsTo = async (key: string) => (await sql<{ calendar: string; calendar_method: string; address: string }>`select calendar, calendar_method, address from mail
    where person_id = ${house.id('person', key)} and calendar like ${`%${id}%`} order by written_at, id`.execute(db())).rows
  const [asked] = await mailsTo('samira-el-amrani')
  for (const gone of [true, false]) {
    await stand(gone)
    await askNewcomers(house.database)
    await house.work()
  }
  const mails = await mailsTo('devi-baldew')
  assert.deepEqual(mails.map(({ calendar_method }) => calendar_method), ['REQUEST', 'CANCEL', 'REQUEST'])
  const sequences = mails.map(({ calendar }) => Number(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent')?.getFirstPropertyValue('sequence')))
  assert.ok(sequences.every((one, nth) => nth === 0 || one > (sequences[nth - 1] ?? 0)), String(sequences))
  assert.equal((await mailsTo('samira-el-amrani')).length, 1, 'the others hear nothing')
  assert.equal(await takeReply(house.database, { uid: `${id}@denktank`, sequence: 0, address: asked?.address.toLowerCase() ?? '', answer: 'ACCEPTED' }, asked?.address ?? ''), 'taken')
})
