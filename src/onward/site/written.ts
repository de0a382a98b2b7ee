import { inlineFromPlain } from '../../documents/plain.ts'
import type { Text } from '../../documents/schema.ts'

export type WrittenBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly content: readonly Text[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Text[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Text[])[] }

const inline = (line: string): Text[] =>
  inlineFromPlain(line, () => undefined).content.filter((one): one is Text => one.type === 'text')

const item = /^(?:[-*]|\d{1,3}\.)\s+/

const listFrom = (lines: readonly string[]): WrittenBlock => {
  const items: string[] = []
  // A line without a mark goes on with the item before it.
  for (const line of lines) if (item.test(line)) items.push(line.replace(item, '')); else items.push(`${items.pop() ?? ''} ${line}`)
  return { kind: 'list', ordered: /^\d/.test(lines[0] ?? ''), items: items.map(inline) }
}

const blocksFrom = (lines: readonly string[]): WrittenBlock[] => {
  const [first = '', ...rest] = lines
  const heading = /^(##|###)\s+(\S.*)$/.exec(first)
  if (heading) {
    const title: WrittenBlock = { kind: 'heading', level: heading[1] === '##' ? 2 : 3, content: inline(heading[2] ?? '') }
    return rest.length > 0 ? [title, ...blocksFrom(rest)] : [title]
  }
  if (item.test(first)) return [listFrom(lines)]
  return [{ kind: 'paragraph', content: inline(lines.join('\n')) }]
}

/**
 * A text of the site as blocks: an empty line begins a new one, `## ` and `### ` are headings, `- ` or `1. ` a list, and
 * within a line `**bold**`, `*italics*` and `[words](address)` work. Everything else is text, also what looks like HTML.
 */
export const writtenFrom = (text: string): WrittenBlock[] =>
  text.split(/\n[ \t]*\n+/).map((block) => block.split('\n').map((line) => line.trim()).filter((line) => line !== ''))
    .filter((lines) => lines.length > 0).flatMap(blocksFrom)
