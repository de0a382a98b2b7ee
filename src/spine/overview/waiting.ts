import { longDate } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Endorsable, Waiting } from './asked.ts'
import { texts } from './asks.texts.ts'

/** One thing that is asked of somebody. `urgent`: there is a day by which, or somebody else waits for it. */
export interface Ask {
  readonly title: string
  readonly text: string
  readonly when?: string
  readonly action: { readonly label: string; readonly href: string; readonly primary?: boolean }
}

/** An ask from its three texts: what, why and how long, and the button. */
export const ask = ([title = '', text = '', label = '']: readonly string[], href: string, when?: string): Ask =>
  ({ title, text, ...(when === undefined ? {} : { when }), action: { label, href } })

/** Where it is asked, and as whom. */
export interface Place { readonly slug: string; readonly stage: number; readonly prepares: boolean }

/** Only the asks that are there. */
export const present = (asks: readonly (Ask | false | null | undefined | 0)[]): Ask[] => asks.filter((one): one is Ask => Boolean(one))

/** What waits with a day to it, or holds others up: the most pressing first. */
export const pressing = (language: Language, tank: Place, waiting: Waiting): Ask[] => {
  const t = texts[language]
  const { amendment, undecided, poll, unchosen, question, evaluation, unstated } = waiting
  const day = (ends_at: string) => t.until(longDate(new Date(Date.parse(ends_at) - 60_000), language))
  return present([
    amendment && ask(t.amendment(amendment.number), urls.amendment(tank, amendment.number), day(amendment.ends_at)),
    poll && ask(t.poll, urls.datepoll(tank, poll.id), day(poll.ends_at)),
    question && ask(t.question, urls.decision(tank, question.number), day(question.ends_at)),
    evaluation && ask(t.evaluation, urls.evaluation(tank, evaluation.number), day(evaluation.ends_at)),
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
export const ofTakingPart = (language: Language, tank: Place, { signoff, expects, contested }: Waiting): Ask[] => {
  const t = texts[language]
  return present([
    signoff && ask(t.signoff(signoff.revision), urls.signoff(tank, signoff.number)),
    expects && tank.stage <= lastStageForExpecting && ask(t.expects, urls.expectations(tank)),
    contested && ask(t.contested, urls.finding(tank, contested.number)),
  ])
}

/** Editions on which an organisation is to answer for which the person speaks. */
export const ofSpeaking = (language: Language, editions: readonly Endorsable[]): Ask[] =>
  editions.map((one) => ask(texts[language].endorse(one.organisation), urls.endorse(one.slug, one.number, one.organisation_id), one.title))

/** What is asked of the board. */
export const ofBoard = (language: Language, open: number): Ask[] =>
  (open > 0 ? [ask(texts[language].proposals(open), urls.themes({ staat: 'open' }))] : [])
