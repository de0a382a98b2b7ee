import type { Language } from '../here.ts'
import type { Children } from './markup.ts'
import { texts } from './texts.ts'

type Column = { label: string; numeric?: boolean }

type TableProps = {
  caption: Children
  /** the caption is for who listens; who looks sees it from the section */
  captionHidden?: boolean
  columns: readonly Column[]
  /** the first cell of a row names it; a row with an id can be linked to */
  rows: readonly (readonly Children[] | { id?: string; cells: readonly Children[] })[]
}

const Cell = ({ column, first, children }: { column: Column | undefined; first: boolean; children: Children }) => {
  const kind = column?.numeric ? 'dt-num' : undefined
  if (first) return <th scope="row" role="rowheader" class={kind}>{children}</th>
  return <td role="cell" class={kind} data-label={column?.label}>{children}</td>
}

/** Rows and columns; under 48rem each row becomes a block. Roles are written out because `display` drops them. */
export const Table = ({ caption, captionHidden, columns, rows }: TableProps) => (
  <table class="dt-table dt-table--stack" role="table">
    <caption class={captionHidden ? 'dt-hidden' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th scope="col" role="columnheader" class={column.numeric ? 'dt-num' : undefined}>{column.label}</th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => {
        const { id, cells } = 'cells' in row ? row : { id: undefined, cells: row }
        return (
          <tr role="row" id={id}>
            {cells.map((cell, at) => <Cell column={columns[at]} first={at === 0}>{cell}</Cell>)}
          </tr>
        )
      })}
    </tbody>
  </table>
)

/** First, last, and two on each side of the page shown; 0 stands for a gap. */
const shownPages = (page: number, pages: number): number[] => {
  const shown: number[] = []
  for (let each = 1; each <= pages; each++) {
    if (each === 1 || each === pages || Math.abs(each - page) <= 2) shown.push(each)
    else if (shown.at(-1) !== 0) shown.push(0)
  }
  return shown
}

type PagerProps = { language: Language; page: number; pages: number; hrefOf: (page: number) => string }

/** To the other pages of a long list; pages count from 1. Nothing when there is one page, or this one is past the last. */
export const Pager = ({ language, page, pages, hrefOf }: PagerProps) => {
  if (pages < 2 || page > pages) return null
  const t = texts[language]
  return (
    <nav class="dt-pager" aria-label={t.pages}>
      <p class="dt-hidden">{t.pageOf(page, pages)}</p>
      <ul class="dt-pager__list">
        {page > 1 && <li><a rel="prev" href={hrefOf(page - 1)}>{t.previous}</a></li>}
        {shownPages(page, pages).map((each) => each === 0
          ? <li><span class="dt-pager__gap">…</span></li>
          : <li><PagerLink page={each} current={each === page} label={t.page(each)} href={hrefOf(each)} /></li>)}
        {page < pages && <li><a rel="next" href={hrefOf(page + 1)}>{t.nextPage}</a></li>}
      </ul>
    </nav>
  )
}

const PagerLink = ({ page, current, label, href }: { page: number; current: boolean; label: string; href: string }) => (
  <a href={href} aria-label={label} aria-current={current ? 'page' : undefined}>{page}</a>
)

/** Text that opens on request; the summary says what is inside. Works without script. */
export const Fold = ({ summary, open, id, children }: {
  summary: Children; open?: boolean; id?: string; children?: Children
}) => (
  <details class="dt-fold" id={id} open={open}><summary>{summary}</summary><div>{children}</div></details>
)

/** Rows between hairlines: our answer to cards. `ordered` when their order means something. */
export const Rows = ({ spacing, ordered, children }: {
  spacing?: 'tight' | 'airy'; ordered?: boolean; children?: Children
}) => {
  const kind = spacing ? `dt-rows dt-rows--${spacing}` : 'dt-rows'
  return ordered ? <ol class={kind}>{children}</ol> : <ul class={kind}>{children}</ul>
}

type RowProps = {
  id?: string
  title?: Children
  href?: string
  /** the level of the title in the outline of the page */
  level?: 2 | 3 | 4
  /** when, for whom, how many: one soft line under the title */
  when?: Children
  children?: Children
}

const RowTitle = ({ title, href, level = 3 }: RowProps) => {
  const inside = href ? <a class="dt-quiet-link" href={href}>{title}</a> : title
  if (level === 2) return <h2 class="dt-row__title">{inside}</h2>
  if (level === 3) return <h3 class="dt-row__title">{inside}</h3>
  return <h4 class="dt-row__title">{inside}</h4>
}

/** One of `Rows`. */
export const Row = (props: RowProps) => (
  <li id={props.id}>
    {props.title && <RowTitle {...props} />}
    {props.when && <p class="dt-when">{props.when}</p>}
    {props.children}
  </li>
)

/** What will be here, why it is not, and how to begin. Within a `Section`; leave the title out when the section has it. */
export const Empty = ({ title, children }: { title?: Children; children?: Children }) => (
  <div class="dt-empty dt-flow">
    <svg class="dt-ghost-picture" viewBox="0 0 320 150" aria-hidden="true">
      <g class="dt-ghost"><path d="M4 14H300M4 34H232"></path><path d="M4 76H316M4 106H316M4 136H316"></path></g>
      <g class="dt-ghost dt-ghost--solid">
        <circle cx="252" cy="76" r="7"></circle><path d="M237 99h14v14h-14z"></path><path d="M168 128l8 14h-16z"></path>
      </g>
    </svg>
    {title && <p class="dt-row__title">{title}</p>}
    {children}
  </div>
)
