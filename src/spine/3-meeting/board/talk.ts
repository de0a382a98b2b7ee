import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'

/** `thing`: the group, or the card in no group, that is talked about. */
export const talkForm = z.strictObject({ thing: z.string({ error: 'choose' }).refine(isId, 'choose') })

/** One thing to talk about: a group with its cards, or a card alone. `dots` is null until the vote is closed. */
export interface Topic<C> {
  readonly id: string
  /** null for a card alone */
  readonly title: string | null
  readonly cards: readonly C[]
  readonly dots: number | null
  readonly my_dots: number
}

/** A topic with its place: equal dots share a rank, as in a match (1, 2, 2, 4). */
export type Ranked<T> = T & { readonly rank: number }

/** Most dots first; equal dots keep the order in which they came. Ranks begin at 1. */
export const byRank = <T extends { readonly dots: number | null }>(topics: readonly T[]): Ranked<T>[] => {
  const dotsOf = ({ dots }: T) => dots ?? 0
  const sorted = [...topics].sort((a, b) => dotsOf(b) - dotsOf(a))
  return sorted.map((topic) => ({ ...topic, rank: sorted.findIndex((one) => dotsOf(one) === dotsOf(topic)) + 1 }))
}

/** What is talked about after `showing`: the first when nothing is, undefined after the last. */
export const nextTopic = <T extends { readonly id: string }>(ranked: readonly T[], showing: string | null): T | undefined =>
  ranked[ranked.findIndex(({ id }) => id === showing) + 1]

interface Board { readonly id: string; readonly round_id: string | null }

/** Moves all screens to a group or a card of the round that is on. */
export const talkAbout = (here: Here, { thing }: z.output<typeof talkForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const { rows } = await sql<{ phase: string; found: boolean }>`select r.phase,
      exists (select 1 from card_group g where g.id = ${thing} and g.round_id = r.id and g.gone_at is null)
      or exists (select 1 from card c where c.id = ${thing} and c.round_id = r.id and c.withdrawn_at is null and c.removed_at is null) as found
    from board_round r where r.id = ${it.round_id} and (r.subgroup_id is null or r.subgroup_id = any(${here.rings.map((ring) => ring.id)}::uuid[]))`.execute(tx)
  const [round] = rows
  if (!round?.found) throw notHere()
  if (round.phase !== 'talking') throw tooLate('settled')
  await tx.updateTable('board').set({ card_group_id: thing }).where('id', '=', it.id).execute()
  return {}
}
