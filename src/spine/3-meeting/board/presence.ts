import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** How many phones are connected, and how many cards wait on them. */
export interface Present { readonly phones: number; readonly waiting: number }

const channel = 'denktank_board_present'
const tellMs = 500
const beatMs = 10_000
const stale = 25_000
const nobody: Present = { phones: 0, waiting: 0 }

interface Heard extends Present { readonly at: number }

/**
 * Counts phones over all processes: each tells the others its own figures when they change, and every ten seconds as long
 * as it has any. Nothing is kept, and who is behind a phone is not told.
 */
export class Presence {
  readonly #own = new Map<string, Present>()
  readonly #others = new Map<string, Map<string, Heard>>()
  readonly #due = new Map<string, NodeJS.Timeout>()
  #beat: NodeJS.Timeout | undefined

  constructor(readonly database: Database, readonly node: string, readonly changed: (board: string, present: Present) => void) {}

  async start(): Promise<() => Promise<void>> {
    this.#beat = setInterval(() => { for (const board of this.#own.keys()) this.#say(board) }, beatMs).unref()
    return this.database.listen(channel, (payload) => this.#hear(payload))
  }

  /** The figures of this process for a board: told to the others, and to who leads, within half a second. */
  tell(board: string, present: Present): void {
    const before = this.#own.get(board) ?? nobody
    if (before.phones === present.phones && before.waiting === present.waiting && this.#own.has(board)) return
    this.#own.set(board, present)
    if (this.#due.has(board)) return
    this.#due.set(board, setTimeout(() => { this.#due.delete(board); this.#say(board) }, tellMs).unref())
  }

  /** The figures of all processes together. */
  on(board: string): Present {
    const since = performance.now() - stale
    const others = [...this.#others.get(board)?.values() ?? []].filter(({ at }) => at > since)
    return [this.#own.get(board) ?? nobody, ...others].reduce((sum, one) => ({ phones: sum.phones + one.phones, waiting: sum.waiting + one.waiting }), nobody)
  }

  stop(): void {
    clearInterval(this.#beat)
    for (const timer of this.#due.values()) clearTimeout(timer)
  }

  #say(board: string): void {
    const { phones, waiting } = this.#own.get(board) ?? nobody
    if (phones === 0) this.#own.delete(board)
    this.changed(board, this.on(board))
    sql`select pg_notify(${channel}, ${`${board} ${this.node} ${phones} ${waiting}`})`.execute(this.database.db).catch(() => undefined)
  }

  #hear(payload: string): void {
    const [board = '', node = '', phones, waiting] = payload.split(' ')
    if (node === this.node) return
    const room = this.#others.get(board) ?? new Map<string, Heard>()
    if (Number(phones) === 0) room.delete(node)
    else room.set(node, { phones: Number(phones), waiting: Number(waiting), at: performance.now() })
    if (room.size === 0) this.#others.delete(board)
    else this.#others.set(board, room)
    this.changed(board, this.on(board))
  }
}
