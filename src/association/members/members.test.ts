import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const person = (key: string) => `/vereniging/mensen/${house.id('person', key)}`
const fields = { given_name: 'Noor', prefix: 'van', family_name: 'Dam', email: 'noor@nieuw.example', organisation_id: '' }
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length

test('a member sees who are in the association, without their addresses', async () => {
  const samira = await house.as('samira-el-amrani')
  const page = await samira.get('/vereniging')
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Marijke de Wit/)
  assert.doesNotMatch(page.body, /tineke\.wiersma@/)
  const own = await samira.get(person('samira-el-amrani'))
  assert.match(own.body, /samira\.el\.amrani@/)
  assert.doesNotMatch((await samira.get(person('tineke-wiersma'))).body, /tineke\.wiersma@/)
})

test('the secretariat sees addresses, and finds people by part of their name and kind of organisation', async () => {
  const joost = await house.as('joost-haverkamp')
  const found = await joost.get('/vereniging/mensen?naam=ozturk')
  assert.match(found.body, /bilal\.ozturk@/)
  assert.doesNotMatch(found.body, /tineke\.wiersma@/)
  const suppliers = wordsOf(await joost.get('/vereniging/mensen?soort=supplier'))
  assert.match(suppliers, /Karin Uitenbroek/)
  assert.doesNotMatch(suppliers, /Tineke Wiersma/)
  assert.match(wordsOf(await joost.get('/vereniging/mensen?naam=zzzz')), /Niemand past bij deze keuze/)
})

test('a visitor finds nothing of the association', async () => {
  for (const path of ['/vereniging', '/vereniging/mensen', person('samira-el-amrani'), '/vereniging/organisaties']) {
    assert.equal((await house.visitor().get(path)).status, 404)
  }
})

test('the secretariat adds a person, and an address is somebody else’s whatever its capitals', async () => {
  const joost = await house.as('joost-haverkamp')
  const page = await joost.done('/vereniging/mensen', fields)
  assert.match(wordsOf(page), /kan nu inloggen/)
  const again = await joost.post('/vereniging/mensen', { ...fields, email: 'NOOR@nieuw.example' })
  assert.equal(again.status, 422)
  assert.match(wordsOf(again), /al van iemand anders/)
  assert.match(again.body, /value="NOOR@nieuw\.example"/)
})

