import { sql } from 'kysely'
import { parseDocument } from '../../../documents/parse.ts'
import type { Document } from '../../../documents/schema.ts'
import type { Tx } from '../../../platform/database.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { keepGiver } from '../../../workspaces/attribution.ts'
import { enqueueDay } from '../ripeness/jobs.ts'
import { charterNow } from '../../2-preparation/charter/queries.ts'
import { citationsOf } from './citations.ts'
import { targetsIn } from './grounds.ts'

/** A state of a draft to be kept. `title`: only where it changes. `aside`: kept beside the text, which stays as it is. */
export interface Saving {
  readonly title?: string
  readonly document: Document
  /** at most 500 signs, or '' */
  readonly note: string
  readonly aside?: boolean
}

/**
 * Keeps a state of a draft as its next revision and, unless it is kept aside, makes it the text. The draft's row is held
 * meanwhile, so that two who save at once get two revisions. Throws InvalidDocument when the document is none of ours.
 * The number of the new revision comes back as `told.revision`.
 */
export const saveDocument = async (tx: Tx, here: Here, draft: { id: string; number: number }, change: Saving): Promise<Done> => {
  const parsed = parseDocument(change.document)
  const now = await tx.selectFrom('draft').select('title').where('id', '=', draft.id).forUpdate().executeTakeFirstOrThrow()
  // What was kept aside has a number too, so the draft's own is not always the last.
  const { last } = await tx.selectFrom('draft_revision').where('draft_id', '=', draft.id)
    .select(sql<number>`greatest(max(revision), (select revision from draft where id = ${draft.id}))::int`.as('last')).executeTakeFirstOrThrow()
  const [id, revision, title, document, saved_at] = [newId(), last + 1, change.title ?? now.title, JSON.stringify(parsed), momentHere(here)]
  await tx.insertInto('draft_revision')
    .values({ id, draft_id: draft.id, revision, title, document, saved_at, note: change.note, aside: change.aside ?? false,
      charter_version: charterNow(here.workspace.id) }).execute()
  // Where nobody may ever know who wrote, it is not written down in the first place.
  if (here.workspace.attribution !== 'anonymous') await keepGiver(tx, here, 'draft_revision', [id])
  if (!change.aside) {
    await tx.updateTable('draft').set({ document, title, revision, saved_at }).where('id', '=', draft.id).execute()
    await rewriteCitations(tx, here, draft.id, parsed)
    await enqueueDay(tx, here, draft.id)
  }
  return { about: { kind: 'draft', id: draft.id, number: draft.number }, told: { revision, ...(change.aside && { aside: true }) } }
}

/** Sources are sought in the whole think tank: one that this person cannot see stays cited when they save. */
const rewriteCitations = async (tx: Tx, here: Here, draft: string, document: Document) => {
  const keys = [...new Set(targetsIn(document).filter(({ kind }) => kind === 'source').map(({ id }) => id))]
  const sources = keys.length === 0 ? [] : await tx.selectFrom('source').select(['id', 'key']).where('workspace_id', '=', here.workspace.id)
    .where('key', '=', sql<string>`any(${keys}::text[])`).execute()
  const idOf = new Map(sources.map(({ id, key }) => [key, id]))
  await tx.deleteFrom('citation').where('draft_id', '=', draft).execute()
  await sql`insert into citation (draft_id, block, sentence, place, kind, target_id, position)
    select ${draft}::uuid, block, sentence, place, kind, target_id, position
    from jsonb_to_recordset(${JSON.stringify(citationsOf(document, (key) => idOf.get(key)))}::jsonb)
      as r (block text, sentence int, place text, kind text, target_id uuid, position int)`.execute(tx)
}
