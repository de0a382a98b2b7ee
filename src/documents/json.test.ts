import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readJson } from './json.ts'

const nested = (deep: number) => `${'['.repeat(deep)}${']'.repeat(deep)}`

test('JSON is read as deep as a hundred, and not deeper', () => {
  assert.ok(Array.isArray(readJson(nested(100))))
  assert.equal(readJson(nested(101)), undefined)
  assert.equal(readJson('{"a":'.repeat(101) + '1' + '}'.repeat(101)), undefined)
  const wide = JSON.stringify(Array.from({ length: 500 }, () => ({ a: [{ b: 1 }] })))
  assert.equal((readJson(wide) as unknown[]).length, 500, 'next to one another is not in one another')
})

test('brackets within words are words, also after an escaped quote', () => {
  const words = { 'a\\"': '['.repeat(300), b: `"${'{'.repeat(300)}\\` }
  assert.deepEqual(readJson(JSON.stringify(words)), words)
})

test('what is no JSON is undefined; null is null', () => {
  for (const text of ['', '[', 'no', '{"a":}', '"open', '"\\']) assert.equal(readJson(text), undefined, text)
  assert.equal(readJson('null'), null)
})
