import { ImapFlow } from 'imapflow'
import { mostBytes } from '../../documents/mail/reading.ts'
import type { Database } from '../database.ts'
import { explain, log } from '../log.ts'
import { storeMail } from './inbox.ts'

const everyMs = 60_000
const mostAtOnce = 200

/** Where a mailbox is, from an imap:// or imaps:// address with its name, password and folder. */
const mailboxAt = (address: string) => {
  const url = new URL(address)
  const secure = url.protocol === 'imaps:'
  return {
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || (secure ? 993 : 143)), secure, logger: false as const, emitLogs: false,
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }, connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 60_000,
      // Without TLS only to this machine: a password is not said aloud on a network.
      ...(secure || ['127.0.0.1', 'localhost', '::1'].includes(url.hostname) ? {} : { doSTARTTLS: true }),
    },
  }
}

/**
 * Fetches what nobody has read in a mailbox and marks it as read once it lies in the database. Answers how many. What is too
 * large is marked too, and not fetched. Throws what the server says.
 */
export const fetchMail = async (database: Database, address: string): Promise<number> => {
  const { folder, options } = mailboxAt(address)
  const client = new ImapFlow(options)
  // A line that breaks ends the call that waits on it; as an event nobody else needs it.
  client.on('error', () => undefined)
  await client.connect()
  let fetched = 0
  try {
    await client.mailboxOpen(folder)
    const unseen = await client.search({ seen: false }, { uid: true })
    for (const uid of (unseen || []).slice(0, mostAtOnce)) {
      const mail = await client.fetchOne(String(uid), { size: true, source: { maxLength: mostBytes + 1 } }, { uid: true })
      const kept = mail && mail.source ? await storeMail(database, { way: 'imap', receivers: [], raw: mail.source }) : 'large'
      // The rest stays in the mailbox, where it lies as well as here.
      if (kept === 'busy') break
      await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      fetched += 1
    }
    await client.logout()
  } finally {
    client.close()
  }
  return fetched
}

/** Looks into a mailbox each minute; after a fault later, up to an hour. Call the result to stop. */
export const startImap = (database: Database, address: string): (() => Promise<void>) => {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let busy: Promise<void> = Promise.resolve()
  const look = () => {
    busy = fetchMail(database, address).then(() => { failures = 0 }, (fault: unknown) => {
      failures += 1
      log('mailin.imap', { fault: explain(fault) })
    }).finally(() => { if (!stopped) timer = setTimeout(look, Math.min(3_600_000, everyMs * 2 ** failures)).unref() })
  }
  look()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await busy
  }
}
