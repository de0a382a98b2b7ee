import type { Language } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { FactorNews } from './factors.changes.ts'

interface News { readonly language: Language; readonly site: string; readonly origin: string | null; readonly news: FactorNews }

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
  newsSubject: (site: string) => `Hoe u inlogt bij ${site}, is veranderd`,
  news: {
    'key-added': 'Er is een passkey toegevoegd waarmee u kunt inloggen.',
    'key-removed': 'Een passkey waarmee u kon inloggen, is verwijderd.',
    'app-added': 'Er is een app gekoppeld die codes geeft om in te loggen.',
    'app-removed': 'De app die codes gaf om in te loggen, is losgekoppeld.',
    'codes-made': 'Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.',
    'code-used': 'Er is ingelogd met een van uw herstelcodes.',
    reset: 'Een beheerder heeft uw tweede stap gewist: uw passkeys, uw app en uw herstelcodes. Als u weer inlogt, stelt u een nieuwe in.',
  } satisfies Record<FactorNews, string>,
  newsNotYou: 'Deed u dit niet zelf? Log dan meteen in, kijk bij “Mijn gegevens” waar u bent ingelogd, en waarschuw de vereniging.',
}

const en: typeof nl = {
  subject: (site) => `Sign in to ${site}`,
  link: 'Open this link in the browser in which you asked for it, and choose “Sign in” there:',
  orCode: 'Do you read your mail somewhere else? Then type this code there:',
  onlyCode: 'Type this code on the page where you wanted to sign in:',
  until: 'The link and the code work for 10 minutes, once.',
  untilCode: 'The code works for 10 minutes, once.',
  notYou: 'Did you not ask for this? Then you need not do anything. Give the code to nobody.',
  newsSubject: (site) => `How you sign in to ${site} has changed`,
  news: {
    'key-added': 'A passkey was added with which you can sign in.',
    'key-removed': 'A passkey with which you could sign in was removed.',
    'app-added': 'An app was connected that gives codes to sign in.',
    'app-removed': 'The app that gave codes to sign in was disconnected.',
    'codes-made': 'New recovery codes were made. The old ones no longer work.',
    'code-used': 'One of your recovery codes was used to sign in.',
    reset: 'An administrator cleared your second step: your passkeys, your app and your recovery codes. When you sign in again, you set up a new one.',
  },
  newsNotYou: 'Was this not you? Then sign in at once, look under “My details” where you are signed in, and warn the association.',
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

/** Tells somebody that their way in changed, so that whoever did not do it finds out. */
export const newsLetter = ({ language, site, origin, news }: News): { subject: string; body: string } => {
  const t = texts[language]
  const parts = [t.news[news], t.newsNotYou, ...(origin ? [`${origin}${urls.account}`] : []), site]
  return { subject: t.newsSubject(site), body: `${parts.join('\n\n')}\n` }
}
