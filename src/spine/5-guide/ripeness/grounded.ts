import { blocksOf, type Document, type Target } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import { placesOf } from '../drafts/citations.ts'

/** A place in a text that falls short of a criterion. */
export interface Gap {
  /** where readers find it: '3.2' for a passage, '3' for a chapter, '' for the whole text */
  readonly place: string
  /** id of the paragraph, item or row, or of the chapter; '' for the whole text */
  readonly block: string
  /** the sentence that rests on nothing, or the perspective that is not heard; '' when the text has no sentence at all */
  readonly text: string
  /** id of the chapter it stands in; not there for the whole text */
  readonly chapter?: string
  /** id of the block of the chapter it stands in: what the editor shows as one field */
  readonly within?: string
  /** counts from 1 within the block */
  readonly sentence?: number
  /** which item of a list or row of a table, from 1, header rows not counted */
  readonly part?: { readonly kind: 'item' | 'row'; readonly nth: number }
  /** key of the perspective that is not heard, or did not sign off */
  readonly perspective?: string
  /** how many people of the perspective signed off, and how many must; `signed` is left out where it may not be told */
  readonly signed?: number
  readonly needed?: number
  /** since when the chapter reads as it does, and from when on that is long enough, in ISO 8601 */
  readonly since?: string
  readonly until?: string
  /** number of the finding that is disputed */
  readonly finding?: number
  /** number of the term that was not adopted */
  readonly concept?: number | undefined
  /** id of the objection to a version that is not settled */
  readonly objection?: string
}

/** What a rule found: the places that fall short, and how many places there are. */
export interface Weighed { readonly gaps: Gap[]; readonly of: number }

const partsOf = (document: Document): ReadonlyMap<string, NonNullable<Gap['part']>> => {
  const parts = new Map<string, NonNullable<Gap['part']>>()
  for (const block of document.content.flatMap(blocksOf)) {
    if (block.type === 'bullet_list' || block.type === 'ordered_list') {
      block.content.forEach((item, at) => parts.set(item.attrs.id, { kind: 'item', nth: at + 1 }))
    } else if (block.type === 'table') {
      block.content.filter((row) => row.content.some(({ type }) => type === 'table_cell'))
        .forEach((row, at) => parts.set(row.attrs.id, { kind: 'row', nth: at + 1 }))
    }
  }
  return parts
}

/**
 * Grounded: every sentence rests on at least one thing that still holds, by itself or through its whole block.
 * Gives the sentences that do not, in reading order, and how many sentences there are. A text without a sentence has
 * one gap: itself, or an empty text would be ripe.
 */
export const ungrounded = (document: Document, holds: (target: Target) => boolean): { gaps: Gap[]; of: number } => {
  const [places, parts, sentences] = [placesOf(document), partsOf(document), sentencesOf(document)]
  if (sentences.length === 0) return { gaps: [{ place: '', block: '', text: '' }], of: 0 }
  const gaps = sentences.filter(({ cites }) => !cites.some(holds)).map(({ block, within, chapter, sentence, text }): Gap => {
    const part = parts.get(block)
    return { place: places.get(block) ?? '', block, within, chapter, sentence, text, ...(part && { part }) }
  })
  return { gaps, of: sentences.length }
}
