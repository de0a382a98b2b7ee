import { longDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'
import { oneLine } from '../../../platform/mail.ts'
import { urls } from '../../../urls.ts'

export interface LetterFacts {
  readonly language: Language; readonly given_name: string; readonly title: string; readonly tank: string
  readonly starts_at: Date; readonly ends_at: Date; readonly site: string; readonly contact: string
  readonly origin: string | undefined; readonly token: string; readonly again: boolean
}

const nl = {
  subject: (title: string) => `Hoe vond u de bijeenkomst “${title}”?`, again: (title: string) => `Herinnering: hoe vond u “${title}”?`,
  greeting: (name: string) => `Beste ${name},`,
  opening: (title: string, day: string, tank: string) => `Op ${day} was de bijeenkomst “${title}” van de denktank “${tank}”. Kwam uit wat u ervan verwachtte? En hoe vond u de bijeenkomst?`,
  reminds: (title: string, tank: string) => `Wij weten nog niet hoe u de bijeenkomst “${title}” van de denktank “${tank}” vond. Wilt u het nog laten weten?`,
  link: 'Antwoorden kost twee minuten. Inloggen hoeft niet: open deze link, kies uw antwoord en druk op de knop.', code: (path: string) => `Ga naar de site van uw vereniging en typ achter het adres: ${path}`,
  until: (day: string) => `Dat kan tot en met ${day}. Tot dan kunt u uw antwoord ook veranderen.`,
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Vragen? Mail ${contact}.`,
}
const en: typeof nl = {
  subject: (title) => `How was the meeting “${title}”?`, again: (title) => `Reminder: how was “${title}”?`,
  greeting: (name) => `Dear ${name},`,
  opening: (title, day, tank) => `The meeting “${title}” of think tank “${tank}” was on ${day}. Did what you hoped for come true? And how did you find the meeting?`,
  reminds: (title, tank) => `We do not know yet how you found the meeting “${title}” of think tank “${tank}”. Would you still let us know?`,
  link: 'Answering takes two minutes. You need not sign in: open this link, choose your answer and press the button.', code: (path) => `Go to the site of your association and type after its address: ${path}`,
  until: (day) => `You can do so until ${day}, and change your answer until then.`,
  why: (contact) => `You get this mail because you take part in this think tank. Questions? Mail ${contact}.`,
}
const texts = { nl, en }

/** Asks how a meeting was found, and the same once more for who has not answered. Without an address of the site it says what to type behind it. */
export const evaluationLetter = (facts: LetterFacts): { subject: string; body: string } => {
  const { language, origin, token, again, starts_at, ends_at } = facts
  const t = texts[language]
  const [title, tank] = [oneLine(facts.title), oneLine(facts.tank)]
  // The page speaks Dutch to whom it does not know.
  const path = language === 'nl' ? urls.evaluationAnswer(token) : urls.language('en', urls.evaluationAnswer(token))
  const parts = [
    t.greeting(oneLine(facts.given_name)), again ? t.reminds(title, tank) : t.opening(title, longDate(starts_at, language), tank),
    origin ? `${t.link}\n${origin}${path}` : t.code(path), t.until(longDate(new Date(ends_at.getTime() - 60_000), language)), t.why(facts.contact), facts.site,
  ]
  return { subject: (again ? t.again : t.subject)(title), body: `${parts.join('\n\n')}\n` }
}
