import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Work } from '../../documents/references/work.ts'
import { normaliserVersion } from '../../methods/dutch.ts'
import type { Tx } from '../../platform/database.ts'
import { optionalText, text } from '../../platform/form.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import type { Tables } from '../../tables.ts'
import { authorOf, keepGiver } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { fieldsOf, workFrom, type Filled } from './form.ts'
import { madeOf, type Made } from './made.ts'

/** What took its place; empty: nothing any more. */
export const nextForm = z.strictObject({ by: z.string().default('').refine((id) => id === '' || isId(id), 'choose'), seen: seenField() })
export const withdrawForm = z.strictObject({ reason: text(1000) })
export const noteForm = z.strictObject({ quote: optionalText(2000), place: optionalText(100), note: optionalText(4000) })
  .refine(({ quote, note }) => quote !== '' || note !== '', { path: ['note'], message: 'empty' })
export const settingForm = z.strictObject({ looks_up: z.enum(['ja', 'nee']).transform((value) => value === 'ja') })

export type Item = Omit<Selectable<Tables['knowledge_item']>, 'work'> & { readonly work: Work; readonly author: string | null }

const ringsOf = (here: Here) => (here.rings.length > 0 ? here.rings.map(({ id }) => id) : [newId()])

/** One work within your rings, with who added it; held until the transaction ends. 404 otherwise. */
export const heldItem = (id: string): Thing<Item> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    // What takes the place of what must not change under two people at once, or it could go round in a circle.
    await holdWorkspace(tx, here.workspace.id)
    const row = await tx.selectFrom('knowledge_item').selectAll().where('id', '=', id).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', 'in', ringsOf(here)).forUpdate().executeTakeFirst()
    if (!row) throw notHere()
    const it = { ...row, work: row.work as Work, author: await authorOf(tx, 'knowledge_item', id) }
    return { it, ring_id: row.ring_id, about: { kind: 'knowledge_item', id } }
  },
})

/** The columns that follow from a work. */
export const columnsOf = ({ lexemes, work, ...made }: Made) => ({
  ...made, work: JSON.stringify(work), lexemes: sql<string>`array_to_tsvector(${[...lexemes]}::text[])`, normaliser: normaliserVersion,
})

/** Adds one work. Throws 404 for who takes no part. */
export const addItem = (here: Here, filled: Filled) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  const { perspective } = here.who
  if (!perspective) throw notHere()
  const id = newId()
  const now = momentHere(here)
  await tx.insertInto('knowledge_item').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, perspective, sender: filled.sender, why: filled.why, added_at: now, changed_at: now,
    ...columnsOf(madeOf(workFrom(filled), filled.why)),
  }).execute()
  await keepGiver(tx, here, 'knowledge_item', [id])
  return { about: { kind: 'knowledge_item', id } }
}

/** Keeps how a work stood, before it is mended. Of another line on why it matters only that it changed: that line is of who wrote it. */
const keepState = async (tx: Tx, here: Here, { id: item_id, ring_id, revision, work, sender }: Item, why_changed: boolean): Promise<void> => {
  const id = newId()
  await tx.insertInto('knowledge_revision').values({
    id, workspace_id: here.workspace.id, ring_id, item_id, revision, work: JSON.stringify(work), sender, why_changed, replaced_at: momentHere(here),
  }).execute()
  // Where nobody may ever know who did what, it is not kept.
  if (here.workspace.attribution !== 'anonymous') await keepGiver(tx, here, 'knowledge_revision', [id])
}

const isMended = (it: Item, work: Work, sender: string) => JSON.stringify(fieldsOf(it.work, it)) !== JSON.stringify(fieldsOf(work, { sender, why: it.why }))

/** Mends a work; how it stood is kept. The line on why it matters is of who added it: another leaves it as it is. Too late (409) when somebody was earlier. */
export const editItem = (here: Here, filled: Filled) => async (tx: Tx, it: Item): Promise<void> => {
  if (filled.seen !== it.revision) throw tooLate('changed')
  const why = it.author === here.who.member && it.withheld === null ? filled.why : it.why
  const work = workFrom(filled, it.work)
  if (why !== it.why || isMended(it, work, filled.sender)) await keepState(tx, here, it, why !== it.why)
  await tx.updateTable('knowledge_item').set({
    ...columnsOf(madeOf(work, why)), sender: filled.sender, why, revision: sql`revision + 1`, changed_at: momentHere(here),
  }).where('id', '=', it.id).execute()
}

