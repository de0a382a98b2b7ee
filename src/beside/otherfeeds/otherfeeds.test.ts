import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sendFile } from '../knowledge/upload.testing.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let samira: Seat
let joost: Seat
before(async () => {
  house = await openHouse()
  samira = await house.as('samira-el-amrani')
  joost = await house.as('joost-haverkamp')
})
after(() => house.close())

const at = '/denktanks/cloudstrategie/nieuws'
const list = '/vereniging/nieuwsfeeds'
const count = async (table: 'happening' | 'watch_word' | 'other_feed' | 'other_feed_item') =>
  Number((await house.database.db.selectFrom(table).select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
const marks = () => Promise.all([count('happening'), count('watch_word'), count('other_feed'), count('other_feed_item')])


test('a think tank sees what others wrote on the words that it watches for, in every form of them, and not the rest', async () => {
  const answer = await samira.get(at)
  assert.equal(answer.status, 200)
  const words = wordsOf(answer)
  assert.match(words, /Negen gemeenten kopen samen cloudopslag in .*Past bij cloud overstappen/)
  assert.match(words, /Wat het cloudbeleid van het Rijk betekent voor gemeenten Gemeente en ICT \(voorbeeld\) · 11 juni 2026 .*Past bij cloud/)
  assert.match(words, /Jaarplan: meer aandacht .*Past bij digitale autonomie/)
  assert.doesNotMatch(words, /Afscheid van het wachtwoord/)
  assert.match(wordsOf(await samira.get(`${at}?alles=ja`)), /Afscheid van het wachtwoord/)
  const one = wordsOf(await samira.get(`${at}?woord=${house.id('watch_word', 'digitale autonomie')}`))
  assert.match(one, /1 bericht .*Jaarplan/)
  assert.doesNotMatch(one, /cloudopslag/)
})

test('who takes part adds a word and takes one away; both are told in the think tank, without the word', async () => {
  assert.match(wordsOf(await samira.done(`${at}/woorden`, { words: 'wachtwoorden' })), /let nu op dit woord.*Afscheid van het wachtwoord/)
  const { id } = await house.database.db.selectFrom('watch_word').select('id').where('words', '=', 'wachtwoorden').executeTakeFirstOrThrow()
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/gebeurtenissen')), /let in het nieuws van anderen op nog een woord/)
  const happening = await house.database.db.selectFrom('happening').select('told').where('act', '=', 'watchWord.add').executeTakeFirstOrThrow()
  assert.deepEqual(happening.told, {})
  assert.doesNotMatch(wordsOf(await samira.done(`${at}/woorden/${id}/einde`)), /Afscheid van het wachtwoord/)
})

test('a word that says nothing, that is known, or that is missing comes back with what was typed', async () => {
  const had = await marks()
  for (const [words, why] of [['de het een', /Dit woord zegt te weinig/], ['Cloud', /Hier let de denktank al op/], ['', /Vul in: woord of woorden/], ['x'.repeat(101), /te lang/]] as const) {
    const answer = await samira.post(`${at}/woorden`, { words })
    assert.equal(answer.status, 422, words)
    assert.match(wordsOf(answer), why)
    if (words) assert.ok(answer.body.includes(`value="${words}"`), words)
  }
  assert.equal((await samira.post(`${at}/woorden`, { words: 'iets', ring_id: 'x' })).status, 400, 'a field that is not ours')
  assert.deepEqual(await marks(), had)
})

test('a watch word is plain text wherever it stands, and no part of a question to the database', async () => {
  for (const words of [`'; drop table x --`, '<script>alert(1)</script>', `wolk' | 'zon & !regen:*`, '\\\\ " (']) {
    const answer = await samira.post(`${at}/woorden`, { words })
    assert.ok([303, 422].includes(answer.status), words)
    const page = await samira.get(at)
    assert.equal(page.status, 200, words)
    assert.doesNotMatch(page.body, /<script>alert/)
  }
  await house.database.db.deleteFrom('watch_word').where('words', 'not in', ['cloud', 'digitale autonomie', 'overstappen']).execute()
})

test('an outsider, a neighbour and a visitor find nothing of a think tank’s words, and a refused act leaves no trace', async () => {
  const had = await marks()
  const word = house.id('watch_word', 'cloud')
  for (const seat of [await house.as('bart-looijenga'), await house.as('paulien-schaafsma'), await house.as('gerben-tuinstra'), house.visitor()]) {
    assert.equal((await seat.get(at)).status, 404)
    assert.equal((await seat.post(`${at}/woorden`, { words: 'wolk' })).status, 404)
    assert.equal((await seat.post(`${at}/woorden/${word}/einde`)).status, 404)
  }
  const paulien = await house.as('paulien-schaafsma')
  assert.doesNotMatch((await paulien.get('/denktanks/zaaksystemen/nieuws')).body, /nieuws\/woorden\/[0-9a-f]/)
  assert.equal((await paulien.post(`/denktanks/zaaksystemen/nieuws/woorden/${word}/einde`)).status, 404, 'a word of another think tank')
  assert.deepEqual(await marks(), had)
})

test('a think tank without words reads what will come and how to begin', async () => {
  const paulien = await house.as('paulien-schaafsma')
  const answer = await paulien.get('/denktanks/zaaksystemen/nieuws')
  assert.match(wordsOf(answer), /Hier komen straks berichten van andere websites\. Begin met een woord/)
  assert.match(answer.body, /<form[^>]*action="\/denktanks\/zaaksystemen\/nieuws\/woorden"/)
})

test('one press puts an item in the landscape, and its page is where it is mended; a second press adds nothing', async () => {
  const form = (page: string, to: string) => new RegExp(`action="(/denktanks/cloudstrategie/${to})" method="post"><input[^>]*name="item" value="([0-9a-f-]{36})"[^>]*><button[^>]*>\\s*<span[^>]*>[^<]*<span[^>]*>: Negen gemeenten`).exec(page)
  const news = (await samira.get(at)).body
  const [, path = '', item = ''] = form(news, 'landschap/uit-nieuws') ?? assert.fail('no button')
  const added = await samira.post(path, { item })
  assert.equal(added.status, 303)
  const there = await samira.get(added.location)
  for (const words of [/Toegevoegd aan het landschap\. Vul aan of verbeter wat nog niet klopt/, /Negen gemeenten kopen samen cloudopslag in/, /Gemeente en ICT \(voorbeeld\)/, /16 juli 2026/, /Zij leggen vooraf vast wat overstappen kost/]) assert.match(wordsOf(there), words)
  assert.match(there.body, /href="https:\/\/gemeente-en-ict\.example\/nieuws\/inkoop"/)
  assert.match(there.body, /\/landschap\/[0-9a-f-]{36}\/verbetering"/)
  const again = await Promise.all([samira.post(path, { item }), samira.post(path, { item })])
  for (const one of again) assert.equal(one.location.split('?')[0], added.location.split('?')[0])
  assert.match(wordsOf(await samira.get(again[0]?.location ?? '')), /Dit stond al in het landschap/)
  const found = await house.database.db.selectFrom('landscape_item').select('id').where('url', '=', 'https://gemeente-en-ict.example/nieuws/inkoop').execute()
  assert.equal(found.length, 1)
})

test('one press makes an item a source, and the source can be mended; nobody from outside can', async () => {
  const news = (await samira.get(at)).body
  const item = /bronnen\/uit-nieuws" method="post"><input[^>]*value="([0-9a-f-]{36})"[^>]*><button[^>]*>\s*<span[^>]*>[^<]*<span[^>]*>: Negen gemeenten/.exec(news)?.[1] ?? assert.fail('no button')
  const path = '/denktanks/cloudstrategie/bronnen/uit-nieuws'
  const added = await samira.post(path, { item })
  assert.equal(added.status, 303)
  const there = await samira.get(added.location)
  assert.match(wordsOf(there), /De bron is toegevoegd\..*Gemeente en ICT \(voorbeeld\)\. \(2026.*Negen gemeenten kopen samen cloudopslag in/)
  assert.match((await samira.post(path, { item })).location, /gelukt=bekend/)
  const key = /bron=([^&#]+)/.exec(added.location)?.[1] ?? ''
  const mend = await samira.get(`/denktanks/cloudstrategie/bronnen/${key}/verbetering`)
  const seen = /name="seen" value="(\d+)"/.exec(mend.body)?.[1] ?? ''
  const filled = { kind: 'webpage', title: 'Samen inkopen', authors: '', organisation: 'Gemeente en ICT', year: '2026', url: 'https://gemeente-en-ict.example/nieuws/inkoop', seen }
  await samira.done(`/denktanks/cloudstrategie/bronnen/${key}/verbetering`, filled)
  const again = await samira.post(path, { item })
  assert.match(again.location, new RegExp(`bron=${key}.*gelukt=bekend`), 'who mended it does not get it twice')
  assert.match(wordsOf(await samira.get(again.location)), /Dit stond er al\. Er is niets toegevoegd/)
  for (const seat of [await house.as('paulien-schaafsma'), house.visitor()]) {
    for (const to of ['landschap', 'bronnen']) assert.equal((await seat.post(`/denktanks/cloudstrategie/${to}/uit-nieuws`, { item })).status, 404, to)
  }
  for (const to of ['landschap', 'bronnen']) {
    assert.equal((await samira.post(`/denktanks/cloudstrategie/${to}/uit-nieuws`, { item: item.replace(/^./, '0') })).status, 404, to)
    assert.equal((await samira.post(`/denktanks/cloudstrategie/${to}/uit-nieuws`, { item: 'x' })).status, 400, to)
  }
})

test('the rail of a think tank and the page of the association lead there', async () => {
  assert.match((await samira.get('/denktanks/cloudstrategie')).body, /href="\/denktanks\/cloudstrategie\/nieuws"/)
  assert.match((await samira.get('/vereniging')).body, /href="\/vereniging\/nieuwsfeeds"/)
})

test('members see which feeds the association follows; only the secretariat and administrators change them', async () => {
  const words = wordsOf(await samira.get(list))
  assert.match(words, /2 nieuwsfeeds .*Gemeente en ICT \(voorbeeld\) Staat stil Dit hoort bij het voorbeeld/)
  assert.doesNotMatch(words, /Nieuwsfeed toevoegen/)
  const feed = house.id('other_feed', 'digitaal')
  assert.match(wordsOf(await samira.get(`${list}/${feed}`)), /Afscheid van het wachtwoord/)
  const had = await marks()
  for (const path of [list, `${list}/${feed}`]) assert.equal((await samira.post(path, { address: 'https://a.example/rss', title: '' })).status, 403, path)
  for (const act of ['pauze', 'hervatting', 'einde']) assert.equal((await samira.post(`${list}/${feed}/${act}`)).status, 403, act)
  assert.equal((await house.visitor().get(list)).status, 404)
  assert.equal((await house.visitor().get(`${list}/lijst.opml`)).status, 404)
  assert.equal((await joost.get(`${list}/onzin`)).status, 404)
  assert.equal((await joost.post(`${list}/${feed.replace(/^./, '0')}/pauze`)).status, 404)
  assert.deepEqual(await marks(), had)
})

test('the secretariat adds, changes, pauses and removes a feed; a wrong address comes back', async () => {
  for (const address of ['', 'toezicht', 'http://a.example/rss', 'javascript:alert(1)', 'ftp://a.example/rss', 'https://u:p@a.example/rss', 'file:///etc/passwd']) {
    const answer = await joost.post(list, { address, title: 'Iets' })
    assert.equal(answer.status, 422, address)
    assert.match(answer.body, /value="Iets"/)
  }
  assert.equal((await joost.post(list, { address: 'https://toezicht.example/nieuws.rss', title: '' })).status, 422, 'one that is followed already')
  const added = await joost.post(list, { address: 'https://nieuw.example/rss', title: '' })
  const id = /nieuwsfeeds\/([0-9a-f-]{36})/.exec(added.location)?.[1] ?? assert.fail(added.location)
  assert.match(wordsOf(await joost.get(added.location)), /nieuw\.example .*Wordt binnen een minuut opgehaald/)
  assert.match(wordsOf(await joost.done(`${list}/${id}`, { address: 'https://nieuwer.example/rss', title: 'Nieuwer' })), /De nieuwsfeed is gewijzigd\..*Nieuwer/)
  assert.match(wordsOf(await joost.done(`${list}/${id}/pauze`)), /Iemand zette deze feed stil/)
  assert.equal((await joost.post(`${list}/${id}/pauze`)).status, 409)
  assert.match(wordsOf(await joost.done(`${list}/${id}/hervatting`)), /wordt zo opgehaald/)
  assert.match(wordsOf(await joost.done(`${list}/${id}/einde`)), /De nieuwsfeed is verwijderd/)
  assert.equal((await joost.get(`${list}/${id}`)).status, 404)
  const told = (await house.database.db.selectFrom('happening').select(['act', 'told']).where('act', 'like', 'otherFeed.%').execute())
  assert.deepEqual([...new Set(told.map(({ act }) => act))].sort(), ['otherFeed.add', 'otherFeed.edit', 'otherFeed.pause', 'otherFeed.remove', 'otherFeed.resume'])
  assert.doesNotMatch(JSON.stringify(told), /example/, 'the log holds no text that people wrote')
  await house.database.db.deleteFrom('job').where('kind', '=', 'feeds.refresh').execute()
})

test('the page reads in English for who reads English', async () => {
  const priya = await house.as('priya-raghunathan')
  assert.match(wordsOf(await priya.get(at)), /News of others .*What we watch for/)
  assert.match(wordsOf(await priya.get(list)), /News feeds .*Paused This is part of the sample/)
})


test('a list that is taken over names the lines in it that have no address; so does one in which no line has', async () => {
  const opml = (lines: string) => `<opml version="2.0"><body>${lines}</body></opml>`
  const lost = '<outline text="Gemeenteblad &amp;lt;b&amp;gt;" type="rss"/><outline text="Provincie" xmlUrl="geen adres"/>'
  const taken = await sendFile(house, joost, `${list}/lijst`, opml(`<outline text="Waterschap" xmlUrl="https://waterschap.example/rss"/>${lost}`), 'lijst.opml')
  assert.equal(taken.status, 200)
  assert.match(wordsOf(taken), /De lijst is ingevoerd.*Niet ingevoerd 2 regels in het bestand hebben geen webadres van een feed.*Gemeenteblad.*Provincie.*Waterschap/)
  assert.doesNotMatch(taken.body, /<b>/)
  const none = await sendFile(house, joost, `${list}/lijst`, opml(lost), 'lijst.opml')
  assert.equal(none.status, 422)
  assert.match(wordsOf(none), /staat geen nieuwsfeed die u kunt volgen.*Niet ingevoerd.*Provincie/)
})

test('feeds of one website that have not said their names yet are told apart', async () => {
  for (const path of ['/raad.xml', '/college.xml?taal=nl']) assert.equal((await joost.post(list, { address: `https://gemeente.example${path}`, title: '' })).status, 303)
  const names = [...(await joost.get(list)).body.matchAll(/href="\/vereniging\/nieuwsfeeds\/[0-9a-f-]{36}">(gemeente\.example[^<]*)</g)].map(([, name]) => name).sort()
  assert.deepEqual(names, ['gemeente.example/college.xml?taal=nl', 'gemeente.example/raad.xml'])
})
