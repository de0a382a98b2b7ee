/**
 * Makes a small WOFF2 out of a variable one: some characters, weights from the default up, no mark positioning.
 * The full files are more than half of what a page may weigh. Needs a file with one axis (weight), as fontsource ships.
 */
import { glyfWith, glyphsOf, gvarWith } from './font-outlines.mjs'
import { kerning, substitutions } from './font-rules.mjs'
import { readWoff2, writeWoff2 } from './woff2.mjs'

const FEATURES = ['liga', 'pnum', 'tnum']

/** Characters to glyphs, from a cmap of format 4. */
const charactersOf = (cmap) => {
  const found = new Map()
  for (let nth = 0; nth < cmap.readUInt16BE(2); nth++) {
    const at = cmap.readUInt32BE(4 + 8 * nth + 4)
    if (cmap.readUInt16BE(at) !== 4) continue
    const size = cmap.readUInt16BE(at + 6)
    for (let segment = 0; segment < size; segment += 2) {
      const [ends, starts] = [at + 14 + segment, at + 16 + size + segment]
      const [delta, range] = [cmap.readUInt16BE(starts + size), cmap.readUInt16BE(starts + 2 * size)]
      const start = cmap.readUInt16BE(starts)
      for (let code = start; code <= cmap.readUInt16BE(ends) && code < 0xffff; code++) {
        const glyph = range ? cmap.readUInt16BE(starts + 2 * size + range + 2 * (code - start)) : code
        if (range === 0 || glyph) found.set(code, (glyph + delta) & 0xffff)
      }
    }
  }
  return found
}

/** Characters in a row that have glyphs in a row, as `[first, last, glyph]`. */
const runsOf = (characters) => characters.reduce((runs, [code, glyph]) => {
  const run = runs.at(-1)
  if (run && run[1] === code - 1 && run[2] + code - run[0] === glyph) run[1] = code
  else runs.push([code, code, glyph])
  return runs
}, [])

/** A cmap of format 12. */
const cmapOf = (characters) => {
  const runs = runsOf(characters)
  const table = Buffer.alloc(28 + 12 * runs.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(table.length - 12, 16)
  table.writeUInt32BE(runs.length, 24)
  runs.forEach((run, nth) => run.forEach((value, field) => table.writeUInt32BE(value, 28 + 12 * nth + 4 * field)))
  return table
}

/** With the parts that kept glyphs are built of. */
const withParts = (glyphs, kept) => {
  // A Set hands out what is added while it is walked.
  for (const glyph of kept) for (const part of glyphs[glyph].parts) kept.add(part)
  return kept
}

const hmtxWith = (hmtx, hhea, kept) => {
  const table = Buffer.from(hmtx)
  const metrics = hhea.readUInt16BE(34)
  for (let glyph = 0; glyph < metrics; glyph++) if (!kept.has(glyph)) table.writeUInt32BE(0, 4 * glyph)
  return table
}

/** The axis from its default up, and no named weights. */
const fvarFromDefault = (fvar) => {
  const axes = fvar.readUInt16BE(4)
  const table = Buffer.from(fvar.subarray(0, axes + 20))
  table.writeUInt16BE(0, 12)
  fvar.copy(table, axes + 4, axes + 8, axes + 12)
  return table
}

/** Version 3: glyphs have no names, nothing on a page asks for them. */
const withoutNames = (post) => {
  const table = Buffer.from(post.subarray(0, 32))
  table.writeUInt32BE(0x00030000, 0)
  return table
}

/** Copyright and licence as they were, our name: the licence keeps the old one for unchanged files. */
const nameTable = (name, family) => {
  const kept = new Map([[1, family], [2, 'Regular'], [4, family], [6, family.replaceAll(' ', '')]])
  const strings = name.readUInt16BE(4)
  for (let at = 6; at < 6 + 12 * name.readUInt16BE(2); at += 12) {
    const [platform, id] = [name.readUInt16BE(at), name.readUInt16BE(at + 6)]
    if (platform !== 3 || ![0, 13, 14].includes(id)) continue
    const from = strings + name.readUInt16BE(at + 10)
    kept.set(id, Buffer.from(name.subarray(from, from + name.readUInt16BE(at + 8))).swap16().toString('utf16le'))
  }
  const texts = [...kept].sort(([one], [other]) => one - other)
    .map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()])
  const head = Buffer.alloc(6 + 12 * texts.length)
  head.writeUInt16BE(texts.length, 2)
  head.writeUInt16BE(head.length, 4)
  texts.reduce((at, [id, text], nth) => {
    [3, 1, 0x409, id, text.length, at].forEach((value, field) => head.writeUInt16BE(value, 6 + 12 * nth + 2 * field))
    return at + text.length
  }, 0)
  return Buffer.concat([head, ...texts.map(([, text]) => text)])
}

const DROPPED = new Set(['BASE', 'GDEF', 'STAT'])

/**
 * `codes` are the characters to keep (those the font lacks are skipped), `family` its new name. Answers the bytes of a
 * WOFF2 file and the characters that are in it. Throws when the file is not of the kind described above.
 */
export const subsetFont = (file, codes, family) => {
  const tables = readWoff2(file)
  const table = (tag) => tables.find((each) => each.tag === tag)
  const all = charactersOf(table('cmap').data)
  const characters = codes.filter((code) => all.has(code)).sort((one, other) => one - other)
  const shown = new Set([0, ...characters.map((code) => all.get(code))])
  const { table: gsub, made } = substitutions(table('GSUB').data, FEATURES, shown)
  const glyphs = glyphsOf(table('glyf').data)
  const kept = withParts(glyphs, new Set([...shown, ...made]))
  const changed = {
    GSUB: gsub,
    GPOS: kerning(table('GPOS').data, [...kept].filter((glyph) => glyph).sort((one, other) => one - other)),
    cmap: cmapOf(characters.map((code) => [code, all.get(code)])),
    fvar: fvarFromDefault(table('fvar').data),
    glyf: glyfWith(table('glyf').data, glyphs, kept),
    gvar: gvarWith(table('gvar').data, kept),
    hmtx: hmtxWith(table('hmtx').data, table('hhea').data, kept),
    post: withoutNames(table('post').data),
    name: nameTable(table('name').data, family),
  }
  const left = tables.filter(({ tag }) => !DROPPED.has(tag) && (!(tag in changed) || changed[tag]))
    .map((each) => ({ ...each, data: changed[each.tag] ?? each.data }))
  return { bytes: writeWoff2(left), characters }
}
