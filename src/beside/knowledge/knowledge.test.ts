import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let samira: Seat
let marijke: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  marijke = await house.as('marijke-de-wit')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/kennis'
const filled = {
  kind: 'report', title: 'Cloud bij waterschappen', authors: 'Berg, Jan van der; Vries, A. de', organisation: 'Waterschap Vechtstromen', container: '', publisher: 'Unie', volume: '', issue: '', page: '',
  edition: '', number: '', isbn: '', language: 'nl', dated: '6-2025', doi: '', url: 'https://waterschap.example/cloud', sender: 'government', why: 'Laat zien wat een kleine organisatie zelf kan.', seen: '0',
}
const sampleItem = (key: string) => house.id('knowledge_item', 'cloudstrategie', key)
const tables = ['happening', 'knowledge_item', 'knowledge_file', 'knowledge_note', 'knowledge_list', 'knowledge_read'] as const
const marks = () => Promise.all(tables.map(async (table) =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)))
const rowOf = (id: string) => house.database.db.selectFrom('knowledge_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const add = async (fields: Partial<typeof filled> = {}, seat = samira) => {
  const answer = await seat.post(`${at}/nieuw`, { ...filled, ...fields })
  assert.equal(answer.status, 303, wordsOf(answer))
  return /kennis\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? ''
}

test('the list shows what the think tank reads, in the order of a bibliography, fifty to a page', async () => {
  const answer = await samira.get(at)
  assert.equal(answer.status, 200)
  const words = wordsOf(answer)
  assert.match(words, /113 werken/)
  assert.match(words, /ACM · 2022 · Rapport · Overheid/)
  assert.ok(words.indexOf('Het Rijk in de cloud: donkere wolken') < words.indexOf('Het Rijk in de cloud: aankondiging'), 'undated comes last among the works of one author')
  assert.match(answer.body, /aria-label="Pagina 2"|pagina=2/)
  assert.match(wordsOf(await samira.get(`${at}?pagina=3`)), /NIST|Ministerie|VNG/)
})

test('words find a work by its title, by what somebody said of it, and by the text of a file, in Dutch', async () => {
  const words = async (query: string) => wordsOf(await samira.get(`${at}?${query}`))
  assert.match(await words('zoek=donkere+wolken'), /Het Rijk in de cloud: donkere wolken/)
  assert.match(await words('zoek=toelichtingen'), /The NIST definition of cloud computing/, 'the word stands in a file only, and in another form')
  assert.match(await words('zoek=zzzonzin'), /Niets in de kennisbank past bij deze keuze/)
  assert.match(await words('afzender=supplier'), /Migration strategies/)
  assert.doesNotMatch((await samira.get(`${at}?vervangen=nee&zoek=rijksbreed+cloudbeleid`)).body, />Rijksbreed cloudbeleid 2022</)
  assert.match((await samira.get(`${at}?zoek=rijksbreed+cloudbeleid`)).body, />Rijksbreed cloudbeleid 2022</)
  assert.match(wordsOf(await samira.get(`${at}/${sampleItem('nist800145')}?zoek=definities`)), /In de bestanden .*toelichting\.txt .*Begin met de definities/)
})

test('a participant adds a work by hand, and it stands there in Dutch APA', async () => {
  const id = await add()
  const page = wordsOf(await samira.get(`${at}/${id}?gelukt=toegevoegd`))
  assert.match(page, /Het werk staat in de kennisbank/)
  assert.match(page, /Berg, J\. van der, Vries, A\. de, & Waterschap Vechtstromen\. \(2025\)\. Cloud bij waterschappen \. Unie\. https:\/\/waterschap\.example\/cloud/)
  assert.match(page, /\(Van der Berg et al\., 2025\)/)
  assert.match(page, /Afzender Overheid/)
  const row = await rowOf(id)
  assert.equal(row.year, 2025)
  assert.equal(row.added_at.toISOString().slice(11), '12:00:00.000Z', 'where names are not shown only the day is kept')
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/gebeurtenissen')), /Er is een werk bij gekomen in de kennisbank/)
})

