import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface Column {
  name: string
  /** As it is written in SQL: `timestamp with time zone`, `text[]`. */
  type: string
  /** Text has an order that differs between servers unless it is asked for byte by byte. */
  has_collation: boolean
  /** Whether the database fills it from other columns: it is neither read nor written. */
  is_generated: boolean
  /** Its place in the primary key, from 1; null outside it. */
  key_place: number | null
}

export interface Table {
  name: string
  columns: Column[]
}

/** Every table but `migration`, in the order of their names. */
export const tablesOf = async (db: Pick<Db, 'getExecutor'>): Promise<Table[]> => {
  const { rows } = await sql<Table>`
    select c.relname as name, json_agg(json_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'has_collation', a.attcollation <> 0,
      'is_generated', a.attgenerated <> '', 'key_place', array_position(i.indkey::int2[], a.attnum)
    ) order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    group by c.oid, c.relname order by c.relname collate "C"`.execute(db)
  return rows
}

/** A rule between tables, and the statements that take it off and put it back. */
export interface ForeignKey {
  table: string
  name: string
  definition: string
}

export const foreignKeysOf = async (db: Pick<Db, 'getExecutor'>): Promise<ForeignKey[]> => {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace order by c.relname, k.conname`.execute(db)
  return rows
}

/** Where each sequence stands. */
export const sequencesOf = async (db: Pick<Db, 'getExecutor'>) => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`.execute(db)
  const sequences: { name: string; last: string; called: boolean }[] = []
  for (const { name } of rows) {
    const found = await sql<{ last: string; called: boolean }>`
      select last_value::text as last, is_called as called from ${sql.table(name)}`.execute(db)
    sequences.push(...found.rows.map((row) => ({ name, ...row })))
  }
  return sequences
}
