import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { InvalidDocument, LIMITS, parseDocument } from './parse.ts'
import { isHref, isId, isTarget, newId } from './schema.ts'

const finding = { kind: 'finding', id: '0198c0de-0000-7000-8000-000000000003' }
const paragraph = (id: string, ...content: unknown[]) => ({ type: 'paragraph', attrs: { id, rests_on: [] }, content })
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) })
const doc = (...blocks: unknown[]) => ({ type: 'doc', content: [
  { type: 'chapter', attrs: { id: 'chapter001' }, content: [{ type: 'chapter_title', content: [words('Titel')] }, ...blocks] },
] })
const row = (id: string, type: string, cells: number) =>
  ({ type: 'table_row', attrs: { id }, content: Array.from({ length: cells }, () => ({ type })) })
const table = (...rows: unknown[]) =>
  ({ type: 'table', attrs: { id: 'tabletable', rests_on: [finding], caption: 'Kosten' }, content: rows })
const list = { type: 'ordered_list', attrs: { id: 'listlist01', rests_on: [] },
  content: [{ type: 'list_item', attrs: { id: 'item000001' } }] }

const good = doc(
  paragraph('paragraph1', words('Een '),
    words('link', { type: 'link', attrs: { href: '/begrippen' } }, { type: 'strong' }), { type: 'citation', attrs: finding }),
  list, table(row('row0000001', 'table_header', 2), row('row0000002', 'table_cell', 2)),
  { type: 'note', attrs: { id: 'note000001', rests_on: [] } },
)

test('a document comes out as it went in', () => {
  assert.deepStrictEqual(parseDocument(good), good)
  assert.deepStrictEqual(parseDocument(parseDocument(good)), good)
})

test('there is one stored form: defaults filled in, neighbours joined, citations without marks', () => {
  const loose = doc({ type: 'paragraph', attrs: { id: 'paragraph1' }, content: [
    words('Een '), words('zin.', ), { type: 'citation', attrs: finding, marks: [{ type: 'em' }] },
  ] })
  assert.deepStrictEqual(parseDocument(loose), doc(paragraph('paragraph1', words('Een zin.'), { type: 'citation', attrs: finding })))
})

const inText = 'content[0].content[1].content[0]'
const refused: [why: string, json: unknown, path: string][] = [
  ['it is nothing', null, ''], ['it is a chapter', good.content[0], 'type'], ['it is empty', { type: 'doc' }, 'content'],
  ['a chapter has no block', doc(), 'content[0].content'],
  ['an id is double', doc(paragraph('paragraph1'), paragraph('paragraph1')), 'content[0].content[2].attrs.id'],
  ['an id is not well-formed', doc(paragraph('P')), 'content[0].content[1].attrs.id'],
  ['an id is missing', doc({ type: 'paragraph' }), 'content[0].content[1].attrs.id'],
  ['a field is unknown', doc({ ...paragraph('paragraph1'), style: 'x' }), 'content[0].content[1]'],
  ['an attribute is unknown', doc({ type: 'note', attrs: { id: 'note000001', on: 1 } }), 'content[0].content[1].attrs'],
  ['a kind is unknown', doc({ type: 'script' }), 'content[0].content[1].type'],
  ['the kind is a name of every object', doc({ type: 'constructor' }), 'content[0].content[1].type'],
  ['a mark is unknown', doc(paragraph('paragraph1', words('x', { type: 'blink' }))), `${inText}.marks[0].type`],
  ['a link is a script',
    doc(paragraph('paragraph1', words('x', { type: 'link', attrs: { href: 'javascript:x' } }))), `${inText}.marks[0].attrs.href`],
  ['text is empty', doc(paragraph('paragraph1', words(''))), `${inText}.text`],
  ['text holds NUL', doc(paragraph('paragraph1', words('a\0'))), `${inText}.text`],
  ['text holds half a character', doc(paragraph('paragraph1', words('\ud800'))), `${inText}.text`],
  ['a citation has no such kind',
    doc(paragraph('paragraph1', { type: 'citation', attrs: { ...finding, kind: 'row' } })), `${inText}.attrs`],
  ['a ground is not in form',
    doc({ type: 'note', attrs: { id: 'note000001', rests_on: [{ kind: 'finding', id: '3' }] } }),
    'content[0].content[1].attrs.rests_on[0]'],
  ['a row is too short',
    doc(table(row('row0000001', 'table_header', 2), row('row0000002', 'table_cell', 1))), 'content[0].content[1].content[1]'],
  ['a block is too long',
    doc(paragraph('paragraph1', words('é'.repeat(LIMITS.blockBytes / 2)), words('x', { type: 'em' }))),
    'content[0].content[1].content[1]'],
]
for (const [why, json, path] of refused) {
  test(`a document is refused, and it says where, when ${why}`, () => {
    assert.throws(() => parseDocument(json), (error) => error instanceof InvalidDocument && error.path === path
      || assert.fail(`${String(error)} instead of ${path}`))
  })
}

test('more than 2,000 blocks are refused, and so is a pit without a floor', () => {
  const blocks = Array.from({ length: LIMITS.blocks }, (_, at) => paragraph(String(at).padStart(10, '0')))
  assert.equal(parseDocument(doc(...blocks)).content[0]!.content.length, LIMITS.blocks + 1)
  assert.throws(() => parseDocument(doc(...blocks, paragraph('onetoomany'))), InvalidDocument)
  let deep: unknown = list
  for (let at = 0; at < 100_000; at += 1) deep = { type: 'list_item', attrs: { id: String(at).padStart(10, 'a') }, content: [deep] }
  assert.throws(() => parseDocument(doc(deep)), /too deep/)
})

test('links lead to the web, to mail or to a path of our own', () => {
  for (const href of ['https://a.nl/x_(y)?q=1#z', 'http://a.nl', 'mailto:a@b.nl', '/begrippen#exit', '/']) assert.ok(isHref(href), href)
  for (const href of ['', '#x', '//a.nl', 'javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'https://', 'https://a b.nl',
    '/\\a.nl', 'mailto:', 'vbscript:x', ' /x', 'https://a.nl/"onclick', 'ftp://a.nl']) assert.ok(!isHref(href), href)
})

test('a new id has the lasting form and does not come up twice', () => {
  const ids = new Set(Array.from({ length: 5000 }, () => newId(randomBytes)))
  assert.equal(ids.size, 5000)
  assert.ok([...ids].every(isId))
  assert.equal(newId(() => Uint8Array.of(255, 0, 35, 36, 251)).slice(0, 4), 'a9a9')
  assert.ok(!isTarget({ ...finding, extra: 1 }) && !isTarget({ kind: 'source', id: 'a b' }) && isTarget({ kind: 'source', id: 'gdpr' }))
})
