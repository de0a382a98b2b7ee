import { sql } from 'kysely'
import { blocksOf, distinctTargets, type Block, type Document, type Target } from '../../../documents/schema.ts'
import { sentencesOf, type Sentence } from '../../../documents/sentences.ts'
import { meaningsHere } from '../../../beside/glossary/meanings.ts'
import { explained } from '../../../beside/glossary/recognise.ts'
import type { Here } from '../../../platform/here.ts'
import { rows } from '../../../workspaces/rings.ts'
import { groundMark } from '../ripeness/mark.ts'
import { ripenessFrom } from '../ripeness/queries.ts'
import { ripenessRemembered } from '../ripeness/remembered.ts'
import { contributionsUnder, groundUnder, holds, type Ground } from './grounds.ts'
import { lockLasts } from './lock.ts'
import { draftAt, newestEdition } from './queries.ts'

/** As many texts on a page as are weighed for ripeness at once. */
export const draftsPerPage = 20

/** A page of the texts in your rings, last saved first and withdrawn ones at the end, each with how ripe it is. */
export const draftsOn = async (here: Here, page: number) => {
  const found = await rows(here, 'draft')
    .select(['draft.id', 'draft.number', 'draft.kind', 'draft.title', 'draft.ring_id', 'draft.revision', 'draft.saved_at', 'draft.withdrawn_at'])
    .select([newestEdition(here), groundMark(here).as('mark'), sql<number>`(count(*) over ())::int`.as('total')])
    .orderBy(sql`draft.withdrawn_at is not null`).orderBy('draft.saved_at', 'desc').orderBy('draft.number', 'desc')
    .limit(draftsPerPage).offset((page - 1) * draftsPerPage).execute()
  return Promise.all(found.map(async (draft) => ({
    ...draft, ripeness: draft.withdrawn_at ? undefined : await ripenessRemembered(here, draft, draft.mark),
  })))
}

export type ListedDraft = Awaited<ReturnType<typeof draftsOn>>[number]

/** A sentence that rests on nothing: a sentence of a paragraph or note, an item of a list, a row of a table. `nth` counts from 1. */
export interface Bare { readonly kind: 'sentence' | 'item' | 'row'; readonly nth: number }

/** What a passage rests on. `through`: contributions that lie under it by way of its findings only. */
export interface Rests {
  readonly targets: readonly Target[]
  readonly through: readonly string[]
  readonly bare: readonly Bare[]
  /** nothing of what the passage says rests on anything */
  readonly nothing: boolean
}

/** Which of the sentences, items or rows of a passage it is, by the block it stands in and the sentence in that. */
export const bareOf = (block: Block, { block: id, sentence }: Pick<Sentence, 'block' | 'sentence'>): Bare => {
  if (block.type === 'paragraph' || block.type === 'note') return { kind: 'sentence', nth: sentence }
  if (block.type !== 'table') return { kind: 'item', nth: block.content.findIndex((item) => item.attrs.id === id) + 1 }
  const rowsBelow = block.content.filter((row) => row.content.some(({ type }) => type === 'table_cell'))
  return { kind: 'row', nth: rowsBelow.findIndex((row) => row.attrs.id === id) + 1 }
}

const restsOf = (block: Block, sentences: readonly Sentence[], ground: Ground): Rests => {
  const targets = distinctTargets([...sentences.flatMap(({ cites }) => cites), ...block.attrs.rests_on])
  const direct = new Set(targets.filter(({ kind }) => kind === 'contribution').map(({ id }) => id))
  const through = targets.filter(({ kind }) => kind === 'finding').flatMap((target) => contributionsUnder(ground, target))
  const bare = sentences.filter(({ cites }) => !cites.some((target) => holds(ground, target)))
  // An item of a list may hold several sentences; it is told once.
  const once = new Map(bare.map((sentence) => bareOf(block, sentence)).map((one) => [`${one.kind} ${one.nth}`, one]))
  return {
    targets, through: [...new Set(through)].filter((id) => !direct.has(id)), bare: [...once.values()], nothing: bare.length === sentences.length,
  }
}

/** By the id of each passage what it rests on, within the rings of who asks. Passages that state nothing are left out. */
export const restsPerPassage = (document: Document, ground: Ground): ReadonlyMap<string, Rests> => {
  const sentences = new Map<string, Sentence[]>()
  for (const one of sentencesOf(document)) sentences.set(one.within, [...(sentences.get(one.within) ?? []), one])
  return new Map(document.content.flatMap((chapter) => blocksOf(chapter).flatMap((block): [string, Rests][] => {
    const own = sentences.get(block.attrs.id)
    return own ? [[block.attrs.id, restsOf(block, own, ground)]] : []
  })))
}

/** Everything on the page of a text, in three queries, and more when the glossary changed or its ripeness has to be computed anew. 404 when it is not in your rings. */
export const wholeDraft = async (here: Here, number: number) => {
  const draft = await draftAt(here, number)
  const document = draft.document as Document
  const ground = await groundUnder(here, document, draft.source_keys)
  const ripeness = await ripenessRemembered(here, draft, draft.mark, () => ripenessFrom(here, { ...draft, document, ground }))
  const terms = explained(here, `draft ${draft.id} ${draft.revision}`, document, await meaningsHere(here, draft.glossary))
  return { draft, document, ground, ripeness, terms, rests: restsPerPassage(document, ground) }
}

export type WholeDraft = Awaited<ReturnType<typeof wholeDraft>>

/** Whether somebody is writing in a text now: they hold its lock, and were heard of lately. */
export const isWriting = ({ locked_by, locked_at }: { locked_by: string | null; locked_at: Date | null }, now = Date.now()): boolean =>
  locked_by !== null && locked_at !== null && now - locked_at.getTime() < lockLasts * 60_000
