import { longDate } from '../../../platform/dates.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { oneLine } from '../../../platform/mail.ts'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { FiguresTold } from './figures.ts'
import { texts as reportTexts } from './texts.ts'

export interface LetterFacts {
  readonly language: Language; readonly given_name: string; readonly site: string; readonly contact: string
  readonly origin: string | undefined
  /** the think tank, as its whole ring sees it */
  readonly here: Here
  readonly meeting: { readonly title: string; readonly number: number; readonly starts_at: Date }
  readonly figures: FiguresTold
}

const nl = {
  subject: (title: string) => `Verslag van “${title}”`, greeting: (name: string) => `Beste ${name},`,
  opening: (title: string, day: string, tank: string) => `Het verslag van de bijeenkomst “${title}” van ${day} staat klaar bij de denktank “${tank}”.`,
  present: (n: number) => `Aanwezig: ${n}`, few: 'Aanwezig: minder dan vijf mensen', said: (n: number) => `Bijdragen: ${n}`, open: (n: number) => `Nog zonder besluit: ${n}`,
  groups: 'Groepen met de meeste stemmen:', votes: (n: number) => (n === 1 ? '1 stem' : `${n} stemmen`), decided: 'Besluiten:',
  link: 'Lees het verslag (eerst inloggen):', code: (path: string) => `Ga naar de site van uw vereniging en typ achter het adres: ${path}`,
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Klopt er iets niet in het verslag? Mail ${contact}.`,
}
const en: typeof nl = {
  subject: (title) => `Report of “${title}”`, greeting: (name) => `Dear ${name},`,
  opening: (title, day, tank) => `The report of the meeting “${title}” of ${day} is ready in think tank “${tank}”.`,
  present: (n) => `Present: ${n}`, few: 'Present: fewer than five people', said: (n) => `Contributions: ${n}`, open: (n) => `Without a decision yet: ${n}`,
  groups: 'Groups with the most votes:', votes: (n) => (n === 1 ? '1 vote' : `${n} votes`), decided: 'Decisions:',
  link: 'Read the report (sign in first):', code: (path) => `Go to the site of your association and type after its address: ${path}`,
  why: (contact) => `You get this mail because you take part in this think tank. Is something in the report not right? Mail ${contact}.`,
}
const texts = { nl, en }

// A letter is no report: of what takes more lines it tells the beginning.
const clip = (words: string) => (words.length > 300 ? `${words.slice(0, 299).trimEnd()}…` : words)

/** The figures, and below them what got the most votes and what was decided, as far as there is any. */
const toldOf = (here: Here, language: Language, { total, open, present, per, groups, decisions, outcomes }: FiguresTold): string[] => {
  const t = texts[language]
  const voices = per.map(({ perspective, count }) => `${perspectiveLabel(here, perspective, language)} ${count}`).join(', ')
  const counted = [
    ...(present === null ? [t.few] : present > 0 ? [t.present(present)] : []), `${t.said(total)}${voices ? ` (${voices})` : ''}`, ...(open > 0 ? [t.open(open)] : []),
  ]
  const decided = [
    ...decisions.map(({ number, title, outcome }) => `- ${number}. ${oneLine(title)}: ${reportTexts[language].decisions.outcome[outcome].toLowerCase()}`),
    ...outcomes.map(({ title, outcome }) => `- ${oneLine(title)}: ${clip(oneLine(outcome))}`),
  ]
  return [
    counted, ...(groups.length > 0 ? [[t.groups, ...groups.map(({ title, dots }) => `- ${oneLine(title)}: ${t.votes(dots)}`)]] : []),
    ...(decided.length > 0 ? [[t.decided, ...decided]] : []),
  ].map((lines) => lines.join('\n'))
}

/** That the report is there, with what came of the meeting and the way to the whole. */
export const reportLetter = ({ language, origin, meeting, figures, here, ...facts }: LetterFacts): { subject: string; body: string } => {
  const t = texts[language]
  const path = urls.meetingReport(here.workspace, meeting.number)
  const parts = [
    t.greeting(oneLine(facts.given_name)), t.opening(oneLine(meeting.title), longDate(meeting.starts_at, language), oneLine(here.workspace.title)), ...toldOf(here, language, figures),
    origin ? `${t.link}\n${origin}${urls.signin(path)}` : t.code(path), t.why(facts.contact), facts.site,
  ]
  return { subject: t.subject(oneLine(meeting.title)), body: `${parts.join('\n\n')}\n` }
}
