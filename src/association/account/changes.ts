import { z } from 'zod'
import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, optionalText } from '../../platform/form.ts'
import type { Language } from '../../platform/here.ts'
import type { Done } from '../../platform/perform.ts'
import { endOtherSessions } from '../signin/changes.ts'
import { addresses } from './greeting.ts'

export const languageForm = z.strictObject({ language: oneOf(['nl', 'en']) })

/** In which language pages and mail come to this person. */
export const chooseLanguage = (language: Language) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  await tx.updateTable('person').set({ language }).where('id', '=', person_id).execute()
  return { told: { language } }
}

export const nameForm = z.strictObject({
  given_name: line(100), prefix: optionalText(30), family_name: line(100), addressed_as: oneOf(addresses),
})
export type NameFields = z.output<typeof nameForm>

/** What somebody is called, on pages and at the head of a mail. */
export const changeName = (fields: NameFields) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  const { given_name, prefix, family_name, addressed_as } = fields
  await tx.updateTable('person').set({
    given_name, prefix: prefix === '' ? null : prefix, family_name, addressed_as, name_key: sortKey(`${family_name} ${given_name}`),
  }).where('id', '=', person_id).execute()
  return {}
}

export const rhythms = ['at-once', 'daily', 'weekly', 'never'] as const
export type Rhythm = (typeof rhythms)[number]
export const rhythmForm = z.strictObject({ mail_rhythm: oneOf(rhythms) })

/** How often somebody gets mail about what happened. */
export const chooseRhythm = (mail_rhythm: Rhythm) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  await tx.updateTable('person').set({ mail_rhythm }).where('id', '=', person_id).execute()
  return { told: { rhythm: mail_rhythm } }
}

/** Ends every session of the person but this one; open pages have to knock again. */
export const endOthers = (session: string | null) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> =>
  ({ told: { sessions: await endOtherSessions(tx, person_id, session) } })
