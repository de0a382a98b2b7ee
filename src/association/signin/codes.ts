import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { newCode } from '../../platform/ids.ts'

const period = 30

const bare = (secret: Uint8Array) => Secret.fromHex(Buffer.from(secret).toString('hex'))
const settingsFor = (secret: Uint8Array) => ({ algorithm: 'SHA1', digits: 6, period, secret: bare(secret) })

/** A secret of 160 bits to share with an app that gives codes. */
export const newSecret = (): Buffer => randomBytes(20)

/** The secret as people type it over: base32 in groups of four. */
export const secretText = (secret: Uint8Array): string => bare(secret).base32.replace(/(.{4})(?=.)/g, '$1 ')

/** The address by which an app takes the secret over, from a picture or a link. */
export const appAddress = (secret: Uint8Array, issuer: string, label: string): string =>
  new TOTP({ ...settingsFor(secret), issuer: issuer.replaceAll(':', ' '), label: label.replaceAll(':', ' ') }).toString()

/**
 * The step of half a minute for which the code is right, now or one step earlier or later; undefined when it is wrong. A
 * step is taken once, so that a code read over a shoulder opens nothing.
 */
export const stepOf = (secret: Uint8Array, code: string, now = Date.now()): number | undefined => {
  const delta = TOTP.validate({ ...settingsFor(secret), token: code, window: 1, timestamp: now })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}

const hashed = (code: string, salt: Uint8Array): Promise<Buffer> => new Promise((resolve, reject) => {
  scrypt(code, salt, 32, { N: 16_384, r: 8, p: 1 }, (fault, key) => (fault ? reject(fault) : resolve(key)))
})

export interface RecoverySet {
  /** as shown, once: three groups of four */
  readonly codes: readonly string[]
  readonly salt: Buffer
  readonly hashes: readonly Buffer[]
}

/** Ten codes for who loses their device, and what is kept of them. Made before the transaction: scrypt takes its time. */
export const newRecoverySet = async (): Promise<RecoverySet> => {
  const salt = randomBytes(16)
  const bareCodes = Array.from({ length: 10 }, () => newCode(12))
  const hashes = await Promise.all(bareCodes.map((code) => hashed(code, salt)))
  return { codes: bareCodes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-')), salt, hashes }
}

/** Which of the kept codes this one is, by id; undefined for none. One salt for the set: one scrypt for a try. */
export const recoveryIn = async (
  kept: readonly { readonly id: string; readonly salt: Buffer; readonly code_hash: Buffer }[], code: string,
): Promise<string | undefined> => {
  const salt = kept[0]?.salt
  if (!salt) return undefined
  const hash = await hashed(code, salt)
  return kept.filter((one) => timingSafeEqual(one.code_hash, hash))[0]?.id
}
