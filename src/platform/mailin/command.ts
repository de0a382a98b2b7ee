import nodemailer from 'nodemailer'
import { mostBytes } from '../../documents/mail/reading.ts'
import { report, reporting, withKept } from '../command.ts'
import { Fault } from '../faults.ts'
import { readSettings, type Settings } from '../settings.ts'
import { storeMail } from './inbox.ts'

const readAll = async (input: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of input) {
    size += part.length
    if (size > mostBytes) throw new Fault('BadSetting', 'This mail is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

// Where the program runs with a port for mail, it takes the mail itself: an embedded database is open for one only.
const handOver = async (port: number, to: string, raw: Buffer) => {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw })
  } catch (fault) {
    throw new Fault('Unreachable', `The mail was not taken: ${(fault as Error).message}`)
  } finally {
    transport.close()
  }
}

const said = { 'handed-over': 'The mail was handed over to the program that runs', kept: 'The mail is kept; the program looks at it once it runs' } as const

// Whoever pipes a mail to a program that runs hears how that is done.
const explainInUse = (fault: unknown): never => {
  if (!(fault instanceof Fault) || fault.code !== 'FolderInUse') throw fault
  throw new Fault('FolderInUse', `${fault.message}. Start that program with --mail-in and --mail-in-port, and give both here too: then it takes the mail itself`, fault)
}

const take = async (settings: Settings, to: string | undefined, raw: Buffer): Promise<keyof typeof said> => {
  if (settings.mailIn && settings.mailInPort) {
    await handOver(settings.mailInPort, to ?? settings.mailIn, raw)
    return 'handed-over'
  }
  const kept = await withKept({ settings, flags: new Set(), extra: new Map(), words: [] }, (database) => storeMail(database, { way: 'file', receivers: to ? [to] : [], raw })).catch(explainInUse)
  if (kept !== 'kept') throw new Fault('BadSetting', 'Too much mail waits already: try again later')
  return 'kept'
}

/** `denktank mail in [--to ADDRESS] [--json] < FILE`: takes in one mail from standard input, as a mail server hands it to a program. */
export const mailCommand = async (words: readonly string[], input: AsyncIterable<Buffer> = process.stdin): Promise<number> => {
  const asked = readSettings(words, process.env, { ...reporting, extra: ['to'] })
  const { settings, words: [verb, ...more], extra } = asked
  if (verb !== 'in' || more.length > 0) throw new Fault('BadSetting', 'Use: denktank mail in [--to ADDRESS] < FILE')
  const raw = await readAll(input)
  if (raw.length === 0) throw new Fault('BadSetting', 'There is no mail on standard input')
  const how = await take(settings, extra.get('to'), raw)
  report(asked, said[how], { mail: how })
  return 0
}
