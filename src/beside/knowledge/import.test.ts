import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { inProject } from '../../platform/root.ts'
import { forgetReferenceImports } from './importing.ts'
import { sendFile } from './upload.testing.ts'

let house: TestHouse
let samira: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/kennis/invoer'
const untidy = readFileSync(inProject('src', 'beside', 'knowledge', 'untidy.testing.bib'), 'utf8')
const items = async () => Number((await house.database.db.selectFrom('knowledge_item').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const send = async (content: string | Uint8Array, seat = samira) => {
  const answer = await sendFile(house, seat, at, content)
  assert.equal(answer.status, 303, wordsOf(answer))
  return answer.location
}
const shownOn = (body: string) => [...body.matchAll(/name="shown" value="(\d+)"/g)].map(([, nth]) => nth as string)
const wantedOn = (body: string) => [...body.matchAll(/name="wanted" value="(\d+)" checked/g)].map(([, nth]) => nth as string)

test('an untidy list of members is read whole, its double is told, and nothing is taken over yet', async () => {
  const before = await items()
  const page = await samira.get(await send(untidy))
  const words = wordsOf(page)
  assert.match(words, /BibTeX, 25 werken gelezen\. Er is nog niets overgenomen/)
  assert.match(words, /Herziening rijksbreed cloudbeleid 2026/)
  assert.match(words, /Staat er al/)
  assert.equal(await items(), before)
  assert.match(wordsOf(await samira.get(at)), /Nog niet klaar .*Kijk verder na: BibTeX, ingelezen op/, 'who left the page can go on')
  assert.doesNotMatch(wordsOf(await (await house.as('devi-baldew')).get(at)), /Kijk verder na/)
})

test('all that is wanted is taken over in one act, and a work that is there already only when ticked', async () => {
  const before = await items()
  const acts = async () => house.database.db.selectFrom('happening').select('told').where('act', '=', 'knowledge.import').execute()
  const place = await send('@book{a, title={Boek een}, author={Jansen, Piet}, year=2020, isbn={90-8712-001-9}}\n@book{b, title={Boek twee}, year={2021}}\n@misc{c, title={The NIST Definition of Cloud Computing}, year=2011}')
  const page = await samira.get(place)
  assert.deepEqual(wantedOn(page.body), ['1', '2'])
  const done = await samira.done(`${place}/keuze`, { shown: shownOn(page.body), wanted: ['1'], page: '1', do: 'overnemen' })
  assert.match(wordsOf(done), /Er is 1 werk overgenomen/)
  assert.doesNotMatch((await samira.get(at)).body, new RegExp(`href="${place}"`), 'a list that was taken over is not offered to go on with')
  assert.equal(await items(), before + 1)
  assert.equal((await acts()).length, 1)
  const again = await samira.done(`${place}/keuze`, { shown: ['2'], wanted: ['2'], page: '1', do: 'overnemen' })
  assert.match(wordsOf(again), /Er is 1 werk overgenomen/, 'who presses twice reads what the first press did')
  assert.equal(await items(), before + 1)
  assert.equal((await acts()).length, 1)
})

test('a choice that is kept on one page stays when another is looked at', async () => {
  const place = await send(Array.from({ length: 60 }, (_, nth) => `@book{k${nth}, title={Werk nummer ${nth} van zestig}, year=1999}`).join('\n'))
  const first = await samira.get(place)
  assert.equal(shownOn(first.body).length, 50)
  assert.equal((await samira.post(`${place}/keuze`, { shown: shownOn(first.body), wanted: shownOn(first.body).slice(10), page: '1', do: 'bewaren' })).status, 303)
  const second = await samira.get(`${place}?pagina=2`)
  assert.match(wordsOf(second), /Neem 50 werken over/)
  assert.match(wordsOf(await samira.done(`${place}/keuze`, { shown: shownOn(second.body), wanted: wantedOn(second.body), page: '2', do: 'overnemen' })), /Er zijn 50 werken overgenomen/)
})

test('a bad entry is told with its line, and the rest is read', async () => {
  const place = await send('@book{a, title={Goed een}, year=2001}\n\n@article{b, title={Nooit gesloten\n@book{c, title={Goed twee}, year=2002}\n')
  const words = wordsOf(await samira.get(place))
  assert.match(words, /2 werken gelezen/)
  assert.match(words, /Niet te lezen regel 3\. Dit werk is niet afgesloten/)
  const page = await samira.get(`${place}?toon=fault`)
  assert.deepEqual(shownOn(page.body), [])
  assert.match(wordsOf(await samira.done(`${place}/keuze`, { page: '1', do: 'overnemen' })), /Er zijn 2 werken overgenomen\. .*1 werk was niet te lezen: .*regel 3/)
})

test('a list that is none, is empty or was not sent comes back with what to do', async () => {
  for (const [content, said] of [['zomaar een brief', /geen lijst die wij kennen/], ['[]', /In deze lijst staat geen werk/], [undefined, /Kies een bestand, of plak een lijst/]] as const) {
    const answer = await sendFile(house, samira, at, content)
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), said)
  }
  assert.equal((await sendFile(house, samira, at, new Uint8Array(7_000_000))).status, 413)
})

