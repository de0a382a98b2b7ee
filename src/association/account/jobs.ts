import { sql } from 'kysely'
import { hashOf, newToken } from '../../platform/ids.ts'
import type { Hand } from '../../platform/jobs.ts'
import { writeMail } from '../../platform/mail.ts'
import { codeFor, codeHash, noCode } from '../signin/code.ts'
import { askedLetter, confirmLetter, type Receiver } from './mails.ts'

interface Waiting extends Receiver { readonly id: string; readonly person_id: string; readonly email: string; readonly before: string | null; readonly taken: boolean }

/** Asks the new address whether it is theirs, and warns the one of now. An address that somebody else has is not written to. */
const mailAddress: Hand = async (database, job) => {
  const origin = typeof job.payload['origin'] === 'string' ? job.payload['origin'] : null
  await database.change(async (tx) => {
    const { rows } = await sql<Waiting>`
      select c.id, c.person_id, c.email, p.email as before, p.given_name, p.prefix, p.family_name, p.addressed_as, p.language,
        (select association_name from site) as site, exists (select 1 from person o where o.email_key = lower(c.email)) as taken
      from address_change c join person p on p.id = c.person_id
      where c.id = ${String(job.payload['change'])} and c.code_hash = ${noCode()} and c.used_at is null and c.expires_at > now()
        and p.left_at is null and p.redacted_at is null
      for update of c`.execute(tx)
    const [waiting] = rows
    if (!waiting) return
    const token = newToken()
    const code = codeFor(token)
    await tx.updateTable('address_change').set({ token_hash: hashOf(token), code_hash: codeHash(waiting.id, code) }).where('id', '=', waiting.id).execute()
    const { person_id, email, before } = waiting
    if (!waiting.taken) await writeMail(tx, { person_id, address: email, urgent: true, ...confirmLetter(waiting, { origin, token, code }) })
    if (before) await writeMail(tx, { person_id, address: before, ...askedLetter(waiting) })
  })
}

/** The jobs of the account page, by kind. */
export const accountHands: Record<string, Hand> = { 'account.address': mailAddress }
