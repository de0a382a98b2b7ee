import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleaned, webAddress } from './feedcleaning.ts'
import { readFeedList, writeFeedList } from './feedlists.ts'
import { mended, NotAFeed } from './feedmending.ts'
import { momentOf, readFeed } from './feedreading.ts'
import { textOf } from './feedtext.ts'
import { piecesOf } from './markup.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const rss = (inside: string, attributes = '') => `<?xml version="1.0"?><rss version="2.0"${attributes}><channel><title>Nieuws</title><link>https://a.example/</link>${inside}</channel></rss>`
const reasonOf = (work: () => unknown) => {
  try {
    work()
    return 'read'
  } catch (fault) {
    assert.ok(fault instanceof NotAFeed, String(fault))
    return fault.reason
  }
}

test('RSS, RDF, Atom and JSON Feed give the same item', () => {
  const item = { title: 'Wet & regel', link: 'https://a.example/nieuws/1', summary: 'Een zin.' }
  const day = '2026-06-13T08:00:00Z'
  const feeds = [
    rss(`<item><title>Wet &amp; regel</title><link>/nieuws/1</link><guid isPermaLink="false">1</guid><description>&lt;p&gt;Een &lt;b&gt;zin&lt;/b&gt;.&lt;/p&gt;</description><pubDate>Sat, 13 Jun 2026 10:00:00 +0200</pubDate></item>`),
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/nieuws/"><title>Nieuws</title><link href="https://a.example/"/><entry><id>1</id><title>Wet &amp; regel</title><link href="1"/><summary type="html">&lt;p&gt;Een zin.&lt;/p&gt;</summary><published>${day}</published></entry></feed>`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>Nieuws</title><link>https://a.example/</link></channel><item rdf:about="https://a.example/nieuws/1"><title>Wet &amp; regel</title><link>https://a.example/nieuws/1</link><description>Een zin.</description><dc:date>${day}</dc:date></item></rdf:RDF>`,
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Nieuws', home_page_url: 'https://a.example/', items: [{ id: '1', url: '/nieuws/1', title: 'Wet & regel', content_html: '<p>Een <i>zin</i>.</p>', date_published: day }] }),
  ].map((text) => readFeed(bytes(text), { address: 'https://a.example/feed' }))
  for (const feed of feeds) {
    assert.equal(feed.title, 'Nieuws', feed.format)
    assert.equal(feed.link, 'https://a.example/', feed.format)
    const [{ title, link, summary, published } = assert.fail(feed.format)] = feed.items
    assert.deepEqual({ title, link, summary }, item, feed.format)
    assert.equal(published?.toISOString(), '2026-06-13T08:00:00.000Z', feed.format)
  }
  assert.deepEqual(feeds.map(({ format }) => format), ['rss', 'atom', 'rdf', 'json'])
})

test('a feed that is not well-formed is mended, and read as far as it goes', () => {
  const feed = readFeed(bytes(rss('<item><title>Een & ander <b>dik</title><link>https://a.example/1</link><description><p>niet dicht<br>&nbsp;caf&eacute;</description><item><title>Nog een</title>').replace('</channel></rss>', '')))
  assert.equal(feed.items[0]?.title, 'Een & ander dik')
  assert.equal(feed.items[0]?.summary, 'niet dicht café')
})

test('a moment that a feed cannot know of is none: a date of 2099, of 1900, or one that is no date', () => {
  const now = Date.UTC(2026, 10, 26)
  assert.equal(momentOf('Tue, 03 Mar 2099 08:00:00 GMT', now), null)
  assert.equal(momentOf('1900-01-01', now), null)
  assert.equal(momentOf('binnenkort', now), null)
  assert.equal(momentOf('vr, 26 Jun 2026 07:00:00 GMT', now)?.toISOString(), '2026-06-26T07:00:00.000Z')
})

