import type { Here, Language } from '../../platform/here.ts'
import { defaultsInEnglish } from './defaults.en.ts'
import { defaultsInDutch } from './defaults.nl.ts'
import type { SitePage } from './pages.ts'
import type { WebsiteSettings } from './queries.ts'

/** The text that the program comes with for a page of the site. */
export const defaultText = (here: Here, page: SitePage, settings: WebsiteSettings, language: Language = here.language): string =>
  (language === 'en' ? defaultsInEnglish : defaultsInDutch)[page]({
    name: here.siteName, email: settings.contact_email, disclosureEmail: settings.disclosure_email,
  }).trim()
