import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { indexWaiting } from '../../../beside/search/jobs.ts'
import { worksFrom } from './csl.ts'
import { peopleFrom } from '../../../documents/references/typed.ts'
import { keyFor } from './keys.ts'

let house: TestHouse
let samira: Seat
const at = '/denktanks/cloudstrategie/bronnen'
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const filled = { kind: 'report', title: 'Uitstappen uit de cloud', authors: 'Berg, J. van der; Vries, Anna de', organisation: 'Rekenkamer', year: '2024', url: 'https://voorbeeld.example/uitstap' }
const count = async (table: 'happening' | 'source') =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const keys = async () => (await house.database.db.selectFrom('source').select('key').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()).map(({ key }) => key)

test('every source stands there as a reference, with its key and the places that cite it', async () => {
  const answer = await samira.get(at)
  assert.equal(answer.status, 200)
  assert.match(wordsOf(answer), /Autoriteit Consument & Markt\. \(20\d\d\)\./)
  assert.match(answer.body, /<code>\[bron rekenkamer2025rijkcloud\]<\/code>/)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/teksten\/1#b-[a-z0-9]{10}">Cloudstrategie[^<]*, 1\.2</)
  const [, twice = ''] = /id="bron-rekenkamer2025rijkcloud">([\s\S]*?)<\/li>/.exec(answer.body) ?? []
  assert.equal([...twice.matchAll(/, 1\.2</g)].length, 1, 'three sentences of one passage are one place')
  const [, trail = ''] = /href="([^"]+)">Volg het spoor/.exec(twice) ?? []
  assert.match(wordsOf(await samira.get(trail)), /Het spoor van de bron “[^”]+”.*Wat is hiervan geworden Tekst 1/)
})

test('a source filled in by hand gets a key of writer and year, and a second one a letter', async () => {
  assert.match(wordsOf(await samira.done(at, filled)), /De bron is toegevoegd/)
  await samira.done(at, { ...filled, title: 'Uitstappen uit de cloud, deel 2' })
  const body = (await samira.get(at)).body
  assert.match(body, /id="bron-berg2024"/)
  assert.match(body, /id="bron-berg2024a"/)
  assert.match(wordsOf(await samira.get(at)), /Berg, J\. van der, & Vries, A\. de\. \(2024a?\)\./)
  const row = await house.database.db.selectFrom('source').selectAll().where('key', '=', 'berg2024').executeTakeFirstOrThrow()
  assert.equal((row.reference as { id: string }).id, 'berg2024')
  assert.equal(row.added_at.toISOString().slice(11), '12:00:00.000Z', 'where names are not shown only the day is kept')
})

test('the same source again is not added, and leaves no trace', async () => {
  const before = [await count('source'), await count('happening')]
  assert.match(wordsOf(await samira.done(at, filled)), /Dit stond er al/)
  assert.deepEqual([await count('source'), await count('happening')], before)
})

test('a wrong form comes back with what was typed, and each error leads to its field', async () => {
  const before = await count('source')
  const answer = await samira.post(at, { ...filled, kind: '', title: '', authors: '', organisation: '', year: '24', url: 'javascript:alert(1)' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Maak een keuze bij “Wat is het\?”/)
  assert.match(wordsOf(answer), /Vul een jaar in met vier cijfers/)
  assert.match(wordsOf(answer), /Vul een heel webadres in/)
  assert.match(answer.body, /value="javascript:alert\(1\)"/)
  assert.doesNotMatch(answer.body, /href="javascript/)
  for (const [, field] of answer.body.matchAll(/<li><a href="#([a-z]+)">/g)) assert.match(answer.body, new RegExp(`id="${field}"`))
  const nobody = await samira.post(at, { ...filled, authors: ' ; ', organisation: '' })
  assert.match(wordsOf(nobody), /Vul in wie het schreef/)
  assert.equal(await count('source'), before)
})

test('a pasted list is taken whole, with unknown fields and ids of its own left out', async () => {
  const list = JSON.stringify([
    { id: 'zotero/1', type: 'webpage', title: 'Een <b>pagina</b>', author: [{ literal: 'Informatiebeveiligingsdienst' }], issued: { 'date-parts': [['2023', 4]] }, URL: 'https://voorbeeld.example/a', secret: 'weg', custom: { a: 1 } },
    { type: 'article-journal', title: 'Zonder jaar', author: [{ family: 'Jansen', given: 'Piet' }], 'container-title': 'Tijdschrift', volume: 3 },
  ])
  const answer = await samira.done(`${at}/lijst`, { list })
  assert.match(wordsOf(answer), /De bronnen zijn toegevoegd/)
  assert.match(answer.body, /Een &lt;b&gt;pagina&lt;\/b&gt;/)
  assert.ok((await keys()).includes('informatiebeveiligingsdienst2023') && (await keys()).includes('jansenzd'))
  const row = await house.database.db.selectFrom('source').select('reference').where('key', '=', 'informatiebeveiligingsdienst2023').executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(row.reference as object).sort(), ['URL', 'author', 'id', 'issued', 'title', 'type'])
})

test('a pasted list with one wrong work, too many works or something else adds nothing and says where', async () => {
  const before = [await count('source'), await count('happening')]
  const good = { type: 'report', title: 'Goed' }
  const refused = async (list: string, words: RegExp) => {
    const answer = await samira.post(`${at}/lijst`, { list })
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), words)
  }
  await refused(JSON.stringify([good, { type: 'report', title: 'Fout', URL: 'javascript:1' }]), /Bron 2 in de lijst klopt niet: kijk naar “URL”/)
  await refused(JSON.stringify([{ type: 'spell', title: 'Fout' }]), /Bron 1 in de lijst klopt niet: kijk naar “type”/)
  await refused(JSON.stringify(Array.from({ length: 101 }, () => good)), /meer dan 100 bronnen/)
  await refused('@book{knuth}', /geen CSL-JSON/)
  await refused('[]', /staat geen bron/)
  assert.deepEqual([await count('source'), await count('happening')], before)
})

