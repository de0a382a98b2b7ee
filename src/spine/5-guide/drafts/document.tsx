import type { Block, Cell, Chapter, Document, Inline, Mark, Prose, Row, Target } from '../../../documents/schema.ts'
import { blocksOf, titleOf } from '../../../documents/schema.ts'
import type { Children, View } from '../../../platform/look/markup.ts'

export interface DocumentProps {
  document: Document
  /** the words above a chapter's title: "Hoofdstuk 3" */
  chapterLabel: (number: number) => string
  /** said to screen readers before the number of a passage: "Alinea " */
  passageLabel: string
  /** what stands in the text where something is cited; null for nothing */
  cite: (target: Target) => Children
  /** what stands beside a passage: what it rests on */
  beside?: (block: Block, place: string) => Children
  /** a mark on the text of a passage, such as what rests on nothing yet */
  below?: (block: Block, place: string) => Children
}

/** The lasting anchor of a chapter, block, item or row. */
export const anchorOf = (id: string): string => `b-${id}`

const marked = (text: Children, mark: Mark): View => {
  if (mark.type === 'strong') return <strong>{text}</strong>
  if (mark.type === 'em') return <em>{text}</em>
  // A term leads to its meaning further down the page.
  return mark.attrs.href.startsWith('#begrip-') ? <a class="dt-term" href={mark.attrs.href}>{text}</a> : <a href={mark.attrs.href} rel="noopener">{text}</a>
}

// Sentence after sentence from one source: readers see it named where it begins, not behind every full stop.
const isRepeated = (content: readonly Inline[], at: number): boolean => {
  const inline = content[at]
  const before = content.slice(0, at).findLast(({ type }) => type === 'citation')
  return inline?.type === 'citation' && before?.type === 'citation' && before.attrs.kind === inline.attrs.kind && before.attrs.id === inline.attrs.id
}

const InlineView = ({ content = [], cite }: { content: readonly Inline[] | undefined; cite: DocumentProps['cite'] }) => (
  <>
    {content.map((inline, at) => (inline.type === 'citation'
      ? isRepeated(content, at) ? null : cite(inline.attrs)
      : (inline.marks ?? []).reduceRight<Children>((inside, mark) => marked(inside, mark), inline.text)))}
  </>
)

const CellView = ({ cell, cite, head }: { cell: Cell; cite: DocumentProps['cite']; head: boolean }) => {
  const inside = <InlineView content={cell.content} cite={cite} />
  if (cell.type === 'table_cell') return <td role="cell">{inside}</td>
  return head ? <th scope="col" role="columnheader">{inside}</th> : <th scope="row" role="rowheader">{inside}</th>
}

const RowView = ({ row, cite, head }: { row: Row; cite: DocumentProps['cite']; head: boolean }) => (
  <tr id={anchorOf(row.attrs.id)} role="row">{row.content.map((cell) => <CellView cell={cell} cite={cite} head={head} />)}</tr>
)

const isHead = (row: Row) => row.content.every(({ type }) => type === 'table_header')

const TableView = ({ block, cite, label }: { block: Block & { type: 'table' }; cite: DocumentProps['cite']; label: string }) => {
  const first = block.content[0]
  const head = first && isHead(first) ? first : undefined
  return (
    <div class="dt-table-wrap" tabindex={0} role="region" aria-label={block.attrs.caption ?? label}>
      <table class="dt-table" role="table">
        {block.attrs.caption && <caption>{block.attrs.caption}</caption>}
        {head && <thead role="rowgroup"><RowView row={head} cite={cite} head /></thead>}
        <tbody role="rowgroup">{block.content.filter((row) => row !== head).map((row) => <RowView row={row} cite={cite} head={false} />)}</tbody>
      </table>
    </div>
  )
}

const isProse = (block: Block): block is Prose => block.type === 'paragraph' || block.type === 'note'

const BlockText = ({ block, cite, label }: { block: Block; cite: DocumentProps['cite']; label: string }) => {
  if (isProse(block)) {
    const inside = <p><InlineView content={block.content} cite={cite} /></p>
    return block.type === 'note' ? <div class="dt-note" role="note">{inside}</div> : inside
  }
  if (block.type === 'table') return <TableView block={block} cite={cite} label={label} />
  const items = block.content.map((item) => <li id={anchorOf(item.attrs.id)}><InlineView content={item.content} cite={cite} /></li>)
  return block.type === 'ordered_list' ? <ol class="dt-list">{items}</ol> : <ul class="dt-list">{items}</ul>
}

const Passage = ({ block, place, props }: { block: Block; place: string; props: DocumentProps }) => (
  <div class="dt-passage" id={anchorOf(block.attrs.id)}>
    <div class="dt-passage__text">
      <a class="dt-passage__number" href={`#${anchorOf(block.attrs.id)}`}><span class="dt-hidden">{props.passageLabel}</span>{place}</a>
      <BlockText block={block} cite={props.cite} label={`${props.passageLabel}${place}`} />
      {props.below?.(block, place)}
    </div>
    {props.beside?.(block, place)}
  </div>
)

const ChapterView = ({ chapter, number, props }: { chapter: Chapter; number: number; props: DocumentProps }) => (
  <>
    <h2 class={number > 1 ? 'nl-heading nl-heading--level-2 dt-chapter dt-chapter--next' : 'nl-heading nl-heading--level-2 dt-chapter'} id={anchorOf(chapter.attrs.id)}>
      <span class="dt-chapter__number">{props.chapterLabel(number)}</span>{titleOf(chapter)}
    </h2>
    {blocksOf(chapter).map((block, nth) => <Passage block={block} place={`${number}.${nth + 1}`} props={props} />)}
  </>
)

/** A structured text to read: chapters and numbered passages with lasting anchors, and beside each what the page wants there. */
export const DocumentView = (props: DocumentProps) => (
  <article class="dt-read">
    {props.document.content.map((chapter, at) => <ChapterView chapter={chapter} number={at + 1} props={props} />)}
  </article>
)

interface ContentsProps { document: Document; title: string; chapterLabel: DocumentProps['chapterLabel']; more?: readonly { label: string; href: string }[] }

/** The contents of a text: its chapters, as links. One that has no title yet is called by its number. */
export const ContentsOf = ({ document, title, chapterLabel, more = [] }: ContentsProps) => (
  <nav class="dt-contents" aria-labelledby="inhoudsopgave">
    <p class="dt-margin-title" id="inhoudsopgave">{title}</p>
    <ol>
      {document.content.map((chapter, at) => <li><a href={`#${anchorOf(chapter.attrs.id)}`}><span>{at + 1}</span><span>{titleOf(chapter) || chapterLabel(at + 1)}</span></a></li>)}
      {more.map(({ label, href }) => <li><a href={href}><span></span><span>{label}</span></a></li>)}
    </ol>
  </nav>
)
