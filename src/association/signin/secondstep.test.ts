import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addressesOf, fingerprintOf } from '../../../test/addresses.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { until } from '../../platform/until.testing.ts'
import { unlock } from './command.ts'
import { openSecret } from './factors.queries.ts'
import { addressOf, byMail, codeOf, codesOn, forgetLimits, forgetSteps, letterTo, secretOn, setUpApp, wrongCodeOf } from './steps.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const step = '/inloggen/tweede-stap'
const personOf = (key: string) => house.id('person', key)
const isIn = async (seat: Seat) => (await seat.get('/mijn')).status === 200
const stale = (key: string) => house.database.db.updateTable('session').set({ proved_at: new Date(Date.now() - 3_600_000) }).where('person_id', '=', personOf(key)).execute()

test('who prepares a think tank and signs in by mail takes a second step, the first time by setting it up', async () => {
  const seat = house.visitor()
  const in1 = await byMail(house, seat, 'joost-haverkamp', '/denktanks/cloudstrategie')
  assert.equal(in1.location, '/denktanks/cloudstrategie')
  const led = await seat.get(in1.location)
  assert.equal(led.location, `${step}?terug=%2Fdenktanks%2Fcloudstrategie`)
  const page = await seat.get(led.location)
  assert.match(wordsOf(page), /Beveilig wat u mag doen/)
  const half = seat.cookies.get('denktank')
  const app = await seat.done(`${step}/app`, { terug: '/denktanks/cloudstrategie' })
  assert.match(app.body, /href="otpauth:\/\/totp\//)
  assert.match(app.body, /<svg[^>]+role="img"/)
  const wrong = await seat.post(`${step}/app/code`, { code: wrongCodeOf(secretOn(app)), terug: '/' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /het zijn de zes cijfers/)
  const answer = await seat.post(`${step}/app/code`, { code: codeOf(secretOn(app)), terug: '/denktanks/cloudstrategie' })
  assert.equal(codesOn(answer).length, 10)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie"/)
  assert.equal((await seat.get('/denktanks/cloudstrategie')).status, 200)
  assert.notEqual(seat.cookies.get('denktank'), half)
  const old = house.visitor()
  old.cookies.set('denktank', half ?? '')
  assert.equal((await old.get('/mijn')).status, 404, 'the half session is gone: a new session id at login')
  assert.match((await letterTo(house, addressOf('joost-haverkamp')))?.body ?? '', /app gekoppeld/)
})

test('half-way sessions get 401 everywhere', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'marijke-de-wit')
  const open = (path: string) => path === '/uitloggen' || path.startsWith(step)
  const mark = await fingerprintOf(house)
  const posts = (await addressesOf(house, 'POST')).filter((path) => !open(path))
  assert.ok(posts.length > 40)
  for (const path of posts) assert.equal((await seat.post(path, {})).status, 401, `POST ${path}`)
  assert.equal(await fingerprintOf(house), mark)
  const gets = (await addressesOf(house, 'GET')).filter((path) => !open(path) && !/^\/(assets|taal|gezond|favicon)/.test(path))
  assert.ok(gets.length > 40)
  for (const path of gets) {
    const answer = await seat.get(path)
    assert.equal(answer.status, 303, `GET ${path}`)
    assert.ok(answer.location.startsWith(step), `GET ${path} leads to ${answer.location}`)
  }
  assert.equal((await seat.get('/denktanks/cloudstrategie/live', { accept: 'text/event-stream' })).status, 401)
  assert.equal((await seat.get(step)).status, 200)
  assert.match(wordsOf(await seat.done('/uitloggen', {})), /U bent uitgelogd/)
  assert.equal((await seat.get(step)).location, '/inloggen?terug=%2F')
})

test('the next time it is a code of the app: wrong ones come back, and the right one works once', async () => {
  const first = house.visitor()
  await byMail(house, first, 'henk-postma')
  const { secret } = await setUpApp(first)
  const seat = house.visitor()
  await byMail(house, seat, 'henk-postma')
  await forgetSteps(house)
  assert.match(wordsOf(await seat.get(step)), /Code uit uw app, of een herstelcode/)
  for (const code of [wrongCodeOf(secret), 'BBBBBBBBBBBB']) {
    const wrong = await seat.post(`${step}/code`, { code })
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong), /Deze code klopt niet/)
  }
  assert.equal((await seat.post(`${step}/code`, { code: 'abc' })).status, 422)
  assert.equal((await seat.post(`${step}/code`, { code: codeOf(secret), role: 'chair' })).status, 400)
  const code = codeOf(secret)
  assert.equal((await seat.post(`${step}/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}`, terug: '/mijn' })).location, '/mijn')
  assert.ok(await isIn(seat))
  const other = house.visitor()
  await byMail(house, other, 'henk-postma')
  assert.equal((await other.post(`${step}/code`, { code })).status, 422, 'the same code a second time')
})

