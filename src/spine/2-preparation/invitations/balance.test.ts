import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balanceOf, coming, type Cell } from './balance.ts'

const expected = { perspectives: ['municipality', 'supplier'], region: ['Noord', 'Zuid'], size: ['small', 'large'], kind: ['municipality'] }
const cell = (perspective: string, region: string | null, state: Cell['state'], count = 1): Cell => ({ perspective, region, size: 'small', kind: 'municipality', state, count })

test('every region has a row, also when nobody is in it, and who is not known comes last', () => {
  const balance = balanceOf([cell('municipality', 'Noord', 'yes', 3), cell('supplier', null, 'open'), cell('municipality', 'Oost', 'chosen')], 'region', expected)
  assert.deepEqual(balance.rows.map(({ value, total }) => [value, coming(total)]), [['Noord', 3], ['Zuid', 0], ['Oost', 1], [null, 1]])
  assert.equal(balance.rows[0]?.per[0]?.counts.yes, 3)
  assert.deepEqual(balance.missing, { perspectives: [], regions: ['Zuid'], sizes: ['large'] })
})

test('whoever said no is counted, but leaves their perspective and region empty', () => {
  const balance = balanceOf([cell('supplier', 'Zuid', 'no', 2), cell('municipality', 'Noord', 'waits')], 'region', expected)
  assert.equal(balance.total.no, 2)
  assert.equal(coming(balance.total), 1)
  assert.deepEqual(balance.missing, { perspectives: ['supplier'], regions: ['Zuid'], sizes: ['large'] })
})
