import { sql } from 'kysely'
import { z } from 'zod'
import { succeeding, successionOf } from '../../../methods/succession.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { holdWorkspace, type Done, type Thing } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'

/** Where a text cites something that was superseded, and what took its place: another source, or something in the landscape. */
export interface SupersededCitation {
  readonly block: string
  readonly place: string
  readonly title: string
  readonly by: string
  /** the key of the source that took its place, or the id of what did so in the landscape */
  readonly source: string | null
  readonly item: string | null
}

const supersededSources = (here: Here) => rows(here, 'source').select(['id', 'key', 'title', 'superseded_by'])
const supersededItems = (here: Here) => rows(here, 'landscape_item').where('withdrawn_at', 'is', null).select(['id', 'what', 'superseded_by'])

/** By source and by item of the landscape, what holds now in the place of one: what took its place may itself be superseded. Two queries. */
const holdingNow = async (here: Here) => {
  const [sources, items] = await Promise.all([supersededSources(here).execute(), supersededItems(here).execute()])
  const lastIn = <T extends { id: string; superseded_by: string | null }>(all: readonly T[]) => {
    const [next, byId] = [successionOf(all), new Map(all.map((one) => [one.id, one]))]
    return (id: string | null) => (id === null ? undefined : succeeding(next, id).flatMap((each) => byId.get(each) ?? []).at(-1))
  }
  return { source: lastIn(sources), item: lastIn(items) }
}

/** The places where a text cites something superseded, in reading order; each passage once per source. One query, and two when there are any. */
export const supersededCited = async (here: Here, draftId: string): Promise<SupersededCitation[]> => {
  const found = await links(here, 'citation').where('citation.kind', '=', 'source').where('citation.draft_id', '=', draftId)
    .innerJoin(rows(here, 'source').select(['id', 'title', 'superseded_by']).as('cited'), 'cited.id', 'citation.target_id')
    .leftJoin(rows(here, 'source').select('id').as('newer'), 'newer.id', 'cited.superseded_by')
    .leftJoin(rows(here, 'landscape_item').select(['id', 'source_id', 'superseded_by']).where('withdrawn_at', 'is', null)
      .where('superseded_by', 'is not', null).as('item'), 'item.source_id', 'cited.id')
    .leftJoin(rows(here, 'landscape_item').select('id').as('next'), 'next.id', 'item.superseded_by')
    .where((eb) => eb.or([eb('newer.id', 'is not', null), eb('next.id', 'is not', null)]))
    .select(['citation.block', 'citation.place', 'cited.id', 'cited.title', 'newer.id as newer', 'next.id as next'])
    .orderBy('citation.position').orderBy('next.id').execute()
  if (found.length === 0) return []
  const now = await holdingNow(here)
  const once = new Map(found.map((one) => [`${one.place} ${one.id}`, one]).reverse() as [string, (typeof found)[number]][])
  return [...once.values()].reverse().map(({ block, place, title, newer, next }) => {
    const [source, item] = [now.source(newer), newer === null ? now.item(next) : undefined]
    return { block, place, title, by: source?.title ?? item?.what ?? '', source: source?.key ?? null, item: item?.id ?? null }
  })
}

/** What took the place of a source; empty: nothing any more. */
export const nextForm = z.strictObject({ by: z.string().default('').pipe(z.string().max(100, 'choose')), seen: seenField() })

/** A source by its key with what took its place, and the others to choose from; 404 when it is not in your rings. Two queries. */
export const sourceAt = async (here: Here, key: string) => {
  const all = await rows(here, 'source').leftJoin(rows(here, 'source').select(['id', 'key']).as('next'), 'next.id', 'source.superseded_by')
    .select(['source.id', 'source.key', 'source.title', 'source.superseded_by', 'next.key as next']).orderBy(sql`source.title collate "C"`).execute()
  const source = orNotHere(all.find((one) => one.key === key))
  const next = successionOf(all)
  return { source, others: all.filter((one) => !succeeding(next, one.id).includes(source.id)) }
}

export type SourceWithNext = Awaited<ReturnType<typeof sourceAt>>

/** A source while it is changed. */
export interface HeldSource { readonly id: string; readonly ring_id: string; readonly key: string; readonly reference: unknown; readonly revision: number; readonly superseded_by: string | null }

/** A source of this think tank by its key; the think tank is held too, so that two changes at once make no circle. */
export const heldSource = (key: string): Thing<HeldSource> => ({
  hold: async (tx, here) => {
    await holdWorkspace(tx, here.workspace.id)
    const it = await sourceIn(tx, here, key)
    return { it, ring_id: it.ring_id, about: { kind: 'source', id: it.id } }
  },
})

const sourceIn = async (tx: Tx, here: Here, key: string): Promise<HeldSource> => {
  const rings = here.rings.map((ring) => ring.id)
  const found = await tx.selectFrom('source').select(['id', 'ring_id', 'key', 'reference', 'revision', 'superseded_by']).where('workspace_id', '=', here.workspace.id).where('key', '=', key)
    .where(sql<boolean>`ring_id = any(${rings}::uuid[])`).forUpdate().executeTakeFirst()
  if (!found) throw notHere()
  return found
}

/** Says by hand which source took the place of this one, or that none did. Too late (409): 'circle' when that would go round, 'changed' over what was not seen. */
export const supersedeSource = (here: Here, { by, seen }: z.output<typeof nextForm>) => async (tx: Tx, it: HeldSource): Promise<Done> => {
  if (isOther(seen, it.superseded_by)) throw tooLate('changed')
  const next = by === '' ? undefined : await sourceIn(tx, here, by)
  if (next) {
    const { rows: circle } = await sql`with recursive next (id) as (
      select ${next.id}::uuid union select s.superseded_by from source s join next on s.id = next.id where s.superseded_by is not null)
      select id from next where id = ${it.id}`.execute(tx)
    if (circle.length > 0) throw tooLate('circle')
  }
  await tx.updateTable('source').set({ superseded_by: next?.id ?? null }).where('id', '=', it.id).execute()
  return next ? {} : { told: { undone: true } }
}
