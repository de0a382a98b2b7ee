import { inlineFromPlain, inlineToPlain } from './plain.ts'
import type { PlainError, Refer, Resolve } from './plain.ts'
import type { Cell, ListItem, Row } from './schema.ts'
import { commonSubsequence } from './sequences.ts'

/** The items of a list, one on a line. */
export const listToPlain = (items: readonly ListItem[], refer: Refer, language?: 'nl' | 'en'): string =>
  items.map((item) => inlineToPlain(item.content ?? [], refer, language)).join('\n')

/** The rows of a table, one on a line, cells parted by ` | `. */
export const tableToPlain = (rows: readonly Row[], refer: Refer, language?: 'nl' | 'en'): string =>
  rows.map((row) => rowToPlain(row, refer, language)).join('\n')

const rowToPlain = (row: Row, refer: Refer, language?: 'nl' | 'en'): string =>
  row.content.map((cell) => inlineToPlain(cell.content ?? [], refer, language)).join(' | ')

type Editing = {
  resolve: Resolve
  refer: Refer
  /** Gives an id to an item or row that was not there before. */
  newId: () => string
  language?: 'nl' | 'en'
}

// A dash, a dot or a star with which people begin a line of a list, and in a numbered list a number.
const BULLET = /^[-–—•·*▪◦]\s+(?=\S)/u
const NUMBER = /^\d{1,3}[.)]\s+(?=\S)/u

/**
 * Items typed one on a line. Those that stayed or nearly stayed as in `before` keep their ids; empty lines fall away, and so do the
 * dashes and, where the list is `numbered`, the numbers that people type before an item: the list has its own.
 */
export function listFromPlain(
  text: string, before: readonly ListItem[], { resolve, refer, newId, language, numbered }: Editing & { numbered?: boolean },
): { items: ListItem[], errors: PlainError[] } {
  const lines = linesOf(text).map((line) => (numbered ? line.replace(BULLET, '').replace(NUMBER, '') : line.replace(BULLET, '')))
  const old = before.map((item) => ({ id: item.attrs.id, text: inlineToPlain(item.content ?? [], refer, language) }))
  const ids = reconcileIds(old, lines)
  const read = lines.map((line) => inlineFromPlain(line, resolve))
  return {
    items: read.map(({ content }, index) => ({
      type: 'list_item', attrs: { id: ids[index] ?? newId() }, ...(content.length > 0 && { content }),
    })),
    errors: read.flatMap(({ errors }) => errors),
  }
}

/**
 * Rows typed one on a line, the first the header. Short rows are filled up with empty cells to the longest. Bars around every row, and a
 * line of dashes under the header, are how others write a table: they are no cells. `wide`: the first row, from 1, with more cells than the header.
 */
export function tableFromPlain(
  text: string, before: readonly Row[], { resolve, refer, newId, language }: Editing,
): { rows: Row[], errors: PlainError[], wide: number | undefined } {
  const lines = rowLines(text)
  const ids = reconcileIds(before.map((row) => ({ id: row.attrs.id, text: rowToPlain(row, refer, language) })), lines)
  const read = lines.map((line) => cellsOf(line).map((cell) => inlineFromPlain(cell, resolve)))
  const width = Math.max(...read.map((cells) => cells.length), 1)
  const rows = read.map((cells, index): Row => ({
    type: 'table_row', attrs: { id: ids[index] ?? newId() },
    content: Array.from({ length: width }, (_, column): Cell => {
      const content = cells[column]?.content ?? []
      return { type: index === 0 ? 'table_header' : 'table_cell', ...(content.length > 0 && { content }) }
    }),
  }))
  const wide = read.findIndex((cells) => cells.length > (read[0]?.length ?? 0))
  return { rows, errors: read.flat().flatMap(({ errors }) => errors), wide: wide < 0 ? undefined : wide + 1 }
}

const AROUND = /^\|(.*)(?<!\\)\|$/u
const DASHES = /^\|?(?:\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?$/u

function rowLines(text: string): string[] {
  const lines = linesOf(text).filter((line, at) => at !== 1 || !DASHES.test(line))
  return lines.every((line) => AROUND.test(line)) ? lines.map((line) => AROUND.exec(line)![1]!.trim()) : lines
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '')

function cellsOf(line: string): string[] {
  const cells = ['']
  for (const piece of line.match(/\\.|\||[^|\\]+|\\/gsu) ?? []) {
    if (piece === '|') cells.push('')
    else cells[cells.length - 1] += piece
  }
  return cells
}

/** From how alike two lines are, 0 to 1, they count as the same item rewritten: half their words in common. */
const ALIKE = 0.5

/**
 * For each new line the id of the old one it is, or undefined for a new one. Lines that stayed in order come first
 * (longest common subsequence), then equal lines that moved, then the most alike of what is left (Dice's
 * coefficient over words). No id is given twice.
 */
export function reconcileIds(
  oldItems: readonly { id: string, text: string }[], newItems: readonly string[],
): (string | undefined)[] {
  const ids: (string | undefined)[] = newItems.map(() => undefined)
  const free = new Set(oldItems.keys())
  const give = (old: number, now: number): void => {
    ids[now] = oldItems[old]!.id
    free.delete(old)
  }
  const stayed = commonSubsequence(oldItems.map(({ text }) => text), newItems, 2000) ?? []
  for (const [old, now] of stayed) give(old, now)
  const waiting = [...newItems.keys()].filter((now) => ids[now] === undefined)
  for (const now of waiting) {
    const old = [...free].find((place) => oldItems[place]!.text === newItems[now])
    if (old !== undefined) give(old, now)
  }
  for (const { old, now } of likenesses(oldItems, newItems, free, ids)) {
    if (free.has(old) && ids[now] === undefined) give(old, now)
  }
  return ids
}

function likenesses(
  oldItems: readonly { text: string }[], newItems: readonly string[], free: Set<number>, ids: (string | undefined)[],
): { old: number, now: number, likeness: number }[] {
  const waiting = newItems.flatMap((text, now) => (ids[now] === undefined ? [{ now, words: wordsIn(text) }] : []))
  return [...free].flatMap((old) => {
    const words = wordsIn(oldItems[old]!.text)
    return waiting.map((one) => ({ old, now: one.now, likeness: dice(words, one.words) }))
      .filter(({ likeness }) => likeness >= ALIKE)
  }).sort((a, b) => b.likeness - a.likeness || Math.abs(a.old - a.now) - Math.abs(b.old - b.now))
}

const wordsIn = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

function dice(a: Set<string>, b: Set<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}
