import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Parser, type Quad } from 'n3'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { inProject } from '../../platform/root.ts'
import { readJsonLd } from './jsonld.ts'
import type { OutConcept } from './queries.ts'
import { statementsOf, toJsonLd, toTurtle } from './skos.ts'
import { sendForm, Validator } from './shapes.testing.ts'
import { readStatements, thesaurusFrom, type ReadThesaurus } from './skosin.ts'
import { isTable, readTable, toTable } from './table.ts'

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'), 'rdf')
const here = existsSync(join(corpus, 'nl-sbb-thesauri'))
const skip = here ? false : 'the corpus is not here'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

interface Fixture {
  id: string; prefLabel: { nl: string; en?: string }; altLabel: { nl: string[] }; hiddenLabel: { nl: string[] }; definition: { nl: string }; broader: string[]; related: string[]
  source: { text: string; url: string }[]; scopeNote?: { nl: string }
}
const { concepts: fixture } = JSON.parse(readFileSync(inProject('fixtures', 'concepts.json'), 'utf8')) as { concepts: Fixture[] }
const cloud: OutConcept[] = fixture.map((one) => ({
  id: one.id, uri: '', language: 'nl', rest: '', adopted: one.id !== 'regie', label: one.prefLabel.nl, label_en: one.prefLabel.en ?? '', alt: one.altLabel.nl, hidden: one.hiddenLabel.nl,
  definition: one.definition.nl, explanation: 'In gewone woorden.', examples: ['Een voorbeeld.'], note: one.scopeNote?.nl ?? '', sources: one.source.map(({ text, url }) => ({ title: text, url })),
  broader: one.broader, related: one.related,
}))
const scheme = { uri: 'https://denktank.example/id/begrippenkader/cloud', title: 'Begrippen cloud', rest: [], uriOf: ({ id, uri }: { id: string; uri: string }) => uri || `https://denktank.example/id/begrip/${id}` }

/** Statements as sorted lines; blank nodes are called by all that is said of them, so that equal graphs read alike. */
const linesOf = (quads: readonly Quad[]): string[] => {
  const of = (term: Quad['object'], depth = 0): string => {
    if (term.termType === 'NamedNode') return `<${term.value}>`
    if (term.termType === 'Literal') return `${JSON.stringify(term.value)}@${term.language}^${term.datatype.value}`
    if (depth > 3) return '[…]'
    return `[${quads.filter(({ subject }) => subject.termType === 'BlankNode' && subject.value === term.value).map(({ predicate, object }) => `${predicate.value} ${of(object, depth + 1)}`).sort().join('; ')}]`
  }
  return [...new Set(quads.map(({ subject, predicate, object }) => `${of(subject as Quad['object'])} <${predicate.value}> ${of(object)}`))].sort()
}

test('an exported glossary is valid under the official shapes of NL-SBB, and one that is wrong is not', { skip }, async () => {
  const shapes = new Parser().parse(readFileSync(join(corpus, 'nl-sbb-thesauri/profiles/skos-ap-nl.ttl'), 'utf8'))
  const validator = new Validator(shapes)
  assert.deepEqual(await validator.violations(new Parser().parse(toTurtle(statementsOf({ ...scheme, concepts: cloud })))), [])
  const wrong = statementsOf({ ...scheme, concepts: cloud }).filter(({ predicate, subject }) => !(predicate.value.endsWith('#definition') && subject.value.endsWith('/cloud')))
  assert.notDeepEqual(await validator.violations(wrong), [])
  const second = join(corpus, 'nl-sbb-thesauri/respec/stelselcatalogus/shapes.ttl')
  const twice = cloud.map((one, at) => (at === 0 ? { ...one, alt: [one.label, 'wolk'], hidden: ['wolk', one.label, 'wolkje'] } : one))
  for (const concepts of [cloud, twice]) {
    assert.deepEqual(await validator.remarks(new Parser().parse(toTurtle(statementsOf({ ...scheme, concepts })))), [], 'not even a warning')
  }
  if (existsSync(second)) assert.deepEqual(await new Validator(new Parser().parse(readFileSync(second, 'utf8'))).violations(statementsOf({ ...scheme, concepts: cloud })), [])
})

