import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Language } from '../../platform/here.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import type { Hand } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import { codeFor, codeHash, noCode } from './code.ts'
import { signinLetter } from './mails.ts'

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
    await tx.updateTable('signin_link').set({ token_hash: hashOf(token), code_hash: codeHash(link.id, code), person_id: link.person_id }).where('id', '=', link.id).execute()
    await writeMail(tx, { person_id: link.person_id, address: link.email, ...signinLetter({ ...link, origin, token, code }) })
  })
}

/** The jobs of signing in, by kind. */
export const signinHands: Record<string, Hand> = { 'signin.mail': mailLink }

/** Forgets links a day after they ran out, and sessions a month after they ended. */
export const forgetSignins = async (database: Database): Promise<void> => {
  await sql`delete from signin_link where expires_at < now() - interval '1 day'`.execute(database.db)
  await sql`delete from session where least(expires_at, ended_at) < now() - interval '30 days'`.execute(database.db)
}
