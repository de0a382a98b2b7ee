import PostalMime, { addressParser, type Email } from 'postal-mime'
import { textOfHtml } from './fromhtml.ts'

/** A file that came along; the name is what its sender called it, and says nothing of what is in it. */
export interface MailFile { readonly name: string; readonly bytes: Uint8Array }

/** A mail as far as we look at it. Addresses are in lower case. */
export interface ReadMail {
  /** the addresses in all From headers together: one, in an honest mail (RFC 5322, 3.6.2) */
  readonly from: readonly string[]
  /** everybody it says it was sent to, also where a server noted that in a header of its own */
  readonly to: readonly string[]
  readonly subject: string
  /** as the mail says it, with its angle brackets; '' when it says none */
  readonly messageId: string
  /** as the mail writes it */
  readonly date: string
  readonly text: string
  /** the iCalendar object that came along, if any */
  readonly calendar: string | undefined
  /** the parts of a report on mail (RFC 6522): what is said of each receiver, and the mail or the headers that came back */
  readonly report: { readonly status: string; readonly returned: string } | undefined
  /** the files that came along: not the calendar, and not the pictures that its text or a signature shows */
  readonly files: readonly MailFile[]
  /** by name in lower case, in their order */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** More than this is not read. */
export const mostBytes = 10_000_000
const limits = { maxNestingDepth: 30, maxHeadersSize: 200_000, maxRfc822NestingDepth: 0, forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' } as const
const mostParts = 500
const mostText = 200_000

// Before anything is taken apart: a mail of ten thousand parts costs no more than looking for its boundaries.
const hasTooManyParts = (bytes: Buffer): boolean => {
  let count = 0
  for (let at = bytes.indexOf('\n--'); at !== -1; at = bytes.indexOf('\n--', at + 3)) if ((count += 1) > mostParts * 4) return true
  return false
}

const headersOf = ({ headers }: Email): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const { key, value } of headers) found.set(key, [...(found.get(key) ?? []), value])
  return found
}

/** The bare addresses in the value of a header, in lower case. */
export const addressesIn = (value: string): string[] => addressParser(value.slice(0, 20_000), { flatten: true })
  .flatMap(({ address }) => (address && /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? [address.toLowerCase()] : []))

const named = ['to', 'cc', 'delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to'] as const

const wordsOf = (content: ArrayBuffer | Uint8Array | string): string => (typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8'))

// Some programs write no plain text beside their HTML, or an empty one.
const wordsIn = ({ text = '', html }: Email): string => (text.trim() === '' && html ? textOfHtml(html) : text)

const reportIn = ({ attachments }: Email): ReadMail['report'] => {
  const status = attachments.filter(({ mimeType }) => mimeType === 'message/delivery-status' || mimeType === 'message/global-delivery-status')
  const returned = attachments.find(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers' || mimeType === 'message/rfc822-headers')
  if (status.length === 0 && !returned) return undefined
  return { status: status.map(({ content }) => wordsOf(content)).join('\n\n').slice(0, mostText), returned: returned ? wordsOf(returned.content).slice(0, mostText) : '' }
}

const fileOf = ({ filename, content }: Email['attachments'][number]): MailFile => ({
  name: ((filename ?? '').split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim().slice(0, 200),
  bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer),
})

/**
 * Reads a mail (RFC 5322, MIME). Undefined for what is too large, has too many parts, lies too deep or cannot be read: then
 * nothing of it is trusted. Never throws.
 */
export const readMail = async (bytes: Buffer): Promise<ReadMail | undefined> => {
  if (bytes.length > mostBytes || hasTooManyParts(bytes)) return undefined
  let mail: Email
  try {
    mail = await PostalMime.parse(bytes, limits)
  } catch {
    return undefined
  }
  if (mail.attachments.length > mostParts) return undefined
  const headers = headersOf(mail)
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  const all = (names: readonly string[]) => [...new Set(names.flatMap((name) => headers.get(name) ?? []).flatMap(addressesIn))]
  return {
    from: all(['from']), to: all(named), subject: (mail.subject ?? '').replace(/\p{Cc}+/gu, ' ').trim().slice(0, 500),
    messageId: /<[^<>\s]{1,900}>/.exec(headers.get('message-id')?.[0] ?? '')?.[0] ?? '', date: headers.get('date')?.[0] ?? '',
    text: wordsIn(mail).slice(0, mostText), calendar: calendar && wordsOf(calendar.content), report: reportIn(mail),
    files: mail.attachments.filter((one) => one !== calendar && one.related !== true).map(fileOf), headers,
  }
}
