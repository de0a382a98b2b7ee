import type { Children } from './markup.ts'
import { Icon } from './marks.tsx'

/** Children with the distance between them that running text has; `tight` halves it. */
export const Flow = ({ tight, children }: { tight?: boolean; children?: Children }) => (
  <div class={tight ? 'dt-flow dt-flow--tight' : 'dt-flow'}>{children}</div>
)

/** Who can see this, in words. Stands top right on every page behind the door. */
export const Ring = ({ children }: { children?: Children }) => (
  <p class="dt-ring"><Icon name="ring" /><span>{children}</span></p>
)

/** A small heading in the margin; `level` keeps the outline whole when it heads more than a line or two. */
export const MarginTitle = ({ level, children }: { level?: 2 | 3; children?: Children }) => {
  if (level === 2) return <h2 class="dt-section__title">{children}</h2>
  if (level === 3) return <h3 class="dt-margin-title">{children}</h3>
  return <p class="dt-margin-title">{children}</p>
}

type HeadProps = {
  title: Children
  /** what this page is, in the narrow column */
  kicker?: Children
  lead?: Children
  /** who can see this */
  ring?: Children
  /** a link past what a phone shows first; wide screens do not need it */
  jump?: { label: string; href: string }
  children?: Children
}

/** The head of a page: the one `h1`, with who can see the page beside it. */
export const Head = ({ title, kicker, lead, ring, jump, children }: HeadProps) => (
  <div class="dt-sheet dt-head">
    {kicker && <div class="dt-sheet__label"><p class="dt-head__kicker">{kicker}</p></div>}
    <div class="dt-sheet__text">
      <h1 class="nl-heading nl-heading--level-1">{title}</h1>
      {lead && <p class="nl-paragraph nl-paragraph--lead dt-lead">{lead}</p>}
      {jump && <p class="dt-jump"><a href={jump.href}>{jump.label}</a></p>}
      {children}
    </div>
    {ring && <div class="dt-sheet__margin"><Ring>{ring}</Ring></div>}
  </div>
)

type SectionProps = {
  id?: string
  /** the kinds of things with which this part of an open page follows; asks for an id */
  live?: string
  title?: Children
  /** the title is for who listens; who looks sees it from what follows */
  titleHidden?: boolean
  /** one line under the title */
  note?: Children
  /** what else stands under the title: a filter, a choice */
  aside?: Children
  /** a heavy rule above: what the page is about */
  strong?: boolean
  /** no rule above: the first part of a page */
  first?: boolean
  /** what stands beside the text */
  margin?: Children
  /** the text takes the margin's column too; with a hidden title the whole page */
  wide?: boolean
  children?: Children
}

const textClass = ({ wide, title, titleHidden }: SectionProps) => {
  if (!wide) return 'dt-sheet__text'
  return title && !titleHidden ? 'dt-sheet__text dt-sheet__text--wide' : 'dt-sheet__wide'
}

const Label = ({ title, note, aside }: SectionProps) => (
  <div class="dt-sheet__label">
    <h2 class="dt-section__title">{title}</h2>
    {note && <p class="dt-section__note">{note}</p>}
    {aside}
  </div>
)

/** A part of a page: what it is, the text, what stands beside it. Three columns when wide, one when narrow. */
export const Section = (props: SectionProps) => {
  const { id, live, title, titleHidden, strong, first, margin, children } = props
  const rule = strong ? ' dt-section--strong' : ''
  return (
    <section class={`dt-sheet dt-section${rule}${first ? ' dt-section--first' : ''}`} id={id} data-live={live}>
      {title && !titleHidden && <Label {...props} />}
      <div class={textClass(props)}>
        {title && titleHidden && <h2 class="dt-hidden">{title}</h2>}
        {children}
      </div>
      {margin && <div class="dt-sheet__margin">{margin}</div>}
    </section>
  )
}
