import { sql } from 'kysely'
import { blocksOf, type Block, type Document, type Inline, type Text } from '../../documents/schema.ts'
import { onceEach, piecesOf, spotsIn, termSet, type Piece, type TermSet } from '../../methods/terms.ts'
import type { Here } from '../../platform/here.ts'
import { rows } from '../../workspaces/rings.ts'
import { versionsNow } from './queries.ts'

/** A concept as a text that names it explains it. `number`: in its think tank; null in what is published. */
export interface Meaning {
  readonly id: string
  readonly number: number | null
  readonly label: string
  /** what people write for it, the preferred label first */
  readonly labels: readonly string[]
  readonly definition: string
  readonly explanation: string
  readonly adopted: boolean
}

/** The concepts of a glossary, ready to be recognised. */
export interface Meanings { readonly all: ReadonlyMap<string, Meaning>; readonly set: TermSet; readonly mark: string }

/**
 * SQL for a mark of the glossary in your rings, which changes with every change to it; null when there is none. A column for
 * a query that is made anyway.
 */
export const glossaryMark = (here: Here) =>
  sql<string | null>`(select sum(hashtextextended(stamp::text, 0)::numeric)::text from ${rows(here, 'concept').where('withdrawn_at', 'is', null).select('stamp').as('words')})`

const made = new Map<string, Meanings>()
const mostKept = 200

/** Makes meanings ready to be recognised. */
export const meaningsFrom = (all: readonly Meaning[], mark = ''): Meanings => ({ all: new Map(all.map((one) => [one.id, one])), set: termSet(all), mark })

/** All concepts in your rings that were not withdrawn, as `mark` (`glossaryMark`) says they are; remembered. One query, mostly none. Undefined: there are none. */
export const meaningsHere = async (here: Here, mark: string | null): Promise<Meanings | undefined> => {
  if (mark === null) return undefined
  const key = [here.workspace.id, mark, ...here.rings.map(({ id }) => id).sort()].join(' ')
  const known = made.get(key)
  if (known) return known
  const found = await rows(here, 'concept').leftJoin(versionsNow(here).as('v'), 'v.concept_id', 'concept.id').where('concept.withdrawn_at', 'is', null)
    .select(['concept.id', 'concept.number', 'concept.label', 'v.alt', 'v.definition', 'v.explanation']).select(sql<boolean>`coalesce(v.adopted, false)`.as('adopted'))
    .orderBy('concept.number').execute()
  const meanings = meaningsFrom(found.map(({ id, number, label, alt, definition, explanation, adopted }) => ({
    id, number, label, labels: [...new Set([label, ...(alt ?? [])])], definition: definition ?? '', explanation: explanation ?? '', adopted,
  })), mark)
  made.set(key, meanings)
  if (made.size > mostKept) made.delete(made.keys().next().value as string)
  return meanings
}

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
export const markText = (document: Document, { set }: Meanings): MarkedText => {
  const pieces = new Map<Text, readonly Piece[]>()
  const places: Place[] = []
  document.content.forEach((chapter, nth) => {
    const seen = new Set<string>()
    blocksOf(chapter).forEach((block, at) => {
      for (const run of inlinesOf(block).map(runOf)) {
        const spots = spotsIn(set, run.text, run.links, run.parts.map((part) => part.at))
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
const remembered = new Map<string, Found>()
const mostRemembered = 500

const textsIn = (document: Document): Text[] =>
  document.content.flatMap((chapter) => blocksOf(chapter).flatMap((block) => inlinesOf(block).flat())).filter((inline): inline is Text => inline.type === 'text')

/**
 * A text with its terms explained. What is found is remembered by `key` (the text and its revision) for as long as the glossary
 * stays as it is: looking for the terms takes longer than the rest of the page.
 */
export const explained = (key: string, document: Document, meanings: Meanings | undefined): Explained => {
  if (!meanings) return { document, named: [] }
  const whole = `${key} ${meanings.mark}`
  const known = remembered.get(whole)
  const texts = textsIn(document)
  const marked = known ? { pieces: new Map(texts.flatMap((text, at) => (known.spots[at] ? [[text, known.spots[at]]] as const : []))), places: known.places } : markText(document, meanings)
  if (!known) {
    remembered.set(whole, { spots: texts.map((text) => marked.pieces.get(text)), places: marked.places })
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value as string)
  }
  return { document: withTerms(document, marked), named: namedIn(marked, meanings) }
}

/** The glossary in your rings as it is now; undefined when there is none. One or two queries. */
export const meaningsNow = async (here: Here): Promise<Meanings | undefined> => {
  const { mark } = await rows(here, 'concept').where('withdrawn_at', 'is', null)
    .select(sql<string | null>`sum(hashtextextended(stamp::text, 0)::numeric)::text`.as('mark')).executeTakeFirstOrThrow()
  return meaningsHere(here, mark)
}

/** A meaning as it stood when a text was published. */
export interface FrozenMeaning { readonly id: string; readonly label: string; readonly labels: readonly string[]; readonly definition: string; readonly explanation: string }

/** The adopted meanings that a text uses, to be kept with it. Two queries at most. */
export const meaningsToKeep = async (here: Here, document: Document): Promise<FrozenMeaning[]> => {
  const meanings = await meaningsNow(here)
  if (!meanings) return []
  return namedIn(markText(document, meanings), meanings).filter(({ meaning }) => meaning.adopted)
    .map(({ meaning: { id, label, labels, definition, explanation } }) => ({ id, label, labels, definition, explanation }))
}

/** Meanings that were kept, ready to be recognised. */
export const meaningsKept = (kept: readonly FrozenMeaning[], mark: string): Meanings | undefined =>
  (kept.length === 0 ? undefined : meaningsFrom(kept.map((one) => ({ ...one, number: null, adopted: true })), mark))
