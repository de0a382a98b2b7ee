import { longDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'
import { urls } from '../../../urls.ts'

export interface LetterFacts {
  readonly language: Language; readonly given_name: string; readonly tank: string; readonly slug: string; readonly site: string; readonly contact: string
  readonly origin: string | undefined
  readonly meeting: { readonly title: string; readonly number: number; readonly starts_at: Date }
  readonly figures: { readonly total: number; readonly open: number; readonly present: number; readonly decisions: number }
}

const nl = {
  subject: (title: string) => `Verslag van “${title}”`, greeting: (name: string) => `Beste ${name},`,
  opening: (title: string, day: string, tank: string) => `Het verslag van de bijeenkomst “${title}” van ${day} staat klaar bij de denktank “${tank}”.`,
  present: (n: number) => `Aanwezig: ${n}`, said: (n: number) => `Bijdragen: ${n}`, open: (n: number) => `Nog zonder bestemming: ${n}`, decided: (n: number) => `Besluiten: ${n}`,
  link: 'Lees het verslag (eerst inloggen):', code: (path: string) => `Ga naar de site van uw vereniging en typ achter het adres: ${path}`,
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Klopt er iets niet in het verslag? Mail ${contact}.`,
}
const en: typeof nl = {
  subject: (title) => `Report of “${title}”`, greeting: (name) => `Dear ${name},`,
  opening: (title, day, tank) => `The report of the meeting “${title}” of ${day} is ready in think tank “${tank}”.`,
  present: (n) => `Present: ${n}`, said: (n) => `Contributions: ${n}`, open: (n) => `Without a destination yet: ${n}`, decided: (n) => `Decisions: ${n}`,
  link: 'Read the report (sign in first):', code: (path) => `Go to the site of your association and type after its address: ${path}`,
  why: (contact) => `You get this mail because you take part in this think tank. Is something in the report not right? Mail ${contact}.`,
}
const texts = { nl, en }

// Somebody's own words must not make lines of our mail that look like ours.
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** That the report is there, with its figures and the way to it. */
export const reportLetter = ({ language, origin, meeting, figures, slug, ...facts }: LetterFacts): { subject: string; body: string } => {
  const t = texts[language]
  const path = urls.meetingReport({ slug }, meeting.number)
  const counted = [
    ...(figures.present > 0 ? [t.present(figures.present)] : []), t.said(figures.total), ...(figures.open > 0 ? [t.open(figures.open)] : []),
    ...(figures.decisions > 0 ? [t.decided(figures.decisions)] : []),
  ].join('\n')
  const parts = [
    t.greeting(oneLine(facts.given_name)), t.opening(oneLine(meeting.title), longDate(meeting.starts_at, language), oneLine(facts.tank)), counted,
    origin ? `${t.link}\n${origin}${urls.signin(path)}` : t.code(path), t.why(facts.contact), facts.site,
  ]
  return { subject: t.subject(oneLine(meeting.title)), body: `${parts.join('\n\n')}\n` }
}
