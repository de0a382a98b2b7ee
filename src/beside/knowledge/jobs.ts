import { sql } from 'kysely'
import type { Work } from '../../documents/references/work.ts'
import { normaliserVersion } from '../../methods/dutch.ts'
import type { Database } from '../../platform/database.ts'
import { wordsOfWork } from './made.ts'
import { aside } from './thread.ts'

interface Stale { readonly id: string; readonly words: string }
type Table = 'knowledge_item' | 'knowledge_file'

// A file may hold a million signs: a few of those at once, and some hundred works.
const atOnce = { knowledge_item: 300, knowledge_file: 5 } as const

const staleFiles = async ({ db }: Database): Promise<Stale[]> => db.selectFrom('knowledge_file').where('normaliser', '<', normaliserVersion).select(['id', 'words']).limit(atOnce.knowledge_file).execute()

const staleItems = async ({ db }: Database): Promise<Stale[]> => {
  const found = await db.selectFrom('knowledge_item').where('normaliser', '<', normaliserVersion).select(['id', 'why', sql<Work>`work`.as('work')]).limit(atOnce.knowledge_item).execute()
  return found.map(({ id, work, why }) => ({ id, words: wordsOfWork(work, why) }))
}

/** Makes the words anew of some that were made by an older normaliser; how many there were. */
const remakeSome = async (database: Database, table: Table, stale: readonly Stale[]): Promise<number> => {
  if (stale.length === 0) return 0
  const result = await aside({ do: 'lexemes', texts: stale.map(({ words }) => words) }, 120)
  if (result.did !== 'lexemes') return 0
  const made = stale.map(({ id }, at) => ({ id, lexemes: result.lexemes[at] ?? [] }))
  // Not of what was changed meanwhile: that has its words from this very version.
  await sql`update ${sql.table(table)} set normaliser = ${normaliserVersion}, lexemes = array_to_tsvector(array(select jsonb_array_elements_text(made.lexemes)))
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id uuid, lexemes jsonb)
    where ${sql.table(table)}.id = made.id and ${sql.table(table)}.normaliser < ${normaliserVersion}`.execute(database.db)
  return stale.length
}

/** Makes anew by which words works and files are found, of those whose words an older normaliser made. Several processes may do this at once. */
export const remakeWords = async (database: Database): Promise<void> => {
  while (await remakeSome(database, 'knowledge_item', await staleItems(database)) > 0);
  while (await remakeSome(database, 'knowledge_file', await staleFiles(database)) > 0);
}

/** The same of all of them, for when what is kept may not be trusted. Meanwhile everything is found as it was. */
export const remakeAllWords = async (database: Database): Promise<void> => {
  for (const table of ['knowledge_item', 'knowledge_file'] as const) await sql`update ${sql.table(table)} set normaliser = 0`.execute(database.db)
  await remakeWords(database)
}
