import { sql, type Selectable } from 'kysely'
import { glossaryMark } from '../glossary/meanings.ts'
import { z } from 'zod'
import type { Work } from '../../documents/references/work.ts'
import type { Tx } from '../../platform/database.ts'
import { line, optionalText } from '../../platform/form.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import type { Tables } from '../../tables.ts'
import { givenBy, isMine, keepGiver, saidBy } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import { perPage } from './queries.ts'

/** More works than this nobody reads for one meeting. */
export const mostOnList = 200
/** Below this many readers a number would point at people, where nobody's name is shown. */
export const fewestReaders = 3

const idIn = z.string().default('').refine(isId, 'choose')
export const listForm = z.strictObject({ title: line(200), about: optionalText(1000), ring: idIn })
export const editForm = z.strictObject({ title: line(200), about: optionalText(1000), seen: seenField() })
export const workForm = z.strictObject({ item: idIn })
export const readForm = z.strictObject({ item: idIn, read: z.enum(['ja', 'nee']) })

/** The reading lists of your rings, those that are open first; `read`: how many of its works you read yourself. One query. */
export const listsIn = (here: Here, page: number) => rows(here, 'knowledge_list')
  .select(['knowledge_list.id', 'knowledge_list.ring_id', 'knowledge_list.title', 'knowledge_list.about', 'knowledge_list.ended_at'])
  .select([
    sql<number>`(select count(*)::int from knowledge_list_item li where li.list_id = knowledge_list.id)`.as('works'), sql<number>`(count(*) over ())::int`.as('total'),
    sql<number>`(${rows(here, 'knowledge_read').whereRef('knowledge_read.list_id', '=', sql.ref('knowledge_list.id'))
      .where(isMine(here, 'knowledge_read', 'knowledge_read.id').expression).select(sql`count(*)::int`.as('n'))})`.as('read'),
  ])
  .orderBy(sql`knowledge_list.ended_at is not null`).orderBy(sql`knowledge_list.title collate "C"`).orderBy('knowledge_list.id').limit(perPage).offset((page - 1) * perPage).execute()

export type ListLine = Awaited<ReturnType<typeof listsIn>>[number]

/** One list in your rings; 404 otherwise. */
export const listAt = async (here: Here, id: string) => orNotHere(isId(id)
  ? await rows(here, 'knowledge_list').where('id', '=', id).select(['id', 'ring_id', 'title', 'about', 'ended_at']).select(glossaryMark(here).as('glossary')).executeTakeFirst() : undefined)

export type OneList = Awaited<ReturnType<typeof listAt>>

/** The works of a list in the order of reading, a page at a time, and how many of its ring read each, with names where the rule shows them. */
export const worksOn = async (here: Here, list: OneList, page: number) => {
  const works = await links(here, 'knowledge_list_item').where('knowledge_list_item.list_id', '=', list.id)
    .innerJoin(rows(here, 'knowledge_item').select(['id', 'title', 'work', 'withdrawn_at']).as('item'), 'item.id', 'knowledge_list_item.item_id')
    .select(['item.id', 'item.title', 'item.withdrawn_at', sql<Work>`item.work`.as('work'), sql<number>`(count(*) over ())::int`.as('total')])
    .orderBy('knowledge_list_item.position').orderBy('item.id').limit(perPage).offset((page - 1) * perPage).execute()
  const read = works.length === 0 ? [] : await rows(here, 'knowledge_read').where('knowledge_read.list_id', '=', list.id).where('knowledge_read.item_id', 'in', works.map(({ id }) => id))
    .select(['knowledge_read.item_id', saidBy(here, 'knowledge_read', 'knowledge_read.id'), isMine(here, 'knowledge_read', 'knowledge_read.id')]).orderBy('said_by').execute()
  return works.map((work) => {
    const readers = read.filter(({ item_id }) => item_id === work.id)
    return { ...work, mine: readers.some(({ mine }) => mine), readers: readers.length, names: readers.flatMap(({ said_by }) => said_by ?? []) }
  })
}

export type ListedWork = Awaited<ReturnType<typeof worksOn>>[number]

export type List = Selectable<Tables['knowledge_list']>

