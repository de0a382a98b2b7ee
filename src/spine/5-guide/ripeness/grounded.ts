import type { Document, Target } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import { placesOf } from '../drafts/citations.ts'

/** A place in a text that falls short of a criterion. */
export interface Gap {
  /** where readers find it: '3.2' for a passage, '3' for a chapter, '' for the whole text */
  readonly place: string
  /** id of the paragraph, item or row, or of the chapter; '' for the whole text */
  readonly block: string
  /** the sentence that rests on nothing, or the perspective that is not heard */
  readonly text: string
  /** counts from 1 within the block */
  readonly sentence?: number
}

/**
 * Grounded: every sentence rests on at least one thing that still holds, by itself or through its whole block.
 * Gives the sentences that do not, in reading order, and how many sentences there are.
 */
export const ungrounded = (document: Document, holds: (target: Target) => boolean): { gaps: Gap[]; of: number } => {
  const places = placesOf(document)
  const sentences = sentencesOf(document)
  const gaps = sentences.filter(({ cites }) => !cites.some(holds)).map(({ block, sentence, text }): Gap => ({
    place: places.get(block) ?? '', block, sentence, text,
  }))
  return { gaps, of: sentences.length }
}
