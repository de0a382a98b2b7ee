import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.tsx'
import type { Outgoing } from '../../platform/outgoing.ts'
import { minutesToWait } from './fetching.ts'
import { rssOf, startFeedServer, type FeedServer } from './feeds.testing.ts'
import { sameLink } from './items.ts'
import { roundOf } from './jobs.ts'
import { refreshFeeds } from './refreshing.ts'
import { backoff } from './saving.ts'

let house: TestHouse
let joost: Seat
let samira: Seat
let server: FeedServer
before(async () => {
  house = await openHouse()
  joost = await house.as('joost-haverkamp')
  samira = await house.as('samira-el-amrani')
  server = await startFeedServer()
})
after(async () => { server.close(); await house.close() })
const db = () => house.database.db
beforeEach(async () => {
  await db().deleteFrom('other_feed').where('paused_why', 'is distinct from', 'sample').execute()
  await db().deleteFrom('job').where('kind', '=', 'feeds.refresh').execute()
  server.asked.length = 0
})

const list = '/vereniging/nieuwsfeeds'
const athome: Outgoing = { loopback: true, mostMs: 700 }
const refresh = () => refreshFeeds(house.database, athome)
const due = () => sql`update other_feed set next_at = now() - interval '1 second'`.execute(db())
const add = async (address: string, title = '') => {
  const { location, status } = await joost.post(list, { address, title })
  assert.equal(status, 303)
  return /nieuwsfeeds\/([0-9a-f-]{36})/.exec(location)?.[1] ?? assert.fail(location)
}
const row = (id: string) => db().selectFrom('other_feed').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const titles = async (id: string) => (await db().selectFrom('other_feed_item').select('title').where('feed_id', '=', id).orderBy('title').execute()).map(({ title }) => title)
const page = async (id: string) => wordsOf(await joost.get(`${list}/${id}`))
const minutesFromNow = (moment: Date) => (moment.getTime() - Date.now()) / 60_000

test('what is new in a feed comes in by a job, is found by the words of a think tank, and takes the name of its feed', async () => {
  const id = await add(server.on('/rss', rssOf('Rekenkamer in de regio', [{ id: '1', title: 'Grip op clouddiensten', link: 'https://rekenkamer.example/1', about: 'Een onderzoek.', date: 'Sat, 13 Jun 2026 10:00:00 +0200' }])))
  await house.work()
  await roundOf(house.database)
  assert.match(await page(id), /Rekenkamer in de regio .*Goed .*Grip op clouddiensten/)
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/nieuws')), /Grip op clouddiensten Rekenkamer in de regio · 13 juni 2026 .*Past bij cloud/)
  assert.equal(server.asked.length, 1)
  assert.equal(server.asked[0]?.headers.cookie, undefined)
})

test('of a website its own address will do: the feed that it names is followed, once, and one inside or on a lesser protocol is not', async () => {
  const page = (href: string) => `<!doctype html><html><head><title>Rekenkamer</title><link rel="stylesheet" href="/x.css"><link rel="alternate" type="text/html" href="/en">
    <link title='Nieuws' rel='alternate' type='application/rss+xml' href='${href}'></head><body>Welkom</body></html>`
  server.on('/nieuws.rss', rssOf('Rekenkamer nieuws', [{ id: '1', title: 'Gevonden via de website' }]))
  const id = await add(server.on('/site', page('nieuws.rss')))
  await refresh()
  assert.equal((await row(id)).address, `${server.address}/nieuws.rss`)
  assert.deepEqual(await titles(id), ['Gevonden via de website'])
  assert.equal((await row(id)).title, 'Rekenkamer nieuws')
  const again = await add(server.on('/ook', page('/nieuws.rss')))
  const loop = await add(server.on('/lus', page('/lus')))
  const other = await add(server.on('/script', page('javascript:alert(1)')))
  await refresh()
  for (const one of [again, loop, other]) assert.equal((await row(one)).problem, 'page')
  // Read once: from then on a page in its place is a feed that was lost.
  server.on('/nieuws.rss', page('/elders.rss'))
  await due()
  await refresh()
  assert.equal((await row(id)).address, `${server.address}/nieuws.rss`)
  assert.match((await row(id)).problem, /^(page|home)$/)
})

