import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { line, oneOf, text } from '../../../platform/form.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { newCode, newId } from '../../../platform/ids.ts'
import type { Done, Thing } from '../../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../../platform/refusals.ts'
import { handOf } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { tidyGroups } from './grouping.ts'
import { handOver, handOverLate } from './handover.ts'
import { forgetSteps, tellBoard } from './steps.ts'
import { texts } from './texts.ts'
import { forgetVoters } from './voting.ts'

export const kindsOf = {
  images: ['image'], experiences: ['experience'], expectations: ['expectation'],
  question: ['consequence', 'risk', 'chance', 'worry', 'question', 'experience'],
} as const
export const phases = ['writing', 'open', 'grouping', 'voting', 'talking', 'closed'] as const
const allKinds = ['image', 'experience', 'expectation', 'consequence', 'risk', 'chance', 'worry', 'question'] as const

const id = () => z.string({ error: 'choose' }).refine(isId, 'choose')
/** `meeting`: the id of the one that it is for, or nothing. */
export const openForm = z.strictObject({ title: line(200), meeting: z.string().default('').refine((value) => value === '' || isId(value), 'choose') })
export const phaseForm = z.strictObject({ round: id(), phase: oneOf(phases) })
export const timerForm = z.strictObject({ round: id(), timer: oneOf(['five', 'minute', 'stop']) })
/** `card`: made where it was typed, so that the same card sent twice is one card. */
export const cardForm = z.strictObject({ card: id(), round: id(), kind: oneOf(allKinds), body: text(1000) })
export const withdrawForm = z.strictObject({ card: id() })
export const removeForm = z.strictObject({ card: id(), reason: text(1000) })
export const emptyForm = z.strictObject({})

interface Board { readonly id: string; readonly ring_id: string; readonly closed_at: Date | null; readonly round_id: string | null; readonly lately: boolean | null }

/** An open board in your rings, held until the change is done; 404 otherwise. Many may add at once ('share'); what moves everybody waits for them. `late`: a card from a phone that was away is taken for a day after the board closed. */
export const heldBoard = (board: string, how: 'share' | 'update', late = false): Thing<Board> => ({
  hold: async (tx, here) => {
    if (!isId(board)) throw notHere()
    const { rows } = await sql<Board>`select id, ring_id, closed_at, round_id, closed_at > now() - interval '1 day' as lately from board
      where id = ${board} and workspace_id = ${here.workspace.id} and ring_id = any(${here.rings.map((ring) => ring.id)}::uuid[])
      for ${sql.raw(how)}`.execute(tx)
    const it = rows[0]
    if (!it) throw notHere()
    if (it.closed_at && !(late && it.lately)) throw tooLate('settled')
    return { it, ring_id: it.ring_id, about: { kind: 'board', id: it.id } }
  },
})

const roundOn = async (tx: Tx, board: string, round: string) => {
  const found = await tx.selectFrom('board_round').select(['id', 'kind', 'phase', 'subgroup_id']).where('id', '=', round).where('board_id', '=', board).executeTakeFirst()
  if (!found) throw notHere()
  return found
}

/** The meeting that a board is for, asked to everybody and not called off; 404 when it is not. */
const meetingFor = async (tx: Tx, ring: string, meeting: string): Promise<string | null> => {
  if (meeting === '') return null
  const found = await tx.selectFrom('meeting').select('id').where('id', '=', meeting).where('ring_id', '=', ring).where('cancelled_at', 'is', null).executeTakeFirst()
  if (!found) throw notHere()
  return found.id
}

/** A board in one step: images, experiences, expectations, and then the question of each subgroup. The first round is on at once. */
export const openBoard = (here: Here, { title, meeting }: z.output<typeof openForm>) => async (tx: Tx): Promise<Done> => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  const meeting_id = await meetingFor(tx, ring.id, meeting)
  const subgroups = await tx.selectFrom('ring').select(['id', 'question']).where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'subgroup').where('closed_at', 'is', null).orderBy('title').orderBy('id').execute()
  const t = texts.nl.rounds
  const rounds = [
    ...(['images', 'experiences', 'expectations'] as const).map((kind) => ({ kind, question: t[kind], subgroup_id: null })),
    ...subgroups.map(({ id: subgroup_id, question }) => ({ kind: 'question' as const, question: question || t.question, subgroup_id })),
  ].map((round, position) => ({ ...round, id: newId(), position }))
  const board = newId()
  await tx.insertInto('board').values({
    id: board, workspace_id: here.workspace.id, ring_id: ring.id, meeting_id, code: newCode(6), title, opened_at: sql<Date>`now()`, round_id: rounds[0]?.id ?? null,
  }).execute()
  await tx.insertInto('board_round').values(rounds.map((round) => ({ ...round, board_id: board }))).execute()
  return { about: { kind: 'board', id: board } }
}

