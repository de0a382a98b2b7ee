import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { sure } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'

export const withdrawForm = z.strictObject({ zeker: sure() })

interface Held { readonly id: string; readonly withdrawn_at: Date | null }

/** Takes a text back: it can be read and no longer be written in, also by who is writing now. Its editions stay. Too late (409, 'withdrawn') a second time. */
export const withdrawDraft = (here: Here) => async (tx: Tx, it: Held): Promise<Done> => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  await tx.updateTable('draft').set({ withdrawn_at: momentHere(here), locked_by: null, locked_at: null, lock_token: null }).where('id', '=', it.id).execute()
  return {}
}

/** Undoes that: the text is as it was, and can be written in again. Too late (409, 'changed') when it is not withdrawn. */
export const reinstateDraft = async (tx: Tx, it: Held): Promise<Done> => {
  if (!it.withdrawn_at) throw tooLate('changed')
  await tx.updateTable('draft').set({ withdrawn_at: null }).where('id', '=', it.id).execute()
  return {}
}
