import { blocksOf, citesOf, distinctTargets, keyOf, textOf, titleOf } from './schema.ts'
import type { Block, Cell, Document, Inline, Target } from './schema.ts'
import { longestRising } from './sequences.ts'
import { wordDifferences } from './words.ts'
import type { Run } from './words.ts'

type Change = 'same' | 'added' | 'removed' | 'changed'

/** A list item, a table row, or (under the id of the table) its caption. */
export type PartDifference = { id: string, kind: 'item' | 'row' | 'caption', change: Change, moved: boolean, runs: Run[] }

export type BlockDifference = {
  id: string
  /** What it is now, or was when it is gone. */
  type: 'chapter' | Block['type']
  /** The chapter in which it stands now, or stood; a chapter's own id for a chapter. */
  chapter: string
  change: Change
  /** It stands elsewhere among its neighbours, or in another chapter. A changed block may have moved as well. */
  moved: boolean
  /** The words of a chapter title, paragraph or note; empty for a list or table, which has `parts`. */
  runs: Run[]
  parts: PartDifference[]
  cites: { added: Target[], removed: Target[] }
  /** The words are the same, but bold, italics, a link, the place of a citation or the kind of block is not. */
  styled: boolean
}

type Part = { id: string, kind: PartDifference['kind'], text: string }
type Unit = { id: string, type: BlockDifference['type'], chapter: string, text: string, parts: Part[], cites: Target[], form: string }

/**
 * What changed from one document to another, in the order of the new one; what is gone stands after what it
 * followed. Chapters (their titles), blocks, items and rows are matched by their ids, so a rewritten one is
 * `changed`. Identical documents give only `same`.
 */
export function differencesBetween(a: Document, b: Document): BlockDifference[] {
  const [before, after] = [unitsOf(a), unitsOf(b)]
  const moved = movedUnits(before, after)
  return matched(before, after).map(([old, now]) => compare(old, now, moved))
}

/** How many blocks stayed just as and where they were: the titles of chapters are no passages. */
export const stayed = (differences: readonly BlockDifference[]): number =>
  differences.filter(({ change, moved, type }) => change === 'same' && !moved && type !== 'chapter').length

function compare(old: Unit | undefined, now: Unit | undefined, moved: Set<string>): BlockDifference {
  const { id, type, chapter } = (now ?? old)!
  const runs = wordDifferences(old?.text ?? '', now?.text ?? '')
  const parts = compareParts(old?.parts ?? [], now?.parts ?? [])
  const cites = { added: missingFrom(old, now), removed: missingFrom(now, old) }
  const wordsChanged = runs.some(({ kind }) => kind !== 'same') || parts.some((part) => part.change !== 'same' || part.moved)
  const form = old && now ? old.form !== now.form : false
  const differs = wordsChanged || form || cites.added.length + cites.removed.length > 0
  const change = !old ? 'added' : !now ? 'removed' : differs ? 'changed' : 'same'
  return { id, type, chapter, change, moved: moved.has(id), runs, parts, cites, styled: form && !wordsChanged }
}

function compareParts(before: Part[], after: Part[]): PartDifference[] {
  const moved = movedAmong(before.map(({ id }) => id), after.map(({ id }) => id))
  return matched(before, after).map(([old, now]) => {
    const { id, kind } = (now ?? old)!
    const runs = wordDifferences(old?.text ?? '', now?.text ?? '')
    const change = !old ? 'added' : !now ? 'removed' : old.text === now.text ? 'same' : 'changed'
    return { id, kind, change, moved: moved.has(id), runs }
  })
}

function missingFrom(one: Unit | undefined, other: Unit | undefined): Target[] {
  const known = new Set(one?.cites.map(keyOf))
  return other?.cites.filter((target) => !known.has(keyOf(target))) ?? []
}

