import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { TestDevice, type Question } from './authenticator.testing.ts'
import { addressOf, byMail, codesOn, forgetLimits, letterTo } from './steps.testing.ts'

const origin = 'http://localhost:3000'
let house: TestHouse
let named: ReturnType<TestHouse['with']>
before(async () => { house = await openHouse(); named = house.with({ publicUrl: origin }) })
after(() => house.close())

const keysOf = (key: string) => house.database.db.selectFrom('passkey').selectAll().where('person_id', '=', house.id('person', key)).execute()
const asked = async (seat: Seat, path: string): Promise<Question> => {
  await forgetLimits(house)
  const answer = await seat.post(path, {})
  assert.equal(answer.status, 200, path)
  return JSON.parse(answer.body) as Question
}

/** Somebody of the sample who has added a passkey, and the device that holds it. */
const withKey = async (key: string, naam = 'Werktelefoon'): Promise<{ seat: Seat; device: TestDevice }> => {
  const seat = await named.as(key)
  const device = new TestDevice(origin)
  const answer = await seat.post('/mijn/sleutels', { antwoord: device.make(await asked(seat, '/mijn/sleutels/vraag')), naam })
  assert.equal(answer.location, '/mijn?gelukt=sleutel', wordsOf(answer).slice(0, 400))
  return { seat, device }
}
const isIn = async (seat: Seat) => (await seat.get('/mijn')).status === 200
const refused = async (seat: Seat, antwoord: string) => {
  const answer = await seat.post('/inloggen/sleutel', { antwoord })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Deze passkey paste niet/)
  assert.ok(!(await isIn(seat)))
}

test('I add a passkey, hear of it by mail, and sign in with it: both steps at once, also for a chair', async () => {
  const { seat: first, device } = await withKey('marijke-de-wit', 'Telefoon <b>')
  const words = wordsOf(await first.get('/mijn'))
  assert.match(words, /Telefoon <b>/)
  assert.match(words, /nog niet gebruikt/)
  assert.match((await letterTo(house, addressOf('marijke-de-wit')))?.body ?? '', /Er is een passkey toegevoegd/)
  const seat = named.visitor()
  const question = await asked(seat, '/inloggen/sleutel/vraag')
  const answer = await seat.post('/inloggen/sleutel', { antwoord: device.show(question), terug: '/denktanks/cloudstrategie' })
  assert.equal(answer.location, '/denktanks/cloudstrategie')
  assert.equal((await seat.get(answer.location)).status, 200)
  assert.match(wordsOf(await seat.get('/mijn')), /laatst gebruikt op/)
})

test('passkey challenge once: not again, not from another browser, not after five minutes, not for another question', async () => {
  const { seat: mine, device } = await withKey('samira-el-amrani')
  const seat = named.visitor()
  const antwoord = device.show(await asked(seat, '/inloggen/sleutel/vraag'))
  await refused(named.visitor(), antwoord)
  assert.equal((await seat.post('/inloggen/sleutel', { antwoord })).status, 303)
  const replay = named.visitor()
  for (const [name, value] of seat.cookies) if (name !== 'denktank') replay.cookies.set(name, value)
  await refused(replay, antwoord)
  const late = named.visitor()
  const question = await asked(late, '/inloggen/sleutel/vraag')
  await house.database.db.updateTable('passkey_challenge').set({ expires_at: new Date(Date.now() - 1000) }).execute()
  await refused(late, device.show(question))
  const other = named.visitor()
  await refused(other, device.show(await asked(mine, '/mijn/sleutels/vraag')))
})

test('a wrong answer uses its question up', async () => {
  const { device } = await withKey('joost-haverkamp')
  const seat = named.visitor()
  const question = await asked(seat, '/inloggen/sleutel/vraag')
  await refused(seat, device.show(question, { verified: false }))
  await refused(seat, device.show(question))
})

test('a key of another site, without recognising its owner, of somebody else, copied, or made up, opens nothing', async () => {
  const { device } = await withKey('devi-baldew')
  const { device: theirs } = await withKey('maarten-de-vlieger')
  const seat = named.visitor()
  const ask = () => asked(seat, '/inloggen/sleutel/vraag')
  await refused(seat, device.show(await ask(), { origin: 'https://elders.example' }))
  await refused(seat, device.show(await ask(), { verified: false }))
  await refused(seat, device.show(await ask(), { userHandle: Buffer.from(house.id('person', 'marijke-de-wit').replaceAll('-', ''), 'hex').toString('base64url') }))
  await refused(seat, new TestDevice(origin).show(await ask()))
  const mixed = JSON.parse(device.show(await ask())) as { response: object }
  await refused(seat, JSON.stringify({ ...mixed, response: { ...mixed.response, ...(JSON.parse(theirs.show(await ask())) as { response: object }).response } }))
  for (const nonsense of ['', '{}', '[]', 'null', '{"id":1}', `{"response":{"clientDataJSON":"${'A'.repeat(20_000)}"}}`, '['.repeat(30_000)]) await refused(seat, nonsense)
  assert.equal((await seat.post('/inloggen/sleutel', { antwoord: device.show(await ask(), { counter: 9 }) })).status, 303)
  await seat.post('/uitloggen', {})
  await refused(seat, device.show(await ask(), { counter: 9 }))
})

