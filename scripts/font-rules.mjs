/** The rules of a font that we keep: pair kerning at the default weight, and plain substitutions of glyphs. OpenType 1.9. */

const u16 = (...values) => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => bytes.writeUInt16BE(value & 0xffff, at * 2))
  return bytes
}

const list = (bytes, at, size = 2) =>
  Array.from({ length: bytes.readUInt16BE(at) }, (_, nth) => at + 2 + nth * size)

/** Glyphs of a coverage table, in the order of their index. */
const coverageOf = (bytes, at) => {
  if (bytes.readUInt16BE(at) === 1) return list(bytes, at + 2).map((each) => bytes.readUInt16BE(each))
  return list(bytes, at + 2, 6).flatMap((each) => {
    const first = bytes.readUInt16BE(each)
    return Array.from({ length: bytes.readUInt16BE(each + 2) - first + 1 }, (_, nth) => first + nth)
  })
}

const classOf = (bytes, at) => {
  const classes = new Map()
  if (bytes.readUInt16BE(at) === 1) {
    const first = bytes.readUInt16BE(at + 2)
    list(bytes, at + 4).forEach((each, nth) => classes.set(first + nth, bytes.readUInt16BE(each)))
  } else {
    for (const each of list(bytes, at + 2, 6)) {
      for (let glyph = bytes.readUInt16BE(each); glyph <= bytes.readUInt16BE(each + 2); glyph++) {
        classes.set(glyph, bytes.readUInt16BE(each + 4))
      }
    }
  }
  return (glyph) => classes.get(glyph) ?? 0
}

/** The lookups of a feature as `{ type, subtables }`, each lookup once; extensions are followed. */
const lookupsOf = (bytes, feature, extension) => {
  const features = bytes.readUInt16BE(6)
  const lookups = bytes.readUInt16BE(8)
  const chosen = new Set()
  for (const each of list(bytes, features, 6)) {
    if (bytes.toString('latin1', each, each + 4) !== feature) continue
    for (const index of list(bytes, features + bytes.readUInt16BE(each + 4) + 2)) chosen.add(bytes.readUInt16BE(index))
  }
  return [...chosen].sort((one, other) => one - other).map((index) => {
    const at = lookups + bytes.readUInt16BE(lookups + 2 + 2 * index)
    let type = bytes.readUInt16BE(at)
    const subtables = list(bytes, at + 4).map((each) => {
      const subtable = at + bytes.readUInt16BE(each)
      if (type !== extension) return subtable
      return subtable + bytes.readUInt32BE(subtable + 4)
    })
    if (type === extension) type = bytes.readUInt16BE(at + bytes.readUInt16BE(at + 6) + 2)
    return { type, subtables }
  })
}

const bits = (value) => value.toString(2).replaceAll('0', '').length
const X_ADVANCE = 4

/** One pair subtable as a function of two glyphs: how much closer, or undefined where it has nothing to say. */
const pairsOf = (bytes, at) => {
  const covered = new Map(coverageOf(bytes, at + bytes.readUInt16BE(at + 2)).map((glyph, nth) => [glyph, nth]))
  const [format1, format2] = [bytes.readUInt16BE(at + 4), bytes.readUInt16BE(at + 6)]
  const size = 2 * (bits(format1) + bits(format2))
  const advance = (record) => format1 & X_ADVANCE ? bytes.readInt16BE(record + 2 * bits(format1 & 3)) : 0
  if (bytes.readUInt16BE(at) === 1) {
    const sets = new Map([...covered].map(([glyph, nth]) => {
      const set = at + bytes.readUInt16BE(at + 10 + 2 * nth)
      return [glyph, new Map(list(bytes, set, 2 + size).map((each) => [bytes.readUInt16BE(each), advance(each + 2)]))]
    }))
    return (left, right) => sets.get(left)?.get(right)
  }
  const left1 = classOf(bytes, at + bytes.readUInt16BE(at + 8))
  const right2 = classOf(bytes, at + bytes.readUInt16BE(at + 10))
  const columns = bytes.readUInt16BE(at + 14)
  return (left, right) => covered.has(left)
    ? advance(at + 16 + (left1(left) * columns + right2(right)) * size)
    : undefined
}

/** Groups glyphs that have the same row: class numbers per glyph, and one row per class. */
const groupedBy = (glyphs, rowOf) => {
  const classes = new Map()
  const rows = []
  const known = new Map()
  for (const glyph of glyphs) {
    const row = rowOf(glyph)
    const key = row.join()
    if (!known.has(key)) known.set(key, rows.push(row) - 1)
    classes.set(glyph, known.get(key))
  }
  return { classes, rows }
}

const coverage = (glyphs) => Buffer.concat([u16(1, glyphs.length), u16(...glyphs)])
const classTable = (classes) => {
  const entries = [...classes].filter(([, group]) => group).sort(([one], [other]) => one - other)
  return Buffer.concat([u16(2, entries.length), ...entries.map(([glyph, group]) => u16(glyph, glyph, group))])
}

