import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let marijke: Seat
let tineke: Seat
const texts = '/denktanks/cloudstrategie/teksten'
const quiet = '/denktanks/zaaksystemen/teksten'
before(async () => {
  house = await openHouse()
  ;[marijke, tineke] = [await house.as('marijke-de-wit'), await house.as('tineke-wiersma')]
})
after(() => house.close())

const beginning = (more: Record<string, string> = {}) => ({ title: 'Handreiking regie', kind: 'guide', ring: 'members', chapter: 'Begin bij de regie', ...more })
const numberOf = ({ location }: Answer) => Number(/\/teksten\/(\d+)\?/.exec(location)?.[1])
const begin = async (more: Record<string, string> = {}) => {
  const answer = await marijke.post(`${texts}/nieuw`, beginning(more))
  assert.equal(answer.status, 303, wordsOf(answer))
  return numberOf(answer)
}
const rowOf = (number: number, tank = 'cloudstrategie') => house.database.db.selectFrom('draft').selectAll()
  .where('workspace_id', '=', house.id('workspace', tank)).where('number', '=', number).executeTakeFirstOrThrow()
const statesOf = async (number: number) => house.database.db.selectFrom('draft_revision').selectAll()
  .where('draft_id', '=', (await rowOf(number)).id).orderBy('revision').execute()
const acts = async () => Number((await house.database.db.selectFrom('happening').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const set = (number: number, values: Record<string, unknown>) => house.database.db.updateTable('draft').set(values)
  .where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('number', '=', number).execute()

test('the list tells of each text who may read it, when it was saved, how ripe it is and which edition is newest', async () => {
  const words = wordsOf(await tineke.get(texts))
  assert.match(words, /Cloudstrategie voor gemeenten: samenvatting van de eerste bijeenkomst/)
  assert.match(words, /Samenvatting\. Laatst opgeslagen: 17 november 2026/)
  assert.match(words, /Alle deelnemers/)
  assert.match(words, /Nog \d+ punten? tot publicatie/)
  assert.match(words, /Gepubliceerd: Versie 1, 2 oktober 2026/)
  assert.doesNotMatch(words, /Tekst beginnen/, 'only the preparation group begins one')
  const english = await house.as('priya-raghunathan')
  assert.match(wordsOf(await english.get(texts)), /Summary\. Last saved: 17 November 2026.*All participants/)
})

test('a think tank without texts says what will be here, and only whoever prepares may begin one', async () => {
  await house.database.db.updateTable('draft').set({ ring_id: house.id('ring', 'zaaksystemen', 'preparation') }).where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).execute()
  const answer = await (await house.as('omer-kaplan')).get(quiet)
  assert.match(wordsOf(answer), /Nog geen tekst/)
  assert.doesNotMatch(answer.body, /teksten\/nieuw/)
  await house.database.db.updateTable('draft').set({ ring_id: house.id('ring', 'zaaksystemen', 'members') }).where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).execute()
})

test('the preparation group begins a text with a first chapter, and its first state is kept', async () => {
  assert.match(wordsOf(await marijke.get(`${texts}/nieuw`)), /Titel van het eerste hoofdstuk/)
  const number = await begin()
  const draft = await rowOf(number)
  assert.deepEqual([draft.kind, draft.revision, draft.slug], ['guide', 1, 'handreiking-regie'])
  const answer = await tineke.get(`${texts}/${number}?gelukt=begonnen`)
  const words = wordsOf(answer)
  assert.match(words, /De tekst is begonnen/)
  assert.match(words, /Hoofdstuk 1\s*Begin bij de regie|1 Begin bij de regie/)
  assert.match(words, /Hier staat nog geen tekst/)
  assert.doesNotMatch(answer.body, /\/schrijven/)
  assert.match((await marijke.get(`${texts}/${number}`)).body, /\/schrijven/)
  const [first, ...more] = await statesOf(number)
  assert.deepEqual([first?.revision, more.length], [1, 0])
  const giver = await house.database.db.selectFrom('giver').selectAll().where('kind', '=', 'draft_revision').where('thing_id', '=', first?.id ?? '').executeTakeFirstOrThrow()
  assert.equal(giver.person_id, house.id('person', 'marijke-de-wit'))
})

