/** Where a sentence stands in a text: `start` is its first sign, `end` one past its last; spaces around it left out. */
export type Span = { start: number, end: number }

const segmenter = new Intl.Segmenter('nl', { granularity: 'sentence' })

/** Never the end of a sentence: something always follows. */
const NEVER_LAST = new Set(`bijv bv o.a o.m dhr dhrn mevr mw mr mrs ms drs ir ing dr prof ds resp m.b.t i.v.m t.a.v
  d.w.z m.a.w t.o.v a.d.h.v n.a.v i.p.v m.n m.u.v o.l.v t.b.v t.g.v t.n.v i.t.t i.c.m i.g.v i.h.k.v o.b.v d.m.v m.i.v t.w evt incl
  excl vgl zgn z.g zg ca plm ong c.q cq vs v.l.n.r e.g i.e cf St Stb Stcrt Trb afd alg tel`.split(/\s+/))

/** An abbreviation only before a number: "art. 5"; else an ordinary word at the end of a sentence. */
const BEFORE_NUMBER = new Set(`nr nrs no art artt blz pag p pp par hfst hfdst lid fig tab vol bijl deel ed min max
  gem hst dd d.d`.split(/\s+/))

/** By their small letter: "12 jan. 2026", but "dat zei Jan." */
const MONTHS = new Set('jan feb mrt apr jun jul aug sep sept okt nov dec'.split(' '))

/** What a single letter names after these, so that it may end a sentence: "Kies optie B. Daarna ...". */
const LETTERED = new RegExp(`(?:^|\\s)(?:${[
  'optie', 'plan', 'bijlage', 'categorie', 'type', 'deel', 'groep', 'niveau', 'variant', 'scenario', 'route', 'versie',
  'klasse', 'kolom', 'stap', 'option', 'annex', 'appendix', 'category', 'group', 'level', 'class', 'part', 'step',
].join('|')})\\s+$`, 'iu')

/**
 * The sentences of a Dutch or English text, after Unicode's rules (UAX 29) with corrections for abbreviations,
 * initials, numbering, "’s Avonds" and names that start small ("eHerkenning"). Together they hold all but white space.
 */
export function splitSentences(text: string): Span[] {
  const ends = boundaries(text).filter((end) => isEnd(text, end))
  return [...ends, text.length]
    .map((end, index, all) => trimmed(text, index === 0 ? 0 : all[index - 1] ?? 0, end))
    .filter(({ start, end }) => end > start)
}

function boundaries(text: string): number[] {
  const found = new Set<number>()
  for (const { index } of segmenter.segment(text)) if (index > 0) found.add(index)
  // Unicode sees the small letter that follows and reads on; in Dutch these do open a sentence.
  const openings = /(?<=[.!?…][)"”’']?\s+)(?:['’][stkn]\s+\p{Lu}|[ei]\p{Lu}\p{Ll}|(?<!\d)\d)/gu
  for (const match of text.matchAll(openings)) found.add(match.index)
  return [...found].sort((a, b) => a - b)
}

function isEnd(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at).trimEnd()
  const after = text.slice(at, at + 20)
  if (/^\s*\p{Ll}/u.test(after) && !/^[ei]\p{Lu}/u.test(after)) return false
  if (/^\s*[,;:)\]]/.test(after)) return false
  if (/(?:^|\n)\s*(?:\d{1,3}(?:\.\d+)*|[a-zA-Z])[.)]$/.test(before) && before.length < 9 && at < 10) return false
  return !endsInAbbreviation(before, after)
}

function endsInAbbreviation(before: string, after: string): boolean {
  const word = /(?:^|[\s(["“‘'\u00a0/-])([\p{L}§][\p{L}.]*)\.$/u.exec(before)?.[1]
  if (word === undefined) return false
  const small = word.charAt(0).toLowerCase() + word.slice(1)
  if (NEVER_LAST.has(word) || NEVER_LAST.has(small)) return true
  if (/^(?:\d|[IVX]+\b)/.test(after) && (BEFORE_NUMBER.has(small) || MONTHS.has(word))) return true
  return isInitials(word, before)
}

function isInitials(word: string, before: string): boolean {
  if (/^(?:[BN]\.V|[VU]\.S)$/.test(word)) return false
  if (/^(?:\p{Lu}[a-z]?\.)+\p{Lu}[a-z]?$/u.test(word)) return true
  return /^\p{Lu}$|^(?:IJ|Th|Ch|Ph)$/u.test(word) && !LETTERED.test(before.slice(0, before.length - word.length - 1))
}

function trimmed(text: string, from: number, to: number): Span {
  const part = text.slice(from, to)
  const start = from + (part.length - part.trimStart().length)
  return { start, end: Math.max(start, from + part.trimEnd().length) }
}
