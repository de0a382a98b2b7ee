import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
let marijke: Seat
let tineke: Seat
const tank = '/denktanks/cloudstrategie'
before(async () => {
  house = await openHouse()
  ;[marijke, tineke] = [await house.as('marijke-de-wit'), await house.as('tineke-wiersma')]
})
after(() => house.close())

const workspace = () => house.id('workspace', 'cloudstrategie')
const under = async (finding: number) => (await house.database.db.selectFrom('finding_contribution').innerJoin('finding', 'finding.id', 'finding_id')
  .innerJoin('contribution', 'contribution.id', 'contribution_id').select('contribution.number').where('finding.workspace_id', '=', workspace())
  .where('finding.number', '=', finding).where('unlinked_at', 'is', null).execute()).map(({ number }) => number)
const part = (words: string, from: string, to: string) => words.slice(words.indexOf(from), words.indexOf(to, words.indexOf(from)))
const below = (body: string) => part(body, 'id="eronder"', 'id="geworden"')
const above = (body: string) => part(body, 'id="geworden"', '</section>')

test('under a finding lie its contributions; it became the sentences of a text and an edition', async () => {
  const { body, status } = await tineke.get(`${tank}/spoor/bevinding/2`)
  assert.equal(status, 200)
  for (const number of await under(2)) assert.match(below(body), new RegExp(`href="${tank}/bijdragen/${number}"`))
  assert.match(above(body), new RegExp(`href="${tank}/teksten/1"`))
  assert.match(above(body), /href="\/publicaties\/samenvatting-cloudstrategie\/1"/)
  assert.doesNotMatch(above(body), /\/bijdragen\//)
  // Texts of one think tank each have a version 1: a picture says of which.
  assert.match(body, /<text [^>]*>Versie 1: Cloudstr[^<]*<\/text>/)
})

test('two editions whose titles begin alike are told apart in the picture', async () => {
  const { db } = house.database
  const id = newId()
  const title = 'Cloudstrategie voor gemeenten: handreiking voor wie nog moet beginnen'
  await sql`insert into publication (id, thinktank_id, draft_id, slug, number, kind, title, document, grounds, sources, colophon, ripeness, published_at, terms, against_each)
    select ${id}, thinktank_id, draft_id, 'handreiking-cloudstrategie', number, 'guide', ${title}, document, grounds, sources, colophon, ripeness, published_at, terms, against_each
    from publication where id = ${house.id('publication', 'cloudstrategie', 1)}`.execute(db)
  await sql`insert into publication_citation select (jsonb_populate_record(c, jsonb_build_object('publication_id', ${id}::text))).*
    from publication_citation c where publication_id = ${house.id('publication', 'cloudstrategie', 1)}`.execute(db)
  const { body } = await tineke.get(`${tank}/spoor/bevinding/2`)
  const drawn = [...body.matchAll(/<text [^>]*>(Versie 1: [^<]*)<\/text>/g)].map((match) => match[1])
  assert.deepEqual([...drawn].sort(), ['Versie 1: …handreiking…', 'Versie 1: …samenvatting…'])
  await sql`delete from publication_citation where publication_id = ${id}`.execute(db)
  await sql`delete from publication where id = ${id}`.execute(db)
})

test('who takes part opens up an edition to what lies underneath, from the edition itself; nobody else is led there', async () => {
  const [edition, way] = ['/publicaties/samenvatting-cloudstrategie/1', `${tank}/spoor/publicatie/samenvatting-cloudstrategie/1`]
  assert.match((await tineke.get(edition)).body, new RegExp(`href="${way}">Bekijk de bijdragen hieronder`))
  const { body, status } = await tineke.get(way)
  assert.equal(status, 200)
  assert.match(body, /Het spoor van versie 1 van “[^”]+”/)
  assert.match(below(body), new RegExp(`href="${tank}/bevindingen/2"`))
  for (const number of await under(2)) assert.match(below(body), new RegExp(`href="${tank}/bijdragen/${number}"`))
  assert.equal((await tineke.get(way.replace('/1', '/99'))).status, 404)
  for (const seat of [house.visitor(), await house.as('paulien-schaafsma')]) {
    assert.doesNotMatch((await seat.get(edition)).body, /spoor\/publicatie|Bekijk de bijdragen hieronder/)
    assert.equal((await seat.get(way)).status, 404)
    assert.equal((await seat.get(way.replace('cloudstrategie/spoor', 'zaaksystemen/spoor'))).status, 404)
  }
})

test('from a contribution the trail leads over its finding to the text, and from the text back to it', async () => {
  const number = (await under(2)).find((one) => one !== 2)
  const up = await tineke.get(`${tank}/spoor/bijdrage/${number}`)
  assert.match(below(up.body), /het begin van het spoor/)
  assert.match(above(up.body), new RegExp(`href="${tank}/bevindingen/2"`))
  assert.match(above(up.body), new RegExp(`href="${tank}/teksten/1"`))
  const down = await tineke.get(`${tank}/spoor/tekst/1`)
  assert.match(below(down.body), new RegExp(`href="${tank}/bijdragen/${number}"`))
  assert.match(above(down.body), /gepubliceerde versie 1/i)
})

test('sources that lie under something stand by their titles, each time', async () => {
  const below = async () => [...(await tineke.get(`${tank}/spoor/tekst/1`)).body.matchAll(/<a href="[^"]*\/spoor\/bron\/[^"]+">[^<]*<\/a>(?:<br><span class="dt-small">([^<]*)<\/span>)?<\/p><\/li>(<\/ul>)?/g)]
  const runs: string[][] = [[]]
  for (const [, title, isLast] of await below()) {
    if (title) runs.at(-1)?.push(title)
    if (isLast) runs.push([])
  }
  const longest = runs.sort((a, b) => b.length - a.length)[0] ?? []
  assert.ok(longest.length > 3, `${longest.length} sources in a row`)
  assert.deepEqual(longest, [...longest].sort(new Intl.Collator('nl', { numeric: true }).compare))
})

test('a finding that was merged leads on to the one it went into; a text that cites the old one rests on the new', async () => {
  const { body } = await tineke.get(`${tank}/spoor/bevinding/12`)
  assert.match(above(body), new RegExp(`href="${tank}/bevindingen/14"`))
  const before = wordsOf(await tineke.get(`${tank}/spoor/tekst/1`))
  assert.doesNotMatch(before, /opgegaan in een andere bevinding/)
  const merged = await marijke.post(`${tank}/bevindingen/2/samenvoeging`, { met: 6, statement: 'Regie en opruimen horen bij elkaar.', explanation: '', subtopic_id: '' })
  const number = Number(/bevindingen\/(\d+)/.exec(merged.location)?.[1])
  const text = await tineke.get(`${tank}/spoor/tekst/1`)
  assert.match(below(text.body), new RegExp(`href="${tank}/bevindingen/${number}"`))
  assert.match(wordsOf(text), /Bevinding 2 \(opgegaan in een andere bevinding/)
  const [contribution] = await under(number)
  assert.match(above((await tineke.get(`${tank}/spoor/bijdrage/${contribution}`)).body), new RegExp(`href="${tank}/teksten/1"`))
  assert.match(wordsOf(await tineke.get(`${tank}/bevindingen/${number}`)), /Waar dit terechtkwam .*tekst 1/)
})

test('what was split off a finding that still stands is not said to be in the texts that cite that finding', async () => {
  const cites = await house.database.db.selectFrom('citation').innerJoin('finding', 'finding.id', 'target_id').select('finding.number')
    .where('finding.workspace_id', '=', workspace()).where('finding.number', 'in', [3, 15]).execute()
  const own = cites.filter(({ number }) => number === 15).length
  const { body } = await tineke.get(`${tank}/bevindingen/15`)
  const places = part(body, 'Waar dit terechtkwam', 'Herkomst')
  assert.equal(places.split(`href="${tank}/teksten/1#b-`).length - 1, own)
  assert.equal(places.split('tekst 1').length - 1, Math.min(own, 1), 'the text is named once')
})

test('the picture draws every column once, names each node and links to it', async () => {
  const { body } = await tineke.get(`${tank}/spoor/bevinding/4`)
  const svg = /<figure[\s\S]*?<\/figure>/.exec(body)?.[0] ?? ''
  assert.match(svg, /aria-label="Het spoor in beeld[^"]*Bijdragen en bronnen: \d+, Bevindingen: 1, Teksten: 1, Publicaties: 1\./)
  assert.match(svg, new RegExp(`<a href="${tank}/bevindingen/4">`))
  assert.match(svg, /#m-municipality/)
  const listed = new Set([...below(body).matchAll(/\/bijdragen\/(\d+)"/g)].map((match) => match[1]))
  assert.deepEqual(new Set([...svg.matchAll(/\/bijdragen\/(\d+)"/g)].map((match) => match[1])), listed, 'the picture and the list hold the same')
  assert.doesNotMatch(body, / style=/)
})

test('an outsider, a visitor and a neighbour find no trail; nor does anyone of what is not there', async () => {
  const neighbour = await house.as('omer-kaplan')
  for (const path of ['bijdrage/1', 'bevinding/2', 'tekst/1', 'bron/x']) {
    assert.equal((await neighbour.get(`${tank}/spoor/${path}`)).status, 404, path)
    assert.equal((await house.visitor().get(`${tank}/spoor/${path}`)).status, 404, path)
  }
  for (const path of ['bijdrage/99999', 'bevinding/99999', 'tekst/99', 'bron/bestaat-niet', 'iets/1']) {
    assert.equal((await tineke.get(`${tank}/spoor/${path}`)).status, 404, path)
  }
})

test('a trail never runs through what you may not see', async () => {
  const [contribution] = await under(4)
  const made = await marijke.post(`${tank}/bevindingen/nieuw`, {
    statement: 'Kanariewoord in de voorbereiding.', explanation: '', subtopic_id: '', ring: 'preparation', chosen: contribution, onderwerp: '', lot: 'alle', zoek: '',
  })
  const number = Number(/bevindingen\/(\d+)/.exec(made.location)?.[1])
  const seen = await marijke.get(`${tank}/spoor/bijdrage/${contribution}`)
  assert.match(seen.body, new RegExp(`bevindingen/${number}"`))
  const unseen = await tineke.get(`${tank}/spoor/bijdrage/${contribution}`)
  assert.doesNotMatch(unseen.body, new RegExp(`bevindingen/${number}"|Kanariewoord`))
  assert.equal([...above(unseen.body).matchAll(/\/bevindingen\//g)].length + 1, [...above(seen.body).matchAll(/\/bevindingen\//g)].length)
})

test('in an anonymous think tank the trail shows no perspective', async () => {
  const omer = await house.as('omer-kaplan')
  const { body } = await omer.get('/denktanks/zaaksystemen/spoor/bevinding/1')
  assert.match(body, /Deelnemer/)
  assert.doesNotMatch(body, /Gemeente<|dt-is-(municipality|supplier|shared-service)/)
})
