import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsToTell, type Standing } from './kinds.ts'

/** So many people of this perspective and kind, out of so many organisations. */
const people = (perspective: string, kind: Standing['kind'], count: number, organisations: number): Standing[] =>
  Array.from({ length: count }, (_, at) => ({ perspective, kind, person: `${perspective} ${kind} ${at}`, organisation: `${kind} ${at % organisations}` }))
const gave = (perspective: string, kind: Standing['kind']): Standing => ({ perspective, kind, person: null, organisation: '' })
const told = (perspectives: readonly string[], ...all: readonly Standing[][]) => [...kindsToTell(all.flat(), new Set(perspectives))].sort()
const both = ['gemeente', 'leverancier']

test('a kind is told from ten people and three organisations on', () => {
  assert.deepEqual(told(both, people('gemeente', 'municipality', 10, 3), people('leverancier', 'supplier', 12, 4)), ['municipality', 'supplier'])
  assert.deepEqual(told([], people('gemeente', 'municipality', 9, 3)), [])
  assert.deepEqual(told([], people('gemeente', 'municipality', 10, 2)), [])
})

test('a kind that is not told cannot be found by subtraction from all together', () => {
  assert.deepEqual(told([], people('gemeente', 'municipality', 20, 5), people('leverancier', 'supplier', 9, 3)), [])
  const three = [people('gemeente', 'municipality', 20, 5), people('gemeente', 'shared-service', 10, 3), people('leverancier', 'supplier', 9, 3)]
  assert.deepEqual(told([], ...three), ['municipality'], 'the smaller of the others goes with it')
})

test('the few of another kind within a perspective cannot be found by subtraction from that perspective', () => {
  const [municipal, expert] = [people('gemeente', 'municipality', 20, 5), people('gemeente', 'other', 1, 1)]
  const suppliers = people('leverancier', 'supplier', 12, 4)
  assert.deepEqual(told(both, municipal, suppliers), ['municipality', 'supplier'])
  assert.deepEqual(told(both, municipal, expert, suppliers), ['supplier'], 'perspective less kind would be the one expert')
  assert.deepEqual(told(both, municipal, people('gemeente', null, 1, 1), suppliers), ['supplier'], 'who speaks for nobody is one too')
  assert.deepEqual(told(both, municipal, people('gemeente', 'other', 10, 3), suppliers), ['municipality', 'other', 'supplier'])
})

test('the few of a kind from another perspective cannot be found by subtraction from that kind', () => {
  const all = [people('gemeente', 'municipality', 20, 5), people('leverancier', 'supplier', 12, 4), people('leverancier', 'municipality', 2, 2)]
  assert.deepEqual(told(both, ...all), [])
  assert.deepEqual(told(['leverancier'], ...all), [])
})

test('who gave something and takes part no more is not one of many, and is not given away', () => {
  const all = [people('gemeente', 'municipality', 20, 5), people('leverancier', 'supplier', 12, 4)]
  assert.deepEqual(told(both, ...all, [gave('gemeente', 'municipality')]), ['municipality', 'supplier'])
  assert.deepEqual(told(both, ...all, [gave('gemeente', 'central-government')]), ['supplier'])
  assert.deepEqual(told(both, people('gemeente', 'municipality', 9, 3), people('leverancier', 'supplier', 12, 4), [gave('gemeente', 'municipality')]), [], 'it does not make nine into ten')
})

test('a member of the group, who sees perspectives of fewer people, cannot tell by a kind whose contribution it was', () => {
  const municipal = people('gemeente', 'municipality', 20, 5)
  const [mixed, alike] = [[...people('inwoner', 'municipality', 1, 1), ...people('inwoner', 'other', 5, 3)], people('inwoner', 'other', 6, 3)]
  const suppliers = people('leverancier', 'other', 12, 4)
  const seen = (...all: readonly Standing[][]) => [...kindsToTell(all.flat(), new Set(['gemeente']), { shown: new Set(['gemeente', 'inwoner', 'leverancier']) })].sort()
  assert.deepEqual(seen(municipal, alike, suppliers), ['municipality', 'other'])
  const elsewhere = people('leverancier', 'municipality', 10, 4)
  assert.deepEqual(told(['gemeente'], municipal, mixed, elsewhere, suppliers), ['municipality', 'other'], 'in public they are among many')
  assert.deepEqual(seen(municipal, mixed, elsewhere, suppliers), [], 'of six inhabitants one comes from a municipality')
  assert.deepEqual(seen(municipal, alike, elsewhere, suppliers), ['municipality', 'other'])
  assert.deepEqual(seen(municipal, alike, elsewhere, suppliers, [gave('inwoner', 'municipality')]), [], 'nor whose it was who left')
})

test('what an edition of before told is laid beside what the next tells', () => {
  const all = [people('gemeente', 'municipality', 12, 4), people('leverancier', 'supplier', 20, 5), people('deskundige', 'other', 2, 2)].flat()
  const after = (kinds: readonly ('municipality' | 'supplier' | 'other')[], perspectives: readonly string[] = []) =>
    [...kindsToTell(all, new Set(), { before: { perspectives: new Set(perspectives), kinds: new Set(kinds) } })].sort()
  assert.deepEqual(after([]), ['supplier'])
  assert.deepEqual(after(['municipality']), ['municipality'], 'suppliers too would leave the two experts')
  assert.deepEqual(after(['municipality', 'supplier']), ['supplier'], 'less than before tells nothing more')
  assert.deepEqual(after([], ['deskundige']), [], 'of two experts nothing is told beside their perspective')
})
