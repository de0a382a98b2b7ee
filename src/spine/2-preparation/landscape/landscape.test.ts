import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'
import { datedFrom, datedText, datedTyped } from './dated.ts'

let house: TestHouse
let samira: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/landschap'
const empty = '/denktanks/zaaksystemen/landschap'
const filled = {
  who: 'Waterschap Vechtstromen', what: 'Afspraken over clouddiensten', about: 'Wat waterschappen samen afspraken.', level: 'regional', status: 'agreement',
  dated: '6-2025', url: 'https://waterschap.example/cloud', source: '', lacks: 'Geldt niet voor gemeenten.', seen: '0',
}
const sampleItem = (key: string) => house.id('landscape_item', 'cloudstrategie', key)
const count = async (table: 'happening' | 'landscape_item' | 'landscape_revision') =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const marks = () => Promise.all([count('happening'), count('landscape_item'), count('landscape_revision')])
const rowOf = (id: string) => house.database.db.selectFrom('landscape_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const add = async (fields: Partial<typeof filled> = {}) => {
  const answer = await samira.post(`${at}/nieuw`, { ...filled, ...fields })
  assert.equal(answer.status, 303, wordsOf(answer))
  return /landschap\/([0-9a-f-]{36})/.exec(answer.location)?.[1] ?? ''
}
const supersede = (id: string, by: string) => samira.post(`${at}/${id}/vervanging`, { by })

test('the landscape shows who, what, level, status, date, source, what it leaves unanswered, and what took its place', async () => {
  const answer = await samira.get(at)
  assert.equal(answer.status, 200)
  const words = wordsOf(answer)
  assert.match(words, /12 punten/)
  assert.match(words, /Europese Commissie · Europees · Anders · oktober 2025/)
  assert.match(words, /Rijksbreed cloudbeleid 2022 .*Vervangen door Herziening rijksbreed cloudbeleid 2026/)
  assert.match(words, /Wat het voor ons niet beantwoordt: Bindt gemeenten niet/)
  assert.match(answer.body, /href="\/denktanks\/cloudstrategie\/bronnen\?bron=dataact#bron-dataact">/)
  assert.match(answer.body, /<svg[^>]*role="img"[^>]*aria-label="Landelijk: 2022 1, waarvan 1 vervangen/)
  assert.match(words, /Niveau Jaar Aantal Vervangen .*Landelijk 2022 1 1/)
})

test('the preparation pages lead to it', async () => {
  assert.match((await samira.get('/denktanks/cloudstrategie/opdracht')).body, /href="\/denktanks\/cloudstrategie\/landschap"/)
  assert.match((await samira.get(at)).body, /href="\/denktanks\/cloudstrategie\/landschap" aria-current="page">Landschap/)
})

test('a filter on level, kind and superseded narrows the list, and what is unknown counts as not given', async () => {
  const words = async (query: string) => wordsOf(await samira.get(`${at}?${query}`))
  assert.match(await words('niveau=municipal'), /1 punt .*Meerjarenstrategie Digitale Autonomie/)
  assert.match(await words('vervangen=ja'), / 1 punt .*Rijksbreed cloudbeleid 2022/)
  assert.match(await words('vervangen=nee'), /11 punten/)
  assert.match(await words('niveau=european&soort=draft'), / 1 punt .*Cloud and AI Development Act/)
  assert.match(await words('niveau=onzin&vervangen=misschien'), /12 punten/)
  assert.match(await words('niveau=provincial'), /Niets in het landschap past bij deze keuze/)
})

test('any participant adds something, with a date as exact as it is known', async () => {
  const id = await add()
  const page = wordsOf(await samira.get(`${at}/${id}?gelukt=toegevoegd`))
  assert.match(page, /Toegevoegd aan het landschap/)
  assert.match(page, /Wie Waterschap Vechtstromen .*Niveau Regio of waterschap .*Soort Afspraak .*Datum juni 2025/)
  const row = await rowOf(id)
  assert.equal(row.dated, '2025-06')
  assert.equal(row.added_at.toISOString().slice(11), '12:00:00.000Z', 'where names are not shown only the day is kept')
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/gebeurtenissen')), /Er is iets toegevoegd aan het landschap/)
})

test('an improvement keeps how it stood before', async () => {
  const id = await add({ what: 'Eerste naam' })
  const words = wordsOf(await samira.done(`${at}/${id}/verbetering`, { ...filled, what: 'Tweede naam', dated: '2025', seen: '1' }))
  assert.match(words, /Tweede naam/)
  assert.match(words, /Hoe het eerder stond .*Stand 1, van .*Wat Eerste naam .*Datum juni 2025/)
  const form = await samira.get(`${at}/${id}/verbetering`)
  assert.match(form.body, /value="Tweede naam"/)
  assert.match(form.body, /name="seen" value="2"/)
  assert.deepEqual((await house.database.db.selectFrom('landscape_revision').select('revision').where('item_id', '=', id).orderBy('revision').execute()).map(({ revision }) => revision), [1, 2])
})

test('who saves after somebody else was earlier loses nothing and overwrites nothing', async () => {
  const id = await add({ what: 'Van ons beiden' })
  await (await house.as('devi-baldew')).done(`${at}/${id}/verbetering`, { ...filled, what: 'Van Devi', seen: '1' })
  const before = await marks()
  const answer = await samira.post(`${at}/${id}/verbetering`, { ...filled, what: 'Van Samira', seen: '1' })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer), /Iemand anders was eerder/)
  assert.match(answer.body, /value="Van Samira"/)
  assert.equal((await rowOf(id)).what, 'Van Devi')
  assert.deepEqual(await marks(), before)
})

