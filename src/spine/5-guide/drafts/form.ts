import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { listFromPlain, listToPlain, tableFromPlain, tableToPlain } from '../../../documents/lines.ts'
import { closedUp, inlineFromPlain, inlineToPlain, type PlainError, type Refer } from '../../../documents/plain.ts'
import {
  blocksOf, newId, titleOf, type Block, type Chapter, type Document, type Inline, type ListItem, type Prose, type Row, type Target, type Text,
} from '../../../documents/schema.ts'
import { InvalidDocument } from '../../../documents/parse.ts'
import { optionalText, ticked, type Typed } from '../../../platform/form.ts'
import type { Language } from '../../../platform/here.ts'
import type { Asked, References, Unfit } from './references.ts'

/** One thing that is wrong: the field, the block it belongs to (from 1; 0 for a title), and what. */
export interface Problem {
  readonly field: string
  readonly block: number
  readonly code: Unfit | 'link' | 'form' | 'wide' | 'long' | 'many' | 'odd' | 'empty' | 'confirm' | 'last'
  readonly kind?: Target['kind'] | 'link'
  readonly ref?: string
}

/** The names of the fields of a block: its words, what it rests on as a whole, and a table's caption. */
export const wordsField = (id: string) => `tekst-${id}`
export const groundsField = (id: string) => `rust-${id}`
export const captionField = (id: string) => `bijschrift-${id}`
/** A lasting id for what is new. */
export const freshId = () => newId(randomBytes)

/** What the fields of a chapter's form hold, by name. */
export type Fields = Readonly<Record<string, string>>

const longest = { title: 300, note: 500 }
const anyText = () => z.string().default('')

/** The form of one chapter: it knows the fields of the blocks that stand there and no other. `first`: with the title of the whole text. */
export const chapterForm = (chapter: Chapter, first: boolean) => z.strictObject({
  slot: anyText(), doe: z.string().default('opslaan'), bevestig: ticked(), toelichting: optionalText(longest.note), hoofdstuktitel: anyText(),
  ...(first && { titel: anyText() }),
  ...Object.fromEntries(blocksOf(chapter).flatMap(({ type, attrs: { id } }) =>
    [wordsField(id), groundsField(id), ...(type === 'table' ? [captionField(id)] : [])].map((name) => [name, anyText()] as const))),
})

/** What was typed, as the fields of the form. */
export const fieldsFrom = (typed: Typed): Fields =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value : '']))

const groundsToPlain = (targets: readonly Target[], refer: Refer, language: Language): string =>
  inlineToPlain(targets.map((attrs): Inline => ({ type: 'citation', attrs })), refer, language).slice(1, -1)

// A table that was only just added: its bars would be a riddle.
const isBare = (rows: readonly Row[]): boolean => rows.every(({ content }) => content.every((cell) => !cell.content))

const wordsToPlain = (block: Block, refer: Refer, language: Language): string => {
  if (block.type === 'table') return isBare(block.content) ? '' : tableToPlain(block.content, refer, language)
  if (block.type === 'paragraph' || block.type === 'note') return inlineToPlain(block.content ?? [], refer, language)
  return listToPlain(block.content, refer, language)
}

const blockFields = (block: Block, refer: Refer, language: Language): Fields => ({
  [wordsField(block.attrs.id)]: wordsToPlain(block, refer, language),
  [groundsField(block.attrs.id)]: groundsToPlain(block.attrs.rests_on, refer, language),
  ...(block.type === 'table' && { [captionField(block.attrs.id)]: block.attrs.caption ?? '' }),
})

/** A chapter as it is typed. */
export const fieldsOf = (title: string, chapter: Chapter, refer: Refer, language: Language): Fields =>
  Object.assign({ titel: title, hoofdstuktitel: titleOf(chapter), toelichting: '' }, ...blocksOf(chapter).map((block) => blockFields(block, refer, language)))

const inBrackets = (typed: string) => (typed.trim() === '' ? '' : `[${typed.trim().replace(/[.;,]+$/, '')}]`)

/** The references that were typed in the fields of a chapter. */
export const askedIn = (chapter: Chapter, fields: Fields): Asked[] => {
  const asked: Asked[] = []
  const note = (kind: Target['kind'], ref: string) => { asked.push({ kind, ref }); return undefined }
  for (const { attrs: { id } } of blocksOf(chapter)) {
    for (const line of (fields[wordsField(id)] ?? '').split('\n')) for (const cell of line.split(/(?<!\\)\|/)) inlineFromPlain(cell, note)
    for (const part of partsOf(fields[wordsField(id)] ?? '')) inlineFromPlain(part, note)
    inlineFromPlain(inBrackets(fields[groundsField(id)] ?? ''), note)
  }
  return asked
}

interface Reading { readonly fields: Fields; readonly references: References; readonly language: Language }

/** What a whole block rests on. Undefined when the words are no list of references. */
const groundsFrom = (typed: string, { references }: Reading): { targets: Target[] | undefined; errors: PlainError[] } => {
  const { content, errors } = inlineFromPlain(inBrackets(typed), references.resolve)
  const targets = content.flatMap((inline) => (inline.type === 'citation' ? [inline.attrs] : []))
  return { targets: targets.length === content.length ? targets : undefined, errors }
}

const filled = <T>(content: T[]): { content?: T[] } => (content.length > 0 ? { content } : {})
const emptyItem = (before: readonly ListItem[]): ListItem => ({ type: 'list_item', attrs: { id: before[0]?.attrs.id ?? freshId() } })
const emptyRow = (before: readonly Row[]): Row => ({ type: 'table_row', attrs: { id: before[0]?.attrs.id ?? freshId() }, content: [{ type: 'table_header' }] })