test('who reads English reads the reference in English', async () => {
  const answer = await (await house.as('priya-raghunathan')).get(`${at}/${sampleItem('rekenkamer2025rijkcloud')}`)
  assert.match(wordsOf(answer), /Knowledge base .*Reference Algemene Rekenkamer\. \(2025\)/)
})

test('a wrong form comes back with what was typed, and nothing is kept', async () => {
  const was = await marks()
  const answer = await samira.post(`${at}/nieuw`, { ...filled, title: '', dated: 'vorig jaar', url: 'waterschap', doi: 'geen doi' })
  assert.equal(answer.status, 422)
  const words = wordsOf(answer)
  assert.match(words, /Vul in: titel/)
  assert.match(words, /Vul een jaar, een maand of een dag in/)
  assert.match(words, /Een DOI begint met 10\./)
  assert.match(answer.body, /value="vorig jaar"/)
  assert.match(answer.body, /<details class="dt-fold" id="meer" open/, 'what is wrong is not folded away')
  assert.deepEqual(await marks(), was)
})

test('another mends a work but not the line of who added it; who is late reads what stands there now', async () => {
  const id = await add({ title: 'Eerste titel' })
  assert.match(wordsOf(await marijke.get(`${at}/${id}/verbetering`)), /schreef iemand anders/)
  assert.equal((await marijke.post(`${at}/${id}/verbetering`, { ...filled, title: 'Tweede titel', why: 'Andermans woorden', seen: '1' })).status, 303)
  const row = await rowOf(id)
  assert.equal(row.title, 'Tweede titel')
  assert.equal(row.why, filled.why)
  const late = await samira.post(`${at}/${id}/verbetering`, { ...filled, title: 'Derde titel', seen: '1' })
  assert.equal(late.status, 422)
  assert.match(wordsOf(late), /Iemand anders was u voor/)
  assert.equal((await rowOf(id)).title, 'Tweede titel')
})

test('a work says what was changed on it, and when; by whom where names are shown', async () => {
  const id = await add({ title: 'Zoals het was' })
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${id}`)), /Wat er veranderde/)
  await samira.done(`${at}/${id}/verbetering`, { ...filled, title: 'Zoals het was', seen: '1' })
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${id}`)), /Wat er veranderde/, 'saved as it stood, nothing changed')
  await marijke.done(`${at}/${id}/verbetering`, { ...filled, title: 'Zoals het werd', kind: 'book', dated: '', seen: '2' })
  await samira.done(`${at}/${id}/verbetering`, { ...filled, title: 'Zoals het werd', kind: 'book', dated: '', why: 'Een andere regel.', seen: '3' })
  const words = wordsOf(await samira.get(`${at}/${id}`))
  assert.match(words, /Wat er veranderde \d+ \p{L}+ \d{4} Waarom is het van belang\? anders geschreven \d+ \p{L}+ \d{4} Wat is het\? Rapport Boek Titel Zoals het was Zoals het werd Datum of jaar 6-2025 niets ingevuld/u)
  assert.doesNotMatch(words, /Marijke de Wit/)
  assert.doesNotMatch(words, /Laat zien wat een kleine organisatie zelf kan/, 'the line of before is not kept')
  const { db } = house.database
  const workspace = house.id('workspace', 'cloudstrategie')
  await db.updateTable('workspace').set({ attribution: 'named' }).where('id', '=', workspace).execute()
  try {
    assert.match(wordsOf(await samira.get(`${at}/${id}`)), /\d{4} · Marijke de Wit/)
  } finally {
    await db.updateTable('workspace').set({ attribution: 'by-perspective' }).where('id', '=', workspace).execute()
  }
  assert.match((await marijke.get('/mijn/gegevens/alles.json')).body, /"mended":\s*\[\s*\{[^\]]*Zoals het werd/)
  assert.equal((await (await house.as('paulien-schaafsma')).get(`${at}/${id}`)).status, 404)
})

