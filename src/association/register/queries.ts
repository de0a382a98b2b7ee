import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { ofThings } from './purposes.ts'

/** A table in which a person can be found: in which columns, and what its makers say of it. */
export interface PersonalTable { readonly table: string; readonly columns: readonly string[]; readonly comment: string }

/**
 * Every table with a column that points at a person (`voter` and `voice` may, and work that waits has one in its `payload`) or holds a
 * name, an address or a number to call, drawn from the
 * schema itself: a table that is new is in it by itself.
 */
export const personalTables = async (database: Database): Promise<readonly PersonalTable[]> => (await sql<PersonalTable>`
  select c.relname as table, json_agg(a.attname order by a.attnum) as columns, coalesce(obj_description(c.oid, 'pg_class'), '') as comment
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all(${[...ofThings]}::text[])
    and (a.attname ~ '(^|_)(email|address|name|phone|telephone|person_id)(_|$)' or a.attname in ('voter', 'voice', 'payload')
      or exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)))
  group by c.oid, c.relname order by c.relname collate "C"`.execute(database.db)).rows