const leadsTo = async (tx: Tx, from: string, to: string): Promise<boolean> => {
  const { rows } = await sql`with recursive next (id) as (
    select ${from}::uuid union select i.superseded_by from knowledge_item i join next on i.id = next.id where i.superseded_by is not null)
    select id from next where id = ${to}`.execute(tx)
  return rows.length > 0
}

/** Says what took the place of a work, or that nothing did. Too late (409): 'circle' when that would go round, 'changed' over what was not seen. */
export const supersedeItem = (here: Here, { by, seen }: z.output<typeof nextForm>) => async (tx: Tx, it: Item): Promise<Done> => {
  if (isOther(seen, it.superseded_by)) throw tooLate('changed')
  if (by !== '') {
    const next = await tx.selectFrom('knowledge_item').select('id').where('id', '=', by).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', '=', it.ring_id).where('withdrawn_at', 'is', null).executeTakeFirst()
    if (!next) throw notHere()
    if (await leadsTo(tx, by, it.id)) throw tooLate('circle')
  }
  await tx.updateTable('knowledge_item').set({ superseded_by: by || null, revision: sql`revision + 1`, changed_at: momentHere(here) }).where('id', '=', it.id).execute()
  return by ? {} : { told: { undone: true } }
}

/** Takes a work out of the list, with the reason. What it had taken the place of stands again. */
export const withdrawItem = (here: Here, reason: string) => async (tx: Tx, it: Item): Promise<void> => {
  await tx.updateTable('knowledge_item').set({ withdrawn_at: momentHere(here), withdrawn_why: reason, revision: sql`revision + 1` }).where('id', '=', it.id).execute()
  await tx.updateTable('knowledge_item').set({ superseded_by: null, revision: sql`revision + 1` }).where('superseded_by', '=', it.id).execute()
}

/** Notes a passage of a work, or what somebody thinks of it. */
export const addNote = (here: Here, words: z.output<typeof noteForm>) => async (tx: Tx, it: Item): Promise<void> => {
  const { perspective } = here.who
  if (!perspective) throw notHere()
  const id = newId()
  await tx.insertInto('knowledge_note').values({
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, item_id: it.id, perspective, ...words, given_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'knowledge_note', [id])
}

/** A note of a work within your rings, with whose it is. */
export const heldNote = (item: string, id: string): Thing<{ id: string; withdrawn_at: Date | null; author: string | null }> => ({
  hold: async (tx, here) => {
    if (!isId(item) || !isId(id)) throw notHere()
    const it = await tx.selectFrom('knowledge_note').select(['id', 'ring_id', 'withdrawn_at']).where('id', '=', id).where('item_id', '=', item)
      .where('workspace_id', '=', here.workspace.id).where('ring_id', 'in', ringsOf(here)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it: { ...it, author: await authorOf(tx, 'knowledge_note', id) }, ring_id: it.ring_id, about: { kind: 'knowledge_item', id: item } }
  },
})

/** Takes back one's own note. */
export const withdrawNote = (here: Here) => async (tx: Tx, it: { id: string }): Promise<void> => {
  await tx.updateTable('knowledge_note').set({ withdrawn_at: momentHere(here) }).where('id', '=', it.id).execute()
}

/** Whether a DOI may be asked of the world from this think tank. */
export const setLookUp = (here: Here, looks_up: boolean) => async (tx: Tx): Promise<Done> => {
  await tx.insertInto('knowledge_setting').values({ workspace_id: here.workspace.id, looks_up, changed_at: momentHere(here) })
    .onConflict((on) => on.column('workspace_id').doUpdateSet({ looks_up, changed_at: momentHere(here) })).execute()
  return { about: { kind: 'knowledge_item', id: here.workspace.id }, told: { looks_up } }
}
