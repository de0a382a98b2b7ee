import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document, Target } from '../../../documents/schema.ts'
import { ungrounded } from './grounded.ts'
import { blockId, chapter, paragraph, textOf } from './texts.testing.ts'

const source = (id: string): Target => ({ kind: 'source', id })
const holds = ({ id }: Target) => id !== 'gone'

test('a sentence that cites nothing is named with its place, its chapter and its words', () => {
  const { gaps, of } = ungrounded(textOf(
    chapter('een', 'Een', paragraph('a', ['Dit staat vast.', source('x')])),
    chapter('twee', 'Twee', paragraph('b', ['Ook dit.', source('x')]), paragraph('c', ['Dit wel.', source('x')], ['Dit niet.'])),
  ), holds)
  assert.equal(of, 4)
  assert.deepEqual(gaps, [{ place: '2.2', block: blockId('c'), within: blockId('c'), chapter: blockId('twee'), sentence: 2, text: 'Dit niet.' }])
})

test('a sentence rests on nothing when all it cites is gone, and still stands on one thing that holds', () => {
  const { gaps } = ungrounded(textOf(chapter('een', 'Een', paragraph('a', ['Op niets.', source('gone')], ['Op iets.', source('gone'), source('x')]))), holds)
  assert.deepEqual(gaps.map(({ text }) => text), ['Op niets.'])
})

test('what a whole block rests on carries each of its sentences', () => {
  const block = paragraph('a', ['Een.'], ['Twee.'])
  const resting = { ...block, attrs: { ...block.attrs, rests_on: [source('x')] } } as typeof block
  assert.deepEqual(ungrounded(textOf(chapter('een', 'Een', resting)), holds).gaps, [])
})

test('items and rows are told by their number within the list or table', () => {
  const text = (words: string) => [{ type: 'text' as const, text: words }]
  const document: Document = textOf(chapter('een', 'Een',
    { type: 'bullet_list', attrs: { id: blockId('lijst'), rests_on: [] }, content: ['p', 'q'].map((id) => ({ type: 'list_item', attrs: { id: blockId(id) }, content: text(`Punt ${id}.`) })) },
    {
      type: 'table', attrs: { id: blockId('tabel'), rests_on: [], caption: null }, content: [
        { type: 'table_row', attrs: { id: blockId('kop') }, content: [{ type: 'table_header', content: text('Kop') }] },
        { type: 'table_row', attrs: { id: blockId('rij') }, content: [{ type: 'table_cell', content: text('Cel') }] },
      ],
    }))
  assert.deepEqual(ungrounded(document, holds).gaps.map(({ place, part, within }) => [place, part?.kind, part?.nth, within]), [
    ['1.1', 'item', 1, blockId('lijst')], ['1.1', 'item', 2, blockId('lijst')], ['1.2', 'row', 1, blockId('tabel')],
  ])
})

test('a text without a single sentence is not grounded', () => {
  const { gaps, of } = ungrounded(textOf(chapter('een', 'Een', paragraph('a'))), holds)
  assert.equal(of, 0)
  assert.deepEqual(gaps, [{ place: '', block: '', text: '' }])
})
