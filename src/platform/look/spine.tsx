import type { Language } from '../here.ts'
import { LinkButton } from './form.tsx'
import { Met } from './marks.tsx'
import type { Children } from './markup.ts'
import { texts } from './texts.ts'

/** Done, where the think tank stands, or still to come. */
export type StepState = 'done' | 'now' | 'next'

type SpineStep = {
  label: Children
  /** without it there is nothing to see there yet */
  href?: string
  state: StepState
  /** the state in words: 'Klaar', '12 bevindingen' */
  stateLabel: Children
  /** one line: what there is now */
  fact?: Children
}

/** The six steps and where the think tank stands: a line when wide, a list when narrow. */
export const Spine = ({ steps }: { steps: readonly SpineStep[] }) => (
  <ol class="dt-spine">
    {steps.map(({ label, href, state, stateLabel, fact }) => (
      <li class={`dt-spine__step dt-spine__step--${state}`}>
        <span class="dt-spine__dot"></span>
        {href
          ? <a class="dt-spine__name dt-quiet-link" href={href}>{label}</a>
          : <span class="dt-spine__name">{label}</span>}
        <span class="dt-spine__state">{stateLabel}</span>
        {fact && <p class="dt-spine__fact">{fact}</p>}
      </li>
    ))}
  </ol>
)

const SmallDot = ({ x, state }: { x: number; state: StepState }) => {
  if (state === 'done') return <circle class="f-ink" cx={x} cy="10" r="5.5"></circle>
  if (state === 'next') return <circle class="f-paper l-open" cx={x} cy="10" r="5"></circle>
  return <circle class="p-accent f-paper s-cur2" cx={x} cy="10" r="6.5" stroke-width="4.5"></circle>
}

/** The same line in small, for lists of think tanks. */
export const SpineSmall = ({ language, states }: { language: Language; states: readonly StepState[] }) => {
  const here = Math.max(0, states.indexOf('now'))
  const last = 10 + 28 * (states.length - 1)
  return (
    <svg class="dt-spine-small" width={last + 10} height="20" viewBox={`0 0 ${last + 10} 20`} role="img"
      aria-label={texts[language].step(here + 1, states.length)}>
      <path class="l-ink" stroke-width="2.5" d={`M10 10H${10 + 28 * here}`}></path>
      <path class="l-axis" stroke-width="2" stroke-dasharray="2 4" d={`M${10 + 28 * here} 10H${last}`}></path>
      {states.map((state, at) => <SmallDot x={10 + 28 * at} state={state} />)}
    </svg>
  )
}

type RipeItem = {
  label: Children
  met: boolean
  /** what there is, or what is still missing: 'nog 3 alinea’s' */
  gap: Children
  /** 'voldaan' or 'nog niet voldaan' */
  metLabel: string
}

/** The criteria of ripeness, one a line. */
export const Ripe = ({ items }: { items: readonly RipeItem[] }) => (
  <ul class="dt-ripe">
    {items.map(({ label, met, gap, metLabel }) => (
      <li>
        <span><Met met={met} label={metLabel} /></span>
        <span>{label}</span>
        <span class={met ? 'dt-ripe__gap' : 'dt-ripe__gap dt-ripe__open'}>{gap}</span>
      </li>
    ))}
  </ul>
)

type Ask = {
  title: Children
  /** where it is asked, on a page about several places */
  place?: Children
  /** why, and how long it takes */
  text: Children
  /** until when */
  when?: Children
  action: { label: string; href: string; primary?: boolean }
}

/** What is asked of you now, in order of haste. `from`: the number of the first, where others stand above them. */
export const Asks = ({ asks, from = 1 }: { asks: readonly Ask[]; from?: 1 | 3 }) => (
  <ol class={from === 1 ? 'dt-asks' : 'dt-asks dt-asks--from3'} start={from === 1 ? undefined : from}>
    {asks.map(({ title, place, text, when, action }) => (
      <li class="dt-ask">
        <div class="dt-flow dt-flow--tight">
          <h3 class="dt-ask__title">{place && <><span class="dt-ask__place">{place}<span class="dt-hidden">: </span></span>{' '}</>}{title}</h3>
          <p class="nl-paragraph">{text}</p>
          {when && <p class="dt-when">{when}</p>}
          <p class="dt-ask__do">
            <LinkButton href={action.href} kind={action.primary ? 'primary' : 'secondary'}>{action.label}</LinkButton>
          </p>
        </div>
      </li>
    ))}
  </ol>
)

type SinceItem = { when: { text: string; /** ISO 8601 */ datetime: string }; children: Children }

/** What happened, newest first. */
export const Since = ({ items }: { items: readonly SinceItem[] }) => (
  <ul class="dt-rows dt-rows--tight dt-since">
    {items.map(({ when, children }) => (
      <li>
        <p class="dt-when"><time datetime={when.datetime}>{when.text}</time></p>
        <p class="dt-since__what">{children}</p>
      </li>
    ))}
  </ul>
)
