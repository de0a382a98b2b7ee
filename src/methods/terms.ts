import { partsOf } from './dutch.ts'
import { partsListed } from './dutchparts.ts'
import { stemOf } from './dutchstem.ts'

/** Something that has names: a concept with its preferred and other labels. */
export interface Named { readonly id: string; readonly labels: readonly string[] }

/** Where a text names something: from and to count UTF-16 units. More than one id: the name belongs to several things. */
export interface Spot { readonly from: number; readonly to: number; readonly ids: readonly string[] }

interface Node { readonly next: Map<string, Node>; readonly ids: Set<string> }

/** Names made ready to be looked for; made by `termSet`. */
export interface TermSet { readonly root: Node; readonly forms: ReadonlyMap<string, ReadonlySet<string>>; readonly size: number }

interface Token { readonly from: number; readonly to: number; readonly text: string }
/** `starts`: a name may begin with it. */
interface Known { readonly keys: readonly string[]; readonly starts: boolean; readonly compound: ReadonlySet<string> | undefined }

const letter = /[\p{L}\p{M}\p{N}]/u
// What may stand between the words of one name: a space or a line end, a hyphen; never the end of a sentence.
const between = /^(?:[ \t\u00a0]*\n?[ \t\u00a0]*|[ \u00a0]?[-\u2010\u2011][ \u00a0]?)$/
const shortest = 4

const isPlainLetter = (code: number) => code >= 97 && code <= 122 || code >= 65 && code <= 90 || code >= 48 && code <= 57

// Sign by sign, for a pattern over letters of every script takes as long as all that comes after it.
const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  let from = -1
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.codePointAt(at) ?? 0 : 32
    const wide = code > 0xffff ? 1 : 0
    if (isPlainLetter(code) || code > 127 && letter.test(String.fromCodePoint(code))) {
      if (from < 0) from = at
    } else if (from >= 0) {
      tokens.push({ from, to: at, text: text.slice(from, at) })
      from = -1
    }
    at += wide
  }
  return tokens
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
// BIO is the baseline and bio is not: a name of capitals only is found as it is written.
const isCode = (text: string) => /^[\p{Lu}\p{N}]{2,5}$/u.test(text) && /\p{Lu}/u.test(text)
const codeKey = (text: string) => `=${text}`
// PaaS is no inflection of pas: a name with capitals inside has no stem.
const isMixed = (text: string) => /.\p{Lu}/u.test(text)
const mixedKey = (text: string) => `~${folded(text)}`
const keyOf = (text: string) => (isCode(text) ? codeKey(text) : isMixed(text) ? mixedKey(text) : stemOf(folded(text)))

const partStems = new Set([...partsListed].map(stemOf))
const isPart = (text: string) =>
  text.length >= shortest && (partsListed.has(text) || partStems.has(stemOf(text)) || partsOf(text).length > 0)

const emptyNode = (): Node => ({ next: new Map(), ids: new Set() })

const keep = (root: Node, keys: readonly string[], id: string) => {
  let node = root
  for (const key of keys) {
    const next = node.next.get(key) ?? emptyNode()
    node.next.set(key, next)
    node = next
  }
  node.ids.add(id)
}

/** The ways in which a name is written: as it is, in one word, and a compound in its parts. */
const waysOf = (tokens: readonly string[]): string[][] => {
  const ways = [tokens.map(keyOf)]
  if (tokens.some(isCode) || tokens.some(isMixed)) return ways
  if (tokens.length > 1) return [...ways, [stemOf(tokens.map(folded).join(''))]]
  const parts = partsOf(folded(tokens[0] ?? ''))
  return parts.length > 1 ? [...ways, parts.map(stemOf)] : ways
}

/** Makes names ready to be looked for: inflected, in one word or in parts, and as part of a compound. */
export const termSet = (named: readonly Named[]): TermSet => {
  const root = emptyNode()
  const forms = new Map<string, Set<string>>()
  for (const { id, labels } of named) {
    for (const label of labels) {
      const tokens = tokensOf(label.normalize('NFC')).map(({ text }) => text)
      if (tokens.length === 0) continue
      for (const way of waysOf(tokens)) keep(root, way, id)
      if (tokens.length > 1 || tokens.some(isCode) || tokens.some(isMixed)) continue
      const plain = folded(tokens[0] ?? '')
      if (plain.length < shortest) continue
      for (const form of new Set([plain, stemOf(plain)])) forms.set(form, (forms.get(form) ?? new Set()).add(id))
    }
  }
  return { root, forms, size: named.length }
}

/** Of a compound the longest part that has a name, when the rest is a word too: cloud in cloudcontract. */
const inCompound = ({ forms }: TermSet, plain: string): ReadonlySet<string> | undefined => {
  let [found, longest]: [ReadonlySet<string> | undefined, number] = [undefined, 0]
  const take = (ids: ReadonlySet<string> | undefined, length: number, other: string) => {
    if (ids && length > longest && isPart(other)) [found, longest] = [ids, length]
  }
  for (let at = shortest; at <= plain.length - shortest; at += 1) {
    const first = plain.slice(0, at)
    const head = forms.get(first)
    for (const link of ['', 's', 'e', 'en', 'n']) {
      if (!plain.startsWith(link, at)) continue
      const rest = plain.slice(at + link.length)
      if (rest.length < shortest) continue
      if (head) take(head, at, rest)
      const tail = forms.get(rest) ?? forms.get(stemOf(rest))
      if (tail) take(tail, rest.length, first)
    }
  }
  return found
}

