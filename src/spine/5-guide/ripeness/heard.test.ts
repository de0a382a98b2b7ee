import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../../../documents/schema.ts'
import { citedPerChapter, unheardInAll, unheardPerChapter } from './heard.ts'
import { blockId, chapter, paragraph, textOf } from './texts.testing.ts'

const asked = [{ key: 'supplier', label: 'Leverancier' }, { key: 'municipality', label: 'Gemeente' }]
const source = (id: string): Target => ({ kind: 'source', id })

test('each perspective that a chapter lacks is named with the chapter', () => {
  const document = textOf(chapter('een', 'Een', paragraph('a', ['Zin.'])), chapter('twee', 'Twee', paragraph('b', ['Zin.'])))
  const { gaps, of } = unheardPerChapter(document, asked, (id) => new Set(id === blockId('een') ? ['supplier', 'municipality'] : ['municipality']))
  assert.equal(of, 4)
  assert.deepEqual(gaps, [{ place: '2', block: blockId('twee'), chapter: blockId('twee'), text: 'Leverancier', perspective: 'supplier' }])
})

test('under a chapter lies what its sentences cite and what its blocks rest on, also a block without a sentence', () => {
  const bare = paragraph('b')
  const document = textOf(
    chapter('een', 'Een', paragraph('a', ['Zin.', source('x')]), { ...bare, attrs: { ...bare.attrs, rests_on: [source('y')] } } as typeof bare),
    chapter('twee', 'Twee', paragraph('c', ['Zin.'])),
  )
  const cited = citedPerChapter(document)
  assert.deepEqual(cited.get(blockId('een'))?.map(({ id }) => id).sort(), ['x', 'y'])
  assert.deepEqual(cited.get(blockId('twee')), [])
})

test('asked of the think tank as a whole no chapter is named', () => {
  assert.deepEqual(unheardInAll(asked, new Set(['municipality'])), { gaps: [{ place: '', block: '', text: 'Leverancier', perspective: 'supplier' }], of: 2 })
})
