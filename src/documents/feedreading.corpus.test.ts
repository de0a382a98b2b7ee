/** Feeds that others wrote, well-formed and not: how many are read, and how many of the values stated for them we give. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decodeHTML } from 'entities'
import { inProject } from '../platform/root.ts'
import { readFeedList } from './feedlists.ts'
import { NotAFeed } from './feedmending.ts'
import { readFeed, type Feed, type FeedItem } from './feedreading.ts'
import { textOf } from './feedtext.ts'

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
interface Case {
  file: string; related?: string[]; outcome: 'accept' | 'reject' | 'either'; headers?: Record<string, string>
  checks?: [path: (string | number)[], operator: string, value: Json][]
}

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'))
const feeds = join(corpus, 'feeds')
const skip = existsSync(feeds) ? false : `the corpus is not at ${feeds}`
const sets = [
  'feedparser-wellformed', 'feedparser-base', 'feedparser-sanitize', 'feedparser-illformed', 'feedparser-encoding', 'feedparser-entities', 'gofeed', 'gofeed-jsonfeed',
  'miniflux-encodings',
] as const
const casesOf = (folder: string): Case[] => (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { cases: Case[] }).cases
const sentWith = ({ headers = {} }: Case) => ({
  type: Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '',
  address: Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-location')?.[1] ?? 'http://127.0.0.1:8097/',
})

const wordsOf = (markup: string) => decodeHTML(markup.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ').trim()
const squeezed = (text: string) => wordsOf(text).replace(/\s+(?=[.,;:!?)])/g, '').toLowerCase()
const sameWords = (ours: string, theirs: string) => squeezed(ours) === squeezed(theirs)
const sameMoment = (ours: Date | null | undefined, theirs: string) => (ours?.getTime() ?? NaN) === Date.parse(theirs)
// An address of a host alone is the same with a slash after it.
const sameAddress = (ours: string, theirs: string) => ours === theirs || URL.canParse(theirs) && ours === new URL(theirs).href

/** Which of our fields a path of feedparser is, and whether ours says the same; undefined for what a list of news does not keep. */
const answers = (feed: Feed, path: string, theirs: string): boolean | undefined => {
  const [, nth = '', name = ''] = /^entries\.(\d+)\.(.+)$/.exec(path) ?? []
  const item = feed.items[Number(nth)]
  if (nth === '') {
    if (/^feed\.title(_detail\.value)?$/.test(path)) return sameWords(feed.title, theirs)
    if (/^feed\.(description|subtitle|tagline)(_detail\.value)?$/.test(path)) return sameWords(feed.description, theirs)
    if (path === 'feed.link') return sameAddress(feed.link, theirs)
    if (path === 'feed.language') return feed.language === theirs
    return undefined
  }
  if (/^title(_detail\.value)?$/.test(name)) return sameWords(item?.title ?? '', theirs)
  if (/^(summary|description|content\.0\.value)(_detail\.value)?$/.test(name)) return sameWords(item?.summary ?? '', theirs)
  if (name === 'link') return sameAddress(item?.link ?? '', theirs)
  if (name === 'id' || name === 'guid') return item?.id === theirs
  if (name === 'published' || name === 'created') return sameMoment(item?.published, theirs)
  if (name === 'updated') return sameMoment(item?.updated ?? item?.published, theirs)
  return undefined
}

type Said = Record<string, Json | undefined>
const textIn = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : typeof value === 'object' && value !== null && !Array.isArray(value) ? textIn(value['value']) : undefined)

const itemAnswers = (item: FeedItem | undefined, said: Said): boolean[] => {
  const checks: (boolean | undefined)[] = [
    ['title'].map((name) => textIn(said[name])).map((text) => (text === undefined ? undefined : sameWords(item?.title ?? '', text)))[0],
    [textIn(said['description']) ?? textIn(said['summary']) ?? textIn(said['content'])].map((text) => (text === undefined ? undefined : sameWords(item?.summary ?? '', text)))[0],
    [textIn(said['guid']) ?? textIn(said['id'])].map((text) => (text === undefined ? undefined : item?.id === text))[0],
    [textIn(said['link'])].map((text) => (text === undefined ? undefined : sameAddress(item?.link ?? '', text)))[0],
    [textIn(said['pubDateParsed']) ?? textIn(said['publishedParsed'])].map((text) => (text === undefined ? undefined : sameMoment(item?.published, text)))[0],
  ]
  return checks.filter((one) => one !== undefined)
}

const gofeedAnswers = (feed: Feed, said: Said): boolean[] => {
  const own: (boolean | undefined)[] = [
    textIn(said['title']) === undefined ? undefined : sameWords(feed.title, textIn(said['title']) as string),
    (textIn(said['description']) ?? textIn(said['subtitle'])) === undefined ? undefined : sameWords(feed.description, (textIn(said['description']) ?? textIn(said['subtitle'])) as string),
    textIn(said['link']) === undefined ? undefined : sameAddress(feed.link, textIn(said['link']) as string),
    textIn(said['language']) === undefined ? undefined : feed.language === textIn(said['language']),
  ]
  const items = (said['items'] ?? said['entries'] ?? []) as Said[]
  return [...own.filter((one) => one !== undefined), ...items.flatMap((item, nth) => itemAnswers(feed.items[nth], item))]
}