test('the rules of NL-SBB that its shapes ask in SPARQL hold too', () => {
  const quads = statementsOf({ ...scheme, concepts: cloud })
  const of = (name: string) => quads.filter(({ predicate }) => predicate.value.endsWith(`#${name}`)).map(({ subject, object }) => [subject.value, object.value] as const)
  const [broader, tops] = [of('broader'), of('topConceptOf')]
  const hasBroader = new Set(broader.map(([from]) => from))
  assert.deepEqual(tops.filter(([concept]) => hasBroader.has(concept)), [], 'a top concept has none broader')
  const isTop = new Set(tops.map(([concept]) => concept))
  assert.deepEqual(cloud.map((one) => scheme.uriOf(one)).filter((uri) => !isTop.has(uri) && !hasBroader.has(uri)), [], 'no concept hangs loose')
  assert.equal(new Set(cloud.map(({ label }) => label)).size, cloud.length)
  const narrower = new Set(of('narrower').map(([from, to]) => `${to} ${from}`))
  assert.ok(broader.every(([from, to]) => narrower.has(`${from} ${to}`)))
  assert.ok(quads.every(({ object }) => object.termType !== 'Literal' || object.language !== ''), 'every text has a language')
})

test('Turtle and JSON-LD say the same, and come back as they went', () => {
  const quads = statementsOf({ ...scheme, concepts: cloud })
  assert.deepEqual(linesOf(new Parser().parse(toTurtle(quads))), linesOf(quads))
  assert.deepEqual(linesOf(readJsonLd(toJsonLd(quads), 'x')), linesOf(quads))
})

const words = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcë "\\<>&=+-@|\n\t;,€😀\'') }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '' && !text.includes('|'))
test('any words go out and in as Turtle, JSON-LD and separated values unharmed', () => {
  fc.assert(fc.property(fc.uniqueArray(words, { minLength: 1, maxLength: 5, selector: (text) => text.toLowerCase() }), words, (labels, said) => {
    const concepts = labels.map((label, at): OutConcept => ({ ...(cloud[0] as OutConcept), id: String(at), label, definition: said, alt: [said], hidden: [], examples: [], sources: [], broader: at > 0 ? ['0'] : [], related: [] }))
    const quads = statementsOf({ ...scheme, concepts })
    assert.deepEqual(linesOf(new Parser().parse(toTurtle(quads))), linesOf(quads))
    assert.deepEqual(linesOf(readJsonLd(toJsonLd(quads), 'x')), linesOf(quads))
    const table = readTable(new TextDecoder('utf-8', { ignoreBOM: true }).decode(toTable(concepts, scheme.uriOf))) as ReadThesaurus
    assert.deepEqual(table.concepts.map((one) => [one.label, one.definition, one.alt]), concepts.map((one) => [one.label, one.definition, one.alt]))
  }), { numRuns: 150 })
})