test('a feed is asked politely: only for what changed, and not before its time', async () => {
  const id = await add(server.on('/polite', (request, response) => {
    if (request.headers['if-none-match'] === '"a1"' && request.headers['if-modified-since'] === 'Sat, 13 Jun 2026 08:00:00 GMT') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"a1"', 'last-modified': 'Sat, 13 Jun 2026 08:00:00 GMT' }).end(rssOf('Beleefd', [{ id: '1', title: 'Eén' }]))
  }))
  assert.equal(await refresh(), 1)
  assert.equal(await refresh(), 0, 'its time has not come')
  await due()
  assert.equal(await refresh(), 1)
  assert.equal(server.asked.length, 2)
  assert.deepEqual(await titles(id), ['Eén'])
  assert.equal((await row(id)).problem, '')
})

test('an item that comes again is the same one: by what the feed calls it, else by its address without what counts visitors', async () => {
  const id = await add(server.on('/again', rssOf('Weer', [
    { id: 'a', title: 'Eerste', link: 'https://weer.example/1' }, { title: 'Zonder naam', link: 'https://www.weer.example/2/?utm_source=rss' }, { id: 'b', title: 'Dubbel' }, { id: 'b', title: 'Dubbel' },
  ])))
  await refresh()
  server.on('/again', rssOf('Weer', [{ id: 'a', title: 'Eerste, verbeterd', link: 'https://weer.example/1' }, { title: 'Zonder naam', link: 'https://weer.example/2' }]))
  await due()
  await refresh()
  assert.deepEqual(await titles(id), ['Dubbel', 'Eerste, verbeterd', 'Zonder naam'])
  const other = await add(server.on('/other', rssOf('Een ander', [{ id: 'x', title: 'Overgenomen', link: 'https://weer.example/1#kop' }, { id: 'y', title: 'Eigen', link: 'https://ander.example/1' }])))
  await refresh()
  assert.deepEqual(await titles(other), ['Eigen'], 'what another feed brought is not told twice')
  assert.equal(sameLink('https://www.a.example/b/?x=1&utm_medium=rss&channel=rss#c'), 'a.example/b?x=1')
})

test('who asks for time gets it: 429 and 503 with Retry-After, in seconds or as a date', async () => {
  const id = await add(server.on('/busy', (_, response) => { response.writeHead(429, { 'retry-after': '7200' }).end() }))
  await refresh()
  const { next_at, paused_at } = await row(id)
  assert.ok(minutesFromNow(next_at) > 110 && minutesFromNow(next_at) < 130, String(minutesFromNow(next_at)))
  assert.equal(paused_at, null)
  assert.match(await page(id), /De website vraagt om later terug te komen/)
  assert.equal(minutesToWait('30'), 1)
  assert.equal(minutesToWait('99999999'), 7 * 24 * 60)
  assert.equal(minutesToWait('Thu, 26 Nov 2026 02:00:00 GMT', Date.UTC(2026, 10, 26, 1)), 60)
  assert.equal(minutesToWait('straks'), undefined)
})