test('a work that came with more fields than the form asks for keeps them', async () => {
  const id = sampleItem('vng2019commonground')
  const before = await rowOf(id)
  const page = await marijke.get(`${at}/${id}/verbetering`)
  const value = (name: string) => new RegExp(`id="${name}" name="${name}"[^>]*value="([^"]*)"`).exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const names = ['title', 'authors', 'organisation', 'container', 'publisher', 'volume', 'issue', 'page', 'edition', 'number', 'isbn', 'dated', 'doi', 'url']
  const fields = Object.fromEntries(names.map((name) => [name, value(name)]))
  assert.equal((await marijke.post(`${at}/${id}/verbetering`, { ...fields, kind: 'article-magazine', language: 'nl', sender: 'association', seen: '1' })).status, 303)
  assert.deepEqual((await rowOf(id)).work, before.work)
})

test('what was superseded says by what, and never goes round in a circle', async () => {
  const [old, fresh] = [await add({ title: 'Oud werk' }), await add({ title: 'Nieuw werk' })]
  assert.match(wordsOf(await samira.done(`${at}/${old}/vervanging`, { by: fresh })), /Vervangen door Nieuw werk/)
  const circle = await samira.post(`${at}/${fresh}/vervanging`, { by: old })
  assert.equal(circle.status, 422)
  assert.match(wordsOf(circle), /is zelf hierdoor vervangen/)
  assert.equal((await samira.post(`${at}/${fresh}/intrekking`, { reason: 'Het was een ontwerp.' })).status, 303)
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${old}`)), /Vervangen door Nieuw werk/)
  assert.match(wordsOf(await samira.get(`${at}/${fresh}`)), /Dit werk is weggehaald\. Het was een ontwerp/)
})

test('only who added a work or who prepares takes it away', async () => {
  const id = await add()
  const was = await marks()
  assert.equal((await (await house.as('devi-baldew')).post(`${at}/${id}/intrekking`, { reason: 'Bevalt mij niet' })).status, 403)
  assert.deepEqual(await marks(), was)
  assert.equal((await marijke.post(`${at}/${id}/intrekking`, { reason: 'Staat er twee keer.' })).status, 303)
})

test('a passage and a note stand with a work under the perspective, and their giver alone takes them back', async () => {
  const id = sampleItem('rekenkamer2025rijkcloud')
  const page = await samira.done(`${at}/${id}/aantekeningen`, { quote: 'twee derde zonder risicoafweging', place: 'blz. 7', note: 'Dit moet in de handreiking.' })
  assert.match(wordsOf(page), /twee derde zonder risicoafweging Dit moet in de handreiking\. blz\. 7 · Genoteerd door/)
  assert.doesNotMatch(page.body, /Samira/i.exec(page.body.replace(/<header[\s\S]*?<\/header>/g, '')) ? /nooit-hier/ : /Genoteerd door[^<]*Samira/)
  const note = await house.database.db.selectFrom('knowledge_note').select('id').where('place', '=', 'blz. 7').executeTakeFirstOrThrow()
  assert.equal((await marijke.post(`${at}/${id}/aantekeningen/${note.id}/intrekking`)).status, 403)
  assert.match(wordsOf(await samira.done(`${at}/${id}/aantekeningen/${note.id}/intrekking`)), /Uw aantekening is ingetrokken/)
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${id}`)), /twee derde zonder risicoafweging/)
  assert.equal((await samira.post(`${at}/${id}/aantekeningen`, { quote: '', place: 'blz. 8', note: '' })).status, 422)
})

