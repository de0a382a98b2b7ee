import type { Language } from '../../platform/here.ts'

const nl = {
  subject: (site: string) => `Uw organisatie is gekoppeld bij ${site}`,
  linked: (organisation: string) => `Er is een account van ${organisation} aan u gekoppeld. Wie met dat account inlogt, is hier u.`,
  notYou: 'Deed u dit niet zelf? Log dan meteen in, maak de koppeling ongedaan bij “Inloggen via mijn organisatie”, en waarschuw de vereniging.',
}

const en: typeof nl = {
  subject: (site) => `Your organisation has been linked at ${site}`,
  linked: (organisation) => `An account of ${organisation} has been linked to you. Whoever signs in with that account is you here.`,
  notYou: 'Was this not you? Then sign in at once, undo the link under “Sign in by my organisation”, and warn the association.',
}

const texts = { nl, en }

/** Tells somebody that there is one more way to come in as them. */
export const linkedLetter = ({ language, site, organisation }: { language: Language; site: string; organisation: string }): { subject: string; body: string } => {
  const t = texts[language]
  return { subject: t.subject(site), body: [t.linked(organisation), t.notYou].join('\n\n') }
}
