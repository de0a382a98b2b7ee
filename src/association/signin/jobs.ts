import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/here.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import type { Hand } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import { codeFor, codeHash, noCode } from './code.ts'
import type { FactorNews } from './factors.changes.ts'
import { newsLetter, signinLetter } from './mails.ts'

interface Waiting { id: string; person_id: string; email: string; language: Language; site: string }

/**
 * Writes the mail with the link and the code. Their secret is made here and stands in the mail only. For an address that
 * nobody has, a person who left, or a link that ran out meanwhile, there is nothing to do.
 */
const mailLink: Hand = async (database, job) => {
  const origin = typeof job.payload['origin'] === 'string' ? job.payload['origin'] : null
  await database.change(async (tx) => {
    const { rows } = await sql<Waiting>`
      select l.id, p.id as person_id, p.email, p.language, (select association_name from site) as site
      from signin_link l join person p on p.email_key = ${String(job.payload['email'])}
      where l.id = ${String(job.payload['link'])} and l.code_hash = ${noCode()} and l.used_at is null and l.expires_at > now()
        and p.email is not null and p.left_at is null and p.redacted_at is null
      for update of l`.execute(tx)
    const link = rows[0]
    if (!link) return
    const token = newToken()
    const code = codeFor(token)
    await tx.updateTable('signin_link').set({ token_hash: hashOf(token), code_hash: codeHash(link.id, code), person_id: link.person_id, email_key: link.email.toLowerCase() }).where('id', '=', link.id).execute()
    await writeMail(tx, { person_id: link.person_id, address: link.email, urgent: true, ...signinLetter({ ...link, origin, token, code }) })
  })
}

interface Reader { email: string; language: Language; site: string }

/** Writes to somebody that their way in changed. Who left or has no address hears nothing. */
const mailNews = (origin: string | undefined): Hand => async (database, job) => {
  const [person_id, news] = [String(job.payload['person_id']), job.payload['news'] as FactorNews]
  await database.change(async (tx) => {
    const { rows } = await sql<Reader>`
      select p.email, p.language, (select association_name from site) as site from person p
      where p.id = ${person_id} and p.email is not null and p.left_at is null and p.redacted_at is null`.execute(tx)
    const [reader] = rows
    if (reader) await writeMail(tx, { person_id, address: reader.email, ...newsLetter({ ...reader, origin: origin ?? null, news }) })
  })
}

/** The jobs of signing in, by kind; `origin` is where links in mail lead, when the program knows its own address. */
export const signinHands = (origin: string | undefined): Record<string, Hand> => ({ 'signin.mail': mailLink, 'signin.news': mailNews(origin) })

/** Forgets links and challenges a day after they ran out, secrets that no app confirmed, and sessions a month after they ended. */
export const forgetSignins = async (database: Database): Promise<void> => {
  await sql`delete from signin_link where expires_at < now() - interval '1 day'`.execute(database.db)
  await sql`delete from passkey_challenge where expires_at < now() - interval '1 day'`.execute(database.db)
  await sql`delete from address_change where expires_at < now() - interval '1 day'`.execute(database.db)
  await sql`delete from authenticator where confirmed_at is null and begun_at < now() - interval '1 hour'`.execute(database.db)
  await sql`delete from session where least(expires_at, ended_at) < now() - interval '30 days'`.execute(database.db)
}
