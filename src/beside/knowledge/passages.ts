import { typedTerms } from '../search/query.ts'

/** A stretch of a file around words that were looked for: on which page where that is known, and the words marked. */
export interface Passage { readonly file: string; readonly name: string; readonly page: number | null; readonly pieces: readonly { readonly text: string; readonly found: boolean }[] }

const around = 120
const mostPassages = 5

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const piecesOf = (text: string, words: RegExp): Passage['pieces'] => {
  const pieces: { text: string; found: boolean }[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(words)) {
    if (index > at) pieces.push({ text: text.slice(at, index), found: false })
    pieces.push({ text: found, found: true })
    at = index + found.length
  }
  return at < text.length ? [...pieces, { text: text.slice(at), found: false }] : pieces
}

/**
 * The first places in files where something stands that begins as a word that was looked for, or as its stem. A file may
 * be found by a part of a compound that no place begins with: then there is none to show.
 */
export const passagesIn = (files: readonly { readonly id: string; readonly name: string; readonly words: string }[], typed: string): Passage[] => {
  const begins = typedTerms(typed).flatMap(({ plain, whole }) => [plain, ...whole]).filter((word) => word.length >= 3).map(escaped)
  if (begins.length === 0) return []
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${begins.join('|')})[\\p{L}\\p{N}]*`, 'giu')
  return files.flatMap(({ id, name, words: text }) => {
    const places: Passage[] = []
    let past = 0
    for (const { 0: found, index } of text.matchAll(words)) {
      if (index < past) continue
      if (places.length >= mostPassages) break
      const from = Math.max(0, index - around)
      past = Math.min(text.length, index + found.length + around)
      const page = text.includes('\f') ? text.slice(0, index).split('\f').length : null
      const cut = text.slice(from, past).replace(/\s+/g, ' ')
      places.push({ file: id, name, page, pieces: piecesOf(`${from > 0 ? '… ' : ''}${cut}${past < text.length ? ' …' : ''}`, words) })
    }
    return places
  })
}
