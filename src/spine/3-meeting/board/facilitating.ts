import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { oneOf, text } from '../../../platform/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther, seenField } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { keptQuestion } from './texts.ts'

const id = () => z.string({ error: 'choose' }).refine(isId, 'choose')
const dots = () => z.string({ error: 'empty' }).trim().regex(/^(?:1?\d|20)$/, 'number').transform(Number).refine((count) => count > 0, 'number')
export const roundKinds = ['images', 'experiences', 'expectations', 'question'] as const
export const addRoundForm = z.strictObject({ kind: oneOf(roundKinds), question: text(1000), dots: dots() })
export const editRoundForm = z.strictObject({ round: id(), question: text(1000), dots: dots(), seen: seenField() })
export const orderForm = z.strictObject({ round: id(), way: oneOf(['up', 'down']) })

interface Board { readonly id: string }

/** A round for everybody, after the others. */
export const addRound = ({ kind, question, dots: limit }: z.output<typeof addRoundForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const { position } = await tx.selectFrom('board_round').select(sql<number>`coalesce(max(position), -1)::int + 1`.as('position'))
    .where('board_id', '=', it.id).executeTakeFirstOrThrow()
  await tx.insertInto('board_round').values({ id: newId(), board_id: it.id, position, kind, question, dots: limit }).execute()
  return {}
}

/** What the form about a round shows. */
export const roundShown = ({ question, dots: limit }: { question: string; dots: number }) => ({ question, dots: limit })

/** Another question or another number of dots. Dots above a lower limit are taken back, the last ones first. 409 'changed' over what was not seen. */
export const editRound = ({ round, question, dots: limit, seen }: z.output<typeof editRoundForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const found = await tx.selectFrom('board_round').select(['phase', 'kind', 'question', 'dots']).where('id', '=', round).where('board_id', '=', it.id).executeTakeFirst()
  if (!found) throw notHere()
  // What was said in a closed round was said to the question as it was then.
  if (found.phase === 'closed') throw tooLate('settled')
  if (isOther(seen, roundShown(found))) throw tooLate('changed')
  await tx.updateTable('board_round').set({ question: keptQuestion(found.kind, question), dots: limit }).where('id', '=', round).execute()
  await tx.deleteFrom('dot').where('round_id', '=', round).where('nth', '>', limit).execute()
  return {}
}

/** Changes places with the round before or after it; the first does not go up, the last not down. */
export const orderRound = ({ round, way }: z.output<typeof orderForm>) => async (tx: Tx, it: Board): Promise<Done> => {
  const rounds = await tx.selectFrom('board_round').select(['id', 'position']).where('board_id', '=', it.id).orderBy('position').execute()
  const at = rounds.findIndex((one) => one.id === round)
  if (at < 0) throw notHere()
  const [one, other] = [rounds[at], rounds[way === 'up' ? at - 1 : at + 1]]
  if (!one || !other) return {}
  const put = (which: string, position: number) => tx.updateTable('board_round').set({ position }).where('id', '=', which).execute()
  // Two rounds never stand in one place: the first steps aside.
  await put(one.id, -1)
  await put(other.id, one.position)
  await put(one.id, other.position)
  return {}
}
