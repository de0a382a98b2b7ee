/** How an answer by mail to a date poll is read: what is not plain is asked again, and not taken for a no. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choicesIn, howToAnswer } from './bymail.ts'

test('the words of the page are read in both languages, also behind a number', () => {
  assert.deepEqual(choicesIn('1. yes\n2. no\n3. if need be', 3)?.choices, ['yes', 'no', 'maybe'])
  assert.deepEqual(choicesIn('1 ja, 2 als het moet, 3 nee', 3)?.choices, ['yes', 'maybe', 'no'])
  assert.deepEqual(choicesIn('If need be', 2)?.choices, ['maybe', 'maybe'])
})

test('a day about which somebody wrote what cannot be read is asked again, and is no silent no', () => {
  assert.equal(choicesIn('1 ja\n2 nee\n3 daar kom ik op terug', 3), undefined)
  assert.deepEqual(choicesIn('1 ja\n2 nee\n\n3 collega’s willen ook komen', 3), { choices: ['yes', 'no', 'no'], comment: '3 collega’s willen ook komen' }, 'what stands apart is a comment')
})

test('a yes with an exception is no yes to all', () => {
  for (const text of ['Ja, maar niet op dinsdag', 'Ja, behalve 3', 'Yes, but not on Tuesday', 'Nee, behalve op 4 februari', 'Yes, except 2']) assert.equal(choicesIn(text, 3), undefined, text)
  assert.deepEqual(choicesIn('Ja, graag', 2)?.choices, ['yes', 'yes'])
})

test('before somebody writes more, they read who reads it', () => {
  assert.match(howToAnswer('nl'), /Wat u eronder zet, lezen de anderen\./)
  assert.match(howToAnswer('en'), /What you put below is read by the others\./)
})

test('every number before a word has its choice, and the rest has its own', () => {
  assert.deepEqual(choicesIn('1, 3 en 5 ja', 5)?.choices, ['yes', 'no', 'yes', 'no', 'yes'])
  assert.deepEqual(choicesIn('1, 3: yes; 2 and 4 no', 4)?.choices, ['yes', 'no', 'yes', 'no'])
  assert.deepEqual(choicesIn('1 nee, de rest ja', 3)?.choices, ['no', 'yes', 'yes'])
  assert.deepEqual(choicesIn('2 no\nThe others: if need be', 3)?.choices, ['maybe', 'no', 'maybe'])
  assert.deepEqual(choicesIn('1 ja (tot 15.00 uur), 2 nee', 2)?.choices, ['yes', 'no'])
  for (const text of ['1-3 ja, 4 nee', '1 nee, 2 t/m 4 ja', '1 nee, overig zie onder', '1, 2-3 ja, 4 nee']) assert.equal(choicesIn(text, 4), undefined, text)
})

test('a yes to some of the days is no yes to all', () => {
  for (const text of ['Ik kan alle dinsdagen.', 'Ja, alleen in september', 'Ja voor 1, 3 en 5', 'Ik kan op 1 en 3', 'I can on Tuesdays', 'Yes, only in the morning']) assert.equal(choicesIn(text, 5), undefined, text)
})

test('however long a line of numbers is, reading it takes no time', () => {
  for (const text of [`${'1 '.repeat(30_000)}#`, `${'1,'.repeat(30_000)}#`, `1${' '.repeat(60_000)}#`, `${'1 en '.repeat(12_000)}ja`]) {
    const began = performance.now()
    choicesIn(text, 10)
    const took = performance.now() - began
    assert.ok(took < 1000, `${text.slice(0, 8)}… took ${Math.round(took)} ms`)
  }
  const all = Array.from({ length: 99 }, (_, nth) => `${nth + 1} misschien`).join(', ')
  assert.deepEqual(new Set(choicesIn(all, 99)?.choices), new Set(['maybe']))
})
