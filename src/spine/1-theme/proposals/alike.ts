import { gramsOf } from '../../../methods/similarity.ts'

/** A proposal as far as it is compared. */
export interface Comparable { readonly number: number; readonly title: string; readonly about: string }
/** A proposal that is about the same; `share` from `enough` to 1. */
export interface Like { readonly number: number; readonly share: number }

/** From this share on a proposal is worth reading before another like it is made. Measured: see the test. */
export const enough = 0.33
const most = 5
/** Fewer grams than this say too little to compare: a word or so of five letters. */
const leastGrams = 3

// Said in nearly every proposal; among a few proposals the weights alone would not find that out.
const ordinary = new Set(`aan al alle alles als andere bij dan dat de deze die dit doen door dus een elk elke en er gaan gaat gebruiken geen gemeente gemeenten
  goed graag had hebben heeft het hier hoe iets ik in is ja je kan kunnen maar maken meer met mijn moet moeten na naar niet niets nog nu of om omdat ons onze
  ook op organisatie organisaties over samen te toch tot tussen u uit uw van vanuit veel voor vraag waar waarom wanneer wat weten welke werkt wie wij willen
  worden wordt zelf zich zij zijn zo zonder a all an and are as at be by can do for from have how in is it municipalities municipality of on or our should
  that the this to us we what when which who why will with your`.split(/\s+/))

type Words = Map<string, ReadonlySet<string>>

/** The letter groups of the words that say what a text is about. `known`: of words that were met before. */
const subjectOf = (text: string, known: Words = new Map()): ReadonlySet<string> => {
  const subject = new Set<string>()
  for (const word of new Set(text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))) {
    if (ordinary.has(word)) continue
    const grams = known.get(word) ?? gramsOf(word)
    known.set(word, grams)
    for (const gram of grams) subject.add(gram)
  }
  return subject
}

type Grams = ReadonlySet<string>
/** Which proposals, by place, hold a letter group. */
type Holding = Map<string, number[]>

const holdingOf = (all: readonly Grams[]): Holding => {
  const holding: Holding = new Map()
  all.forEach((grams, at) => {
    for (const gram of grams) {
      const places = holding.get(gram)
      if (places) places.push(at)
      else holding.set(gram, [at])
    }
  })
  return holding
}

/**
 * Finds proposals about the same. Ordinary words do not count, and letter groups that few proposals have weigh more. A short
 * title is looked for as a whole in what is there, and the other way round; longer texts are compared by the cosine of
 * their weights.
 */
export class AlikeProposals {
  readonly #numbers: readonly number[]
  readonly #titles: readonly Grams[]
  readonly #inTitle: Holding
  readonly #inAll: Holding
  readonly #lengths: readonly number[]
  readonly #titleLengths: readonly number[]

  constructor(proposals: readonly Comparable[]) {
    const words: Words = new Map()
    const all = proposals.map(({ title, about }) => subjectOf(`${title} ${about}`, words))
    this.#numbers = proposals.map(({ number }) => number)
    this.#titles = proposals.map(({ title }) => subjectOf(title, words))
    this.#inAll = holdingOf(all)
    this.#inTitle = holdingOf(this.#titles)
    this.#lengths = all.map((grams) => this.#length(grams))
    this.#titleLengths = this.#titles.map((grams) => this.#length(grams))
  }

  /** The proposals that are most like what is being typed, at most five, the most alike first. */
  like(typed: { readonly title: string; readonly about: string }): Like[] {
    const title = subjectOf(typed.title)
    const all = subjectOf(`${typed.title} ${typed.about}`)
    if (all.size < leastGrams) return []
    const [length, titleLength] = [this.#length(all), this.#length(title)]
    const [whole, ofTitle, ofTheirs] = [this.#shared(all, this.#inAll), this.#shared(title, this.#inAll), this.#shared(all, this.#inTitle)]
    const shareAt = (at: number) => Math.max(
      (whole[at] ?? 0) / (length * (this.#lengths[at] ?? 0) || 1),
      title.size >= leastGrams ? (ofTitle[at] ?? 0) / titleLength ** 2 : 0,
      (this.#titles[at]?.size ?? 0) >= leastGrams ? (ofTheirs[at] ?? 0) / (this.#titleLengths[at] ?? 1) ** 2 : 0,
    )
    return this.#numbers.map((number, at) => ({ number, share: shareAt(at) })).filter((one) => one.share >= enough)
      .sort((a, b) => b.share - a.share || b.number - a.number).slice(0, most)
  }

  /** Squared; the fewer proposals have it, the more it weighs, and most what none has. */
  #weight(gram: string): number {
    return Math.log(1 + this.#numbers.length / (this.#inAll.get(gram)?.length ?? 1)) ** 2
  }

  #length(grams: Grams): number {
    let sum = 0
    for (const gram of grams) sum += this.#weight(gram)
    return Math.sqrt(sum)
  }

  /** For each proposal the summed weight of what it has in common with these. */
  #shared(grams: Grams, holding: Holding): Float64Array {
    const sums = new Float64Array(this.#numbers.length)
    for (const gram of grams) {
      const weight = this.#weight(gram)
      for (const at of holding.get(gram) ?? []) sums[at] = (sums[at] ?? 0) + weight
    }
    return sums
  }
}
