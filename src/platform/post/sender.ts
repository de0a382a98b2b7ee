import { setTimeout as after } from 'node:timers/promises'
import type { Database } from '../database.ts'
import { newId } from '../ids.ts'
import { explain, log } from '../log.ts'
import { mailChannel } from '../mail.ts'
import { composer, type Dkim } from './letter.ts'
import { LineBroken, openLine, type Line } from './line.ts'
import { dropMail, findDoubtful, keepMail, leaseSeconds, markHanded, noteEndings, postponeMail, secondsToNext, takeMail, type Ending, type Taken } from './queue.ts'
import { together } from './together.ts'

export interface PostSettings {
  /** smtp:// or smtps:// address of the mail server */
  readonly smtp: string
  /** the sender, as 'Name <address>' or an address */
  readonly from: string
  readonly dkim?: Dkim | undefined
  /** the address to which mail that does not arrive comes back; undefined: the sender's */
  readonly bounces?: string | undefined
  /** letters a second at most: pages go first on the same processor */
  readonly perSecond?: number
}

const lines = 5
const batch = 25
const longestPause = 300

/** Keeps to a number of turns a second, evenly. */
const metronome = (perSecond: number) => {
  let next = performance.now()
  return async () => {
    const now = performance.now()
    next = Math.max(next, now - 50) + 1000 / perSecond
    if (next > now + 1) await after(next - now)
  }
}

/** One sender: takes letters from the outbox and hands them over on a few lines at once, until there are none. */
class Sender {
  readonly #id = newId()
  readonly #open: (Line | undefined)[] = []
  readonly #compose: (letter: Taken) => Promise<Buffer>
  readonly #mayHand: (id: string) => Promise<boolean>
  readonly #note: (one: { id: string; ending: Ending }) => Promise<void>
  readonly #turn: () => Promise<void>
  #failures = 0
  stopping = false

  constructor(readonly database: Database, readonly settings: PostSettings) {
    this.#compose = composer(settings.from, settings.dkim)
    this.#turn = metronome(settings.perSecond ?? 300)
    this.#mayHand = together(async (ids: readonly string[]) => {
      const may = await markHanded(database, this.#id, ids)
      return (id) => may.has(id)
    })
    this.#note = together(async (endings) => {
      await noteEndings(database, endings)
      return () => undefined
    })
  }

  /** Sends all that is due. Answers the seconds after which to look again, when the mail server cannot be reached. */
  async sendDue(): Promise<number | undefined> {
    await findDoubtful(this.database)
    while (!this.stopping) {
      const letters = await takeMail(this.database, this.#id, batch)
      if (letters.length === 0) return undefined
      const left = new Map(letters.map((letter) => [letter.id, letter]))
      const keeper = setInterval(() => { keepMail(this.database, this.#id, [...left.keys()]).catch(() => {}) }, leaseSeconds * 300)
      const broken = await Promise.all(Array.from({ length: lines }, (_, at) => this.#work(at, letters, left)))
      clearInterval(keeper)
      await dropMail(this.database, this.#id, [...left.keys()])
      const fault = broken.find(Boolean)
      if (!fault) { this.#failures = 0; continue }
      // A line that was left open too long is no reason to wait: only a server that is not there is.
      if ((this.#failures += 1) > 1) {
        log('mail.waiting', { fault })
        return Math.min(longestPause, 2 ** this.#failures)
      }
    }
    return undefined
  }

  /** Works through the letters on one line. Answers why the line broke, if it did. */
  async #work(at: number, letters: Taken[], left: Map<string, Taken>): Promise<string | undefined> {
    for (let letter = letters.shift(); letter && !this.stopping; letter = letters.shift()) {
      try {
        await this.#send(at, letter)
        left.delete(letter.id)
      } catch (fault) {
        if (fault instanceof LineBroken) return fault.message
        log('mail.failed', { mail: letter.id, fault: explain(fault) })
        await postponeMail(this.database, letter.id, explain(fault))
        left.delete(letter.id)
      }
    }
    return undefined
  }

  async #send(at: number, letter: Taken) {
    const bytes = await this.#compose(letter)
    await this.#turn()
    const line = this.#open[at]?.isUsable() ? this.#open[at] : (this.#open[at] = await openLine(this.settings.smtp))
    const ending = await line.send({ from: this.settings.bounces ?? this.settings.from, to: letter.address, bytes, tries: letter.tries }, () => this.#mayHand(letter.id))
    if (ending) await this.#note({ id: letter.id, ending })
    if (ending && ending.kind !== 'sent') log('mail.refused', { mail: letter.id, how: ending.kind, fault: ending.fault })
  }

  hangUp() {
    for (const line of this.#open) line?.close()
    this.#open.length = 0
  }
}

/**
 * Sends mail as it comes, woken by a notice and when a letter is due again. Several processes may do it at once. A letter
 * is never handed over twice by itself; one of which nobody can know is marked as doubtful. Call the result to stop.
 */
export const startPost = async (database: Database, settings: PostSettings): Promise<() => Promise<void>> => {
  const sender = new Sender(database, settings)
  let timer: NodeJS.Timeout | undefined
  let busy: Promise<void> | undefined
  let again = false
  let pausedUntil = 0
  const round = async () => {
    const pause = await sender.sendDue()
    if (pause !== undefined) pausedUntil = Date.now() + pause * 1000
    else sender.hangUp()
    const next = pause ?? Math.min(60, Math.max(1, await secondsToNext(database) ?? 60))
    clearTimeout(timer)
    timer = setTimeout(wake, next * 1000).unref()
  }
  const wake = () => {
    if (sender.stopping) return
    if (busy) { again = true; return }
    if (Date.now() < pausedUntil) return
    busy = round().catch((fault: unknown) => {
      log('post.failed', { fault: explain(fault) })
      timer = setTimeout(wake, 5000).unref()
    }).finally(() => { busy = undefined; if (again) { again = false; wake() } })
  }
  const deafen = await database.listen(mailChannel, wake, wake)
  wake()
  return async () => {
    sender.stopping = true
    clearTimeout(timer)
    await deafen()
    await busy
    sender.hangUp()
  }
}
