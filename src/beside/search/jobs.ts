import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { lexemesOf, normaliserVersion } from '../../methods/dutch.ts'
import type { Database } from '../../platform/database.ts'
import { kinds, openKinds, readable, told, type Kind } from './kinds.ts'

// Many short things, but of whole texts only as much as memory can spare: hundreds of long ones would not fit.
const atOnce = 500
const lettersAtOnce = 1_000_000

interface Waiting { readonly id: string; readonly title: string; readonly words: string; readonly looked: number }

/** The next things of one kind that wait, with their words: always one, and no more than `lettersAtOnce`. `looked`: of how many waiting. */
const nextWaiting = async ({ db }: Database, kind: Kind): Promise<Waiting[]> => {
  const [thing, words] = [sql.table(kind), sql.raw(told[kind].words)]
  return (await sql<Waiting>`
    with waiting as materialized (select e.thing_id as id, coalesce(length(${words}), 0) as size from search_entry e join ${thing} on ${thing}.id = e.thing_id
        where e.kind = ${kind} and e.version < ${normaliserVersion} limit ${atOnce}),
      next as (select id, sum(size) over (order by size, id) - size as before, (count(*) over ())::int as looked from waiting)
    select next.id, ${sql.raw(told[kind].title)} as title, ${words} as words, next.looked
    from next join ${thing} on ${thing}.id = next.id where next.before < ${lettersAtOnce}`.execute(db)).rows
}

/** Works out the words of the next things of one kind that wait; whether there may be more. */
const indexSome = async (database: Database, kind: Kind): Promise<boolean> => {
  const rows = await nextWaiting(database, kind)
  if (rows.length === 0) return false
  const { long } = told[kind]
  const entries: (Omit<Waiting, 'looked'> & { lexemes: string[] })[] = []
  for (const { id, title, words } of rows) {
    entries.push({ id, title, words, lexemes: lexemesOf(long ? title : `${title}\n${readable(kind, words)}`).filter((lexeme) => lexeme !== '') })
    // After an update everything is made anew: pages are answered between one text and the next.
    await breathe()
  }
  // Only where it still reads as it did: what was edited meanwhile waits for the next round.
  await sql`
    update search_entry e set version = ${normaliserVersion}, lexemes = array_to_tsvector(array(select jsonb_array_elements_text(made.lexemes))) || ${long ? sql.raw(long.lexemes) : sql`''::tsvector`}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as made (id uuid, title text, words text, lexemes jsonb), ${sql.table(kind)}
    where e.kind = ${kind} and e.thing_id = made.id and ${sql.table(kind)}.id = made.id
      and ${sql.raw(told[kind].title)} = made.title and ${sql.raw(told[kind].words)} = made.words`.execute(database.db)
  return rows.length < (rows[0] as Waiting).looked || rows.length === atOnce
}

/**
 * Works out by which words things are found: of what is new or reads differently, and of everything once the normaliser
 * gives other words than before. Several processes may do this at once.
 */
export const indexWaiting = async (database: Database): Promise<void> => {
  for (const kind of kinds) {
    // A thing that is edited all the while may not keep this going.
    for (let round = 0; round < 10_000 && await indexSome(database, kind);) round += 1
  }
}

/**
 * Works out all words anew, for when the index may not be trusted: what it lacks is put in, what is no more is taken out. Meanwhile
 * everything is found as it was. How many things there are.
 */
export const indexAnew = async (database: Database): Promise<number> => {
  for (const kind of kinds) {
    const thing = sql.table(kind)
    const place = (openKinds as readonly Kind[]).includes(kind)
      ? sql`(select workspace_id from ring where id = place.id) from ${thing}, lateral (select ring.id from ring join workspace w on w.id = ring.workspace_id
          where w.kind = 'association' and ring.kind = 'members') place`
      : sql`${thing}.workspace_id from ${thing}, lateral (select ${thing}.ring_id as id) place`
    await sql`delete from search_entry e where e.kind = ${kind} and not exists (select 1 from ${thing} where ${thing}.id = e.thing_id)`.execute(database.db)
    await sql`insert into search_entry (kind, thing_id, ring_id, workspace_id) select ${kind}, ${thing}.id, place.id, ${place}
      on conflict (kind, thing_id) do update set version = least(search_entry.version, 1), ring_id = excluded.ring_id, workspace_id = excluded.workspace_id`.execute(database.db)
  }
  await indexWaiting(database)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from search_entry`.execute(database.db)
  return rows[0]?.count ?? 0
}
