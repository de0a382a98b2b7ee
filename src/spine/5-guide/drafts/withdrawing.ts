import type { Tx } from '../../../platform/database.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'

/** Takes a text back: it can be read and no longer be written in, also by who is writing now. Its editions stay. */
export const withdrawDraft = (here: Here) => async (tx: Tx, it: { id: string; withdrawn_at: Date | null }): Promise<Done> => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  await tx.updateTable('draft').set({ withdrawn_at: momentHere(here), locked_by: null, locked_at: null, lock_token: null }).where('id', '=', it.id).execute()
  return {}
}
