import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Block, Document, Inline, Target } from './schema.ts'
import { sentencesOf, sentencesOfInline, wordsOf } from './sentences.ts'
import { splitSentences } from './splitting.ts'

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end))
const source = (id: string): Target => ({ kind: 'source', id })
const cite = (id: string): Inline => ({ type: 'citation', attrs: source(id) })
const text = (words: string): Inline => ({ type: 'text', text: words })

const whole = [
  'Neem bijv. Gemeente Duinrade of o.a. Lindevoort.', 'Volgens art. 5 en nr. 12 mag dat.', 'Dhr. J. Jansen en mr. A.B. de Vries waren er.',
  'Om 14.05 uur gaat versie 1.2 in.', 'Dat kost ca. 12 dagen, excl. BTW.', 'In jan. 2026 begint het.', '“Kan dit?” vroeg hij.',
  'Prof. dr. Th. Smit sprak.', 'Zie d.w.z. Bijlage B.', '1. Begin met wat u hebt.', 'Het heet eHerkenning en werkt.',
]
for (const sentence of whole) test(`one sentence: ${sentence}`, () => assert.deepEqual(split(sentence), [sentence]))

const pairs: [string, string][] = [
  ['Wij noemen systemen, contracten, etc.', 'Daarna gaat u verder.'], ['Kies optie B.', 'Daarna tekent u.'],
  ['Dat was in 2022.', 'Nu niet meer.'], ['Ze sliep.', '’s Avonds werkte zij.'], ['Dat is klaar.', 'eHerkenning volgt.'],
  ['Kan dat?', 'Ja!'], ['Hij zei: “Stop.”', 'Toen ging hij.'], ['Dat zei Jan.', '12 mensen hoorden het.'],
  ['Jansen B.V.', 'Daarna kwam het.'], ['Wij telden ze.', '321 gemeenten doen mee.'], ['He said no.', 'Then he left.'],
]
for (const [one, two] of pairs) {
  test(`two sentences: ${one} ${two}`, () => assert.deepEqual(split(`${one} ${two}`), [one, two]))
}

test('the sentences of any text hold all of it but white space, in order', () => {
  const words = fc.array(fc.constantFrom('Zin', 'bijv', '.', '!', '?', ' ', '\n', 'J', 'art', '5', '’s', 'A', '”', 'é'))
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), words.map((list) => list.join(''))), (any) => {
    const spans = splitSentences(any)
    assert.equal(split(any).join('').replace(/\s/g, ''), any.replace(/\s/g, ''))
    assert.ok(spans.every(({ start, end }, at) => end > start && start >= (spans[at - 1]?.end ?? 0)))
  }))
})

test('a citation belongs to its sentence, and after the end mark to the one that ended', () => {
  assert.deepEqual(sentencesOfInline([
    cite('a'), text('Een '), cite('b'), text('.'), cite('c'), text(' Twee. '), cite('d'), cite('e'), text('Drie bijv.'), cite('f'),
    text(' Lindevoort.'), cite('g'), text('Vier'),
  ]), [
    { text: 'Een.', cites: ['a', 'b', 'c'].map(source) }, { text: 'Twee.', cites: ['d', 'e'].map(source) },
    { text: 'Drie bijv. Lindevoort.', cites: ['f', 'g'].map(source) }, { text: 'Vier', cites: [] },
  ])
})

const ids = ['chapter001', 'paragraph1', 'listlist01', 'item000001', 'tabletable', 'row0000000', 'row0000001', 'note000001'] as const
const block = (id: string, rests_on: Target[] = []) => ({ id, rests_on })
const blocks: Block[] = [
  { type: 'paragraph', attrs: block(ids[1], [source('z')]), content: [text('Een.'), cite('a'), text(' Twee.'), cite('z')] },
  { type: 'bullet_list', attrs: block(ids[2]), content: [{ type: 'list_item', attrs: { id: ids[3] }, content: [text('Een. Twee.')] }] },
  { type: 'table', attrs: { ...block(ids[4], [source('t')]), caption: 'Een bijschrift.' }, content: [
    { type: 'table_row', attrs: { id: ids[5] }, content: [{ type: 'table_header', content: [text('Kop')] }] },
    { type: 'table_row', attrs: { id: ids[6] }, content: [{ type: 'table_cell', content: [text('Cel. Nog een.'), cite('c')] }] },
  ] },
  { type: 'note', attrs: block(ids[7]), content: [text('Let op.')] },
]
const document: Document = { type: 'doc', content: [{
  type: 'chapter', attrs: { id: ids[0] },
  content: [{ type: 'chapter_title', content: [{ type: 'text', text: 'Een titel.' }] }, ...blocks],
}] }

test('a document states its sentences, items and rows; titles, captions and header rows state nothing', () => {
  const stated = sentencesOf(document).map((one) => [one.block, one.sentence, one.kind, one.cites.map(({ id }) => id).join()])
  assert.deepEqual(stated, [
    [ids[1], 1, 'paragraph', 'a,z'], [ids[1], 2, 'paragraph', 'z'], [ids[3], 1, 'item', ''], [ids[3], 2, 'item', ''],
    [ids[6], 1, 'row', 'c,t'], [ids[7], 1, 'note', ''],
  ])
  assert.deepEqual(sentencesOf(document).map(({ within }) => within), [ids[1], ids[1], ids[2], ids[2], ids[4], ids[7]])
})

test('words count titles, captions and cells too', () => assert.equal(wordsOf(document), 2 + 2 + 2 + 2 + 1 + 3 + 2))
