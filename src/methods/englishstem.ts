/**
 * The stem of an English word in lower case, after M.F. Porter, An algorithm for suffix stripping (Program 14, 1980), with his
 * later departures (-bli, -logi). Spelling of Britain and of America meet where only -ise and -ize differ.
 */

const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const run = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`
/** m > 0, m = 1 and m > 1: how often a vowel is followed by a consonant. */
const [once, exactly, twice] = [new RegExp(`^(${run})?${vowels}${run}`), new RegExp(`^(${run})?${vowels}${run}(${vowels})?$`), new RegExp(`^(${run})?${vowels}${run}${vowels}${run}`)]
const hasVowel = new RegExp(`^(${run})?${vowel}`)
const short = new RegExp(`^${run}${vowel}[^aeiouwxy]$`)

const swap = (word: string, endings: Readonly<Record<string, string>>, may: RegExp): string => {
  const ending = Object.keys(endings).find((one) => word.endsWith(one))
  if (ending === undefined) return word
  const stem = word.slice(0, word.length - ending.length)
  return may.test(stem) ? stem + (endings[ending] as string) : word
}

const plural = (word: string): string => {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

const tense = (word: string): string => {
  if (word.endsWith('eed')) return once.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const ending = /(ed|ing)$/.exec(word)
  if (!ending) return word
  const stem = word.slice(0, ending.index)
  if (!hasVowel.test(stem)) return word
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1)
  return short.test(stem) ? `${stem}e` : stem
}

// Longest first, as the first that fits counts.
const second = {
  ational: 'ate', ization: 'ize', iveness: 'ive', fulness: 'ful', ousness: 'ous', tional: 'tion', biliti: 'ble', alism: 'al', ation: 'ate', entli: 'ent', aliti: 'al',
  iviti: 'ive', ousli: 'ous', enci: 'ence', anci: 'ance', izer: 'ize', alli: 'al', ator: 'ate', logi: 'log', bli: 'ble', eli: 'e',
}
const third = { icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ness: '', ful: '' }
const fourth = {
  ement: '', ance: '', ence: '', able: '', ible: '', ment: '', ant: '', ent: '', ism: '', ate: '', iti: '', ous: '', ive: '', ize: '', al: '', er: '', ic: '', ou: '',
}

const bare = (word: string): string => {
  if (/(s|t)ion$/.test(word)) return twice.test(word.slice(0, -3)) ? word.slice(0, -3) : word
  return swap(word, fourth, twice)
}

const last = (word: string): string => {
  const stem = word.slice(0, -1)
  const without = word.endsWith('e') && (twice.test(stem) || exactly.test(stem) && !short.test(stem)) ? stem : word
  return without.endsWith('ll') && twice.test(without) ? without.slice(0, -1) : without
}

// Forms that no ending tells.
const odd = new Map(Object.entries({
  bought: 'buy', built: 'build', chose: 'choose', chosen: 'choose', gave: 'give', given: 'give', grew: 'grow', grown: 'grow', held: 'hold', kept: 'keep', knew: 'know', known: 'know',
  lost: 'lose', made: 'make', paid: 'pay', ran: 'run', sold: 'sell', spent: 'spend', taken: 'take', took: 'take', told: 'tell', written: 'write', wrote: 'write',
  children: 'child', women: 'woman', analyses: 'analysis', crises: 'crisis', criteria: 'criterion', agreement: 'agree', agreements: 'agree',
}))

/** The stem of an English word in lower case without accents: strategy and strategies, share and sharing. */
export const englishStemOf = (typed: string): string => {
  const plain = odd.get(typed) ?? typed
  if (plain.length < 3 || !/^[a-z]+$/.test(plain)) return plain
  // A y at the beginning counts as a consonant.
  const word = tense(plural(plain.replace(/^y/, 'Y').replace(/is(e[ds]?|ing|ations?)$/, 'iz$1')))
  const ended = word.endsWith('y') && hasVowel.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word
  return last(bare(swap(swap(ended, second, once), third, once))).toLowerCase()
}
