import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import type { Target } from '../../../documents/schema.ts'
import { askOf, chapter, cite, paragraph, saidBy, saveText, textOf } from './texts.testing.ts'

let house: TestHouse
let chair: Seat
let preparing: Seat
let member: Seat
let all: Target[]
const at = '/denktanks/cloudstrategie/teksten/1/rijpheid'
const perspectives = ['municipality', 'shared-service', 'supplier']
before(async () => {
  house = await openHouse()
  ;[chair, preparing, member] = [await house.as('marijke-de-wit'), await house.as('joost-haverkamp'), await house.as('samira-el-amrani')]
  all = await Promise.all(perspectives.map(async (one) => cite(house, 'contribution', (await saidBy(house, one))[0] as number)))
})
after(() => house.close())

test('the sample’s text is not ripe: the page names the sentence that nothing supports', async () => {
  const answer = await member.get(at)
  const words = wordsOf(answer)
  assert.match(words, /Nog niet rijp: \d+ punten te gaan/)
  assert.match(words, /1 van de \d+ zinnen open/)
  assert.match(words, /3\.6, zin 1 “Reken voor een kleine gemeente op twee dagen werk per oefening\.”/)
  assert.match(words, /Hoofdstuk 3: Regel de uitgang/)
  assert.match(words, /Gehoord [^.]*\. Elk perspectief is in elk hoofdstuk gehoord/)
  for (const criterion of ['Eens']) assert.match(words, new RegExp(`${criterion} [^.]*\\. Nog niet gevraagd`))
  assert.match(words, /Begrepen [^.]*\. Alle \d+ begrippen zijn vastgesteld/)
  assert.match(words, /Dit houdt publiceren niet tegen/)
})

