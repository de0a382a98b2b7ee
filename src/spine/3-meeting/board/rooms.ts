import type { ServerResponse } from 'node:http'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { beginEvents, eventBytes, sendEvents, unreadBytes } from '../../../platform/eventstream.ts'
import { newId } from '../../../platform/ids.ts'
import { explain, log } from '../../../platform/log.ts'
import type { House } from '../../../platform/web.ts'
import { eventsFor, helloFor, type Audience, type Now, type Role, type Step } from './audience.tsx'
import { Presence } from './presence.ts'
import { stepsAfter } from './stepsread.ts'
import { showHeld, stepChannel } from './steps.ts'

/** An open stream: who it is, which screen, and the last step that it knows of. */
export interface Screen {
  readonly here: Here
  readonly role: Role
  readonly response: ServerResponse
  readonly after: number
  /** drawn by the page, to tell two screens apart; '' when it told none */
  readonly phone: string
  /** how many cards wait on this phone, as it says itself */
  waiting: number
}

const waitingChannel = 'denktank_board_waiting'
const mostScreens = 5000
const mostWaiting = 1_000_000
const mostKept = 500
const pingMs = 15_000
const tick = eventBytes('event: tik\ndata: 1\n\n')
/** Where nobody may know who said what, cards come in on this beat and not when they were sent. */
const beatMs = 10_000

const seesRound = (here: Here, now: Now) => now.subgroup === null || here.rings.some(({ id }) => id === now.subgroup)

class Room {
  readonly screens = new Set<Screen>()
  /** screens that are at the door: the room stays for them */
  coming = 0
  #steps: Step[] = []
  #held: Step[] = []
  #now: Now | undefined
  #seq = 0
  #from = 0
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined
  #beat: NodeJS.Timeout | undefined

  constructor(readonly id: string, readonly database: Database) {}

  /** Reads what is new, once at a time. Who comes meanwhile waits for one more read and no longer, however many come after. */
  read(): Promise<void> {
    if (!this.#reading) {
      this.#reading = this.#readOnce().finally(() => { this.#reading = undefined })
      return this.#reading
    }
    this.#next ??= this.#reading.catch(() => undefined).then(() => { this.#next = undefined; return this.read() })
    return this.#next
  }

  async #readOnce(): Promise<void> {
    const first = this.#now === undefined
    const { steps, now, last } = await stepsAfter(this.database, this.id, first ? -mostKept : this.#seq)
    this.#now = now
    if (first) this.#from = steps[0] ? steps[0].seq - 1 : last
    this.#seq = Math.max(this.#seq, last)
    if (steps.length > 0) this.#take(steps, first)
  }

  #take(steps: readonly Step[], first: boolean): void {
    const gone = new Set(steps.flatMap(({ kind, card }) => (kind === 'gone' && card ? [card.id] : [])))
    // What was taken off the board is not told to who comes later either.
    const kept = [...this.#steps, ...steps].map((step) => (step.kind === 'card' && step.card && gone.has(step.card.id) ? { ...step, card: undefined } : step))
    this.#steps = kept.slice(-mostKept)
    if (kept.length > mostKept) this.#from = (this.#steps[0] as Step).seq - 1
    if (first) return
    const held = steps.filter(({ kind }) => kind === 'beat')
    this.#tell(steps.filter(({ kind }) => kind !== 'beat'))
    if (held.length > 0) this.#hold(held)
    const [over, knocks] = [steps.some(({ kind }) => kind === 'closed'), steps.some(({ kind }) => kind === 'guests')]
    // All is over, or a guest may have been sent away: then they knock again.
    for (const screen of this.screens) if (over || knocks && screen.here.who.guest) screen.response.end()
  }

