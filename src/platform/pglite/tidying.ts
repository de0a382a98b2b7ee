import { sql } from 'kysely'
import type { Database } from '../database.ts'

/*
 * PostgreSQL clears up and counts its tables by itself; PGlite has nothing that would, and plans badly on figures of long
 * ago: after 5,000 works were taken over, a page of the list took fourteen seconds until the next count.
 */

/**
 * Table by table, so that a page never waits for more than one. Clearing up writes: on a disk that is nearly full it would need
 * the last of the room, and the engine would stop for readers too. So it looks before each. Answers which tables it came to.
 */
const tidy = async (database: Database, names: readonly string[]): Promise<string[]> => {
  const done: string[] = []
  for (const name of names) {
    if (database.refusal()) break
    await sql`vacuum analyze ${sql.table(name)}`.execute(database.db)
    done.push(name)
  }
  return done
}

/**
 * Clears up and counts every table, once a day: what was changed before a fall is in no count. On PostgreSQL, and on a disk
 * that is nearly full: nothing.
 */
export const tidyAllTables = async (database: Database): Promise<void> => {
  if (database.engine !== 'pglite') return
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(database.db)
  await tidy(database, rows.map(({ name }) => name))
}

/**
 * Clears up and counts the tables of which much has changed since they last were, by the measure of PostgreSQL's own
 * autovacuum (fifty rows and a tenth of the table changed, or fifty and a fifth dead). Answers which. On PostgreSQL, and on a
 * disk that is nearly full: none.
 */
export const tidyChangedTables = async (database: Database): Promise<string[]> => {
  if (database.engine !== 'pglite') return []
  // Without this a change is only counted a second later.
  await sql`select pg_stat_force_next_flush()`.execute(database.db)
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where c.relnamespace = 'public'::regnamespace
      and (s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0) or s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0))
    order by c.relname`.execute(database.db)
  return tidy(database, rows.map(({ name }) => name))
}
