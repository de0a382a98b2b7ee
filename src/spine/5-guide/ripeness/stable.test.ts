import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document, Target } from '../../../documents/schema.ts'
import { lastChanges, substanceOf, unstable, whole, type State } from './stable.ts'
import { blockId, chapter, paragraph, textOf } from './texts.testing.ts'

const on = (day: string) => new Date(`${day}T12:00:00Z`)
const state = (day: string, document: Document): State => ({ document, saved_at: on(day) })
const one = (words: string, ...cites: Target[]) => chapter('een', 'Een', paragraph('a', [words, ...cites]))
const two = (words: string) => chapter('twee', 'Twee', paragraph('b', [words]))
const days = (changed: ReadonlyMap<string, Date>) => Object.fromEntries([...changed].map(([id, at]) => [id, at.toISOString().slice(0, 10)]))
const quiet = { findings: [], objections: [] }
const asOf = (day: string) => ({ days: 7, now: on(day) })

test('marks, capitals, white space and what a sentence rests on are not the substance of a chapter; its words are', () => {
  const source: Target = { kind: 'source', id: 'x' }
  assert.equal(substanceOf(one('Regel de exit, op tijd.')), substanceOf(one('Regel de  exit op tijd!', source)))
  assert.notEqual(substanceOf(one('Regel de exit op tijd.')), substanceOf(one('Regel de exit nooit op tijd.')))
  assert.notEqual(substanceOf(one('Zo.')), substanceOf(chapter('een', 'Anders', paragraph('a', ['Zo.']))))
})

test('each chapter tells when it last changed, over all that was saved', () => {
  const changed = lastChanges([
    state('2026-11-01', textOf(one('Zo.'), two('Dit.'))), state('2026-11-10', textOf(one('Anders.'), two('Dit.'))), state('2026-11-12', textOf(one('Anders!'), two('Dit.'))),
  ])
  assert.deepEqual(days(changed), { [blockId('een')]: '2026-11-10', [blockId('twee')]: '2026-11-01' })
})

test('changed and changed back is changed twice, and not stable', () => {
  const changed = lastChanges([state('2026-11-01', textOf(one('Zo.'))), state('2026-11-10', textOf(one('Anders.'))), state('2026-11-11', textOf(one('Zo.')))])
  assert.deepEqual(days(changed), { [blockId('een')]: '2026-11-11' })
})

test('a chapter that came is new itself, one that went or moved changed the whole text', () => {
  const came = lastChanges([state('2026-11-01', textOf(one('Zo.'))), state('2026-11-10', textOf(one('Zo.'), two('Dit.')))])
  assert.deepEqual(days(came), { [blockId('een')]: '2026-11-01', [blockId('twee')]: '2026-11-10' })
  const moved = lastChanges([state('2026-11-01', textOf(one('Zo.'), two('Dit.'))), state('2026-11-10', textOf(two('Dit.'), one('Zo.')))])
  assert.equal(days(moved)[whole], '2026-11-10')
  const gone = lastChanges([state('2026-11-01', textOf(one('Zo.'), two('Dit.'))), state('2026-11-10', textOf(one('Zo.')))])
  assert.equal(days(gone)[whole], '2026-11-10')
})

test('what was found before is gone on from, as if all states had been read again', () => {
  const states = [state('2026-11-01', textOf(one('Zo.'), two('Dit.'))), state('2026-11-05', textOf(one('Zo.'), two('Dat.'))), state('2026-11-09', textOf(one('Anders.'), two('Dat.')))]
  const known = lastChanges(states.slice(0, 2))
  assert.deepEqual(lastChanges(states.slice(1), known), lastChanges(states))
})

test('a chapter that changed lately is named, with the day from when on it has been quiet long enough', () => {
  const document = textOf(one('Zo.'), two('Dit.'))
  const changed = new Map([[blockId('een'), on('2026-11-01')], [blockId('twee'), on('2026-11-10')]])
  const { gaps, of } = unstable(document, changed, asOf('2026-11-16'), quiet)
  assert.equal(of, 2)
  assert.deepEqual(gaps, [{
    place: '2', block: blockId('twee'), text: 'Twee', chapter: blockId('twee'), since: '2026-11-10T12:00:00.000Z', until: '2026-11-17T12:00:00.000Z',
  }])
  assert.deepEqual(unstable(document, changed, asOf('2026-11-17'), quiet).gaps, [], 'on the seventh day')
})

test('a disputed finding and an objection keep a text moving that has not changed for a year', () => {
  const changed = new Map([[blockId('een'), on('2025-11-01')]])
  const finding = { place: '1.1', block: blockId('a'), text: 'Zo is het.', chapter: blockId('een'), finding: 3 }
  const { gaps } = unstable(textOf(one('Zo.')), changed, asOf('2026-11-16'), { findings: [finding], objections: [{ id: 'o' }] })
  assert.deepEqual(gaps, [finding, { place: '', block: '', text: '', objection: 'o' }])
})
