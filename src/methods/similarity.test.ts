import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gramsOf, nearly, nearlyTheSame, shareOf, SimilarTexts, SlipsOfNames } from './similarity.ts'

const words = fc.constantFrom('cloud', 'kosten', 'exit', 'plan', 'gemeente', 'leverancier', 'koppelingen', 'de', 'één', 'I&A', 'cafe\u0301', '2026')
const texts = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '))

test('grams keep within words and know where a word begins and ends', () => {
  assert.deepEqual([...gramsOf('De exit!')], [' de ', ' exit', 'exit '])
  assert.deepEqual([...gramsOf('plannen')], [' plan', 'plann', 'lanne', 'annen', 'nnen '])
  assert.equal(gramsOf(' — … ').size, 0)
})

test('capitals, signs and the form of an accent make no difference; a word does', () => {
  assert.equal(shareOf('Één exit-plan.', 'e\u0301e\u0301n EXIT plan'), 1)
  assert.ok(shareOf('Onze koppelingen zijn het probleem', 'Onze kosten zijn het probleem') < 1)
})

test('a sentence with one word more says nearly the same, one on the same subject does not', () => {
  const known = [
    { key: 79, text: 'In de cloud zijn onze 140 koppelingen ineens het grootste probleem.' },
    { key: 80, text: 'Koppelingen kosten ons veel tijd bij elke overgang.' },
  ]
  assert.deepEqual(nearlyTheSame(known, 'in de cloud zijn onze 140 koppelingen het grootste probleem').map(({ key }) => key), [79])
})

test('the index finds exactly what comparing with each text in turn finds, in the same order', () => {
  fc.assert(fc.property(fc.array(texts, { maxLength: 30 }), texts, (list, asked) => {
    const slow = list.map((text, key) => ({ key, share: shareOf(text, asked) })).filter(({ share }) => share >= nearly)
      .sort((a, b) => b.share - a.share || a.key - b.key)
    assert.deepEqual(nearlyTheSame(list.map((text, key) => ({ key, text })), asked), slow)
  }), { numRuns: 300 })
})

test('likeness is mutual, at most 1, and whole for a text with itself', () => {
  fc.assert(fc.property(texts, texts, (a, b) => {
    assert.equal(shareOf(a, b), shareOf(b, a))
    assert.ok(shareOf(a, b) >= 0 && shareOf(a, b) <= 1)
    assert.equal(shareOf(a, a), gramsOf(a).size === 0 ? 0 : 1)
  }))
})

test('among 3,000 texts a lookup takes less than 5 milliseconds', () => {
  const pool = 'wij moeten kosten van de cloud beter kunnen voorspellen omdat begroting gemeente leverancier contract exit koppelingen kennis beheer archief privacy rijk regie inkoop markt'.split(' ')
  let seed = 7
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648)
  const made = Array.from({ length: 3000 }, (_, key) => ({ key, text: Array.from({ length: 18 }, () => pool[(next() >> 8) % pool.length]).join(' ') }))
  const index = new SimilarTexts(made)
  const asked = made.slice(0, 60).map(({ text }) => `${text} anders`)
  for (const text of asked) index.like(text)
  const began = process.cpuUsage()
  for (const text of asked) assert.ok(index.like(text).length >= 1)
  const { user, system } = process.cpuUsage(began)
  const each = (user + system) / 1000 / asked.length
  assert.ok(each < 5, `${each} ms each`)
})

test('a name with one slip is found, whatever the letter; a short name and another name are not', () => {
  const names = ['waterbroek', 'rheden', 'ict dienst drie dijken'].map((text) => ({ key: text, text }))
  const slips = new SlipsOfNames(names)
  fc.assert(fc.property(fc.constantFrom('waterbroek', 'ict dienst drie dijken'), fc.nat(), fc.constantFrom('', 'q', 'qq'), (name, place, letter) => {
    const at = place % name.length
    const slipped = letter === 'qq' ? `${name.slice(0, at)}q${name.slice(at)}` : `${name.slice(0, at)}${letter}${name.slice(at + 1)}`
    assert.deepEqual(slips.like(slipped), [name])
  }))
  assert.deepEqual(slips.like('waterborek'), ['waterbroek'])
  assert.deepEqual([slips.like('rhenen'), slips.like('rheden'), slips.like('waterhoek'), slips.like('')], [[], [], [], []])
})
