import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/**
 * Empties the installation: the sample and everything that was added to it since. Afterwards nothing is founded, and the
 * first person to come sets up their own association.
 */
export const removeSample = async (tx: Tx): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'`.execute(tx)
  await sql`truncate ${sql.raw(rows.map(({ name }) => name).join(', '))}`.execute(tx)
}
