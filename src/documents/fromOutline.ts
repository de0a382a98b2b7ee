import type { Block, Chapter, Document, Inline, ListItem, Row, Target } from './schema.ts'

/** What a plain outline cites: a finding by number, a contribution by key, a source by id. */
export type OutlineCite = { finding: number } | { contribution: string } | { source: string }
export type OutlineSentence = { text: string, cites?: OutlineCite[] }
export type OutlineBlock = { key: string, rests_on?: OutlineCite[] } & (
  | { type: 'paragraph', sentences: OutlineSentence[] }
  | { type: 'list', ordered?: boolean, items: OutlineSentence[] }
  | { type: 'table', caption?: string, header: string[], rows: string[][], cites?: OutlineCite[] }
  | { type: 'note', text: string, cites?: OutlineCite[] }
)
export type Outline = { title: string, chapters: { key: string, title: string, blocks: OutlineBlock[] }[] }

type Links = {
  /** Throws when there is no such thing: a sample text with a loose end is a fault. */
  resolve: (cite: OutlineCite) => Target
  /** A lasting id for a key; asked with `<block>/<number>` for items and rows, which have no key of their own. */
  id: (key: string) => string
}

/**
 * Makes a document of a plain outline, as sample texts are written. Citations stand after the end mark of their
 * sentence; what a table cites, the whole table rests on. The outline's own title is no part of a document.
 */
export const fromOutline = (outline: Outline, links: Links): Document => ({
  type: 'doc',
  content: outline.chapters.map((chapter): Chapter => ({
    type: 'chapter', attrs: { id: links.id(chapter.key) },
    content: [
      { type: 'chapter_title', ...filled(words(chapter.title)) },
      ...chapter.blocks.map((block) => blockFrom(block, links)),
    ],
  })),
})

function blockFrom(block: OutlineBlock, links: Links): Block {
  const attrs = { id: links.id(block.key), rests_on: (block.rests_on ?? []).map(links.resolve) }
  if (block.type === 'paragraph') return { type: 'paragraph', attrs, ...filled(prose(block.sentences, links)) }
  // A note is a few sentences that rest on the same things: on all of them the whole note does.
  if (block.type === 'note') {
    return { type: 'note', attrs: { ...attrs, rests_on: [...attrs.rests_on, ...(block.cites ?? []).map(links.resolve)] }, ...filled(words(block.text)) }
  }
  if (block.type === 'list') {
    return {
      type: block.ordered ? 'ordered_list' : 'bullet_list', attrs,
      content: block.items.map((item, index): ListItem => ({
        type: 'list_item', attrs: { id: links.id(`${block.key}/${index + 1}`) }, ...filled(prose([item], links)),
      })),
    }
  }
  const rests_on = [...attrs.rests_on, ...(block.cites ?? []).map(links.resolve)]
  return {
    type: 'table', attrs: { ...attrs, rests_on, caption: block.caption ?? null },
    content: [block.header, ...block.rows].map((cells, index): Row => ({
      type: 'table_row', attrs: { id: links.id(`${block.key}/${index}`) },
      content: cells.map((cell) => ({ type: index === 0 ? 'table_header' : 'table_cell', ...filled(words(cell)) })),
    })),
  }
}

const words = (text: string): Extract<Inline, { type: 'text' }>[] => (text === '' ? [] : [{ type: 'text', text }])

function prose(sentences: OutlineSentence[], links: Links): Inline[] {
  return joined(sentences.flatMap(({ text, cites = [] }, index): Inline[] => [
    ...words(index === 0 ? text : ` ${text}`),
    ...cites.map((cite): Inline => ({ type: 'citation', attrs: links.resolve(cite) })),
  ]))
}

/** Neighbouring texts as one, which is the stored form. */
function joined(content: Inline[]): Inline[] {
  const result: Inline[] = []
  for (const inline of content) {
    const last = result.at(-1)
    if (last?.type === 'text' && inline.type === 'text') last.text += inline.text
    else result.push(inline)
  }
  return result
}

const filled = <T>(content: T[]): { content?: T[] } => (content.length > 0 ? { content } : {})
