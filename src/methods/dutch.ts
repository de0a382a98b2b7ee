import { partsListed } from './dutchparts.ts'
import { stemOf } from './dutchstem.ts'
import { englishStemOf } from './englishstem.ts'
import { wordsIn } from './words.ts'

/** Raised when the same text gives other lexemes than before: what was indexed earlier is then indexed anew. */
export const normaliserVersion = 4

const stopwords = new Set(`aan al alle als bij dan dat de deze die dit door doch dus een en er ge geen had haar heb hebben heeft hem het hier hij hoe
  hun iets ik in is ja je kan kon kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat ons ook op over reeds te tegen
  toch toen tot u uit uw van veel voor want waren was wat we wel werd wezen wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou zullen jegens namens overigens telkens tijdens trouwens volgens wegens
  the of and to for is are be it that this with on as by an or from at was were not
  our you which have has been can will would should their they its what how when there these those than into about any does did if but such also must`.split(/\s+/))

const partStems = new Set([...partsListed].map(stemOf))
const isPart = (word: string) => word.length >= 4 && (partsListed.has(word) || partStems.has(stemOf(word)))

const longestWord = 60

/** A word without accents: letters a to z and digits keep, whatever else has no such form stays as it is. */
const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, longestWord)

/** Every way to cut a word in two listed or splittable parts, with -s-, -e- or -en- between them left out. */
const cuts = (word: string): [string, string][] => {
  const found: [string, string][] = []
  for (let at = 4; at <= word.length - 4; at += 1) {
    const first = word.slice(0, at)
    if (!partsListed.has(first)) continue
    for (const link of ['', 's', 'e', 'en', 'n']) {
      const rest = word.slice(at + link.length)
      if (rest.length >= 4 && word.startsWith(link, at)) found.push([first, rest])
    }
  }
  return found
}

/** The parts of a Dutch compound, two or three of them, as few and as even as can be; empty when it is none that we know. */
export const partsOf = (word: string, most = 3): string[] => {
  if (word.length < 8 || most < 2) return []
  const ways = cuts(word).flatMap(([first, rest]) => {
    if (isPart(rest)) return [[first, rest]]
    const more = partsOf(rest, most - 1)
    return more.length > 0 ? [[first, ...more]] : []
  })
  const unevenness = (way: readonly string[]) => Math.max(...way.map((part) => part.length)) - Math.min(...way.map((part) => part.length))
  return ways.sort((a, b) => a.length - b.length || unevenness(a) - unevenness(b))[0] ?? []
}

/** A verb in the third person or as a participle, without what makes it one: regelt and geregeld beside regel, gemeld beside meld. */
const verbForms = (word: string): string[] => {
  if (!/[^aeiou][dt]$/.test(word) || /(cht|st)$/.test(word) || word.length < 5) return []
  const root = word.slice(0, -1)
  return [stemOf(root), ...(word.startsWith('ge') && word.length >= 6 ? [stemOf(root.slice(2)), stemOf(word.slice(2))] : [])].filter((form) => form.length >= 3)
}

/** One word that is looked for. */
export interface Term {
  /** as it was typed, lower case, without accents */
  readonly plain: string
  /** lexemes of the whole word; one is enough */
  readonly whole: readonly string[]
  /** lexemes of its parts when it is a compound; all are needed */
  readonly parts: readonly string[]
}

// An English stem has a sign of its own, or meet in Dutch (to measure) would be found for the English meeting.
const sign = '~'
/** Whether a lexeme is an English stem. */
export const isEnglish = (lexeme: string): boolean => lexeme.startsWith(sign)

const termOf = (plain: string): Term => ({
  plain, whole: [...new Set([stemOf(plain), ...verbForms(plain), sign + englishStemOf(plain)])], parts: [...new Set(partsOf(plain).map(stemOf))],
})
const meant = (words: readonly string[]) => words.map(folded).filter((plain) => plain !== '' && !stopwords.has(plain))

/** The words of a text that carry meaning, in order, with what they are found by, were it Dutch or English. */
export const termsOf = (text: string): Term[] => meant(wordsIn(text)).map(termOf)

const dutchWords = new Set('de het een en van voor met niet wordt worden zijn aan op door dat dit er ook om bij naar uit maar als moet moeten deze hun dan nog te zij geen'.split(' '))
const englishWords = new Set('the and to for are this with by from our you which that have has not been can will would should their they its what how when be'.split(' '))

/** A sentence is found by its English stems too unless it reads as Dutch: its little words tell. */
const readsAsDutch = (words: readonly string[]): boolean => {
  let more = 0
  for (const word of words) more += Number(dutchWords.has(word)) - Number(englishWords.has(word))
  return more > 0
}

/** The lexemes by which a text is found, each once, in alphabetical order: stems, verb forms and parts of compounds; of what is English its own stems too. */
export const lexemesOf = (text: string): string[] => {
  const found = new Set<string>()
  for (const sentence of text.split(/[.!?\n]/)) {
    const words = wordsIn(sentence)
    const dutch = readsAsDutch(words)
    for (const { whole, parts } of meant(words).map(termOf)) for (const one of [...whole, ...parts]) if (!dutch || !isEnglish(one)) found.add(one)
  }
  return [...found].sort()
}
