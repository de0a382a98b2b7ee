import pg from 'pg'
import { setTimeout as after } from 'node:timers/promises'

/** Called with what was sent along; `missed` is called when notices may have been lost, after a broken connection. */
interface Hearer {
  hear(payload: string): void
  missed?: (() => void) | undefined
}

/** Who listens to what, apart from how the notices come in. */
export class Hearers {
  readonly #byChannel = new Map<string, Set<Hearer>>()

  get channels() {
    return [...this.#byChannel.keys()]
  }

  /** True when this is the first on its channel. */
  add(channel: string, hearer: Hearer) {
    const hearers = this.#byChannel.get(channel)
    if (hearers) hearers.add(hearer)
    else this.#byChannel.set(channel, new Set([hearer]))
    return !hearers
  }

  /** True when this was the last on its channel. */
  remove(channel: string, hearer: Hearer) {
    const hearers = this.#byChannel.get(channel)
    if (!hearers?.delete(hearer) || hearers.size > 0) return false
    return this.#byChannel.delete(channel)
  }

  hear = ({ channel, payload }: { channel: string; payload?: string | undefined }) => {
    for (const hearer of this.#byChannel.get(channel) ?? []) hearer.hear(payload ?? '')
  }

  missed() {
    for (const hearers of this.#byChannel.values()) for (const hearer of hearers) hearer.missed?.()
  }
}

export interface Listening {
  listen(channel: string, hear: Hearer['hear'], missed?: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

const listenTo = (channel: string) => `listen ${pg.escapeIdentifier(channel)}`
const unlistenTo = (channel: string) => `unlisten ${pg.escapeIdentifier(channel)}`

/** Listening over the one connection of PGlite: the pool's own client hears. Never waits for a running transaction's end. */
export const listenInPool = (pool: pg.Pool, insideChange: () => boolean): Listening => {
  const hearers = new Hearers()
  pool.on('connect', (client) => {
    client.on('notification', hearers.hear)
    const again = hearers.channels.map((channel) => client.query(listenTo(channel)).catch(() => {}))
    // The engine came back: what was committed as it stopped was told to nobody.
    if (again.length > 0) void Promise.all(again).then(() => hearers.missed())
  })
  const run = async (statement: string) => {
    const done = pool.query(statement)
    // Waiting inside a change would wait for itself: there the listening starts when the change is over.
    if (insideChange()) done.catch(() => {})
    else await done
  }
  return {
    async listen(channel, hear, missed) {
      const hearer = { hear, missed }
      if (hearers.add(channel, hearer)) await run(listenTo(channel))
      return async () => {
        if (hearers.remove(channel, hearer)) await run(unlistenTo(channel))
      }
    },
    close: async () => {},
  }
}

const longestPause = 5000

/** Listening to a PostgreSQL server on a connection of its own, opened when first needed and again whenever it breaks. */
export class ServerListening implements Listening {
  readonly #config: pg.ClientConfig
  readonly #hearers = new Hearers()
  #client: Promise<pg.Client> | undefined
  #closed = false

  constructor(config: pg.ClientConfig) {
    this.#config = config
  }

  async #connect() {
    const client = new pg.Client(this.#config)
    client.on('error', () => {})
    client.on('notification', this.#hearers.hear)
    client.once('end', () => void this.#again())
    await client.connect()
    for (const channel of this.#hearers.channels) await client.query(listenTo(channel))
    return client
  }

  async #again() {
    this.#client = undefined
    for (let pause = 50; !this.#closed && !this.#client; pause = Math.min(pause * 2, longestPause)) {
      await after(pause * (0.5 + Math.random()), undefined, { ref: false })
      if (this.#closed || this.#client) return
      await this.#open().then(
        () => this.#hearers.missed(),
        () => {},
      )
    }
  }

  #open() {
    const opening = this.#connect()
    this.#client = opening
    opening.catch(() => {
      if (this.#client === opening) this.#client = undefined
    })
    return opening
  }

  async listen(channel: string, hear: Hearer['hear'], missed?: () => void) {
    const hearer = { hear, missed }
    const isFirst = this.#hearers.add(channel, hearer)
    try {
      const client = await (this.#client ?? this.#open())
      if (isFirst) await client.query(listenTo(channel))
    } catch (error) {
      this.#hearers.remove(channel, hearer)
      throw error
    }
    return async () => {
      if (!this.#hearers.remove(channel, hearer)) return
      const client = await this.#client?.catch(() => undefined)
      await client?.query(unlistenTo(channel)).catch(() => {})
    }
  }

  async close() {
    this.#closed = true
    const client = await this.#client?.catch(() => undefined)
    await client?.end().catch(() => {})
  }
}
