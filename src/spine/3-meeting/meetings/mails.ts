import { clock, weekDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'
import { oneLine } from '../../../platform/mail.ts'
import { isAnswerable } from '../../../platform/mailin/address.ts'
import { urls } from '../../../urls.ts'
import { howToAnswer } from './bymail.ts'
import { beforeLink, placeOf } from './place.ts'

interface Facts {
  /** `seated`: who waited has a seat now */
  readonly kind: 'new' | 'moved' | 'seated' | 'cancelled'
  readonly language: Language
  readonly given_name: string
  readonly title: string
  readonly tank: string
  readonly about: string
  readonly place: string
  readonly link: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly cancelled_why: string
  readonly site: string
  readonly contact: string
  readonly origin: string | undefined
  readonly token: string
  /** all that this letter is about, the first first */
  readonly days: readonly { readonly starts_at: Date; readonly ends_at: Date }[]
}

const nl = {
  subject: { new: (title: string) => `Bijeenkomst: ${title}`, moved: (title: string) => `Veranderd: ${title}`, seated: (title: string) => `U hebt een plaats: ${title}`, cancelled: (title: string) => `Gaat niet door: ${title}` },
  greeting: (name: string) => `Beste ${name},`,
  opening: {
    new: (title: string, tank: string) => `De denktank “${tank}” nodigt u uit voor “${title}”.`,
    moved: (title: string, tank: string) => `“${title}” van de denktank “${tank}” is veranderd. Zo is het nu:`,
    seated: (title: string, tank: string) => `U stond op de wachtlijst voor “${title}” van de denktank “${tank}”. Er is nu een plaats voor u.`,
    cancelled: (title: string, tank: string) => `“${title}” van de denktank “${tank}” gaat niet door.`,
  },
  when: 'Wanneer:', day: (day: string, from: string, until: string) => `${day}, van ${from} tot ${until}`,
  where: (place: string) => `Waar: ${place}`, online: 'Online',
  seated: 'Kunt u toch niet? Zeg dat in uw agenda, of open deze link en druk op de knop. Dan schuift de volgende door. Inloggen hoeft niet:',
  answer: 'Komt u? Antwoord in uw agenda, of open deze link en druk op de knop. Inloggen hoeft niet:',
  reply: 'U kunt deze mail ook gewoon beantwoorden, vanaf dit mailadres.',
  file: 'De afspraak zit bij deze mail.', gone: 'De afspraak verdwijnt uit uw agenda.', because: (why: string) => `Waarom: ${why}`,
  why: (contact: string) => `U krijgt deze mail omdat u meedoet aan deze denktank. Vragen? Mail ${contact}.`,
  left: {
    subject: (tank: string) => `Een afspraak van “${tank}” vervalt voor u`,
    text: (day: string, tank: string) => `U hoort niet meer bij de groep van de denktank “${tank}” die op ${day} bij elkaar komt. De afspraak verdwijnt uit uw agenda.`,
    why: (contact: string) => `U krijgt deze mail omdat de afspraak in uw agenda staat. Vragen? Mail ${contact}.`,
  },
}
const en: typeof nl = {
  subject: { new: (title) => `Meeting: ${title}`, moved: (title) => `Changed: ${title}`, seated: (title) => `You have a seat: ${title}`, cancelled: (title) => `Cancelled: ${title}` },
  greeting: (name) => `Dear ${name},`,
  opening: {
    new: (title, tank) => `Think tank “${tank}” invites you to “${title}”.`,
    moved: (title, tank) => `“${title}” of think tank “${tank}” has changed. This is how it is now:`,
    seated: (title, tank) => `You were on the waiting list for “${title}” of think tank “${tank}”. There is a seat for you now.`,
    cancelled: (title, tank) => `“${title}” of think tank “${tank}” has been cancelled.`,
  },
  when: 'When:', day: (day, from, until) => `${day}, from ${from} to ${until}`,
  where: (place) => `Where: ${place}`, online: 'Online',
  seated: 'Can you not come after all? Say so in your calendar, or open this link and press the button. Then the next one moves up. You need not sign in:',
  answer: 'Will you come? Answer in your calendar, or open this link and press the button. You need not sign in:',
  reply: 'You can also simply answer this mail, from this mail address.',
  file: 'The appointment comes with this mail.', gone: 'The appointment disappears from your calendar.', because: (why) => `Why: ${why}`,
  why: (contact) => `You get this mail because you take part in this think tank. Questions? Mail ${contact}.`,
  left: {
    subject: (tank) => `An appointment of “${tank}” lapses for you`,
    text: (day, tank) => `You no longer belong to the group of think tank “${tank}” that meets on ${day}. The appointment disappears from your calendar.`,
    why: (contact) => `You get this mail because the appointment is in your calendar. Questions? Mail ${contact}.`,
  },
}
const texts = { nl, en }

/** What goes beside the appointment: what it is, when and where, and how to answer. Without an address of the site there is no link. */
export const meetingLetter = (facts: Facts): { subject: string; body: string } => {
  const { kind, language, origin, token, days } = facts
  const t = texts[language]
  const [title, tank] = [oneLine(facts.title), oneLine(facts.tank)]
  const moments = days.map(({ starts_at, ends_at }) => t.day(weekDate(starts_at, language), clock(starts_at, language), clock(ends_at, language)))
  const when = [
    ...(moments.length > 1 ? [t.when, ...moments.map((moment) => `- ${moment}`)] : [`${t.when} ${moments.join('')}`]),
    ...(placeOf(facts) ? [t.where(oneLine(facts.place))] : []), ...(facts.link ? [`${oneLine(beforeLink(facts, t.online))}: ${facts.link}`] : []),
  ].join('\n')
  const asks = kind === 'cancelled' ? [...(facts.cancelled_why ? [t.because(oneLine(facts.cancelled_why))] : []), t.gone]
    : [...(facts.about ? [facts.about.trim()] : []), ...(origin ? [`${kind === 'seated' ? t.seated : t.answer}\n${origin}${urls.meetingAnswer(token)}`] : []), ...(isAnswerable() ? [`${t.reply} ${howToAnswer(language)}`] : []), t.file]
  return { subject: t.subject[kind](title), body: `${[t.greeting(oneLine(facts.given_name)), t.opening[kind](title, tank), when, ...asks, t.why(facts.contact), facts.site].join('\n\n')}\n` }
}

/** To somebody who left the group of a meeting: that its appointment goes from their calendar. Of the meeting no more than its day. */
export const leftLetter = (facts: Pick<Facts, 'language' | 'given_name' | 'tank' | 'starts_at' | 'contact' | 'site'>): { subject: string; body: string } => {
  const t = texts[facts.language]
  const tank = oneLine(facts.tank)
  const parts = [t.greeting(oneLine(facts.given_name)), t.left.text(weekDate(facts.starts_at, facts.language), tank), t.left.why(facts.contact), facts.site]
  return { subject: t.left.subject(tank), body: `${parts.join('\n\n')}\n` }
}
