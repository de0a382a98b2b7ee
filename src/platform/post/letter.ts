import nodemailer from 'nodemailer'
import { domainOf } from './address.ts'
import type { Taken } from './queue.ts'

/** How mail is signed (RFC 6376). */
export interface Dkim {
  readonly domain: string
  readonly selector: string
  /** PEM */
  readonly privateKey: string
}

/** Makes the bytes of a letter as they go over the line, signed where there is a key. */
export const composer = (from: string, dkim: Dkim | undefined): ((letter: Taken) => Promise<Buffer>) => {
  const key = dkim && { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey }
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...(key ? { dkim: key } : {}) })
  // The part after @ in a Message-ID should be ours; the rest lasts, whatever the sender's domain becomes.
  const domain = domainOf(from)
  return async (letter) => {
    const { message } = await transport.sendMail({
      from, to: { name: '', address: letter.address }, subject: letter.subject, text: letter.body, date: letter.written_at,
      ...(letter.html === null ? {} : { html: letter.html }),
      // As an alternative, which mail programs make buttons of, and as a file for those that do not (RFC 6047).
      ...(letter.calendar === null ? {} : { icalEvent: { method: letter.calendar_method ?? 'REQUEST', filename: 'bijeenkomst.ics', content: letter.calendar } }),
      messageId: letter.message_id.replace('@denktank>', `@${domain || 'denktank'}>`),
      headers: letter.headers as Record<string, string>, disableFileAccess: true, disableUrlAccess: true,
    })
    return message as Buffer
  }
}
