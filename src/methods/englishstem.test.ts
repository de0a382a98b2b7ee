import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lexemesOf } from './dutch.ts'
import { englishStemOf } from './englishstem.ts'

test('the forms of an English word have one stem', () => {
  for (const forms of [
    ['strategy', 'strategies'], ['share', 'shares', 'shared', 'sharing'], ['migrate', 'migrating', 'migrated', 'migration', 'migrations'], ['provide', 'provider', 'providing'],
    ['organise', 'organize', 'organisation', 'organizations', 'organising'], ['agree', 'agreed', 'agreement', 'agreements'], ['responsible', 'responsibility', 'responsibilities'],
    ['city', 'cities'], ['plan', 'plans', 'planned', 'planning'], ['depend', 'dependency', 'dependent', 'dependencies'], ['govern', 'government', 'governance'], ['choose', 'chose', 'chosen', 'choosing'],
    ['child', 'children'], ['analysis', 'analyses'], ['exercise', 'exercises', 'exercising'], ['process', 'processes', 'processing'], ['buy', 'bought', 'buying'], ['cost', 'costs'],
  ]) assert.equal(new Set(forms.map(englishStemOf)).size, 1, forms.map((form) => `${form}: ${englishStemOf(form)}`).join(', '))
})

test('words that only look alike keep stems of their own, and what is no English word stays', () => {
  for (const [one, other] of [['share', 'shark'], ['plan', 'plane'], ['policy', 'police'], ['exit', 'exist'], ['ring', 'r'], ['sing', 's'], ['need', 'ne']] as const) {
    assert.notEqual(englishStemOf(one), englishStemOf(other), `${one} and ${other}`)
  }
  for (const word of ['é', '2026', 'is', 'a1b2']) assert.equal(englishStemOf(word), word)
})

test('a Dutch sentence has no English stems, an English one has', () => {
  assert.ok(!lexemesOf('De deling van het beleid is niet geregeld.').some((lexeme) => lexeme.startsWith('~')))
  assert.ok(lexemesOf('The costs are shared.').includes(`~${englishStemOf('sharing')}`))
  assert.ok(!lexemesOf('Wij meten dit met de meetlat.').includes(`~${englishStemOf('meeting')}`))
})
