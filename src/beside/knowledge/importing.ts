import { sql } from 'kysely'
import { z } from 'zod'
import type { ReferenceFormat } from '../../documents/references/reading.ts'
import { normaliserVersion } from '../../methods/dutch.ts'
import type { Database, Tx } from '../../platform/database.ts'
import { momentHere, ringOf, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { keepGivers } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { rows } from '../../workspaces/rings.ts'
import type { Known } from './messages.ts'

/** A list as large as this holds some ten thousand works. */
export const mostBytes = 6_000_000
export const sendForm = z.strictObject({ list: z.string().max(2_000_000, 'long').default('') })
const positions = z.array(z.string().regex(/^\d{1,6}$/)).max(50).default([]).transform((all) => all.map(Number))
/** The entries on this page, which of them are wanted, and what to do: keep the choice, or take all wanted over. */
export const choiceForm = z.strictObject({ shown: positions, wanted: positions, page: z.string().regex(/^\d{1,5}$/).default('1'), do: z.enum(['bewaren', 'overnemen']) })

/** By what the works that are here already are known again. One query. */
export const knownHere = (here: Here): Promise<Known[]> => rows(here, 'knowledge_item').where('withdrawn_at', 'is', null).select(['id', 'doi', 'isbn', 'title_key', 'year']).execute()

/** Keeps a list that was read; `entries`: the rows as JSON, made in a thread of its own. */
export const keepImport = (here: Here, format: ReferenceFormat, entries: string) => async (tx: Tx): Promise<Done> => {
  if (!here.who.member) throw notHere()
  const id = newId()
  await tx.insertInto('knowledge_import').values({ id, workspace_id: here.workspace.id, person_id: here.who.member, format }).execute()
  await sql`insert into knowledge_import_entry (import_id, position, line, state, wanted, work, title, sort_key, year, doi, isbn, title_key, lexemes, why, field, dropped, same_line, same_id)
    select ${id}, position, line, state, wanted, work, title, sort_key, year, doi, isbn, title_key, lexemes, why, field, dropped, same_line, same_id
    from json_to_recordset(${entries}::json) as entry (position int, line int, state text, wanted boolean, work jsonb, title text, sort_key text, year int,
      doi text, isbn text, title_key text, lexemes tsvector, why text, field text, dropped text, same_line int, same_id uuid)`.execute(tx)
  return { about: { kind: 'knowledge_import', id } }
}

/** A list that who asks sent, not taken over yet; 404 otherwise. What is taken over lands in the members' ring. */
export const heldImport = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const ring = ringOf(here, 'members')
    if (!isId(id) || !ring || !here.who.member) throw notHere()
    await holdWorkspace(tx, here.workspace.id)
    const it = await tx.selectFrom('knowledge_import').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id)
      .where('person_id', '=', here.who.member).where('taken', 'is', null).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'knowledge_item', id } }
  },
})

/** Keeps which of the entries on one page are wanted. */
export const choose = ({ shown, wanted }: { shown: readonly number[]; wanted: readonly number[] }) => async (tx: Tx, { id }: { id: string }): Promise<void> => {
  if (shown.length === 0) return
  await sql`update knowledge_import_entry set wanted = position = any(${[...wanted]}::int[])
    where import_id = ${id} and position = any(${[...shown]}::int[]) and state <> 'fault'`.execute(tx)
}

/** Takes all wanted entries over, in one act. Too late (409, 'none') when none is wanted. */
export const takeOver = (here: Here) => async (tx: Tx, { id }: { id: string }): Promise<Done> => {
  const { member, organisation_id, perspective } = here.who
  const ring = ringOf(here, 'members')
  if (!ring || !member || !perspective) throw notHere()
  const now = momentHere(here)
  const { rows } = await sql<{ thing_id: string }>`
    insert into knowledge_item (id, workspace_id, ring_id, perspective, work, title, sort_key, year, doi, isbn, title_key, lexemes, normaliser, added_at, changed_at)
    select gen_random_uuid(), ${here.workspace.id}, ${ring.id}, ${perspective}, work, title, sort_key, year, doi, isbn, title_key, lexemes, ${normaliserVersion}, ${now}, ${now}
    from knowledge_import_entry where import_id = ${id} and wanted and state <> 'fault'
    returning id as thing_id`.execute(tx)
  if (rows.length === 0) throw tooLate('none')
  await keepGivers(tx, 'knowledge_item', rows.map(({ thing_id }) => ({ thing_id, person_id: member, organisation_id })))
  await tx.updateTable('knowledge_import').set({ taken: rows.length }).where('id', '=', id).execute()
  await sql`delete from knowledge_import_entry where import_id = ${id} and state <> 'fault'`.execute(tx)
  return { about: { kind: 'knowledge_item', id }, told: { count: rows.length } }
}

/** Takes nothing over: the list is gone. */
export const dropImport = async (tx: Tx, { id }: { id: string }): Promise<void> => {
  await tx.deleteFrom('knowledge_import').where('id', '=', id).execute()
}

/** A list that was sent is gone after a day, taken over or not. */
export const forgetReferenceImports = async (database: Database): Promise<void> => {
  await sql`delete from knowledge_import where sent_at < now() - interval '1 day'`.execute(database.db)
}