test('whoever may write is led to the field, others to the place in the text', async () => {
  const [forMember, forPreparing] = [await member.get(at), await preparing.get(at)]
  assert.match(forMember.body, /href="\/denktanks\/cloudstrategie\/teksten\/1#b-[a-z0-9]{10}">3\.6, zin 1</)
  assert.doesNotMatch(forMember.body, /\/schrijven/)
  const [, way = '', block] = /href="(\/denktanks\/cloudstrategie\/teksten\/1\/schrijven\?hoofdstuk=[a-z0-9]{10}&amp;blok=([a-z0-9]{10})#blok-\2)"/.exec(forPreparing.body) ?? []
  assert.ok(block, 'the link names the chapter and the block')
  // Whoever does not write yet begins to, and comes to the very block.
  const start = await preparing.get(way.replace('&amp;', '&').replace(/#.*/, ''))
  assert.match(start.body, new RegExp(`name="blok" value="${block}"`))
  const chapter = /hoofdstuk=([a-z0-9]{10})/.exec(way)?.[1] ?? ''
  const begun = await preparing.post('/denktanks/cloudstrategie/teksten/1/schrijven/slot', { hoofdstuk: chapter, blok: block })
  assert.match(begun.location, new RegExp(`#blok-${block}$`))
  assert.match((await preparing.get(begun.location.replace(/#.*/, ''))).body, new RegExp(`id="blok-${block}"`))
  await preparing.post('/denktanks/cloudstrategie/teksten/1/schrijven/klaar')
})

test('with more than one criterion open the chair reads that each takes a reason', async () => {
  const answer = await chair.get(at)
  assert.match(wordsOf(answer), /Nog open: onderbouwd, nagekeken en stabiel\. U kunt toch publiceren, als u bij elke eis een reden geeft/)
  assert.match(answer.body, /\/publicatie"/)
})

test('who is not in the think tank, or not in the ring of the text, finds nothing', async () => {
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) assert.equal((await seat.get(at)).status, 404)
  assert.equal((await member.get('/denktanks/cloudstrategie/teksten/99/rijpheid')).status, 404)
  const to = (kind: string) => house.database.db.updateTable('draft').set({ ring_id: house.id('ring', 'cloudstrategie', kind) }).where('id', '=', house.id('draft', 'cloudstrategie')).execute()
  await to('preparation')
  const [others, theirs] = [await member.get(at), await preparing.get(at)]
  await to('members')
  assert.equal(others.status, 404)
  assert.match(wordsOf(theirs), /Alleen voor de voorbereidingsgroep/)
})

test('a text whose every sentence rests on something and hears everybody is ripe where the charter asks no more', async () => {
  await askOf(house, ['grounded', 'heard'])
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Dit zegt iedereen.', ...all]))))
  const answer = await chair.get(at)
  assert.match(answer.body, /<h1[^>]*>Rijp<\/h1>/)
  assert.match(answer.body, /class="nl-button nl-button--primary" href="\/denktanks\/cloudstrategie\/teksten\/1\/publicatie"/)
  assert.match(wordsOf(answer), /De opdracht van deze denktank vraagt niet: eens, begrepen, nagekeken, stabiel/)
  const forMember = await member.get(at)
  assert.match(forMember.body, /<h1[^>]*>Rijp<\/h1>/)
  assert.doesNotMatch(forMember.body, /\/publicatie"/)
})

test('a contribution that is withdrawn carries a sentence no longer', async () => {
  const [first] = all as [Target]
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Dit zegt iedereen.', ...all], ['Dit zegt er één.', first]))))
  const withdraw = (moment: Date | null) => house.database.db.updateTable('contribution').set({ withdrawn_at: moment }).where('id', '=', first.id).execute()
  assert.match((await chair.get(at)).body, /<h1[^>]*>Rijp<\/h1>/)
  await withdraw(new Date())
  const words = wordsOf(await chair.get(at))
  assert.match(words, /Nog niet rijp: 2 punten te gaan/)
  assert.match(words, /1\.1, zin 2 “Dit zegt er één\.”/)
  assert.match(words, /Gemeente: hier nog niet gehoord/)
  await withdraw(null)
})

test('a sentence on a finding that was split rests on its halves, one on a withdrawn finding rests on nothing', async () => {
  const finding = await cite(house, 'finding', 1)
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Dit zegt iedereen.', ...all], ['Dit zegt de groep.', finding]))))
  const under = await house.database.db.selectFrom('finding_contribution').innerJoin('contribution', 'contribution.id', 'contribution_id')
    .select('number').where('finding_id', '=', finding.id).where('unlinked_at', 'is', null).execute()
  const [half = 0, ...rest] = under.map(({ number }) => number)
  const into = await preparing.post('/denktanks/cloudstrategie/bevindingen/1/splitsing', {
    statement_a: 'De ene helft.', explanation_a: '', statement_b: 'De andere helft.', explanation_b: '', a: [half], b: rest,
  })
  assert.equal(into.status, 303, wordsOf(into))
  assert.match((await chair.get(at)).body, /<h1[^>]*>Rijp<\/h1>/)
  const halves = await house.database.db.selectFrom('finding').innerJoin('finding_descent', 'finding_descent.finding_id', 'finding.id')
    .select('number').where('from_finding_id', '=', finding.id).execute()
  assert.equal(halves.length, 2)
  for (const { number } of halves) await preparing.done(`/denktanks/cloudstrategie/bevindingen/${number}/intrekking`, { reason: 'Klopt niet.' })
  assert.match(wordsOf(await chair.get(at)), /1\.1, zin 2 “Dit zegt de groep\.”/)
})

test('a list of many points is folded per chapter and still names each', async () => {
  const many = Array.from({ length: 40 }, (_, nth): [string] => [`Losse zin ${nth + 1}.`])
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ...many)), chapter('twee', 'Twee', paragraph('b', ['Nog één.']))))
  const answer = await preparing.get(at)
  assert.match(answer.body, /<summary>Hoofdstuk 1: Een \(40\)<\/summary>/)
  assert.equal([...answer.body.matchAll(/Losse zin \d+\./g)].length, 40)
})

test('an empty text is not ripe, and says where to begin', async () => {
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a'))))
  const answer = await preparing.get(at)
  assert.match(wordsOf(answer), /In deze tekst staat nog geen zin\. Begin met schrijven/)
  assert.doesNotMatch(answer.body, /<h1[^>]*>Rijp<\/h1>/)
})

test('where nobody is named, no card can be tied to a perspective by citing it', async () => {
  const anonymous = '/denktanks/zaaksystemen/teksten/1/rijpheid'
  const prepares = await house.as('tom-vrielink')
  const heard = async (numbers: readonly number[]) => {
    const cites = await Promise.all(numbers.map((number) => cite(house, 'contribution', number, 'zaaksystemen')))
    await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Een zin.', ...cites]))), 'zaaksystemen')
    const [, row = ''] = /Gehoord<\/span>([\s\S]*?)<\/tr>/.exec((await prepares.get(anonymous)).body) ?? []
    return row
  }
  const numbers = await saidBy(house, 'municipality', 'zaaksystemen')
  assert.ok(numbers.length >= 5)
  assert.equal(await heard(numbers.slice(0, 4)), await heard(numbers.slice(0, 5)))
  const answer = await prepares.get(anonymous)
  assert.match(wordsOf(answer), /Van elk perspectief zijn er ten minste vijf bijdragen in deze denktank/)
  assert.doesNotMatch(answer.body, /perspectief=/)
})

test('the page reads in English too', async () => {
  const rik = await house.as('rik-stevenhagen')
  await rik.get('/taal/en?terug=/')
  assert.match(wordsOf(await rik.get(at)), /The charter of this think tank does not ask: agreed, understood, reviewed, stable/)
})

test('a text that was withdrawn can be read but not published', async () => {
  await saveText(house, textOf(chapter('een', 'Een', paragraph('a', ['Dit zegt iedereen.', ...all]))))
  await house.database.db.updateTable('draft').set({ withdrawn_at: new Date() }).where('id', '=', house.id('draft', 'cloudstrategie')).execute()
  const answer = await chair.get(at)
  assert.match(wordsOf(answer), /Deze tekst is ingetrokken/)
  assert.doesNotMatch(answer.body, /\/publicatie"|\/schrijven/)
})