/** A whole GSUB or GPOS table: these features, each with one lookup of one subtable, for every script and language. */
const layoutTable = (features) => {
  const langSys = Buffer.concat([u16(0, 0xffff, features.length), u16(...features.map((_, nth) => nth))])
  const scripts = Buffer.concat([u16(1), Buffer.from('DFLT'), u16(8, 4, 0), langSys])
  const featureList = [u16(features.length)]
  features.forEach(({ tag }, nth) => featureList.push(Buffer.from(tag), u16(2 + 6 * features.length + 6 * nth)))
  features.forEach((_, nth) => featureList.push(u16(0, 1, nth)))
  const lookupList = [u16(features.length)]
  let at = 2 + 2 * features.length
  const lookups = features.map(({ type, subtable }) => {
    lookupList.push(u16(at))
    at += 8 + subtable.length
    return Buffer.concat([u16(type, 0, 1, 8), subtable])
  })
  const [first, second] = [Buffer.concat(featureList), Buffer.concat([...lookupList, ...lookups])]
  return Buffer.concat([u16(1, 0, 10, 10 + scripts.length, 10 + scripts.length + first.length), scripts, first, second])
}

/** The GPOS table with the kerning between these glyphs (sorted), at the default weight; undefined without kerning. */
export const kerning = (gpos, glyphs) => {
  const lookups = lookupsOf(gpos, 'kern', 9).filter(({ type }) => type === 2)
    .map(({ subtables }) => subtables.map((at) => pairsOf(gpos, at)))
  const between = (left, right) => lookups.reduce((sum, subtables) => {
    for (const pair of subtables) {
      const found = pair(left, right)
      if (found !== undefined) return sum + found
    }
    return sum
  }, 0)
  const left = groupedBy(glyphs, (one) => glyphs.map((other) => between(one, other)))
  const right = groupedBy(glyphs, (other) => glyphs.map((one) => between(one, other)))
  if (left.rows.length < 2) return undefined
  const firsts = coverage(glyphs)
  const [class1, class2] = [classTable(left.classes), classTable(right.classes)]
  const columnOf = right.rows.map((_, group) => glyphs.findIndex((glyph) => right.classes.get(glyph) === group))
  const matrix = u16(...left.rows.flatMap((row) => columnOf.map((column) => row[column])))
  const start = 16 + matrix.length
  const head = u16(2, start, X_ADVANCE, 0, start + firsts.length, start + firsts.length + class1.length,
    left.rows.length, right.rows.length)
  return layoutTable([{ tag: 'kern', type: 2, subtable: Buffer.concat([head, matrix, firsts, class1, class2]) }])
}

/** Glyph for glyph (type 1) and several glyphs for one (type 4), as `[from, to]` with `from` a list. */
const substitutionsOf = (gsub, feature) => lookupsOf(gsub, feature, 7).flatMap(({ type, subtables }) =>
  subtables.flatMap((at) => {
    const covered = coverageOf(gsub, at + gsub.readUInt16BE(at + 2))
    if (type === 1) {
      return covered.map((glyph, nth) => [[glyph], gsub.readUInt16BE(at) === 1
        ? (glyph + gsub.readInt16BE(at + 4)) & 0xffff
        : gsub.readUInt16BE(at + 6 + 2 * nth)])
    }
    if (type !== 4) return []
    return covered.flatMap((glyph, nth) => list(gsub, at + gsub.readUInt16BE(at + 6 + 2 * nth)).map((each) => {
      const ligature = at + gsub.readUInt16BE(at + 6 + 2 * nth) + gsub.readUInt16BE(each)
      const rest = Array.from({ length: gsub.readUInt16BE(ligature + 2) - 1 }, (_, next) =>
        gsub.readUInt16BE(ligature + 4 + 2 * next))
      return [[glyph, ...rest], gsub.readUInt16BE(ligature)]
    }))
  }))

const singles = (pairs) => Buffer.concat([u16(2, 6 + 2 * pairs.length, pairs.length, ...pairs.map(([, to]) => to)),
  coverage(pairs.map(([[from]]) => from))])

const ligatures = (pairs) => {
  const firsts = [...new Set(pairs.map(([[first]]) => first))]
  const sets = firsts.map((first) => {
    // Longest first: the first that fits wins.
    const own = pairs.filter(([from]) => from[0] === first).sort(([one], [other]) => other.length - one.length)
    let at = 2 + 2 * own.length
    const offsets = own.map(([from]) => (at += 2 + 2 * from.length) - 2 - 2 * from.length)
    return Buffer.concat([u16(own.length, ...offsets), ...own.map(([from, to]) => u16(to, from.length, ...from.slice(1)))])
  })
  const covered = coverage(firsts)
  let at = 6 + 2 * sets.length + covered.length
  const offsets = sets.map((set) => (at += set.length) - set.length)
  return Buffer.concat([u16(1, 6 + 2 * sets.length, sets.length, ...offsets), covered, ...sets])
}

/** The GSUB table with these features (sorted tags) over `glyphs`, and the glyphs that come out of them. */
export const substitutions = (gsub, tags, glyphs) => {
  const made = new Set()
  const features = tags.flatMap((tag) => {
    const pairs = substitutionsOf(gsub, tag).filter(([from]) => from.every((glyph) => glyphs.has(glyph)))
      .sort(([[one]], [[other]]) => one - other)
    for (const [, to] of pairs) made.add(to)
    if (!pairs.length) return []
    return pairs[0][0].length === 1
      ? [{ tag, type: 1, subtable: singles(pairs) }]
      : [{ tag, type: 4, subtable: ligatures(pairs) }]
  })
  return { table: features.length ? layoutTable(features) : undefined, made }
}
