import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { addressOf, forgetLimits, letterTo } from '../signin/steps.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const linkIn = (body = '') => /\/mijn\/adres\/[\w-]{43}/.exec(body)?.[0] ?? 'no link'
const codeIn = (body = '') => /^[B-Z2-9]{6}$/m.exec(body)?.[0] ?? 'no code'
const emailOf = async (key: string) => (await house.database.db.selectFrom('person').select(['email', 'email_key']).where('id', '=', house.id('person', key)).executeTakeFirstOrThrow())
const letters = async () => (await house.database.db.selectFrom('mail').select('id').execute()).length

/** Asks for this address and answers the letter to it. */
const asked = async (seat: Seat, email: string) => {
  await forgetLimits(house)
  assert.equal((await seat.post('/mijn/adres', { email })).location, '/mijn?gelukt=adres-gevraagd')
  return letterTo(house, email)
}

test('a new address is confirmed by a link to it, the old one is warned, and other browsers are signed out', async () => {
  const [seat, other] = [await house.as('samira-el-amrani'), await house.as('samira-el-amrani')]
  const letter = await asked(seat, 'Samira@nieuw.example')
  assert.match(letter?.body ?? '', /^Beste Samira,/)
  assert.match((await letterTo(house, addressOf('samira-el-amrani')))?.body ?? '', /heeft gevraagd om uw e-mailadres te wijzigen/)
  assert.match(wordsOf(await seat.get('/mijn')), /Kijk in de e-mail van Samira@nieuw\.example/)
  const link = linkIn(letter?.body)
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await house.visitor().get(link)).status, 404, 'a mail scanner')
  assert.match(wordsOf(await seat.get(link)), /Gebruikt u voortaan Samira@nieuw\.example/)
  assert.equal((await emailOf('samira-el-amrani')).email, addressOf('samira-el-amrani'), 'looking changes nothing')
  assert.match(wordsOf(await seat.done(link, {})), /Uw e-mailadres is gewijzigd/)
  assert.deepEqual(await emailOf('samira-el-amrani'), { email: 'Samira@nieuw.example', email_key: 'samira@nieuw.example' })
  assert.equal((await other.get('/mijn')).status, 404)
  assert.match((await letterTo(house, addressOf('samira-el-amrani')))?.body ?? '', /Op dit adres krijgt u geen mail meer/)
  assert.equal((await seat.post(link, {})).status, 404, 'once')
})

test('the code does it too, five tries, and an older one no longer works', async () => {
  const seat = await house.as('bart-looijenga')
  const first = codeIn((await asked(seat, 'bart@een.example'))?.body)
  const second = codeIn((await asked(seat, 'bart@twee.example'))?.body)
  const wrong = await seat.post('/mijn/adres/code', { code: first })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Deze code klopt niet/)
  assert.equal((await seat.post('/mijn/adres/code', { code: '1' })).status, 422)
  assert.match(wordsOf(await seat.done('/mijn/adres/code', { code: second.toLowerCase() })), /Uw e-mailadres is gewijzigd/)
  assert.equal((await emailOf('bart-looijenga')).email, 'bart@twee.example')
  const third = codeIn((await asked(seat, 'bart@drie.example'))?.body)
  for (let nth = 0; nth < 5; nth += 1) await seat.post('/mijn/adres/code', { code: third === 'BBBBBB' ? 'CCCCCC' : 'BBBBBB' })
  assert.match(wordsOf(await seat.post('/mijn/adres/code', { code: third })), /Deze code werkt niet meer/)
})

