import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { line } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { texts } from './texts.ts'

const id = () => z.string({ error: 'choose' }).refine(isId, 'choose')
/** `to`: the id of a group of the round, 'new' for a group of its own, or 'none' for out of its group. */
export const moveForm = z.strictObject({ card: id(), to: z.union([z.literal(['new', 'none']), id()], { error: 'choose' }) })
export const renameForm = z.strictObject({ group: id(), title: line(200), seen: seenField() })
export const mergeForm = z.strictObject({ group: id(), into: id() })

interface Board { readonly id: string }
interface Place { readonly round_id: string; readonly phase: string }

const ringsOf = (here: Here) => here.rings.map((ring) => ring.id)

const mayGroup = (place: Place | undefined): Place => {
  if (!place) throw notHere()
  // A vote is about the groups as they were seen: then they stand still.
  if (place.phase !== 'open' && place.phase !== 'grouping') throw tooLate('settled')
  return place
}

const placeOfCard = async (tx: Tx, here: Here, board: string, card: string) => {
  const { rows } = await sql<Place>`select r.id as round_id, r.phase from card c join board_round r on r.id = c.round_id
    where c.id = ${card} and c.board_id = ${board} and c.withdrawn_at is null and c.removed_at is null
      and (r.subgroup_id is null or r.subgroup_id = any(${ringsOf(here)}::uuid[]))`.execute(tx)
  return mayGroup(rows[0])
}

const placeOfGroup = async (tx: Tx, here: Here, board: string, group: string, round?: string) => {
  const { rows } = await sql<Place>`select r.id as round_id, r.phase from card_group g join board_round r on r.id = g.round_id
    where g.id = ${group} and r.board_id = ${board} and g.gone_at is null and r.id = coalesce(${round ?? null}::uuid, r.id)
      and (r.subgroup_id is null or r.subgroup_id = any(${ringsOf(here)}::uuid[]))`.execute(tx)
  return mayGroup(rows[0])
}

const groupFor = async (tx: Tx, here: Here, board: string, round: string, to: string): Promise<string | null> => {
  if (to === 'none') return null
  if (to !== 'new') {
    await placeOfGroup(tx, here, board, to, round)
    return to
  }
  const group = newId()
  const { position } = await tx.selectFrom('card_group').select(sql<number>`coalesce(max(position), 0)::int + 1`.as('position'))
    .where('round_id', '=', round).executeTakeFirstOrThrow()
  await tx.insertInto('card_group').values({ id: group, round_id: round, position, title: texts[here.language].newGroup(position) }).execute()
  return group
}

/** A group without cards is no group any more, and dots on what is gone come back to whoever gave them. */
export const tidyGroups = async (tx: Tx, board: string): Promise<void> => {
  await sql`update card_group g set gone_at = now() from board_round r where r.id = g.round_id and r.board_id = ${board} and g.gone_at is null
    and not exists (select 1 from card c where c.card_group_id = g.id and c.withdrawn_at is null and c.removed_at is null)`.execute(tx)
  await sql`delete from dot d using board_round r where r.id = d.round_id and r.board_id = ${board} and (
    exists (select 1 from card c where c.id = d.card_id and (c.withdrawn_at is not null or c.removed_at is not null))
    or exists (select 1 from card_group g where g.id = d.card_group_id and g.gone_at is not null))`.execute(tx)
}

/** Puts a card in a group of its round, in a new one, or in none: it is in one place at a time. Its dots go with it into a group. */
export const moveCard = (here: Here, { card, to }: z.output<typeof moveForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const { round_id } = await placeOfCard(tx, here, it.id, card)
  const group = await groupFor(tx, here, it.id, round_id, to)
  await tx.updateTable('card').set({ card_group_id: group }).where('id', '=', card).execute()
  if (group) await tx.updateTable('dot').set({ card_id: null, card_group_id: group }).where('card_id', '=', card).execute()
  await tidyGroups(tx, it.id)
  return {}
}

/** Gives a group the name that the people at the table have for it. */
export const renameGroup = (here: Here, { group, title, seen }: z.output<typeof renameForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  await placeOfGroup(tx, here, it.id, group)
  const now = await tx.selectFrom('card_group').select('title').where('id', '=', group).executeTakeFirstOrThrow()
  if (isOther(seen, now.title)) throw tooLate('changed')
  await tx.updateTable('card_group').set({ title }).where('id', '=', group).execute()
  return {}
}

/** Puts all cards and dots of a group in another group of the same round. Into itself nothing changes. */
export const mergeGroups = (here: Here, { group, into }: z.output<typeof mergeForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const { round_id } = await placeOfGroup(tx, here, it.id, group)
  await placeOfGroup(tx, here, it.id, into, round_id)
  if (group === into) return {}
  await tx.updateTable('card').set({ card_group_id: into }).where('card_group_id', '=', group).execute()
  await tx.updateTable('dot').set({ card_group_id: into }).where('card_group_id', '=', group).execute()
  await tidyGroups(tx, it.id)
  return {}
}