test('Other formats: cells that start with = + - @ come out as text', () => {
  const csv = new TextDecoder().decode(toTable([{ ...(cloud[0] as OutConcept), label: '=HYPERLINK("x")', definition: '@SOM(1)' }], scheme.uriOf))
  assert.match(csv, /;"'=HYPERLINK\(""x""\)";/)
  assert.match(csv, /;'@SOM\(1\);/)
  assert.ok(isTable(csv))
})

const at = '/denktanks/zaaksystemen/begrippen'
const sendAs = (seat: Seat, text: string) => sendForm(house, seat, `${at}/invoer`, { text: '', reason: '', file: new File([text], 'lijst.ttl') })

test('a foreign thesaurus goes in and out whole, and once more changes nothing', { skip }, async () => {
  const chair = await house.as('paulien-schaafsma')
  const files = ['nl-sbb-thesauri/concepts/thesaurus.ttl', 'skosmos/mapping.ttl', 'skosmos/test-hierarchy.ttl', 'skosmos/dupgroup.ttl'].filter((file) => existsSync(join(corpus, file)))
  assert.ok(files.length > 0)
  const before: string[] = []
  for (const file of files) {
    const text = readFileSync(join(corpus, file), 'utf8')
    const answer = await sendAs(chair, text)
    assert.equal(answer.status, 303, `${file}: ${wordsOf(answer).slice(0, 500)}`)
    const said = linesOf(new Parser({ baseIRI: 'urn:leeg:' }).parse(text))
    const out = new Set(linesOf(new Parser().parse((await chair.get(`${at}/uitvoer.ttl`)).body)))
    const lost = said.filter((line) => !out.has(line))
    assert.deepEqual(lost.slice(0, 5), [], `${file}: ${lost.length} of ${said.length} statements are lost`)
    before.push(...said)
  }
  const again = await sendAs(chair, readFileSync(join(corpus, files[0] ?? ''), 'utf8'))
  assert.match(again.location, /gelukt=hetzelfde/)
  const out = new Set(linesOf(readJsonLd((await chair.get(`${at}/uitvoer.jsonld`)).body, 'x')))
  assert.deepEqual(before.filter((line) => !out.has(line)).slice(0, 5), [])
})

test('no file of the corpus breaks the reader: each is read or refused with a reason', { skip }, () => {
  for (const { file, outcome } of JSON.parse(readFileSync(join(corpus, 'skosmos/expected.json'), 'utf8')).cases as { file: string; outcome: string }[]) {
    const text = readFileSync(join(corpus, 'skosmos', file), 'utf8')
    const quads = readStatements(text, 'x')
    const read = 'fault' in quads ? quads : thesaurusFrom(quads, /^never/)
    if (outcome === 'accept') assert.ok(!('fault' in quads), `${file}: ${JSON.stringify(quads).slice(0, 100)}`)
    assert.ok('fault' in read || read.concepts.length > 0, file)
  }
})

test('JSON-LD with its context inside reads as the standard says; one elsewhere is not fetched', { skip }, () => {
  const read = (text: string) => linesOf(readJsonLd(text, 'x'))
  assert.deepEqual(read('{"@context":{"t":{"@id":"http://x/t","@container":"@language"},"r":{"@id":"http://x/r","@type":"@id"}},"@id":"http://a","t":{"nl":["een","twee"]},"r":"http://b"}'), [
    '<http://a> <http://x/r> <http://b>', `<http://a> <http://x/t> "een"@nl^${rdfLang}`, `<http://a> <http://x/t> "twee"@nl^${rdfLang}`,
  ])
  assert.deepEqual(readStatements('{"@context":"https://elders.example/context","@id":"http://a"}', 'x'), { fault: 'context' })
  assert.deepEqual(readStatements('{"@graph": [', 'x'), { fault: 'syntax' })
  assert.deepEqual(readStatements(`{"@graph":${'['.repeat(100_000)}`, 'x'), { fault: 'syntax' })
  assert.deepEqual((readStatements('<http://a> <http://b> .\n<', 'x') as { fault: string }).fault, 'syntax')
})
const rdfLang = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

test('our own export comes in again, as Turtle and as a table; what cannot be read comes back with the reason', async () => {
  const chair = await house.as('marijke-de-wit')
  const own = '/denktanks/cloudstrategie/begrippen'
  const csv = 'term;definitie;breder\nKwibustabel;Iets uit een tabel.;\nKwibuscel;Een deel ervan.;Kwibustabel\n'
  const send = (text: string, more: Readonly<Record<string, string>> = {}) => sendForm(house, chair, `${own}/invoer`, { text, reason: '', ...more })
  assert.equal((await send(csv, { adopt: 'ja', reason: 'Uit de tabel.' })).status, 303)
  const ttl = (await chair.get(`${own}/uitvoer.ttl`)).body
  assert.match(ttl, /skos:prefLabel "Kwibuscel"@nl/)
  assert.match((await send(ttl)).location, /gelukt=hetzelfde/)
  assert.match((await send((await chair.get(`${own}/uitvoer.csv`)).body)).location, /gelukt=hetzelfde/)
  const changed = await send(ttl.replace('"Een deel ervan."@nl', '"Een vak ervan."@nl'))
  assert.match(changed.location, /gelukt=ingelezen/)
  assert.match(wordsOf(await chair.get(`${own}?zoek=kwibuscel`)), /Vastgesteld, met een nieuw voorstel/)
  const untidy = await send('term;definitie\nKwibusrand;Een rand.\n;Zonder woord.\n\nKwibuscel;Een deel ervan.\nkwibusrand;Nog een rand.\n')
  assert.match(wordsOf(await chair.get(untidy.location)), /\d begrippen? (?:is|zijn) ingelezen\. De regels 3 en 6 zijn niet ingelezen: daar staat geen term/, 'no line is dropped in silence')
  const nameless = await send('@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<https://elders.example/a> a skos:Concept ; skos:prefLabel "Kwibusnaam"@nl ; skos:definition "Met een naam."@nl .\n<https://elders.example/b> a skos:Concept ; skos:definition "Zonder naam."@nl .\n')
  assert.match(wordsOf(await chair.get(nameless.location)), /1 begrip heeft geen naam\. Wij bewaren het, maar u ziet het hier niet/)
  const many = await send(`term;definitie\nKwibusrij;Een rij.\n${';Zonder woord.\n'.repeat(30)}`)
  assert.match(wordsOf(await chair.get(many.location)), /De regels 3, 4, [\d, ]+ en 22 zijn niet ingelezen/, 'no address grows without end')
  for (const [text, more, words] of [['', {}, /Kies een bestand/], [csv, { adopt: 'ja' }, /Schrijf op waarom/], ['dit is geen lijst', {}, /niet te lezen/], ['<a:b> <c:d> <e:f> .', {}, /geen begrip/]] as const) {
    const answer = await send(text, more)
    assert.equal(answer.status, 422, text)
    assert.match(wordsOf(answer), words)
  }
})

test('a glossary offers a file only once there is a description in it, and takes one in before that', async () => {
  const { db } = house.database
  const at = '/denktanks/zaaksystemen/begrippen'
  const chair = await house.as('paulien-schaafsma')
  const tank = house.id('workspace', 'zaaksystemen')
  const files = /uitvoer\.(?:ttl|jsonld|csv)/
  await db.updateTable('concept').set({ withdrawn_at: new Date(), withdrawn_why: 'Proef.' }).where('workspace_id', '=', tank).execute()
  assert.doesNotMatch((await chair.get(at)).body, files)
  const begun = await chair.post(`${at}/nieuw`, { label: 'Zeskantmoer' })
  assert.equal(begun.status, 303)
  const page = await chair.get(at)
  assert.match(wordsOf(page), /Zeskantmoer/)
  assert.doesNotMatch(page.body, files, 'a word without a description is in no file')
  assert.match(page.body, /begrippen\/invoer/)
  const path = begun.location.split('?')[0] ?? ''
  assert.equal((await chair.post(`${path}/opening`)).status, 303)
  assert.equal((await chair.post(`${path}/voorstel`, { label: 'Zeskantmoer', definition: 'Een moer met zes kanten.' })).status, 303)
  assert.match((await chair.get(at)).body, files)
})

test('thousands of terms go out whole and in order, in each form', async () => {
  const { db } = house.database
  const chair = await house.as('paulien-schaafsma')
  const [workspace_id, ring_id] = [house.id('workspace', 'zaaksystemen'), house.id('ring', 'zaaksystemen', 'members')]
  const at = '/denktanks/zaaksystemen/begrippen'
  const before = (await chair.get(`${at}/uitvoer.csv`)).body.trim().split('\r\n').length
  const many = Array.from({ length: 1700 }, (_, nth) => ({ nth, id: house.id('concept', 'veel', nth), label: `Proefwoord ${String(nth).padStart(4, '0')}` }))
  for (let nth = 0; nth < many.length; nth += 850) {
    const some = many.slice(nth, nth + 850)
    await db.insertInto('concept').values(some.map(({ id, label, nth: at_ }) => ({
      id, workspace_id, ring_id, number: 20_000 + at_, label, label_key: label.toLowerCase(), begun_at: new Date(), opened_at: new Date(),
    }))).execute()
    await db.insertInto('concept_version').values(some.map(({ id, label, nth: at_ }) => ({
      id: house.id('concept_version', 'veel', at_), workspace_id, ring_id, concept_id: id, version: 1, label, definition: `Wat “${label}” is: een proef.`,
      broader: at_ > 0 ? [many[0]?.id ?? ''] : [], proposed_at: new Date(), adopted_at: new Date(), adopted_why: 'Proef.',
    }))).execute()
  }
  const lines = (await chair.get(`${at}/uitvoer.csv`)).body.trim().split('\r\n')
  assert.equal(lines.length, before + many.length)
  assert.deepEqual(lines.flatMap((line) => /Proefwoord \d{4}(?=;)/.exec(line)?.[0] ?? []).slice(0, many.length), many.map(({ label }) => label))
  const ttl = new Parser().parse((await chair.get(`${at}/uitvoer.ttl`)).body)
  const json = readJsonLd((await chair.get(`${at}/uitvoer.jsonld`)).body, 'x')
  for (const quads of [ttl, json]) {
    assert.equal(quads.filter(({ predicate, object }) => predicate.value.endsWith('core#prefLabel') && object.value.startsWith('Proefwoord')).length, many.length)
    assert.equal(quads.filter(({ predicate, subject }) => predicate.value.endsWith('core#broader') && subject.value.includes('/id/begrip/')).length >= many.length - 1, true)
  }
})