/** Control characters mean nothing in a title; a line break is a space. */
const oneLine = (typed: string) => typed.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** A blank line begins a new paragraph. */
const partsOf = (typed: string): string[] => {
  const parts = typed.split(/\n\s*\n/).filter((part) => part.trim() !== '')
  return parts.length > 0 ? parts : ['']
}

/** `wide`: the row of a table with more cells than its header. */
interface Read { readonly blocks: Block[]; readonly errors: PlainError[]; readonly wide?: number | undefined }

const proseFrom = (block: Prose, typed: string, rests_on: Target[], { references }: Reading): Read => {
  const read = partsOf(typed).map((part) => inlineFromPlain(part, references.resolve))
  const blocks = read.map(({ content }, at): Block => ({ type: block.type, attrs: { id: at === 0 ? block.attrs.id : freshId(), rests_on }, ...filled(content) }))
  return { blocks, errors: read.flatMap(({ errors }) => errors) }
}

const wordsFrom = (block: Block, typed: string, rests_on: Target[], reading: Reading): Read => {
  const { fields, references, language } = reading
  const editing = { ...references, newId: freshId, language }
  if (block.type === 'paragraph' || block.type === 'note') return proseFrom(block, typed, rests_on, reading)
  if (block.type === 'table') {
    const { rows, errors, wide } = tableFromPlain(typed, block.content, editing)
    const caption = oneLine(fields[captionField(block.attrs.id)] ?? '') || null
    return { blocks: [{ ...block, attrs: { ...block.attrs, rests_on, caption }, content: rows.length > 0 ? rows : [emptyRow(block.content)] }], errors, wide }
  }
  const { items, errors } = listFromPlain(typed, block.content, { ...editing, numbered: block.type === 'ordered_list' })
  return { blocks: [{ ...block, attrs: { ...block.attrs, rests_on }, content: items.length > 0 ? items : [emptyItem(block.content)] }], errors }
}

/** A block as typed; more than one where a paragraph was parted. One that was not touched stays exactly as it is stored. */
const blockFrom = (block: Block, at: number, reading: Reading): { blocks: Block[]; problems: Problem[] } => {
  const { fields, references, language } = reading
  const { id } = block.attrs
  const now = blockFields(block, references.refer, language)
  if (Object.entries(now).every(([name, value]) => (fields[name] ?? '') === value.normalize('NFC'))) return { blocks: [block], problems: [] }
  const grounds = groundsFrom(fields[groundsField(id)] ?? '', reading)
  const words = wordsFrom(block, closedUp(fields[wordsField(id)] ?? ''), grounds.targets ?? [], reading)
  const wrong = (field: string) => ({ kind, ref }: PlainError): Problem =>
    ({ field, block: at, code: kind === 'link' ? 'link' : references.why({ kind, ref }), kind, ref })
  const loose: Problem[] = grounds.targets || grounds.errors.length > 0 ? [] : [{ field: groundsField(id), block: at, code: 'form' }]
  const wide: Problem[] = words.wide === undefined ? [] : [{ field: wordsField(id), block: at, code: 'wide', ref: String(words.wide) }]
  return { blocks: words.blocks, problems: [...words.errors.map(wrong(wordsField(id))), ...wide, ...grounds.errors.map(wrong(groundsField(id))), ...loose] }
}

/** The chapter as it was typed, with what is wrong in it. Items and rows that nearly stayed keep their ids. */
export const chapterFrom = (chapter: Chapter, reading: Reading): { chapter: Chapter; problems: Problem[] } => {
  const read = blocksOf(chapter).map((block, at) => blockFrom(block, at + 1, reading))
  const title = oneLine(reading.fields['hoofdstuktitel'] ?? '')
  const words: Text[] = title === '' ? [] : [{ type: 'text', text: title }]
  const long: Problem[] = title.length > longest.title ? [{ field: 'hoofdstuktitel', block: 0, code: 'long' }] : []
  return {
    chapter: { ...chapter, content: [{ type: 'chapter_title', ...filled(words) }, ...read.flatMap(({ blocks }) => blocks)] },
    problems: [...long, ...read.flatMap(({ problems }) => problems)],
  }
}

/** The title of the whole text as typed, or what is wrong with it. */
export const titleFrom = (typed: string): { title: string; problems: Problem[] } => {
  const title = oneLine(typed)
  const code = title === '' ? 'empty' : title.length > longest.title ? 'long' : undefined
  return { title, problems: code ? [{ field: 'titel', block: 0, code }] : [] }
}

/** Where in the form a refused document is wrong. `chapter`: the chapter at hand, with the blocks the form shows. */
export const problemFrom = (fault: InvalidDocument, document: Document, chapter: Chapter): Problem => {
  const [, chapterAt = '', childAt = '0', rest = ''] = /^content\[(\d+)\](?:\.content\[(\d+)\](.*))?/.exec(fault.path) ?? []
  const code = /more than \d+ (blocks|ids)/.test(fault.message) ? 'many' : /more than \d+ bytes|not a list of (grounds|nodes)/.test(fault.message) ? 'long' : 'odd'
  const block = document.content[Number(chapterAt)]?.content[Number(childAt)]
  const at = block && 'attrs' in block ? blocksOf(chapter).findIndex(({ attrs }) => attrs.id === block.attrs.id) + 1 : 0
  const id = at > 0 && block && 'attrs' in block ? block.attrs.id : undefined
  if (id === undefined) return { field: 'hoofdstuktitel', block: 0, code }
  return { field: rest.includes('rests_on') ? groundsField(id) : wordsField(id), block: at, code }
}
