import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { oneOf, optionalText } from '../../../platform/form.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { holdWorkspace, type Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { settleFate, type FateGiven } from './changes.ts'
import type { FateKind } from './filter.ts'

const decisions = ['parked', 'declined', 'merged', 'open'] as const

/** `seen`: how many decisions there were when the form was made. */
export const settleForm = z.strictObject({
  seen: z.coerce.number().optional(), decision: oneOf(decisions), reason: optionalText(2000),
  into: z.string().default('').transform((number) => number.trim()).refine((number) => number === '' || /^[1-9]\d{0,8}$/.test(number), 'number'),
}).superRefine(({ decision, reason, into }, wrong) => {
  if (decision === 'declined' && reason === '') wrong.addIssue({ code: 'custom', path: ['reason'], message: 'needed' })
  if (decision === 'merged' && into === '') wrong.addIssue({ code: 'custom', path: ['into'], message: 'number' })
})

/** Why one contribution cannot be merged with another: a code of the page's texts, shown at the number. */
export class CannotMerge extends Error {
  constructor(readonly code: 'self' | 'missing' | 'withdrawn' | 'circle' | 'hidden') {
    super(`cannot be merged: ${code}`)
  }
}

type Row = { id: string; ring_id: string; fate: FateKind }

/** Where a chain of mergers that starts at `id` leads: every contribution on it. */
const chainFrom = async (tx: Tx, id: string): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id) as (
      select ${id}::uuid
      union
      select f.merged_into from chain join contribution c on c.id = chain.id and c.fate = 'merged'
      join lateral (select merged_into from fate where contribution_id = c.id order by decided_at desc limit 1) f on f.merged_into is not null)
    select id from chain`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** The contribution by that number, if this one may be merged into it. Throws CannotMerge with the reason otherwise. */
const targetFor = async (tx: Tx, here: Here, it: Row, number: number): Promise<string> => {
  const target = await tx.selectFrom('contribution').select(['id', 'ring_id', 'withdrawn_at']).where('workspace_id', '=', here.workspace.id)
    .where('number', '=', number).where('ring_id', 'in', here.rings.map((ring) => ring.id)).forUpdate().executeTakeFirst()
  if (!target) throw new CannotMerge('missing')
  if (target.id === it.id) throw new CannotMerge('self')
  if (target.withdrawn_at) throw new CannotMerge('withdrawn')
  // Whoever reads this one must be able to read what it was merged with.
  if (target.ring_id !== it.ring_id && target.ring_id !== ringOf(here, 'members')?.id) throw new CannotMerge('hidden')
  if ((await chainFrom(tx, target.id)).has(it.id)) throw new CannotMerge('circle')
  return target.id
}

/**
 * What the preparation group decides about a contribution. What a finding rests on is decided there, not here: 409. So it is, by
 * 'changed', when another decision came since who decides saw it.
 */
export const settleContribution = (here: Here, { decision, reason, into, seen }: z.output<typeof settleForm>) => async (tx: Tx, it: Row): Promise<Done> => {
  if (it.fate === 'taken-up') throw tooLate('used')
  const { count } = await tx.selectFrom('fate').select(({ fn }) => fn.countAll<number>().as('count')).where('contribution_id', '=', it.id).executeTakeFirstOrThrow()
  if (seen !== undefined && Number(count) !== seen) throw tooLate('changed')
  // Two mergers at once could close a circle that neither sees, so they wait for each other.
  if (decision === 'merged') await holdWorkspace(tx, here.workspace.id)
  const fate: FateGiven = decision === 'merged'
    ? { kind: decision, reason, merged_into: await targetFor(tx, here, it, Number(into)) }
    : { kind: decision, reason }
  return { told: { fate: decision }, ...(await settleFate(tx, here, [it.id], fate)) }
}
