import { blocksOf, citesOf, distinctTargets, textOf, titleOf } from './schema.ts'
import type { Block, Chapter, Document, Inline, Row, Target } from './schema.ts'
import { splitSentences } from './splitting.ts'

/** One statement of a text: a sentence of a paragraph, note or list item, or a row of a table. */
export type Sentence = {
  /** The innermost lasting id: of the paragraph or note, the list item, or the table row. */
  block: string
  /** The block of the chapter in which it stands; the same as `block` for a paragraph or note. */
  within: string
  /** Counts from 1 within `block`. */
  sentence: number
  text: string
  /** What the sentence cites, then what its whole block rests on; each once. */
  cites: Target[]
  /** The chapter's id. */
  chapter: string
  kind: 'paragraph' | 'note' | 'item' | 'row'
}

/**
 * Every statement of a document in reading order. Titles, captions and rows of only header cells state nothing.
 * A citation belongs to the sentence it stands in; right after an end mark, to the sentence that ends there.
 */
export const sentencesOf = (document: Document): Sentence[] => document.content.flatMap(ofChapter)

// One page asks for the sentences of the same text up to five times. A chapter that was read never changes: one that is edited is another.
const known = new WeakMap<Chapter, Sentence[]>()

function ofChapter(chapter: Chapter): Sentence[] {
  const sentences = known.get(chapter) ?? blocksOf(chapter).flatMap((block) => sentencesIn(chapter, block))
  known.set(chapter, sentences)
  return sentences
}

function sentencesIn(chapter: Chapter, block: Block): Sentence[] {
  const here = { within: block.attrs.id, chapter: chapter.attrs.id }
  const grounds = block.attrs.rests_on
  const numbered = (id: string, kind: Sentence['kind'], content: Inline[] | undefined): Sentence[] =>
    sentencesOfInline(content).map(({ text, cites }, index) => ({
      ...here, block: id, sentence: index + 1, text, cites: distinctTargets([...cites, ...grounds]), kind,
    }))
  if (block.type === 'paragraph' || block.type === 'note') return numbered(block.attrs.id, block.type, block.content)
  if (block.type !== 'table') return block.content.flatMap((item) => numbered(item.attrs.id, 'item', item.content))
  return block.content.filter(statesSomething).map((row) => ({
    ...here, block: row.attrs.id, sentence: 1, text: rowText(row), kind: 'row',
    cites: distinctTargets([...row.content.flatMap((cell) => citesOf(cell.content)), ...grounds]),
  }))
}

/** The words of a table row, cells parted by ` | `. */
export const rowText = (row: Row): string => row.content.map((cell) => textOf(cell.content)).join(' | ')

const statesSomething = (row: Row): boolean =>
  row.content.some((cell) => cell.type === 'table_cell') && row.content.some((cell) => /\S/.test(textOf(cell.content)))

type Placed = { at: number, target: Target }

/** The sentences of inline content, each with the citations in it or right after its end mark. */
export function sentencesOfInline(content: readonly Inline[] | undefined): { text: string, cites: Target[] }[] {
  const { text, placed } = lineUp(content ?? [])
  const spans = splitSentences(text)
  const cites: Target[][] = spans.map(() => [])
  for (const { at, target } of placed) {
    const next = spans.findIndex(({ start }) => start >= at)
    const last = next === -1 ? spans.length - 1 : Math.max(next - 1, 0)
    cites[last]?.push(target)
  }
  return spans.map(({ start, end }, index) => ({
    text: tidy(text.slice(start, end)),
    cites: distinctTargets(cites[index] ?? []),
  }))
}

function lineUp(content: readonly Inline[]): { text: string, placed: Placed[] } {
  let text = ''
  const placed: Placed[] = []
  let afterCitation = false
  for (const inline of content) {
    if (inline.type === 'citation') placed.push({ at: text.length, target: inline.attrs })
    // "Zin een.[bron]Zin twee": without the citation between them these would be one sentence.
    else text += afterCitation && /[.!?…]$/.test(text) && /^\p{Lu}/u.test(inline.text) ? ` ${inline.text}` : inline.text
    afterCitation = inline.type === 'citation'
  }
  return { text, placed }
}

/** A citation in mid-sentence leaves a space before a comma or two spaces where it stood. */
const tidy = (text: string): string => text.replace(/[ \t]{2,}/g, ' ').replace(/ +(?=[.,;:!?)](?:\s|$))/g, '').trim()

const WORD = /[\p{L}\p{N}]+(?:[-’'.,/][\p{L}\p{N}]+)*/gu

/** The number of words in all that a reader reads: titles, captions, blocks and cells. */
export function wordsOf(document: Document): number {
  return document.content.flatMap((chapter) => [titleOf(chapter), ...blocksOf(chapter).map(blockText)])
    .reduce((sum, text) => sum + (text.match(WORD)?.length ?? 0), 0)
}

function blockText(block: Block): string {
  if (block.type === 'paragraph' || block.type === 'note') return textOf(block.content)
  if (block.type === 'table') return [block.attrs.caption ?? '', ...block.content.map(rowText)].join('\n')
  return block.content.map((item) => textOf(item.content)).join('\n')
}
