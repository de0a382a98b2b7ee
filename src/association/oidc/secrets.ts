import { webcrypto } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { seal, unseal } from '../../platform/sealing.ts'

// The only file that reads or writes the secrets in table oidc_secret: sealed, so that who holds a copy of the database holds
// no key to anybody's sign-in. A row from before that is sealed when it is used.

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

const sealedKey = (connection: string, jwk: unknown) => seal(Buffer.from(JSON.stringify(jwk)), `oidc key ${connection}`)
const sealedPassword = (connection: string, password: string | null) =>
  (password === null ? null : seal(Buffer.from(password), `oidc password ${connection}`))

/** The proof of one connection; undefined when it has ended. Throws KeyMissing when it was sealed under another key than ours. */
export const proofOf = async (database: Database, connection: string): Promise<Proof | undefined> => {
  const row = await database.db.selectFrom('oidc_secret').select(['private_jwk', 'client_secret', 'sealed_jwk', 'sealed_secret'])
    .where('connection_id', '=', connection).executeTakeFirst()
  if (!row) return undefined
  const jwk = row.sealed_jwk ? JSON.parse(unseal(row.sealed_jwk, `oidc key ${connection}`).toString()) as unknown : row.private_jwk
  const client_secret = row.sealed_secret ? unseal(row.sealed_secret, `oidc password ${connection}`).toString() : row.client_secret
  if (!row.sealed_jwk || row.client_secret !== null) await sealOld(database, connection, jwk, client_secret)
  return { key: await webcrypto.subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, algorithm, false, ['sign']), client_secret }
}

const sealOld = (database: Database, connection: string, jwk: unknown, password: string | null) => database.change(async (tx) => {
  await tx.updateTable('oidc_secret').set({
    sealed_jwk: sealedKey(connection, jwk), private_jwk: null, sealed_secret: sealedPassword(connection, password), client_secret: null,
  }).where('connection_id', '=', connection).where((eb) => eb.or([eb('private_jwk', 'is not', null), eb('client_secret', 'is not', null)])).execute()
})

const withPassword = sql<boolean>`(client_secret is not null or sealed_secret is not null)`

/** Whether a password was filled in for this connection, without saying which. */
export const hasPassword = async (database: Database, connection: string): Promise<boolean> =>
  (await database.db.selectFrom('oidc_secret').select('connection_id')
    .where('connection_id', '=', connection).where(withPassword).executeTakeFirst()) !== undefined

/** Keeps the secret half of a new key, in place of the one before. */
export const keepKey = async (tx: Tx, connection: string, { private_jwk }: KeyPair): Promise<void> => {
  const kept = { private_jwk: null, sealed_jwk: sealedKey(connection, private_jwk) }
  await tx.insertInto('oidc_secret').values({ connection_id: connection, ...kept })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ ...kept, made_at: new Date() })).execute()
}

/** Keeps the password at the sign-in server; null forgets it. */
export const keepPassword = async (tx: Tx, connection: string, client_secret: string | null): Promise<void> => {
  await tx.updateTable('oidc_secret').set({ client_secret: null, sealed_secret: sealedPassword(connection, client_secret) }).where('connection_id', '=', connection).execute()
}

/** Whether this connection has a password, asked within a change. */
export const keepsPassword = async (tx: Tx, connection: string): Promise<boolean> =>
  (await tx.selectFrom('oidc_secret').select('connection_id')
    .where('connection_id', '=', connection).where(withPassword).executeTakeFirst()) !== undefined

/** Forgets key and password of a connection that ends. */
export const forgetSecrets = async (tx: Tx, connection: string): Promise<void> => {
  await tx.deleteFrom('oidc_secret').where('connection_id', '=', connection).execute()
}