const statedFor = (folder: string, one: Case, feed: Feed): boolean[] => {
  const [expected] = one.related ?? []
  if (expected) return gofeedAnswers(feed, JSON.parse(readFileSync(join(folder, expected), 'utf8')) as Said)
  return (one.checks ?? []).filter(([, operator, value]) => operator === 'equals' && typeof value === 'string')
    .map(([path, , value]) => answers(feed, path.join('.'), value as string)).filter((answer) => answer !== undefined)
}

test('of the feeds that others wrote at least 97 % are read without an error, and at least 80 % of the values stated for what we keep are ours too', { skip }, (t) => {
  const [must, read, refused] = [[] as string[], [] as string[], [] as string[]]
  const missed: string[] = []
  let [stated, right] = [0, 0]
  for (const set of sets) {
    const folder = join(feeds, set)
    for (const one of casesOf(folder)) {
      if (one.outcome === 'accept') must.push(one.file)
      try {
        const feed = readFeed(readFileSync(join(folder, one.file)), sentWith(one))
        if (one.outcome === 'accept') read.push(one.file)
        const answered = statedFor(folder, one, feed)
        stated += answered.length
        right += answered.filter(Boolean).length
        if (answered.includes(false)) missed.push(`${set}/${one.file}`)
      } catch (fault) {
        assert.ok(fault instanceof NotAFeed, `${set}/${one.file}: ${String(fault)}`)
        if (one.outcome === 'accept') refused.push(`${set}/${one.file} ${fault.reason}`)
      }
    }
  }
  t.diagnostic(`feeds read: ${read.length} of ${must.length}; stated values that are ours: ${right} of ${stated}`)
  assert.ok(read.length / must.length >= 0.97, `${read.length} of ${must.length}; refused: ${refused.join(', ')}`)
  assert.ok(stated >= 300 && right / stated >= 0.8, `${right} of ${stated}; not: ${missed.join(', ')}`)
})

test('the encoding of a feed is the one that was stated for it', { skip }, (t) => {
  const folder = join(feeds, 'feedparser-encoding')
  const cases = casesOf(folder).flatMap((one) => (one.checks ?? []).filter(([path]) => path[0] === 'encoding').map(([, , value]) => ({ one, stated: String(value) })))
  const family = (name: string) => name.toLowerCase().replace(/^(gb2312|gb18030|gbk)$/, 'gb').replace(/^(utf|u)[-_]?(16|32).*$/, 'wide$2').replace(/^(iso-8859-1|us-ascii|windows-1252)$/, 'western')
  const same = cases.filter(({ one, stated }) => family(textOf(readFileSync(join(folder, one.file)), sentWith(one).type).encoding) === family(stated))
  t.diagnostic(`encodings as stated: ${same.length} of ${cases.length}`)
  assert.ok(same.length / cases.length >= 0.8, `${same.length} of ${cases.length}`)
})

test('lists of feeds that others wrote are read, and what is broken breaks nothing', { skip }, () => {
  const folder = join(corpus, 'opml', 'listparser')
  let named = 0
  for (const { file } of casesOf(folder).filter((one) => one.file)) {
    try {
      named += readFeedList(readFileSync(join(folder, file))).feeds.length
    } catch (fault) {
      assert.ok(fault instanceof NotAFeed, `${file}: ${String(fault)}`)
    }
  }
  assert.ok(named >= 15, `only ${named} feeds were found`)
})

test('bombs of XML unfold nothing, open nothing and are refused at once', { skip }, () => {
  const folder = join(feeds, 'xml-bombs')
  for (const { file } of casesOf(folder)) {
    const began = performance.now()
    assert.throws(() => readFeed(readFileSync(join(folder, file))), NotAFeed, file)
    assert.ok(performance.now() - began < 1000, file)
  }
})

test('what Dutch public bodies send is read with its quirks, and a web page where a feed was is told from one', { skip }, () => {
  const read = (file: string) => readFeed(readFileSync(join(feeds, 'nl-public', file)), { address: 'https://voorbeeld.invalid/rss' })
  const government = read('made-rijksoverheid-like.rss.xml')
  assert.equal(government.items[0]?.title, 'Voorbeeldbericht over cloudbeleid')
  assert.equal(government.items[1]?.title, 'Verzonnen rapport & bijlage')
  assert.equal(government.items[2]?.published, null)
  assert.equal(government.items[3]?.published, null, 'a date that is none is not today')
  const advisories = read('made-advisory-like.rss.xml')
  assert.doesNotMatch(JSON.stringify(advisories), /<img|onerror|alert\(1\)/)
  assert.throws(() => read('made-soft404.html'), (fault) => fault instanceof NotAFeed && fault.reason === 'page' && fault.title === 'Pagina niet gevonden')
})