test('a note can be reported and hidden with a reason, but not by who gave it; then neither it nor its quote is read', async () => {
  const id = sampleItem('rekenkamer2025rijkcloud')
  await samira.done(`${at}/${id}/aantekeningen`, { quote: 'een naam die hier niet hoort', place: 'blz. 9', note: 'Die meneer weer.' })
  const note = await house.database.db.selectFrom('knowledge_note').select('id').where('place', '=', 'blz. 9').executeTakeFirstOrThrow()
  const report = `/denktanks/cloudstrategie/meldingen/aantekening/${note.id}`
  const devi = await house.as('devi-baldew')
  assert.match((await devi.get(`${at}/${id}`)).body, new RegExp(`href="${report}"`))
  assert.doesNotMatch((await samira.get(`${at}/${id}`)).body, new RegExp(`href="${report}"`))
  assert.equal((await samira.post(report, { reason: 'x' })).status, 403)
  assert.match(wordsOf(await devi.get(report)), /een naam die hier niet hoort Die meneer weer\./)
  assert.equal((await devi.post(report, { reason: 'Noemt iemand.' })).status, 303)
  assert.equal((await (await house.as('bart-looijenga')).get(report)).status, 404)
  const { id: open } = await house.database.db.selectFrom('report').select('id').where('kind', '=', 'knowledge_note').executeTakeFirstOrThrow()
  assert.equal((await marijke.post(`/denktanks/cloudstrategie/meldingen/${open}/besluit`, { outcome: 'hidden', reason: 'Noemt iemand bij naam.' })).status, 303)
  const after = wordsOf(await devi.get(`${at}/${id}`))
  assert.match(after, /Verborgen: Noemt iemand bij naam\./)
  assert.doesNotMatch(after, /Die meneer weer|een naam die hier niet hoort/)
})

test('a work goes to the sources with all that is known of it, and then says where it is used', async () => {
  const id = await add({ title: 'Werk voor een tekst', doi: '10.1234/abc.def' })
  const page = await samira.get(`${at}/${id}`)
  assert.match(wordsOf(page), /Nog nergens in deze denktank/)
  assert.match(page.body, new RegExp(`action="/denktanks/cloudstrategie/bronnen/uit-kennisbank"[\\s\\S]*?name="item" value="${id}"`))
  const { status, location } = await samira.post('/denktanks/cloudstrategie/bronnen/uit-kennisbank', { item: id, back: 'werk' })
  assert.equal(status, 303)
  assert.equal(location, `${at}/${id}?gelukt=bron#gebruikt`, 'back to the work, which says how to refer to it')
  assert.match(wordsOf(await samira.get(location)), /Het werk staat bij de bronnen.*\[bron berg2025\]/)
  assert.equal((await samira.post('/denktanks/cloudstrategie/bronnen/uit-kennisbank', { item: id, back: 'werk' })).location, location, 'a second press leads there too')
  assert.match(wordsOf(await samira.get(`${at}/${id}`)), /Staat bij de bronnen als berg2025/)
  assert.match(wordsOf(await samira.get(`${at}/${sampleItem('rekenkamer2025rijkcloud')}`)), /Waar het wordt gebruikt .*In het landschap: Het Rijk in de cloud/)
})

