import { randomUUID } from 'node:crypto'
import type { Agent } from 'node:http'
import { ask, Line, moment, pause, type Place } from './meetingline.ts'

/** What a card is called, by its id, and when its phone sent it. */
export interface Waiting { readonly card: string; readonly round: string; readonly body: string }

const around = (ms: number) => ms * (0.5 + Math.random())
const mostMs = 30_000

const markOf = (page: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** A phone of somebody without an account, as its script behaves: comes in by the code, follows, and sends what waits one by one. */
export class Phone {
  line: Line | undefined
  readonly waiting: Waiting[] = []
  /** by card: when it was first sent */
  readonly sent = new Map<string, number>()
  /** how long a page or an answer took, in milliseconds */
  readonly pages: number[] = []
  readonly votes: number[] = []
  /** cards of which the answer is lost on the way, so that they are sent again */
  losesAnswers = 0
  failed = 0
  /** the round of its own room, where there are more rooms than one */
  round = ''
  #send = ''
  #tries = 0
  #sending = false
  #due: NodeJS.Timeout | undefined
  #looks: NodeJS.Timeout | undefined
  #offline = false

  constructor(readonly place: Place, readonly code: string, readonly nth: number, readonly agent: Agent) {}

  get at(): string { return `/bord/${this.code}` }

  /** Joins: the page with the perspectives, the choice, the phone page, and the stream. Answers how long it took. */
  async join(): Promise<number> {
    const began = moment()
    if (!this.place.cookie) {
      const { body: door } = await ask(this.place, this.agent, this.at, this.nth)
      const choices = [...door.matchAll(/name="perspective"[^>]* value="([^"]+)"|value="([^"]+)"[^>]* name="perspective"/g)].map(([, one, other]) => one ?? other ?? '')
      const perspective = choices[this.nth % choices.length] ?? ''
      const { cookies, status } = await ask(this.place, this.agent, `${this.at}/gast`, this.nth, { perspective })
      this.place.cookie = cookies.find((one) => one.startsWith('bord='))?.split(';')[0] ?? ''
      if (!this.place.cookie) throw new Error(`a guest was answered with ${status}`)
    }
    const { body, status } = await ask(this.place, this.agent, this.at, this.nth)
    this.#send = markOf(body, 'data-send')
    if (status !== 200 || !this.#send) throw new Error(`the phone page was answered with ${status}`)
    await this.follow(`${markOf(body, 'data-stream')}?t=${randomUUID()}&wacht=0`, markOf(body, 'data-seq'))
    return moment() - began
  }

  /** Opens a stream and waits until it is there. */
  follow(path: string, after: string, send = this.#send): Promise<void> {
    this.#send = send
    return new Promise((resolve) => {
      this.line = new Line(this.place, path, after, this.nth, (name) => {
        if (name === 'open') { resolve(); void this.#sendAll() }
        if (name === 'bord') this.#look()
      })
      this.line.start()
    })
  }

  #look(): void {
    this.#looks ??= setTimeout(() => { this.#looks = undefined; if (!this.#offline) void this.page() }, Math.random() * 1500)
  }

  async page(): Promise<void> {
    const began = moment()
    const reply = await ask(this.place, this.agent, this.at, this.nth).catch(() => undefined)
    if (reply?.status === 200) this.pages.push(moment() - began)
    else this.failed += 1
  }

  write(round: string, body: string): void {
    this.waiting.push({ card: randomUUID(), round, body })
    if (!this.#offline) void this.#sendAll()
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#due)
    if (this.#sending) return
    this.#sending = true
    while (this.waiting[0] && await this.#sendOne(this.waiting[0])) this.waiting.shift()
    this.#sending = false
    if (this.waiting.length === 0) return
    this.#due = setTimeout(() => { void this.#sendAll() }, around(Math.min(mostMs, 1000 * 2 ** this.#tries)))
    this.#tries += 1
  }

  async #sendOne({ card, round, body }: Waiting): Promise<boolean> {
    if (this.#offline) return false
    if (!this.sent.has(card)) this.sent.set(card, moment())
    const reply = await ask(this.place, this.agent, this.#send, this.nth + this.#tries, { card, round, kind: 'image', body }, true).catch(() => undefined)
    if (!reply || reply.status >= 500 || reply.status === 429) return false
    if (reply.status !== 200) this.failed += 1
    if (this.losesAnswers > 0) { this.losesAnswers -= 1; return false }
    this.#tries = 0
    return true
  }

  /** A dot as the form gives it, and the page that follows. Sent again, as somebody would, when there was no line. */
  async vote(round: string, thing: string): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const began = moment()
      const reply = await ask(this.place, this.agent, `${this.at}/stippen`, this.nth + tries, { round, thing, count: '1' }).catch(() => undefined)
      if (reply?.status === 303) {
        this.votes.push(moment() - began)
        await this.page()
        return
      }
      await pause(around(500))
    }
    this.failed += 1
  }

  cut(): void { this.#offline = true; this.line?.cut(); clearTimeout(this.#due) }

  /** The line is back after so long that the phone tries only now and then: nothing tells it that there is a line. */
  back(): void {
    this.#offline = false
    this.#tries = 5
    this.line?.mend()
    clearTimeout(this.#due)
    this.#due = setTimeout(() => { void this.#sendAll() }, around(mostMs))
  }

  end(): void { this.cut(); clearTimeout(this.#looks) }
}
