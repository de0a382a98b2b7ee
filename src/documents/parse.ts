import { Fragment, Mark } from 'prosemirror-model'
import type { Node, NodeType } from 'prosemirror-model'
import { documentSchema, isHref, isId, isTarget } from './schema.ts'
import type { Document } from './schema.ts'

/** What a stored text may hold at most. Sizes in bytes of UTF-8; a citation counts for 100. */
export const LIMITS = { blocks: 2000, ids: 20_000, blockBytes: 100_000, depth: 6, children: 20_000, grounds: 200 }

/** The JSON is not a document of ours; `path` says where, as in `content[0].content[2].attrs.id`. */
export class InvalidDocument extends Error {
  readonly path: string
  constructor(path: string, reason: string) {
    super(`${path || 'document'}: ${reason}`)
    this.name = 'InvalidDocument'
    this.path = path
  }
}

type Walk = { ids: Set<string>, blocks: number, bytes: number }
type Json = Record<string, unknown>

/**
 * Checks unknown JSON against the schema and gives it back in its one stored form: defaults filled in, equal
 * neighbours joined, no marks on citations. Throws InvalidDocument for anything the schema does not know,
 * an id that is double or not well-formed, and whatever passes LIMITS.
 */
export function parseDocument(json: unknown): Document {
  const node = build(json, '', 0, { ids: new Set(), blocks: 0, bytes: 0 })
  if (node.type.name !== 'doc') throw new InvalidDocument('type', 'the outermost node must be a doc')
  node.check()
  // ProseMirror's attributes have no prototype; what is stored and compared is plain JSON.
  return JSON.parse(JSON.stringify(node.toJSON())) as Document
}

function build(json: unknown, path: string, depth: number, walk: Walk): Node {
  if (depth > LIMITS.depth) throw new InvalidDocument(path, 'too deep')
  const raw = objectAt(json, path, ['type', 'attrs', 'content', 'marks', 'text'])
  const type = typeof raw['type'] === 'string' ? documentSchema.nodes[raw['type']] : undefined
  if (!type) throw new InvalidDocument(join(path, 'type'), 'no such kind of node')
  if (type.isInGroup('block')) countBlock(path, walk)
  if (type.isText) return buildText(raw, path, walk)
  if ('text' in raw) throw new InvalidDocument(join(path, 'text'), 'only text has text')
  const attrs = attrsAt(raw, type, path, walk)
  const marks = marksAt(raw, path)
  if (marks.length > 0 && !type.isInline) throw new InvalidDocument(join(path, 'marks'), 'a block has no marks')
  if (type.name === 'citation') count(100, path, walk)
  return type.create(attrs, contentAt(raw, type, path, depth, walk))
}

function contentAt(raw: Json, type: NodeType, path: string, depth: number, walk: Walk): Fragment {
  const given = raw['content'] ?? []
  const at = join(path, 'content')
  if (!Array.isArray(given) || given.length > LIMITS.children) throw new InvalidDocument(at, 'not a list of nodes')
  const children = given.map((child: unknown, index) => build(child, `${at}[${index}]`, depth + 1, walk))
  const content = Fragment.fromArray(children)
  if (!type.validContent(content)) {
    throw new InvalidDocument(at, `a ${type.name} cannot hold ${children.map((child) => child.type.name).slice(0, 5)}`)
  }
  if (type.name === 'table') checkWidths(children, at)
  return content
}

function checkWidths(rows: Node[], path: string): void {
  const odd = rows.findIndex((row) => row.childCount !== rows[0]?.childCount)
  if (odd >= 0) throw new InvalidDocument(`${path}[${odd}]`, 'every row of a table has as many cells as the first')
}

function buildText(raw: Json, path: string, walk: Walk): Node {
  const text = raw['text']
  if ('attrs' in raw || 'content' in raw) throw new InvalidDocument(path, 'text has no attributes or content')
  if (typeof text !== 'string' || text === '') throw new InvalidDocument(join(path, 'text'), 'empty or not text')
  checkWords(text, join(path, 'text'))
  count(byteLength(text), path, walk)
  return documentSchema.text(text, marksAt(raw, path))
}

