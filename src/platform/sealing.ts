import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { Fault } from './faults.ts'
import { inProject } from './root.ts'
import type { Settings } from './settings.ts'

// A process has one key, like it has one log: it is read at the start, and no page, job or query ever hands it about.
let key: Buffer | undefined

const ivBytes = 12
const tagBytes = 16
const version = 1

/** From now on this process seals under a key drawn from this secret (HKDF, RFC 5869); undefined: it cannot seal or open. */
export const sealWith = (secret: string | undefined): void => {
  key = secret === undefined ? undefined : Buffer.from(hkdfSync('sha256', secret, '', 'denktank sealing 1', 32))
}

const keyOrFault = (): Buffer => {
  if (!key) throw new Fault('KeyMissing', 'The key of this installation is not here: put its file back, or set DENKTANK_SECRET_KEY')
  return key
}

/** Seals bytes (AES-256-GCM). `about` says what they are, such as the id of their row: elsewhere they do not open. */
export const seal = (plain: Uint8Array, about: string): Buffer => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOrFault(), iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed])
}

/** What `seal` sealed about the same thing. Throws the fault KeyMissing when it was another key, or when it was changed. */
export const unseal = (sealed: Uint8Array, about: string): Buffer => {
  const bytes = Buffer.from(sealed)
  const [ivEnd, tagEnd] = [1 + ivBytes, 1 + ivBytes + tagBytes]
  const ours = keyOrFault()
  try {
    if (bytes[0] !== version) throw new Error('another version')
    const open = createDecipheriv('aes-256-gcm', ours, bytes.subarray(1, ivEnd), { authTagLength: tagBytes })
      .setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(ivEnd, tagEnd))
    return Buffer.concat([open.update(bytes.subarray(tagEnd)), open.final()])
  } catch {
    throw new Fault('KeyMissing', 'A secret was sealed under another key than that of this installation: put its file back, or set DENKTANK_SECRET_KEY')
  }
}

/** 32 bytes drawn from the key of this installation for these words (HMAC-SHA-256): the same words always give the same. Undefined without a key. */
export const drawnFor = (words: string): Buffer | undefined => key && createHmac('sha256', key).update(`drawn ${words}`).digest()

/** Where the key lies: beside the folder of the embedded database, not in it; with a server, beside the program. */
export const keyFileOf = ({ database }: Pick<Settings, 'database'>): string =>
  (/^postgres(?:ql)?:/.test(database) ? inProject('denktank.key') : `${database.replace(/\/+$/, '')}.key`)

const readKeyFile = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Fault('BadSetting', `The key in ${file} cannot be read`)
  }
}

// Only its owner may read it. Of two that start at once the second reads what the first wrote.
const makeKeyFile = (file: string): string => {
  const secret = randomBytes(32).toString('base64url')
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    const there = readKeyFile(file)
    if (there === undefined) throw new Fault('BadSetting', `The key cannot be written to ${file} (${(error as Error).message}): set DENKTANK_SECRET_KEY`)
    return there
  }
}

const sealedIn = async (database: Database) => (await sql<{ about: string; sealed: Buffer }>`
  select 'authenticator ' || id as about, secret as sealed from authenticator where sealed
  union all select 'oidc key ' || connection_id, sealed_jwk from oidc_secret where sealed_jwk is not null
  union all select 'oidc password ' || connection_id, sealed_secret from oidc_secret where sealed_secret is not null`.execute(database.db)).rows

const opens = ({ about, sealed }: { about: string; sealed: Buffer }): boolean => {
  try {
    unseal(sealed, about)
    return true
  } catch {
    return false
  }
}

/** What was found of the key: how many secrets are sealed, how many of those it does not open, and where it should lie. */
export interface KeyState { readonly sealed: number; readonly closed: number; readonly file: string }

/**
 * Takes the key of this installation into use: DENKTANK_SECRET_KEY, else its file. Where there is neither, `make` makes the
 * file, unless something is sealed already: then another key would only hide that the right one is missing.
 */
export const takeKey = async (database: Database, settings: Pick<Settings, 'database' | 'secretKey'>, make: boolean): Promise<KeyState> => {
  const file = keyFileOf(settings)
  const sealed = await sealedIn(database)
  sealWith(settings.secretKey ?? readKeyFile(file) ?? (make && sealed.length === 0 ? makeKeyFile(file) : undefined))
  return { sealed: sealed.length, closed: sealed.filter((one) => !opens(one)).length, file }
}

/** The same of the key that is in use, without taking another. */
export const keyState = async (database: Database, settings: Pick<Settings, 'database'>): Promise<KeyState> => {
  const sealed = await sealedIn(database)
  return { sealed: sealed.length, closed: sealed.filter((one) => !opens(one)).length, file: keyFileOf(settings) }
}

/** One line on secrets that the key does not open, and what to do; undefined when all is well. */
export const keyWarning = ({ closed, file }: KeyState): string | undefined => (closed === 0 ? undefined
  : `${closed} secret${closed === 1 ? ' was' : 's were'} sealed by another installation: copy its key to ${file}, or set DENKTANK_SECRET_KEY. `
    + 'Until then those apps that give codes and those sign-ins of organisations do not work')
