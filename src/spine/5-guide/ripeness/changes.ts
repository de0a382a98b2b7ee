import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { again, oneOf, optionalText, text, type Errors, type Typed } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { notAllowed, notHere, tooLate } from '../../../platform/refusals.ts'
import { givenBy, giversOf, keepGiver } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { enqueueDay } from './jobs.ts'

/** What somebody says of a version. `revision`: the one they read. An objection takes a reason. */
export const signoffForm = z.strictObject({
  revision: z.coerce.number().int(), kind: oneOf(['agreed', 'objected']), reason: optionalText(2000),
}).superRefine(({ kind, reason }, c) => {
  if (kind === 'objected' && !reason) c.addIssue({ code: 'custom', path: ['reason'], message: 'reason' })
})
export const backForm = z.strictObject({})
/** The text was saved since the form was made: nobody publishes or signs off what they did not read. */
export const lateIn = (typed: Typed, revision: number): Errors | undefined => (again(typed, 'revision') === String(revision) ? undefined : { revision: 'changed' })
/** What was decided about an objection. */
export const outcomeForm = z.strictObject({ outcome: text(2000) })

interface Draft { id: string; number: number; ring_id: string; revision: number }

/** The ids of what the asker said of this text and did not take back. The draft is held meanwhile, so that nobody says two things. */
const mine = async (tx: Tx, here: Here, draft: string, revision?: number): Promise<string[]> => {
  let query = tx.selectFrom('signoff').select('id').where('draft_id', '=', draft).where('withdrawn_at', 'is', null)
  // Whoever speaks of a newer version takes back an objection to an older one; that they signed that off stays true.
  if (revision !== undefined) query = query.where((eb) => eb.or([eb('revision', '=', revision), eb.and([eb('kind', '=', 'objected'), eb('settled_at', 'is', null)])]))
  const given = here.who.member ? new Set(await givenBy(tx, 'signoff', here.who.member)) : new Set()
  return (await query.execute()).map(({ id }) => id).filter((id) => given.has(id))
}

const takeBack = async (tx: Tx, here: Here, ids: readonly string[]) => {
  if (ids.length > 0) await tx.updateTable('signoff').set({ withdrawn_at: momentHere(here) }).where('id', 'in', [...ids]).execute()
}

/** Keeps what somebody says of the version they read; 409 when the text was saved since. One answer a person and version. */
export const giveSignoff = (here: Here, form: z.output<typeof signoffForm>) => async (tx: Tx, draft: Draft): Promise<Done> => {
  if (draft.revision !== form.revision) throw tooLate('changed')
  if (!here.who.perspective) throw notAllowed()
  await takeBack(tx, here, await mine(tx, here, draft.id, form.revision))
  const id = newId()
  await tx.insertInto('signoff').values({
    id, workspace_id: here.workspace.id, ring_id: draft.ring_id, draft_id: draft.id, revision: form.revision, perspective: here.who.perspective,
    kind: form.kind, reason: form.kind === 'objected' ? form.reason : '', given_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'signoff', [id])
  await enqueueDay(tx, here, draft.id)
  return { told: { revision: form.revision, ...(form.kind === 'objected' && { objected: true }) } }
}

/** Takes back all that somebody said of a text. 409 when there is nothing to take back. */
export const takeSignoffBack = (here: Here) => async (tx: Tx, draft: Draft): Promise<Done> => {
  const ids = await mine(tx, here, draft.id)
  if (ids.length === 0) throw tooLate('withdrawn')
  await takeBack(tx, here, ids)
  await enqueueDay(tx, here, draft.id)
  return { told: {} }
}

/** Settles an objection with a stated outcome; its giver hears of it. 409 when it was settled or taken back. */
export const settleObjection = (here: Here, id: string, outcome: string) => async (tx: Tx, draft: Draft): Promise<Done> => {
  if (!isId(id)) throw notHere()
  const found = await tx.selectFrom('signoff').select(['settled_at', 'withdrawn_at']).where('id', '=', id).where('draft_id', '=', draft.id)
    .where('kind', '=', 'objected').executeTakeFirst()
  if (!found) throw notHere()
  if (found.withdrawn_at) throw tooLate('withdrawn')
  if (found.settled_at) throw tooLate('settled')
  await tx.updateTable('signoff').set({ settled_at: momentHere(here), outcome }).where('id', '=', id).execute()
  await enqueueDay(tx, here, draft.id)
  return { told: {}, hears: await giversOf(tx, here, 'signoff', [id]) }
}
