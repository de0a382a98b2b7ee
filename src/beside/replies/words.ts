/** The first line with something on it, and what stands below. Marks of programs before a line, such as "*", are left out. */
export const firstLine = (text: string): { readonly first: string; readonly rest: string } => {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  return { first: (lines[at] ?? '').replace(/^[\s*_"'“‘(]+|[\s*_"'”’)]+$/g, '').trim(), rest: lines.slice(at + 1).join('\n').trim() }
}

const words = {
  no: ['nee', 'neen', 'no', 'nope', 'helaas niet', 'ik kan niet', 'ik kom niet', 'ik doe niet mee', 'kan niet', 'kom niet', 'doe niet mee', 'i cannot', 'i can not', "i can't", 'i will not', "i won't", 'niet'],
  maybe: ['misschien', 'mogelijk', 'wellicht', 'weet ik nog niet', 'onder voorbehoud', 'maybe', 'perhaps', 'possibly', 'tentative', 'not sure', 'als het moet', 'if need be'],
  yes: ['ja', 'jazeker', 'jawel', 'yes', 'yep', 'ok', 'oke', 'oké', 'okay', 'ik kom', 'ik kan', 'ik doe mee', 'kan', 'kom', 'doe mee', 'akkoord', 'graag', 'i will', 'i can', 'sure'],
} as const

export type YesNo = keyof typeof words

const startsWith = (line: string, word: string) => line === word || line.startsWith(word) && /^[^\p{L}\p{N}]/u.test(line.slice(word.length))

// Who asks something has not answered yet: "Kan ik ook later komen?" begins as "kan" does.
const asks = (line: string) => line.endsWith('?') || /^(?:kan|kom) ik(?![\p{L}])/u.test(line)

/** Yes, no or maybe, by how a line begins, in Dutch or English; undefined when it begins with neither. "ja, nee" is neither too, and so is a question. */
export const yesNoIn = (line: string): YesNo | undefined => {
  const plain = line.toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, ' ').trim()
  const found = (Object.keys(words) as YesNo[]).find((one) => words[one].some((word) => startsWith(plain, word)))
  if (!found || asks(plain)) return undefined
  // "Ja maar nee", "ja of nee": whoever says both in one line is asked again.
  const others = (Object.keys(words) as YesNo[]).filter((one) => one !== found)
  const said = plain.split(/[^\p{L}']+/u)
  const isTorn = others.some((one) => said.some((word) => (['ja', 'nee', 'yes', 'no', 'misschien', 'maybe'] as const).some((core) => core === word && (words[one] as readonly string[]).includes(core))))
  return isTorn ? undefined : found
}

/** A line as it is held against a list of choices: small letters, without marks at its ends. */
export const plainLine = (line: string): string => line.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/\s+/g, ' ')

/** For which organisation somebody answers: the only one that they speak for, or the one whose name stands before a colon; and what is left of the text. */
export const voiceIn = <T extends { readonly name: string }>(text: string, mine: readonly T[]): { readonly voice: T; readonly said: string } | undefined => {
  const [first = '', ...below] = text.trim().split('\n')
  const [name = '', ...rest] = first.split(':')
  const named = rest.length > 0 ? mine.find((one) => plainLine(one.name) === plainLine(name)) : undefined
  if (named) return { voice: named, said: [rest.join(':').trim(), ...below].join('\n').trim() }
  const [only, ...others] = mine
  return only && others.length === 0 ? { voice: only, said: text } : undefined
}
