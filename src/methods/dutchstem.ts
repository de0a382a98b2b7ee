/** Where the first region after a vowel and a consonant begins, from `start`; the length of the word when there is none. */
const regionFrom = (word: string, start: number): number => {
  for (let at = start + 1; at < word.length; at += 1) {
    if (isVowel(word[at - 1]) && !isVowel(word[at])) return at + 1
  }
  return word.length
}

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouyè'.includes(letter)
const undouble = (word: string): string => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word)

/** -en where it is an ending: after a consonant, and not in "gemen". */
const withoutEn = (word: string, stem: string, r1: number): string =>
  stem.length >= r1 && stem !== '' && !isVowel(stem.at(-1)) && !stem.endsWith('gem') ? undouble(stem) : word

const step1 = (word: string, r1: number): string => {
  if (word.endsWith('heden')) return word.length - 5 >= r1 ? `${word.slice(0, -5)}heid` : word
  const en = /(ene|en)$/.exec(word)
  if (en) return withoutEn(word, word.slice(0, en.index), r1)
  const s = /(se|s)$/.exec(word)
  if (!s || s.index < r1) return word
  const last = word[s.index - 1]
  return last === undefined || isVowel(last) || last === 'j' ? word : word.slice(0, s.index)
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

/**
 * The stem of a Dutch word in lower case without accents, after Porter for Dutch (snowballstem.org, "dutch_porter"), with
 * two steps more: -ieën and -eeën lose their ending, and a last v or z becomes f or s, so that brief and brieven meet.
 */
export const stemOf = (plain: string): string => {
  const word = marked(plain.replace(/(ie|ee)en$/, '$1'))
  const r1 = Math.max(regionFrom(word, 0), Math.min(3, word.length))
  const r2 = regionFrom(word, regionFrom(word, 0))
  const two = step2(step1(word, r1), r1)
  const three = step3(two.word, r1, r2, two.cut)
  const four = three.replace(/([^aeiouyè])(aa|ee|oo|uu)([^aeiouyèI])$/, (_, a: string, b: string, c: string) => `${a}${b[0]}${c}`)
  return four.toLowerCase().replace(/v$/, 'f').replace(/z$/, 's')
}
