/** Reads and writes WOFF2 (W3C Recommendation of 10 March 2022), tables left in the form they have in the file. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

// Section 4.1: tags that are written as a number.
const KNOWN = ('cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH ' +
  'PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill').match(/.{4} ?/g)
  .map((tag) => tag.slice(0, 4))
const OTHER = 63
const HEADER = 48

/** A number in base 128, high bit meaning that more follows. */
const readBase128 = (bytes, at) => {
  let value = 0
  let next = at
  for (; bytes[next] & 0x80; next++) value = value * 128 + (bytes[next] & 0x7f)
  return { value: value * 128 + bytes[next], next: next + 1 }
}

const base128 = (value) => {
  const bytes = [value & 0x7f]
  for (let rest = value >>> 7; rest; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return Buffer.from(bytes)
}

// For glyf and loca version 3 is the plain table and 0 the transformed one; for all others 0 is plain.
const isTransformed = (tag, version) => tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0

/** The tables of a font as `{ tag, version, origLength, data }`, in the order of the file. */
export const readWoff2 = (file) => {
  if (file.readUInt32BE(0) !== 0x774f4632) throw new Error('Not a WOFF2 file')
  const tables = []
  let at = HEADER
  for (let left = file.readUInt16BE(12); left; left--) {
    const index = file[at] & 0x3f
    const version = file[at++] >> 6
    let tag = KNOWN[index]
    if (index === OTHER) {
      tag = file.toString('latin1', at, at + 4)
      at += 4
    }
    const orig = readBase128(file, at)
    const stored = isTransformed(tag, version) ? readBase128(file, orig.next) : orig
    at = stored.next
    tables.push({ tag, version, origLength: orig.value, length: stored.value })
  }
  const all = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)))
  let from = 0
  return tables.map(({ length, ...table }) => ({ ...table, data: all.subarray(from, from += length) }))
}

const entryOf = ({ tag, version, origLength, data }) => {
  const index = KNOWN.indexOf(tag)
  return Buffer.concat([
    Buffer.from([(version << 6) | (index < 0 ? OTHER : index)]),
    index < 0 ? Buffer.from(tag, 'latin1') : Buffer.alloc(0),
    base128(isTransformed(tag, version) ? origLength : data.length),
    isTransformed(tag, version) ? base128(data.length) : Buffer.alloc(0),
  ])
}

const padded = (length) => (length + 3) & ~3

/** A WOFF2 file of these tables. `origLength` of a transformed table need not be exact: it only says how much room to make. */
export const writeWoff2 = (tables) => {
  const directory = Buffer.concat(tables.map(entryOf))
  const packed = brotliCompressSync(Buffer.concat(tables.map(({ data }) => data)), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_QUALITY]: 11 },
  })
  const header = Buffer.alloc(HEADER)
  const size = HEADER + directory.length + packed.length
  header.writeUInt32BE(0x774f4632, 0)
  header.writeUInt32BE(0x00010000, 4)
  header.writeUInt32BE(padded(size), 8)
  header.writeUInt16BE(tables.length, 12)
  header.writeUInt32BE(tables.reduce((sum, { origLength, data }) => sum + padded(Math.max(origLength, data.length)),
    12 + 16 * tables.length), 16)
  header.writeUInt32BE(packed.length, 20)
  header.writeUInt16BE(1, 24)
  return Buffer.concat([header, directory, packed, Buffer.alloc(padded(size) - size)])
}
