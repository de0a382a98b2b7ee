/** A delegate leaves and the alternate acts within a minute; the pages say who held which mandate when, and the organisation counts once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type TestHouse } from '../house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const person = (key: string) => `/vereniging/mensen/${house.id('person', key)}`
const rietmeer = () => `/vereniging/organisaties/${house.id('organisation', 'rietmeer')}`
const hrefOf = (answer: Answer, name: string) => new RegExp(`href="(/vereniging/mandaten/[0-9a-f-]{36})">${name}<`).exec(answer.body)?.[1] ?? assert.fail(`no mandate of ${name}`)

test('the delegate is the only one to speak for Rietmeer, and lets a colleague stand in', async () => {
  const joost = await house.as('joost-haverkamp')
  for (const key of ['sunita-ramdin', 'elske-dijkema']) await joost.done(`/vereniging/mandaten/${house.id('mandate', key, 1)}/einde`, { zeker: 'ja' })
  const jeroen = await house.as('jeroen-van-ommeren')
  const own = hrefOf(await jeroen.get(person('jeroen-van-ommeren')), 'Gemeente Rietmeer')
  await jeroen.done(`${own}/delegatie`, { person_id: house.id('person', 'elske-dijkema'), since: '', until: '' })
  const page = wordsOf(await jeroen.get(rietmeer()))
  assert.match(page, /Elske Dijkema gekregen van Jeroen van Ommeren .{5,20} geen einddatum geldt nu/)
  assert.match(page, /Sunita Ramdin 5 januari 2024 .{5,20} beëindigd/)
})

const theme = '/vereniging/themas/5'
const supporting = async () => /(\d+) organisaties? steun(?:t|en) dit thema/.exec(wordsOf(await (await house.as('bart-looijenga')).get(theme)))?.[1]
let before5: string | undefined

test('for Rietmeer the delegate supports a theme, and it counts as one organisation', async () => {
  before5 = await supporting()
  const support = { organisation: house.id('organisation', 'rietmeer'), why: 'Wij vinden geen mensen.' }
  await (await house.as('jeroen-van-ommeren')).done(`${theme}/steun`, support)
  assert.equal(await supporting(), String(Number(before5 ?? 0) + 1))
  // The colleague who stands in speaks for the same organisation: it does not count again.
  assert.match(wordsOf(await (await house.as('elske-dijkema')).done(`${theme}/steun`, support)), /steunt dit thema al/)
  assert.equal(await supporting(), String(Number(before5 ?? 0) + 1))
})

test('the delegate leaves: what was lent goes along, the alternate gets the mandate and acts within a minute', async () => {
  const began = Date.now()
  const joost = await house.as('joost-haverkamp')
  await joost.done(`${person('jeroen-van-ommeren')}/vertrek`, { zeker: 'ja' })
  assert.doesNotMatch(wordsOf(await joost.get(rietmeer())), /geldt nu/)
  assert.match(wordsOf(await joost.get('/vereniging/organisaties?mandaat=zonder')), /Gemeente Rietmeer/)
  const fields = { organisation_id: house.id('organisation', 'rietmeer'), person_id: house.id('person', 'sunita-ramdin'), since: '', until: '' }
  const sunita = await house.as('sunita-ramdin')
  await joost.done(`/vereniging/mandaten/nieuw?organisatie=${fields.organisation_id}`, fields)
  // The alternate had a mandate before: the newest stands first on the page.
  const own = hrefOf(await sunita.get(person('sunita-ramdin')), 'Gemeente Rietmeer')
  assert.match(wordsOf(await sunita.done(`${own}/delegatie`, { person_id: house.id('person', 'elske-dijkema'), since: '', until: '' })), /Ook gegeven aan Elske Dijkema/)
  // The voice is of the organisation: the alternate finds it given, takes it back and gives it anew, and it counts once all the while.
  const support = { organisation: fields.organisation_id, why: 'Dat vinden wij nog steeds.' }
  assert.match(wordsOf(await sunita.done(`${theme}/steun`, support)), /steunt dit thema al/)
  await sunita.done(`${theme}/steun/intrekking`, { organisation: fields.organisation_id })
  assert.equal(await supporting(), before5)
  await sunita.done(`${theme}/steun`, support)
  assert.equal(await supporting(), String(Number(before5 ?? 0) + 1))
  assert.ok(Date.now() - began < 60_000)
})

test('the page of the organisation says who held which mandate when, and why it ended', async () => {
  const bart = await house.as('bart-looijenga')
  const page = wordsOf(await bart.get(rietmeer()))
  assert.match(page, /Jeroen van Ommeren 5 januari 2024 .{5,20} uit de vereniging/)
  assert.match(page, /Elske Dijkema gekregen van Jeroen van Ommeren .{10,45} met het mandaat waar het van kwam/)
  assert.match(page, /Elske Dijkema gekregen van Sunita Ramdin .{5,20} geen einddatum geldt nu/)
  assert.match(page, /Sunita Ramdin .{5,20} geen einddatum geldt nu/)
})

test('two people speak for Rietmeer now, and in the list it stands once', async () => {
  const bart = await house.as('bart-looijenga')
  const list = await bart.get('/vereniging/organisaties?naam=rietmeer')
  assert.equal(list.body.match(/Gemeente Rietmeer/g)?.length, 1)
  assert.match(wordsOf(list), /1 organisatie .*Gemeente Rietmeer Gemeente Groot Noordwest ja/)
})

test('whoever got a mandate hears so by mail, in numbers and codes only', async () => {
  await house.work(90_000)
  const mails = await house.database.db.selectFrom('mail').select('body').where('person_id', '=', house.id('person', 'sunita-ramdin')).execute()
  assert.ok(mails.some(({ body }) => body.includes('U hebt een mandaat gekregen')))
  assert.ok(mails.every(({ body }) => !/Rietmeer|Ommeren/.test(body)))
})
