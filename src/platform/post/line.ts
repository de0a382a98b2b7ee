import { Readable } from 'node:stream'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { addressIn } from './address.ts'
import type { Ending } from './queue.ts'

/** The line to the mail server cannot be used: what was not handed over stays in the queue. */
export class LineBroken extends Error {}

export interface Handed {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
  /** how many times the server said later before */
  readonly tries: number
}

export interface Line {
  /**
   * Hands one letter over. `mayHand` is asked when the server waits for the text, at the last moment at which nothing has
   * happened yet; when it says no, nothing goes out. Answers how it ended, undefined when it may not be handed over.
   * Throws LineBroken when the line broke before that moment.
   */
  readonly send: (letter: Handed, mayHand: () => Promise<boolean>) => Promise<Ending | undefined>
  readonly isUsable: () => boolean
  readonly close: () => void
}

/** Minutes to wait after each refusal for now; two days of trying in all. */
const waits = [1, 5, 30, 120, 240, 480, 720, 1440]
/** A server that drips a byte a second does not keep a sender for ever. Milliseconds. */
const longest = 120_000

interface Complaint extends Error { code?: string; responseCode?: number; command?: string; response?: string }

const oneLine = (fault: Complaint) => (fault.response ?? fault.message).replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** What an answer of the server means for this letter; undefined when it is no answer about this letter. */
const meaningOf = (fault: Complaint, tries: number): Ending | undefined => {
  const { responseCode: code } = fault
  // No server was asked: this is no address that mail can go to.
  if (!code && fault.code === 'EENVELOPE') return { kind: 'failed', fault: oneLine(fault) }
  if (!code) return undefined
  const wait = waits[tries]
  // 503 says that the talk went wrong, not the letter.
  if (code >= 500 && code !== 503 || wait === undefined) return { kind: 'failed', fault: oneLine(fault) }
  return { kind: 'later', seconds: wait * 60, fault: oneLine(fault) }
}

const textOf = (bytes: Buffer, mayHand: () => Promise<boolean>, refused: () => void) => {
  let asked = false
  return new Readable({
    read() {
      if (asked) return
      asked = true
      mayHand().then((yes) => {
        if (!yes) return refused()
        this.push(bytes)
        this.push(null)
        return undefined
      }, refused)
    },
  })
}

/** One letter at a time over a connection that may break at any moment. */
class OpenLine implements Line {
  readonly #connection: SMTPConnection
  #broken: Complaint | undefined
  #hearBreak: (fault: Complaint) => void = () => {}

  constructor(options: ConstructorParameters<typeof SMTPConnection>[0]) {
    this.#connection = new SMTPConnection(options)
    this.#connection.on('error', (fault: Complaint) => this.#break(fault))
    this.#connection.on('end', () => this.#break(new Error('the mail server closed the line')))
  }

  #break(fault: Complaint) {
    this.#broken ??= fault
    this.#hearBreak(this.#broken)
  }

  async open(auth: unknown) {
    const step = (work: (done: (fault?: Error | null) => void) => void) => new Promise<void>((resolve, reject) => {
      const done = (fault?: Error | null) => (fault ? reject(new LineBroken(oneLine(fault))) : resolve())
      this.#hearBreak = done
      work(done)
    })
    await step((done) => this.#connection.connect(done))
    if (auth) await step((done) => this.#connection.login({ credentials: auth } as never, done))
  }

  isUsable() { return this.#broken === undefined }

  close() { if (this.#broken) this.#connection.close(); else this.#connection.quit() }

  send({ from, to, bytes, tries }: Handed, mayHand: () => Promise<boolean>) {
    let handed = false
    return new Promise<Ending | undefined>((resolve, reject) => {
      const end = (fault: Complaint | null) => {
        const meaning: Ending | undefined = fault ? meaningOf(fault, tries) : { kind: 'sent' }
        if (meaning) resolve(meaning)
        else if (handed) resolve({ kind: 'doubtful', fault: oneLine(fault as Complaint) })
        else reject(new LineBroken(oneLine(fault as Complaint)))
      }
      const giveUp = () => { resolve(undefined); this.#break(new Error('given up')) }
      const timer = setTimeout(() => this.#break(new Error('the mail server took more than two minutes')), longest)
      this.#hearBreak = (fault) => { clearTimeout(timer); end(fault) }
      const text = textOf(bytes, async () => (handed = await mayHand()), giveUp)
      this.#connection.send({ from: addressIn(from), to: [to], size: bytes.length }, text, (fault) => { clearTimeout(timer); end(fault) })
    }).finally(() => {
      this.#hearBreak = () => {}
      if (this.#broken) this.#connection.close()
    })
  }
}

const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, socketCloseTimeout: 0 }

/** Opens a line to the mail server at an smtp:// or smtps:// address and signs in. Throws LineBroken. */
export const openLine = async (address: string): Promise<Line> => {
  const { auth, ...options } = parseConnectionUrl(address)
  const line = new OpenLine({ ...patience, ...options })
  await line.open(auth)
  return line
}
