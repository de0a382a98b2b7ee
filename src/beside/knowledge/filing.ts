import { normaliserVersion } from '../../methods/dutch.ts'
import type { Tx } from '../../platform/database.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { sql } from 'kysely'
import type { Item } from './changes.ts'
import type { FileText } from './messages.ts'

/** One file at most, all files of one think tank together, and how many with one work. */
export const most = { bytes: 20_000_000, together: 500_000_000, files: 20 } as const

export interface Filed { readonly name: string; readonly type: string; readonly bytes: Uint8Array; readonly text: FileText }

/** Puts a file with a work. Too late (409): 'files' when the work has enough, 'full' when the think tank has. The think tank is held. */
export const addFile = (here: Here, { name, type, bytes, text }: Filed) => async (tx: Tx, it: Item): Promise<void> => {
  const { rows } = await sql<{ together: string; files: number }>`
    select coalesce(sum(size), 0) as together, (count(*) filter (where item_id = ${it.id}))::int as files from knowledge_file where workspace_id = ${here.workspace.id}`.execute(tx)
  if ((rows[0]?.files ?? 0) >= most.files) throw tooLate('files')
  if (Number(rows[0]?.together ?? 0) + bytes.length > most.together) throw tooLate('full')
  const { state, pages, words, lexemes } = text
  await tx.insertInto('knowledge_file').values({
    id: newId(), workspace_id: here.workspace.id, ring_id: it.ring_id, item_id: it.id, name, type, size: bytes.length, bytes: Buffer.from(bytes), state, pages, words,
    lexemes: sql<string>`array_to_tsvector(${[...lexemes]}::text[])`, normaliser: normaliserVersion, added_at: momentHere(here),
  }).execute()
}

/** A file of a work within your rings. */
export const heldFile = (item: string, id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    if (!isId(item) || !isId(id)) throw notHere()
    const it = await tx.selectFrom('knowledge_file').select(['id', 'ring_id']).where('id', '=', id).where('item_id', '=', item).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', 'in', here.rings.map((ring) => ring.id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'knowledge_item', id: item } }
  },
})

/** Takes a file away for good: it may be one that should not have been here. */
export const removeFile = async (tx: Tx, { id }: { id: string }): Promise<void> => {
  await tx.deleteFrom('knowledge_file').where('id', '=', id).execute()
}
