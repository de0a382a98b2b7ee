import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { tooOld } from '../../platform/health.ts'
import { newId } from '../../platform/ids.ts'
import { takeMail } from '../../platform/post/queue.ts'

let house: TestHouse
let nienke: Seat
before(async () => {
  house = await openHouse()
  nienke = await house.as('nienke-ruijter')
})
after(() => house.close())
beforeEach(async () => { await sql`delete from mail`.execute(house.database.db) })

const path = '/vereniging/post'
const write = async (more: Record<string, unknown> = {}) => {
  const id = newId()
  await house.database.db.insertInto('mail').values({
    id, person_id: house.id('person', 'samira-el-amrani'), address: 'samira@voorbeeld.example', subject: 'geheimonderwerp', body: 'geheimetekst', message_id: `<${id}@x>`, ...more,
  }).execute()
  return id
}
const doubtful = () => write({ handed_at: new Date(), doubtful_at: new Date(), fault: 'the line was lost' })
const stateOf = (id: string) => house.database.db.selectFrom('mail').select(['failed_at', 'doubtful_at', 'handed_at', 'settled_at', 'tries']).where('id', '=', id).executeTakeFirstOrThrow()

test('nothing in trouble: the page says so, and how much waits and went out today', async () => {
  await write()
  await write({ sent_at: new Date(), handed_at: new Date() })
  const page = await nienke.get(path)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Wacht \(de oudste sinds [^)]+\) 1 Vandaag verstuurd 1 Geweigerd of niet meer verstuurd 0 In twijfel 0/)
  assert.match(wordsOf(page), /Nu vraagt geen post uw aandacht/)
  assert.match(wordsOf(page), /geen mailserver ingesteld/)
})

test('letters in doubt are there by name, refused ones with what the mail server said; never what is in them', async () => {
  await doubtful()
  await write({ failed_at: new Date(), fault: '550 <b>no such</b> person', person_id: null, address: 'weg@voorbeeld.example' })
  await write({ failed_at: new Date(), fault: tooOld, written_at: new Date(Date.now() - 9 * 86_400_000) })
  const page = await nienke.get(path)
  assert.match(wordsOf(page), /3 brieven .*Samira El Amrani In twijfel samira@voorbeeld\.example/)
  assert.match(wordsOf(page), /weg@voorbeeld\.example Geweigerd .*De mailserver zei: 550 <b>no such<\/b> person/)
  assert.match(wordsOf(page), /Wachtte te lang en gaat niet meer uit/)
  assert.doesNotMatch(page.body, /geheim|<b>no such/)
  assert.equal((page.body.match(/\/opnieuw"/g) ?? []).length, 2, 'what is too old cannot go again')
})

test('an administrator sends it again: it waits once more, and is taken once', async () => {
  const id = await doubtful()
  assert.equal((await takeMail(house.database, newId(), 10)).length, 0)
  assert.match(wordsOf(await nienke.done(`${path}/${id}/opnieuw`)), /gaat opnieuw uit/)
  assert.deepEqual(await stateOf(id), { failed_at: null, doubtful_at: null, handed_at: null, settled_at: null, tries: 0 })
  assert.deepEqual((await takeMail(house.database, newId(), 10)).map((letter) => letter.id), [id])
  assert.equal((await takeMail(house.database, newId(), 10)).length, 0)
  assert.equal((await nienke.post(`${path}/${id}/opnieuw`)).status, 404, 'it is not in trouble any more')
  const happening = await house.database.db.selectFrom('happening').select(['told', 'thing_id']).where('act', '=', 'mail.again').executeTakeFirstOrThrow()
  assert.deepEqual(happening, { told: { was: 'doubtful' }, thing_id: id })
})

test('what is too old does not go again, and what was left asks nobody any more', async () => {
  const id = await write({ failed_at: new Date(), fault: '550', written_at: new Date(Date.now() - 9 * 86_400_000) })
  assert.match(wordsOf(await nienke.done(`${path}/${id}/opnieuw`)), /te oud om nog te versturen/)
  assert.ok((await stateOf(id)).failed_at)
  assert.match(wordsOf(await nienke.done(`${path}/${id}/afgedaan`)), /De post is afgedaan\. .*Nu vraagt geen post uw aandacht/)
  assert.ok((await stateOf(id)).settled_at)
})

test('to everybody else the page is not there, and a refused act leaves no trace', async () => {
  const id = await doubtful()
  const before = await stateOf(id)
  for (const who of ['marijke-de-wit', 'samira-el-amrani', 'paulien-schaafsma']) {
    const seat = await house.as(who)
    assert.equal((await seat.get(path)).status, 404, who)
    for (const act of ['opnieuw', 'afgedaan']) assert.equal((await seat.post(`${path}/${id}/${act}`)).status, 404, who)
  }
  assert.equal((await house.visitor().get(path)).status, 404)
  assert.deepEqual(await stateOf(id), before)
  assert.equal((await nienke.post(`${path}/onzin/opnieuw`)).status, 404)
  assert.equal((await nienke.post(`${path}/${id}/opnieuw`, { extra: 'x' })).status, 400)
})

test('many letters come a page at a time, those in doubt first; the records for the DNS are there once a mail server is', async () => {
  await Promise.all(Array.from({ length: 55 }, (_, at) => write({ failed_at: new Date(), fault: `550 nummer ${at}` })))
  await write({ handed_at: new Date(), doubtful_at: new Date(), written_at: new Date(Date.now() - 86_400_000), person_id: null, address: 'twijfel@voorbeeld.example' })
  const first = await nienke.get(path)
  assert.match(wordsOf(first), /56 brieven/)
  assert.match(first.body, /twijfel@voorbeeld/)
  assert.match(first.body, /href="\/vereniging\/post\?pagina=2"/)
  assert.equal(((await nienke.get(`${path}?pagina=2`)).body.match(/\/afgedaan"/g) ?? []).length, 6)
  const elsewhere = await house.with({ smtp: 'smtp://mail.denktank.example', mailFrom: 'post@denktank.example' }).as('nienke-ruijter')
  assert.match(wordsOf(await elsewhere.get(path)), /SPF: denktank\.example v=spf1 a:mail\.denktank\.example mx -all DMARC: _dmarc\.denktank\.example v=DMARC1/)
})
