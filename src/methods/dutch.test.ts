import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lexemesOf, partsOf, termsOf } from './dutch.ts'
import { stemOf } from './dutchstem.ts'
import { wordsIn } from './words.ts'

const meet = (one: string, other: string) => {
  const lexemes = new Set(lexemesOf(one))
  return termsOf(other).every(({ whole, parts }) => whole.some((lexeme) => lexemes.has(lexeme)) || parts.length > 0 && parts.every((lexeme) => lexemes.has(lexeme)))
}

test('a Dutch word and its plural, and a noun and its adjective, have one stem', () => {
  for (const [one, other] of [
    ['gemeente', 'gemeenten'], ['brief', 'brieven'], ['huis', 'huizen'], ['strategie', 'strategieen'], ['bank', 'banken'], ['raam', 'ramen'],
    ['regel', 'regels'], ['mogelijkheid', 'mogelijkheden'], ['leverancier', 'leveranciers'], ['plan', 'plannen'], ['exitplan', 'exitplannen'], ['stap', 'stappen'], ['model', 'modellen'],
    ['keuze', 'keuzes'], ['applicatie', 'applicaties'], ['licentie', 'licenties'], ['organisatie', 'organisaties'], ['update', 'updates'], ['website', 'websites'], ['proces', 'processen'],
    ['adres', 'adressen'], ['advies', 'adviezen'], ['bijlage', 'bijlages'], ['bijlage', 'bijlagen'], ['gemeente', 'gemeentes'], ['wens', 'wensen'], ['kans', 'kansen'], ['mens', 'mensen'],
    ['grens', 'grenzen'], ['plaats', 'plaatsen'], ['toets', 'toetsen'], ['gegeven', 'gegevens'], ['persoonsgegeven', 'persoonsgegevens'], ['geval', 'gevallen'], ['verschil', 'verschillen'],
    ['brug', 'bruggen'], ['app', 'apps'], ['les', 'lessen'], ['cursus', 'cursussen'], ['raadslid', 'raadsleden'], ['stad', 'steden'], ['criterium', 'criteria'], ['crisis', 'crises'],
    ['vrees', 'vrezen'], ['abonnee', 'abonnees'], ['policy', 'policies'], ['strategy', 'strategies'], ['strategy', 'strategie'], ['risk', 'risks'], ['process', 'processes'], ['business', 'businesses'], ['guideline', 'guidelines'],
  ] as const) assert.equal(stemOf(one), stemOf(other), `${one} and ${other}`)
})

test('words that only look alike keep stems of their own', () => {
  for (const [one, other] of [
    ['kans', 'kan'], ['mens', 'men'], ['plaats', 'plat'], ['wens', 'wen'], ['advies', 'advie'], ['proces', 'procent'], ['plan', 'plant'], ['model', 'mode'], ['gegeven', 'geven'], ['verleden', 'lid'],
    ['recht', 'rek'], ['stap', 'stappel'], ['beheer', 'heer'], ['markt', 'mark'],
  ] as const) assert.notEqual(stemOf(one), stemOf(other), `${one} and ${other}`)
})

test('a text with a compound is found by its parts', () => {
  assert.deepEqual(partsOf('cloudstrategieen'), ['cloud', 'strategieen'])
  assert.ok(meet('Cloudstrategieën van gemeenten', 'strategie cloud'))
  assert.ok(meet('één clouddienst', 'cloud'))
  assert.ok(meet('leveranciersafhankelijkheid', 'afhankelijkheid leverancier'))
  assert.ok(meet('informatiebeveiligingsbeleid', 'beleid'))
})

test('a word that only looks like a compound is not cut', () => {
  for (const word of ['voorbeelden', 'overstappen', 'gemeentelijk', 'onderhoud', 'bestuurlijk']) assert.deepEqual(partsOf(word), [], word)
})

test('a verb is found in the third person and as a participle', () => {
  assert.ok(meet('dat is geregeld', 'regelen'))
  assert.ok(meet('wie regelt dit', 'regelen'))
})

test('words come out the same however often they are cut, with or without accents and capitals', () => {
  const text = 'Eén CLOUD-strategie, ’s avonds: 2 reële coördinaten (én 50%) İstanbul ﬁles'
  assert.deepEqual(wordsIn(wordsIn(text).join(' ')), wordsIn(text))
  assert.deepEqual(lexemesOf('COÖRDINATIE Reële'), lexemesOf('coordinatie reele'))
  for (const lexeme of lexemesOf(text)) assert.match(lexeme, /^~?[\p{L}\p{N}]+$/u)
})