test('bytes become text by their mark, by what was said of them, by their prolog, and else by what they are', () => {
  assert.equal(textOf(new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0])).text, '<a')
  assert.equal(textOf(Buffer.from('<a>caf\xe9</a>', 'latin1'), 'text/xml; charset=ISO-8859-1').text, '<a>café</a>')
  assert.equal(textOf(Buffer.from('<?xml version="1.0" encoding="iso-8859-15"?><a>\xa4</a>', 'latin1')).text.slice(-6), '>€</a>'.slice(-6))
  assert.equal(textOf(Buffer.from('<a>caf\xe9</a>', 'latin1'), 'text/xml; charset=utf-8').text, '<a>café</a>', 'who says UTF-8 and sends something else')
  assert.equal(textOf(bytes('<a>café</a>'), 'text/xml; charset=onzin').text, '<a>café</a>')
})

test('Other formats, parsers, limits: definitions in RSS, Atom and OPML are refused, and nothing in them unfolds', () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
  assert.equal(reasonOf(() => readFeed(bytes(`${bomb}${rss('<item><title>&b;</title></item>')}`))), 'entities')
  assert.equal(reasonOf(() => readFeed(bytes('<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><title>&x;</title></feed>'))), 'entities')
  assert.equal(reasonOf(() => readFeedList(bytes(`${bomb.replace('rss', 'opml')}<opml><body/></opml>`))), 'entities')
  assert.equal(readFeed(bytes(`<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">${rss('')}`)).title, 'Nieuws')
})

test('Other formats, parsers, limits: what is made to stall a reader takes no longer than its length', () => {
  const hostile = {
    'open signs': rss(`<item><title>${'<'.repeat(300_000)}`), 'open tags': rss('<a>'.repeat(300_000)), 'deep and closed': rss(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
    'closed only': rss(`${'<a>'.repeat(90)}${'</b>'.repeat(500_000)}`), attributes: rss('', ` ${'a="b" '.repeat(300_000)}`), quotes: rss(`<a b="${'<a b=\'x'.repeat(200_000)}`),
    'open data': rss(`<item><title>${'<![CDATA['.repeat(200_000)}`), comments: rss('<!--'.repeat(300_000)), spaces: rss(`<a b${' '.repeat(1_000_000)}c`), 'many names': rss(`<title>${'&amp;'.repeat(500_000)}</title>`),
    'long words': rss(`<item><title>${'a'.repeat(3_000_000)}</title></item>`), 'ten thousand items': rss(Array.from({ length: 10_000 }, (_, nth) => `<item><guid>${nth}</guid><title>Bericht ${nth}</title><description>${'woord '.repeat(50)}</description></item>`).join('')),
    doctypes: '<!DOCTYPE a ['.repeat(200_000), 'deep JSON': `{"items":${'['.repeat(200_000)}`, 'wide JSON': `{"items":[${'{"id":"1"},'.repeat(200_000)}{"id":"2"}]}`,
  }
  for (const [name, text] of Object.entries(hostile)) {
    // Of the processor, not of the clock: others may be at work on this machine.
    const began = process.cpuUsage()
    try {
      assert.ok(readFeed(bytes(text)).items.length <= 300, name)
    } catch (fault) {
      assert.ok(fault instanceof NotAFeed, `${name}: ${String(fault)}`)
    }
    const { user, system } = process.cpuUsage(began)
    assert.ok(user + system < 2_000_000, `${name} took ${Math.round((user + system) / 1000)} ms`)
  }
})

test('of the markup of strangers only tags stay that can do nothing, whatever was sent', () => {
  const { text, html } = cleaned(`<p onclick="x()">Een <a href="javascript:alert(1)">twee</a> <a href="/drie" onmouseover='y()'>drie</a><script>alert(1)</script><img src=x onerror=alert(1)><svg><script>z</script></svg><iframe src="//a"></iframe></p>`, 'https://a.example/')
  assert.equal(text, 'Een twee drie')
  assert.equal(html, '<p>Een twee <a href="https://a.example/drie" rel="noopener nofollow">drie</a></p>')
  const parts = ['<p', '<a href="', 'javascript:alert(1)', '">', '<script>', '</script>', '<b>', '</b>', '<img src=x onerror=alert(1)>', '&lt;script&gt;', '&#60;b', '"', '\'', '<', '>', '</p>', '<!--', ']]>', '<![CDATA[', ' style="x"', 'woord', '\u202e', '<svg/onload=alert(1)>']
  fc.assert(fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (some) => {
    const made = cleaned(some.join(''), 'https://a.example/').html
    const rest = made.replace(/<\/?(?:p|ul|ol|li|em|strong|b|i|code|pre|blockquote|br|h3|h4|a)>|<a href="https?:\/\/[^"<>]*" rel="noopener nofollow">/g, '')
    assert.doesNotMatch(rest, /[<>]/, made)
    const open: string[] = []
    for (const piece of piecesOf(made)) {
      if (piece.kind === 'open' && piece.name !== 'br') open.push(piece.name)
      else if (piece.kind === 'close') assert.equal(open.pop(), piece.name, made)
    }
    assert.deepEqual(open, [], made)
  }), { numRuns: 500 })
})

