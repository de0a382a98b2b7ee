import type { Document, Target } from '../../../documents/schema.ts'
import { blocksOf } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import type { Gap } from './grounded.ts'

/** A perspective that is to be heard, and the word for it. */
export interface Asked { readonly key: string; readonly label: string }

/** By the id of each chapter what its sentences and blocks cite. */
export const citedPerChapter = (document: Document): ReadonlyMap<string, readonly Target[]> => {
  const per = new Map<string, Target[]>(document.content.map((chapter) => [
    chapter.attrs.id, blocksOf(chapter).flatMap((block) => block.attrs.rests_on),
  ]))
  for (const { chapter, cites } of sentencesOf(document)) per.get(chapter)?.push(...cites)
  return per
}

/**
 * Heard: under each chapter lies at least one contribution from each perspective. `voicesIn` gives the perspectives
 * that are heard under a chapter. Gives each perspective that a chapter lacks, and how many there should be in all.
 */
export const unheardPerChapter = (
  document: Document, asked: readonly Asked[], voicesIn: (chapter: string) => ReadonlySet<string>,
): { gaps: Gap[]; of: number } => ({
  gaps: document.content.flatMap((chapter, at) => {
    const heard = voicesIn(chapter.attrs.id)
    return asked.filter(({ key }) => !heard.has(key)).map(({ key, label }): Gap => {
      const { id } = chapter.attrs
      return { place: String(at + 1), block: id, chapter: id, text: label, perspective: key }
    })
  }),
  of: document.content.length * asked.length,
})

/**
 * The same for the think tank as a whole, where nobody is named. Asked of a chapter or a text, whoever edits it could
 * cite cards until a perspective counts as heard, and so find out from which perspective a single card came.
 */
export const unheardInAll = (asked: readonly Asked[], heard: ReadonlySet<string>): { gaps: Gap[]; of: number } => ({
  gaps: asked.filter(({ key }) => !heard.has(key)).map(({ key, label }) => ({ place: '', block: '', text: label, perspective: key })),
  of: asked.length,
})
