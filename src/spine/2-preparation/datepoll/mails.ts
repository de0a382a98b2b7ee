import { longDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'
import { oneLine } from '../../../platform/mail.ts'
import { urls } from '../../../urls.ts'
import { howToAnswer } from './bymail.ts'
import type { Option } from './queries.ts'
import { placeOf, spanWords } from './words.ts'
import { homeZone } from './zones.ts'

export interface Facts {
  readonly id: string; readonly slug: string; readonly language: Language; readonly given_name: string; readonly title: string; readonly tank: string
  readonly about: string; readonly zone: string; readonly ends_at: Date; readonly options: readonly Option[]; readonly site: string; readonly contact: string
  readonly origin: string | undefined; readonly token: string
  /** the reminder of the day before */
  readonly again: boolean
  /** it can be answered by answering the mail: then all days have a number */
  readonly byMail: boolean
}

const nl = {
  subject: (title: string) => `Wanneer kunt u? ${title}`, subjectAgain: (title: string) => `Uw antwoord is er nog niet: ${title}`,
  greeting: (name: string) => `Beste ${name},`,
  opening: (title: string, tank: string) => `De denktank “${tank}” zoekt een dag voor “${title}”. Wanneer kunt u?`,
  openingAgain: (title: string, tank: string) => `De denktank “${tank}” zoekt een dag voor “${title}”. U kunt nog antwoorden.`,
  zone: (place: string) => `De tijden zijn die van ${place}.`, more: (count: number) => `… en nog ${count}`,
  until: (day: string) => `Antwoorden kan tot en met ${day}.`,
  link: 'Open deze link, zeg wanneer u kunt en druk op de knop. Inloggen hoeft niet:',
  always: 'Kunt u altijd? Dan staat alles hier al ingevuld:', never: 'Kunt u op geen van deze dagen? Dan staat dat hier al ingevuld:',
  byMail: 'U kunt deze mail ook gewoon beantwoorden, vanaf dit mailadres.',
  noLink: 'Log in en antwoord op de pagina Datum prikken van de denktank.',
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Vragen? Mail ${contact}.`,
}
const en: typeof nl = {
  subject: (title) => `When can you come? ${title}`, subjectAgain: (title) => `Your answer is not there yet: ${title}`,
  greeting: (name) => `Dear ${name},`,
  opening: (title, tank) => `Think tank “${tank}” is looking for a day for “${title}”. When can you come?`,
  openingAgain: (title, tank) => `Think tank “${tank}” is looking for a day for “${title}”. You can still answer.`,
  zone: (place) => `The times are those of ${place}.`, more: (count) => `… and ${count} more`,
  until: (day) => `You can answer until ${day}.`,
  link: 'Open this link, say when you can come and press the button. You need not sign in:',
  always: 'Can you always come? Then all is filled in here:', never: 'Can you come on none of these days? Then that is filled in here:',
  byMail: 'You can also simply answer this mail, from this mail address.',
  noLink: 'Sign in and answer on the page Date poll of the think tank.',
  why: (contact) => `You get this mail because you take part in this think tank. Questions? Mail ${contact}.`,
}
const texts = { nl, en }
const mostOptions = 12

const linksIn = ({ language, origin, token }: Facts): string[] => {
  const t = texts[language]
  if (!origin) return [t.noLink]
  const to = (filter = {}) => `${origin}${urls.datepollAnswer(token, filter)}`
  return [`${t.link}\n${to()}`, `${t.always}\n${to({ alles: 'yes' })}`, `${t.never}\n${to({ alles: 'no' })}`]
}

/** The days that are asked about, until when, and how to answer. The link opens a page with a button: a link alone is opened by scanners too. */
export const pollLetter = (facts: Facts): { subject: string; body: string } => {
  const { language, options, zone, again, byMail } = facts
  const t = texts[language]
  const [title, tank] = [oneLine(facts.title), oneLine(facts.tank)]
  const days = [
    ...options.slice(0, byMail ? options.length : mostOptions).map((one, at) => `${byMail ? `${at + 1}.` : '-'} ${spanWords(one, zone, language)}`),
    ...(options.length > mostOptions && !byMail ? [t.more(options.length - mostOptions)] : []),
    ...(zone === homeZone ? [] : [t.zone(placeOf(zone, language))]),
  ].join('\n')
  const until = t.until(longDate(new Date(facts.ends_at.getTime() - 60_000), language))
  return {
    subject: again ? t.subjectAgain(title) : t.subject(title),
    body: `${[
      t.greeting(oneLine(facts.given_name)), again ? t.openingAgain(title, tank) : t.opening(title, tank), ...(facts.about && !again ? [oneLine(facts.about)] : []),
      days, until, ...(byMail ? [`${t.byMail} ${howToAnswer(language)}`] : []), ...linksIn(facts), t.why(facts.contact), facts.site,
    ].join('\n\n')}\n`,
  }
}