/** Pairs by id, in the new order, with each old one that is gone after the one it followed. */
function matched<T extends { id: string }>(before: T[], after: T[]): [T | undefined, T | undefined][] {
  const old = new Map(before.map((one) => [one.id, one]))
  const kept = new Set(after.map(({ id }) => id))
  const goneAfter = new Map<string | undefined, T[]>()
  let followed: string | undefined
  for (const one of before) {
    if (kept.has(one.id)) followed = one.id
    else goneAfter.set(followed, [...(goneAfter.get(followed) ?? []), one])
  }
  const gone = (id: string | undefined): [T, undefined][] => (goneAfter.get(id) ?? []).map((one) => [one, undefined])
  return [...gone(undefined), ...after.flatMap((one): [T | undefined, T | undefined][] =>
    [[old.get(one.id), one], ...gone(one.id)])]
}

/** A block has moved when it changed chapter or place among the others there; a chapter takes its blocks along. */
function movedUnits(before: Unit[], after: Unit[]): Set<string> {
  const chapterOf = new Map(before.map(({ id, chapter }) => [id, chapter]))
  const moved = movedAmong(chaptersIn(before), chaptersIn(after))
  const blocks = after.filter(({ type }) => type !== 'chapter')
  for (const { id, chapter } of blocks) {
    if (chapterOf.has(id) && chapterOf.get(id) !== chapter) moved.add(id)
  }
  for (const chapter of chaptersIn(after)) {
    const within = (units: Unit[]): string[] =>
      units.filter((unit) => unit.chapter === chapter && unit.type !== 'chapter').map(({ id }) => id)
    for (const id of movedAmong(within(before), within(after))) moved.add(id)
  }
  return moved
}

const chaptersIn = (units: Unit[]): string[] => units.filter(({ type }) => type === 'chapter').map(({ id }) => id)

function movedAmong(before: string[], after: string[]): Set<string> {
  const places = new Map(before.map((id, place) => [id, place]))
  const common = after.filter((id) => places.has(id))
  const still = longestRising(common.map((id) => places.get(id)!))
  return new Set(common.filter((_, place) => !still.has(place)))
}

const unitsOf = (document: Document): Unit[] => document.content.flatMap((chapter) => {
  const { id } = chapter.attrs
  const title: Unit = { id, type: 'chapter', chapter: id, text: titleOf(chapter), parts: [], cites: [], form: '' }
  return [title, ...blocksOf(chapter).map((block) => unitOf(block, id))]
})

function unitOf(block: Block, chapter: string): Unit {
  const { id, rests_on } = block.attrs
  const contents = contentsOf(block)
  const prose = block.type === 'paragraph' || block.type === 'note'
  return {
    id, type: block.type, chapter,
    text: prose ? textOf(block.content) : '',
    parts: prose ? [] : partsOf(block),
    cites: distinctTargets([...contents.flatMap(citesOf), ...rests_on]),
    form: JSON.stringify([block.type, rests_on, shapeOf(block, contents)]),
  }
}

function contentsOf(block: Block): Inline[][] {
  if (block.type === 'paragraph' || block.type === 'note') return [block.content ?? []]
  if (block.type === 'table') return block.content.flatMap((row) => row.content.map((cell) => cell.content ?? []))
  return block.content.map((item) => item.content ?? [])
}

function shapeOf(block: Block, contents: Inline[][]): unknown {
  return block.type === 'table' ? [contents, block.content.map((row) => row.content.map((cell) => cell.type))] : contents
}

function partsOf(block: Exclude<Block, { type: 'paragraph' | 'note' }>): Part[] {
  if (block.type !== 'table') {
    return block.content.map((item) => ({ id: item.attrs.id, kind: 'item', text: textOf(item.content) }))
  }
  const rows = block.content.map((row): Part => ({ id: row.attrs.id, kind: 'row', text: row.content.map(cellText).join(' | ') }))
  const { id, caption } = block.attrs
  return caption === null ? rows : [{ id, kind: 'caption', text: caption }, ...rows]
}

const cellText = (cell: Cell): string => textOf(cell.content)
