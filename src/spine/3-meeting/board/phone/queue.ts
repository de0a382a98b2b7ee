/** Cards that are on their way: each has an id of its own, so that it may be sent again without coming twice. */
import { around } from '../wall/follow.ts'
import type { Kept } from './keep.ts'

export interface Waiting {
  readonly card: string
  /** where it is sent to */
  readonly address: string
  readonly board: string
  readonly round: string
  readonly kind: string
  readonly body: string
  /** orders what one phone typed; counts up, as a clock may be wrong */
  readonly nth: number
  /** the server did not want it: it stays here, for its words */
  readonly stuck?: boolean
}

export interface Answer { readonly html?: string; readonly late?: boolean }

interface Told {
  /** what waits changed */
  changed(waiting: readonly Waiting[]): void
  arrived(one: Waiting, answer: Answer): void
}

const patience = 15_000
const mostMs = 30_000

const post = async ({ card, round, kind, body, address }: Waiting): Promise<Response> => {
  const stop = new AbortController()
  const timer = window.setTimeout(() => stop.abort(), patience)
  try {
    return await fetch(address, {
      method: 'POST', body: new URLSearchParams({ card, round, kind, body }), headers: { accept: 'application/json' },
      redirect: 'error', signal: stop.signal,
    })
  } finally {
    window.clearTimeout(timer)
  }
}

// Two tabs of one phone share what waits: one of them sends. Without locks both may; the card comes once all the same.
const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request('denktank-bord', work) : work()

/** What waits on this phone. What fails is tried again, ever later and never by all phones together. */
export class Queue {
  private readonly others = 'BroadcastChannel' in window ? new BroadcastChannel('denktank-bord') : undefined
  private tries = 0
  private due: number | undefined
  private busy = false

  constructor(readonly kept: Kept, readonly told: Told) {
    this.others?.addEventListener('message', () => { void this.tell(false) })
  }

  /** Says what waits, here and in other tabs. */
  async tell(further = true): Promise<void> {
    this.told.changed(await this.all())
    if (further) this.others?.postMessage('')
  }

  /** Keeps a card first and sends it then, so that nothing is lost in between. */
  async add(one: Omit<Waiting, 'nth'>): Promise<void> {
    const nth = (await this.all()).reduce((most, { nth: before }) => Math.max(most, before), 0) + 1
    await this.kept.put('waiting', one.card, { ...one, nth })
    await this.tell()
    this.send()
  }

  /** Tries to send all that waits, now. */
  send(): void {
    window.clearTimeout(this.due)
    if (this.busy) return
    this.busy = true
    alone(() => this.sendAll()).catch(() => this.later()).finally(() => { this.busy = false })
  }

  /** Tries what was refused once more, as after signing in again. */
  async retry(): Promise<void> {
    for (const one of await this.all()) if (one.stuck) await this.kept.put('waiting', one.card, { ...one, stuck: false })
    this.send()
  }

  private async all(): Promise<Waiting[]> {
    return (await this.kept.all<Waiting>('waiting')).sort((a, b) => a.nth - b.nth)
  }

  private async sendAll(): Promise<void> {
    for (const one of await this.all()) if (!one.stuck && !await this.sendOne(one)) return this.later()
  }

  private async sendOne(one: Waiting): Promise<boolean> {
    const answer = await post(one).catch(() => undefined)
    if (!answer || answer.status >= 500 || answer.status === 429) return false
    this.tries = 0
    if (answer.ok) {
      await this.kept.remove('waiting', one.card)
      this.told.arrived(one, await answer.json().catch(() => ({})) as Answer)
    } else await this.kept.put('waiting', one.card, { ...one, stuck: true })
    await this.tell()
    return true
  }

  private later(): void {
    window.clearTimeout(this.due)
    this.due = window.setTimeout(() => this.send(), around(Math.min(mostMs, 1000 * 2 ** this.tries)))
    this.tries += 1
  }
}
