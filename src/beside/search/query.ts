import { termsOf, type Term } from '../../methods/dutch.ts'

const mostTerms = 12

// Lexemes are letters, marks and digits only; the quotes keep any of them from being read as a sign of the query.
const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", '').replaceAll('\\', '')}'`
const anyOf = (parts: readonly string[]) => `(${parts.join(' | ')})`

const strict = (term: Term, last: boolean, more: readonly string[]) => anyOf([
  ...term.whole.map(quoted), ...more.map(quoted),
  ...(term.parts.length > 0 ? [`(${term.parts.map(quoted).join(' & ')})`] : []),
  // Who is still typing means more than what stands there.
  ...(last && term.plain.length >= 3 ? [`${quoted(term.plain)}:*`] : []),
])

/** The terms of what was typed, at most twelve. Empty when nothing of it carries meaning. */
export const typedTerms = (typed: string): Term[] => termsOf(typed).slice(0, mostTerms)

/** A PostgreSQL tsquery: every word, in one of its forms or as all parts of a compound. */
export const allOf = (terms: readonly Term[]): string =>
  terms.map((term, at) => strict(term, at === terms.length - 1, [])).join(' & ')

/** The same, looser, for when that found nothing: one part of a compound will do, and words that look like it. */
export const looserOf = (terms: readonly Term[], alike: ReadonlyMap<string, readonly string[]>): string =>
  terms.map((term, at) => strict(term, at === terms.length - 1, [...term.parts, ...(alike.get(term.plain) ?? [])])).join(' & ')

/** Whether a text with these lexemes answers all the words, as `allOf` has it, or with `alike` as `looserOf`. */
export const answersAll = (terms: readonly Term[], lexemes: readonly string[], alike?: ReadonlyMap<string, readonly string[]>): boolean => {
  const has = new Set(lexemes)
  return terms.every(({ plain, whole, parts }, at) =>
    whole.some((one) => has.has(one)) || parts.length > 0 && parts.every((one) => has.has(one))
    || alike !== undefined && [...parts, ...(alike.get(plain) ?? [])].some((one) => has.has(one))
    || at === terms.length - 1 && plain.length >= 3 && lexemes.some((one) => one.startsWith(plain)))
}

const trigrams = (word: string): Set<string> => {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

/** The share of trigrams that two words have in common, 0 to 1: what pg_trgm calls similarity. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let common = 0
  for (const gram of one) if (other.has(gram)) common += 1
  return common / (one.size + other.size - common)
}

const leastLike = 0.35
const mostAlike = 3

/** For each term without a lexeme of its own, the lexemes that look most like it, by trigrams. */
export const alikeIn = (terms: readonly Term[], lexemes: readonly string[]): Map<string, readonly string[]> => {
  const known = new Set(lexemes)
  const missing = terms.filter(({ whole, plain }) => plain.length >= 4 && !whole.some((lexeme) => known.has(lexeme)))
  const grams = missing.length > 0 ? lexemes.map((lexeme) => [lexeme, trigrams(lexeme)] as const) : []
  return new Map(missing.map(({ plain, whole }) => {
    const own = trigrams(whole[0] ?? plain)
    const near = grams.map(([lexeme, theirs]) => ({ lexeme, share: likeness(own, theirs) })).filter(({ share }) => share >= leastLike)
    return [plain, near.sort((a, b) => b.share - a.share || (a.lexeme < b.lexeme ? -1 : 1)).slice(0, mostAlike).map(({ lexeme }) => lexeme)]
  }))
}