  #hold(steps: readonly Step[]): void {
    this.#held.push(...steps)
    this.#beat ??= setTimeout(() => {
      this.#beat = undefined
      const held = this.#held
      this.#held = []
      // Cards that came meanwhile are there and counted now, not before.
      if (held.length > 0) this.database.change((tx) => showHeld(tx, this.id)).then(() => this.read()).then(() => this.#tell(held), () => this.#tell(held))
    }, beatMs).unref()
  }

  /** Each audience is written out once, however many screens it has. */
  #tell(steps: readonly Step[]): void {
    const now = this.#now
    if (!now || steps.length === 0) return
    const written = new Map<string, Uint8Array>()
    for (const screen of this.screens) {
      const audience = this.#audienceOf(screen, now)
      const key = `${audience.role} ${screen.here.language} ${audience.sees}`
      const told = written.get(key) ?? eventBytes(eventsFor(audience, steps, now))
      written.set(key, told)
      send(screen, told)
    }
  }

  #audienceOf({ here, role }: Screen, now: Now): Audience {
    return { here, role, sees: seesRound(here, now) }
  }

  /** What this screen missed since the last step it knows of; all of the page again when that is too long ago. */
  catchUp(screen: Screen): string {
    const now = this.#now
    if (!now) return ''
    const audience = this.#audienceOf(screen, now)
    const hello = helloFor(audience, now)
    if (screen.after >= this.#seq) return `${hello}id: ${this.#seq}\n\n`
    if (screen.after < this.#from) return `${hello}event: bord\ndata: {}\n\nid: ${this.#seq}\n\n`
    return hello + eventsFor(audience, this.#steps.filter(({ seq }) => seq > screen.after), now)
  }

  stop(): void {
    clearTimeout(this.#beat)
    for (const { response } of this.screens) response.end()
    this.screens.clear()
  }
}

const send = ({ response }: Screen, told: Uint8Array) => {
  // Who does not read any more comes back by itself and then hears what it missed.
  if (unreadBytes(response) > mostWaiting) response.destroy()
  else sendEvents(response, told)
}

/** The open boards of this process and the screens before them. */
export class Rooms {
  readonly #rooms = new Map<string, Room>()
  readonly #deaf: (() => Promise<void>)[] = []
  readonly presence: Presence
  #open = 0
  #ping: NodeJS.Timeout | undefined

  constructor(readonly database: Database) {
    this.presence = new Presence(database, newId().slice(0, 8), (board, here) => {
      const told = eventBytes(`event: telefoons\ndata: ${JSON.stringify(here)}\n\n`)
      for (const screen of this.#rooms.get(board)?.screens ?? []) if (screen.role === 'leads') send(screen, told)
    })
  }

  async start(): Promise<this> {
    const missed = () => { for (const room of this.#rooms.values()) this.#read(room) }
    const hear = (payload: string) => { const room = this.#rooms.get(payload.slice(0, 36)); if (room) this.#read(room) }
    this.#deaf.push(
      await this.database.listen(stepChannel, hear, missed),
      await this.database.listen('denktank_standing', (person) => this.#close(({ here }) => here.who.member === person)),
      await this.database.listen(waitingChannel, (payload) => this.#hearWaiting(payload)),
      await this.presence.start(),
    )
    this.#ping = setInterval(() => { for (const { screens } of this.#rooms.values()) for (const screen of screens) send(screen, tick) }, pingMs).unref()
    return this
  }

  #read(room: Room): void {
    room.read().catch((fault: unknown) => log('board.unread', { fault: explain(fault) }))
  }

  #close(which: (screen: Screen) => boolean): void {
    for (const { screens } of this.#rooms.values()) for (const screen of screens) if (which(screen)) screen.response.end()
  }

  /** Opens the stream of a screen; answers false when this process has all it can carry. */
  async open(board: string, screen: Screen): Promise<boolean> {
    if (this.#open >= mostScreens) return false
    const room = this.#rooms.get(board) ?? new Room(board, this.database)
    this.#rooms.set(board, room)
    const { response } = screen
    room.coming += 1
    await room.read().finally(() => { room.coming -= 1 })
    if (response.destroyed) return true
    this.#open += 1
    room.screens.add(screen)
    const leave = () => this.#leave(room, screen)
    response.on('close', leave)
    response.on('error', leave)
    // Each comes back at a moment of its own.
    beginEvents(response, `retry: ${500 + Math.floor(Math.random() * 2500)}\n\n${room.catchUp(screen)}`)
    this.#count(room)
    return true
  }

  #leave(room: Room, screen: Screen): void {
    if (!room.screens.delete(screen)) return
    this.#open -= 1
    this.#count(room)
    if (room.screens.size > 0 || room.coming > 0) return
    room.stop()
    this.#rooms.delete(room.id)
  }

  #count(room: Room): void {
    const phones = [...room.screens].filter(({ role }) => role === 'phone')
    this.presence.tell(room.id, { phones: phones.length, waiting: phones.reduce((sum, { waiting }) => sum + waiting, 0) })
  }

  /** How many cards wait on a phone, as it says: its stream may be open on another process. */
  async report(board: string, phone: string, waiting: number): Promise<void> {
    await sql`select pg_notify(${waitingChannel}, ${`${board} ${phone} ${waiting}`})`.execute(this.database.db)
  }

  #hearWaiting(payload: string): void {
    const [board = '', phone, waiting] = payload.split(' ')
    const room = this.#rooms.get(board)
    for (const screen of room?.screens ?? []) if (screen.phone === phone) screen.waiting = Number(waiting)
    if (room) this.#count(room)
  }

  async stop(): Promise<void> {
    clearInterval(this.#ping)
    await Promise.all(this.#deaf.map((deafen) => deafen()))
    this.presence.stop()
    for (const room of this.#rooms.values()) room.stop()
    this.#rooms.clear()
  }
}

const houses = new WeakMap<Database, Promise<Rooms>>()

/** The rooms of this process, opened with the first screen that comes and closed with the house. */
export const roomsOf = ({ database, hub }: House): Promise<Rooms> => {
  const known = houses.get(database)
  if (known) return known
  const opened = new Rooms(database).start()
  hub.whenStopped(async () => (await opened).stop())
  houses.set(database, opened)
  return opened
}