test('a feed that fails is asked less and less, its items stay, and it recovers by itself', async () => {
  const id = await add(server.on('/down', rssOf('Storing', [{ id: '1', title: 'Blijft staan' }])))
  await refresh()
  for (const nth of [1, 2, 3]) {
    server.on('/down', (_, response) => { response.writeHead(500).end() })
    await due()
    await refresh()
    const { failures, next_at } = await row(id)
    assert.equal(failures, nth)
    assert.ok(Math.abs(minutesFromNow(next_at) / backoff(nth) - 1) < 0.1, `${minutesFromNow(next_at)} minutes after ${nth}`)
  }
  assert.equal(backoff(50), 24 * 60)
  assert.deepEqual(await titles(id), ['Blijft staan'])
  assert.match(await page(id), /Lukt niet De website heeft een storing\. Het lukt niet sinds/)
  server.on('/down', rssOf('Storing', []))
  await due()
  await refresh()
  assert.equal((await row(id)).problem, 'none', 'a feed that is suddenly empty has lost its items')
  server.on('/down', rssOf('Storing', [{ id: '2', title: 'Weer nieuws' }]))
  await due()
  await refresh()
  assert.deepEqual(await titles(id), ['Blijft staan', 'Weer nieuws'])
  assert.equal((await row(id)).failures, 0)
})

test('a feed that fails for weeks is paused, the page says why, and the secretariat hears of it', async () => {
  const id = await add(server.on('/lost', (_, response) => { response.writeHead(500).end() }), 'Verloren feed')
  await sql`update other_feed set failures = 12, failing_since = now() - interval '22 days' where id = ${id}`.execute(db())
  await refresh()
  assert.match(await page(id), /Staat stil Deze feed gaf al weken geen nieuws/)
  assert.equal(await refresh(), 0)
  const notices = await db().selectFrom('notice').innerJoin('happening', 'happening.id', 'notice.happening_id').where('happening.act', '=', 'otherFeed.fail').select('notice.person_id').execute()
  assert.deepEqual(notices.map(({ person_id }) => person_id), [house.id('person', 'joost-haverkamp')])
  const gone = await add(server.on('/gone', (_, response) => { response.writeHead(410).end() }))
  await refresh()
  assert.match(await page(gone), /De website zegt dat deze feed er niet meer is/)
  server.on('/gone', rssOf('Terug', [{ id: '1', title: 'Toch weer' }]))
  await joost.done(`${list}/${gone}/hervatting`)
  await refresh()
  assert.deepEqual(await titles(gone), ['Toch weer'])
})

test('a web page where a feed was is told from one, also when it is the front page of the website', async () => {
  const html = (title: string) => `<!doctype html><html><head><title>${title}</title></head><body>Welkom</body></html>`
  const id = await add(server.on('/soft', rssOf('Zacht', [{ id: '1', title: 'Bericht' }])))
  await refresh()
  server.on('/soft', html('Pagina niet gevonden'))
  server.on('/', html('Welkom bij de gemeente'))
  await due()
  await refresh()
  assert.match(await page(id), /Op dit adres staat een webpagina en geen feed/)
  server.on('/soft', html('Welkom bij de gemeente'))
  await due()
  await refresh()
  assert.match(await page(id), /Op dit adres staat nu de voorpagina van de website/)
  assert.deepEqual(await titles(id), ['Bericht'])
})

test('Outgoing: a feed inside is not connected to, by its address, by a redirect or by three of them, and none is remembered', async () => {
  const strict = () => refreshFeeds(house.database, { loopback: false, resolve: async () => [{ address: '10.0.0.7', family: 4 }] })
  const inside = await add('https://binnen.example/rss')
  const here = await add(server.on('/inside', rssOf('Binnen', [{ id: '1', title: 'Geheim' }])))
  await strict()
  assert.equal(server.asked.length, 0)
  assert.equal((await row(inside)).problem, 'inside')
  assert.deepEqual(await titles(here), [])
  const hop = (path: string, to: string) => server.on(path, (_, response) => { response.writeHead(301, { location: to }).end() })
  const leads = [await add(hop('/to-inside', 'http://10.0.0.1/rss')), await add(hop('/to-file', 'file:///etc/passwd')), await add(hop('/to-itself', '/to-itself'))]
  await refresh()
  for (const id of leads) assert.match((await row(id)).problem, /^(inside|scheme|redirect)$/)
  assert.equal(server.asked.filter(({ url }) => url === '/to-itself').length, 4, 'three redirects and no more')
  const moved = await add(hop('/moved', '/new-place'))
  server.on('/new-place', rssOf('Verhuisd', [{ id: '1', title: 'Op de nieuwe plek', link: 'een' }]))
  await refresh()
  assert.deepEqual(await titles(moved), ['Op de nieuwe plek'])
  assert.equal((await row(moved)).address, `${server.address}/moved`)
})

