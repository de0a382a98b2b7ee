import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { oneOf } from '../../platform/form.ts'
import type { Language } from '../../platform/here.ts'
import { announceStanding } from '../../platform/live.ts'
import type { Done } from '../../platform/perform.ts'

export const languageForm = z.strictObject({ language: oneOf(['nl', 'en']) })

/** In which language pages and mail come to this person. */
export const chooseLanguage = (language: Language) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  await tx.updateTable('person').set({ language }).where('id', '=', person_id).execute()
  return { told: { language } }
}

/** Ends every session of the person but this one; open pages have to knock again. */
export const endOthers = (session: string | null) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  const ended = await tx.updateTable('session').set({ ended_at: sql<Date>`now()` })
    .where('person_id', '=', person_id).where('id', 'is distinct from', session).where('ended_at', 'is', null).returning('id').execute()
  await announceStanding(tx, person_id)
  return { told: { sessions: ended.length } }
}
