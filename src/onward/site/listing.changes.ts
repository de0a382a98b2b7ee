import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { line, optionalText, text } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'

export const listSchema = z.strictObject({
  title: line(200), lead: text(1000), title_en: optionalText(200).transform((value) => value.replace(/\s+/g, ' ')), lead_en: optionalText(1000),
  seen: seenField(),
})
export const unlistSchema = z.strictObject({})

/** What the form showed: the words, and whether they stand on the site. */
export const shownOf = (row: { title: string; lead: string; title_en: string; lead_en: string; unlisted_at: Date | null } | undefined) =>
  (row ? { title: row.title, lead: row.lead, title_en: row.title_en, lead_en: row.lead_en, on: row.unlisted_at === null } : null)

/**
 * Says on the site, in these words, that this think tank is at work; again later, it says it in new words. Throws 409
 * 'changed' over what was not seen: a form that was open while somebody took it off would put it back.
 */
export const list = async (tx: Tx, here: Here, { seen, ...words }: z.output<typeof listSchema>): Promise<void> => {
  await holdWorkspace(tx, here.workspace.id)
  const before = await tx.selectFrom('listing').selectAll().where('workspace_id', '=', here.workspace.id).executeTakeFirst()
  if (isOther(seen, shownOf(before))) throw tooLate('changed')
  const now = sql<Date>`now()`
  await tx.insertInto('listing').values({ id: newId(), workspace_id: here.workspace.id, ...words }).onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({
    ...words, edited_at: now, unlisted_at: null,
    // Back after it was taken off, it counts as new.
    listed_at: sql<Date>`case when listing.unlisted_at is null then listing.listed_at else now() end`,
  })).execute()
}

/** Takes it off the site. Throws 409 when it is not there. */
export const unlist = async (tx: Tx, here: Here): Promise<void> => {
  const { numUpdatedRows } = await tx.updateTable('listing').set({ unlisted_at: sql<Date>`now()` })
    .where('workspace_id', '=', here.workspace.id).where('unlisted_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n) throw tooLate()
}