test('a stored permanent redirect: none is stored, so where it leads is looked at by the guard each time', async () => {
  let to = '/safe-place'
  server.on('/safe-place', rssOf('Veilig', [{ id: '1', title: 'Van buiten', link: 'een' }]))
  const id = await add(server.on('/for-good', (_, response) => { response.writeHead(308, { location: to }).end() }))
  await refresh()
  assert.deepEqual(await titles(id), ['Van buiten'])
  assert.equal((await row(id)).address, `${server.address}/for-good`)
  to = 'http://10.0.0.1/rss'
  await due()
  await refresh()
  assert.equal((await row(id)).problem, 'inside')
})

test('feeds that hang, drip, lie about their length, never end, hold 10,000 items, dates of 2099 or one name for all: the others are on time', async () => {
  const open: NodeJS.Timeout[] = []
  const drip = (say: string) => (_: unknown, response: { write: (text: string) => void; writeHead: (status: number, headers?: Record<string, string>) => void }) => {
    response.writeHead(200)
    open.push(setInterval(() => response.write(say), 20))
  }
  const hostile = {
    hang: await add(server.on('/hang', () => undefined)), drip: await add(server.on('/drip', drip('<'))), endless: await add(server.on('/endless', drip('x'.repeat(1_000_000)))),
    lies: await add(server.on('/lies', (_, response) => { response.writeHead(200, { 'content-length': '100000' }); response.write('<rss>'); response.destroy() })),
    packed: await add(server.on('/packed', (_, response) => { response.writeHead(200, { 'content-encoding': 'gzip' }).end('x') })),
    many: await add(server.on('/many', rssOf('Veel', Array.from({ length: 10_000 }, (_, nth) => ({ id: String(nth), title: `Bericht ${nth}` }))))),
    future: await add(server.on('/future', rssOf('Toekomst', [{ id: '1', title: 'Van later', date: 'Tue, 03 Mar 2099 08:00:00 GMT' }]))),
    same: await add(server.on('/same', rssOf('Zelfde', [{ id: '1', title: 'Een' }, { id: '1', title: 'Twee' }, { id: '1', title: 'Drie' }]))),
  }
  const good = await add(server.on('/good', rssOf('Goed', [{ id: '1', title: 'Op tijd' }])))
  const began = Date.now()
  // Three in a row that do not answer, and the others of that host are left for later: here all are of one host.
  for (let round = 0; round < 6; round += 1) { await refresh(); await sql`update other_feed set next_at = now() - interval '1 second' where asked_at is null and paused_at is null`.execute(db()) }
  open.forEach(clearInterval)
  assert.ok(Date.now() - began < 20_000)
  assert.deepEqual(await titles(good), ['Op tijd'])
  assert.equal((await row(hostile.hang)).problem, 'slow')
  assert.equal((await row(hostile.drip)).problem, 'slow')
  assert.match((await row(hostile.endless)).problem, /^(large|slow)$/)
  assert.equal((await row(hostile.lies)).problem, 'failed')
  assert.equal((await row(hostile.packed)).problem, 'encoding')
  assert.equal((await titles(hostile.many)).length, 300)
  assert.match(wordsOf(await joost.get(`${list}/${hostile.future}`)), /Van later Toekomst · zonder datum/)
  assert.equal((await titles(hostile.same)).length, 1)
})

