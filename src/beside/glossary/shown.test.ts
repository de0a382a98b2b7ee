import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import type { Document, Inline } from '../../documents/schema.ts'
import type { Here } from '../../platform/here.ts'
import { askOf, chapter, cite, paragraph, saveText, textOf } from '../../spine/5-guide/ripeness/texts.testing.ts'
import { meaningsFrom } from './meanings.ts'
import { explained, markText, withTerms } from './recognise.ts'
import { compareWordings } from './wording.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const draft = '/denktanks/cloudstrategie/teksten/1'
const begrippen = '/denktanks/cloudstrategie/begrippen'

test('a term in a text leads to its meaning below, once a chapter, and a text warns of what is not adopted', async () => {
  const member = await house.as('samira-el-amrani')
  const card = await cite(house, 'contribution', (await sql<{ number: number }>`select number from contribution where workspace_id = ${house.id('workspace', 'cloudstrategie')} order by number limit 1`.execute(house.database.db)).rows[0]?.number ?? 0)
  await saveText(house, textOf(
    chapter('een', 'Cloud', paragraph('a', ['De clouddiensten staan in de cloud, en de cloud kost geld.', card])),
    chapter('twee', 'Overstappen', paragraph('b', ['Zonder portabiliteit is de cloud een val. “Cloud” zegt men.', card])),
  ))
  const page = await member.get(draft)
  assert.equal(page.body.match(/<a class="dt-term" href="#begrip-[0-9a-f-]{36}">cloud<\/a>/g)?.length, 2)
  assert.equal(page.body.match(/<a class="dt-term" href="#begrip-[0-9a-f-]{36}">clouddiensten<\/a>/g)?.length, 1)
  for (const [, id] of page.body.matchAll(/class="dt-term" href="#([^"]+)"/g)) assert.match(page.body, new RegExp(`class="dt-term-note" id="${id}"><dt>`))
  const words = wordsOf(page)
  assert.match(words, /Begrippen op deze pagina/)
  assert.match(words, /Deze tekst gebruikt een begrip dat nog niet is vastgesteld: portabiliteit \( ?1 keer/)
  assert.match(words, /portabiliteit \(nog niet vastgesteld\)/)
  assert.doesNotMatch(words, /datasoevereiniteit/)
})

test('understood counts the terms that nobody adopted, and is met as soon as they are', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  await askOf(house, ['understood'])
  const before = await member.get(`${draft}/rijpheid`)
  assert.match(wordsOf(before), /Begrepen [^.]*\. 1 van de 3 begrippen open/)
  assert.match(before.body, /href="\/denktanks\/cloudstrategie\/begrippen\/\d+">Bekijk het begrip/)
  const { rows: [concept] } = await sql<{ number: number }>`select number from concept where label = 'portabiliteit'`.execute(house.database.db)
  await chair.done(`${begrippen}/${concept?.number}/vaststelling`, { version: 1, reason: 'Besproken.' })
  assert.match((await member.get(`${draft}/rijpheid`)).body, /<h1[^>]*>Rijp<\/h1>/)
  assert.doesNotMatch(wordsOf(await member.get(draft)), /nog niet is vastgesteld/)
})

test('a text without a word of the glossary is understood, and a think tank without a glossary is not asked', async () => {
  const member = await house.as('samira-el-amrani')
  const { rows: [kept] } = await sql<{ document: unknown }>`select document from draft where id = ${house.id('draft', 'cloudstrategie')}`.execute(house.database.db)
  await saveText(house, textOf(chapter('een', 'Leeg', paragraph('a', ['Hier staat geen vakwoord.']))))
  assert.match(wordsOf(await member.get(`${draft}/rijpheid`)), /geen woord uit het begrippenkader/)
  await saveText(house, kept?.document as Document)
  const other = await house.as('paulien-schaafsma')
  assert.match(wordsOf(await other.get('/denktanks/zaaksystemen/teksten/1/rijpheid')), /Er staat nog niets in het begrippenkader/)
})

test('an edition keeps the meanings as they read that day, and everyone can read them', async () => {
  const [chair, visitor] = [await house.as('marijke-de-wit'), house.visitor()]
  const form = await chair.get(`${draft}/publicatie`)
  const revision = /name="revision" value="(\d+)"/.exec(form.body)?.[1] ?? ''
  const published = await chair.post(`${draft}/publicatie`, { lead: 'Kort.', revision })
  assert.equal(published.status, 303, wordsOf(published).slice(0, 600))
  const edition = published.location.split('?')[0] ?? ''
  const meaning = /href="(\/id\/begrip\/[0-9a-f-]{36})">Lees alles over dit begrip<span[^>]*>: portabiliteit/.exec((await visitor.get(edition)).body)?.[1] ?? ''
  const there = await visitor.get(meaning)
  assert.equal(there.status, 303)
  assert.match((await visitor.get(there.location)).body, /<h1[^>]*>portabiliteit<\/h1>/)
  const { rows: [concept] } = await sql<{ number: number; definition: string }>`select c.number, v.definition from concept c join concept_version v on v.concept_id = c.id where c.label = 'portabiliteit'`.execute(house.database.db)
  await chair.post(`${begrippen}/${concept?.number}/voorstel`, {
    label: 'portabiliteit', label_en: '', alt: '', hidden: '', definition: 'Heel iets anders dan die dag.', explanation: '', examples: '', note: '', sources: '', broader: '', related: '',
  })
  await chair.done(`${begrippen}/${concept?.number}/vaststelling`, { version: 2, reason: 'Beter.' })
  const later = await visitor.get(edition)
  assert.ok(later.body.includes((concept?.definition ?? '-').replaceAll("'", '&#39;')))
  assert.doesNotMatch(later.body, /Heel iets anders dan die dag/)
  assert.match((await visitor.get(there.location)).body, /Heel iets anders dan die dag/)
  assert.match(wordsOf(await chair.get(`${begrippen}/${concept?.number}/teksten`)), /Publicatie .* Alinea’s: ?2\.1/)
})

