/**
 * Who follows a link from a mail and is not signed in is led to signing in, and from there on to the page. The answer is the
 * same for every address behind a door, whether something lies there or not.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addressesOf } from './addresses.ts'
import { openHouse, wordsOf, type Answer, type TestHouse } from './house.ts'
import { byMail } from '../src/association/signin/steps.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const opened = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }
const asked = (path: string) => `/inloggen?terug=${encodeURIComponent(path)}`
const plain = ({ status, body, headers }: Answer, path: string) =>
  JSON.stringify([status, body, [...headers].filter(([name]) => name !== 'date')]).replaceAll(encodeURIComponent(path), 'X')

test('a link from a mail leads who is not signed in to signing in, and then on to the page', async () => {
  const seat = house.visitor()
  const page = `${tank}/bijdragen/16`
  const { status, location } = await seat.get(page, opened)
  assert.equal(status, 303)
  assert.equal(location, asked(page))
  const signin = await seat.get(location, opened)
  assert.match(wordsOf(signin), /Daarna gaat u verder naar de pagina die u opende/)
  assert.equal((await byMail(house, seat, 'samira-el-amrani', page)).location, page)
  assert.equal((await seat.get(page, opened)).status, 200)
})

test('every address behind a door gives a visitor the same answer as one that does not exist', async () => {
  // Who has just been erased reads so without a session: that page says nothing of anybody.
  const behind = (await addressesOf(house, 'GET')).filter((one) => !one.endsWith('/live') && one !== '/mijn/gegevens/gewist' && /^\/(denktanks|vereniging|mijn|zoeken|begrippen)(\/|$)/.test(one))
  assert.ok(behind.length > 300)
  const nowhere = '/denktanks/bestaat-niet/bijdragen/16'
  const expected = plain(await house.visitor().get(nowhere, opened), nowhere)
  const apart: string[] = []
  for (const path of behind) {
    const found = plain(await house.visitor().get(path, opened), path)
    if (found !== expected) apart.push(`${path}: ${found.slice(0, 200)}`)
  }
  assert.deepEqual(apart, [])
})

test('who is in but not there finds nothing, as before, and a script or a feed reader is told so at once', async () => {
  const bart = await house.as('bart-looijenga')
  assert.equal((await bart.get(`${tank}/bijdragen/16`, opened)).status, 404)
  const visitor = house.visitor()
  const askers: Record<string, string>[] = [{ accept: 'text/html', 'sec-fetch-dest': 'empty' }, { accept: 'application/json' }, { accept: 'text/event-stream' }, {}]
  for (const headers of askers) {
    assert.equal((await visitor.get(`${tank}/bijdragen/16`, headers)).status, 404)
  }
})

test('whose session ended while writing reads what happened and how to send it still', async () => {
  const seat = house.visitor()
  const [there, nowhere] = [await seat.post(`${tank}/bijdragen`, { body: 'Dit typte ik.' }, opened), await seat.post('/denktanks/bestaat-niet/bijdragen', { body: 'x' }, opened)]
  assert.match(wordsOf(there), /U bent niet ingelogd .*Vernieuw daarna deze pagina: uw browser verstuurt dan opnieuw wat u invulde/)
  assert.equal(there.status, nowhere.status)
  assert.equal(there.body.replaceAll('cloudstrategie', 'X'), nowhere.body.replaceAll('bestaat-niet', 'X'))
})

test('the menu leads who is signed in to their own overview, and says where they are', async () => {
  const samira = await house.as('samira-el-amrani')
  assert.match((await samira.get('/')).body, /<a class="dt-menu__link" href="\/" aria-current="page">Mijn overzicht<\/a>/)
  assert.match((await samira.get(tank)).body, /<a class="dt-menu__link" href="\/">Mijn overzicht<\/a>/)
  assert.doesNotMatch((await house.visitor().get('/')).body, /Mijn overzicht/)
})

test('somebody’s own overview, still open after they signed out elsewhere, is told so when it looks again', async () => {
  assert.equal((await house.visitor().get('/?deel=overzicht', { accept: 'text/html', 'sec-fetch-dest': 'empty' })).status, 404)
  assert.equal((await house.visitor().get('/', opened)).status, 200)
})
