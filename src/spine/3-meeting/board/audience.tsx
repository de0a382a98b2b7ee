import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { render } from '../../../platform/look/markup.ts'
import { perspectiveLabel, tellVoices } from '../../../workspaces/attribution.ts'
import { texts } from './texts.ts'

export type Role = 'phone' | 'wall' | 'leads'

type CardKind = keyof typeof texts.nl.kinds

/** A card as a screen draws it. */
export interface CardSeen { readonly id: string; readonly kind: string; readonly body: string }

/** A card on the phone, by its own id, so that the stream can put it in place or take it away. */
export const PhoneCard = ({ here, card }: { here: Here; card: CardSeen }) => (
  <li id={`k-${card.id}`}><p class="dt-plain">{card.body}</p><p class="dt-when">{texts[here.language].kinds[card.kind as CardKind]}</p></li>
)

/** A card on the wall. */
export const WallCard = ({ here, card }: { here: Here; card: CardSeen }) => (
  <li class="dt-card" id={`k-${card.id}`}>{card.body}<span class="dt-card__kind">{texts[here.language].kinds[card.kind as CardKind]}</span></li>
)

/** How many cards there are, and from which perspectives as far as that may be told. */
export const Voices = ({ here, count, per }: { here: Here; count: number; per: Readonly<Record<string, number>> }) => (
  <span data-board-voices>
    {texts[here.language].cards(count)}
    {Object.entries(per).map(([key, n]) => <> · <Perspective perspective={key} label={`${perspectiveLabel(here, key)} ${n}`} /></>)}
  </span>
)

/** A step of a board as it was read: the card only where it was one. */
export interface Step {
  readonly seq: number
  readonly kind: 'card' | 'gone' | 'beat' | 'timer' | 'page' | 'guests' | 'closed'
  readonly card?: (CardSeen & { readonly round: string; readonly position: number }) | undefined
}

/** The round that is on, for everybody: `ends` is a moment on the clock of this process, in milliseconds. */
export interface Now {
  readonly round: string
  readonly phase: string
  readonly subgroup: string | null
  readonly ends: number | null
  readonly counts: Readonly<Record<string, number>>
}

/** Everybody who is sent the same words: who they are, in which language, and whether the round is theirs to see. */
export interface Audience { readonly here: Here; readonly role: Role; readonly sees: boolean }

const event = (name: string, told: object) => `event: ${name}\ndata: ${JSON.stringify(told)}\n\n`

/** Seconds that are left now; null without a timer. */
export const secondsLeft = ({ ends }: Pick<Now, 'ends'>): number | null => (ends === null ? null : Math.max(0, Math.ceil((ends - performance.now()) / 1000)))

const cardEvent = ({ here, role, sees }: Audience, { card }: Step, now: Now) => {
  if (!card || !sees || now.phase === 'writing' || card.round !== now.round) return ''
  // What whoever leads sees of a card has forms in it: their page asks for itself.
  if (role === 'leads') return event('bord', {})
  const html = role === 'wall' ? render(<WallCard here={here} card={card} />) : render(<PhoneCard here={here} card={card} />)
  return event('kaart', { id: card.id, round: card.round, at: card.position, html })
}

const goneEvent = ({ role, sees }: Audience, { card }: Step, now: Now) => {
  if (!card || !sees || now.phase === 'writing' || card.round !== now.round) return ''
  return role === 'leads' ? event('bord', {}) : event('weg', { id: card.id })
}

const countEvent = ({ here, sees }: Audience, now: Now) => {
  if (!sees) return ''
  const count = Object.values(now.counts).reduce((sum, one) => sum + one, 0)
  const per = now.phase === 'writing' ? {} : tellVoices(here, now.counts, 'group').per
  return event('aantal', { count, html: render(<Voices here={here} count={count} per={per} />) })
}

/** The timer and how many cards there are: what a screen is told when it comes, whatever it has seen before. */
export const helloFor = (audience: Audience, now: Now): string => event('tijd', { seconds: secondsLeft(now) }) + countEvent(audience, now)

/**
 * What an audience is told of these steps, as server-sent events: a card that may be seen, one that went, the timer, or that
 * the page has to be asked for again. Ends with the number of the last step, also when nothing of it is for them.
 */
export const eventsFor = (audience: Audience, steps: readonly Step[], now: Now): string => {
  let told = ''
  let [again, counted] = [false, false]
  for (const step of steps) {
    if (step.kind === 'card') { told += cardEvent(audience, step, now); counted = true }
    else if (step.kind === 'gone') { told += goneEvent(audience, step, now); counted = true }
    else if (step.kind === 'timer') told += event('tijd', { seconds: secondsLeft(now) })
    else if (step.kind === 'closed') told += event('dicht', {})
    else if (step.kind === 'guests') again ||= audience.role === 'leads'
    else again = true
  }
  if (again) told += event('bord', {})
  if (counted || again) told += countEvent(audience, now)
  return `${told}id: ${steps.at(-1)?.seq ?? 0}\n\n`
}
