import { stemmer } from 'stemmer'

// Forms that no ending tells.
const odd = new Map(Object.entries({
  bought: 'buy', built: 'build', chose: 'choose', chosen: 'choose', gave: 'give', given: 'give', grew: 'grow', grown: 'grow', held: 'hold', kept: 'keep', knew: 'know', known: 'know',
  lost: 'lose', made: 'make', paid: 'pay', ran: 'run', sold: 'sell', spent: 'spend', taken: 'take', took: 'take', told: 'tell', written: 'write', wrote: 'write',
  children: 'child', women: 'woman', analyses: 'analysis', crises: 'crisis', criteria: 'criterion', agreement: 'agree', agreements: 'agree',
}))

/**
 * The stem of an English word in lower case without accents, after M.F. Porter (An algorithm for suffix stripping, Program 14,
 * 1980): strategy and strategies, share and sharing. Spelling of Britain and of America meet where only -ise and -ize differ.
 */
export const englishStemOf = (typed: string): string => {
  const plain = odd.get(typed) ?? typed
  if (plain.length < 3 || !/^[a-z]+$/.test(plain)) return plain
  return stemmer(plain.replace(/is(e[ds]?|ing|ations?)$/, 'iz$1'))
}
