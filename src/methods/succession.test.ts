import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { succeeding, successionOf } from './succession.ts'

const next = successionOf([{ id: 'a', superseded_by: 'b' }, { id: 'b', superseded_by: 'c' }, { id: 'c', superseded_by: null }, { id: 'd', superseded_by: 'gone' }])

test('what took the place of what is followed to what holds now', () => {
  assert.deepEqual(succeeding(next, 'a'), ['a', 'b', 'c'])
  assert.deepEqual(succeeding(next, 'c'), ['c'])
  assert.deepEqual(succeeding(next, 'd'), ['d', 'gone'])
  assert.deepEqual(succeeding(next, 'nowhere'), ['nowhere'])
})

test('it ends, also where it goes round, and names nothing twice', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  fc.assert(fc.property(fc.array(fc.record({ id: ids, superseded_by: fc.option(ids) })), ids, (rows, from) => {
    const line = succeeding(successionOf(rows), from)
    assert.equal(line[0], from)
    assert.equal(new Set(line).size, line.length)
  }))
})