test('after ten tries an hour the right code does not work either, whatever the headers claim', async () => {
  const first = house.visitor()
  await byMail(house, first, 'lotte-van-der-velde')
  const { secret } = await setUpApp(first)
  await forgetSteps(house)
  const seat = house.visitor()
  await byMail(house, seat, 'lotte-van-der-velde')
  for (let nth = 0; nth < 10; nth += 1) {
    const wrong = await seat.post(`${step}/code`, { code: wrongCodeOf(secret) }, { 'x-forwarded-for': `192.0.2.${nth}`, 'cf-connecting-ip': `192.0.2.${nth}` })
    assert.equal(wrong.status, 422, `try ${nth + 1}`)
  }
  const answer = await seat.post(`${step}/code`, { code: codeOf(secret) })
  assert.equal(answer.status, 429)
  assert.match(wordsOf(answer), /te vaak/)
  assert.ok(!(await isIn(seat)))
  await forgetLimits(house)
})

test('a recovery code works once, and new ones kill the old', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'paulien-schaafsma')
  const { codes: [one = '', two = ''] } = await setUpApp(seat)
  const again = house.visitor()
  await byMail(house, again, 'paulien-schaafsma')
  const recovered = await again.post(`${step}/code`, { code: one.toLowerCase(), terug: '/denktanks/cloudstrategie' })
  assert.equal(recovered.status, 200)
  assert.match(wordsOf(recovered), /binnen met een herstelcode Die code werkt nu niet meer\. U hebt er nog 9\. .* Verwijder dan wat daarop stond/)
  assert.match(recovered.body, /href="\/denktanks\/cloudstrategie"[^]*href="\/mijn#inloggen"/)
  assert.ok(await isIn(again))
  assert.match((await letterTo(house, addressOf('paulien-schaafsma')))?.body ?? '', /ingelogd met een van uw herstelcodes/)
  const third = house.visitor()
  await byMail(house, third, 'paulien-schaafsma')
  assert.equal((await third.post(`${step}/code`, { code: one })).status, 422)
  const fresh = codesOn(await again.post('/mijn/herstelcodes', {}))
  assert.equal(fresh.length, 10)
  await byMail(house, third, 'paulien-schaafsma')
  assert.equal((await third.post(`${step}/code`, { code: two })).status, 422, 'an old one')
  assert.equal((await third.post(`${step}/code`, { code: fresh[0] })).status, 200)
  assert.ok(await isIn(third))
  for (const table of ['recovery_code', 'job', 'happening', 'mail'] as const) {
    const kept = JSON.stringify(await house.database.db.selectFrom(table).selectAll().execute())
    assert.ok(!fresh.some((code) => kept.includes(code) || kept.includes(code.replaceAll('-', ''))), `a recovery code in ${table}`)
  }
})

test('a mailbox alone adds nothing to a second step that is there', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'henk-postma')
  assert.equal((await seat.post(`${step}/app`, {})).location, `${step}?terug=%2F`)
  assert.equal((await seat.post(`${step}/nieuwe-sleutel/vraag`, {})).status, 404)
  assert.equal((await seat.post(`${step}/app/code`, { code: '123456' })).status, 422)
  assert.equal((await seat.get(`${step}/app`)).status, 303)
  const begun = await house.database.db.selectFrom('authenticator').select('id').where('person_id', '=', personOf('henk-postma')).where('confirmed_at', 'is', null).execute()
  assert.deepEqual(begun, [])
})

test('somebody who only takes part is not asked, until they connect an app themselves', async () => {
  const seat = house.visitor()
  assert.equal((await seat.get((await byMail(house, seat, 'samira-el-amrani')).location)).status, 200)
  const secret = secretOn(await seat.done('/mijn/app', {}))
  assert.equal(codesOn(await seat.post('/mijn/app/code', { code: codeOf(secret) })).length, 10)
  const other = house.visitor()
  await byMail(house, other, 'samira-el-amrani')
  assert.ok(!(await isIn(other)))
  assert.match(wordsOf(await seat.get('/mijn')), /Uw app is gekoppeld/)
})

test('somebody who is given a task in a running session is half-way from the next request, and their open pages knock again', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'bart-looijenga')
  assert.ok(await isIn(seat))
  const heard: string[] = []
  const deafen = await house.database.listen('denktank_standing', (person) => { heard.push(person) })
  const administrator = await house.as('nienke-ruijter')
  await administrator.done(`/vereniging/mensen/${personOf('bart-looijenga')}/taken`, { taak: 'secretariat' })
  assert.equal((await seat.get('/mijn')).location, `${step}?terug=%2Fmijn`)
  assert.equal((await seat.post('/mijn/taal', { language: 'en' })).status, 401)
  await until(() => heard.includes(personOf('bart-looijenga')))
  await deafen()
  await administrator.done(`/vereniging/mensen/${personOf('bart-looijenga')}/taken/einde`, { taak: 'secretariat' })
  assert.ok(await isIn(seat), 'without the task one step is enough again')
})

