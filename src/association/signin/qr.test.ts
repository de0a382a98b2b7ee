import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { qrOf, qrPath } from './qr.ts'

const finger = (text: string) => createHash('sha256').update(qrOf(text).map((row) => row.map((dark) => (dark ? '1' : '0')).join('')).join('\n')).digest('hex').slice(0, 16)

test('a picture grows with its text and has its three corners', () => {
  for (const [text, size] of [['a', 21], ['a'.repeat(100), 41], ['a'.repeat(666), 97]] as const) {
    const grid = qrOf(text)
    assert.equal(grid.length, size)
    for (const [x, y] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) assert.deepEqual(grid[y]?.slice(x, x + 7), Array.from({ length: 7 }, () => true))
  }
  assert.throws(() => qrOf('a'.repeat(667)))
  assert.match(qrPath(qrOf('a')), /^M4 4h1v1h-1z/)
})

test('the squares are those that a reader has read back', () => {
  // Read back with another program (jsQR) when this was written, for every length up to 660: only these are kept.
  assert.equal(finger('otpauth://totp/a:b?secret=AAAA'), '22c50676cc47d9c6')
  assert.equal(finger('x'.repeat(300)), 'a6c4c99a50e77d18')
})
