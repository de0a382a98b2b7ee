import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { differencesBetween } from './differences.ts'
import type { Block, Chapter, Document, Inline, Target } from './schema.ts'
import { commonSubsequence, longestRising } from './sequences.ts'
import { wordDifferences } from './words.ts'
import type { Run } from './words.ts'

const side = (runs: Run[], gone: Run['kind']): string => runs.filter(({ kind }) => kind !== gone).map(({ text }) => text).join('')
const told = (runs: Run[]): string =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`)).join('')

const token = fc.constantFrom('een', 'twee', 'drie', ' ', '. ', ', ', '\n', 'é', '😀', '\ud800')
const words = fc.array(token, { maxLength: 60 }).map((list) => list.join(''))

test('the runs give back both texts, whatever they are', () => {
  fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), fc.oneof(words, fc.string()), (a, b) => {
    const runs = wordDifferences(a, b)
    assert.equal(side(runs, 'added'), a)
    assert.equal(side(runs, 'removed'), b)
    assert.ok(runs.every(({ text, kind }, at) => text !== '' && kind !== runs[at - 1]?.kind))
  }), { numRuns: 2000 })
})

test('a common subsequence is one, and as long as the slow way finds', () => {
  const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 })
  fc.assert(fc.property(list, list, (a, b) => {
    const pairs = commonSubsequence(a, b, 100)!
    assert.ok(pairs.every(([x, y], at) => a[x] === b[y] && (at === 0 || (x > pairs[at - 1]![0] && y > pairs[at - 1]![1]))))
    const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
    a.forEach((one, x) => b.forEach((two, y) => {
      table[x + 1]![y + 1] = one === two ? table[x]![y]! + 1 : Math.max(table[x]![y + 1]!, table[x + 1]![y]!)
    }))
    assert.equal(pairs.length, table[a.length]![b.length])
    if (pairs.length < a.length) assert.equal(commonSubsequence(a, b, a.length + b.length - 2 * pairs.length - 1), undefined)
  }), { numRuns: 2000 })
  assert.deepEqual([...longestRising([3, 0, 1, 2])].sort(), [1, 2, 3])
})

test('a phrase that was replaced reads as a phrase', () => {
  assert.equal(told(wordDifferences(
    'Oefen het binnen een jaar na de start van het contract. Doe dat samen.',
    'Oefen het binnen een jaar nadat alles is overgezet. Doe dat samen.',
  )), 'Oefen het binnen een jaar {-na de start van het contract-}{+nadat alles is overgezet+}. Doe dat samen.')
  assert.equal(told(wordDifferences('Wij kiezen wolk.', 'Wij kiezen graag wolk.')), 'Wij kiezen {+graag +}wolk.')
})

test('a text of over 5,000 words and signs is shown as replaced, except when it is the same', () => {
  const long = 'woord '.repeat(3000)
  assert.deepEqual(wordDifferences(long, `${long}x`).map(({ kind }) => kind), ['removed', 'added'])
  assert.deepEqual(wordDifferences(long, long).map(({ kind }) => kind), ['same'])
})

const paragraph = (id: string, text: string, ...more: Inline[]): Block =>
  ({ type: 'paragraph', attrs: { id, rests_on: [] }, content: [{ type: 'text', text }, ...more] })
const chapter = (id: string, ...blocks: Block[]): Chapter =>
  ({ type: 'chapter', attrs: { id }, content: [{ type: 'chapter_title', content: [{ type: 'text', text: id }] }, ...blocks] })
const doc = (...content: Chapter[]): Document => ({ type: 'doc', content })
const changes = (a: Document, b: Document): string[] => differencesBetween(a, b).map(({ id, change, moved, styled }) =>
  `${id} ${change}${moved ? ' moved' : ''}${styled ? ' styled' : ''}`)

test('identical documents are the same all over', () => {
  const blocks = fc.array(fc.tuple(fc.string(), words))
  fc.assert(fc.property(fc.array(blocks, { minLength: 1 }), (chapters) => {
    const one = doc(...chapters.map((list, at) => chapter(`c${at}`, ...list.map(([, text], place) => paragraph(`c${at}p${place}`, text)))))
    const all = differencesBetween(one, structuredClone(one))
    assert.equal(all.length, chapters.length + chapters.flat().length)
    assert.ok(all.every(({ change, moved, styled, runs }) => change === 'same' && !moved && !styled && runs.length <= 1))
  }))
})

test('blocks are added, removed, moved and changed by their ids', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paragraph(id, id.toUpperCase())) as [Block, Block, Block, Block]
  const before = doc(chapter('een', a, b, c), chapter('twee', d))
  const after = doc(chapter('een', c, paragraph('a', 'A nieuw'), paragraph('n', 'N')), chapter('twee', d))
  assert.deepEqual(changes(before, after), ['een same', 'c same moved', 'a changed', 'b removed', 'n added', 'twee same', 'd same'])
  const across = doc(chapter('twee', d, a), chapter('een', b, c))
  assert.deepEqual(changes(before, across).filter((line) => line.includes('moved')).length, 2)
  assert.ok(changes(before, across).includes('a same moved') && changes(before, across).includes('b same'))
})

test('citations that came and went are told, and bold alone is no change of words', () => {
  const target = (id: string): Target => ({ kind: 'source', id })
  const cite = (id: string): Inline => ({ type: 'citation', attrs: target(id) })
  const [difference] = differencesBetween(
    doc(chapter('een', paragraph('a', 'A', cite('x'), cite('y')))), doc(chapter('een', paragraph('a', 'A', cite('y'), cite('z'))))).slice(1)
  assert.equal(difference!.change, 'changed')
  assert.deepEqual(difference!.cites, { added: [target('z')], removed: [target('x')] })
  const bold: Block = {
    type: 'paragraph', attrs: { id: 'a', rests_on: [] },
    content: [{ type: 'text', text: 'A', marks: [{ type: 'strong' }] }],
  }
  assert.deepEqual(changes(doc(chapter('een', paragraph('a', 'A'))), doc(chapter('een', bold))), ['een same', 'a changed styled'])
})

test('items, rows and captions are compared one by one', () => {
  const list = (...items: [string, string][]): Block => ({ type: 'bullet_list', attrs: { id: 'l', rests_on: [] },
    content: items.map(([id, text]) => ({ type: 'list_item', attrs: { id }, content: [{ type: 'text', text }] })) })
  const [, difference] = differencesBetween(
    doc(chapter('een', list(['a', 'A'], ['b', 'B'], ['c', 'C']))), doc(chapter('een', list(['a', 'A'], ['c', 'C en meer'], ['d', 'D']))))
  assert.deepEqual(difference!.parts.map(({ id, change }) => `${id} ${change}`), ['a same', 'b removed', 'c changed', 'd added'])
  const table = (caption: string): Block => ({ type: 'table', attrs: { id: 't', rests_on: [], caption },
    content: [{ type: 'table_row', attrs: { id: 'r' }, content: [{ type: 'table_cell', content: [{ type: 'text', text: '1' }] }] }] })
  const [, changed] = differencesBetween(doc(chapter('een', table('Oud'))), doc(chapter('een', table('Nieuw'))))
  assert.deepEqual(changed!.parts.map(({ kind, change }) => `${kind} ${change}`), ['caption changed', 'row same'])
})

test('60,000 words of which one in ten changed are compared within half a second of work', () => {
  const text = (block: number, version: number): string =>
    Array.from({ length: 150 }, (_, at) => (at % 10 === 3 ? `nieuw${version}` : `woord${(block * 31 + at * 7) % 977}`)).join(' ')
  const make = (version: number): Document => doc(...Array.from({ length: 10 }, (_, at) =>
    chapter(`c${at}`, ...Array.from({ length: 40 }, (__, place) => paragraph(`c${at}p${place}`, text(at * 40 + place, version))))))
  const [a, b] = [make(1), make(2)]
  // The processor's time, not the clock's: other tests run beside this one.
  const began = process.cpuUsage()
  const all = differencesBetween(a, b)
  const { user, system } = process.cpuUsage(began)
  assert.equal(all.filter(({ change }) => change === 'changed').length, 400)
  assert.ok(user + system < 500_000, `${user + system} microseconds`)
})
