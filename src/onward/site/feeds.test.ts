import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const paths = ['/publicaties.atom', '/publicaties.rss', '/publicaties.json', '/themas.atom', '/themas.rss', '/themas.json']

const publish = (slug: string, title: string) => house.database.db.insertInto('publication').values({
  id: newId(), thinktank_id: house.id('workspace', 'cloudstrategie'), draft_id: house.id('draft', 'cloudstrategie'), slug, number: 1, kind: 'guide',
  title, document: '{}', grounds: '{}', sources: '[]', ripeness: '[]', colophon: '{}', published_at: '2026-11-20T12:00:00Z',
}).execute()

test('each feed reads back in its own form, with the licence, and tells the same publications', async () => {
  await publish('gids', 'Gids & meer')
  const [atom, rss, json] = await Promise.all(paths.slice(0, 3).map(async (path) => house.visitor().get(path)))
  assert.match(String(parseAtomFeed(atom?.body ?? '').entries?.[0]?.title?.value), /Gids & meer/)
  assert.match(String(parseRssFeed(rss?.body ?? '').items?.[0]?.title), /Gids/)
  const feed = parseJsonFeed(JSON.parse(json?.body ?? '{}') as unknown)
  assert.match(String(feed.items?.[0]?.title), /Gids & meer/)
  const raw = JSON.parse(json?.body ?? '{}') as { version: string; items: { id: string; content_text: string; url: string }[] }
  assert.equal(raw.version, 'https://jsonfeed.org/version/1.1')
  assert.ok(raw.items.every(({ id, content_text, url }) => id && content_text && url.startsWith('http')))
  for (const answer of [atom, rss, json]) assert.match(answer?.body ?? '', /CC BY 4\.0|creativecommons\.org\/licenses\/by\/4\.0/)
})

test('a feed that did not change is not sent again, and one that did is', async () => {
  for (const path of paths) {
    const first = await house.visitor().get(path)
    assert.equal(first.status, 200, path)
    const etag = first.headers.get('etag') ?? ''
    const again = await house.visitor().get(path, { 'if-none-match': etag })
    assert.deepEqual([again.status, again.body], [304, ''], path)
    assert.equal((await house.visitor().get(path, { 'if-none-match': '"anders"' })).status, 200)
  }
  const { headers } = await house.visitor().get('/publicaties.rss')
  const dated = await house.visitor().get('/publicaties.rss', { 'if-modified-since': headers.get('last-modified') ?? '' })
  assert.equal(dated.status, 304)
  await house.database.db.updateTable('publication').set({ withdrawn_at: new Date(), withdrawn_reason: 'Fout' }).where('slug', '=', 'gids').execute()
  const after304 = await house.visitor().get('/publicaties.rss', { 'if-modified-since': headers.get('last-modified') ?? '' })
  assert.equal(after304.status, 200)
  assert.match(after304.body, /Ingetrokken: Gids/)
})

test('who follows a feed learns that an edition was withdrawn, why, and that nothing stands instead', async () => {
  const [atom, rss, json] = await Promise.all(paths.slice(0, 3).map(async (path) => (await house.visitor().get(path)).body))
  const entry = parseAtomFeed(atom ?? '').entries?.find(({ id }) => id?.endsWith('/publicaties/gids/1'))
  const item = parseRssFeed(rss ?? '').items?.find(({ guid }) => guid?.value?.endsWith('/publicaties/gids/1'))
  const read = parseJsonFeed(JSON.parse(json ?? '{}') as unknown).items?.find(({ id }) => id?.endsWith('/publicaties/gids/1'))
  for (const [title, words] of [[entry?.title?.value, entry?.summary?.value], [item?.title, item?.description], [read?.title, read?.content_text]]) {
    assert.match(String(title), /^Ingetrokken: Gids .* \(versie 1\)$/)
    assert.match(String(words), /^Deze versie is ingetrokken op .*\. Fout Er geldt nu geen andere versie\.$/)
  }
  assert.ok(String(entry?.updated) > String(entry?.published), 'readers look at it again')
  assert.ok(String(read?.date_modified) > String(read?.date_published))
})

test('there is no mail address in any feed', async () => {
  for (const path of paths) assert.doesNotMatch((await house.visitor().get(path)).body, /[\w.]@[\w.]|mailto:/, path)
})