test('what took the place of something is said by hand, and taken back', async () => {
  const [old, next] = [await add({ what: 'Oude afspraak' }), await add({ what: 'Nieuwe afspraak' })]
  assert.match(wordsOf(await samira.done(`${at}/${old}/vervanging`, { by: next })), /Vastgelegd wat ervoor in de plaats kwam.*Vervangen door Nieuwe afspraak/)
  assert.equal((await rowOf(old)).superseded_by, next)
  assert.match(wordsOf(await samira.done(`${at}/${old}/vervanging`, { by: '' })), /Vastgelegd dat het niet is vervangen/)
  assert.equal((await rowOf(old)).superseded_by, null)
})

test('nothing is superseded in a circle, short or long, even when two people try at once', async () => {
  const [a, b, c] = [await add({ what: 'A' }), await add({ what: 'B' }), await add({ what: 'C' })]
  assert.equal((await supersede(a, b)).status, 303)
  assert.equal((await supersede(b, c)).status, 303)
  const before = await marks()
  for (const [from, to] of [[c, a], [b, a], [a, a]] as const) {
    const answer = await supersede(from, to)
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), /het zou in een kring rondgaan/)
  }
  assert.deepEqual(await marks(), before)
  const [d, e] = [await add({ what: 'D' }), await add({ what: 'E' })]
  assert.deepEqual((await Promise.all([supersede(d, e), supersede(e, d)])).map(({ status }) => status).sort(), [303, 422])
})

