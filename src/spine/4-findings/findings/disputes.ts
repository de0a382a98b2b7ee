import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { text } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { notAllowed, tooLate } from '../../../platform/refusals.ts'
import { giversOf, keepGiver } from '../../../workspaces/attribution.ts'
import type { FindingRow } from './changes.ts'

export const contestForm = z.strictObject({ reason: text(2000) })
export const settleForm = z.strictObject({ outcome: text(2000) })

const preparationGroup = async (tx: Tx, here: Here): Promise<string[]> => {
  const found = await tx.selectFrom('participant').select('person_id').where('workspace_id', '=', here.workspace.id)
    .where('role', 'in', ['chair', 'preparation']).where('ended_at', 'is', null).execute()
  return found.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

/** A reasoned objection, from the perspective of who raises it. The preparation group hears of it. */
export const contestFinding = (here: Here, reason: string) => async (tx: Tx, it: FindingRow): Promise<Done> => {
  const { perspective } = here.who
  if (perspective === null) throw notAllowed()
  const id = newId()
  await tx.insertInto('dispute').values({
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, finding_id: it.id, perspective, reason, raised_at: momentHere(here),
  }).execute()
  await keepGiver(tx, here, 'dispute', [id])
  return { hears: await preparationGroup(tx, here) }
}

interface DisputeRow { readonly id: string; readonly finding_id: string; readonly settled_at: Date | null }

/** Settles an objection with what came out of it. Who raised it hears. 409 when it was settled already. */
export const settleDispute = (here: Here, outcome: string) => async (tx: Tx, it: DisputeRow): Promise<Done> => {
  if (it.settled_at) throw tooLate('settled')
  await tx.updateTable('dispute').set({ settled_at: momentHere(here), outcome }).where('id', '=', it.id).execute()
  const finding = await tx.selectFrom('finding').select('number').where('id', '=', it.finding_id).executeTakeFirstOrThrow()
  return { about: { kind: 'finding', id: it.finding_id, number: finding.number }, hears: await giversOf(tx, here, 'dispute', [it.id]) }
}