test('Script and markup: titles of feeds are text wherever they stand, and their addresses lead to the web only', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&amp;<script>alert(2)</script>'
  const id = await add(server.on('/evil', rssOf(`Kop ${evil}`, [
    { id: '1', title: `cloud ${evil}`, link: 'javascript:alert(3)', about: `<p onclick="alert(4)">tekst</p>${evil}` }, { id: '2', title: 'cloud &lt;script&gt;alert(5)&lt;/script&gt;\u202e om', link: 'https://a.example/"><script>' },
  ])))
  await refresh()
  for (const answer of [await joost.get(`${list}/${id}`), await joost.get(list), await samira.get('/denktanks/cloudstrategie/nieuws')]) {
    assert.equal(answer.status, 200)
    assert.doesNotMatch(answer.body, /<script>alert|<img src=x|href="javascript|onclick|\u202e/)
  }
})

const upload = async (seat: Seat, text: string) => {
  const form = new FormData()
  form.append('file', new Blob([text]), 'lijst.opml')
  const answer = await makeApp(house.house).fetch(new Request(`http://127.0.0.1:3000${list}/lijst`, {
    method: 'POST', body: form,
    headers: { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000', cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  }))
  return { status: answer.status, location: answer.headers.get('location') ?? '', body: (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

test('a list of feeds goes out as OPML and comes in again; what is followed already stays as it is, and what is no list comes back', async () => {
  const out = (await joost.get(`${list}/lijst.opml`)).body
  assert.match(out, /xmlUrl="https:\/\/toezicht\.example\/nieuws\.rss"/)
  const more = out.replace('</body>', '<outline text="map"><outline text="Nieuw" xmlUrl="http://nieuw.example/rss"/><outline text="x" xmlUrl="javascript:x"/></outline></body>')
  const taken = await upload(joost, more)
  assert.equal(taken.status, 200, 'a line in it has no address on the web')
  assert.match(taken.body, /De lijst is ingevoerd\. .*2 nieuwsfeeds uit de lijst volgde u al\..*Eén regel in het bestand heeft geen webadres van een feed\. Die volgt u niet: x /)
  const feeds = await db().selectFrom('other_feed').select(['address', 'title']).orderBy('address').execute()
  assert.deepEqual(feeds.map(({ address }) => address), ['https://gemeente-en-ict.example/atom.xml', 'https://nieuw.example/rss', 'https://toezicht.example/nieuws.rss'])
  for (const [text, why] of [['<html></html>', /geen lijst met nieuwsfeeds/], ['<opml version="2.0"><body></body></opml>', /geen nieuwsfeed die u kunt volgen/], ['<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', /geen lijst/], [more, /Dit volgt u al/]] as const) {
    const answer = await upload(joost, text)
    assert.equal(answer.status, 422, text)
    assert.match(answer.body, why)
  }
  assert.equal((await upload(samira, more.replace('nieuw.example', 'ander.example'))).status, 403)
})

test('what somebody changed while a feed was asked is not written over, and a feed that was removed meanwhile stays removed', async () => {
  let meanwhile: () => Promise<unknown> = async () => undefined
  const address = server.on('/slowly', (_, response) => { void meanwhile().then(() => response.end(rssOf('Traag', [{ id: '1', title: 'Te laat' }]))) })
  const paused = await add(address)
  meanwhile = () => joost.post(`${list}/${paused}/pauze`)
  await refresh()
  assert.deepEqual(await titles(paused), [])
  assert.equal((await row(paused)).lent_until, null)
  meanwhile = () => joost.post(`${list}/${paused}/einde`)
  await joost.post(`${list}/${paused}/hervatting`)
  assert.equal(await refresh(), 1)
  assert.equal((await joost.get(`${list}/${paused}`)).status, 404)
})

test('two processes that ask at once do not ask the same feed', async () => {
  for (let nth = 0; nth < 6; nth += 1) await add(server.on(`/both/${nth}`, rssOf('Beide', [{ id: String(nth), title: `Nr ${nth}` }])))
  const [one, other] = await Promise.all([refresh(), refresh()])
  assert.equal(one + other, 6)
  assert.equal(server.asked.length, 6)
})
