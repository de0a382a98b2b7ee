import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { parseDocument } from '../../../documents/parse.ts'
import { newId as lastingId, type Document } from '../../../documents/schema.ts'
import type { Tx } from '../../../platform/database.ts'
import { line, oneOf } from '../../../platform/form.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { drawn, newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { keepGiver } from '../../../workspaces/attribution.ts'
import { nextNumber } from '../../../workspaces/numbers.ts'
import { slugFrom } from '../../../workspaces/thinktanks/changes.ts'
import { charterNow } from '../../2-preparation/charter/queries.ts'

export const longest = { title: 300, chapter: 200 }

// What a document cannot hold is told in the form, and not by a fault when it is stored.
const words = (most: number) => line(most).refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'wrong')

/** What is asked to begin a text. */
export const beginForm = z.strictObject({
  title: words(longest.title), kind: oneOf(['summary', 'guide', 'other']), ring: oneOf(['members', 'preparation']), chapter: words(longest.chapter),
})
export type Beginning = z.output<typeof beginForm>

/** One chapter with its title and an empty paragraph, in the form in which texts are stored. */
const firstDocument = (chapter: string): Document => {
  const id = () => lastingId(randomBytes)
  return parseDocument({
    type: 'doc', content: [{
      type: 'chapter', attrs: { id: id() },
      content: [{ type: 'chapter_title', content: [{ type: 'text', text: chapter }] }, { type: 'paragraph', attrs: { id: id(), rests_on: [] } }],
    }],
  })
}

/**
 * The address that editions will have: the title's, with a number behind it where that is taken. The number is drawn, for
 * one that counted up would say how many texts elsewhere have this title.
 */
const slugFor = (title: string, tries: number): string => {
  const base = slugFrom(title, 80) || 'tekst'
  return tries === 0 ? base : `${base}-${1000 + drawn(9000 * 10 ** Math.min(tries - 1, 4))}`
}

/** Begins a text in the ring that is held: its number, its address, and its first state. */
export const beginDraft = (here: Here, { title, kind, chapter }: Beginning) => async (tx: Tx, ring: { id: string }): Promise<Done> => {
  const [id, revision, saved_at, document] = [newId(), newId(), momentHere(here), JSON.stringify(firstDocument(chapter))]
  const number = await nextNumber(tx, here, 'draft', ring.id)
  const row = { id, workspace_id: here.workspace.id, ring_id: ring.id, number, kind, title, document, revision: 1, began_at: saved_at, saved_at }
  // Addresses are unique over the whole house, and another text may take this one at the same moment: the database decides.
  for (let tries = 0; ; tries += 1) {
    const { numInsertedOrUpdatedRows } = await tx.insertInto('draft').values({ ...row, slug: slugFor(title, tries) })
      .onConflict((conflict) => conflict.column('slug').doNothing()).executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) break
    if (tries === 20) throw new Error('no free address for a text after twenty tries')
  }
  await tx.insertInto('draft_revision').values({ id: revision, draft_id: id, revision: 1, title, document, saved_at, charter_version: charterNow(here.workspace.id) }).execute()
  // Where nobody may ever know who wrote, it is not written down in the first place.
  if (here.workspace.attribution !== 'anonymous') await keepGiver(tx, here, 'draft_revision', [revision])
  return { about: { kind: 'draft', id, number }, told: { number } }
}
