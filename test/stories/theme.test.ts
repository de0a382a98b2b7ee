/** From a theme that members support to a think tank that knows where it comes from. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const themes = '/vereniging/themas'
const proposal = {
  title: 'Digitale toegankelijkheid van formulieren', about: 'Hoe maken wij formulieren die iedereen kan invullen?', why: 'Elke week belt iemand die vastloopt.',
}
let path = ''

test('a member proposes a theme, for their own organisation', async () => {
  const bart = await house.as('bart-looijenga')
  const answer = await bart.post(`${themes}/nieuw`, { ...proposal, organisation: house.id('organisation', 'kleiwaard') })
  assert.equal(answer.status, 303, wordsOf(answer).slice(0, 300))
  path = answer.location.split('?')[0] ?? ''
})

test('three organisations from two regions support it', async () => {
  for (const [person, organisation, why] of [
    ['tineke-wiersma', 'achterlinge', 'Ook bij ons lopen mensen vast.'], ['jolanda-wijnands', 'brinkerode', 'Wij maken alles opnieuw.'],
  ] as const) await (await house.as(person)).done(`${path}/steun`, { organisation: house.id('organisation', organisation), why })
  const page = await (await house.as('nadia-benali')).get(path)
  assert.match(wordsOf(page), /3 organisaties steunen dit thema/)
  assert.match(page.body, /Naar regio\. Midden: 0 van \d+; Noord: 2 van \d+; [^"]*Zuidwest: 1 van/)
})

test('the board picks it, and proposer and supporters hear by mail', async () => {
  const { db } = house.database
  for (const table of ['notice', 'mail', 'job'] as const) await db.deleteFrom(table).execute()
  const saskia = await house.as('saskia-heijmerink')
  await saskia.done(`${path}/besluit`, { kind: 'picked', reason: 'Klein, concreet, en iedereen heeft er last van.', seen: 0 })
  await house.work(100_000)
  const mails = await db.selectFrom('mail').select(['address', 'body']).orderBy('address').execute()
  assert.deepEqual(mails.map(({ address }) => address), ['bart.looijenga@voorbeeld.example', 'jolanda.wijnands@voorbeeld.example', 'tineke.wiersma@voorbeeld.example'])
  const number = path.split('/').at(-1)
  for (const { body } of mails) {
    assert.ok(body.includes(`Het bestuur heeft themavoorstel ${number} gekozen.`), body)
    assert.ok(body.includes(`http://127.0.0.1:3000${path}`), body)
    assert.doesNotMatch(body, /concreet|formulieren/)
  }
})

test('the think tank begins in one step, and its members read its history', async () => {
  const saskia = await house.as('saskia-heijmerink')
  const chair = house.id('person', 'jolanda-wijnands')
  assert.match((await saskia.get(`${path}/denktank?kies=${chair}`)).body, /Hoe maken wij formulieren die iedereen kan invullen\?/)
  await saskia.done(`${path}/denktank`, {
    title: proposal.title, assignment: proposal.about, attribution: 'named', voorzitter: chair, chairs_perspective: '1',
    p1: 'Gemeente', p2: 'Shared service organisatie', p3: 'Leverancier',
  })
  const jolanda = await house.as('jolanda-wijnands')
  const tank = '/denktanks/digitale-toegankelijkheid-van-formulieren'
  assert.match((await jolanda.get(tank)).body, new RegExp(`href="${tank}/thema"`))
  const origin = wordsOf(await jolanda.get(`${tank}/thema`))
  assert.match(origin, /Elke week belt iemand.*Klein, concreet.*Gemeente Kleiwaard.*Ook bij ons lopen mensen vast/)
  assert.equal((await (await house.as('bart-looijenga')).get(`${tank}/thema`)).status, 404)
})
