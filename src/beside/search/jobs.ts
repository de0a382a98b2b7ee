import { sql } from 'kysely'
import { lexemesOf, normaliserVersion } from '../../methods/dutch.ts'
import type { Database } from '../../platform/database.ts'
import { kinds, readable, told, type Kind } from './kinds.ts'

const atOnce = 500

interface Waiting { readonly id: string; readonly title: string; readonly words: string }

/** Works out the words of the next things of one kind that wait; how many there were. */
const indexSome = async (database: Database, kind: Kind): Promise<number> => {
  const { rows } = await sql<Waiting>`
    select e.thing_id as id, ${sql.raw(told[kind].title)} as title, ${sql.raw(told[kind].words)} as words
    from search_entry e join ${sql.table(kind)} on ${sql.table(kind)}.id = e.thing_id
    where e.kind = ${kind} and e.version < ${normaliserVersion} limit ${atOnce}`.execute(database.db)
  if (rows.length === 0) return 0
  const entries = rows.map(({ id, title, words }) => {
    const text = readable(kind, words)
    return { id, title, words, lexemes: lexemesOf(`${title}\n${text}`).filter((lexeme) => lexeme !== '') }
  })
  // Only where it still reads as it did: what was edited meanwhile waits for the next round.
  await sql`
    update search_entry e set version = ${normaliserVersion}, lexemes = array_to_tsvector(array(select jsonb_array_elements_text(made.lexemes)))
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as made (id uuid, title text, words text, lexemes jsonb), ${sql.table(kind)}
    where e.kind = ${kind} and e.thing_id = made.id and ${sql.table(kind)}.id = made.id
      and ${sql.raw(told[kind].title)} = made.title and ${sql.raw(told[kind].words)} = made.words`.execute(database.db)
  return rows.length
}

/**
 * Works out by which words things are found: of what is new or reads differently, and of everything once the normaliser
 * gives other words than before. Several processes may do this at once.
 */
export const indexWaiting = async (database: Database): Promise<void> => {
  for (const kind of kinds) {
    // A thing that is edited all the while may not keep this going.
    for (let round = 0; round < 1000 && await indexSome(database, kind) === atOnce;) round += 1
  }
}
