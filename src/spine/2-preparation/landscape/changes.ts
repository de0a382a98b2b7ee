import { z } from 'zod'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { line, oneOf, optionalText, text } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import type { Tables } from '../../../tables.ts'
import { isId } from '../../../workspaces/held.ts'
import { datedFrom } from './dated.ts'

export const levels = ['european', 'national', 'provincial', 'regional', 'municipal', 'association', 'other'] as const
export const statuses = ['law', 'advice', 'draft', 'agreement', 'practice', 'other'] as const

/** Whether this is an address on the web that a reader can go to. */
export const isWebAddress = (url: string): boolean => /^https?:\/\/[^/?#\s]/i.test(url) && !/[\s"<>\\^`{|}]/.test(url) && URL.canParse(url)

/** One thing that exists already. `seen`: which state of it was changed; 0 for a new one. */
export const itemForm = z.strictObject({
  what: line(300), who: line(200), about: optionalText(1000), level: oneOf(levels), status: oneOf(statuses),
  dated: z.string().default('').refine((typed) => typed.trim() === '' || datedFrom(typed) !== undefined, 'year').transform((typed) => datedFrom(typed) ?? ''),
  url: optionalText(2000).refine((url) => url === '' || isWebAddress(url), 'url'),
  source: z.string().default('').refine((id) => id === '' || isId(id), 'wrong'), lacks: optionalText(2000),
  seen: z.string().default('0').pipe(z.string().regex(/^\d{1,9}$/)).transform(Number),
})
export type Filled = z.output<typeof itemForm>

/** What took its place; empty: nothing any more. */
export const nextForm = z.strictObject({ by: z.string().default('').refine((id) => id === '' || isId(id), 'choose'), seen: seenField() })

export const withdrawForm = z.strictObject({ reason: text(1000) })

export type Item = Selectable<Tables['landscape_item']>

const fieldsOf = (filled: Filled) => {
  const { source, seen: _, ...fields } = filled
  return { ...fields, source_id: source === '' ? null : source }
}

/** One item of the landscape within your rings; held until the transaction ends. 404 otherwise. */
export const heldItem = (id: string): Thing<Item> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    // What takes the place of what must not change under two people at once, or it could go round in a circle.
    await holdWorkspace(tx, here.workspace.id)
    const it = await tx.selectFrom('landscape_item').selectAll().where('id', '=', id).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', 'in', here.rings.length > 0 ? here.rings.map((ring) => ring.id) : [newId()]).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it, ring_id: it.ring_id, about: { kind: 'landscape_item', id: it.id } }
  },
})

const knownSource = async (tx: Tx, here: Here, ring: string, source: string | null) => {
  if (source === null) return
  const found = await tx.selectFrom('source').select('id').where('id', '=', source).where('workspace_id', '=', here.workspace.id).where('ring_id', '=', ring).executeTakeFirst()
  if (!found) throw notHere()
}

/** Keeps the state that these items have now as the next of their history. */
const keepStates = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await sql`insert into landscape_revision (item_id, revision, state, changed_at)
    select id, revision, jsonb_build_object('who', who, 'what', what, 'about', about, 'level', level, 'status', status, 'dated', dated, 'url', url,
      'source_id', source_id, 'lacks', lacks, 'superseded_by', superseded_by, 'withdrawn_why', withdrawn_why), changed_at
    from landscape_item where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Puts something in the landscape. */
export const addItem = (here: Here, filled: Filled) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  const fields = fieldsOf(filled)
  await knownSource(tx, here, ring.id, fields.source_id)
  const id = newId()
  const now = momentHere(here)
  await tx.insertInto('landscape_item').values({ id, workspace_id: here.workspace.id, ring_id: ring.id, ...fields, added_at: now, changed_at: now }).execute()
  await keepStates(tx, [id])
  return { about: { kind: 'landscape_item', id } }
}

const change = async (tx: Tx, here: Here, id: string, fields: Partial<Pick<Item, 'superseded_by' | 'withdrawn_at' | 'withdrawn_why'> & ReturnType<typeof fieldsOf>>) => {
  await tx.updateTable('landscape_item').set({ ...fields, revision: sql`revision + 1`, changed_at: momentHere(here) }).where('id', '=', id).execute()
  await keepStates(tx, [id])
}

/** Changes an item; the state before stays in its history. Too late (409) when somebody else was earlier. */
export const editItem = (here: Here, filled: Filled) => async (tx: Tx, it: Item): Promise<void> => {
  if (filled.seen !== it.revision) throw tooLate('changed')
  const fields = fieldsOf(filled)
  await knownSource(tx, here, it.ring_id, fields.source_id)
  await change(tx, here, it.id, fields)
}

/** Whether `from` leads, by what took its place, to `to`. */
const leadsTo = async (tx: Tx, from: string, to: string): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`with recursive next (id) as (
    select ${from}::uuid union select i.superseded_by from landscape_item i join next on i.id = next.id where i.superseded_by is not null)
    select id from next where id = ${to}`.execute(tx)
  return rows.length > 0
}

/** Says by hand what took the place of an item, or that nothing did. Too late (409): 'circle' when that would go round in a circle, 'changed' over what was not seen. */
export const supersedeItem = (here: Here, { by, seen }: z.output<typeof nextForm>) => async (tx: Tx, it: Item): Promise<Done> => {
  if (isOther(seen, it.superseded_by)) throw tooLate('changed')
  if (by === '') {
    await change(tx, here, it.id, { superseded_by: null })
    return { told: { undone: true } }
  }
  const next = await tx.selectFrom('landscape_item').select('id').where('id', '=', by).where('workspace_id', '=', here.workspace.id)
    .where('ring_id', '=', it.ring_id).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (!next) throw notHere()
  if (await leadsTo(tx, by, it.id)) throw tooLate('circle')
  await change(tx, here, it.id, { superseded_by: by })
  return {}
}

/** Takes an item out of the list, with the reason. What it had taken the place of stands again. */
export const withdrawItem = (here: Here, reason: string) => async (tx: Tx, it: Item): Promise<void> => {
  await change(tx, here, it.id, { withdrawn_at: momentHere(here), withdrawn_why: reason })
  const freed = await tx.updateTable('landscape_item').set({ superseded_by: null, revision: sql`revision + 1`, changed_at: momentHere(here) })
    .where('superseded_by', '=', it.id).returning('id').execute()
  await keepStates(tx, freed.map(({ id }) => id))
}
