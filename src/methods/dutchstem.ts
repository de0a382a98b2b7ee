/** Where the first region after a vowel and a consonant begins, from `start`; the length of the word when there is none. */
const regionFrom = (word: string, start: number): number => {
  for (let at = start + 1; at < word.length; at += 1) {
    if (isVowel(word[at - 1]) && !isVowel(word[at])) return at + 1
  }
  return word.length
}

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouyè'.includes(letter)
const undouble = (word: string): string => (word.length > 1 && word.at(-1) === word.at(-2) && !isVowel(word.at(-1)) ? word.slice(0, -1) : word)

/** -en where it is an ending: after a consonant, and not in "gemen". */
const withoutEn = (word: string, stem: string, r1: number): string =>
  stem.length >= r1 && stem !== '' && !isVowel(stem.at(-1)) && !stem.endsWith('gem') ? undouble(stem) : word

// Gegevens as gegeven: what had an s behind -en.
const withoutEnToo = (bare: string, r1: number): string => (bare.endsWith('en') ? withoutEn(bare, bare.slice(0, -2), r1) : bare)

// Here the s belongs to the word: without it they would be another.
const ownS = /(?:kans|wens|grens|plaats|toets|fiets|koers|beurs|balans|schets|gids)$|^(?:mede)?mens$|^dans$|^(?:huis|tand)?arts$/

const step1 = (word: string, r1: number): string => {
  if (word.endsWith('heden')) return word.length - 5 >= r1 ? `${word.slice(0, -5)}heid` : word
  const en = /(ene|en)$/.exec(word)
  if (en) return withoutEn(word, word.slice(0, en.index), r1)
  const s = /(se|s)$/.exec(word)
  if (!s || s.index < r1 || ownS.test(word)) return word
  const last = word[s.index - 1]
  return last === undefined || isVowel(last) || last === 'j' ? word : withoutEnToo(word.slice(0, s.index), r1)
}

const step2 = (word: string, r1: number): { word: string; cut: boolean } => {
  const cut = word.endsWith('e') && word.length - 1 >= r1 && word.length > 1 && !isVowel(word.at(-2))
  return { word: cut ? undouble(word.slice(0, -1)) : word, cut }
}

const step3 = (before: string, r1: number, r2: number, cut: boolean): string => {
  let word = before
  if (word.endsWith('heid') && word.length - 4 >= r2 && word.at(-5) !== 'c') {
    word = word.slice(0, -4)
    if (word.endsWith('en')) word = withoutEn(word, word.slice(0, -2), r1)
  }
  const ending = /(end|ing|ig|lijk|baar|bar)$/.exec(word)
  if (!ending || ending.index < r2) return word
  const stem = word.slice(0, ending.index)
  switch (ending[0]) {
    case 'lijk': return step2(stem, r1).word
    case 'baar': return stem
    case 'bar': return cut ? stem : word
    case 'ig': return stem.endsWith('e') ? word : stem
    default: return /[^e]ig$/.test(stem) && stem.length - 2 >= r2 ? stem.slice(0, -2) : undouble(stem)
  }
}

/** The consonants that y and i are between vowels, in capitals. */
const marked = (word: string): string =>
  word.replace(/^y/, 'Y').replace(/([aeiouyè])y/g, '$1Y').replace(/([aeiouyè])i(?=[aeiouyè])/g, '$1I')

// A plural that no ending tells.
const odd: readonly (readonly [RegExp, string])[] = [
  [/steden$/, 'stad'], [/(?<!^ge|ver|over)leden$/, 'lid'], [/kinderen$/, 'kind'], [/schepen$/, 'schip'], [/musea$/, 'museum'], [/criteria$/, 'criterium'], [/bases$/, 'basis'], [/crises$/, 'crisis'],
]
// Words on -s that are no plural of a word on -e, -ee or -ie.
const singularIes = /(?:adv|verl|prec|vl)ies$|(?:vl|vr)ees$|^(?:k|br|sp|vr|dr)ies$/
const singularEs = /(?:proc|adr|congr|succ|rec|exc|progr|regr|expr)es$|^(?:f?l|bl|rijl|bijl|m|z)es$/

/** A plural as its singular where Porter leaves it: applicaties, keuzes, strategieën, and the odd ones. */
const singular = (plain: string): string => {
  const last = plain.at(-1)
  // English words stand among Dutch ones: policy and policies, and strategy beside strategie.
  if (last === 'y') return plain.length > 4 && !isVowel(plain.at(-2)) ? `${plain.slice(0, -1)}ie` : plain
  if (last !== 's' && last !== 'n' && last !== 'a') return plain
  const found = odd.find(([ending]) => ending.test(plain))
  if (found) return plain.replace(found[0], found[1])
  if (last === 'n') return /(?:ie|ee)en$/.test(plain) ? plain.slice(0, -2) : plain
  if (last !== 's' || plain.at(-2) !== 'e' || plain.length < 5) return plain
  if (/[ie]es$/.test(plain)) return singularIes.test(plain) ? plain : plain.slice(0, -1)
  return /[aouy]es$/.test(plain) || singularEs.test(plain) ? plain : plain.slice(0, -1)
}

/** Without an s after a consonant that another ending stood behind, as step 1 leaves the word alone: koers keeps it, flits and flitsen meet without. */
const withoutS = (word: string, r1: number): string =>
  (!word.endsWith('s') || !/[^aeiouyèj]s$/.test(word) || word.length - 1 < r1 || ownS.test(word) ? word : withoutEnToo(undouble(word.slice(0, -1)), r1))

/**
 * The stem of a Dutch word in lower case without accents, after Porter for Dutch (snowballstem.org, "dutch_porter"), with
 * steps more for the plurals that it leaves: of words on -e, -ie and English -y, of words that double their last letter, of words on -s, and the
 * odd ones. A last v or z becomes f or s, so that brief and brieven meet.
 */
export const stemOf = (plain: string): string => {
  const word = marked(singular(plain))
  const r1 = Math.max(regionFrom(word, 0), Math.min(3, word.length))
  const r2 = regionFrom(word, regionFrom(word, 0))
  const two = step2(step1(word, r1), r1)
  const three = step3(two.word, r1, r2, two.cut)
  const bare = withoutS(undouble(three.replace(/z$/, 's')), r1)
  const four = bare.replace(/(^|[^aeiouyè])(aa|ee|oo|uu)([^aeiouyèI])$/, (_, a: string, b: string, c: string) => `${a}${b[0]}${c}`)
  return four.toLowerCase().replace(/v$/, 'f').replace(/z$/, 's')
}
