import { sql } from 'kysely'
import { z } from 'zod'
import { InvalidDocument, parseDocument } from '../../../documents/parse.ts'
import type { Chapter, Document } from '../../../documents/schema.ts'
import type { Tx } from '../../../platform/database.ts'
import { ticked } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { saidBy } from '../../../workspaces/attribution.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { saveDocument } from './changes.ts'

/** `overnemen`: also when somebody else is writing. `hoofdstuk`: where to begin. */
export const lockForm = z.strictObject({ overnemen: ticked(), hoofdstuk: z.string().max(20).default(''), blok: z.string().max(20).default('') })
export const emptyForm = z.strictObject({})

/** A lock that was not renewed for this long can probably be taken over. In minutes. */
export const lockLasts = 30

interface State { readonly title: string; readonly document: Document }

/**
 * A text in your rings for whoever writes in it; 404 otherwise. `token`: of the lock, when it is yours. `holder`: who has
 * it, under the name that may be shown. `base`: the state by number `seen`, from which a form was made. One query.
 */
export const draftToWrite = async (here: Here, number: number, seen?: number) => {
  const holder = rows(here, 'happening').select(saidBy(here, 'happening', 'happening.id')).where(sql<boolean>`happening.thing_id = draft.id`)
    .where('act', '=', 'draft.lock').orderBy('at', 'desc').limit(1)
  const base = links(here, 'draft_revision').select(['title', 'document']).where(sql<boolean>`draft_revision.draft_id = draft.id`)
    .where('revision', '=', seen ?? null).where('aside', '=', false)
  const found = orNotHere(await rows(here, 'draft').where('draft.number', '=', number)
    .select(['draft.id', 'draft.number', 'draft.title', 'draft.ring_id', 'draft.document', 'draft.revision', 'draft.withdrawn_at', 'draft.locked_at'])
    .select([
      sql<boolean>`draft.locked_by is not null`.as('locked'), sql<string | null>`case when draft.locked_by = ${here.who.member} then draft.lock_token end`.as('token'),
      sql<string | null>`(${holder})`.as('holder'), sql<State | null>`(select to_jsonb(b) from ${base.as('b')})`.as('base'),
    ]).executeTakeFirst())
  return { ...found, document: found.document as Document }
}

export type DraftToWrite = Awaited<ReturnType<typeof draftToWrite>>

interface Locked {
  id: string; number: number; title: string; document: unknown; revision: number; withdrawn_at: Date | null; locked_by: string | null; lock_token: string | null
}

/** Takes the lock when it is free, yours, or to be taken over; else 409 'locked'. A second window of yours writes under the same one. */
export const takeLock = (here: Here, over: boolean) => async (tx: Tx, draft: Locked): Promise<void> => {
  if (draft.withdrawn_at) throw tooLate('withdrawn')
  const mine = draft.locked_by === here.who.member
  if (draft.locked_by && !mine && !over) throw tooLate('locked')
  const lock_token = mine && draft.lock_token ? draft.lock_token : newId()
  await tx.updateTable('draft').set({ locked_by: here.who.member, locked_at: new Date(), lock_token }).where('id', '=', draft.id).execute()
}

/** Lets somebody else write. */
export const releaseLock = async (tx: Tx, draft: { id: string }): Promise<void> => {
  await tx.updateTable('draft').set({ locked_by: null, locked_at: null, lock_token: null }).where('id', '=', draft.id).execute()
}

// The database keeps keys in an order of its own.
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value

/** Whether two states are the same to the letter. */
export const isSame = (a: { title: string; document: unknown }, b: { title: string; document: unknown }): boolean =>
  a.title === b.title && JSON.stringify(a.document, sorted) === JSON.stringify(b.document, sorted)

/** What was typed under a lock, from the state by number `seen`. `chapter`: the typed chapter, `document`: the whole with it. */
export interface Writing {
  readonly token: string
  readonly seen: number
  readonly title?: string | undefined
  readonly document: Document
  readonly chapter: Chapter
  readonly note: string
  readonly stops: boolean
}

/** The text as it is now with the typed chapter in it; what was typed whole where that does not fit any more. */
const withChapter = (now: Document, { chapter, document }: Writing): Document => {
  if (!now.content.some(({ attrs }) => attrs.id === chapter.attrs.id)) return document
  try {
    return parseDocument({ ...now, content: now.content.map((one) => (one.attrs.id === chapter.attrs.id ? chapter : one)) })
  } catch (fault) {
    if (fault instanceof InvalidDocument) return document
    throw fault
  }
}

/**
 * Saves what was typed and renews the lock, or gives it back. When the lock was taken over, or the text changed in the
 * meantime, it is kept beside the text instead: then `told.aside` is true.
 */
export const saveTyped = (here: Here, typed: Writing) => async (tx: Tx, draft: Locked): Promise<Done> => {
  const { document, note, token, seen } = typed
  const title = typed.title ?? draft.title
  const late = draft.withdrawn_at !== null || draft.locked_by !== here.who.member || draft.lock_token !== token || draft.revision !== seen
  if (late && isSame({ title, document }, draft)) return { told: { revision: draft.revision } }
  if (late) return saveDocument(tx, here, draft, { title, document: withChapter(draft.document as Document, typed), note, aside: true })
  const done = await saveDocument(tx, here, draft, { title, document, note })
  if (typed.stops) await releaseLock(tx, draft)
  else await tx.updateTable('draft').set({ locked_at: new Date() }).where('id', '=', draft.id).execute()
  return done
}