test('old sessions, tokens and sockets die after a factor change', async () => {
  const seat = await house.as('maarten-de-vlieger')
  const other = await house.as('maarten-de-vlieger')
  const asked = house.visitor()
  await forgetLimits(house)
  await asked.post('/inloggen', { email: addressOf('maarten-de-vlieger') })
  const link = /\/inloggen\/link\/[\w-]+/.exec((await letterTo(house, addressOf('maarten-de-vlieger')))?.body ?? '')?.[0] ?? ''
  const heard: string[] = []
  const deafen = await house.database.listen('denktank_standing', (person) => { heard.push(person) })
  const secret = secretOn(await seat.done('/mijn/app', {}))
  assert.equal((await other.get('/mijn')).status, 200, 'beginning changes nothing yet')
  await seat.post('/mijn/app/code', { code: codeOf(secret) })
  assert.equal((await other.get('/mijn')).status, 404)
  assert.equal((await asked.post(link)).status, 404)
  assert.ok(await isIn(seat))
  await until(() => heard.length > 0)
  assert.deepEqual([...new Set(heard)], [personOf('maarten-de-vlieger')])
  await deafen()
})

test('a browser left open is not enough to change how somebody signs in', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'devi-baldew')
  await house.database.db.updateTable('participant').set({ role: 'preparation' }).where('person_id', '=', personOf('devi-baldew')).execute()
  const { secret } = await setUpApp(seat)
  await stale('devi-baldew')
  const paths = ['/mijn/app', '/mijn/app/code', '/mijn/app/einde', '/mijn/herstelcodes', '/mijn/sleutels', '/mijn/sleutels/vraag', `/mijn/sleutels/${house.id('session', 'x')}/einde`, '/mijn/adres']
  for (const path of paths) assert.equal((await seat.post(path, {})).location, `${step}?terug=%2Fmijn`, path)
  assert.equal((await seat.get('/mijn/app')).location, `${step}?terug=%2Fmijn`)
  assert.match(wordsOf(await seat.get('/mijn')), /Laat nog één keer zien dat u het bent/)
  assert.match(wordsOf(await seat.get(`${step}?terug=%2Fmijn`)), /Bent u het nog\?/)
  await forgetSteps(house)
  assert.equal((await seat.post(`${step}/code`, { code: codeOf(secret), terug: '/mijn' })).location, '/mijn')
  assert.equal((await seat.post('/mijn/app', {})).location, '/mijn/app')
})

test('whoever needs a second step keeps one', async () => {
  const seat = house.visitor()
  await byMail(house, seat, 'marijke-de-wit')
  await setUpApp(seat)
  const answer = await seat.post('/mijn/app/einde', {})
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Dit is uw enige tweede stap/)
  assert.match(wordsOf(await seat.get('/mijn')), /Uw app is gekoppeld/)
})

test('an administrator helps who lost everything, and nobody else can', async () => {
  const path = `/vereniging/mensen/${personOf('marijke-de-wit')}/tweede-stap`
  const lost = house.visitor()
  await byMail(house, lost, 'marijke-de-wit')
  for (const key of ['samira-el-amrani', 'paulien-schaafsma']) {
    const seat = await house.as(key)
    assert.equal((await seat.get(path)).status, 404)
    assert.equal((await seat.post(path, { zeker: 'ja' })).status, 404)
  }
  assert.equal((await lost.post(path, { zeker: 'ja' })).status, 401)
  const administrator = await house.as('nienke-ruijter')
  assert.match(wordsOf(await administrator.get(path)), /Alleen voor beheerders\./, 'each page says who can see it')
  assert.equal((await administrator.get(`/vereniging/mensen/${personOf('nienke-ruijter')}/tweede-stap`)).status, 404, 'not one’s own')
  const unsure = await administrator.post(path, {})
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure), /Spreek deze persoon eerst zelf/)
  assert.match(wordsOf(await administrator.done(path, { zeker: 'ja' })), /De tweede stap is gewist/)
  assert.match((await letterTo(house, addressOf('marijke-de-wit')))?.body ?? '', /Een beheerder heeft uw tweede stap gewist/)
  assert.equal((await lost.get('/mijn')).status, 404, 'every session ended')
  await byMail(house, lost, 'marijke-de-wit')
  assert.match(wordsOf(await lost.get(step)), /Beveilig wat u mag doen/)
})

