import type { ServerResponse } from 'node:http'
import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import { beginEvents, eventBytes, sendEvents } from './eventstream.ts'

/** What pages are told: which part changed, in which ring. Never what it says. */
export interface Announcement {
  readonly workspace: string
  readonly ring: string
  readonly kind: string
}

/** Leaves a notice in the transaction; the database hands it to every node at commit. */
export const announce = async (tx: Tx, news: Announcement): Promise<void> => {
  await sql`select pg_notify('denktank_live', ${JSON.stringify(news)})`.execute(tx)
}

/** A person's standing changed (left, removed, signed out): their open streams close everywhere and have to knock again. */
export const announceStanding = async (tx: Tx, person: string): Promise<void> => {
  await sql`select pg_notify('denktank_standing', ${person})`.execute(tx)
}

export interface Listener {
  readonly person: string
  readonly workspace: string
  readonly rings: ReadonlySet<string>
  /** in an anonymous workspace news keeps a fixed beat, so that its moment tells nothing */
  readonly onBeat: boolean
  readonly response: ServerResponse
  /** a page over several places is told by its pace, in a word of its own */
  readonly pace?: Pace
}

/** A page over several places of one person, such as their front page. */
export interface Overlooker {
  readonly person: string
  readonly places: readonly Pick<Listener, 'workspace' | 'rings' | 'onBeat'>[]
  /** what it is told, whatever changed and wherever */
  readonly word: string
  readonly everyMs: number
  readonly response: ServerResponse
}

/** Tells at once, and then at most once in so long, however much comes meanwhile; the last is never lost. */
class Pace {
  #timer: NodeJS.Timeout | undefined
  #again = false
  readonly #tell: () => void
  readonly #everyMs: number

  constructor(tell: () => void, everyMs: number) {
    this.#tell = tell
    this.#everyMs = everyMs
  }

  news(): void {
    if (this.#timer) { this.#again = true; return }
    this.#tell()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#again) { this.#again = false; this.news() }
    }, this.#everyMs)
    this.#timer.unref()
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#again = false
  }
}

const dataOf = (word: string) => eventBytes(`data: ${word}\n\n`)

const beatMs = 30_000
/** The first news of a kind in a ring is told at once; while more of it keeps coming, so often at most. */
const againMs = 250
const mostStreams = 5000

/** The open pages of this node. */
export class Hub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #waiting = new Map<Listener, Set<string>>()
  /** what was told in the last moment, by workspace, ring and kind, and whether it has to be told again */
  readonly #told = new Map<string, { again: boolean; readonly timer: NodeJS.Timeout }>()
  readonly #deaf: (() => Promise<void>)[] = []
  #beat: NodeJS.Timeout | undefined
  readonly #endings: (() => Promise<void>)[] = []
  readonly #open = new Set<ServerResponse>()

  async start(database: Database): Promise<void> {
    this.#deaf.push(
      await database.listen('denktank_live', (payload) => this.#hear(JSON.parse(payload) as Announcement)),
      await database.listen('denktank_standing', (person) => this.#close((listener) => listener.person === person)),
    )
    this.#beat = setInterval(() => this.#flush(), beatMs)
    this.#beat.unref()
  }

  /** Opens the stream; answers false when this node has all it can carry. */
  add(listener: Listener): boolean {
    return this.#begin(listener.response, [listener])
  }

  /** The same for a page over several places: one stream, at most one word in so long, however many places and acts there are. */
  addOver({ person, places, word, everyMs, response }: Overlooker): boolean {
    const pace = new Pace(() => sendEvents(response, dataOf(word)), everyMs)
    return this.#begin(response, places.map((place) => ({ ...place, person, response, pace })))
  }

  #begin(response: ServerResponse, listeners: readonly Listener[]): boolean {
    if (this.#open.size >= mostStreams) return false
    beginEvents(response, 'retry: 2000\n\n')
    this.#open.add(response)
    for (const listener of listeners) {
      const room = this.#listeners.get(listener.workspace) ?? new Set()
      this.#listeners.set(listener.workspace, room.add(listener))
    }
    const end = () => { this.#open.delete(response); for (const listener of listeners) this.#forget(listener) }
    response.on('close', end)
    response.on('error', end)
    return true
  }

  async stop(): Promise<void> {
    clearInterval(this.#beat)
    for (const { timer } of this.#told.values()) clearTimeout(timer)
    this.#told.clear()
    await Promise.all(this.#deaf.map((deafen) => deafen()))
    this.#close(() => true)
    await Promise.all(this.#endings.map((end) => end()))
  }

  /** Something else that keeps streams open ends when this does. */
  whenStopped(end: () => Promise<void>): void {
    this.#endings.push(end)
  }

  #forget(listener: Listener): void {
    const room = this.#listeners.get(listener.workspace)
    if (!room?.delete(listener)) return
    this.#open.delete(listener.response)
    listener.pace?.end()
    this.#waiting.delete(listener)
    if (room.size === 0) this.#listeners.delete(listener.workspace)
  }

  /**
   * Three hundred pages to which each of ten acts a second is told cost as much as what they then ask. A page that hears
   * of news has half a second to look, so it loses nothing when news that follows at once is told together.
   */
  #hear(news: Announcement): void {
    const key = `${news.workspace} ${news.ring} ${news.kind}`
    const told = this.#told.get(key)
    if (told) { told.again = true; return }
    this.#tell(news)
    const timer = setTimeout(() => {
      const again = this.#told.get(key)?.again
      this.#told.delete(key)
      if (again) this.#hear(news)
    }, againMs)
    timer.unref()
    this.#told.set(key, { again: false, timer })
  }

  #tell({ workspace, ring, kind }: Announcement): void {
    const told = dataOf(kind)
    for (const listener of this.#listeners.get(workspace) ?? []) {
      if (!listener.rings.has(ring)) continue
      if (listener.onBeat) this.#waiting.set(listener, (this.#waiting.get(listener) ?? new Set()).add(kind))
      else this.#say(listener, told)
    }
  }

  #say({ pace, response }: Listener, told: Uint8Array): void {
    if (pace) pace.news()
    else sendEvents(response, told)
  }

  #flush(): void {
    for (const [listener, kinds] of this.#waiting) for (const kind of kinds) this.#say(listener, dataOf(kind))
    this.#waiting.clear()
  }

  #close(which: (listener: Listener) => boolean): void {
    for (const room of this.#listeners.values()) for (const listener of room) {
      if (!which(listener)) continue
      // Out of the room first: what is announced in the same breath must not be written to a stream that has ended.
      this.#forget(listener)
      listener.response.end()
    }
  }
}
