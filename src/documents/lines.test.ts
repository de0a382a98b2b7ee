import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { listFromPlain, listToPlain, reconcileIds, tableFromPlain, tableToPlain } from './lines.ts'
import { textOf } from './schema.ts'
import type { ListItem, Row } from './schema.ts'

const old = ['Vraag een proefexport', 'Zet de oefening in het contract', 'Oefen eerst de koppelingen', 'Spreek af wie betaalt']
  .map((text, at) => ({ id: `item${at}`, text }))

test('an item keeps its id when it is rewritten, moved, or gets a new neighbour', () => {
  assert.deepEqual(reconcileIds(old, [
    'Spreek af wie betaalt', 'Vraag een proefexport', 'Iets heel nieuws', 'Zet de oefening met de uren in het contract',
  ]), ['item3', 'item0', undefined, 'item1'])
})

test('equal items each keep an id, and none is given twice', () => {
  const line = fc.constantFrom('een twee', 'een twee drie', 'vier', '', 'vijf zes')
  fc.assert(fc.property(fc.array(line), fc.array(line), (before, after) => {
    const ids = reconcileIds(before.map((text, at) => ({ id: String(at), text })), after)
    const given = ids.filter((id) => id !== undefined)
    assert.equal(new Set(given).size, given.length)
    for (const text of new Set(after)) {
      const count = (list: string[]): number => list.filter((one) => one === text).length
      const kept = ids.filter((id, at) => id !== undefined && after[at] === text && before[Number(id)] === text)
      assert.equal(kept.length, Math.min(count(before), count(after)))
    }
  }))
})

test('an unchanged list keeps all its ids', () => {
  fc.assert(fc.property(fc.array(fc.string()), (lines) =>
    assert.deepEqual(reconcileIds(lines.map((text, at) => ({ id: String(at), text })), lines), lines.map((_, at) => String(at)))))
})

const editing = () => {
  let next = 0
  return { resolve: () => undefined, refer: () => '', newId: () => `new000000${next++}` }
}

test('a list is typed one item on a line', () => {
  const before: ListItem[] = [{ type: 'list_item', attrs: { id: 'item000001' }, content: [{ type: 'text', text: 'Oefen nu' }] }]
  const { items } = listFromPlain('Nieuw\r\n\n  Oefen *nu*\n', before, editing())
  assert.deepEqual(items.map(({ attrs }) => attrs.id), ['new0000000', 'item000001'])
  assert.equal(listToPlain(items, () => ''), 'Nieuw\nOefen *nu*')
})

test('a table is typed with bars, the header first, short rows filled up', () => {
  const { rows } = tableFromPlain('Post | Kosten\nExit | 2 \\| 3 dagen\nOpslag\n | leeg', [], editing())
  assert.deepEqual(rows.map(({ content }) => content.map((cell) => textOf(cell.content))),
    [['Post', 'Kosten'], ['Exit', '2 | 3 dagen'], ['Opslag', ''], ['', 'leeg']])
  assert.deepEqual([rows[0]!.content[0]!.type, rows[1]!.content[0]!.type], ['table_header', 'table_cell'])
  const again = tableFromPlain(tableToPlain(rows, () => ''), rows, editing())
  assert.deepEqual(again.rows, rows)
})

test('a table may be written with bars around its rows and dashes under the header, as others do', () => {
  const cells = (typed: string) => tableFromPlain(typed, [], editing()).rows.map(({ content }) => content.map((cell) => textOf(cell.content)))
  const plain = [['Stap', 'Wie'], ['Lijst maken', 'Inkoop'], ['', 'Beheer']]
  assert.deepEqual(cells('| Stap | Wie |\n|---|:---:|\n| Lijst maken | Inkoop |\n| | Beheer |'), plain)
  assert.deepEqual(cells('Stap | Wie\n--- | ---\nLijst maken | Inkoop\n | Beheer'), plain)
  assert.deepEqual(cells('Stap | Wie\n | Beheer |'), [['Stap', 'Wie', ''], ['', 'Beheer', '']], 'not every row has bars around it')
  assert.deepEqual(cells('Stap | Wie\nLijst | --\n---|---'), [['Stap', 'Wie'], ['Lijst', '--'], ['---', '---']])
})

test('a row with more cells than the header is told', () => {
  const wide = (typed: string) => tableFromPlain(typed, [], editing()).wide
  assert.equal(wide('Stap | Wie\nLijst | Inkoop\nContract | Beheer | mei'), 3)
  assert.equal(wide('Stap | Wie\nLijst\nContract | Beheer'), undefined)
  assert.equal(wide(''), undefined)
})

test('any table with words in it comes back the same, row ids included', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '|', '\\', '*', ' ', '[') }).map((words) => words.trim())
  const rows = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
  fc.assert(fc.property(rows, (grid) => {
    const table = grid.map((cells, at): Row => ({
      type: 'table_row', attrs: { id: `r${at}` },
      content: cells.map((words, column) => ({
        type: at === 0 ? 'table_header' : 'table_cell',
        content: [{ type: 'text', text: column === 0 ? `x${words}` : words || '-' }],
      })),
    }))
    assert.deepEqual(tableFromPlain(tableToPlain(table, () => ''), table, editing()).rows, table)
  }))
})

test('dashes, dots and numbers with which people begin a line are no part of a list; what begins like them stays', () => {
  const typed = '- een\n• twee\n* drie\n1. vier\n2) vijf\n-5 graden\n2026. Een jaar\n**vet** begin\n–'
  const { items } = listFromPlain(typed, [], { ...editing(), numbered: true })
  assert.deepEqual(items.map(({ content }) => textOf(content)), ['een', 'twee', 'drie', 'vier', 'vijf', '-5 graden', '2026. Een jaar', 'vet begin', '–'])
  const bullets = listFromPlain('- een\n1. vier', [], editing())
  assert.deepEqual(bullets.items.map(({ content }) => textOf(content)), ['een', '1. vier'])
})
