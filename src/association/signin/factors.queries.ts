import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { hashOf } from '../../platform/ids.ts'
import { seal, unseal } from '../../platform/sealing.ts'
import { needsProofSql } from '../../workspaces/door.ts'
import type { KeptKey, KnownKey } from './ceremony.ts'

// Factors lie in no ring: they are reached by the secret of a session, or by a key's own id, never by a Here.

/** The session that a browser carries, half or whole, its person, and the factors they have. */
export interface Carrier {
  readonly session: string
  readonly person_id: string
  readonly name: string
  readonly email: string
  readonly site: string
  /** the first step was taken, the second is still to come */
  readonly halfway: boolean
  /** they must keep a second factor */
  readonly must: boolean
  /** they showed who they are less than a quarter of an hour ago */
  readonly fresh: boolean
  readonly keys: readonly KnownKey[]
  readonly app: boolean
  /** recovery codes that still work */
  readonly codes: number
}

/** What the secret of a session opens; undefined when it opens nothing. */
export const carrierOf = async (database: Database, secret: string | undefined): Promise<Carrier | undefined> => {
  if (secret === undefined) return undefined
  const { rows } = await sql<Carrier>`
    select s.id as session, p.id as person_id, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name, coalesce(p.email, '') as email,
      (select association_name from site) as site, s.proved_at is null and m.must as halfway, m.must,
      coalesce(s.proved_at, s.began_at) > now() - interval '15 minutes' as fresh,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.credential_id, 'transports', k.transports)) from passkey k where k.person_id = p.id), '[]') as keys,
      exists (select 1 from authenticator a where a.person_id = p.id and a.confirmed_at is not null) as app,
      (select count(*)::int from recovery_code r where r.person_id = p.id and r.used_at is null) as codes
    from session s join person p on p.id = s.person_id cross join lateral (select ${sql.raw(needsProofSql('p'))} as must) m
    where s.token_hash = ${hashOf(secret)} and s.ended_at is null and s.expires_at > now() and p.left_at is null and p.redacted_at is null`
    .execute(database.db)
  return rows[0]
}

/** Whether somebody has what a second step is taken with. */
export const hasFactors = ({ keys, app }: Pick<Carrier, 'keys' | 'app'>): boolean => keys.length > 0 || app

/** The passkey that a browser shows, by the id it gave it. */
export const keyWith = (database: Database, credential: string): Promise<KeptKey | undefined> =>
  database.db.selectFrom('passkey').select(['id', 'person_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', credential).executeTakeFirst()

/** The columns that hold the secret of an app, sealed to its own row: copied to another it opens nothing. */
export const sealSecret = (id: string, secret: Buffer): { secret: Buffer; sealed: true } => ({ secret: seal(secret, `authenticator ${id}`), sealed: true })

/** The secret of an app; one from before secrets were sealed as it is. Throws KeyMissing when it was sealed under another key. */
export const openSecret = ({ id, secret, sealed }: { id: string; secret: Buffer; sealed: boolean }): Buffer =>
  (sealed ? unseal(secret, `authenticator ${id}`) : secret)

/** The secret that waits for the app to show a code of it; undefined when nothing was begun in the last hour. */
export const begunSecret = async (database: Database, person: string): Promise<Buffer | undefined> => {
  const row = await database.db.selectFrom('authenticator').select(['id', 'secret', 'sealed']).where('person_id', '=', person)
    .where('confirmed_at', 'is', null).where('begun_at', '>', sql<Date>`now() - interval '1 hour'`).executeTakeFirst()
  return row && openSecret(row)
}

/** The recovery codes of a person that still work, as they are kept. */
export const keptRecovery = (database: Database, person: string) =>
  database.db.selectFrom('recovery_code').select(['id', 'salt', 'code_hash']).where('person_id', '=', person).where('used_at', 'is', null).execute()