test('what is withdrawn leaves the list and keeps its page with the reason; what it had replaced stands again', async () => {
  const [old, next] = [await add({ what: 'Wat gold' }), await add({ what: 'Vergissing' })]
  await supersede(old, next)
  assert.equal((await samira.post(`${at}/${next}/intrekking`, { reason: ' ' })).status, 422)
  assert.match(wordsOf(await samira.done(`${at}/${next}/intrekking`, { reason: 'Stond er dubbel.' })), /Het is ingetrokken/)
  assert.doesNotMatch(wordsOf(await samira.get(at)), /Vergissing/)
  const page = await samira.get(`${at}/${next}`)
  assert.match(wordsOf(page), /Dit is ingetrokken op .*Stond er dubbel\./)
  assert.doesNotMatch(page.body, /intrekking"|vervanging"|verbetering"/)
  assert.equal((await rowOf(old)).superseded_by, null)
  const before = await marks()
  const late = await samira.post(`${at}/${next}/verbetering`, { ...filled, seen: '2' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /Iemand heeft dit intussen ingetrokken/)
  assert.equal((await supersede(next, old)).status, 409)
  assert.equal((await supersede(old, next)).status, 404)
  assert.deepEqual(await marks(), before)
})

test('a wrong form comes back with what was typed, and each error leads to its field', async () => {
  const before = await marks()
  const answer = await samira.post(`${at}/nieuw`, { ...filled, who: '', what: 'x'.repeat(301), level: '', status: 'onzin', dated: '31-2-2025', url: 'javascript:alert(1)' })
  assert.equal(answer.status, 422)
  for (const said of [/Vul in: wie\./, /Wat: dit is te lang/, /Maak een keuze bij “Niveau”/, /Maak een keuze bij “Soort”/, /Vul een jaar, maand of dag in/, /Vul een heel webadres in/]) assert.match(wordsOf(answer), said)
  assert.match(answer.body, /value="31-2-2025"/)
  assert.doesNotMatch(answer.body, /href="javascript/)
  for (const [, field] of answer.body.matchAll(/<li><a href="#([a-z]+)">/g)) assert.match(answer.body, new RegExp(`id="${field}"`))
  assert.equal((await samira.post(`${at}/nieuw`, { ...filled, extra: 'x' })).status, 400)
  assert.equal((await samira.post(`${at}/nieuw`, { ...filled, source: house.id('source', 'elders', 'x') })).status, 404)
  assert.deepEqual(await marks(), before)
})

test('an outsider, a neighbour and who left find nothing, change nothing and leave no trace', async () => {
  const before = await marks()
  const item = sampleItem('nis2')
  for (const seat of [house.visitor(), await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('nienke-ruijter'), await house.as('gerben-tuinstra')]) {
    for (const path of ['', '/lijst', '/lijst.csv', '/nieuw', `/${item}`, `/${item}/verbetering`]) assert.equal((await seat.get(at + path)).status, 404, path)
    assert.equal((await seat.post(`${at}/nieuw`, filled)).status, 404)
    assert.equal((await seat.post(`${at}/${item}/vervanging`, { by: '' })).status, 404)
    assert.equal((await seat.post(`${at}/${item}/intrekking`, { reason: 'x' })).status, 404)
  }
  const paulien = await house.as('paulien-schaafsma')
  assert.equal((await paulien.get(`${empty}/${item}`)).status, 404, 'from one’s own think tank another’s is not found either')
  assert.equal((await paulien.post(`${empty}/${item}/verbetering`, { ...filled, seen: '1' })).status, 404)
  assert.deepEqual(await marks(), before)
})

test('an empty landscape says what will stand there and how to begin', async () => {
  const answer = await (await house.as('omer-kaplan')).get(empty)
  assert.match(wordsOf(answer), /Begin met het stuk dat iedereen al noemt/)
  assert.match(answer.body, /href="\/denktanks\/zaaksystemen\/landschap\/nieuw"/)
})

test('CSV cells that start with = + - @ come out as text, and the list to print holds everything', async () => {
  await add({ what: '=HYPERLINK("https://kwaad.example")', who: '@SOM(1)', lacks: '-1' })
  const csv = await samira.get(`${at}/lijst.csv`)
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(csv.headers.get('content-disposition') ?? '', /^attachment; filename="landschap-cloudstrategie-\d{4}-\d\d-\d\d\.csv"$/)
  assert.match(csv.body, /"'=HYPERLINK\(""https:\/\/kwaad\.example""\)";'@SOM\(1\);/)
  assert.doesNotMatch(csv.body, /(?:^|;|\n)"?[=+\-@]/)
  assert.match(csv.body, /Rijksbreed cloudbeleid 2022;.*;Herziening rijksbreed cloudbeleid 2026/)
  const print: Answer = await samira.get(`${at}/lijst?niveau=national`)
  assert.match(wordsOf(print), /Rijksbreed cloudbeleid 2022 \(vervangen door Herziening rijksbreed cloudbeleid 2026\)/)
  assert.doesNotMatch(wordsOf(print), /NIS2/)
})

test('two hundred items are read fifty at a time', async () => {
  const ring = house.id('ring', 'cloudstrategie', 'members')
  await house.database.db.insertInto('landscape_item').values(Array.from({ length: 200 }, (_, nth) => ({
    id: house.id('landscape_item', 'many', nth), workspace_id: house.id('workspace', 'cloudstrategie'), ring_id: ring, who: 'Iemand', what: `Voorbeeld ${nth}`,
    level: 'provincial' as const, status: 'practice' as const, dated: '2020', added_at: new Date(), changed_at: new Date(),
  }))).execute()
  const first = await samira.get(`${at}?niveau=provincial`)
  assert.match(wordsOf(first), /200 punten/)
  assert.match(wordsOf(first), /Pagina 1 van 4/)
  assert.equal([...first.body.matchAll(/id="punt-/g)].length, 50)
  const seen = new Set<string>()
  for (const page of [1, 2, 3, 4]) for (const [, id = ''] of (await samira.get(`${at}?niveau=provincial&pagina=${page}`)).body.matchAll(/id="punt-([^"]+)"/g)) seen.add(id)
  assert.equal(seen.size, 200)
  assert.equal((await samira.get(`${at}?niveau=provincial&pagina=9`)).location, `${at}?niveau=provincial`)
})

test('in English it reads as English', async () => {
  const words = wordsOf(await (await house.as('priya-raghunathan')).get(at))
  assert.match(words, /What is there already on this theme\?/)
  assert.match(words, /European Commission|Europese Commissie · European · Other · October 2025/)
})

test('a date is kept as exact as it was typed, and is never made up', () => {
  for (const [typed, dated] of [['2024', '2024'], [' 6-2024 ', '2024-06'], ['13-6-2024', '2024-06-13'], ['2024-06-13', '2024-06-13'], ['13/06/2024', '2024-06-13'], ['2024-6', '2024-06']] as const) assert.equal(datedFrom(typed), dated)
  for (const typed of ['', '24', '31-2-2024', '13-2024', '2024-13', '0024', 'juni 2024', '1-1-1-2024', '2024-']) assert.equal(datedFrom(typed), undefined, typed)
  assert.deepEqual(['2024', '2024-06', '2024-06-13', ''].map((dated) => datedText(dated, 'nl')), ['2024', 'juni 2024', '13 juni 2024', ''])
  assert.deepEqual(['2024', '2024-06', '2024-06-13', ''].map(datedTyped), ['2024', '6-2024', '13-6-2024', ''])
})
