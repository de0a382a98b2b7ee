/** What JSX says about text: which white space counts, and what an entity stands for. */

const latin1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
  Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute
  Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute
  icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`
  .split(/\s+/).map((name, index) => [name, String.fromCodePoint(160 + index)])

const entities = new Map([
  ...latin1,
  ...Object.entries({
    amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’',
    sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', bull: '•', euro: '€', larr: '←', uarr: '↑',
    rarr: '→', darr: '↓', harr: '↔', minus: '−', le: '≤', ge: '≥', ne: '≠', asymp: '≈', infin: '∞', permil: '‰',
    ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d', prime: '′', trade: '™', check: '✓',
  }),
])

/** Decodes entities as JSX does. Throws on a name it does not know, because a reader would see it as it stands. */
export const decodeEntities = (text) =>
  text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z]\w*));/g, (all, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    const character = entities.get(name)
    if (character === undefined) throw new Error(`${all} is not known here: write the character itself`)
    return character
  })

/** The text that is left of JSX text: lines trimmed at a line break, empty lines gone, the rest joined by one space. */
export const significantText = (source) => {
  const lines = source.split(/\r\n|\n|\r/)
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.replace(/^[ \t]+/, '')
      return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, '')
    })
    .filter((line) => line !== '')
    .join(' ')
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

/** Escapes text that is known at build time, to the same characters as the runtime does: see `narrow` in markup.ts. */
export const escapeStatic = (text) =>
  text.toWellFormed().replace(/[&<>"'\u{100}-\u{10ffff}]/gu, (character) => escapes[character] ?? `&#${character.codePointAt(0)};`)
