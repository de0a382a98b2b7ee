/** What people write to one another: whatever is typed is shown, and nothing of it becomes markup or leads where it should not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { beginningOf, pathsIn, readTalk, withNamedPaths, withPaths, type TalkBlock, type TalkInline } from './talk.ts'

const inlinesOf = (blocks: readonly TalkBlock[]): TalkInline[] => blocks.flatMap((block) =>
  block.kind === 'quote' ? inlinesOf(block.blocks) : block.kind === 'list' ? block.items.flat() : block.lines.flat())
const wordsOf = (one: TalkInline) => (one.kind === 'text' ? one.text : one.kind === 'link' ? one.href : one.kind === 'path' ? one.path : `@{${one.nth}}`)
const kindsIn = (text: string) => readTalk(text).map(({ kind }) => kind)

test('paragraphs, quotes and lists are told apart by the signs that people use in mail', () => {
  assert.deepEqual(kindsIn('Een\ntwee\n\ndrie'), ['paragraph', 'paragraph'])
  assert.deepEqual(kindsIn('> dit zei u\n> en dit\nen ik dit\n- een\n- twee\n\n3. drie\n4. vier'), ['quote', 'paragraph', 'list', 'list'])
  const [list] = readTalk('3. drie\n4. vier')
  assert.equal(list?.kind === 'list' && list.first, 3)
  const [quote] = readTalk('> > van eerder\n> van nu')
  assert.deepEqual(quote?.kind === 'quote' && quote.blocks.map(({ kind }) => kind), ['quote', 'paragraph'])
  assert.deepEqual(kindsIn('-5 graden\n*nadruk*'), ['paragraph'])
})

test('an address becomes a link only when it is https, and without the signs of the sentence around it', () => {
  const links = (text: string) => inlinesOf(readTalk(text)).filter(({ kind }) => kind === 'link').map(wordsOf)
  assert.deepEqual(links('Zie https://www.vng.nl/cloud, en (https://nl.wikipedia.org/wiki/Cloud_(IT)).'), ['https://www.vng.nl/cloud', 'https://nl.wikipedia.org/wiki/Cloud_(IT)'])
  for (const text of ['http://www.vng.nl', 'javascript:alert(1)', 'https://www.vng.nl@kwaad.example/', 'https://', 'data:text/html,x', 'vbscript:x', 'https://kwaad']) assert.deepEqual(links(text), [], text)
  assert.deepEqual(pathsIn('Zie /publicaties/samenvatting/1 en /vereniging/themas/3, niet /mijn/gegevens.'), ['/publicaties/samenvatting/1', '/vereniging/themas/3'])
  assert.equal(withPaths('https://a.nl/publicaties/x/1 https://a.nl/mijn https://a.nl https://azn.nl/vereniging/x', 'https://a.nl'), '/publicaties/x/1 https://a.nl/mijn https://a.nl https://azn.nl/vereniging/x')
  assert.deepEqual(pathsIn('Lees /denktanks/cloud/bevindingen/3. En nog eens /denktanks/cloud/bevindingen/3, niet https://x.nl/denktanks/cloud/teksten/1'), ['/denktanks/cloud/bevindingen/3'])
})

test('a path goes by its name where it has one, and nothing else of the text changes', () => {
  const named = (text: string) => withNamedPaths(text, (path) => (path.endsWith('/3') ? 'bevinding 3' : undefined))
  assert.equal(named('> In /denktanks/cloud/bevindingen/3, zei @{1}.\n- Zie /denktanks/cloud/teksten/1 en https://x.nl/denktanks/cloud/bevindingen/3'),
    '> In bevinding 3, zei @{1}.\n- Zie /denktanks/cloud/teksten/1 en https://x.nl/denktanks/cloud/bevindingen/3')
  fc.assert(fc.property(fc.string(), (text) => assert.equal(withNamedPaths(text, () => undefined), text)))
})

test('nothing that is typed is lost, whatever it is, and reading it takes no time', () => {
  const signs = fc.array(fc.constantFrom('>', '-', '1.', '@{1}', '@{', '<b>', '&amp;', '\n', ' ', 'https://a.nl', 'https:', '(', ')', '/denktanks/a/b', '.', 'é', '\u202E', '*'), { maxLength: 60 })
  fc.assert(fc.property(fc.oneof(fc.string(), signs.map((list) => list.join(''))), (text) => {
    const shown = inlinesOf(readTalk(text)).map(wordsOf).join('').replace(/\s/g, '')
    // Only signs of quotes and lists at the beginning of a line are left out.
    const left = text.split('\n').map((line) => line.replace(/^(?: {0,3}> ?)+/, '').replace(/^ {0,3}(?:[-*•]|\d{1,3}[.)]) +(?=\S)/, '')).join('').replace(/\s/g, '')
    assert.ok(shown === left || text.split('\n').some((line) => /^ {0,3}(?:> ?){2,}/.test(line) || /^ {0,3}>/.test(line)), JSON.stringify([text, shown, left]))
  }))
  const began = performance.now()
  for (const text of ['> '.repeat(20_000), 'https://a.nl/'.repeat(2_000), '('.repeat(30_000), `https://a.nl/${')'.repeat(20_000)}`, '@{'.repeat(15_000)]) readTalk(text)
  assert.ok(performance.now() - began < 2000)
})

test('the beginning of a text leaves out what it quotes, and never breaks a sign in two', () => {
  assert.equal(beginningOf('> van u\nVan mij.', 50, () => ''), 'Van mij.')
  assert.equal(beginningOf('> van u', 50, () => ''), '> van u')
  assert.equal(beginningOf('Vraag het @{2} even', 50, (nth) => `@${nth}`), 'Vraag het @2 even')
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
    assert.doesNotMatch(beginningOf(text, most, () => '@'), /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
  }))
})
