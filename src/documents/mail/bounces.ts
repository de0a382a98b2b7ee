import { addressesIn, type ReadMail } from './reading.ts'

/** A report that mail did not arrive. `failed`: it never will; `delayed`: it is still being tried. */
export interface Bounce {
  readonly kind: 'failed' | 'delayed'
  /** whom it did not reach, in lower case; empty when the report does not say it in a way we know */
  readonly addresses: readonly string[]
  /** the Message-IDs that it names, with angle brackets: among them that of the mail that came back */
  readonly messageIds: readonly string[]
  /** an enhanced status code (RFC 3463) such as '5.1.1'; '' when there is none */
  readonly status: string
}

type Looked = Pick<ReadMail, 'headers' | 'subject' | 'from' | 'text' | 'report'>

/** What each receiver is said to have become of (RFC 3464): blocks of fields, the first of which is about the mail as a whole. */
const receiversIn = (status: string) => status.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ').split(/\n\s*\n/).flatMap((block) => {
  const field = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(block)?.[1]?.trim() ?? ''
  const receiver = (field('Final-Recipient') || field('Original-Recipient')).replace(/^[^;]*; */, '')
  return field('Action') || receiver ? [{ action: field('Action').toLowerCase(), address: receiver, status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field('Status'))?.[0] ?? '', why: field('Diagnostic-Code') }] : []
})

const idsIn = (text: string): string[] => [...text.matchAll(/^[ \t>]*(?:Original-|X-)?Message-ID:\s*(<[^<>\s]{1,900}>)/gim)].map(([, id]) => id as string)

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]

const subject = new RegExp([
  'undeliver', 'delivery status notification', 'delivery (?:has )?fail', 'delivery (?:failure|error|problem|report|notification)', 'failure notice', 'failed mail', 'mail delivery', 'mail (?:system )?error',
  'returned (?:mail|to sender)', 'returning message', 'message not delivered', 'could not be delivered', 'non[- ]?deliver', '^nondeliverable', 'delayed mail', 'delivery delayed', 'warning: (?:could not send|message)',
  'niet (?:be|af)geleverd', 'niet bezorgd', 'onbestelbaar', 'kan niet worden (?:be|af)geleverd', 'aflevering (?:is )?mislukt', 'unzustellbar', 'non remis', 'rejected mail', 'mail undeliverable', 'user unknown', 'message could not be',
  'email address (?:changed|invalid|unknown)', 'dsn:', 'problem(?:s)? delivering', 'unable to deliver', 'message delivery (?:failure|problem)', 'mail non-delivery', 'invalid recipient', 'message status - undeliverable', 'no longer',
].join('|'), 'i')

const said = new RegExp([
  'could ?n[o\']t be delivered', 'could not be (?:delivered|sent)', 'was not delivered', 'not delivered to', 'undeliverable', 'delivery (?:to the following|attempts?)[^.]*fail', 'following (?:address|recipient)[^:]*(?:fail|problem|error|unknown|not)',
  'permanent (?:fatal )?(?:error|failure)', 'user (?:is )?unknown', 'unknown (?:user|address|recipient|local)', 'no such (?:user|person|mailbox|recipient|address|account)', 'mailbox (?:is )?(?:full|unavailable|not found|disabled|does not exist)',
  '(?:does not|doesn.t) exist', 'unable to deliver', 'not (?:been )?able to deliver', 'failed (?:permanently|recipients?|addresses|to deliver)', 'delivery failed', 'rejected (?:by|your)', 'returned (?:to sender|mail)', 'recipient[^.\\n]{0,40}(?:rejected|unknown|failed|not found)', 'invalid (?:recipient|address|user|mailbox)',
  'niet (?:worden |kunnen )?(?:be|af)geleverd', 'kon niet', 'onbekende? (?:gebruiker|adres|geadresseerde)', '\\b5\\d\\d[ -]\\d?\\.?', '\\bnot listed in\\b', '\\bover quota\\b', 'exceeded .{0,30}quota', 'account .{0,30}(?:disabled|suspended|inactive)', 'konnte nicht', 'no longer (?:valid|active|in use|works|available|accepts)',
].join('|'), 'i')

