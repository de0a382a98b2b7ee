import type { Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import { greetingOf, type Addressed } from './greeting.ts'

/** Who gets a letter, and what it needs to know of them. */
export interface Receiver extends Addressed { readonly language: Language; readonly site: string }

interface Letter { readonly subject: string; readonly body: string }

const nl = {
  confirmSubject: (site: string) => `Bevestig uw nieuwe e-mailadres bij ${site}`,
  confirm: 'U wilt dit adres gebruiken om in te loggen en mail te krijgen. Open deze link en kies “Dit adres gebruiken”:',
  code: 'Of typ deze code over bij “Mijn gegevens”:',
  until: 'Dit werkt een uur, en één keer.',
  notYou: 'Vroeg u dit niet? Dan hoeft u niets te doen.',
  askedSubject: (site: string) => `Uw e-mailadres bij ${site} wordt misschien gewijzigd`,
  asked: 'Iemand die bij u is ingelogd, heeft gevraagd om uw e-mailadres te wijzigen. Het verandert pas als het nieuwe adres is bevestigd.',
  askedNotYou: 'Was u dit niet? Log dan meteen in, kies bij “Mijn gegevens” om overal uit te loggen, en waarschuw de vereniging.',
  changedSubject: (site: string) => `Uw e-mailadres bij ${site} is gewijzigd`,
  changed: 'Uw e-mailadres is gewijzigd. Op dit adres krijgt u geen mail meer, en u kunt er niet meer mee inloggen.',
  changedNotYou: 'Was u dit niet? Waarschuw dan meteen de vereniging.',
}

const en: typeof nl = {
  confirmSubject: (site) => `Confirm your new e-mail address at ${site}`,
  confirm: 'You want to use this address to sign in and get mail. Open this link and choose “Use this address”:',
  code: 'Or type this code under “My details”:',
  until: 'This works for an hour, once.',
  notYou: 'Did you not ask for this? Then you need not do anything.',
  askedSubject: (site) => `Your e-mail address at ${site} may be about to change`,
  asked: 'Somebody who is signed in as you asked to change your e-mail address. It changes only once the new address is confirmed.',
  askedNotYou: 'Was this not you? Then sign in at once, choose to sign out everywhere under “My details”, and warn the association.',
  changedSubject: (site) => `Your e-mail address at ${site} has changed`,
  changed: 'Your e-mail address has changed. You get no more mail at this address, and you can no longer sign in with it.',
  changedNotYou: 'Was this not you? Then warn the association at once.',
}

const texts = { nl, en }

const letter = (to: Receiver, subject: string, parts: readonly string[]): Letter =>
  ({ subject, body: `${[greetingOf(to.language, to), ...parts, to.site].join('\n\n')}\n` })

/** To the new address: a link, where the site knows its own address, and a code. */
export const confirmLetter = (to: Receiver, { origin, token, code }: { origin: string | null; token: string; code: string }): Letter => {
  const t = texts[to.language]
  const link = origin ? [t.confirm, `${origin}${urls.accountAddressLink(token)}`] : []
  return letter(to, t.confirmSubject(to.site), [...link, t.code, code, t.until, t.notYou])
}

/** To the address of now, while the change can still be stopped. */
export const askedLetter = (to: Receiver): Letter => {
  const t = texts[to.language]
  return letter(to, t.askedSubject(to.site), [t.asked, t.askedNotYou])
}

/** To the address that was, once it is no more. */
export const changedLetter = (to: Receiver): Letter => {
  const t = texts[to.language]
  return letter(to, t.changedSubject(to.site), [t.changed, t.changedNotYou])
}
