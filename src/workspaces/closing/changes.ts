import { sql } from 'kysely'
import { z } from 'zod'
import { cutGivers, dueToCut } from '../../association/settings/sealed.ts'
import type { Tx } from '../../platform/database.ts'
import { ticked } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import type { Done } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'

export const closeSchema = z.strictObject({ zeker: ticked().refine((sure) => sure, 'sure') })
export const reopenSchema = z.strictObject({})

/**
 * Closes it: from now on it can be read and nobody adds anything. Where nobody may ever know who said what, that is
 * forgotten at once; where it is told by perspective, the clock does so two weeks later. Throws 409 when it is closed.
 */
export const closeThinktank = async (tx: Tx, { workspace: { id, attribution } }: Here): Promise<Done> => {
  const { numUpdatedRows } = await tx.updateTable('workspace').set({ closed_at: sql<Date>`now()`, cut_at: null })
    .where('id', '=', id).where('closed_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw tooLate('settled')
  if (attribution === 'anonymous') await cutGivers(tx, sql`${dueToCut} and id = ${id}`)
  return { about: { kind: 'workspace', id } }
}

/** Opens it again. What was forgotten stays forgotten. Throws 409 when it is open. */
export const reopenThinktank = async (tx: Tx, { workspace: { id } }: Here): Promise<Done> => {
  const { numUpdatedRows } = await tx.updateTable('workspace').set({ closed_at: null, cut_at: null }).where('id', '=', id).where('closed_at', 'is not', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw tooLate('settled')
  return { about: { kind: 'workspace', id } }
}
