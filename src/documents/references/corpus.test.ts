import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { parse } from 'yaml'
import { inProject } from '../../platform/root.ts'
import { readReferences } from './reading.ts'
import { withoutTags } from './work.ts'

interface Case { file: string; related?: string[]; outcome: string; input?: string; output?: string }
type Item = Record<string, unknown>

const corpus = join(process.env['DENKTANK_CORPUS'] || inProject('..', 'shared', 'data'), 'citations')
const skip = existsSync(corpus) ? false : `the corpus is not at ${corpus}`
const casesOf = (set: string): Case[] => (JSON.parse(readFileSync(join(corpus, set, 'expected.json'), 'utf8')) as { cases: Case[] }).cases
const textOf = (set: string, one: Case) => one.input ?? readFileSync(join(corpus, set, one.file), 'utf8')

type Reader = (text: string) => Item[] | undefined
/** Read: without an exception, with at least one work where the file holds one. */
const ours: Reader = (text) => {
  const list = readReferences(text)
  return typeof list === 'string' ? undefined : list.works.map(({ work }) => work)
}
const library = (type: string): Reader => (text) => {
  try {
    const items = plugins.input.chain(text, { forceType: type, generateGraph: false })
    return items.some((item) => Object.keys(item).length > 1) ? items : undefined
  } catch {
    return undefined
  }
}