const knownOf = (set: TermSet, text: string): Known => {
  const plain = folded(text)
  const stem = stemOf(plain)
  const keys = [codeKey(text), mixedKey(text), stem]
  const starts = keys.some((key) => set.root.next.has(key))
  return { keys, starts, compound: !starts && plain.length >= 2 * shortest ? inCompound(set, plain) : undefined }
}

const longestAt = (set: TermSet, text: string, tokens: readonly Token[], known: readonly Known[], start: number) => {
  const { starts = false, compound } = known[start] ?? {}
  if (!starts) return compound && { last: start, ids: compound }
  let best: { last: number; ids: ReadonlySet<string> } | undefined
  const follow = (node: Node, at: number) => {
    for (const key of known[at]?.keys ?? []) {
      const next = node.next.get(key)
      if (!next) continue
      if (next.ids.size > 0 && (!best || at > best.last)) best = { last: at, ids: next.ids }
      const [here, after] = [tokens[at], tokens[at + 1]]
      if (next.next.size > 0 && here && after && between.test(text.slice(here.to, after.from))) follow(next, at + 1)
    }
  }
  follow(set.root, start)
  return best
}

// Each with a sign without which it is nowhere: most texts have none of them.
const asides: readonly (readonly [string, RegExp])[] = [
  ['```', /```[^`]{0,20000}```/g], ['`', /`[^`\n]{1,500}`/g], ['://', /https?:\/\/\S{1,2000}/gi], ['www.', /www\.\S{1,2000}/g],
  ['@', /[\w.+-]{1,64}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,5}/g], ['“', /“[^”]{1,1500}”/g], ['„', /„[^”“]{1,1500}[”“]/g], ['«', /«[^»]{1,1500}»/g],
  ['"', /"[^"\n]{1,1500}"/g], ['‘', /‘[^‘’\n]{2,300}’(?![\p{L}\p{N}])/gu], ["'", /(?<![\p{L}\p{N}])'[^'\n]{2,300}'(?![\p{L}\p{N}])/gu], ['>', /^>[^\n]{0,5000}/gm],
]

/** Where a text is not the writer's own words, or not words at all: code, addresses and quotes, as [from, to]. */
export const asidesIn = (text: string): [number, number][] =>
  asides.filter(([sign]) => text.includes(sign)).flatMap(([, pattern]) => [...text.matchAll(pattern)].map(({ 0: found, index }): [number, number] => [index, index + found.length]))

/**
 * Every place where a text names one of a set, in reading order; where two overlap the longest is kept. Nothing within
 * `besides` ([from, to]), nor in code, addresses and quotes. `breaks`: places that no spot may run over.
 */
export const spotsIn = (set: TermSet, text: string, besides: readonly (readonly [number, number])[] = [], breaks: readonly number[] = []): Spot[] => {
  if (set.size === 0) return []
  const tokens = tokensOf(text)
  const seen = new Map<string, Known>()
  const known = tokens.map(({ text: one }) => {
    const before = seen.get(one) ?? knownOf(set, one)
    seen.set(one, before)
    return before
  })
  const candidates = tokens.flatMap(({ from }, start) => {
    const found = longestAt(set, text, tokens, known, start)
    return found ? [{ start, last: found.last, from, to: tokens[found.last]?.to ?? from, ids: [...found.ids].sort() }] : []
  })
  if (candidates.length === 0) return []
  const skipped = [...asidesIn(text), ...besides]
  const taken = new Uint8Array(tokens.length)
  for (const [from, to] of skipped) {
    for (let at = firstFrom(tokens, from); at < tokens.length && (tokens[at]?.from ?? to) < to; at += 1) taken[at] = 1
  }
  const isFree = ({ start, last, from, to }: (typeof candidates)[number]) =>
    taken.subarray(start, last + 1).every((one) => one === 0) && !breaks.some((at) => at > from && at < to)
  const kept = candidates.sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from).filter((one) => {
    if (!isFree(one)) return false
    taken.fill(1, one.start, one.last + 1)
    return true
  })
  return kept.sort((a, b) => a.from - b.from).map(({ from, to, ids }) => ({ from, to, ids }))
}

/** The first token that ends after this place. */
const firstFrom = (tokens: readonly Token[], place: number): number => {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.to ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** Of spots the first of each name that was not seen yet; `seen` keeps them. */
export const onceEach = (spots: readonly Spot[], seen: Set<string>): Spot[] => spots.filter(({ ids }) => {
  const name = ids.join()
  if (seen.has(name)) return false
  seen.add(name)
  return true
})

/** A stretch of text, and what it names. */
export interface Piece { readonly text: string; readonly ids?: readonly string[] }

/** A text cut at its spots; together the pieces are the text. `at`: where the text begins in what the spots were found in. */
export const piecesOf = (text: string, spots: readonly Spot[], at = 0): Piece[] => {
  const pieces: Piece[] = []
  let done = 0
  for (const { from, to, ids } of spots) {
    const [start, end] = [from - at, to - at]
    if (start < done || end > text.length) continue
    if (start > done) pieces.push({ text: text.slice(done, start) })
    pieces.push({ text: text.slice(start, end), ids })
    done = end
  }
  if (done < text.length) pieces.push({ text: text.slice(done) })
  return pieces
}
