/** The way back from the answer to a form, to another language, to signing in or to how it is now, leads to a page and never to the act itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, type Answer, type Seat, type TestHouse } from './house.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let samira: Seat
let nobody: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  nobody = house.visitor()
})
after(() => house.close())

const leadsTo = (answer: Answer, link: RegExp): string => decodeURIComponent(link.exec(answer.body)?.[1] ?? '')

for (const [act, page, status] of [
  [`${tank}/bevindingen/3/bezwaren`, `${tank}/bevindingen/3`, 422],
  [`${tank}/bijdragen/16/verbetering`, `${tank}/bijdragen/16`, 422],
  ['/mijn/naam', '/mijn', 422],
  [`${tank}/bijdragen`, `${tank}/bijdragen`, 422],
] as const) {
  test(`from ${act} the other language is that of ${page}`, async () => {
    const answer = await samira.post(act, {})
    assert.equal(answer.status, status)
    assert.equal(leadsTo(answer, /href="\/taal\/en\?terug=([^"]*)"/), page)
    assert.equal((await samira.get(page)).status, 200)
  })
}

test('whose session ended while writing comes back, after signing in, to the page that was written on', async () => {
  const answer = await nobody.post(`${tank}/bevindingen/3/bezwaren`, { reason: 'Dit typte ik een uur lang.' })
  assert.equal(answer.status, 404)
  assert.equal(leadsTo(answer, /href="\/inloggen\?terug=([^"]*)"/), `${tank}/bevindingen/3`)
})

test('what may not be done, or came too late, leads back to a page', async () => {
  const dispute = (await house.database.db.selectFrom('dispute').select('id').where('settled_at', 'is', null).executeTakeFirstOrThrow()).id
  const settling = `${tank}/bevindingen/3/bezwaren/${dispute}/afronding`
  const henk = await house.as('henk-postma')
  const refused = await samira.post(settling, { outcome: 'Dat beslis ik wel.' })
  assert.equal(refused.status, 403)
  assert.equal(leadsTo(refused, /<main[^]*?href="([^"]*)"/), `${tank}/bevindingen/3`)
  assert.equal((await henk.post(settling, { outcome: 'Wij oefenen na de overgang.' })).status, 303)
  const late = await henk.post(settling, { outcome: 'Nog eens.' })
  assert.equal(late.status, 409)
  assert.equal(leadsTo(late, /<main[^]*?href="([^"]*)"/), `${tank}/bevindingen/3`)
})