/** PostgreSQL refuses NUL and lone surrogates in jsonb; other control characters have no meaning in a text. */
function checkWords(text: string, path: string): void {
  if (/[\p{Cc}\p{Cs}]/u.test(text)) throw new InvalidDocument(path, 'a control character or half a character')
}

function marksAt(raw: Json, path: string): readonly Mark[] {
  const given = raw['marks'] ?? []
  const at = join(path, 'marks')
  if (!Array.isArray(given) || given.length > 3) throw new InvalidDocument(at, 'not a list of marks')
  const marks = given.map((mark: unknown, index) => markAt(mark, `${at}[${index}]`))
  if (new Set(marks.map((mark) => mark.type)).size < marks.length) throw new InvalidDocument(at, 'a mark is there twice')
  return Mark.setFrom(marks)
}

function markAt(json: unknown, path: string): Mark {
  const raw = objectAt(json, path, ['type', 'attrs'])
  const type = typeof raw['type'] === 'string' ? documentSchema.marks[raw['type']] : undefined
  if (!type) throw new InvalidDocument(join(path, 'type'), 'no such mark')
  const attrs = objectAt(raw['attrs'] ?? {}, join(path, 'attrs'), type.name === 'link' ? ['href'] : [])
  const href = attrs['href']
  if (type.name === 'link' && (typeof href !== 'string' || !isHref(href))) {
    throw new InvalidDocument(join(path, 'attrs.href'), 'not an address a link may lead to')
  }
  return type.create(attrs)
}

function attrsAt(raw: Json, type: NodeType, path: string, walk: Walk): Json {
  const at = join(path, 'attrs')
  const attrs = objectAt(raw['attrs'] ?? {}, at, Object.keys(type.spec.attrs ?? {}))
  if (type.name === 'citation') {
    if (!isTarget(attrs)) throw new InvalidDocument(at, 'not a finding, contribution or source')
    return attrs
  }
  if (type.spec.attrs?.['id']) takeId(attrs['id'], join(at, 'id'), walk)
  checkGrounds(attrs['rests_on'] ?? [], join(at, 'rests_on'))
  const caption = attrs['caption'] ?? null
  if (caption === null) return attrs
  if (typeof caption !== 'string') throw new InvalidDocument(join(at, 'caption'), 'not a text')
  checkWords(caption, join(at, 'caption'))
  count(byteLength(caption), path, walk)
  return attrs
}

function checkGrounds(grounds: unknown, path: string): void {
  if (!Array.isArray(grounds) || grounds.length > LIMITS.grounds) throw new InvalidDocument(path, 'not a list of grounds')
  const wrong = grounds.findIndex((target) => !isTarget(target))
  if (wrong >= 0) throw new InvalidDocument(`${path}[${wrong}]`, 'not a finding, contribution or source')
}

function takeId(id: unknown, path: string, walk: Walk): void {
  if (!isId(id)) throw new InvalidDocument(path, 'an id is ten signs of a-z0-9')
  if (walk.ids.has(id)) throw new InvalidDocument(path, `id ${id} is there twice`)
  if (walk.ids.size >= LIMITS.ids) throw new InvalidDocument(path, `more than ${LIMITS.ids} ids`)
  walk.ids.add(id)
}

function countBlock(path: string, walk: Walk): void {
  walk.blocks += 1
  walk.bytes = 0
  if (walk.blocks > LIMITS.blocks) throw new InvalidDocument(path, `more than ${LIMITS.blocks} blocks`)
}

function count(bytes: number, path: string, walk: Walk): void {
  walk.bytes += bytes
  if (walk.bytes > LIMITS.blockBytes) throw new InvalidDocument(path, `more than ${LIMITS.blockBytes} bytes in a block`)
}

function objectAt(json: unknown, path: string, keys: readonly string[]): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new InvalidDocument(path, 'not an object')
  const stray = Object.keys(json).find((key) => !keys.includes(key))
  if (stray !== undefined) throw new InvalidDocument(path, `unknown field ${stray.slice(0, 40)}`)
  return json as Json
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length
const join = (path: string, key: string): string => (path ? `${path}.${key}` : key)