test('feed titles are text, whatever form a reader takes', async () => {
  await publish('streken', '<script>alert(1)</script> & ]]> meer')
  const [atom, rss] = [await house.visitor().get('/publicaties.atom'), await house.visitor().get('/publicaties.rss')]
  assert.match(String(parseAtomFeed(atom.body).entries?.find(({ id }) => id?.includes('streken'))?.title?.value), /<script>/)
  // A reader of RSS that takes a title for HTML must find no element in it.
  assert.doesNotMatch(rss.body, /<script/i)
  assert.match(rss.body, /&#x3C;script|&amp;#x3C;script/)
})

test('an ampersand in a name reads as one, also by readers of RSS that show what stands there; what looks like an entity stays text', async () => {
  const channel = parseRssFeed((await house.visitor().get('/publicaties.rss')).body)
  assert.equal(channel.title, 'Publicaties · Vereniging Gemeentelijke I&A (voorbeeld)')
  await publish('entiteit', 'R&D & Q&amp;A &lt &#60; &copy')
  const { items = [] } = parseRssFeed((await house.visitor().get('/publicaties.rss')).body)
  assert.match(String(items.find(({ link }) => link?.includes('entiteit'))?.title), /^R&D & Q&#x26;amp;A &#x26;lt &#x26;#60; &#x26;copy \(/)
})

test('the sitemap names what is published and public pages, and nothing private', async () => {
  const { body, headers } = await house.visitor().get('/sitemap.xml')
  assert.match(headers.get('content-type') ?? '', /^application\/xml/)
  assert.match(body, /\/publicaties\/samenvatting-cloudstrategie<\/loc><lastmod>/)
  for (const path of ['/over', '/toegankelijkheid', '/themas']) assert.match(body, new RegExp(`${path}</loc>`))
  assert.doesNotMatch(body, /denktanks|vereniging\/|zaaksystemen|\/mijn|>[^<]*gids</)
  assert.match((await house.visitor().get('/robots.txt')).body, /Sitemap: http:\/\/127\.0\.0\.1:3000\/sitemap\.xml/)
  for (const path of ['/denktanks', '/evaluatie', '/datum', '/agenda', '/bord']) assert.match((await house.visitor().get('/robots.txt')).body, new RegExp(`^Disallow: ${path}$`, 'm'))
})

test('browsers that ask for an icon by themselves get one', async () => {
  const asked = await house.visitor().get('/favicon.ico')
  assert.equal(asked.status, 302)
  const icon = await house.visitor().get(asked.location)
  assert.deepEqual([icon.status, icon.headers.get('content-type')], [200, 'image/svg+xml'])
})

test('no page tells search engines of a translation at an address that they may not ask for', async () => {
  const closed = [...(await house.visitor().get('/robots.txt')).body.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path as string)
  assert.ok(closed.includes('/taal'))
  for (const path of ['/', '/publicaties', '/publicaties/samenvatting-cloudstrategie', '/over', '/themas']) {
    const { body } = await house.visitor().get(path)
    const told = [...body.matchAll(/<link\b[^>]*rel="(?:alternate|canonical)"[^>]*href="([^"]+)"/g)].map(([, href]) => new URL(href as string, 'http://x').pathname)
    assert.ok(told.length > 0, path)
    told.push(...[...body.matchAll(/<a\b(?=[^>]*hreflang=)[^>]*href="([^"]+)"/g)].map(([, href]) => new URL(href as string, 'http://x').pathname))
    for (const href of told) assert.ok(!closed.some((one) => href.startsWith(one)), `${path} tells of ${href}`)
  }
})

test('security.txt says where to go and stays valid for less than a year', async () => {
  const { body, headers } = await house.visitor().get('/.well-known/security.txt')
  assert.match(headers.get('content-type') ?? '', /^text\/plain; charset=utf-8/)
  for (const field of ['Contact: mailto:secretariaat@voorbeeld.example', 'Preferred-Languages: nl, en', 'Canonical: http', 'Policy: http']) assert.ok(body.includes(field), field)
  const days = (Date.parse(/^Expires: (.+)$/m.exec(body)?.[1] ?? '') - Date.now()) / 86_400_000
  assert.ok(days > 100 && days < 365, `${days} days`)
})

test('a short link to private things gives no Location', async () => {
  const change = await house.visitor().get('/.well-known/change-password')
  assert.deepEqual([change.status, change.location], [302, '/inloggen?terug=%2Fmijn'])
  const own = await (await house.as('samira-el-amrani')).get('/.well-known/change-password')
  assert.deepEqual([own.status, own.location], [302, '/mijn'])
  for (const path of ['/denktanks/cloudstrategie', '/denktanks/zaaksystemen/op-de-website', '/vereniging/website', '/.well-known/cloudstrategie']) {
    const answer = await house.visitor().get(path)
    assert.deepEqual([answer.status, answer.location], [404, ''], path)
  }
})
