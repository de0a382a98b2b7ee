import { blocksOf, type Block, type Document, type Inline, type Text } from '../../documents/schema.ts'
import { onceEach, piecesOf, type Piece } from '../../methods/terms.ts'
import { memory, type Here } from '../../platform/here.ts'
import { meaningsFrom, meaningsNow, spotsOf, type Meaning, type Meanings } from './meanings.ts'

/** Where a text names something: the passage, its number, its chapter, and which concepts it may be. */
export interface Place { readonly ids: readonly string[]; readonly text: string; readonly block: string; readonly place: string; readonly chapter: string }

/** What of a text is to be marked: by inline of the document its pieces; each name once a chapter. `places`: every place, also what is not marked. */
export interface MarkedText { readonly pieces: ReadonlyMap<Text, readonly Piece[]>; readonly places: readonly Place[] }

const inlinesOf = (block: Block): (readonly Inline[])[] => {
  if (block.type === 'paragraph' || block.type === 'note') return [block.content ?? []]
  if (block.type !== 'table') return block.content.map(({ content }) => content ?? [])
  return block.content.flatMap((row) => row.content.filter(({ type }) => type === 'table_cell').map(({ content }) => content ?? []))
}

const isLink = (inline: Inline) => inline.type === 'text' && (inline.marks ?? []).some(({ type }) => type === 'link')

interface Run { readonly text: string; readonly parts: readonly { readonly inline: Text; readonly at: number }[]; readonly links: readonly (readonly [number, number])[] }

/** The text of a run of inlines, with where each begins. A citation parts words that stand on both sides of it. */
const runOf = (content: readonly Inline[]): Run => {
  let text = ''
  const parts: { inline: Text; at: number }[] = []
  const links: [number, number][] = []
  for (const inline of content) {
    if (inline.type === 'citation') { text += '\u0000'; continue }
    parts.push({ inline, at: text.length })
    if (isLink(inline)) links.push([text.length, text.length + inline.text.length])
    text += inline.text
  }
  return { text, parts, links }
}

/** Recognises the concepts in a text: longest first, inflected and in compounds, never in links, quotes, addresses and code. */
export const markText = (document: Document, meanings: Meanings): MarkedText => {
  const pieces = new Map<Text, readonly Piece[]>()
  const places: Place[] = []
  document.content.forEach((chapter, nth) => {
    const seen = new Set<string>()
    blocksOf(chapter).forEach((block, at) => {
      for (const run of inlinesOf(block).map(runOf)) {
        const spots = spotsOf(meanings, run.text, run.links, run.parts.map((part) => part.at))
        places.push(...spots.map(({ ids, from, to }) => ({
          ids, text: run.text.slice(from, to), block: block.attrs.id, place: `${nth + 1}.${at + 1}`, chapter: chapter.attrs.id,
        })))
        const first = onceEach(spots, seen)
        for (const { inline, at: start } of run.parts) {
          const own = first.filter(({ from, to }) => from >= start && to <= start + inline.text.length)
          if (own.length > 0) pieces.set(inline, piecesOf(inline.text, own, start))
        }
      }
    })
  })
  return { pieces, places }
}

/** The concepts that a text names, each with the first place, in reading order. Of a name that several have, each counts. */
export const namedIn = ({ places }: MarkedText, { all }: Meanings): { meaning: Meaning; first: Place; count: number; several: boolean }[] => {
  const found = new Map<string, { meaning: Meaning; first: Place; count: number; several: boolean }>()
  for (const place of places) {
    for (const id of place.ids) {
      const meaning = all.get(id)
      if (!meaning) continue
      const known = found.get(id)
      found.set(id, known ? { ...known, count: known.count + 1 } : { meaning, first: place, count: 1, several: place.ids.length > 1 })
    }
  }
  return [...found.values()]
}

/** The anchor of a meaning in the list below a text. */
export const meaningAnchor = (id: string): string => `begrip-${id}`

