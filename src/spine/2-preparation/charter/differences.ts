import { differencesBetween, type BlockDifference } from '../../../documents/differences.ts'
import type { Block, Chapter, Document } from '../../../documents/schema.ts'
import { wordDifferences } from '../../../documents/words.ts'
import { parts, type Part } from './content.ts'

/** The lines of a part as a reader sees them. */
export type Lines = Readonly<Record<Part, readonly string[]>>

/** How much of two lines is the same, 0 to 1. */
const likeness = (a: string, b: string): number => {
  const same = wordDifferences(a, b).reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)
  return same / Math.max(a.length, b.length, 1)
}

/**
 * Lasting ids for lines that have none: a line that stayed keeps its id, and so does one that was reworded, if half of it
 * is still the same. Without them each reworded line would read as one gone and another come.
 */
const pairLines = (before: readonly string[], after: readonly string[]): { before: string[]; after: string[] } => {
  const left = before.map((text, at) => ({ id: `r${at}`, text }))
  const take = (fits: (text: string) => boolean) => {
    const at = left.findIndex(({ text }) => fits(text))
    return at < 0 ? undefined : left.splice(at, 1)[0]?.id
  }
  const ids: (string | undefined)[] = after.map((line) => take((text) => text === line))
  after.forEach((line, at) => { ids[at] ??= take((text) => likeness(text, line) >= 0.5) ?? `n${at}` })
  return { before: before.map((_, at) => `r${at}`), after: ids as string[] }
}

const listOf = (part: Part, lines: readonly string[], ids: readonly string[]): Block => ({
  type: 'bullet_list', attrs: { id: `${part}-list`, rests_on: [] },
  content: lines.map((text, at) => ({
    type: 'list_item', attrs: { id: `${part}-${ids[at]}` }, content: text === '' ? [] : [{ type: 'text', text }],
  })),
})
const chapterOf = (part: Part, block: Block): Chapter => ({ type: 'chapter', attrs: { id: part }, content: [{ type: 'chapter_title' }, block] })

const asDocuments = (before: Lines, after: Lines, asked: readonly Part[]): [Document, Document] => {
  const pairs = asked.map((part) => {
    const ids = pairLines(before[part], after[part])
    return [chapterOf(part, listOf(part, before[part], ids.before)), chapterOf(part, listOf(part, after[part], ids.after))] as const
  })
  return [{ type: 'doc', content: pairs.map(([old]) => old) }, { type: 'doc', content: pairs.map(([, now]) => now) }]
}

export interface PartChange { readonly part: Part; readonly lines: BlockDifference['parts'] }

/** What changed in these parts of a charter, line by line; parts that stayed the same are left out. */
export const changesBetween = (before: Lines, after: Lines, asked: readonly Part[] = parts): PartChange[] =>
  differencesBetween(...asDocuments(before, after, asked))
    .filter(({ type, change, parts: lines }) => type !== 'chapter' && (change !== 'same' || lines.some(({ moved }) => moved)))
    .map(({ chapter, parts: lines }) => ({ part: chapter as Part, lines }))
