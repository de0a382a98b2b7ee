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