test('two associations that one process serves show each their own text, also where it has the same name and the same revision', async () => {
  const houses = await Promise.all([openHouse(), openHouse()])
  try {
    for (const [at, words] of ['De cloud staat in de kelder.', 'De cloud hangt boven de stad.'].entries()) {
      const there = houses[at] as TestHouse
      await saveText(there, textOf(chapter('een', 'Cloud', paragraph('a', [words]))))
      assert.match(wordsOf(await (await there.as('samira-el-amrani')).get(draft)), new RegExp(words.replace(' cloud ', ' +cloud +')))
    }
  } finally {
    for (const one of houses) await one.close()
  }
})

const meanings = meaningsFrom([
  { id: '1', number: 1, label: 'cloud', labels: ['cloud'], definition: 'x', explanation: '', adopted: true }, { id: '2', number: 2, label: 'publieke cloud', labels: ['publieke cloud'], definition: 'x', explanation: '', adopted: false },
])
const words = fc.constantFrom('cloud', 'publieke', ' ', '. ', 'clouddienst', '“', '”', 'x')
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 8 }).map((parts): Inline => ({ type: 'text', text: parts.join(' ') })),
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts): Inline => ({ type: 'text', text: parts.join(' '), marks: [{ type: 'strong' }] })),
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts): Inline => ({ type: 'text', text: parts.join(' '), marks: [{ type: 'link', attrs: { href: 'https://voorbeeld.example/' } }] })),
  fc.constant<Inline>({ type: 'citation', attrs: { kind: 'source', id: 'bron' } }),
)
const documents: fc.Arbitrary<Document> = fc.array(fc.array(inline, { maxLength: 6 }), { minLength: 1, maxLength: 5 }).map((paragraphs) => ({
  type: 'doc', content: [{ type: 'chapter', attrs: { id: 'h' }, content: [{ type: 'chapter_title', content: [{ type: 'text', text: 'Cloud' }] }, ...paragraphs.map((content, at) => ({ type: 'paragraph' as const, attrs: { id: `p${at}`, rests_on: [] }, content }))] }],
}))
const flat = (document: Document) => document.content.flatMap(({ content: [, ...blocks] }) => blocks.map((block) => (block.type === 'paragraph' ? (block.content ?? []).map((one) => (one.type === 'text' ? one.text : '†')).join('') : '')))

test('marking never breaks markup and never loses text: the same words, links and citations come out', () => {
  fc.assert(fc.property(documents, (document) => {
    const before = JSON.stringify(document)
    const marked = withTerms(document, markText(document, meanings))
    assert.equal(JSON.stringify(document), before)
    assert.deepEqual(flat(marked), flat(document))
    const inlines = marked.content.flatMap(({ content: [, ...blocks] }) => blocks.flatMap((block) => (block.type === 'paragraph' ? block.content ?? [] : [])))
    for (const one of inlines) if (one.type === 'text') assert.ok((one.marks ?? []).filter(({ type }) => type === 'link').length <= 1, 'no link within a link')
    const linked = inlines.flatMap((one) => (one.type === 'text' ? (one.marks ?? []).flatMap((mark) => (mark.type === 'link' && mark.attrs.href.startsWith('#begrip-') ? [mark.attrs.href] : [])) : []))
    assert.equal(new Set(linked).size, linked.length, 'each once in a chapter')
    assert.deepEqual(explained({} as Here, 'proef', document, undefined).named, [])
  }), { numRuns: 300 })
})

test('words that most share and words that only one has are told apart, whatever their form', () => {
  const { worded, most, alone } = compareWordings(['De gemeente betaalt de server.', 'Servers van de gemeente.', 'Een gebouw met servers.'])
  assert.deepEqual(most, ['server', 'gemeente'])
  assert.deepEqual(alone, [['betaalt'], [], ['gebouw']])
  assert.deepEqual(worded.map((pieces) => pieces.map(({ text }) => text).join('')), ['De gemeente betaalt de server.', 'Servers van de gemeente.', 'Een gebouw met servers.'])
  assert.deepEqual(compareWordings(['Alleen ik.']).most, [])
})