test('whatever is mended is well-formed: every tag that opens closes, in order', () => {
  const parts = ['<item>', '</item>', '<title>', '</title>', '<a b="', '">', '<br>', 'tekst', '&', '<', '<!--', '-->', '<![CDATA[', ']]>', '</rss>', '<x:y z=1>', '<?php', '?>', '\u0000']
  fc.assert(fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (some) => {
    const open: string[] = []
    for (const piece of piecesOf(mended(`<rss><channel>${some.join('')}`, 50).xml)) {
      if (piece.kind === 'open' && !piece.empty) open.push(piece.name)
      else if (piece.kind === 'close') assert.equal(open.pop(), piece.name)
    }
    assert.deepEqual(open, [])
  }), { numRuns: 500 })
})

test('only addresses of the web are linked to', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://a.example/', 'https://u:p@a.example/', 'vbscript:x', '']) assert.equal(webAddress(address, 'https://a.example/'), '', address)
  assert.equal(webAddress('../x', 'https://a.example/b/c/'), 'https://a.example/b/x')
})

test('a list of feeds that we write is read back as it was, and each address counts once', () => {
  const list = [{ title: 'Eén & "twee"', address: 'https://a.example/rss', home: 'https://a.example/' }, { title: 'Drie', address: 'https://b.example/atom', home: '' }]
  assert.deepEqual(readFeedList(bytes(writeFeedList('Lijst', list))), { feeds: list, unread: [] })
  const folders = '<opml version="2.0"><body><outline text="map"><outline text="a" xmlUrl="https://a.example/rss"/><outline text="b" xmlUrl="https://a.example/rss"/><outline text="c" xmlUrl="javascript:x"/></outline></body></opml>'
  assert.deepEqual(readFeedList(bytes(folders)).feeds.map(({ title }) => title), ['a'])
  assert.deepEqual(readFeedList(bytes(folders)).unread, ['c'], 'a folder is none')
  const lacking = '<opml version="2.0"><body><outline text="Zonder adres"/><outline text="Een rss-regel" type="rss"/><outline htmlUrl="https://a.example/"/><outline text="Map"><outline text="Leeg" xmlUrl=""/></outline></body></opml>'
  assert.deepEqual(readFeedList(bytes(lacking)), { feeds: [], unread: ['Zonder adres', 'Een rss-regel', 'https://a.example/', 'Leeg'] })
  assert.equal(reasonOf(() => readFeedList(bytes('<html><body/></html>'))), 'page')
})

test('an item or a title that was never closed ends where the next item begins: both are read', () => {
  const titles = (text: string) => readFeed(bytes(text), { address: 'https://a.example/feed' }).items.map(({ title, link }) => [title, link])
  const both = [['Een', 'https://a.example/1'], ['Twee', 'https://a.example/2']]
  assert.deepEqual(titles('<rss><channel><title>T</title><item><title>Een</title><link>/1</link><item><title>Twee</title><link>/2</link></channel></rss>'), both)
  assert.deepEqual(titles('<rss><channel><title>T & zo<item><title>Een</title><link>/1</link></item><item><title>Twee</title><link>/2'), both)
  assert.deepEqual(titles('<feed xmlns="http://www.w3.org/2005/Atom"><title>T<entry><title>Een</title><link href="/1"><entry><title>Twee</title><link href="/2"></feed>'), both)
})
