import { clock, longDate, weekDate } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Endorsable, Waiting } from './asked.ts'
import { texts } from './asks.texts.ts'

/** One thing that is asked of somebody. `urgent`: there is a day by which, or somebody else waits for it. */
export interface Ask {
  readonly title: string
  /** the think tank it is asked in, on a page about several */
  readonly place?: string
  readonly text: string
  readonly when?: string
  /** the moment by which, so that what is asked in several places can stand in order */
  readonly by?: string
  readonly action: { readonly label: string; readonly href: string; readonly primary?: boolean }
}

/** An ask from its three texts: what, why and how long, and the button. */
export const ask = ([title = '', text = '', label = '']: readonly string[], href: string, when?: string): Ask =>
  ({ title, text, ...(when === undefined ? {} : { when }), action: { label, href } })

/** Where it is asked, and as whom. */
export interface Place { readonly slug: string; readonly stage: number; readonly prepares: boolean }

/** Only the asks that are there. */
export const present = (asks: readonly (Ask | false | null | undefined | 0)[]): Ask[] => asks.filter((one): one is Ask => Boolean(one))

// An appointment that is further off than this does not press yet, but is asked all the same.
const near = 14 * 86_400_000
const isNear = ({ appointment }: Waiting) => appointment !== null && Date.parse(appointment.starts_at) - Date.now() < near

const toCome = (language: Language, tank: Place, { appointment }: Waiting): Ask | null => {
  if (!appointment) return null
  const t = texts[language]
  const start = new Date(appointment.starts_at)
  return ask(t.appointment(weekDate(start, language)), `${urls.meeting(tank, appointment.number)}#antwoord`, t.begins(clock(start, language)))
}

const momentOf = ({ by }: Ask) => (by === undefined ? Infinity : Date.parse(by))

/** What has a day to it first, the first day first; the rest stays in its order. */
export const byDay = <A extends Ask>(asks: readonly A[]): A[] => [...asks].sort((a, b) => (momentOf(a) === momentOf(b) ? 0 : momentOf(a) - momentOf(b)))

/** What has a day to it, the first day first. */
const dated = (language: Language, tank: Place, waiting: Waiting): Ask[] => {
  const t = texts[language]
  const { amendment, poll, question, evaluation, appointment } = waiting
  const until = (ends_at: string) => t.until(longDate(new Date(Date.parse(ends_at) - 60_000), language))
  const all = [
    amendment && { at: amendment.ends_at, one: ask(t.amendment(amendment.number), urls.amendment(tank, amendment.number), until(amendment.ends_at)) },
    poll && { at: poll.ends_at, one: ask(t.poll, urls.datepoll(tank, poll.id), until(poll.ends_at)) },
    question && { at: question.ends_at, one: ask(t.question(question.count), question.count === 1 ? urls.decision(tank, question.number) : urls.decisions(tank), until(question.ends_at)) },
    evaluation && { at: evaluation.ends_at, one: ask(t.evaluation, urls.evaluation(tank, evaluation.number), until(evaluation.ends_at)) },
    appointment && isNear(waiting) && { at: appointment.starts_at, one: toCome(language, tank, waiting) },
  ]
  return byDay(present(all.map((each) => each && each.one && { ...each.one, by: each.at })))
}

/** What waits with a day to it, the first day first, and then what holds others up. */
export const pressing = (language: Language, tank: Place, waiting: Waiting): Ask[] => {
  const t = texts[language]
  const { undecided, unchosen, unstated } = waiting
  return present([
    ...dated(language, tank, waiting),
    tank.prepares && unchosen !== null && ask(t.unchosen, urls.datepoll(tank, unchosen)),
    tank.prepares && undecided !== null && ask(t.undecided(undecided), urls.amendment(tank, undecided)),
    unstated !== null && ask(t.unstated, urls.decision(tank, unstated)),
  ])
}

/** What is asked of who prepares: others wait until it is done. */
export const ofPreparing = (language: Language, tank: Place, { contested, open, silent }: Waiting): Ask[] => {
  const t = texts[language]
  return tank.prepares ? present([
    contested && ask(t.disputes(contested.disputes), contested.disputes === 1 ? urls.finding(tank, contested.number) : urls.findings(tank)),
    open > 0 && ask(t.settle(open), urls.contributions(tank, { lot: 'open' })),
    silent > 0 && ask(t.silent(silent), urls.invitations(tank)),
  ]) : []
}

// Once the findings are there the meeting is over, and so is what people expected of it.
const lastStageForExpecting = 3

/** What is asked of everybody who takes part. */
export const ofTakingPart = (language: Language, tank: Place, waiting: Waiting): Ask[] => {
  const t = texts[language]
  const { signoff, expects, contested } = waiting
  return present([
    !isNear(waiting) && toCome(language, tank, waiting),
    signoff && ask(t.signoff(signoff.revision), urls.signoff(tank, signoff.number)),
    expects && tank.stage <= lastStageForExpecting && ask(t.expects, urls.expectations(tank)),
    // Who prepares is asked to settle it: to read it too would be the same thing twice.
    !tank.prepares && contested && ask(t.contested, urls.finding(tank, contested.number)),
  ])
}

/** Editions on which an organisation is to answer for which the person speaks. */
export const ofSpeaking = (language: Language, editions: readonly Endorsable[]): Ask[] =>
  editions.map((one) => ask(texts[language].endorse(one.organisation), urls.endorse(one.slug, one.number, one.organisation_id), one.title))

/** What is asked of the board. */
export const ofBoard = (language: Language, open: number): Ask[] =>
  (open > 0 ? [ask(texts[language].proposals(open), urls.themes({ staat: 'open' }))] : [])