test('the return address after the second step leads to this site only', async () => {
  for (const terug of ['//elders.example', '/\\elders.example', '/%5celders.example', 'https://elders.example', '/a\r\nSet-Cookie: x=1']) {
    const seat = house.visitor()
    await byMail(house, seat, 'henk-postma')
    assert.doesNotMatch((await seat.get(`${step}?terug=${encodeURIComponent(terug)}`)).body, /value="[^"]*elders/)
    const id = personOf('henk-postma')
    await house.database.db.updateTable('authenticator').set({ last_step: 0 }).where('person_id', '=', id).execute()
    const secret = openSecret(await house.database.db.selectFrom('authenticator').select(['id', 'secret', 'sealed']).where('person_id', '=', id).executeTakeFirstOrThrow())
    const code = codeOf((await import('otpauth')).Secret.fromHex(secret.toString('hex')))
    await forgetLimits(house)
    assert.equal((await seat.post(`${step}/code`, { code, terug })).location, '/')
  }
})

test('as somebody from the sample, on this machine only, one step is enough', async () => {
  const seat = house.visitor()
  assert.equal((await seat.post('/inloggen/als', { person: personOf('marijke-de-wit'), terug: '/denktanks/cloudstrategie' })).status, 303)
  assert.equal((await seat.get('/denktanks/cloudstrategie')).status, 200)
})

test('the secret of an app lies sealed, and one from before is sealed when its code is used', async () => {
  const seat = house.visitor()
  await house.database.db.deleteFrom('authenticator').where('person_id', '=', personOf('joost-haverkamp')).execute()
  await house.database.db.deleteFrom('recovery_code').where('person_id', '=', personOf('joost-haverkamp')).execute()
  await byMail(house, seat, 'joost-haverkamp')
  const { secret } = await setUpApp(seat)
  const plain = Buffer.from(secret.hex, 'hex')
  const row = () => house.database.db.selectFrom('authenticator').select(['id', 'secret', 'sealed']).where('person_id', '=', personOf('joost-haverkamp')).executeTakeFirstOrThrow()
  const first = await row()
  assert.ok(first.sealed && !first.secret.includes(plain))
  await house.database.db.updateTable('authenticator').set({ secret: plain, sealed: false, last_step: 0 }).where('id', '=', first.id).execute()
  const again = house.visitor()
  await byMail(house, again, 'joost-haverkamp')
  assert.equal((await again.post(`${step}/code`, { code: codeOf(secret), terug: '/mijn' })).status, 303)
  const sealed = await row()
  assert.ok(sealed.sealed && !sealed.secret.includes(plain))
  assert.deepEqual(openSecret(sealed), plain)
})

test('somebody who has only the address is let in again by denktank unlock, which clears the second step and ends their sessions', async () => {
  const seat = await house.as('joost-haverkamp')
  assert.equal(await isIn(seat), true)
  const person = personOf('joost-haverkamp')
  const kept = async () => (await house.database.db.selectFrom('authenticator').select('id').where('person_id', '=', person).execute()).length
    + (await house.database.db.selectFrom('recovery_code').select('id').where('person_id', '=', person).execute()).length
  assert.ok(await kept() > 0)
  await assert.rejects(unlock(house.database, 'niemand@voorbeeld.example'), /Nobody is a member under/)
  assert.ok(await kept() > 0, 'nobody else was touched')
  await unlock(house.database, addressOf('joost-haverkamp').toUpperCase())
  assert.equal(await kept(), 0)
  assert.equal(await isIn(seat), false)
  assert.match((await letterTo(house, addressOf('joost-haverkamp')))?.body ?? '', /tweede stap/)
  const anew = house.visitor()
  await byMail(house, anew, 'joost-haverkamp')
  assert.match(wordsOf(await anew.get(step)), /Beveilig wat u mag doen/)
})

test('who chairs a region is asked for a second step, for as long as they do', async () => {
  const person_id = personOf('tineke-wiersma')
  const first = house.visitor()
  await byMail(house, first, 'tineke-wiersma')
  assert.ok(await isIn(first), 'a member who leads nothing needs one step')
  const joost = await house.as('joost-haverkamp')
  await joost.done('/vereniging/regios/Oost/voorzitters', { person_id, since: '' })
  assert.ok((await first.get('/mijn')).location.startsWith(step))
  const { id } = await house.database.db.selectFrom('regional_chair').select('id').where('person_id', '=', person_id).where('ended_at', 'is', null).executeTakeFirstOrThrow()
  await joost.done('/vereniging/regios/Oost/voorzitters/einde', { chair_id: id })
  assert.ok(await isIn(first), 'a region chaired before asks nothing')
})
