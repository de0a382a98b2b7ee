/** The outlines of a font in WOFF2 (transformed glyf) and what weight does to them (gvar): parts of them, unchanged. */

const STREAMS = ['contours', 'points', 'flags', 'glyphs', 'composites', 'boxes', 'instructions']

/** Walks through a transformed glyf table (WOFF2, section 5.1): per glyph the bytes of it in each stream, and its parts. */
export const glyphsOf = (glyf) => {
  const count = glyf.readUInt16BE(4)
  const at = {}
  STREAMS.reduce((from, name, nth) => {
    at[name] = from
    return from + glyf.readUInt32BE(8 + 4 * nth)
  }, 36)
  const bitmap = at.boxes
  at.boxes += 4 * Math.ceil(count / 32)
  const take = (name, length) => glyf.subarray(at[name], at[name] += length)
  const number = (name) => {
    const code = glyf[at[name]]
    const bytes = take(name, code === 253 ? 3 : code > 253 ? 2 : 1)
    return { bytes, value: code === 253 ? bytes.readUInt16BE(1) : code > 253 ? bytes[1] + (code === 255 ? 253 : 506) : code }
  }
  return Array.from({ length: count }, (_, nth) => {
    const glyph = readGlyph(take, number)
    const boxed = glyf[bitmap + (nth >> 3)] & (0x80 >> (nth & 7))
    return { ...glyph, boxes: boxed ? take('boxes', 8) : Buffer.alloc(0) }
  })
}

const tripletSize = (flag) => (flag & 0x7f) < 84 ? 1 : (flag & 0x7f) < 120 ? 2 : (flag & 0x7f) < 124 ? 3 : 4

const readGlyph = (take, number) => {
  const contours = take('contours', 2)
  const kind = contours.readInt16BE(0)
  if (kind === 0) return { contours, parts: [] }
  if (kind < 0) return { contours, ...readComposite(take, number) }
  const ends = Array.from({ length: kind }, () => number('points'))
  const flags = take('flags', ends.reduce((sum, { value }) => sum + value, 0))
  const triplets = take('glyphs', flags.reduce((sum, flag) => sum + tripletSize(flag), 0))
  const length = number('glyphs')
  return {
    contours, flags, parts: [], points: Buffer.concat(ends.map(({ bytes }) => bytes)),
    glyphs: Buffer.concat([triplets, length.bytes]), instructions: take('instructions', length.value),
  }
}

const readComposite = (take, number) => {
  const parts = []
  const pieces = []
  let flags
  do {
    const head = take('composites', 4)
    flags = head.readUInt16BE(0)
    parts.push(head.readUInt16BE(2))
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    pieces.push(head, take('composites', (flags & 1 ? 4 : 2) + scale))
  } while (flags & 0x20)
  const composites = Buffer.concat(pieces)
  if (!(flags & 0x100)) return { parts, composites }
  const length = number('glyphs')
  return { parts, composites, glyphs: length.bytes, instructions: take('instructions', length.value) }
}

/** The same table with the other glyphs empty; they keep their number, so nothing else needs to change. */
export const glyfWith = (glyf, glyphs, kept) => {
  const bitmap = Buffer.alloc(4 * Math.ceil(glyphs.length / 32))
  glyphs.forEach(({ boxes }, nth) => {
    if (kept.has(nth) && boxes.length) bitmap[nth >> 3] |= 0x80 >> (nth & 7)
  })
  const streams = STREAMS.map((name) => Buffer.concat([
    ...name === 'boxes' ? [bitmap] : [],
    ...glyphs.map((glyph, nth) => {
      if (kept.has(nth)) return glyph[name] ?? Buffer.alloc(0)
      return Buffer.alloc(name === 'contours' ? 2 : 0)
    }),
  ]))
  const head = Buffer.from(glyf.subarray(0, 36))
  streams.forEach((stream, nth) => head.writeUInt32BE(stream.length, 8 + 4 * nth))
  const streamsEnd = 36 + STREAMS.reduce((sum, _, nth) => sum + glyf.readUInt32BE(8 + 4 * nth), 0)
  return Buffer.concat([head, ...streams, glyf.subarray(streamsEnd)])
}

