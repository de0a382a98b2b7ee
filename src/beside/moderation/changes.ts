import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { oneOf, text } from '../../platform/form.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Done } from '../../platform/perform.ts'
import { notAllowed, tooLate } from '../../platform/refusals.ts'
import { authorOf, givenBy, giversOf, keepGiver } from '../../workspaces/attribution.ts'
import type { Hidden, Reported } from './held.ts'

export const reportSchema = z.strictObject({ reason: text(1000) })
export const settleSchema = z.strictObject({ outcome: oneOf(['hidden', 'left']), reason: text(1000) })
export const appealSchema = z.strictObject({ appeal: text(2000) })
export const decideSchema = z.strictObject({ outcome: oneOf(['stays', 'shown']), words: text(1000) })

/** Who moderates here and hears of what waits for them, but for who acts. */
const moderators = async (tx: Tx, here: Here, except: readonly (string | null | undefined)[] = []): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from participant where workspace_id = ${here.workspace.id} and ended_at is null and role in ('chair', 'preparation')
    union select person_id from role where ${here.workspace.kind !== 'thinktank'} and ended_at is null and kind = 'secretariat'`.execute(tx)
  return rows.map(({ id }) => id).filter((id) => id !== here.who.member && !except.includes(id))
}

/** Reports a text, with a reason. The same person reports a text once: a second time changes nothing. Not one's own: that is withdrawn. */
export const report = (here: Here, reason: string) => async (tx: Tx, it: Reported): Promise<Done> => {
  if (await authorOf(tx, it.kind, it.thing_id) === here.who.member) throw notAllowed()
  const mine = await givenBy(tx, 'report', here.who.member ?? '')
  const before = mine.length > 0 && await tx.selectFrom('report').select('id').where('id', 'in', mine).where('thing_id', '=', it.thing_id)
    .where('settled_at', 'is', null).executeTakeFirst()
  if (before) throw tooLate('reported')
  const id = newId()
  const desk = await tx.selectFrom('ring').select('id').where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', here.workspace.kind === 'thinktank' ? 'preparation' : 'members').executeTakeFirstOrThrow()
  const { kind, thing_id, thing_ring, number, words } = it
  await tx.insertInto('report').values({
    id, workspace_id: here.workspace.id, ring_id: desk.id, kind, thing_id, thing_ring, number, words, reason, reported_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'report', [id])
  return { about: { kind: 'report', id }, hears: await moderators(tx, here, [await authorOf(tx, kind, thing_id)]) }
}

const withhold = (tx: Tx, { kind, thing_id }: Pick<Reported, 'kind' | 'thing_id'>, withheld: 'hidden' | null, reason: string) =>
  sql`update ${sql.table(kind)} set withheld = ${withheld}, withheld_reason = ${reason} where id = ${thing_id} and withheld is distinct from 'by-giver'`.execute(tx)

/** Hides a reported text with a reason that everybody reads in its place, or leaves it: then nobody hears but who moderates. */
export const settle = (here: Here, { outcome, reason }: z.output<typeof settleSchema>) => async (tx: Tx, it: Reported): Promise<Done> => {
  const { kind, thing_id, thing_ring, number, words } = it
  const at = momentHere(here)
  await tx.updateTable('report').set({ settled_at: at, outcome }).where('kind', '=', kind).where('thing_id', '=', thing_id).where('settled_at', 'is', null).execute()
  if (outcome === 'left') return { about: { kind: 'report', id: thing_id }, told: { hidden: false } }
  const desk = await tx.selectFrom('report').select('ring_id').where('thing_id', '=', thing_id).limit(1).executeTakeFirstOrThrow()
  const id = newId()
  await tx.insertInto('hiding').values({
    id, workspace_id: here.workspace.id, desk_id: desk.ring_id, kind, thing_id, thing_ring, number, words, reason, hidden_at: at,
  }).execute()
  await keepGiver(tx, here, 'hiding', [id])
  await withhold(tx, it, 'hidden', reason)
  return { about: { kind, id: thing_id }, told: { hidden: true }, hears: await giversOf(tx, here, kind, [thing_id]), ...(thing_ring ? { ring: thing_ring } : {}) }
}

/** Its giver asks once to have it looked at again. Throws 409 'appealed' the second time. */
export const appeal = (here: Here, words: string) => async (tx: Tx, it: Hidden): Promise<Done> => {
  if (it.appealed_at) throw tooLate('appealed')
  await tx.updateTable('hiding').set({ appeal: words, appealed_at: momentHere(here) }).where('id', '=', it.id).execute()
  return { about: { kind: 'report', id: it.id }, hears: await moderators(tx, here, [await authorOf(tx, 'hiding', it.id)]) }
}

/** Decides on an appeal: it stays hidden, or is shown again. Throws 409 'decided' when there is none that waits. */
export const decide = (here: Here, { outcome, words }: z.output<typeof decideSchema>) => async (tx: Tx, it: Hidden): Promise<Done> => {
  if (!it.appealed_at || it.decided_at) throw tooLate('decided')
  await tx.updateTable('hiding').set({ outcome, outcome_words: words, decided_at: momentHere(here) }).where('id', '=', it.id).execute()
  if (outcome === 'shown') await withhold(tx, it, null, '')
  return {
    about: { kind: it.kind, id: it.thing_id }, told: { shown: outcome === 'shown' }, hears: await giversOf(tx, here, it.kind, [it.thing_id]),
    ...(it.thing_ring ? { ring: it.thing_ring } : {}),
  }
}