test('the second step with a passkey after a mailed link; somebody else’s does not do', async () => {
  const { device } = await withKey('henk-postma')
  const { device: theirs } = await withKey('lotte-van-der-velde')
  const seat = named.visitor()
  await byMail(house, seat, 'henk-postma')
  assert.ok(!(await isIn(seat)))
  const step = '/inloggen/tweede-stap'
  assert.match((await seat.get(step)).body, /data-passkey="\/inloggen\/tweede-stap\/sleutel\/vraag"/)
  const wrong = await seat.post(`${step}/sleutel`, { antwoord: theirs.show(await asked(seat, `${step}/sleutel/vraag`)) })
  assert.equal(wrong.status, 422)
  const half = seat.cookies.get('denktank')
  const answer = await seat.post(`${step}/sleutel`, { antwoord: device.show(await asked(seat, `${step}/sleutel/vraag`)), terug: '/mijn' })
  assert.equal(answer.location, '/mijn')
  assert.ok(await isIn(seat))
  assert.notEqual(seat.cookies.get('denktank'), half)
})

test('the first second step may be a passkey, with recovery codes shown once', async () => {
  const seat = named.visitor()
  await byMail(house, seat, 'paulien-schaafsma')
  const step = '/inloggen/tweede-stap'
  const device = new TestDevice(origin)
  const empty = await seat.post(`${step}/nieuwe-sleutel`, { antwoord: '', naam: ' ' })
  assert.equal(empty.status, 422)
  const answer = await seat.post(`${step}/nieuwe-sleutel`, { antwoord: device.make(await asked(seat, `${step}/nieuwe-sleutel/vraag`)), naam: 'Laptop' })
  assert.equal(codesOn(answer).length, 10)
  assert.ok(await isIn(seat))
  assert.equal((await keysOf('paulien-schaafsma')).length, 1)
})

test('the same device is added once, twenty are enough, and a key made without recognising its owner is refused', async () => {
  const { seat, device } = await withKey('bart-looijenga')
  const again = await seat.post('/mijn/sleutels', { antwoord: device.make(await asked(seat, '/mijn/sleutels/vraag')), naam: 'Nog eens' })
  assert.equal(again.status, 422)
  assert.match(wordsOf(again), /staat al in de lijst/)
  const blind = await seat.post('/mijn/sleutels', { antwoord: new TestDevice(origin).make(await asked(seat, '/mijn/sleutels/vraag'), { verified: false }), naam: 'Blind' })
  assert.equal(blind.status, 422)
  assert.match(blind.body, /value="Blind"/)
  const [one] = await keysOf('bart-looijenga')
  assert.ok(one)
  for (let nth = 0; nth < 19; nth += 1) await house.database.db.insertInto('passkey').values({ ...one, id: house.id('passkey', `${nth}`), credential_id: `${one.credential_id}${nth}` }).execute()
  const many = await seat.post('/mijn/sleutels', { antwoord: new TestDevice(origin).make(await asked(seat, '/mijn/sleutels/vraag')), naam: 'Eenentwintig' })
  assert.match(wordsOf(many), /twintig passkeys/)
  assert.equal((await keysOf('bart-looijenga')).length, 20)
})

test('I rename and remove my own passkey; somebody else’s looks as if it were not there', async () => {
  const { seat, device } = await withKey('karim-belhaj')
  const [mine] = await keysOf('karim-belhaj')
  const other = await named.as('samira-el-amrani')
  for (const path of [`/mijn/sleutels/${mine?.id}`, `/mijn/sleutels/${mine?.id}/einde`]) {
    assert.equal((await other.post(path, path.endsWith('einde') ? {} : { naam: 'Van mij' })).status, 404)
  }
  assert.equal((await seat.post(`/mijn/sleutels/${mine?.id}`, { naam: '' })).status, 422)
  assert.match(wordsOf(await seat.done(`/mijn/sleutels/${mine?.id}`, { naam: 'Oude laptop' })), /De naam is opgeslagen\..*Oude laptop/)
  const elsewhere = await named.as('karim-belhaj')
  assert.match(wordsOf(await seat.done(`/mijn/sleutels/${mine?.id}/einde`, {})), /De passkey is verwijderd\./)
  assert.ok(!(await isIn(elsewhere)), 'old sessions die')
  assert.deepEqual(await keysOf('karim-belhaj'), [])
  const visitor = named.visitor()
  await refused(visitor, device.show(await asked(visitor, '/inloggen/sleutel/vraag')))
})

test('at an address in figures, or with a Host header that claims another name, there are no passkeys, and the page says so', async () => {
  const seat = await house.as('samira-el-amrani')
  assert.equal((await seat.post('/mijn/sleutels/vraag', {})).status, 404)
  assert.equal((await house.visitor().post('/inloggen/sleutel/vraag', {})).status, 404)
  assert.match((await house.visitor().get('/inloggen')).body, /href="http:\/\/localhost:3000"/)
  const away = house.with({ host: '0.0.0.0' }).visitor()
  assert.equal((await away.post('/inloggen/sleutel/vraag', {}, { host: 'elders.example', origin: 'http://elders.example' })).status, 404)
  const secure = house.with({ publicUrl: 'https://denktank.example' }).visitor()
  const question = JSON.parse((await secure.post('/inloggen/sleutel/vraag', {}, { origin: 'https://denktank.example' })).body) as { rpId: string; userVerification: string }
  assert.deepEqual([question.rpId, question.userVerification], ['denktank.example', 'required'])
  assert.ok(secure.cookies.has('__Host-browser'), '__Host- cookies')
})

test('asking for a question changes nothing by GET, and not without end', async () => {
  const seat = named.visitor()
  assert.equal((await seat.get('/inloggen/sleutel/vraag')).status, 404)
  await forgetLimits(house)
  const { hashOf } = await import('../../platform/ids.ts')
  await house.database.db.insertInto('attempt').values(Array.from({ length: 600 }, () => ({ kind: 'signin.key', key_hash: hashOf('signin.key:none') }))).execute()
  assert.equal((await seat.post('/inloggen/sleutel/vraag', {})).status, 429)
  await forgetLimits(house)
})
