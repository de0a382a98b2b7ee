import { drawn } from '../../../platform/ids.ts'

/** No vowels, so that no code is a word, and nothing that looks like something else. Their number is even, as the check asks. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789'
const size = letters.length
/** Letters that say which sheet it is; one more checks them. */
const said = 4

/**
 * The letter that makes a code right: Luhn's formula in base 28 (ISO/IEC 7812-1 annex B, mod N). It tells every single
 * letter that is wrong, and nearly every two neighbours that changed places.
 */
export const checkLetter = (body: string): string => {
  let sum = 0
  ;[...body].reverse().forEach((letter, at) => {
    const worth = letters.indexOf(letter) * (at % 2 === 0 ? 2 : 1)
    sum += Math.floor(worth / size) + worth % size
  })
  return letters[(size - sum % size) % size] as string
}

/** A code for a new sheet. */
export const newSheetCode = (): string => {
  const body = Array.from({ length: said }, () => letters[drawn(size)]).join('')
  return body + checkLetter(body)
}

/** A code as somebody typed it, spaces, dashes and small letters allowed; undefined when a letter is wrong. */
export const readCode = (typed: string): string | undefined => {
  const code = typed.replace(/[\s.-]/g, '').toUpperCase()
  if (code.length !== said + 1 || [...code].some((letter) => !letters.includes(letter))) return undefined
  return checkLetter(code.slice(0, said)) === code[said] ? code : undefined
}
