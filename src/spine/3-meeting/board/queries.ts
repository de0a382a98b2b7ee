import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { isMyCard, shownPerspectives, tellVoices } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { notHere } from '../../../platform/refusals.ts'
import { links, orNotHere, rows, unnamed } from '../../../workspaces/rings.ts'
import { byRank, type Topic } from './talk.ts'
import { guestRuleOf } from '../../2-preparation/charter/queries.ts'
import { guestsIn } from './guests.ts'
import { askedQuestion } from './texts.ts'

/** The boards in your rings, newest first; at most fifty. */
export const boardsIn = (here: Here) =>
  rows(here, 'board').select(['id', 'title', 'code', 'opened_at', 'closed_at']).orderBy('opened_at', 'desc').orderBy('id').limit(50).execute()

/** The meetings that a board can be for: asked to everybody, from yesterday on, the first first and what was closed last; at most twenty. */
export const meetingsToOpenFor = (here: Here) =>
  rows(here, 'meeting').where('meeting.ring_id', 'in', here.rings.filter(({ kind }) => kind === 'members').map(({ id }) => id))
    .where('meeting.cancelled_at', 'is', null).where('meeting.ends_at', '>', sql<Date>`now() - interval '1 day'`)
    .select(['meeting.id', 'meeting.title', 'meeting.starts_at', 'meeting.closed_at']).orderBy(sql`meeting.closed_at is not null`).orderBy('meeting.starts_at').orderBy('meeting.number').limit(20).execute()
export type MeetingChoice = Awaited<ReturnType<typeof meetingsToOpenFor>>[number]

export type BoardLine = Awaited<ReturnType<typeof boardsIn>>[number]

/**
 * Where the board with this code is, open or closed less than a day ago: the name of its think tank and its id. Whoever asks
 * must still pass that door.
 */
export const boardBehind = async (database: Database, code: string) => {
  const { rows: found } = await sql<{ slug: string; id: string }>`select w.slug, b.id from board b join workspace w on w.id = b.workspace_id
    where b.code = ${code} and (b.closed_at is null or b.closed_at > now() - interval '1 day')
    order by b.closed_at desc nulls first limit 1`.execute(database.db)
  return orNotHere(found[0])
}

// How many dots a thing has is read from the moment that the vote is over, by nobody before; one's own always.
const dotsOn = (column: 'card_id' | 'card_group_id', thing: string) => sql<number | null>`case when board_round.phase in ('talking', 'closed')
  then (select count(*)::int from dot d where d.${sql.ref(column)} = ${sql.ref(thing)}) end`.as('dots')
const myDotsOn = (here: Here, column: 'card_id' | 'card_group_id', thing: string) => sql<number>`(select count(*)::int from dot d
  where d.${sql.ref(column)} = ${sql.ref(thing)} and d.voter = ${here.who.member ?? here.who.guest ?? null})`.as('my_dots')

const groupsOf = (here: Here, round: string) => links(here, 'card_group').innerJoin('board_round', 'board_round.id', 'card_group.round_id')
  .select(['card_group.id', 'card_group.title']).select(dotsOn('card_group_id', 'card_group.id')).select(myDotsOn(here, 'card_group_id', 'card_group.id'))
  .where('card_group.round_id', '=', round).where('card_group.gone_at', 'is', null).orderBy('card_group.position').execute()

/** The groups that have cards, in their order, and after them each card that is in none: every card is in one topic. */
const topicsOf = <C extends Card>(groups: readonly Group[], cards: readonly C[]): Topic<C>[] => [
  ...groups.map((group) => ({ ...group, cards: cards.filter((card) => card.card_group_id === group.id) })).filter((group) => group.cards.length > 0),
  ...cards.filter((card) => !card.card_group_id).map((card) => ({ id: card.id, title: null, cards: [card], dots: card.dots, my_dots: card.my_dots })),
]
interface Card { readonly id: string; readonly card_group_id: string | null; readonly dots: number | null; readonly my_dots: number }
interface Group { readonly id: string; readonly title: string; readonly dots: number | null; readonly my_dots: number }