const fields = ['type', 'title', 'author', 'editor', 'issued', 'container-title', 'publisher', 'publisher-place', 'volume', 'issue', 'page', 'edition', 'DOI', 'ISBN', 'ISSN', 'URL', 'genre', 'number', 'accessed']
// Pandoc writes these in lower case in YAML.
const lower: Record<string, string> = { DOI: 'doi', ISBN: 'isbn', ISSN: 'issn', URL: 'url' }
const plain = (value: unknown) => withoutTags(String(value).normalize('NFC')).replace(/[*^~]|\[([^\]]*)\]\{[^}]*\}/g, '$1').replace(/[“”„"‘’']/g, "'").replace(/\s+/g, ' ').replace(/[–—-]+/g, '-').trim().toLowerCase()
const nameAs = (name: Record<string, string>) => plain([name['dropping-particle'], name['non-dropping-particle'], name['family'] ?? name['literal'], name['suffix'], name['given']].filter(Boolean).join(' ').replace(/,/g, ''))
const dateAs = (value: unknown): string => {
  const parts = (value as { 'date-parts'?: (unknown[] | null)[] })['date-parts']
  return parts ? parts.map((one) => (one ?? []).map(Number).join('-')).join('/') : String(value).split('/').map((one) => one.split('-').map((part) => (part === '' ? '' : Number(part))).join('-')).join('/')
}
const formOf = (field: string, value: unknown): string => {
  if (field === 'author' || field === 'editor') return (value as Record<string, string>[]).map(nameAs).join('; ')
  return field === 'issued' || field === 'accessed' ? dateAs(value) : plain(value)
}
const isEqual = (got: Item | undefined, want: Item): boolean => fields.every((field) => {
  const [a, b] = [got?.[field], want[field] ?? want[lower[field] ?? '']]
  return a === undefined && b === undefined || a !== undefined && b !== undefined && formOf(field, a) === formOf(field, b)
})

const scoreOf = (set: string, reader: Reader, want?: (one: Case) => Item[] | undefined) => {
  const score = { read: 0, cases: 0, equal: 0, stated: 0 }
  for (const one of casesOf(set)) {
    score.cases += 1
    const got = reader(textOf(set, one))
    if (got) score.read += 1
    for (const [nth, item] of (want?.(one) ?? []).entries()) {
      score.stated += 1
      if (isEqual(got?.find(({ id }) => id === item['id']) ?? (got?.length === 1 ? got[nth] : undefined), item)) score.equal += 1
    }
  }
  return score
}
const say = (set: string, us: ReturnType<typeof scoreOf>, them: ReturnType<typeof scoreOf>) => process.stdout.write(
  `  ${set}: read ${us.read}/${us.cases} (library ${them.read}), equal ${us.equal}/${us.stated} (library ${them.equal})\n`)

test('BibLaTeX of pandoc is read, and equal to what it states, at or above the best library', { skip }, () => {
  const stated = ({ output = '' }: Case) => (parse(/---\n([\s\S]*?)\n---/.exec(output)?.[1] ?? '') as { references: Item[] }).references
  const [us, them] = [scoreOf('pandoc-biblatex', ours, stated), scoreOf('pandoc-biblatex', library('@biblatex/text'), stated)]
  say('pandoc-biblatex', us, them)
  assert.ok(us.read >= them.read && us.equal >= them.equal)
  assert.ok(us.read >= 61 && us.equal >= 60)
})

for (const [set, least] of [['citation-js-bibtex', 18], ['jabref-bibtex', 25], ['jabref-export', 8]] as const) {
  test(`${set} is read at or above the best library, and nothing in it crashes`, { skip }, () => {
    const [us, them] = [scoreOf(set, ours), scoreOf(set, library('@biblatex/text'))]
    say(set, us, them)
    assert.ok(us.read >= Math.min(them.read, least))
    assert.ok(us.read >= least)
  })
}

test('RIS, MEDLINE, EndNote and ISI of JabRef are read at or above the best library; other formats are refused clearly', { skip }, () => {
  const stated = ({ related = [] }: Case) => related.flatMap((file) => ours(readFileSync(join(corpus, 'jabref-import', file), 'utf8')) ?? [])
  const [us, them] = [scoreOf('jabref-import', ours, stated), scoreOf('jabref-import', library('@ris/file'), stated)]
  say('jabref-import', us, them)
  assert.ok(us.read >= them.read && us.equal >= them.equal)
  assert.ok(us.read >= 14)
})

// Pandoc lets a year, a month and a day stand by their names, and a date or a number stand as a plain value.
const asCsl = (item: Item): Item => Object.fromEntries(Object.entries(item).map(([name, value]) => {
  if (name !== 'issued' && name !== 'accessed') return [name, typeof value === 'number' ? String(value) : value]
  const dates = (Array.isArray(value) ? value : [value]) as (Record<string, unknown> | string | number)[]
  if (dates.some((one) => typeof one !== 'object')) return [name, { 'date-parts': [String(dates[0]).split('-').map(Number)] }]
  if ((dates[0] as Item)['date-parts'] || (dates[0] as Item)['literal'] || (dates[0] as Item)['raw']) return [name, dates[0]]
  return [name, { 'date-parts': dates.map((one) => ['year', 'month', 'day'].flatMap((part) => ((one as Item)[part] === undefined ? [] : [Number((one as Item)[part])]))) }]
}))

test('CSL as pandoc’s citeproc holds it is read, and says the same, at or above the best library; its styles are not ours to print', { skip }, () => {
  const stated = ({ input = '' }: Case) => ((parse(/^---\n([\s\S]*?)\n(?:---|\.\.\.)/m.exec(input)?.[1] ?? '') as { references?: Item[] } | null)?.references ?? []).map(asCsl)
  const holding = casesOf('pandoc-citeproc').filter((one) => stated(one).length > 0)
  assert.ok(holding.length >= 20, `${holding.length} hold works`)
  // What has no kind is a document, for us and for the library.
  const kind = (item: Item): Item => ({ ...item, type: item['type'] ?? 'document' })
  const measured = (reader: Reader) => {
    const score = { read: 0, cases: holding.length, equal: 0, stated: 0 }
    for (const one of holding) {
      const want = stated(one)
      const got = reader(JSON.stringify(want))?.map(kind)
      if (got && got.length === want.length) score.read += 1
      score.stated += want.length
      score.equal += want.filter((item, nth) => isEqual(got?.find(({ id }) => id === item['id']) ?? got?.[nth], kind(item))).length
    }
    return score
  }
  const [us, them] = [measured(ours), measured((text) => library('@csl/list+object')(JSON.parse(text) as string))]
  say('pandoc-citeproc', us, them)
  assert.ok(us.read >= them.read && us.equal >= them.equal, JSON.stringify({ us, them }))
})