const markedInlines = (content: readonly Inline[] | undefined, pieces: MarkedText['pieces']): Inline[] | undefined => content?.flatMap((inline): Inline[] => {
  const cut = inline.type === 'text' ? pieces.get(inline) : undefined
  if (!cut || inline.type !== 'text') return [inline]
  return cut.map(({ text, ids }) => ({
    ...inline, text, ...(ids?.[0] !== undefined && { marks: [...(inline.marks ?? []), { type: 'link' as const, attrs: { href: `#${meaningAnchor(ids[0])}` } }] }),
  }))
})

const markedBlock = (block: Block, pieces: MarkedText['pieces']): Block => {
  const inside = <T extends { content?: Inline[] }>(one: T): T => (one.content ? { ...one, content: markedInlines(one.content, pieces) } : one)
  if (block.type === 'paragraph' || block.type === 'note') return inside(block)
  if (block.type === 'table') return { ...block, content: block.content.map((row) => ({ ...row, content: row.content.map(inside) })) }
  return { ...block, content: block.content.map(inside) }
}

/** A text to be shown, with a link from each name that is marked to its meaning below. To be read only: never to be saved. */
export const withTerms = (document: Document, { pieces }: MarkedText): Document => (pieces.size === 0 ? document : {
  ...document, content: document.content.map((chapter) => ({
    ...chapter, content: [chapter.content[0], ...blocksOf(chapter).map((block) => markedBlock(block, pieces))],
  })),
})

/** What is found in a text: to be shown, listed below it and warned of. */
export interface Explained { readonly document: Document; readonly named: ReturnType<typeof namedIn> }

interface Found { readonly spots: readonly (readonly Piece[] | undefined)[]; readonly places: readonly Place[] }
const rememberedOf = memory<Found>()
const mostRemembered = 500

const textsIn = (document: Document): Text[] =>
  document.content.flatMap((chapter) => blocksOf(chapter).flatMap((block) => inlinesOf(block).flat())).filter((inline): inline is Text => inline.type === 'text')

/**
 * A text with its terms explained. What is found is remembered by `key` (the text and its revision) for as long as the glossary
 * stays as it is: looking for the terms takes longer than the rest of the page.
 */
export const explained = (here: Here, key: string, document: Document, meanings: Meanings | undefined): Explained => {
  if (!meanings) return { document, named: [] }
  const whole = `${key} ${meanings.mark}`
  const remembered = rememberedOf(here)
  const known = remembered.get(whole)
  const texts = textsIn(document)
  const marked = known ? { pieces: new Map(texts.flatMap((text, at) => (known.spots[at] ? [[text, known.spots[at]]] as const : []))), places: known.places } : markText(document, meanings)
  if (!known) {
    remembered.set(whole, { spots: texts.map((text) => marked.pieces.get(text)), places: marked.places })
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value as string)
  }
  return { document: withTerms(document, marked), named: namedIn(marked, meanings) }
}

/** A meaning as it stood when a text was published. */
export interface FrozenMeaning { readonly id: string; readonly label: string; readonly labels: readonly string[]; readonly definition: string; readonly explanation: string }

/** The adopted meanings that a text uses, to be kept with it: of the association's only those that everyone may read. Three queries at most. */
export const meaningsToKeep = async (here: Here, document: Document): Promise<FrozenMeaning[]> => {
  const meanings = await meaningsNow(here)
  if (!meanings) return []
  return namedIn(markText(document, meanings), meanings).filter(({ meaning }) => meaning.adopted && meaning.house?.open !== false)
    .map(({ meaning: { id, label, labels, definition, explanation } }) => ({ id, label, labels, definition, explanation }))
}

/** Meanings that were kept, ready to be recognised. */
export const meaningsKept = (kept: readonly FrozenMeaning[], mark: string): Meanings | undefined =>
  (kept.length === 0 ? undefined : meaningsFrom(kept.map((one) => ({ ...one, number: null, adopted: true })), mark))
