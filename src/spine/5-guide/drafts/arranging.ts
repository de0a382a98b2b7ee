import { blocksOf, titleOf, type Block, type Chapter, type Document } from '../../../documents/schema.ts'
import { freshId } from './form.ts'

export const blockTypes = ['paragraph', 'bullet_list', 'ordered_list', 'table', 'note'] as const
export type BlockType = typeof blockTypes[number]

/** What the pressed button asks besides saving. */
export type Button =
  | { readonly does: 'save' | 'stop' }
  | { readonly does: 'up' | 'down' | 'remove'; readonly block: string }
  | { readonly does: 'add'; readonly type: BlockType; readonly after: string }
  | { readonly does: 'chapter'; readonly how: 'erbij' | 'weg' | 'omhoog' | 'omlaag' }
  | { readonly does: 'go'; readonly chapter: string }

const verbs = { omhoog: 'up', omlaag: 'down', weg: 'remove' } as const
const chapterVerbs = ['erbij', 'weg', 'omhoog', 'omlaag'] as const

/** Reads the value of a button; undefined when no form of this text has it. */
export const buttonFrom = (value: string, document: Document, chapter: Chapter): Button | undefined => {
  const [verb = '', first = '', second = '', ...more] = value.split(':')
  const stands = (id: string) => blocksOf(chapter).some(({ attrs }) => attrs.id === id)
  if (more.length > 0) return undefined
  if (value === 'opslaan' || value === 'stoppen') return { does: value === 'opslaan' ? 'save' : 'stop' }
  const how = chapterVerbs.find((one) => one === first)
  if (verb === 'hoofdstuk') return how && { does: 'chapter', how }
  if (verb === 'naar') return document.content.some(({ attrs }) => attrs.id === first) ? { does: 'go', chapter: first } : undefined
  const type = blockTypes.find((one) => one === first)
  if (verb === 'erbij') return type && stands(second) ? { does: 'add', type, after: second } : undefined
  return verb in verbs && stands(first) ? { does: verbs[verb as keyof typeof verbs], block: first } : undefined
}

/** A new block without words. */
export const emptyBlock = (type: BlockType): Block => {
  const attrs = { id: freshId(), rests_on: [] }
  if (type === 'paragraph' || type === 'note') return { type, attrs }
  if (type === 'table') {
    return {
      type, attrs: { ...attrs, caption: null },
      content: [{ type: 'table_row', attrs: { id: freshId() }, content: [{ type: 'table_header' }, { type: 'table_header' }] }],
    }
  }
  return { type, attrs, content: [{ type: 'list_item', attrs: { id: freshId() } }] }
}

const moved = <T>(list: readonly T[], at: number, by: 1 | -1): T[] => {
  const copy = [...list]
  const to = at + by
  if (at >= 0 && to >= 0 && to < copy.length) [copy[at], copy[to]] = [copy[to] as T, copy[at] as T]
  return copy
}

/** A text after a button, and where to go on: a chapter and, where it is one block, that block. */
export interface Arranged { readonly document: Document; readonly chapter: string; readonly block?: string | undefined }

/** The blocks by the field in which they were typed: one that was parted by an empty line stays together for what a button does. */
const fieldsOf = (blocks: readonly Block[], before: Chapter): Block[][] => {
  const known = new Set(blocksOf(before).map(({ attrs }) => attrs.id))
  const fields: Block[][] = []
  for (const block of blocks) {
    if (known.has(block.attrs.id) || fields.length === 0) fields.push([block])
    else fields.at(-1)?.push(block)
  }
  return fields
}

const onBlocks = (blocks: readonly Block[], before: Chapter, button: Button): { blocks: Block[]; block?: string | undefined } => {
  const fields = fieldsOf(blocks, before)
  if (button.does === 'add') {
    const added = emptyBlock(button.type)
    return { blocks: fields.flatMap((field) => (field[0]?.attrs.id === button.after ? [...field, added] : field)), block: added.attrs.id }
  }
  if (button.does !== 'up' && button.does !== 'down' && button.does !== 'remove') return { blocks: [...blocks] }
  const at = fields.findIndex(([first]) => first?.attrs.id === button.block)
  if (button.does !== 'remove') return { blocks: moved(fields, at, button.does === 'up' ? -1 : 1).flat(), block: button.block }
  const left = fields.filter((_, place) => place !== at).flat()
  // A chapter always has a block: the last one to go makes room for an empty one.
  const kept = left.length > 0 ? left : [emptyBlock('paragraph')]
  return { blocks: kept, block: kept[Math.min(at, kept.length - 1)]?.attrs.id }
}

const onChapters = (content: readonly Chapter[], at: number, how: typeof chapterVerbs[number]): { content: Chapter[]; chapter: string } => {
  const here = content[at]?.attrs.id ?? ''
  if (how === 'erbij') {
    const added: Chapter = { type: 'chapter', attrs: { id: freshId() }, content: [{ type: 'chapter_title' }, emptyBlock('paragraph')] }
    return { content: [...content.slice(0, at + 1), added, ...content.slice(at + 1)], chapter: added.attrs.id }
  }
  if (how === 'weg') {
    const left = content.filter((_, place) => place !== at)
    return { content: left, chapter: left[Math.max(0, at - 1)]?.attrs.id ?? '' }
  }
  return { content: moved(content, at, how === 'omhoog' ? -1 : 1), chapter: here }
}

/** The text with this chapter as it was typed, after what the button asks. Removing the only chapter is for the caller to refuse. */
export const arranged = (document: Document, chapter: Chapter, button: Button): Arranged => {
  const at = document.content.findIndex(({ attrs }) => attrs.id === chapter.attrs.id)
  const { blocks, block } = onBlocks(blocksOf(chapter), document.content[at] ?? chapter, button)
  const typed: Chapter = { ...chapter, content: [chapter.content[0], ...blocks] }
  const content = document.content.map((one, place) => (place === at ? typed : one))
  if (button.does === 'go') return { document: { ...document, content }, chapter: button.chapter }
  if (button.does !== 'chapter') return { document: { ...document, content }, chapter: chapter.attrs.id, block }
  const after = onChapters(content, at, button.how)
  return { document: { ...document, content: after.content }, chapter: after.chapter }
}

const isEmptyBlock = (block: Block): boolean => !JSON.stringify(block).includes('"type":"text"')

/** Whether nothing was written in a chapter: no words in its title or its blocks. */
export const isEmpty = (chapter: Chapter): boolean => titleOf(chapter) === '' && blocksOf(chapter).every(isEmptyBlock)
