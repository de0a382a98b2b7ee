import { hashOf } from '../../platform/ids.ts'

const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789'
const length = 6

/**
 * The code that belongs to a link: drawn from its secret, so that whoever opens the link in another browser can be shown
 * it although only its hash is kept. Six of 28 letters: one in 480 million, with five tries.
 */
export const codeFor = (token: string): string => {
  let rest = BigInt(`0x${hashOf(`code ${token}`).toString('hex')}`)
  let code = ''
  for (let at = 0; at < length; at += 1) {
    code += letters[Number(rest % BigInt(letters.length))]
    rest /= BigInt(letters.length)
  }
  return code
}

/** What is kept of a code: tied to its link, so that equal codes do not look equal. */
export const codeHash = (link: string, code: string): Buffer => hashOf(`${link} ${code}`)

/** In place of a code before its mail was written; no code has this hash. */
export const noCode = (): Buffer => Buffer.alloc(32)
