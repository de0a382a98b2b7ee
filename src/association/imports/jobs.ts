import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Forgets files a day after they were sent, and what was imported a month ago; for the clock. */
export const forgetImports = async (database: Database): Promise<void> => {
  await sql`delete from import_file where began_at < now() - interval '1 day' and finished_at is null or finished_at < now() - interval '30 days'`.execute(database.db)
}
