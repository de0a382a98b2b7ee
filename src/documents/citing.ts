/** Works that a text mentions by the key of a source: `[bron vng2023]`, `[bron vng2023; bron berg2020]`, `[source vng2023]`. As in a text that is written together. */
export interface Citing { readonly from: number; readonly to: number; readonly keys: readonly string[] }

// No more than a line of a text can hold, so that a bracket without its other half is not looked for far away.
const bracket = /\[([^[\]\n]{1,300})\]/g
const one = /^\s*(?:bron(?:nen)?|sources?)\s+([\p{L}\p{N}_:.-]{1,80})\s*$/iu

/** Where a text cites, in order. What is not all sources is text as it was typed. */
export const citingIn = (text: string): Citing[] => {
  const found: Citing[] = []
  if (!text.includes('[')) return found
  for (const match of text.matchAll(bracket)) {
    const keys = (match[1] as string).split(';').map((part) => one.exec(part)?.[1])
    if (keys.every((key) => key !== undefined)) found.push({ from: match.index, to: match.index + match[0].length, keys: keys.map((key) => key.toLowerCase()) })
  }
  return found
}

/** A piece of a text: words, or the keys of what is cited there. */
export type CitingPiece = { readonly text: string; readonly keys?: readonly string[] }

/** A text cut where it cites something that is known; all else stays words. */
export const cutAtCiting = (text: string, isKnown: (key: string) => boolean): CitingPiece[] => {
  const pieces: CitingPiece[] = []
  let at = 0
  for (const { from, to, keys } of citingIn(text)) {
    if (!keys.every(isKnown)) continue
    if (from > at) pieces.push({ text: text.slice(at, from) })
    pieces.push({ text: text.slice(from, to), keys })
    at = to
  }
  return at < text.length || pieces.length === 0 ? [...pieces, { text: text.slice(at) }] : pieces
}

/** The same text without what it quotes: of a post, the lines that begin with `>`. */
export const withoutQuotes = (text: string): string => text.split('\n').filter((line) => !/^ {0,3}>/.test(line)).join('\n')