test('two texts with one title get two addresses, and the second does not say how many there are', async () => {
  const slugs = [await begin({ title: 'Samenvatting cloudstrategie' }), await begin({ title: 'Samenvatting cloudstrategie' })]
  const [one, other] = [(await rowOf(slugs[0] as number)).slug, (await rowOf(slugs[1] as number)).slug]
  assert.notEqual(one, other)
  for (const slug of [one, other]) assert.match(slug, /^samenvatting-cloudstrategie-\d{4,}$/)
  assert.match((await rowOf(await begin({ title: '???' }))).slug, /^tekst/)
})

test('a text for the preparation group is not there for anybody else', async () => {
  const number = await begin({ title: 'Kanarie in de voorbereiding', ring: 'preparation' })
  assert.match(wordsOf(await marijke.get(texts)), /Kanarie in de voorbereiding.*Alleen de voorbereidingsgroep/)
  assert.doesNotMatch((await tineke.get(texts)).body, /Kanarie/)
  for (const path of ['', '/versies', '/versies/1']) assert.equal((await tineke.get(`${texts}/${number}${path}`)).status, 404, path)
  assert.equal((await tineke.post(`${texts}/${number}/versies/1/herstel`, { seen: 1 })).status, 404)
})

test('a wrong form comes back with what was typed', async () => {
  const before = await acts()
  const answer = await marijke.post(`${texts}/nieuw`, { title: 'Blijft staan', kind: 'roman', ring: 'members', chapter: ' ' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /value="Blijft staan"/)
  assert.match(wordsOf(answer), /Er klopt nog iets niet.*Maak een keuze bij “Wat voor tekst is het\?”.*Vul in: titel van het eerste hoofdstuk/)
  assert.equal((await marijke.post(`${texts}/nieuw`, beginning({ chapter: 'Bel\u0007' }))).status, 422)
  assert.equal((await marijke.post(`${texts}/nieuw`, beginning({ slug: 'eigen' }))).status, 400)
  assert.equal(await acts(), before)
})

test('an outsider, a neighbour and a visitor find nothing, a participant may not begin or put back, and no trace is left', async () => {
  const before = await acts()
  for (const who of [await house.as('bart-looijenga'), await house.as('omer-kaplan'), house.visitor()]) {
    for (const path of ['', '/nieuw', '/1', '/1/versies', '/1/versies/1']) assert.equal((await who.get(texts + path)).status, 404, path)
    assert.equal((await who.post(`${texts}/nieuw`, beginning())).status, 404)
    assert.equal((await who.post(`${texts}/1/versies/1/herstel`, { seen: 2 })).status, 404)
  }
  assert.equal((await tineke.get(`${texts}/nieuw`)).status, 403)
  assert.equal((await tineke.post(`${texts}/nieuw`, beginning())).status, 403)
  assert.equal((await tineke.post(`${texts}/1/versies/1/herstel`, { seen: 2 })).status, 403)
  assert.equal((await marijke.get(`${texts}/4711`)).status, 404)
  assert.equal((await marijke.get(`${texts}/1/versies/99`)).status, 404)
  assert.equal(await acts(), before)
})

test('beside each passage stands what it rests on: findings, contributions with their perspective, sources, and what rests on nothing', async () => {
  const answer = await tineke.get(`${texts}/1`)
  const words = wordsOf(answer)
  assert.match(words, /Waar dit op rust/)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/bevindingen\/3">Bevinding 3<\/a>: [^<]+\(hierover is bezwaar gemaakt\)/)
  assert.match(words, /Gemeente: Bijdrage \d+ “[^”]{10,72}”/)
  assert.match(answer.body, /href="#bron-[^"]+"/)
  assert.match(answer.body, /<li id="bron-/)
  assert.match(words, /rust nog nergens op/i)
  assert.match(answer.body, /<details class="dt-grounds dt-grounds--none"/)
  assert.doesNotMatch(answer.body, /Vlieger|Tineke(?! Wiersma<)/, 'no names')
  assert.doesNotMatch(answer.body, /\/publicatie"/, 'only the chair publishes')
  assert.match((await marijke.get(`${texts}/1`)).body, /\/teksten\/1\/publicatie"/)
})

test('a finding that was merged is followed to the one it went into', async () => {
  const draft = await rowOf(1)
  const old = await house.database.db.selectFrom('finding').select('id').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('number', '=', 12).executeTakeFirstOrThrow()
  const document = JSON.parse(JSON.stringify(draft.document)) as { content: { content: { attrs?: { rests_on: unknown[] } }[] }[] }
  document.content[0]?.content[1]?.attrs?.rests_on.push({ kind: 'finding', id: old.id })
  await set(1, { document: JSON.stringify(document) })
  assert.match(wordsOf(await tineke.get(`${texts}/1`)), /Bevinding 12 is opgegaan in bevinding 14 ?: Beoordeel/)
  await set(1, { document: JSON.stringify(draft.document) })
})

test('whoever reads is told that somebody writes, not who', async () => {
  await set(1, { locked_by: house.id('person', 'joost-haverkamp'), locked_at: new Date().toISOString() })
  const answer = await tineke.get(`${texts}/1`)
  assert.match(wordsOf(answer), /Iemand is nu aan het schrijven/)
  assert.doesNotMatch(answer.body, /Haverkamp/)
  assert.match(wordsOf(await (await house.as('joost-haverkamp')).get(`${texts}/1`)), /U bent nu aan het schrijven/)
  assert.equal((await marijke.post(`${texts}/1/versies/1/herstel`, { seen: 2 })).status, 409)
  await set(1, { locked_at: '2026-01-01T12:00:00Z' })
  assert.doesNotMatch(wordsOf(await tineke.get(`${texts}/1`)), /aan het schrijven/)
  await set(1, { locked_by: null, locked_at: null })
})

test('every saved state can be read and compared, and one kept beside the text says so', async () => {
  const { id } = await rowOf(1)
  const [first] = await statesOf(1)
  await house.database.db.insertInto('draft_revision').values({
    id: '00000000-0000-4000-8000-000000000009', draft_id: id, revision: 9, title: 'Een andere titel', document: JSON.stringify(first?.document),
    saved_at: '2026-11-18T12:00:00Z', note: 'Nog niet af', aside: true,
  }).execute()
  const list = wordsOf(await tineke.get(`${texts}/1/versies`))
  assert.match(list, /Versie 9 18 november 2026 Nog niet af De titel was: Een andere titel bewaard naast de tekst/)
  assert.match(list, /Versie 2 .*dit is de tekst van nu.*Versie 1 /)
  const second = await tineke.get(`${texts}/1/versies/2`)
  assert.match(wordsOf(second), /Vergeleken met versie 1\./)
  assert.match(second.body, /<ins>/)
  assert.match(wordsOf(await tineke.get(`${texts}/1/versies/1`)), /Dit is de eerste versie/)
  assert.match(wordsOf(await tineke.get(`${texts}/1/versies/9?met=1`)), /Vergeleken met versie 1\..*Titel/)
  assert.match(wordsOf(await tineke.get(`${texts}/1/versies/9?met=77`)), /Vergeleken met versie 2\./)
  assert.doesNotMatch(second.body, /Zet deze versie terug/)
  await house.database.db.deleteFrom('draft_revision').where('revision', '=', 9).where('draft_id', '=', id).execute()
})

test('an earlier state is put back as a new revision, and not when somebody saved since', async () => {
  const before = await statesOf(1)
  assert.equal((await marijke.post(`${texts}/1/versies/1/herstel`, { seen: 1 })).status, 409)
  const page = await marijke.done(`${texts}/1/versies/1/herstel`, { seen: 2 })
  assert.match(wordsOf(page), /teruggezet, als nieuwe versie/)
  const states = await statesOf(1)
  assert.equal(states.length, before.length + 1)
  assert.deepEqual(states.at(-1)?.document, before[0]?.document)
  assert.equal((await rowOf(1)).revision, 3)
  assert.match(wordsOf(await tineke.get(`${texts}/1/versies`)), /Versie 1 teruggezet/)
  const cited = await house.database.db.selectFrom('citation').select('block').where('draft_id', '=', (await rowOf(1)).id).execute()
  assert.ok(cited.length > 0 && cited.every(({ block }) => JSON.stringify(states.at(-1)?.document).includes(block)))
})

test('where nobody is named no perspective stands beside a passage, and nobody is kept as the writer', async () => {
  const chair = await house.as('paulien-schaafsma')
  const answer = await chair.get(`${quiet}/1`)
  assert.match(answer.body, /<details class="dt-grounds"/)
  assert.match(wordsOf(answer), /Deelnemer: Bijdrage \d+ “/)
  assert.doesNotMatch(answer.body, /dt-is-(municipality|shared-service|supplier)/)
  const number = numberOf(await chair.post(`${quiet}/nieuw`, beginning()))
  const { id } = await rowOf(number, 'zaaksystemen')
  const state = await house.database.db.selectFrom('draft_revision').select('id').where('draft_id', '=', id).executeTakeFirstOrThrow()
  assert.equal((await house.database.db.selectFrom('giver').select('kind').where('thing_id', '=', state.id).execute()).length, 0)
})

test('in English the whole page reads as English, and what changes when somebody saves is marked', async () => {
  const answer = await (await house.as('priya-raghunathan')).get(`${texts}/1`)
  const words = wordsOf(answer)
  assert.match(words, /What this rests on.*Finding \d+.*Municipality: Contribution \d+/)
  assert.doesNotMatch(words, /Waar dit op rust|Bevinding \d/)
  assert.match(answer.body, /id="stand" data-live="draft/)
  assert.match(answer.body, /id="tekst" data-live="draft/)
  assert.match(wordsOf(await (await house.as('priya-raghunathan')).get(`${texts}/1/versies/2?met=3`)), /Compared with version 3/)
})

test('the chair withdraws a text: it can be read and no longer be written in, and only the chair may', async () => {
  const number = await begin({ title: 'Gaat niet door' })
  assert.match(wordsOf(await marijke.get(`${texts}/${number}`)), /Trek de tekst in/)
  assert.doesNotMatch(wordsOf(await tineke.get(`${texts}/${number}`)), /Trek de tekst in/)
  const before = await acts()
  assert.equal((await tineke.post(`${texts}/${number}/intrekking`)).status, 403)
  assert.equal((await (await house.as('paulien-schaafsma')).post(`${texts}/${number}/intrekking`)).status, 404)
  assert.equal(await acts(), before)
  const unsure = await marijke.post(`${texts}/${number}/intrekking`)
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure), /Er klopt nog iets niet Zet een vinkje als u het zeker weet/)
  assert.equal(await acts(), before)
  await marijke.done(`${texts}/${number}/intrekking`, { zeker: 'ja' })
  assert.match(wordsOf(await tineke.get(`${texts}/${number}`)), /Deze tekst is ingetrokken/)
  assert.equal((await marijke.post(`${texts}/${number}/schrijven/slot`, { overnemen: 'nee', hoofdstuk: '', blok: '' })).status >= 400, true)
  assert.equal((await marijke.post(`${texts}/${number}/intrekking`, { zeker: 'ja' })).status, 409)
})

test('the chair brings a withdrawn text back: it can be written in again, with all its versions; nobody else may, and not a second time', async () => {
  const number = await begin({ title: 'Toch wel' })
  assert.equal((await marijke.post(`${texts}/${number}/terughalen`)).status, 409)
  await marijke.done(`${texts}/${number}/intrekking`, { zeker: 'ja' })
  assert.doesNotMatch(wordsOf(await tineke.get(`${texts}/${number}`)), /Haal de tekst terug/)
  assert.equal((await tineke.post(`${texts}/${number}/terughalen`)).status, 403)
  assert.equal((await (await house.as('paulien-schaafsma')).post(`${texts}/${number}/terughalen`)).status, 404)
  assert.match(wordsOf(await marijke.get(`${texts}/${number}`)), /Haal de tekst terug/)
  assert.match(wordsOf(await marijke.done(`${texts}/${number}/terughalen`)), /De tekst is terug/)
  assert.equal((await marijke.post(`${texts}/${number}/schrijven/slot`, { hoofdstuk: '', blok: '' })).status, 303)
  assert.match(wordsOf(await tineke.get('/denktanks/cloudstrategie/gebeurtenissen')), new RegExp(`Tekst ${number} is teruggehaald`))
})
