import { raw, render, type Children, type View } from './markup.ts'

/** The icons in the sprite, by what they say. */
export type IconName = 'taken' | 'merged' | 'parked' | 'declined' | 'open' | 'ring' | 'source' | 'sent' | 'wait' | 'finding'

const SHAPES = new Set(['municipality', 'shared-service', 'supplier'])

/** Who says it, as the last part of a class or symbol: an unknown perspective gets the neutral diamond, never another's. */
export const shapeOf = (perspective: string): string => SHAPES.has(perspective) ? perspective : 'other'

// The symbol has the box it is drawn in; a second one around it would only make a page of hundreds of these longer.
const drawMark = (shape: string, open: boolean) => (
  <svg class={`dt-mark dt-is-${shape}${open ? ' dt-mark--open' : ''}`} aria-hidden="true"><use href={`#m-${shape}`} /></svg>
)

// A list shows hundreds of the same few: drawn once.
const draw = (open: boolean) => new Map([...SHAPES, 'other'].map((shape) => [shape, drawMark(shape, open)]))
const [closedMarks, openMarks] = [draw(false), draw(true)]

/** The shape of a perspective, without its name: only beside the name or inside something that has a label. */
export const Mark = ({ perspective, open }: { perspective: string; open?: boolean }) =>
  (open ? openMarks : closedMarks).get(SHAPES.has(perspective) ? perspective : 'other') as View

/** Who says it: shape and word. */
export const Perspective = ({ perspective, label }: { perspective: string; label: Children }) => (
  <span class={`dt-perspective dt-perspective--${shapeOf(perspective)}`}><Mark perspective={perspective} /> {label}</span>
)

/** `count` equal ones: one when it is left out. */
interface Unit { perspective: string; open?: boolean; count?: number }

// Equal ones beside each other are one piece of text, however many they are.
const runsOf = (items: readonly Unit[]): { unit: Unit; count: number }[] => {
  const runs: { unit: Unit; count: number }[] = []
  for (const unit of items) {
    const last = runs.at(-1)
    if (last && last.unit.perspective === unit.perspective && (last.unit.open ?? false) === (unit.open ?? false)) last.count += unit.count ?? 1
    else runs.push({ unit, count: unit.count ?? 1 })
  }
  return runs
}

/** One shape per person or contribution; `label` says the same in words. Open: nothing decided yet. */
export const Units = ({ items, label }: { items: readonly Unit[]; label: string }) => (
  <span class="dt-units" role="img" aria-label={label}>
    {runsOf(items).map(({ unit, count }) => raw(render(<Mark perspective={unit.perspective} open={unit.open ?? false} />).repeat(count)))}
  </span>
)

/** A small drawing. Without a label it is decoration and screen readers pass it by. */
export const Icon = ({ name, label }: { name: IconName; label?: string }) => label
  ? <svg class="dt-icon" role="img" aria-label={label}><use href={`#i-${name}`} /></svg>
  : <svg class="dt-icon" aria-hidden="true"><use href={`#i-${name}`} /></svg>

/** A word in a frame; `ink` fills it. */
export const Tag = ({ ink, children }: { ink?: boolean; children?: Children }) => (
  <span class={ink ? 'dt-tag dt-tag--ink' : 'dt-tag'}>{children}</span>
)

/** Filled with a tick, or an empty circle; `label` says which ('voldaan', 'nog niet voldaan'). */
export const Met = ({ met, label }: { met: boolean; label: string }) => (
  <svg class={met ? 'dt-met dt-met--yes' : 'dt-met'} viewBox="0 0 16 16" role="img" aria-label={label}>
    <circle cx="8" cy="8" r="7"></circle>
    {met && <path d="M4.6 8.3l2.3 2.3 4.5-4.8"></path>}
  </svg>
)

/** What became of a contribution. `label` may hold a link; the children give the reason or the next place. */
export const Fate = ({ icon, label, children }: { icon: IconName; label: Children; children?: Children }) => (
  <p class={`dt-fate dt-fate--${icon}`}>
    <Icon name={icon} />
    <span><span class="dt-fate__what">{label}</span>{children && <><br />{children}</>}</span>
  </p>
)
