import { z } from 'zod'
import { parseDocument } from '../../../documents/parse.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { saveDocument } from './changes.ts'
import { isWriting } from './reading.ts'
import { texts } from './texts.ts'

/** `seen`: the revision that was the text when the page was made. */
export const restoreForm = z.strictObject({ seen: z.string({ error: 'wrong' }).regex(/^[0-9]{1,9}$/, 'wrong').transform(Number) })

interface Restored { id: string; number: number; revision: number; withdrawn_at: Date | null; locked_by: string | null; locked_at: Date | null }

/** Makes an earlier state the text again, as a new revision: nothing is overwritten. 409 when somebody writes or saved since. */
export const restoreRevision = (here: Here, revision: number, seen: number) => async (tx: Tx, draft: Restored): Promise<Done> => {
  if (draft.withdrawn_at) throw tooLate('withdrawn')
  if (isWriting(draft) && draft.locked_by !== here.who.member) throw tooLate('locked')
  if (draft.revision !== seen) throw tooLate('changed')
  const earlier = await tx.selectFrom('draft_revision').select(['title', 'document']).where('draft_id', '=', draft.id).where('revision', '=', revision).executeTakeFirst()
  if (!earlier) throw notHere()
  const note = texts[here.language].version.restored(revision)
  return saveDocument(tx, here, draft, { title: earlier.title, document: parseDocument(earlier.document), note })
}