test('a form with something missing comes back with what was typed', async () => {
  const joost = await house.as('joost-haverkamp')
  const wrong = await joost.post('/vereniging/mensen', { ...fields, family_name: ' ', email: 'geen adres' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: achternaam/)
  assert.match(wrong.body, /value="geen adres"/)
})

test('an ordinary member adds nobody and changes nobody else, and no trace stays', async () => {
  const samira = await house.as('samira-el-amrani')
  const before = await happenings()
  assert.equal((await samira.post('/vereniging/mensen', { ...fields, email: 'x@y.example' })).status, 403)
  assert.equal((await samira.post(person('tineke-wiersma'), { given_name: 'A', prefix: '', family_name: 'B' })).status, 403)
  assert.equal((await samira.post(`${person('tineke-wiersma')}/vertrek`, { zeker: 'ja' })).status, 403)
  assert.equal((await samira.post(`${person('samira-el-amrani')}/taken`, { taak: 'administrator' })).status, 403)
  assert.equal(await happenings(), before)
})

test('people change their own name, but not their address or organisation', async () => {
  const coen = await house.as('coen-verschuren')
  await coen.done(person('coen-verschuren'), { given_name: 'Coenraad', prefix: '', family_name: 'Verschuren' })
  assert.match(wordsOf(await coen.get('/vereniging/mensen?naam=verschuren')), /Coenraad Verschuren/)
  assert.equal((await coen.post(person('coen-verschuren'), { given_name: 'C', prefix: '', family_name: 'V', email: 'c@v.example', organisation_id: '' })).status, 400)
})

test('the board cannot take over an administrator by changing their address', async () => {
  const marijke = await house.as('marijke-de-wit')
  const before = await happenings()
  assert.equal((await marijke.post(person('nienke-ruijter'), { given_name: 'N', prefix: '', family_name: 'R' })).status, 403)
  assert.equal((await marijke.post(`${person('nienke-ruijter')}/vertrek`, { zeker: 'ja' })).status, 403)
  assert.equal(await happenings(), before)
})

test('the last administrator keeps that task until somebody else has it', async () => {
  const nienke = await house.as('nienke-ruijter')
  const stuck = await nienke.post(`${person('nienke-ruijter')}/taken/einde`, { taak: 'administrator' })
  assert.equal(stuck.status, 422)
  assert.match(wordsOf(stuck), /enige beheerder/)
  assert.equal((await nienke.post(`${person('nienke-ruijter')}/vertrek`, { zeker: 'ja' })).status, 422)
  await nienke.done(`${person('hugo-westerink')}/taken`, { taak: 'administrator' })
  await nienke.done(`${person('nienke-ruijter')}/taken/einde`, { taak: 'administrator' })
  assert.equal((await nienke.post(`${person('hugo-westerink')}/taken/einde`, { taak: 'administrator' })).status, 403)
})

test('who leaves loses everything at once: the session, the think tank and its rings', async () => {
  const thijs = await house.as('thijs-leemhuis')
  assert.equal((await thijs.get('/denktanks/cloudstrategie')).status, 200)
  const joost = await house.as('joost-haverkamp')
  assert.equal((await joost.post(`${person('thijs-leemhuis')}/vertrek`, {})).status, 422)
  await joost.done(`${person('thijs-leemhuis')}/vertrek`, { zeker: 'ja' })
  assert.equal((await thijs.get('/denktanks/cloudstrategie')).status, 404)
  assert.equal((await thijs.get('/vereniging')).status, 404)
  const id = house.id('person', 'thijs-leemhuis')
  const { db } = house.database
  assert.deepEqual(await db.selectFrom('participant').select('id').where('person_id', '=', id).where('ended_at', 'is', null).execute(), [])
  assert.deepEqual(await db.selectFrom('ring_person').select('ring_id').where('person_id', '=', id).where('ended_at', 'is', null).execute(), [])
  assert.doesNotMatch(wordsOf(await joost.get('/vereniging/mensen?naam=leemhuis')), /Thijs/)
  assert.equal((await (await house.as('samira-el-amrani')).get(person('thijs-leemhuis'))).status, 404)
})

test('a think tank whose only chair leaves is chaired by who prepares it longest', async () => {
  const hugo = await house.as('hugo-westerink')
  await hugo.done(`${person('paulien-schaafsma')}/vertrek`, { zeker: 'ja' })
  const chairs = await house.database.db.selectFrom('participant').select('person_id').where('workspace_id', '=', house.id('workspace', 'zaaksystemen'))
    .where('role', '=', 'chair').where('ended_at', 'is', null).execute()
  assert.equal(chairs.length, 1)
  assert.ok([house.id('person', 'tom-vrielink'), house.id('person', 'anouk-den-hertog')].includes(chairs[0]?.person_id ?? ''))
})

test('people are found by region and by how they are a member', async () => {
  const samira = await house.as('samira-el-amrani')
  const north = wordsOf(await samira.get('/vereniging/mensen?regio=Noord'))
  assert.match(north, /Tineke Wiersma/)
  assert.doesNotMatch(north, /Marijke de Wit/)
  const experts = wordsOf(await samira.get('/vereniging/mensen?lid=expert'))
  assert.match(experts, /1 mens .*Fenna Dijkgraaf Deskundige van buiten/)
  assert.doesNotMatch(experts, /Tineke Wiersma/)
})

test('the secretariat says how somebody is a member; a form without it leaves that as it was', async () => {
  const joost = await house.as('joost-haverkamp')
  const ruud = { given_name: 'Ruud', prefix: '', family_name: 'Hendrikse', email: 'ruud.hendrikse@voorbeeld.example', organisation_id: house.id('organisation', 'de-waaier') }
  assert.match(wordsOf(await joost.done(person('ruud-hendrikse'), { ...ruud, membership: 'honorary' })), /Lidmaatschap Erelid/)
  assert.match(wordsOf(await joost.done(person('ruud-hendrikse'), ruud)), /Lidmaatschap Erelid/)
  assert.equal((await joost.post(person('ruud-hendrikse'), { ...ruud, membership: 'baas' })).status, 422)
})

test('who gets another address hears so at the old one, and the new one is not in it', async () => {
  const joost = await house.as('joost-haverkamp')
  const chantal = { given_name: 'Chantal', prefix: '', family_name: 'Evers', organisation_id: house.id('organisation', 'de-waaier') }
  const mails = () => house.database.db.selectFrom('mail').select(['address', 'body']).where('person_id', '=', house.id('person', 'chantal-evers')).execute()
  await joost.done(person('chantal-evers'), { ...chantal, email: 'CHANTAL.evers@voorbeeld.example' })
  assert.equal((await mails()).length, 0, 'other capitals are the same address')
  await joost.done(person('chantal-evers'), { ...chantal, email: 'chantal@elders.example' })
  const [mail, ...more] = await mails()
  assert.deepEqual(more, [])
  assert.equal(mail?.address, 'CHANTAL.evers@voorbeeld.example')
  assert.match(mail?.body ?? '', /Klopt dit niet\? Laat het dan meteen weten: secretariaat@voorbeeld\.example/)
  assert.doesNotMatch(mail?.body ?? '', /elders/)
})

test('with who leaves go their mandates and what was lent from them, in the same moment', async () => {
  const joost = await house.as('joost-haverkamp')
  const bilal = house.id('person', 'bilal-ozturk')
  assert.match(wordsOf(await joost.get(`/vereniging/mensen/${bilal}`)), /Gemeente Achterlinge gekregen van Tineke Wiersma 3 juni 2024 geen einddatum geldt nu/)
  await joost.done(`${person('tineke-wiersma')}/vertrek`, { zeker: 'ja' })
  assert.match(wordsOf(await joost.get(`/vereniging/mensen/${bilal}`)), /Gemeente Achterlinge gekregen van Tineke Wiersma .* met het mandaat waar het van kwam/)
  const open = await house.database.db.selectFrom('mandate').select('id').where('organisation_id', '=', house.id('organisation', 'achterlinge')).where('ended_at', 'is', null).execute()
  assert.deepEqual(open, [])
})
