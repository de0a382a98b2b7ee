import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'

/** A random id (UUID version 4): says nothing of order or time. */
export const newId = (): string => randomUUID()

/** A secret of 256 bits for a cookie or a link, in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: its SHA-256. */
export const hashOf = (secret: string | Uint8Array): Buffer => createHash('sha256').update(secret).digest()

/** Equal in a time that does not depend on where they differ. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)

const letters = 'BCDFGHJKLMNPQRSTVWXZ23456789'

/** A code that is typed over by hand: `length` characters without vowels or look-alikes. */
export const newCode = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** A whole number from 0 up to, not including, `below`. */
export const drawn = (below: number): number => randomInt(below)

/** The same list in a random order (Fisher-Yates). */
export const shuffled = <T>(list: readonly T[]): T[] => {
  const copy = [...list]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[copy[last], copy[other]] = [copy[other] as T, copy[last] as T]
  }
  return copy
}
