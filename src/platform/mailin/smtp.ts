import { SMTPServer } from 'smtp-server'
import { mostBytes } from '../../documents/mail/reading.ts'
import type { Database } from '../database.ts'
import { Fault } from '../faults.ts'
import { explain, log } from '../log.ts'
import { isLoopback } from '../settings.ts'
import { isOurs } from './address.ts'
import { storeMail } from './inbox.ts'

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })

const bytesOf = (stream: NodeJS.ReadableStream): Promise<Buffer | undefined> => new Promise((resolve, reject) => {
  const parts: Buffer[] = []
  let size = 0
  // What is too large is read to its end and thrown away: the line stays whole, and the memory small.
  stream.on('data', (part: Buffer) => { size += part.length; if (size <= mostBytes) parts.push(part); else parts.length = 0 })
  stream.on('end', () => resolve(size > mostBytes ? undefined : Buffer.concat(parts)))
  stream.on('error', reject)
})

const keep = async (database: Database, stream: NodeJS.ReadableStream, receivers: readonly string[]): Promise<Error | undefined> => {
  const raw = await bytesOf(stream)
  const kept = raw ? await storeMail(database, { way: 'smtp', receivers, raw }) : 'large'
  return kept === 'kept' ? undefined : kept === 'busy' ? refusal(452, 'Too much mail waits here, try again later') : refusal(552, 'Too large')
}

/** The mail server that listens on this machine only, behind that of the site. Takes mail for our address and no other. */
export interface MailServer { readonly port: number; readonly close: () => Promise<void> }

/**
 * Takes mail by SMTP on 127.0.0.1. A mail is answered for once it lies in the database. Throws PortInUse when the port is taken.
 */
export const startSmtp = async (database: Database, port: number): Promise<MailServer> => {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], authOptional: true, logger: false, size: mostBytes, maxClients: 20, disableReverseLookup: true, banner: 'Denktank', closeTimeout: 3000, socketTimeout: 60_000,
    onConnect: (session, done) => done(isLoopback(session.remoteAddress) ? null : refusal(554, 'From this machine only')),
    onRcptTo: ({ address }, session, done) => {
      if (!isOurs(address)) return done(refusal(550, 'No such address here'))
      return done(session.envelope.rcptTo.length >= 10 ? refusal(452, 'Too many receivers') : null)
    },
    onData: (stream, session, done) => {
      keep(database, stream, session.envelope.rcptTo.map(({ address }) => address)).then((fault) => done(fault ?? null), (fault: unknown) => {
        log('mailin.failed', { fault: explain(fault) })
        done(refusal(451, 'Something went wrong here, try again later'))
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', (fault: NodeJS.ErrnoException) => {
      // A line that breaks is the other side's matter.
      if (fault.code === 'EADDRINUSE' || fault.code === 'EACCES') reject(new Fault('PortInUse', `Port ${port} for mail that comes in cannot be used: choose another with --mail-in-port`))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  return { port: typeof address === 'object' && address ? address.port : port, close: () => new Promise((resolve) => { server.close(() => resolve()) }) }
}
