import nodemailer from 'nodemailer'
import type { Database, Tx } from './database.ts'
import { newId } from './ids.ts'
import { enqueue, type Hand, type Job } from './jobs.ts'

export interface Letter {
  readonly person_id: string | null
  /** one address, already checked */
  readonly address: string
  readonly subject: string
  /** plain text; lines of any length */
  readonly body: string
}

export interface MailSettings {
  /** smtp:// or smtps:// address of the mail server; undefined: mail stays on the outbox page */
  readonly smtp: string | undefined
  /** the sender, as 'Name <address>' or an address */
  readonly from: string
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** Puts a letter in the outbox and, in the same transaction, the job that sends it. One receiver each. */
export const writeMail = async (tx: Tx, letter: Letter): Promise<void> => {
  const id = newId()
  await tx.insertInto('mail').values({
    id, person_id: letter.person_id, address: letter.address, subject: oneLine(letter.subject).slice(0, 300),
    body: letter.body, message_id: `<${id}@denktank>`, headers: JSON.stringify({ 'Auto-Submitted': 'auto-generated' }),
  }).execute()
  await enqueue(tx, { kind: 'mail.send', key: `mail.send:${id}`, payload: { mail: id } })
}

/**
 * Sends one letter by SMTP. Without a mail server it stays in the outbox, unsent. A letter that is already sent is left alone.
 * The lasting Message-ID lets a receiving server drop the double that a crash between sending and noting may cause.
 */
export const sendMail = (settings: MailSettings): Hand => {
  const transport = settings.smtp ? nodemailer.createTransport(settings.smtp) : undefined
  return async (database: Database, job: Job) => {
    if (!transport) return
    const letter = await database.db.selectFrom('mail').selectAll()
      .where('id', '=', String(job.payload['mail'])).where('sent_at', 'is', null).executeTakeFirst()
    if (!letter) return
    await transport.sendMail({
      from: settings.from, to: { name: '', address: letter.address }, subject: letter.subject, text: letter.body,
      messageId: letter.message_id, headers: letter.headers as Record<string, string>, disableFileAccess: true, disableUrlAccess: true,
    })
    await database.db.updateTable('mail').set({ sent_at: new Date() }).where('id', '=', letter.id).execute()
  }
}