const system = /^(?:mailer-?daemon|postmaster|mail-?daemon|mailerdaemon|mdaemon|mail-?system|ndr|mail|maildaemon|smtp32|mmdf|uucp|daemon|root|mailadmin|mailmaster|administrator|mailer[^@]*)@/

/** An address alone on a line, in angle brackets or behind a word such as "Recipient:", in what a person would read of it. */
const addressesSaid = (text: string): string[] => unique([...text.slice(0, 5000).replace(/^.*(?:Message-ID|References|In-Reply-To):.*$/gim, '').matchAll(/(?:^|[\s<:"'(])([\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+)/g)].map(([, address]) => (address as string).toLowerCase())).slice(0, 20)

const delayWords = /delayed|still (?:being )?(?:re)?tri|will (?:continue to |be )(?:try|retr|attempt)|warning message only|do(?: *not|n't) need to resend|vertraagd|could not (?:yet )?be delivered (?:for|in) the last|not yet (?:been )?delivered|delay(?:ed)? notification|queued for|4\.4\.\d/i

// A wall that asks the sender to prove they are human, or lets known senders through only, says nothing of the address.
const wall = /white ?list|pre-approved|guest list|challenge|allowed list|verify (?:that )?you|to ensure delivery|still being retried/i

const fromReport = (mail: Looked): Bounce | undefined => {
  const receivers = receiversIn(mail.report?.status ?? '').filter(({ action, status }) => action === 'failed' || action === 'delayed' || /^[45]/.test(status))
  if (receivers.length === 0) return undefined
  const failed = receivers.filter(({ action, status }) => action === 'failed' || action !== 'delayed' && status.startsWith('5'))
  if (wall.test(`${mail.subject} ${receivers.map(({ why }) => why).join(' ')}`)) return undefined
  const about = failed.length > 0 ? failed : receivers
  return {
    kind: failed.length > 0 ? 'failed' : 'delayed', addresses: unique(about.flatMap(({ address }) => addressesIn(address))),
    messageIds: unique([...idsIn(mail.report?.returned ?? ''), ...idsIn(mail.text)]), status: about.find(({ status }) => status !== '')?.status ?? '',
  }
}

const fromWords = (mail: Looked): Bounce | undefined => {
  const returnPath = mail.headers.get('return-path')?.[0]?.trim()
  const nobody = returnPath === '<>' || mail.from.length === 0 || mail.from.some((address) => system.test(address))
  const telling = subject.test(mail.subject)
  const words = mail.text.slice(0, 20_000)
  // Without a subject that says so there must be a code of a mail server: people write of full mailboxes too.
  if (!telling && !/\b5\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(words)) return undefined
  // Two of three: who sends it, what its subject says, and what it says itself.
  if (Number(nobody) + Number(telling) + Number(said.test(words)) < 2 || !(telling || nobody) || wall.test(words.slice(0, 3000))) return undefined
  const failedHeader = mail.headers.get('x-failed-recipients')?.flatMap(addressesIn) ?? []
  const delayed = delayWords.test(`${mail.subject}\n${words.slice(0, 3000)}`) && !/permanent|fatal|giving up|gave up/i.test(words.slice(0, 3000))
  return {
    kind: delayed ? 'delayed' : 'failed', addresses: failedHeader.length > 0 ? failedHeader : addressesSaid(words), messageIds: unique([...idsIn(mail.report?.returned ?? ''), ...idsIn(mail.text)]),
    status: /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? '',
  }
}

/**
 * What a mail server reports of mail that did not arrive: by the form that is meant for it (RFC 3464), else by who sends it and
 * what it says, in English, Dutch and a little German. Undefined for any other mail, also for an answer of somebody who is away.
 */
export const readBounce = (mail: Looked): Bounce | undefined => {
  const type = mail.headers.get('content-type')?.[0] ?? ''
  if (/report-type="?disposition-notification/i.test(type)) return undefined
  return fromReport(mail) ?? (/report-type="?delivery-status/i.test(type) && (mail.report?.status ?? '') !== '' ? undefined : fromWords(mail))
}