/** Puts a round on all screens in this phase. Closing it hands its cards over. A closed round stays closed. */
export const movePhase = (here: Here, { round, phase }: z.output<typeof phaseForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const found = await roundOn(tx, it.id, round)
  if (found.phase === 'closed') throw tooLate('settled')
  const closes = phase === 'closed'
  await tx.updateTable('board_round').set({ phase, closed_at: closes ? sql<Date>`now()` : null,
    // A time that ran out says nothing of the next step; one that runs goes on.
    ends_at: closes ? null : sql<Date | null>`case when ends_at > now() then ends_at end`,
  }).where('id', '=', round).execute()
  // What is talked about stays on the screens as long as its round is talked about.
  const stays = it.round_id === round && phase === 'talking'
  await tx.updateTable('board').set({ round_id: round, ...(stays ? {} : { card_group_id: null }) }).where('id', '=', it.id).execute()
  if (closes) await forgetVoters(tx, [round])
  const count = closes ? await handOver(tx, here, [round]) + await handOverLate(tx, here, it.id) : 0
  await tellBoard(tx, here, it.id, 'page')
  return closes ? { told: { count } } : {}
}

/** Five minutes from now, a minute more, or no timer any more. */
export const setTimer = (here: Here, { round, timer }: z.output<typeof timerForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  await roundOn(tx, it.id, round)
  const ends_at = timer === 'stop' ? null
    : timer === 'five' ? sql<Date>`now() + interval '5 minutes'` : sql<Date>`greatest(ends_at, now()) + interval '1 minute'`
  await tx.updateTable('board_round').set({ ends_at }).where('id', '=', round).where('phase', '<>', 'closed').execute()
  await tellBoard(tx, here, it.id, 'timer')
  return {}
}

/**
 * Puts a card on the board, once however often it is sent. In a round that has closed it comes late: where names are shown
 * it is handed over at once, elsewhere with the next round that closes, as alone it would say whose phone came back.
 */
export const addCard = (here: Here, { card, round, kind, body }: z.output<typeof cardForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const { member, organisation_id, perspective, guest } = here.who
  if (!perspective || !member && !guest) throw notHere()
  const found = await roundOn(tx, it.id, round)
  if (found.subgroup_id && !here.rings.some((ring) => ring.id === found.subgroup_id)) throw notHere()
  if (!(kindsOf[found.kind] as readonly string[]).includes(kind)) throw malformed('kind')
  const late = found.phase === 'closed'
  const held = here.workspace.attribution === 'anonymous'
  const made = await tx.insertInto('card').values({ id: card, board_id: it.id, round_id: round, kind, perspective, body, late, held })
    .onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst()
  if (!made) return { told: { late } }
  await tx.insertInto('card_hand').values(member ? { card_id: card, person_id: member, organisation_id } : { card_id: card, guest_id: guest ?? null }).execute()
  if (late && here.workspace.attribution === 'named') await handOver(tx, here, [round])
  if (!it.closed_at) await tellBoard(tx, here, it.id, 'card', card)
  return { told: { late } }
}

/** Takes one's own card off the board, as long as it is not handed over. */
export const withdrawCard = (here: Here, card: string) => async (tx: Tx, it: Board): Promise<Done> => {
  const own = sql<boolean>`exists (select 1 from card_hand h where h.card_id = card.id and ${handOf(here)})`
  const gone = await tx.updateTable('card').set({ withdrawn_at: sql<Date>`now()` }).where('id', '=', card).where('board_id', '=', it.id)
    .where('withdrawn_at', 'is', null).where('contribution_id', 'is', null).where(own).returning('id').executeTakeFirst()
  if (!gone) throw notHere()
  await tidyGroups(tx, it.id)
  await tellBoard(tx, here, it.id, 'gone', card)
  return {}
}

/** Takes somebody's card off the board, with the reason beside it; whose it is stays unknown. */
export const removeCard = (here: Here, { card, reason }: z.output<typeof removeForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const mine = here.rings.map((ring) => ring.id)
  const gone = await tx.updateTable('card').set({ removed_at: sql<Date>`now()`, removed_reason: reason }).where('id', '=', card).where('board_id', '=', it.id)
    .where('removed_at', 'is', null).where('contribution_id', 'is', null)
    .where(sql<boolean>`exists (select 1 from board_round r where r.id = card.round_id and r.phase <> 'writing'
      and (r.subgroup_id is null or r.subgroup_id = any(${mine}::uuid[])))`).returning('id').executeTakeFirst()
  if (!gone) throw notHere()
  await tidyGroups(tx, it.id)
  await tellBoard(tx, here, it.id, 'gone', card)
  return {}
}

/** Closes the board: every round is closed, and what is on it becomes contributions. */
export const closeBoard = (here: Here) => async (tx: Tx, it: Board): Promise<Done> => {
  const closed = await tx.updateTable('board_round').set({ phase: 'closed', closed_at: sql<Date>`now()`, ends_at: null })
    .where('board_id', '=', it.id).where('phase', '<>', 'closed').returning('id').execute()
  const count = await handOver(tx, here, closed.map((round) => round.id))
  await forgetVoters(tx, closed.map((round) => round.id))
  await tx.updateTable('board').set({ closed_at: sql<Date>`now()` }).where('id', '=', it.id).execute()
  const late = await handOverLate(tx, here, it.id)
  await tx.deleteFrom('board_guest').where('board_id', '=', it.id).execute()
  await forgetSteps(tx, it.id)
  await tellBoard(tx, here, it.id, 'closed')
  return { told: { count: count + late } }
}