test('a list can be pasted, in any format', async () => {
  for (const list of ['TY  - RPRT\nTI  - Geplakt rapport\nAU  - van Dijk, Peter\nPY  - 2019\nER  - ', '[{"type":"report","title":"Geplakt als CSL","id":1}]', '%0 Book\n%T Geplakt boek\n%A Jansen, P.\n%D 2018', 'PMID- 123\nTI  - Uit PubMed\nFAU - Jansen, Piet\nDP  - 2020 Jan\n']) {
    const answer = await sendFile(house, samira, at, undefined, '', { list })
    assert.equal(answer.status, 303, wordsOf(answer))
    assert.match(wordsOf(await samira.get(answer.location)), /1 werk gelezen/)
  }
})

test('only who sent a list sees it, and it is gone when nothing is taken over, or after a day', async () => {
  const place = await send('@book{a, title={Van mij alleen}, year=2001}')
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.get(place)).status, 404)
  assert.equal((await marijke.post(`${place}/keuze`, { page: '1', do: 'overnemen' })).status, 404)
  assert.equal((await (await house.as('bart-looijenga')).get(place)).status, 404)
  assert.match(wordsOf(await samira.done(`${place}/intrekking`)), /Er is niets overgenomen/)
  assert.equal((await samira.get(place)).status, 404)
  const other = await send('@book{a, title={Van gisteren}, year=2001}')
  await house.database.change(async (tx) => { await tx.updateTable('knowledge_import').set({ sent_at: new Date(Date.now() - 2 * 86_400_000) }).execute() })
  await forgetReferenceImports(house.database)
  assert.equal((await samira.get(other)).status, 404)
})

test('5,000 references are taken over at once, in seconds', async (t) => {
  const started = performance.now()
  const list = Array.from({ length: 5000 }, (_, nth) => `@article{k${nth},\n author={Jansen, Piet and de Vries, Anna},\n title={Over {Cloud} en beleid, deel ${nth}},\n journal={Bestuurskunde}, year={2020}, volume={${nth % 40}}, doi={10.1000/xyz${nth}}\n}`).join('\n')
  const before = await items()
  const place = await send(list)
  const page = await samira.get(place)
  assert.match(wordsOf(page), /5\.000 werken gelezen/)
  const done = await samira.done(`${place}/keuze`, { shown: shownOn(page.body), wanted: wantedOn(page.body), page: '1', do: 'overnemen' })
  assert.match(wordsOf(done), /Er zijn 5\.000 werken overgenomen/)
  // Three and a half seconds where nothing else runs; the bar of five is for `bench beside`, on a quiet machine.
  const seconds = (performance.now() - started) / 1000
  t.diagnostic(`5,000 references: ${seconds.toFixed(1)} s`)
  assert.ok(seconds < 40, `${seconds.toFixed(1)} s`)
  assert.equal(await items(), before + 5000)
  // Nothing has counted the tables since: a page is asked for as if they were small, and has to be quick all the same.
  const asked = performance.now()
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/kennis?zoek=beleid+cloud&pagina=101')), /Over Cloud en beleid|Niets in de kennisbank/)
  const waited = (performance.now() - asked) / 1000
  assert.ok(waited < 3, `a page of the list took ${waited.toFixed(1)} s right after`)
})

test('a file of Zotero itself is read and taken over, with what it says of a work', async () => {
  const place = await send(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
   xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <bib:Report rdf:about="#item_1"><z:itemType>report</z:itemType><dc:title>Egels in de openbare ruimte</dc:title><dc:date>2023-04</dc:date>
      <dc:publisher><foaf:Organization><foaf:name>Egelwerkgroep</foaf:name></foaf:Organization></dc:publisher>
      <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Jansen</foaf:surname><foaf:givenName>Piet</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors></bib:Report>
   </rdf:RDF>`)
  const page = await samira.get(place)
  assert.match(wordsOf(page), /Zotero RDF, 1 werk gelezen/)
  await samira.done(`${place}/keuze`, { shown: shownOn(page.body), wanted: wantedOn(page.body), page: '1', do: 'overnemen' })
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/kennis?zoek=egels')), /Jansen, P\. \(2023, april\)\. Egels in de openbare ruimte\. Egelwerkgroep|Egels in de openbare ruimte Jansen · 2023/)
})
