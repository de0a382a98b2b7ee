import nodemailer from 'nodemailer'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { Database } from '../platform/database.ts'
import { workThrough } from '../platform/jobs.ts'
import { receiveAt } from '../platform/mailin/address.ts'
import { replyAddresses } from '../platform/mailin/keys.ts'
import { startSmtp } from '../platform/mailin/smtp.ts'
import type { Settings } from '../platform/settings.ts'
import { replyHands } from '../beside/replies/jobs.ts'
import { meetingByMail } from '../spine/3-meeting/meetings/bymail.ts'
import { repliedTo, takeReply } from '../spine/3-meeting/meetings/calendars.ts'
import { sql } from 'kysely'

/** How fast mail comes in. `handed`: taken at the door; `looked`: read, its sender checked by DKIM and DMARC, answered and done. Mails a second. */
export interface MailInFigure { readonly mails: number; readonly handed: number; readonly looked: number; readonly taken: number }

interface Asked { readonly person_id: string; readonly email: string; readonly meeting: string; readonly workspace_id: string }

/** People and a meeting of theirs that is still to come, as many as there are up to `most`. */
const askedIn = async (database: Database, most: number): Promise<readonly Asked[]> => (await sql<Asked>`
  select distinct on (p.id, m.id) p.id as person_id, p.email, m.id as meeting, m.workspace_id from meeting m join ring_person rp on rp.ring_id = m.ring_id and rp.ended_at is null
    join participant pt on pt.person_id = rp.person_id and pt.workspace_id = m.workspace_id and pt.ended_at is null join person p on p.id = rp.person_id
  where m.ends_at > now() and m.cancelled_at is null and m.closed_at is null and p.email is not null and p.left_at is null limit ${most}`.execute(database.db)).rows

const handOver = async (port: number, mails: readonly { readonly to: string; readonly raw: Buffer }[]) => {
  const lines = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 5, maxMessages: Infinity })
  await Promise.all(mails.map(({ to, raw }) => lines.sendMail({ envelope: { from: '', to: [to] }, raw })))
  lines.close()
}

const domainOf = (address: string) => address.split('@').at(-1) ?? ''

/**
 * Hands so many signed answers to meetings over by SMTP on loopback and has them looked at, in a database with people and a
 * meeting to come; name servers answer at once. Throws when there is nobody who was asked.
 */
export const measureMailIn = async (database: Database, settings: Settings, count: number): Promise<MailInFigure> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
  const key = `v=DKIM1; k=rsa; p=${createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')}`
  const resolver = (name: string) => Promise.resolve([[name.startsWith('_dmarc.') ? 'v=DMARC1; p=reject' : key]])
  receiveAt('antwoord@denktank.example')
  const asked = await askedIn(database, count)
  if (asked.length === 0) throw new Error('nobody was asked to a meeting that is still to come')
  const addresses = await database.change((tx) => replyAddresses(tx, asked.map(({ person_id, meeting, workspace_id }) => ({ person_id, answers: { kind: 'meeting', id: meeting, workspace_id } }))))
  const mails = await Promise.all(Array.from({ length: count }, async (_, nth) => {
    const { email } = asked[nth % asked.length] as Asked
    const to = addresses[nth % asked.length] ?? ''
    const writer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim: { domainName: domainOf(email), keySelector: 's1', privateKey } })
    const { message } = await writer.sendMail({ from: email, to, subject: 'Re: Bijeenkomst', text: `${nth % 2 ? 'Ja' : 'Nee'}, ${nth}\n\nOp di 3 mrt 2026 om 10:12 schreef Denktank <x@denktank.example>:\n> ${'Een regel van de mail die beantwoord wordt.\n> '.repeat(20)}` })
    return { to, raw: message as Buffer }
  }))
  const server = await startSmtp(database, 0)
  const began = performance.now()
  await handOver(server.port, mails)
  const handed = performance.now() - began
  await workThrough(database, replyHands({ settings: { ...settings, mailInTrusts: undefined }, origin: undefined, targets: { answers: { meeting: meetingByMail }, calendar: takeReply, calendarAbout: repliedTo }, resolver }))
  const looked = performance.now() - began - handed
  await server.close()
  receiveAt(undefined)
  const { rows } = await sql<{ taken: number }>`select count(*)::int as taken from mail_in where outcome = 'taken'`.execute(database.db)
  return { mails: count, handed: count / (handed / 1000), looked: count / (looked / 1000), taken: rows[0]?.taken ?? 0 }
}
