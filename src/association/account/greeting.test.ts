import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greetingOf, type AddressedAs } from './greeting.ts'

test('mail begins the way somebody chose, with the prefix as Dutch writes it', () => {
  const marijke = { given_name: 'Marijke', prefix: 'de', family_name: 'Wit' }
  const as = (addressed_as: AddressedAs) => greetingOf('nl', { ...marijke, addressed_as })
  assert.deepEqual([as('given'), as('full'), as('mr'), as('ms')], ['Beste Marijke,', 'Geachte Marijke de Wit,', 'Geachte heer De Wit,', 'Geachte mevrouw De Wit,'])
  assert.equal(greetingOf('en', { given_name: 'Priya', prefix: null, family_name: 'Raghunathan', addressed_as: 'ms' }), 'Dear Ms Raghunathan,')
})