test('outside the think tank there are no sources, to see or to add', async () => {
  const before = await count('happening')
  for (const seat of [house.visitor(), await house.as('omer-kaplan')]) {
    assert.equal((await seat.get(at)).status, 404)
    assert.equal((await seat.post(at, filled)).status, 404)
    assert.equal((await seat.post(`${at}/lijst`, { list: '[]' })).status, 404)
  }
  assert.equal(await count('happening'), before)
})

test('a think tank without sources says what will stand there and how to begin', async () => {
  const answer = await (await house.as('omer-kaplan')).get('/denktanks/zaaksystemen/bronnen')
  assert.match(wordsOf(answer), /Nog geen bronnen/)
  assert.match(answer.body, /action="\/denktanks\/zaaksystemen\/bronnen"/)
})

test('many sources are spread over pages', async () => {
  for (const part of [0, 1]) {
    await samira.done(`${at}/lijst`, { list: JSON.stringify(Array.from({ length: 100 }, (_, nth) => ({ type: 'report', title: `Rapport ${part * 100 + nth}`, author: [{ family: 'Zwaan' }] }))) })
  }
  const last = await samira.get(`${at}?pagina=99`)
  assert.match(wordsOf(last), /Pagina (\d) van \1 /)
  assert.equal([...(await samira.get(at)).body.matchAll(/id="bron-/g)].length, 100)
  assert.equal(new Set(await keys()).size, (await keys()).length)
  assert.ok((await keys()).includes('zwaanzdaa'), 'after z comes aa')
})

test('names keep their Dutch prefix apart, however they were typed', () => {
  const berg = { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }
  assert.deepEqual(peopleFrom('Berg, Jan van der; Jan van der Berg; van der Berg, Jan'), [berg, berg, berg])
  assert.deepEqual(peopleFrom('Vries'), [{ family: 'Vries' }])
  assert.deepEqual(peopleFrom('Jansen, P.'), [{ family: 'Jansen', given: 'P.' }])
})

test('an organisation known by its letters is cited by them, a work without anybody by its title', () => {
  const issued = { 'date-parts': [[2025]] }
  assert.equal(keyFor({ type: 'report', title: 'x', author: [{ literal: 'Autoriteit Consument & Markt' }], issued }, new Set()), 'acm2025')
  assert.equal(keyFor({ type: 'report', title: 'De stand van zaken' }, new Set()), 'destandvanzd')
  assert.equal(keyFor({ type: 'report', title: '云' }, new Set(['bronzd'])), 'bronzda')
})

test('what a database cannot hold does not get through', () => {
  const read = worksFrom('{"type":"report","title":"a\\u0000b\\ud800c"}')
  assert.ok(read.ok)
  assert.equal(read.works[0]?.title, 'a b c')
  assert.equal(worksFrom('{"type":"report","title":"\\u0000"}').ok, false)
  assert.equal(worksFrom(`{"type":"report","title":"${'a'.repeat(501)}"}`).ok, false)
  assert.equal(worksFrom('{"type":"report","title":"x","__proto__":{"a":1}}').ok, true)
})

test('a link to a source opens the page of the list on which it stands', async () => {
  const { db } = house.database
  await db.insertInto('source').values(Array.from({ length: 250 }, (_, nth) => ({
    id: house.id('source', 'many', nth), workspace_id: house.id('workspace', 'cloudstrategie'), ring_id: house.id('ring', 'cloudstrategie', 'members'), key: `zz${nth}`,
    title: `Zuiver ${nth}`, reference: JSON.stringify({ id: `zz${nth}`, type: 'report', title: `Zuiver ${nth}`, author: [{ family: `Zz${String(nth).padStart(3, '0')}`, given: 'A.' }] }),
  }))).execute()
  assert.doesNotMatch((await samira.get(at)).body, /id="bron-zz240"/)
  const answer = await samira.get(`${at}?bron=zz240`)
  assert.match(answer.body, /id="bron-zz240"/)
  assert.match(wordsOf(answer), /Pagina (\d) van \1 /)
  for (const unknown of ['?bron=bestaatniet', '?bron=']) assert.match((await samira.get(at + unknown)).body, /id="bron-dataact"/, unknown)
  await db.updateTable('source').set({ title: 'Over het goudhaantje' }).where('key', '=', 'zz240').execute()
  await indexWaiting(house.database)
  const found = await samira.get('/denktanks/cloudstrategie/zoeken?z=goudhaantje')
  assert.match(found.body, /href="\/denktanks\/cloudstrategie\/bronnen\?bron=zz240#bron-zz240"/)
})
