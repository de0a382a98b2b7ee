import type { Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'

interface Facts {
  readonly language: Language
  readonly site: string
  readonly origin: string | null
  readonly token: string
  readonly code: string
}

const nl = {
  subject: (site: string) => `Inloggen bij ${site}`,
  link: 'Open deze link in de browser waarin u hem aanvroeg, en kies daar “Inloggen”:',
  orCode: 'Leest u uw mail ergens anders? Typ dan daar deze code over:',
  onlyCode: 'Typ deze code over op de pagina waar u wilde inloggen:',
  until: 'De link en de code werken 10 minuten, en één keer.',
  untilCode: 'De code werkt 10 minuten, en één keer.',
  notYou: 'Vroeg u dit niet? Dan hoeft u niets te doen. Geef de code aan niemand door.',
}

const en: typeof nl = {
  subject: (site) => `Sign in to ${site}`,
  link: 'Open this link in the browser in which you asked for it, and choose “Sign in” there:',
  orCode: 'Do you read your mail somewhere else? Then type this code there:',
  onlyCode: 'Type this code on the page where you wanted to sign in:',
  until: 'The link and the code work for 10 minutes, once.',
  untilCode: 'The code works for 10 minutes, once.',
  notYou: 'Did you not ask for this? Then you need not do anything. Give the code to nobody.',
}

const texts = { nl, en }

/**
 * The mail with which somebody comes in. Without an address of the site (`origin` null) it holds the code alone: a link
 * made from the name that a request asked for could lead to somebody else's site.
 */
export const signinLetter = ({ language, site, origin, token, code }: Facts): { subject: string; body: string } => {
  const t = texts[language]
  const parts = origin
    ? [t.link, `${origin}${urls.signinLink(token)}`, t.orCode, code, t.until, t.notYou]
    : [t.onlyCode, code, t.untilCode, t.notYou]
  return { subject: t.subject(site), body: `${[...parts, site].join('\n\n')}\n` }
}
