import { webcrypto } from 'node:crypto'
import type { Database, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

// The only file that reads or writes table oidc_secret.

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** A key as it is handed about: the part that others may see, and the part that nobody may. */
export interface KeyPair {
  readonly kid: string
  readonly public_jwk: webcrypto.JsonWebKey
  readonly private_jwk: webcrypto.JsonWebKey
}

/** RS256 with 3072 bits: what every sign-in server in use by municipalities understands. Takes a while: never inside a change. */
export const makeKeyPair = async (): Promise<KeyPair> => {
  const pair = await webcrypto.subtle.generateKey({ ...algorithm, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify'])
  const { kty, n, e } = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
  return { kid: newId(), public_jwk: { kty, n, e } as webcrypto.JsonWebKey, private_jwk: await webcrypto.subtle.exportKey('jwk', pair.privateKey) }
}

/** What a connection proves itself with: its key, ready to sign, and its password at the sign-in server, where it has one. */
export interface Proof {
  readonly key: webcrypto.CryptoKey
  readonly client_secret: string | null
}

/** The proof of one connection; undefined when it has ended. */
export const proofOf = async (database: Database, connection: string): Promise<Proof | undefined> => {
  const row = await database.db.selectFrom('oidc_secret').select(['private_jwk', 'client_secret']).where('connection_id', '=', connection).executeTakeFirst()
  if (!row) return undefined
  const key = await webcrypto.subtle.importKey('jwk', row.private_jwk as webcrypto.JsonWebKey, algorithm, false, ['sign'])
  return { key, client_secret: row.client_secret }
}

/** Whether a password was filled in for this connection, without saying which. */
export const hasPassword = async (database: Database, connection: string): Promise<boolean> =>
  (await database.db.selectFrom('oidc_secret').select('connection_id')
    .where('connection_id', '=', connection).where('client_secret', 'is not', null).executeTakeFirst()) !== undefined

/** Keeps the secret half of a new key, in place of the one before. */
export const keepKey = async (tx: Tx, connection: string, { private_jwk }: KeyPair): Promise<void> => {
  const kept = JSON.stringify(private_jwk)
  await tx.insertInto('oidc_secret').values({ connection_id: connection, private_jwk: kept })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ private_jwk: kept, made_at: new Date() })).execute()
}

/** Keeps the password at the sign-in server; null forgets it. */
export const keepPassword = async (tx: Tx, connection: string, client_secret: string | null): Promise<void> => {
  await tx.updateTable('oidc_secret').set({ client_secret }).where('connection_id', '=', connection).execute()
}

/** Whether this connection has a password, asked within a change. */
export const keepsPassword = async (tx: Tx, connection: string): Promise<boolean> =>
  (await tx.selectFrom('oidc_secret').select('connection_id')
    .where('connection_id', '=', connection).where('client_secret', 'is not', null).executeTakeFirst()) !== undefined

/** Forgets key and password of a connection that ends. */
export const forgetSecrets = async (tx: Tx, connection: string): Promise<void> => {
  await tx.deleteFrom('oidc_secret').where('connection_id', '=', connection).execute()
}
