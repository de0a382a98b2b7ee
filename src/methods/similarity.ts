import { wordsIn } from './words.ts'

/** A text that may be compared, under any key by which it can be found again. */
export interface Keyed<K> {
  readonly key: K
  readonly text: string
}

export interface Alike<K> {
  readonly key: K
  /** the Jaccard similarity of the two texts, from `nearly` to 1 */
  readonly share: number
}

/** From this share on two short texts say nearly the same (Jaccard of 5-grams, measured on Dutch contributions). */
export const nearly = 0.6

const gramLength = 5

/**
 * The character 5-grams of a text, none across words: each word stands between two spaces, and a word that is shorter
 * than five signs with them is one gram. Accents count, capitals and signs between words do not.
 */
export const gramsOf = (text: string): ReadonlySet<string> => {
  const grams = new Set<string>()
  for (const plain of wordsIn(text)) {
    const padded = ` ${plain} `
    if (padded.length <= gramLength) grams.add(padded)
    else for (let at = 0; at + gramLength <= padded.length; at += 1) grams.add(padded.slice(at, at + gramLength))
  }
  return grams
}

/** |A ∩ B| / |A ∪ B| of the grams of two texts, 0 to 1; two texts without a word have nothing in common: 0. */
export const shareOf = (a: string, b: string): number => {
  const [one, other] = [gramsOf(a), gramsOf(b)]
  let common = 0
  for (const gram of one) if (other.has(gram)) common += 1
  const all = one.size + other.size - common
  return all === 0 ? 0 : common / all
}

/**
 * Texts by their grams, to find what says nearly the same as another text. Exact, no estimate: it gives the same as
 * comparing with each text in turn. Adding costs a text's length; a lookup costs the texts that share a gram with it.
 */
export class SimilarTexts<K> {
  readonly #keys: K[] = []
  readonly #sizes: number[] = []
  readonly #holding = new Map<string, number[]>()

  constructor(texts: Iterable<Keyed<K>> = []) {
    for (const { key, text } of texts) this.add(key, text)
  }

  add(key: K, text: string): void {
    const grams = gramsOf(text)
    const at = this.#keys.push(key) - 1
    this.#sizes.push(grams.size)
    for (const gram of grams) {
      const holding = this.#holding.get(gram)
      if (holding) holding.push(at)
      else this.#holding.set(gram, [at])
    }
  }

  /** What says nearly the same, most alike first; at the same share in the order in which they were added. */
  like(text: string, least = nearly): Alike<K>[] {
    const grams = gramsOf(text)
    const common = this.#commonWith(grams, least)
    const found: (Alike<K> & { at: number })[] = []
    for (const [at, shared] of common) {
      const share = shared / (grams.size + (this.#sizes[at] as number) - shared)
      if (share >= least) found.push({ at, key: this.#keys[at] as K, share })
    }
    return found.sort((a, b) => b.share - a.share || a.at - b.at).map(({ key, share }) => ({ key, share }))
  }

  /** How many grams each text shares, leaving out texts that are too short or too long to reach the share. */
  #commonWith(grams: ReadonlySet<string>, least: number): Map<number, number> {
    const common = new Map<number, number>()
    const [shortest, longest] = [grams.size * least - 1e-9, grams.size / least + 1e-9]
    for (const gram of grams) {
      for (const at of this.#holding.get(gram) ?? []) {
        const size = this.#sizes[at] as number
        if (size >= shortest && size <= longest) common.set(at, (common.get(at) ?? 0) + 1)
      }
    }
    return common
  }
}

/**
 * Which of these texts say nearly the same as `text`, most alike first (methods: Jaccard of word-bounded character
 * 5-grams of at least 0.6). For one text against many; for many against many make one `SimilarTexts`.
 */
export const nearlyTheSame = <K>(texts: Iterable<Keyed<K>>, text: string): Alike<K>[] => new SimilarTexts(texts).like(text)

/** A name from this length on of which one letter differs is taken for a slip; shorter ones are often two names (Rheden, Rhenen). */
const longEnough = 8

const oneLess = (name: string): string[] => [name, ...Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1))]

/**
 * Names by what is left of them without one letter, to find the same name with a slip: a letter too many, missing, wrong, or
 * two that changed places (deletion neighbourhood: Mor and Fraenkel 1982). Grams of short names differ too much for that.
 */
export class SlipsOfNames<K> {
  readonly #holding = new Map<string, Set<K>>()

  constructor(names: Iterable<Keyed<K>>) {
    for (const { key, text } of names) {
      if (text.length < longEnough) continue
      for (const form of oneLess(text)) {
        const holding = this.#holding.get(form)
        if (holding) holding.add(key)
        else this.#holding.set(form, new Set([key]))
      }
    }
  }

  /** Whose name is this one but for a letter, or this very one; in the order in which they were added. */
  like(name: string): K[] {
    return name.length < longEnough ? [] : [...new Set(oneLess(name).flatMap((form) => [...this.#holding.get(form) ?? []]))]
  }
}
