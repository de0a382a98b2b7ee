import { sql } from 'kysely'
import type { Database } from './database.ts'
import { hashOf } from './ids.ts'

/**
 * Counts one more attempt of this kind under this key and answers whether it stays within `most` in the last `seconds`.
 * Held in the database, so the limit is the same whichever process is asked. The key (an address, a network) is kept as a hash.
 */
export const withinLimit = (
  database: Database, kind: string, key: string, most: number, seconds: number,
): Promise<boolean> =>
  database.change(async (tx) => {
    const hash = hashOf(`${kind}:${key}`)
    await sql`select pg_advisory_xact_lock(${hash.readInt32BE(0)}, ${hash.readInt32BE(4)})`.execute(tx)
    const { rows } = await sql<{ lately: number }>`
      select count(*)::int as lately from attempt
      where kind = ${kind} and key_hash = ${hash} and at > now() - make_interval(secs => ${seconds})`.execute(tx)
    if ((rows[0]?.lately ?? 0) >= most) return false
    await tx.insertInto('attempt').values({ kind, key_hash: hash }).execute()
    return true
  })

/** Forgets attempts older than a day. */
export const forgetAttempts = async (database: Database): Promise<void> => {
  await sql`delete from attempt where at < now() - interval '1 day'`.execute(database.db)
}
