import { lexemesOf } from '../../methods/dutch.ts'

/** A stretch of text, and whether it is what was looked for. */
export interface Piece { readonly text: string; readonly found: boolean }

const around = 90
const word = /[\p{L}\p{M}\p{N}]+/gu

/** Whether a word of a text answers one of the lexemes or begins as was typed. */
const answers = (plain: string, wanted: ReadonlySet<string>, begin: string): boolean =>
  lexemesOf(plain).some((lexeme) => wanted.has(lexeme)) || begin.length >= 3 && plain.toLowerCase().startsWith(begin)

/** Where the extract around a place begins and ends. */
const windowAt = (plain: string, first: number): readonly [number, number] => {
  const from = first <= around ? 0 : plain.lastIndexOf(' ', first - around) + 1
  const end = plain.indexOf(' ', from + 2 * around + 20)
  return [from, end === -1 ? plain.length : end]
}

/** The part of a text around the first word that was found, some 200 signs, cut in pieces; words that were found stand apart. */
export const extractOf = (text: string, wanted: ReadonlySet<string>, begin: string): Piece[] => {
  const plain = text.replace(/\s+/g, ' ').trim()
  let [from, to] = windowAt(plain, 0)
  const hits: { from: number; to: number }[] = []
  // To stem a word is what costs: after the extract there is nothing left to look for.
  for (const { 0: one, index } of plain.matchAll(word)) {
    if (hits.length > 0 && index >= to) break
    if (!answers(one, wanted, begin)) continue
    if (hits.length === 0) [from, to] = windowAt(plain, index)
    hits.push({ from: index, to: index + one.length })
  }
  const pieces: Piece[] = from > 0 ? [{ text: '… ', found: false }] : []
  let at = from
  for (const hit of hits.filter((one) => one.to <= to)) {
    if (hit.from > at) pieces.push({ text: plain.slice(at, hit.from), found: false })
    pieces.push({ text: plain.slice(hit.from, hit.to), found: true })
    at = hit.to
  }
  if (at < to) pieces.push({ text: plain.slice(at, to), found: false })
  return to < plain.length ? [...pieces, { text: ' …', found: false }] : pieces
}
