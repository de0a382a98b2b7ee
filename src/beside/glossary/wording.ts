import { termsOf } from '../../methods/dutch.ts'

/** A stretch of a meaning. `most`: more than half of those who wrote one used this word; `one`: nobody else did. */
export interface Worded { readonly text: string; readonly shared?: 'most' | 'one' }

export interface Compared {
  readonly worded: readonly (readonly Worded[])[]
  /** words that more than half used, the most used first */
  readonly most: readonly string[]
  /** words that only one used, by the place of who did */
  readonly alone: readonly (readonly string[])[]
}

const word = /[\p{L}\p{M}\p{N}]+/gu

/** The lexeme by which a word is the same as another; undefined for words that carry no meaning. */
const sameness = (text: string): string | undefined => termsOf(text)[0]?.whole[0]

/** Lays meanings side by side: which words most have in common, and which only one has. Order and case do not count. */
export const compareWordings = (meanings: readonly string[]): Compared => {
  const used = meanings.map((meaning) => new Map([...meaning.matchAll(word)].flatMap(({ 0: one }): [string, string][] => {
    const same = sameness(one)
    return same === undefined ? [] : [[same, one.toLowerCase()]]
  })))
  const counts = new Map<string, number>()
  for (const words of used) for (const same of words.keys()) counts.set(same, (counts.get(same) ?? 0) + 1)
  const kind = (same: string | undefined): Worded['shared'] => {
    const count = same === undefined || meanings.length < 2 ? 0 : counts.get(same) ?? 0
    return count > 1 && count * 2 > meanings.length ? 'most' : count === 1 ? 'one' : undefined
  }
  const worded = meanings.map((meaning) => {
    const pieces: Worded[] = []
    let done = 0
    for (const { 0: one, index } of meaning.matchAll(word)) {
      const shared = kind(sameness(one))
      if (!shared) continue
      if (index > done) pieces.push({ text: meaning.slice(done, index) })
      pieces.push({ text: one, shared })
      done = index + one.length
    }
    return done < meaning.length ? [...pieces, { text: meaning.slice(done) }] : pieces
  })
  const firstForm = (same: string) => used.find((words) => words.has(same))?.get(same) ?? same
  const most = [...counts].filter(([same]) => kind(same) === 'most').sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([same]) => firstForm(same))
  return { worded, most, alone: used.map((words) => [...words].filter(([same]) => kind(same) === 'one').map(([, one]) => one)) }
}
