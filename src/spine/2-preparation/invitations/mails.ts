import { longDate } from '../../../platform/dates.ts'
import type { AttributionRule, Language } from '../../../platform/here.ts'
import { oneLine } from '../../../platform/mail.ts'
import { urls } from '../../../urls.ts'
import { howToAnswer } from './bymail.ts'

export interface LetterFacts {
  readonly language: Language
  readonly given_name: string
  readonly title: string
  readonly assignment: string
  readonly slug: string
  readonly label_nl: string
  readonly label_en: string
  /** whether names stand with what is said in the think tank */
  readonly attribution: AttributionRule
  readonly until: string
  readonly site: string
  readonly contact: string
}
interface Way { readonly origin: string | undefined }

const nl = {
  subject: (title: string) => `Uitnodiging: denktank ${title}`,
  again: (title: string) => `Herinnering: uitnodiging voor denktank ${title}`,
  greeting: (name: string) => `Beste ${name},`,
  invites: (site: string, title: string, label: string) => `${site} nodigt u uit voor de denktank “${title}”. U doet dan mee vanuit het perspectief ${label.toLowerCase()}.`,
  reminds: (site: string, title: string) => `Kort geleden nodigde ${site} u uit voor de denktank “${title}”. Wij weten nog niet of u meedoet.`,
  about: 'Waar gaat het over?',
  names: {
    named: 'Bij wat u daar zegt, staat uw naam. Alleen wie meedoet, leest het.', 'by-perspective': 'Bij wat u daar zegt, staat niet uw naam maar het perspectief. Alleen wie meedoet, leest het.',
    anonymous: 'Bij wat u daar zegt, staat niet van wie het komt. Alleen wie meedoet, leest het.',
  } satisfies Record<AttributionRule, string>,
  until: (day: string) => `Laat u ons uiterlijk ${day} weten of u meedoet? U hoeft niet in te loggen. Open een van deze links en druk daar op de knop.`,
  yes: 'Ja, ik doe mee:', no: 'Nee, ik doe niet mee:', other: 'Iemand anders uit mijn organisatie doet mee:',
  change: (day: string) => `Tot en met ${day} kunt u uw antwoord veranderen.`,
  code: (code: string) => `Ga naar de site van uw vereniging en typ achter het adres: ${code}`,
  why: (contact: string) => `U krijgt deze mail omdat de voorbereidingsgroep van de denktank u uitnodigt. Vragen? Mail ${contact}.`,
  seat: (title: string) => `Er is plaats: u doet mee aan denktank ${title}`,
  seatBody: (title: string) => `U stond op de wachtlijst van de denktank “${title}”. Er is een plaats vrijgekomen: u doet nu mee.`,
  enter: 'Log in met dit mailadres om de denktank te zien:',
  notAnyMore: (contact: string) => `Kunt u toch niet? Laat het weten aan ${contact}. Dan kan iemand anders meedoen.`,
}
const en: typeof nl = {
  subject: (title) => `Invitation: think tank ${title}`,
  again: (title) => `Reminder: invitation to think tank ${title}`,
  greeting: (name) => `Dear ${name},`,
  invites: (site, title, label) => `${site} invites you to the think tank “${title}”. You would take part from the perspective ${label.toLowerCase()}.`,
  reminds: (site, title) => `${site} recently invited you to the think tank “${title}”. We do not know yet whether you take part.`,
  about: 'What is it about?',
  names: {
    named: 'Your name stands beside what you say there. Only people who take part can read it.', 'by-perspective': 'Your perspective stands beside what you say there, and not your name. Only people who take part can read it.',
    anonymous: 'Nothing beside what you say there tells who said it. Only people who take part can read it.',
  },
  until: (day) => `Could you let us know by ${day} whether you take part? You need not sign in. Open one of these links and press the button there.`,
  yes: 'Yes, I take part:', no: 'No, I do not take part:', other: 'Somebody else from my organisation takes part:',
  change: (day) => `You can change your answer up to and including ${day}.`,
  code: (code) => `Go to the site of your association and type after its address: ${code}`,
  why: (contact) => `You get this mail because the preparation group of the think tank invites you. Questions? Mail ${contact}.`,
  seat: (title) => `There is a seat: you take part in think tank ${title}`,
  seatBody: (title) => `You were on the waiting list of the think tank “${title}”. A seat came free: you take part now.`,
  enter: 'Sign in with this mail address to see the think tank:',
  notAnyMore: (contact) => `Can you not come after all? Tell ${contact}, so that somebody else can have the seat.`,
}
const texts = { nl, en }

const linksOf = (language: Language, origin: string, token: string): string[] => {
  const t = texts[language]
  // The page speaks Dutch to whom it does not know.
  const way = (antwoord: string) => (language === 'nl' ? urls.answer(token, { antwoord }) : urls.language('en', urls.answer(token, { antwoord })))
  return [`${t.yes}\n${origin}${way('ja')}`, `${t.no}\n${origin}${way('nee')}`, `${t.other}\n${origin}${way('ander')}`]
}

/**
 * The invitation, and the same again for who has not answered. Without an address of the site (`origin` undefined) it says
 * what to type behind it: a link made from a name that a request asked for could lead to somebody else's site.
 */
export const invitationLetter = (facts: LetterFacts & Way & { token: string; again: boolean; byMail?: boolean }): { subject: string; body: string } => {
  const { language, origin, token, again, until, site, contact } = facts
  const t = texts[language]
  const day = longDate(until, language)
  const title = oneLine(facts.title)
  const parts = [
    t.greeting(oneLine(facts.given_name)),
    again ? t.reminds(site, title) : t.invites(site, title, language === 'nl' ? facts.label_nl : facts.label_en),
    ...(facts.assignment.trim() === '' ? [] : [t.about, facts.assignment.trim()]),
    ...(again ? [] : [t.names[facts.attribution]]), t.until(day), ...(origin ? linksOf(language, origin, token) : [t.code(urls.answer(token))]), ...(facts.byMail ? [howToAnswer(language)] : []), t.change(day), t.why(contact), site,
  ]
  return { subject: (again ? t.again : t.subject)(title), body: `${parts.join('\n\n')}\n` }
}

/** To who waited and comes in. */
export const seatLetter = ({ language, origin, slug, contact, site, ...facts }: LetterFacts & Way): { subject: string; body: string } => {
  const t = texts[language]
  const title = oneLine(facts.title)
  const enter = origin ? [`${t.enter}\n${origin}${urls.signin(urls.thinktank({ slug }))}`] : []
  const parts = [t.greeting(oneLine(facts.given_name)), t.seatBody(title), ...enter, t.notAnyMore(contact), site]
  return { subject: t.seat(title), body: `${parts.join('\n\n')}\n` }
}
