import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from './texts.ts'

test('one point that went or came is told as one', () => {
  const { since } = texts.nl.picture
  assert.equal(since('2 oktober 2026', -1), 'Sinds 2 oktober 2026 ging er 1 punt af.')
  assert.equal(since('2 oktober 2026', -2), 'Sinds 2 oktober 2026 gingen er 2 punten af.')
  assert.equal(since('2 oktober 2026', 1), 'Sinds 2 oktober 2026 kwam er 1 punt bij.')
})