test('unused tokens die when the address changes, whoever changes it', async () => {
  const person = house.id('person', 'karim-belhaj')
  const signingIn = house.visitor()
  await forgetLimits(house)
  await signingIn.post('/inloggen', { email: addressOf('karim-belhaj') })
  const signinLink = /\/inloggen\/link\/[\w-]+/.exec((await letterTo(house, addressOf('karim-belhaj')))?.body ?? '')?.[0] ?? ''
  const seat = await house.as('karim-belhaj')
  const link = linkIn((await asked(seat, 'karim@nieuw.example'))?.body)
  // As whoever keeps the list of members does, or an import.
  await house.database.db.updateTable('person').set({ email: 'karim@werk.example', email_key: 'karim@werk.example' }).where('id', '=', person).execute()
  assert.equal((await signingIn.get(signinLink)).status, 404)
  assert.notEqual((await signingIn.post(signinLink, {})).status, 303)
  assert.equal((await seat.post(link, {})).status, 404)
  assert.equal((await emailOf('karim-belhaj')).email, 'karim@werk.example')
})

test('somebody else’s link is not there for me, and stays theirs', async () => {
  const seat = await house.as('devi-baldew')
  const link = linkIn((await asked(seat, 'devi@nieuw.example'))?.body)
  const other = await house.as('maarten-de-vlieger')
  assert.equal((await other.get(link)).status, 404)
  assert.equal((await other.post(link, {})).status, 404)
  assert.equal((await emailOf('maarten-de-vlieger')).email, addressOf('maarten-de-vlieger'))
  assert.equal((await seat.post(link, {})).status, 303)
})

test('an address that somebody has and one that is free get the same answer, and the former no letter', async () => {
  const seat = await house.as('hugo-westerink')
  const answers: string[] = []
  for (const email of [addressOf('marijke-de-wit'), 'vrij.adres.hierbij@voorbeeld.example']) {
    await forgetLimits(house)
    const had = await letters()
    const answer = await seat.post('/mijn/adres', { email })
    await house.work()
    answers.push(`${answer.status} ${answer.location} ${(await seat.get('/mijn')).body.replaceAll(email, 'X')}`)
    assert.equal(await letters() - had, email.startsWith('vrij') ? 2 : 1)
  }
  assert.equal(answers[0], answers[1])
})

test('two who confirm one address at the same time: exactly one gets it', async () => {
  const [one, two] = [await house.as('joost-haverkamp'), await house.as('henk-postma')]
  const links = [linkIn((await asked(one, 'samen@nieuw.example'))?.body)]
  links.push(linkIn((await asked(two, 'samen@nieuw.example'))?.body))
  const answers = await Promise.all([one.post(links[0] ?? '', {}), two.post(links[1] ?? '', {})])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404])
})

test('what is no address, the same address, or the fourth in an hour comes back', async () => {
  const seat = await house.as('lotte-van-der-velde')
  await forgetLimits(house)
  const wrong = await seat.post('/mijn/adres', { email: 'geen adres<b>' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="geen adres&lt;b&gt;"/)
  for (const email of ['x@evil y@gemeente.nl', 'a@b.example\r\nBcc: c@d.example', 'x"@evil.example']) assert.equal((await seat.post('/mijn/adres', { email })).status, 422)
  assert.match(wordsOf(await seat.post('/mijn/adres', { email: addressOf('lotte-van-der-velde').toUpperCase() })), /Dit is uw adres al/)
  assert.equal((await seat.post('/mijn/adres', { email: 'a@b.example', role: 'board' })).status, 400)
  for (const nth of [1, 2]) assert.equal((await seat.post('/mijn/adres', { email: `lotte${nth}@nieuw.example` })).status, 303)
  assert.equal((await seat.post('/mijn/adres', { email: 'lotte3@nieuw.example' })).status, 429)
  await forgetLimits(house)
})

test('nobody who is not signed in finds any of this', async () => {
  const seat = house.visitor()
  for (const path of ['/mijn/adres', '/mijn/adres/code', `/mijn/adres/${'x'.repeat(43)}`, '/mijn/naam', '/mijn/mail', '/mijn/sleutels', '/mijn/sleutels/vraag', '/mijn/app', '/mijn/app/code', '/mijn/app/einde', '/mijn/herstelcodes']) {
    assert.equal((await seat.post(path, {})).status, 404, path)
  }
})
