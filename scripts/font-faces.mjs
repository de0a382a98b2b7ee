/** The two typefaces: a small file with what Dutch and English need, whole files for the rest, and look-alikes till then. */

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, nth) => first + nth)

// What Dutch and English never write in Latin-1: ¤ ¦ ¨ ¬ ¯ ¶ ¸ and the Icelandic Ð Þ ð þ, 1.7 kB of every first visit. Not ´, which
// is typed for an apostrophe.
const never = [0xa4, 0xa6, 0xa8, 0xac, 0xaf, 0xb6, 0xb8, 0xd0, 0xde, 0xf0, 0xfe]

// ASCII, Latin-1, Œ œ ı, the spaces, hyphens, dashes, quotes and signs that texts are set with. Whoever writes more than
// this gets the whole file by unicode-range, on the page where it stands.
export const CODES = [
  ...range(0x20, 0x7e), ...range(0xa0, 0xff).filter((code) => !never.includes(code)), 0x131, 0x152, 0x153, 0x2002, 0x2003, 0x2009, 0x200b, 0x2010, 0x2011, 0x2013,
  0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2022, 0x2026, 0x202f, 0x2039, 0x203a, 0x20ac, 0x2122, 0x2191,
  0x2193, 0x2212,
]

/**
 * `widths` is how much wider the typeface sets Dutch running text than the look-alike: measured in Chromium over 235
 * characters, regular at 400 and bold at 600. Times New Roman and Liberation Serif have the same widths, so have Arial,
 * Helvetica and Liberation Sans. Ascent and descent are those of the font (hhea), per em.
 */
export const FAMILIES = [
  {
    family: 'Denktank Serif', file: 'denktank-serif', source: 'source-serif-4', fallback: 'Denktank Serif Times',
    ascent: 1.036, descent: 0.335, widths: { regular: 1.1796, bold: 1.1301 },
    local: {
      regular: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Times'],
      bold: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Times Bold'],
    },
  },
  {
    family: 'Denktank Sans', file: 'denktank-sans', source: 'source-sans-3', fallback: 'Denktank Sans Arial',
    ascent: 1.024, descent: 0.4, widths: { regular: 0.9326, bold: 0.8956 },
    local: {
      regular: ['Arial', 'ArialMT', 'Liberation Sans', 'Helvetica', 'Roboto'],
      bold: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold', 'Helvetica Bold', 'Roboto Bold'],
    },
  },
]

const percent = (share) => `${(share * 100).toFixed(2)}%`

const lookAlike = ({ fallback, ascent, descent, widths, local }, weight) => `@font-face{font-family:'${fallback}';` +
  `font-weight:${weight === 'bold' ? '600 900' : '400 500'};src:${local[weight].map((name) => `local('${name}')`).join()};` +
  `size-adjust:${percent(widths[weight])};ascent-override:${percent(ascent / widths[weight])};` +
  `descent-override:${percent(descent / widths[weight])};line-gap-override:0%}`

/**
 * All faces of a family have the same weights: only then does the browser take them for parts of one. `optional` for what
 * is preloaded: on a slow line a page keeps the look-alike and the next has the font. With `swap`, lines broke elsewhere
 * when it came in late (a shift of 0.03 at 320 px, fonts 300 ms late), and pages here do not move.
 */
const face = (family, name, codes, display) => `@font-face{font-family:'${family}';font-style:normal;` +
  `font-display:${display};font-weight:400 900;src:url('./${name}') format('woff2');unicode-range:${codes}}`

const inRuns = (codes) => codes.reduce((runs, code) => {
  if (runs.at(-1)?.[1] === code - 1) runs.at(-1)[1] = code
  else runs.push([code, code])
  return runs
}, []).map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ''}`).join()

const isControl = (code) => code < 0x20 || (code > 0x7e && code < 0xa0)

/** What is in a range of CSS and not among `codes`. No control characters: a line break must not fetch a font. */
const without = (ranges, codes) => {
  const left = ranges.split(',').flatMap((each) => {
    const [first, last] = each.trim().slice(2).split('-').map((code) => parseInt(code, 16))
    return range(first, last ?? first)
  })
  return inRuns(left.filter((code) => !isControl(code) && !codes.includes(code)))
}

/**
 * The CSS of a family. `names` are the files: `basic`, and for the rest `latin` and `latinExt` whole. The ranges do not
 * overlap: while one face is late the browser would fetch the other.
 */
export const facesOf = (entry, names, ranges, characters) => [
  face(entry.family, names.latinExt, without(ranges.latinExt, characters), 'swap'),
  face(entry.family, names.latin, without(ranges.latin, characters), 'swap'),
  face(entry.family, names.basic, inRuns(characters), 'optional'),
  lookAlike(entry, 'regular'),
  lookAlike(entry, 'bold'),
].join('')