/** A list within your rings, held until the change is done: 404 otherwise, 409 when it was closed. */
export const heldList = (id: string): Thing<List> => ({
  hold: async (tx, here) => {
    if (!isId(id)) throw notHere()
    const it = await tx.selectFrom('knowledge_list').selectAll().where('id', '=', id).where('workspace_id', '=', here.workspace.id)
      .where('ring_id', 'in', here.rings.map((ring) => ring.id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    if (it.ended_at) throw tooLate('ended')
    return { it, ring_id: it.ring_id, about: { kind: 'knowledge_list', id } }
  },
})

/** Makes a reading list in one of your rings. */
export const makeList = (here: Here, { title, about }: Omit<z.output<typeof listForm>, 'ring'>) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  const id = newId()
  await tx.insertInto('knowledge_list').values({ id, workspace_id: here.workspace.id, ring_id: ring.id, title, about, made_at: momentHere(here) }).execute()
  return { about: { kind: 'knowledge_list', id } }
}

/** What the form about a list shows. */
export const listShown = ({ title, about }: { title: string; about: string }) => ({ title, about })

/** Another name or purpose. Too late (409, 'changed') over what was not seen. */
export const editList = ({ seen, ...words }: z.output<typeof editForm>) => async (tx: Tx, it: List): Promise<void> => {
  if (isOther(seen, listShown(it))) throw tooLate('changed')
  await tx.updateTable('knowledge_list').set(words).where('id', '=', it.id).execute()
}

/** Puts a work at the end of a list; one that is on it already stays where it is. Too late (409, 'many') when the list is full. */
export const putOn = (here: Here, item: string) => async (tx: Tx, it: List): Promise<void> => {
  const known = await tx.selectFrom('knowledge_item').select('id').where('id', '=', item).where('workspace_id', '=', here.workspace.id)
    .where('ring_id', 'in', here.rings.map((ring) => ring.id)).where('withdrawn_at', 'is', null).executeTakeFirst()
  if (!known) throw notHere()
  const { rows: [now] } = await sql<{ count: number; last: number }>`
    select count(*)::int as count, coalesce(max(position), 0) as last from knowledge_list_item where list_id = ${it.id}`.execute(tx)
  if ((now?.count ?? 0) >= mostOnList) throw tooLate('many')
  await tx.insertInto('knowledge_list_item').values({ list_id: it.id, item_id: item, position: (now?.last ?? 0) + 1 }).onConflict((on) => on.doNothing()).execute()
}

/** Takes a work off a list, with who read it for this list. */
export const takeOff = (item: string) => async (tx: Tx, it: List): Promise<void> => {
  await sql`delete from giver where kind = 'knowledge_read' and thing_id in (select id from knowledge_read where list_id = ${it.id} and item_id = ${item})`.execute(tx)
  await tx.deleteFrom('knowledge_read').where('list_id', '=', it.id).where('item_id', '=', item).execute()
  await tx.deleteFrom('knowledge_list_item').where('list_id', '=', it.id).where('item_id', '=', item).execute()
}

export const endList = (here: Here) => async (tx: Tx, it: List): Promise<void> => {
  await tx.updateTable('knowledge_list').set({ ended_at: momentHere(here) }).where('id', '=', it.id).execute()
}

/** Says that one read a work of a list, or not after all: once a person, however often it is pressed. */
export const markRead = (here: Here, item: string, read: boolean) => async (tx: Tx, it: List): Promise<void> => {
  const { member } = here.who
  const on = await tx.selectFrom('knowledge_list_item').select('item_id').where('list_id', '=', it.id).where('item_id', '=', item).executeTakeFirst()
  if (!member || !on) throw notHere()
  await holdWorkspace(tx, here.workspace.id)
  const given = await givenBy(tx, 'knowledge_read', member)
  const before = given.length === 0 ? undefined : await tx.selectFrom('knowledge_read').select('id').where('list_id', '=', it.id).where('item_id', '=', item).where('id', 'in', given).executeTakeFirst()
  if (before && !read) {
    await sql`delete from giver where kind = 'knowledge_read' and thing_id = ${before.id}`.execute(tx)
    await tx.deleteFrom('knowledge_read').where('id', '=', before.id).execute()
  }
  if (before || !read) return
  const id = newId()
  await tx.insertInto('knowledge_read').values({ id, workspace_id: here.workspace.id, ring_id: it.ring_id, list_id: it.id, item_id: item }).execute()
  await keepGiver(tx, here, 'knowledge_read', [id])
}
