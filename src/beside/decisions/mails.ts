import { longDate } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import { oneLine } from '../../platform/mail.ts'
import { urls } from '../../urls.ts'
import { howToAnswer } from './answers.ts'
import { keysOf, type Asked } from './kinds.ts'
import { texts } from './texts.ts'

export interface DecisionFacts extends Asked {
  readonly language: Language; readonly given_name: string; readonly tank: string; readonly slug: string; readonly number: number; readonly title: string; readonly body: string
  readonly ends_at: Date; readonly site: string; readonly contact: string; readonly origin: string | undefined; readonly again: boolean
  /** each organisation has one voice; and for which its receiver speaks */
  readonly per_organisation: boolean; readonly speaks_for: readonly string[]
}

const nl = {
  subject: (title: string) => `Wat is uw antwoord? ${title}`, again: (title: string) => `Uw antwoord is er nog niet: ${title}`,
  greeting: (name: string) => `Beste ${name},`, asks: (tank: string) => `De denktank “${tank}” krijgt een vraag voorgelegd:`, options: 'Dit zijn de antwoorden:',
  one: (name: string) => `U antwoordt namens ${name}.`, noVoice: 'Elke organisatie heeft hier één stem. U spreekt nu voor geen organisatie, dus u hoeft niet te antwoorden.', told: (title: string) => `Een vraag aan de groep: ${title}`,
  answer: 'U kunt deze mail gewoon beantwoorden, vanaf dit mailadres.', site: 'Of antwoord op de site:', read: 'Lees de vraag op de site:', more: 'De toelichting gaat verder op de site.',
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Vragen? Mail ${contact}.`,
}
const en: typeof nl = {
  subject: (title) => `What is your answer? ${title}`, again: (title) => `Your answer is not there yet: ${title}`,
  greeting: (name) => `Dear ${name},`, asks: (tank) => `A question has been put to the think tank “${tank}”:`, options: 'These are the answers:',
  one: (name) => `You answer for ${name}.`, noVoice: 'Each organisation has one voice here. You speak for no organisation now, so you need not answer.', told: (title) => `A question to the group: ${title}`,
  answer: 'You can simply answer this mail, from this mail address.', site: 'Or answer on the site:', read: 'Read the question on the site:', more: 'The explanation goes on on the site.',
  why: (contact) => `You get this mail because you take part in this think tank. Questions? Mail ${contact}.`,
}
const words = { nl, en }
const mostBody = 3000

// Somebody's own words must not make lines of our mail that look like ours: theirs stand in from the margin.
const indented = (text: string) => text.split('\n').map((line) => (line.trim() ? `    ${line.replace(/[\p{Zl}\p{Zp}]/gu, ' ').replace(/(?!\t)\p{Cc}/gu, '')}` : '')).join('\n')

/** Whether its receiver has no voice, where organisations do. */
export const isSilent = ({ per_organisation, speaks_for }: Pick<DecisionFacts, 'per_organisation' | 'speaks_for'>): boolean => per_organisation && speaks_for.length === 0

const answering = (facts: DecisionFacts): string[] => {
  const t = words[facts.language]
  if (isSilent(facts)) return [t.noVoice]
  const names = facts.per_organisation ? facts.speaks_for.map(oneLine) : []
  return [`${t.answer} ${howToAnswer(facts, facts.language, names)}`, ...(names.length === 1 ? [t.one(names[0] ?? '')] : [])]
}

/** The question itself, so that it can be answered without coming to the site, and how. */
export const decisionLetter = (facts: DecisionFacts): { subject: string; body: string } => {
  const { language, origin, number, body, options, again, slug } = facts
  const t = words[language]
  const title = oneLine(facts.title)
  const cut = body.length > mostBody
  const listed = keysOf(facts)[0] === 'agree' ? [] : [`${t.options}\n${options.map((option, at) => `${at + 1}. ${oneLine(option)}`).join('\n')}`]
  const until = texts[language].until(longDate(new Date(facts.ends_at.getTime() - 60_000), language))
  return {
    subject: (isSilent(facts) ? t.told : again ? t.again : t.subject)(title),
    body: `${[
      t.greeting(oneLine(facts.given_name)), t.asks(oneLine(facts.tank)), indented(title), indented(cut ? `${body.slice(0, mostBody).trimEnd()} …` : body), ...(cut ? [t.more] : []), ...listed, until,
      ...answering(facts), ...(origin ? [`${isSilent(facts) ? t.read : t.site}\n${origin}${urls.decision({ slug }, number)}`] : []), t.why(facts.contact), facts.site,
    ].join('\n\n')}\n`,
  }
}
