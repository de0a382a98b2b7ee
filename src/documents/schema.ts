import { Schema } from 'prosemirror-model'
import type { AttributeSpec, NodeSpec } from 'prosemirror-model'

/** What a sentence may rest on. `id` is the row's uuid, or for a source its CSL id. */
export type Target = { kind: 'finding' | 'contribution' | 'source', id: string }

export type Mark = { type: 'strong' } | { type: 'em' } | { type: 'link', attrs: { href: string } }
export type Text = { type: 'text', text: string, marks?: Mark[] }
export type Citation = { type: 'citation', attrs: Target }
export type Inline = Text | Citation

type BlockAttrs = { id: string, rests_on: Target[] }
export type Paragraph = { type: 'paragraph', attrs: BlockAttrs, content?: Inline[] }
export type Note = { type: 'note', attrs: BlockAttrs, content?: Inline[] }
export type ListItem = { type: 'list_item', attrs: { id: string }, content?: Inline[] }
export type Prose = Paragraph | Note
export type BulletList = { type: 'bullet_list', attrs: BlockAttrs, content: ListItem[] }
export type OrderedList = { type: 'ordered_list', attrs: BlockAttrs, content: ListItem[] }
export type Cell = { type: 'table_header' | 'table_cell', content?: Inline[] }
export type Row = { type: 'table_row', attrs: { id: string }, content: Cell[] }
export type Table = { type: 'table', attrs: BlockAttrs & { caption: string | null }, content: Row[] }
export type Block = Paragraph | Note | BulletList | OrderedList | Table
export type ChapterTitle = { type: 'chapter_title', content?: Text[] }
export type Chapter = { type: 'chapter', attrs: { id: string }, content: [ChapterTitle, ...Block[]] }

/** A structured text in the form in which it is stored: ProseMirror's JSON under `documentSchema`. */
export type Document = { type: 'doc', content: Chapter[] }

// ProseMirror wants to be able to make a node where one is required; parseDocument refuses an id that was left out.
const identity: Record<string, AttributeSpec> = { id: { default: '', validate: 'string' } }
const grounded: Record<string, AttributeSpec> = { ...identity, rests_on: { default: [], validate: checkTargets } }

const nodes = {
  doc: { content: 'chapter+' },
  chapter: { content: 'chapter_title block+', attrs: identity, isolating: true },
  chapter_title: { content: 'text*', marks: '' },
  paragraph: { content: 'inline*', group: 'block', attrs: grounded },
  bullet_list: { content: 'list_item+', group: 'block', attrs: grounded },
  ordered_list: { content: 'list_item+', group: 'block', attrs: grounded },
  list_item: { content: 'inline*', attrs: identity },
  table: {
    content: 'table_row+', group: 'block', isolating: true,
    attrs: { ...grounded, caption: { default: null, validate: 'string|null' } },
  },
  table_row: { content: '(table_header | table_cell)+', attrs: identity },
  table_header: { content: 'inline*', isolating: true },
  table_cell: { content: 'inline*', isolating: true },
  note: { content: 'inline*', group: 'block', attrs: grounded },
  text: { group: 'inline' },
  citation: {
    inline: true, group: 'inline', atom: true,
    attrs: { kind: { validate: 'string' }, id: { validate: 'string' } },
  },
} satisfies Record<string, NodeSpec>

/** The one form of every structured text: drafts, co-writing and publications all keep to it. */
export const documentSchema = new Schema({
  nodes,
  marks: {
    link: { attrs: { href: { validate: checkHref } }, inclusive: false },
    em: {},
    strong: {},
  },
})

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
// The signs left out are those that end a citation or carry meaning in the plain form.
const SOURCE_ID = /^[^\s\p{C};,[\]\\*|]{1,200}$/u

/** Whether this names something a text may rest on, in the right form; not whether it exists. */
export function isTarget(value: unknown): value is Target {
  if (typeof value !== 'object' || value === null) return false
  const { kind, id, ...rest } = value as Record<string, unknown>
  if (typeof id !== 'string' || Object.keys(rest).length > 0) return false
  return kind === 'source' ? SOURCE_ID.test(id) : (kind === 'finding' || kind === 'contribution') && UUID.test(id)
}

function checkTargets(value: unknown): void {
  if (!Array.isArray(value) || !value.every(isTarget)) throw new RangeError('not findings, contributions or sources')
}

/** Whether a link may lead there: http, https, mailto, or a path of our own. Never a script, never `//host`. */
export function isHref(href: string): boolean {
  if (href.length > 2000 || /[\s\p{C}"<>\\^`{|}]/u.test(href)) return false
  if (href.startsWith('/')) return !href.startsWith('//')
  return /^https?:\/\/[^/?#]/i.test(href) ? URL.canParse(href) : /^mailto:[^@?]+@[^@?]+/i.test(href)
}

function checkHref(value: unknown): void {
  if (typeof value !== 'string' || !isHref(value)) throw new RangeError('not an address a link may lead to')
}

const ID_SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Whether this has the form of a lasting id of a chapter, block, list item or table row. */
export const isId = (value: unknown): value is string => typeof value === 'string' && /^[a-z0-9]{10}$/.test(value)

/**
 * A lasting id: 10 signs of a-z0-9, 51 bits. `randomBytes` gives that many random bytes, as in node:crypto.
 * Bytes over 251 are thrown away, or the first letters would come up more often.
 */
export function newId(randomBytes: (size: number) => Uint8Array): string {
  let id = ''
  while (id.length < 10) {
    for (const byte of randomBytes(12)) if (byte < 252 && id.length < 10) id += ID_SIGNS[byte % 36]
  }
  return id
}

/** The blocks of a chapter, without its title. */
export const blocksOf = (chapter: Chapter): Block[] => chapter.content.slice(1) as Block[]

/** The words of a chapter's title. */
export const titleOf = (chapter: Chapter): string => textOf(chapter.content[0].content)

/** The words of inline content, without marks and citations. */
export const textOf = (content: readonly Inline[] | undefined): string =>
  (content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '')).join('')

/** The citations in inline content, in order, each once. */
export const citesOf = (content: readonly Inline[] | undefined): Target[] =>
  distinctTargets((content ?? []).flatMap((inline) => (inline.type === 'citation' ? [inline.attrs] : [])))

/** Each target once, in the order of first mention. */
export function distinctTargets(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()]
}

/** One string per target, to compare and to look up with. */
export const keyOf = ({ kind, id }: Target): string => `${kind} ${id}`
