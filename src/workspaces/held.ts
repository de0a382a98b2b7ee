import { sql } from 'kysely'
import type { Held } from '../acts.ts'
import type { Tx } from '../platform/database.ts'
import type { Here, RingKind } from '../platform/here.ts'
import type { Thing } from '../platform/perform.ts'
import { notHere } from '../platform/refusals.ts'
import type { Tables } from '../tables.ts'
import { authorOf, type Given } from './attribution.ts'
import type { Selectable } from 'kysely'

type Numbered = 'contribution' | 'finding' | 'draft'
type Identified = 'dispute' | 'subtopic' | 'source'
const given = new Set<string>(['contribution', 'finding', 'dispute'])

type Row<T extends keyof Tables> = Selectable<Tables[T]>

const lock = async <T extends Numbered | Identified>(tx: Tx, here: Here, kind: T, column: 'number' | 'id', value: string | number) => {
  const { rows } = await sql<Row<T> & { id: string; ring_id: string; number?: number }>`
    select * from ${sql.table(kind)} where workspace_id = ${here.workspace.id} and ${sql.ref(column)} = ${value}
      and ring_id = any(${here.rings.map((ring) => ring.id)}::uuid[]) for update`.execute(tx)
  const it = rows[0]
  if (!it) throw notHere()
  const author = given.has(kind) ? await authorOf(tx, kind as Given, it.id) : null
  return { it: { ...it, author } as Row<T> & Held, ring_id: it.ring_id, about: { kind, id: it.id, number: it.number ?? null } }
}

/** The thing people call by this number, within your rings; held until the transaction ends. 404 otherwise. */
export const held = <T extends Numbered>(kind: T, number: string | number): Thing<Row<T>> => ({
  hold: (tx, here) => {
    const known = Number(number)
    if (!Number.isSafeInteger(known) || known < 1 || known > 2_000_000_000) throw notHere()
    return lock(tx, here, kind, 'number', known)
  },
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether this text has the form of an id; asked before a database is. */
export const isId = (text: string): boolean => uuid.test(text)

/** The thing with this id, within your rings; held until the transaction ends. 404 otherwise. */
export const heldById = <T extends Identified>(kind: T, id: string): Thing<Row<T>> => ({
  hold: (tx, here) => {
    if (!isId(id)) throw notHere()
    return lock(tx, here, kind, 'id', id)
  },
})

/** A thing with more known about it: what `more` adds is there for acts.ts and for the change. */
export const also = <T, M extends object>(thing: Thing<T>, more: (tx: Tx, it: T, here: Here) => Promise<M>): Thing<T & M> => ({
  hold: async (tx, here) => {
    const found = await thing.hold(tx, here)
    return { ...found, it: { ...found.it, ...(await more(tx, found.it, here)) } }
  },
})

/** The place where something new is put: one of your rings, by kind or by id. 404 when you are not in it. */
export const inRing = (which: { kind: RingKind } | { id: string }): Thing<{ id: string }> => ({
  hold: async (_, here) => {
    const ring = here.rings.find((one) => ('kind' in which ? one.kind === which.kind : one.id === which.id))
    if (!ring) throw notHere()
    return { it: { id: ring.id }, ring_id: ring.id }
  },
})
