/** From a theme that members support, by a charter and balanced invitations, to the eve of the first meeting. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isoDay } from '../../src/platform/dates.ts'
import { formOn, type FormFields } from '../forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const themes = '/vereniging/themas'
const proposal = {
  title: 'Digitale toegankelijkheid van formulieren', about: 'Hoe maken wij formulieren die iedereen kan invullen?', why: 'Elke week belt iemand die vastloopt.',
}
const tank = '/denktanks/digitale-toegankelijkheid-van-formulieren'
const day = (days: number) => isoDay(new Date(Date.now() + days * 86_400_000))
let path = ''

/** Sends the form on a page to an address that fits, with what is in it and these fields, and answers the words of the page it leads to. */
const fill = async (seat: Seat, at: string, action: RegExp, fields: FormFields = {}) => {
  const form = formOn((await seat.get(at)).body, action)
  return wordsOf(await seat.done(form.action, { ...form.fields, ...fields }))
}

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
  assert.match((await jolanda.get(tank)).body, new RegExp(`href="${tank}/thema"`))
  const origin = wordsOf(await jolanda.get(`${tank}/thema`))
  assert.match(origin, /Elke week belt iemand.*Klein, concreet.*Gemeente Kleiwaard.*Ook bij ons lopen mensen vast/)
  assert.equal((await (await house.as('bart-looijenga')).get(`${tank}/thema`)).status, 404)
})

test('the chair writes the charter out of the theme, and it is set for everybody who comes to take part', async () => {
  const jolanda = await house.as('jolanda-wijnands')
  const draft = await fill(jolanda, `${tank}/opdracht/schrijven`, /schrijven$/, { in_scope: 'Formulieren op de website', out_of_scope: 'Formulieren op papier', questions: 'Wat moet een leverancier kunnen aantonen?' })
  assert.match(draft, /Hoe maken wij formulieren die iedereen kan invullen\?.*Formulieren op papier/)
  assert.match(await fill(jolanda, `${tank}/opdracht`, /vaststelling$/, { sure: 'ja' }), /Versie 1/)
})

test('who supported the theme is invited from more regions, and each says yes by the link in their mail', async () => {
  const [jolanda, { db }] = [await house.as('jolanda-wijnands'), house.database]
  const missing = /Nog niemand uit regio: ([^.]*)/.exec(wordsOf(await jolanda.get(`${tank}/uitnodigingen`)))?.[1] ?? ''
  assert.match(missing, /Zuidwest/)
  await jolanda.done(`${tank}/uitnodigingen/kiezen`, { kies: ['bart-looijenga', 'tineke-wiersma', 'devi-baldew'].map((key) => house.id('person', key)), perspectief: 'soort', doe: 'lijst' })
  await db.deleteFrom('mail').execute()
  await jolanda.done(`${tank}/uitnodigingen/versturen`, { until: day(7) })
  await house.work()
  const mails = await db.selectFrom('mail').select('body').execute()
  assert.equal(mails.length, 3)
  for (const { body } of mails) {
    const seat = house.visitor()
    const { action, fields } = formOn((await seat.get(/(\/uitnodiging\/[\w-]+\?antwoord=ja)/.exec(body)?.[1] ?? '')).body, /^\/uitnodiging\/[\w-]+$/)
    assert.match(wordsOf(await seat.done(action, { ...fields, take_away: 'Eisen die wij kunnen stellen.' })), /U doet mee/)
  }
  const after = /Nog niemand uit regio: ([^.]*)/.exec(wordsOf(await jolanda.get(`${tank}/uitnodigingen`)))?.[1] ?? ''
  assert.doesNotMatch(after, /Zuidwest/)
})

test('on the eve of the first meeting they find the theme, the charter, each other and the place to be', async () => {
  const jolanda = await house.as('jolanda-wijnands')
  await fill(jolanda, `${tank}/bijeenkomsten/nieuw`, /nieuw$/, { title: 'Eerste bijeenkomst', day: day(1), from: '13:00', until: '16:00', place: 'Stadhuis van Brinkerode' })
  const bart = await house.as('bart-looijenga')
  assert.match(wordsOf(await bart.get(`${tank}/thema`)), /Elke week belt iemand.*Ook bij ons lopen mensen vast/)
  assert.match(wordsOf(await bart.get(`${tank}/opdracht`)), /Versie 1.*Formulieren op papier/)
  assert.match(wordsOf(await bart.get(`${tank}/deelnemers`)), /Tineke Wiersma/)
  assert.match(wordsOf(await bart.get(`${tank}/bijeenkomsten`)), /Eerste bijeenkomst.*Stadhuis van Brinkerode/)
  assert.match(wordsOf(await jolanda.get(`${tank}/verwachtingen/lijst`)), /Eisen die wij kunnen stellen\./)
})
