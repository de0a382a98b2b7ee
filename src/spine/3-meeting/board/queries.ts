import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { isMyCard, shownPerspectives, tellVoices } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { notHere } from '../../../platform/refusals.ts'
import { links, orNotHere, rows, unnamed } from '../../../workspaces/rings.ts'

/** The boards in your rings, newest first; at most fifty. */
export const boardsIn = (here: Here) =>
  rows(here, 'board').select(['id', 'title', 'code', 'opened_at', 'closed_at']).orderBy('opened_at', 'desc').orderBy('id').limit(50).execute()

export type BoardLine = Awaited<ReturnType<typeof boardsIn>>[number]

/** Where the open board with this code is: the name of its think tank and its id. Whoever asks must still pass that door. */
export const boardBehind = async (database: Database, code: string) => {
  const { rows: found } = await sql<{ slug: string; id: string }>`select w.slug, b.id from board b join workspace w on w.id = b.workspace_id
    where b.code = ${code} and b.closed_at is null`.execute(database.db)
  return orNotHere(found[0])
}

const cardsOf = (here: Here, round: string) => {
  const shown = shownPerspectives(here).map(({ key }) => key)
  return links(here, 'card').innerJoin('board_round', 'board_round.id', 'card.round_id')
    .select(['card.id', 'card.kind', 'card.body', 'card.late', 'card.contribution_id'])
    .select(sql<string>`case when card.perspective = any(${shown}::text[]) then card.perspective else ${unnamed} end`.as('shown_as'))
    .select(sql<string>`card.perspective`.as('perspective')).select(isMyCard(here, 'card.id'))
    .where('card.round_id', '=', round).where('card.withdrawn_at', 'is', null).where('card.removed_at', 'is', null)
    .where((eb) => eb.or([eb('board_round.subgroup_id', 'is', null), eb('board_round.subgroup_id', 'in', here.rings.map((ring) => ring.id))]))
    .orderBy('card.position').orderBy('card.id').execute()
}

/**
 * A board with its rounds and what you may see of the round that is on: of a round in which people still write, your own
 * cards only and how many there are. 404 when it is not in your rings. Three queries.
 */
export const boardWith = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  const board = orNotHere(await rows(here, 'board').select(['id', 'title', 'code', 'round_id', 'closed_at']).where('id', '=', id).executeTakeFirst())
  const rounds = await links(here, 'board_round').leftJoin('ring', 'ring.id', 'board_round.subgroup_id')
    .select(['board_round.id', 'board_round.kind', 'board_round.question', 'board_round.phase', 'board_round.subgroup_id', 'ring.title as subgroup', 'ring.perspective as subgroup_perspective'])
    .select(sql<number | null>`greatest(0, ceil(extract(epoch from board_round.ends_at - now())))::int`.as('seconds'))
    .where('board_round.board_id', '=', id).orderBy('board_round.position').execute()
  const round = rounds.find((one) => one.id === board.round_id) ?? orNotHere(rounds[0])
  const all = await cardsOf(here, round.id)
  const hidden = round.phase === 'writing'
  const counts: Record<string, number> = {}
  if (!hidden) for (const { perspective } of all) counts[perspective] = (counts[perspective] ?? 0) + 1
  const cards = all.map(({ perspective: _untold, ...card }) => card)
  return { ...board, rounds, round, count: all.length, cards: hidden ? [] : cards, mine: cards.filter(({ mine }) => mine), voices: tellVoices(here, counts, 'group') }
}

export type BoardShown = Awaited<ReturnType<typeof boardWith>>