const EMBEDDED_PEAK = 0x8000
const INTERMEDIATE = 0x4000
const SHARED_POINTS = 0x8000

const sharedPointsSize = (data, at) => {
  const count = data[at] & 0x80 ? data.readUInt16BE(at) & 0x7fff : data[at]
  let next = at + (data[at] & 0x80 ? 2 : 1)
  for (let seen = 0; seen < count;) {
    const run = (data[next] & 0x7f) + 1
    next += 1 + run * (data[next] & 0x80 ? 2 : 1)
    seen += run
  }
  return next - at
}

/** What one glyph does with weight, without what it does when lighter than the default. */
const heavierOnly = (data, sharedPeaks) => {
  if (!data.length) return data
  const word = data.readUInt16BE(0)
  let body = data.readUInt16BE(2)
  const shared = word & SHARED_POINTS ? data.subarray(body, body += sharedPointsSize(data, body)) : Buffer.alloc(0)
  const heads = []
  const bodies = [shared]
  let at = 4
  for (let left = word & 0x0fff; left; left--) {
    const [size, index] = [data.readUInt16BE(at), data.readUInt16BE(at + 2)]
    const peak = index & EMBEDDED_PEAK ? data.readInt16BE(at + 4) : sharedPeaks[index & 0x0fff]
    const length = 4 + (index & EMBEDDED_PEAK ? 2 : 0) + (index & INTERMEDIATE ? 4 : 0)
    if (peak > 0) {
      heads.push(data.subarray(at, at + length))
      bodies.push(data.subarray(body, body + size))
    }
    at += length
    body += size
  }
  if (!heads.length) return Buffer.alloc(0)
  const head = Buffer.alloc(4)
  head.writeUInt16BE((word & SHARED_POINTS) | heads.length, 0)
  head.writeUInt16BE(4 + heads.reduce((sum, each) => sum + each.length, 0), 2)
  const all = Buffer.concat([head, ...heads, ...bodies])
  return all.length % 2 ? Buffer.concat([all, Buffer.alloc(1)]) : all
}

/** The gvar table of these glyphs, weights from the default up. Throws when the font varies in more than weight. */
export const gvarWith = (gvar, kept) => {
  if (gvar.readUInt16BE(4) !== 1) throw new Error('The font has more than one axis')
  const [peaksAt, count, dataAt] = [gvar.readUInt32BE(8), gvar.readUInt16BE(12), gvar.readUInt32BE(16)]
  const long = gvar.readUInt16BE(14) & 1
  const offset = (nth) => long ? gvar.readUInt32BE(20 + 4 * nth) : 2 * gvar.readUInt16BE(20 + 2 * nth)
  const peaks = Array.from({ length: gvar.readUInt16BE(6) }, (_, nth) => gvar.readInt16BE(peaksAt + 2 * nth))
  const data = Array.from({ length: count }, (_, nth) => kept.has(nth)
    ? heavierOnly(gvar.subarray(dataAt + offset(nth), dataAt + offset(nth + 1)), peaks)
    : Buffer.alloc(0))
  const head = Buffer.alloc(20 + 4 * (count + 1) + 2 * peaks.length)
  gvar.copy(head, 0, 0, 20)
  head.writeUInt32BE(20 + 4 * (count + 1), 8)
  head.writeUInt16BE(1, 14)
  head.writeUInt32BE(head.length, 16)
  data.reduce((at, each, nth) => {
    head.writeUInt32BE(at + each.length, 24 + 4 * nth)
    return at + each.length
  }, 0)
  peaks.forEach((peak, nth) => head.writeInt16BE(peak, 20 + 4 * (count + 1) + 2 * nth))
  return Buffer.concat([head, ...data])
}
