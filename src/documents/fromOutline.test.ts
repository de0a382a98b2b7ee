import assert from 'node:assert/strict'
import test from 'node:test'
import { fromOutline } from './fromOutline.ts'
import type { Outline, OutlineCite } from './fromOutline.ts'
import { parseDocument } from './parse.ts'
import { sentencesOf } from './sentences.ts'

const outline: Outline = { title: 'Handreiking', chapters: [{ key: 'exit', title: 'Regel de uitgang', blocks: [
  { key: 'p', type: 'paragraph', sentences: [
    { text: 'Oefen de uitgang.', cites: [{ finding: 3 }, { source: 'gibit2023' }] }, { text: 'Doe dat bijv. jaarlijks.' },
  ], rests_on: [{ contribution: 'marijke-1' }] },
  { key: 'l', type: 'list', items: [{ text: 'Vraag een proefexport.', cites: [{ finding: 4 }] }] },
  { key: 't', type: 'table', header: ['Post', 'Dagen'], rows: [['Exit', '2']], cites: [{ source: 'bio2' }] },
  { key: 'n', type: 'note', text: 'Let op.', cites: [{ finding: 5 }] },
] }] }

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const resolve = (cite: OutlineCite) => 'finding' in cite ? { kind: 'finding', id: uuid(cite.finding) } as const
  : 'source' in cite ? { kind: 'source', id: cite.source } as const : { kind: 'contribution', id: uuid(900) } as const
const id = (key: string): string => key.replace('/', 'x').padEnd(10, '0')

test('an outline becomes a valid document in which every citation sits at its own sentence', () => {
  const document = fromOutline(outline, { resolve, id })
  assert.deepStrictEqual(parseDocument(document), document)
  assert.deepEqual(sentencesOf(document).map(({ block, text, cites }) => [block, text, ...cites.map((cite) => cite.id)]), [
    [id('p'), 'Oefen de uitgang.', uuid(3), 'gibit2023', uuid(900)], [id('p'), 'Doe dat bijv. jaarlijks.', uuid(900)],
    [id('l/1'), 'Vraag een proefexport.', uuid(4)], [id('t/1'), 'Exit | 2', 'bio2'], [id('n'), 'Let op.', uuid(5)],
  ])
})