/** The code of a board in your rings. */
export const codeOf = async (here: Here, id: string): Promise<string> =>
  orNotHere(await rows(here, 'board').select('code').where('id', '=', id).executeTakeFirst()).code

const cardsOf = (here: Here, round: string) => {
  const shown = shownPerspectives(here).map(({ key }) => key)
  return links(here, 'card').innerJoin('board_round', 'board_round.id', 'card.round_id')
    // What became a contribution reads as the contribution does now, and is gone when that is.
    .leftJoin(rows(here, 'contribution').select(['id', 'body']).where('withdrawn_at', 'is', null).where('withheld', 'is', null).as('became'), 'became.id', 'card.contribution_id')
    .select(sql<string>`coalesce(became.body, card.body)`.as('body'))
    .select(['card.id', 'card.kind', 'card.late', 'card.contribution_id', 'card.card_group_id'])
    .select(dotsOn('card_id', 'card.id')).select(myDotsOn(here, 'card_id', 'card.id'))
    .select(sql<string>`case when card.perspective = any(${shown}::text[]) then card.perspective else ${unnamed} end`.as('shown_as'))
    .select(sql<string>`card.perspective`.as('perspective')).select(isMyCard(here, 'card.id'))
    .where('card.round_id', '=', round).where('card.withdrawn_at', 'is', null).where('card.removed_at', 'is', null)
    .where((eb) => eb.or([eb('card.held', '=', false), isMyCard(here, 'card.id').expression]))
    .where((eb) => eb.or([eb('card.contribution_id', 'is', null), eb('became.id', 'is not', null)]))
    .where((eb) => eb.or([eb('board_round.subgroup_id', 'is', null), eb('board_round.subgroup_id', 'in', here.rings.map((ring) => ring.id))]))
    .orderBy('card.position').orderBy('card.id').execute()
}

/**
 * A board with its rounds and what you may see of the round that is on: of a round in which people still write, your own
 * cards only and how many there are. 404 when it is not in your rings. Four queries.
 */
export const boardWith = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  const board = orNotHere(await rows(here, 'board').select(['id', 'title', 'code', 'round_id', 'card_group_id', 'closed_at', guestsIn.as('guests'), guestRuleOf('board.workspace_id').as('guest_rule')])
    .select(sql<number>`coalesce((select seq from board_pulse p where p.board_id = board.id), 0)`.as('seq')).where('id', '=', id).executeTakeFirst())
  const found = await links(here, 'board_round').leftJoin('ring', 'ring.id', 'board_round.subgroup_id')
    .select(['board_round.id', 'board_round.kind', 'board_round.question', 'board_round.phase', 'board_round.dots', 'board_round.subgroup_id', 'ring.title as subgroup', 'ring.perspective as subgroup_perspective'])
    .select(sql<number | null>`case when board_round.ends_at is not null then greatest(0, ceil(extract(epoch from board_round.ends_at - now())))::int end`.as('seconds'))
    .where('board_round.board_id', '=', id).orderBy('board_round.position').execute()
  const rounds = found.map((one) => ({ ...one, question: askedQuestion(here.language, one.kind, one.question) }))
  const round = rounds.find((one) => one.id === board.round_id) ?? orNotHere(rounds[0])
  const [all, groups] = await Promise.all([cardsOf(here, round.id), groupsOf(here, round.id)])
  const hidden = round.phase === 'writing'
  const counts: Record<string, number> = {}
  if (!hidden) for (const { perspective } of all) counts[perspective] = (counts[perspective] ?? 0) + 1
  const cards = all.map(({ perspective: _untold, ...card }) => card)
  const shown = hidden ? [] : cards
  const topics = topicsOf(groups, shown)
  const ranked = byRank(topics)
  return {
    ...board, rounds, round, count: all.length, cards: shown, topics, ranked, showing: ranked.find((topic) => topic.id === board.card_group_id),
    mine: cards.filter(({ mine }) => mine), voices: tellVoices(here, counts, 'group'),
  }
}

export type BoardShown = Awaited<ReturnType<typeof boardWith>>