test('a work that was added once more says so at both, and no more once one is taken away', async () => {
  const [one, other] = [await add({ title: 'De grutto in de wei' }), await add({ title: 'Grutto in de wei' })]
  for (const [id, twin] of [[one, other], [other, one]] as const) {
    const page = await samira.get(`${at}/${id}`)
    assert.match(wordsOf(page), /Dit werk staat hier misschien twee keer/)
    assert.ok(page.body.includes(`${at}/${twin}`))
  }
  await samira.done(`${at}/${other}/intrekking`, { reason: 'Stond er al.' })
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${one}`)), /misschien twee keer/)
})

test('a work with the DOI of another says so whatever its title is; the same title of another year does not', async () => {
  const [one] = [await add({ title: 'De wulp in de wei', doi: '10.1234/wulp' }), await add({ title: 'Over wulpen', doi: 'https://doi.org/10.1234/WULP' })]
  assert.match(wordsOf(await samira.get(`${at}/${one}`)), /Dit werk staat hier misschien twee keer: Over wulpen/)
  const [old] = [await add({ title: 'De scholekster', dated: '2019' }), await add({ title: 'De scholekster', dated: '2024' })]
  assert.doesNotMatch(wordsOf(await samira.get(`${at}/${old}`)), /misschien twee keer/)
})

test('the list goes out as BibTeX, RIS, CSL-JSON and on paper', async () => {
  const bib = await samira.get(`${at}/lijst.bib`)
  assert.equal(bib.status, 200)
  assert.match(bib.headers.get('content-disposition') ?? '', /filename="kennisbank-cloudstrategie-\d{4}-\d\d-\d\d\.bib"/)
  assert.match(bib.body, /@report\{nist800145,/)
  assert.match((await samira.get(`${at}/lijst.ris?zoek=donkere+wolken`)).body, /TI {2}- Het Rijk in de cloud: donkere wolken/)
  const json = JSON.parse((await samira.get(`${at}/lijst.json`)).body) as { id: string }[]
  assert.ok(json.length >= 113)
  assert.equal(new Set(json.map(({ id }) => id)).size, json.length, 'no two have the same key')
  assert.equal((JSON.parse((await samira.get(`${at}/lijst.json?werk=${sampleItem('bio2')}`)).body) as unknown[]).length, 1)
  assert.match(wordsOf(await samira.get(`${at}/lijst`)), /Autoriteit Consument & Markt\. \(2022b\)\. Marktstudie clouddiensten/)
})

test('a DOI is not looked up unless the preparation group switched that on', async () => {
  assert.doesNotMatch((await samira.get(`${at}/nieuw`)).body, /nieuw\/doi/)
  const off = await samira.post(`${at}/nieuw/doi`, { ask: '10.1000/xyz123' })
  assert.equal(off.status, 422)
  assert.match(wordsOf(off), /Opzoeken staat uit/)
  assert.equal((await samira.get(`${at}/instelling`)).status, 403)
  assert.equal((await samira.post(`${at}/instelling`, { looks_up: 'ja' })).status, 403)
  assert.match(wordsOf(await marijke.done(`${at}/instelling`, { looks_up: 'ja' })), /De instelling is opgeslagen/)
  assert.match((await samira.get(`${at}/nieuw`)).body, /action="\/denktanks\/cloudstrategie\/kennis\/nieuw\/doi"/)
  assert.equal((await samira.post(`${at}/nieuw/doi`, { ask: 'geen doi' })).status, 422)
  assert.equal((await marijke.post(`${at}/instelling`, { looks_up: 'nee' })).status, 303)
})

test('an outsider, a neighbour and somebody who was removed find nothing of it', async () => {
  const id = sampleItem('nist800145')
  const file = house.id('knowledge_file', 'cloudstrategie', 1)
  const list = house.id('knowledge_list', 'cloudstrategie', 'juni')
  for (const seat of [house.visitor(), await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('gerben-tuinstra')]) {
    for (const path of ['', `/${id}`, `/${id}/verbetering`, `/${id}/bestanden/${file}`, '/lijst', '/lijst.bib', '/lijst.json', '/leeslijsten', `/leeslijsten/${list}`, '/invoer', '/instelling', '/nieuw']) {
      assert.equal((await seat.get(`${at}${path}`)).status, 404, path)
    }
    assert.equal((await seat.post(`${at}/nieuw`, filled)).status, 404)
  }
  const paulien = await house.as('paulien-schaafsma')
  assert.equal((await paulien.get(`/denktanks/zaaksystemen/kennis/${id}`)).status, 404, 'not by way of another think tank')
  assert.equal((await paulien.get(`/denktanks/zaaksystemen/kennis/lijst.json?werk=${id}`)).status, 404)
  assert.doesNotMatch(wordsOf(await paulien.get('/denktanks/zaaksystemen/kennis')), /NIST/)
})
