import type { Tx } from '../../platform/database.ts'
import type { Here, Language } from '../../platform/here.ts'
import { writeMail } from '../../platform/mail.ts'

const nl = {
  subject: (site: string) => `Uw e-mailadres bij ${site} is gewijzigd`,
  body: 'Het secretariaat, het bestuur of een beheerder heeft uw e-mailadres gewijzigd. Inloggen gaat nu met het nieuwe adres. Dit oude adres werkt niet meer.',
  notYou: (contact: string) => `Klopt dit niet? Laat het dan meteen weten: ${contact}.`,
}

const en: typeof nl = {
  subject: (site) => `Your e-mail address at ${site} has been changed`,
  body: 'The secretariat, the board or an administrator has changed your e-mail address. Signing in now works with the new address. This old address no longer does.',
  notYou: (contact) => `Is this not right? Let us know at once: ${contact}.`,
}

const texts = { nl, en }

/** Tells the old address that it is no longer the one to sign in with. It does not say which is: who reads it there may be anybody. */
export const warnOldAddress = async (tx: Tx, here: Here, old: { person_id: string; email: string; language: Language }): Promise<void> => {
  const t = texts[old.language]
  const { contact_email } = await tx.selectFrom('site').select('contact_email').executeTakeFirstOrThrow()
  const body = `${[t.body, t.notYou(contact_email), here.siteName].join('\n\n')}\n`
  await writeMail(tx, { person_id: old.person_id, address: old.email, subject: t.subject(here.siteName), body })
}
