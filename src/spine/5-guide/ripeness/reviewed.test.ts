import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neededOf, unreviewed } from './reviewed.ts'

const asked = [{ key: 'municipality', label: 'Gemeente', people: 20 }, { key: 'supplier', label: 'Leverancier', people: 9 }]
const signed = (counts: Record<string, number>) => (perspective: string) => counts[perspective] ?? 0

test('each perspective of which too few people signed off is named, with how many did and must', () => {
  assert.deepEqual(unreviewed(asked, signed({ municipality: 2, supplier: 1 }), 2), {
    gaps: [{ place: '', block: '', text: 'Leverancier', perspective: 'supplier', needed: 2, signed: 1 }], of: 2,
  })
})

test('one more than enough is enough, and nobody is one too few', () => {
  assert.deepEqual(unreviewed(asked, signed({ municipality: 3, supplier: 1 }), 1).gaps, [])
  assert.deepEqual(unreviewed(asked, signed({}), 1).gaps.map(({ perspective }) => perspective), ['municipality', 'supplier'])
})

test('of a perspective with fewer people than the charter asks, everybody is enough', () => {
  assert.equal(neededOf({ people: 5 }, 8), 5)
  assert.deepEqual(unreviewed([{ key: 'supplier', label: 'Leverancier', people: 5 }], signed({ supplier: 5 }), 8).gaps, [])
})

test('where only whether it is enough may be told, no number comes along', () => {
  const { gaps } = unreviewed(asked, (perspective) => perspective === 'municipality', 2)
  assert.deepEqual(gaps, [{ place: '', block: '', text: 'Leverancier', perspective: 'supplier', needed: 2 }])
})

test('where no perspective may be told none is asked', () => {
  assert.deepEqual(unreviewed([], signed({}), 1), { gaps: [], of: 0 })
})
