import { blocksOf, type Document, type Target } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'

/** One row of `citation` or `publication_citation`: what a block (sentence null) or a sentence rests on. */
export interface CitationRow {
  block: string
  sentence: number | null
  place: string
  kind: Target['kind']
  target_id: string
  position: number
}

/** Where readers find each block: chapter, then block within it, both from 1, as "3.2". Items and rows share their block's. */
export const placesOf = (document: Document): ReadonlyMap<string, string> => {
  const places = new Map<string, string>()
  document.content.forEach((chapter, at) => {
    blocksOf(chapter).forEach((block, nth) => {
      const place = `${at + 1}.${nth + 1}`
      places.set(block.attrs.id, place)
      if (block.type === 'table' || block.type === 'bullet_list' || block.type === 'ordered_list') {
        for (const part of block.content) places.set(part.attrs.id, place)
      }
    })
  })
  return places
}

/**
 * The rows behind a document's citations, in reading order. `sourceId` turns the CSL id of a source into its row's id;
 * a source that is not there any more gives no row. What a whole block rests on comes once, with `sentence` null.
 */
export const citationsOf = (document: Document, sourceId: (key: string) => string | undefined): CitationRow[] => {
  const places = placesOf(document)
  const found: CitationRow[] = []
  const seen = new Set<string>()
  const add = (block: string, sentence: number | null, target: Target) => {
    const target_id = target.kind === 'source' ? sourceId(target.id) : target.id
    const key = `${block} ${sentence ?? ''} ${target.kind} ${target_id ?? ''}`
    if (!target_id || seen.has(key)) return
    seen.add(key)
    found.push({ block, sentence, place: places.get(block) ?? '', kind: target.kind, target_id, position: found.length })
  }
  const grounds = new Map(document.content.flatMap((chapter) => blocksOf(chapter).map((block) => [block.attrs.id, block.attrs.rests_on] as const)))
  for (const { block, within, sentence, cites } of sentencesOf(document)) {
    const whole = grounds.get(within) ?? []
    for (const target of whole) add(within, null, target)
    const ofBlock = new Set(whole.map((target) => `${target.kind} ${target.id}`))
    for (const target of cites) if (!ofBlock.has(`${target.kind} ${target.id}`)) add(block, sentence, target)
  }
  return found
}
