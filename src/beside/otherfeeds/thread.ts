import { Worker } from 'node:worker_threads'
import { NotAFeed } from '../../documents/feedmending.ts'
import type { Feed, FeedItem } from '../../documents/feedreading.ts'
import { workerFile } from '../../platform/threads.ts'
import type { Known, KeptItem } from './items.ts'

export type Asked =
  | { readonly do: 'read'; readonly bytes: Uint8Array; readonly type: string; readonly address: string }
  | { readonly do: 'keep'; readonly items: readonly FeedItem[]; readonly known: Known }

export type Result =
  | { readonly did: 'read'; readonly feed: Feed }
  | { readonly did: 'refuse'; readonly reason: NotAFeed['reason']; readonly title: string; readonly feeds: readonly string[] }
  | { readonly did: 'keep'; readonly items: readonly KeptItem[] }

/** Reads feeds in a thread of its own for as long as it is open. */
export interface Reader {
  /** Throws NotAFeed, also for what takes too long or too much. */
  read(bytes: Uint8Array, sent: { readonly type: string; readonly address: string }): Promise<Feed>
  /** What is new in a feed, ready to be kept. */
  keep(items: readonly FeedItem[], known: Known): Promise<readonly KeptItem[]>
  close(): Promise<void>
}

const mostSeconds = 20
const mostMegabytes = 256

interface Waiting { readonly done: (result: Result) => void; readonly fail: () => void; readonly timer: NodeJS.Timeout }

// One thread: when it falls, whatever waited for it was not read, and the next task begins another.
class Thread {
  readonly #waiting = new Map<number, Waiting>()
  readonly #worker = new Worker(workerFile('feed-worker'), { env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  #nth = 0
  fallen = false

  constructor() {
    this.#worker.on('message', ({ nth, result }: { nth: number; result: Result }) => {
      const one = this.#waiting.get(nth)
      if (!one) return
      clearTimeout(one.timer)
      this.#waiting.delete(nth)
      one.done(result)
    })
    this.#worker.on('error', () => this.#fall()).on('exit', () => this.#fall())
    this.#worker.unref()
  }

  #fall(): void {
    this.fallen = true
    for (const { fail, timer } of this.#waiting.values()) { clearTimeout(timer); fail() }
    this.#waiting.clear()
    void this.#worker.terminate()
  }

  ask(task: Asked): Promise<Result> {
    this.#nth += 1
    const nth = this.#nth
    return new Promise((done, reject) => {
      const timer = setTimeout(() => this.#fall(), mostSeconds * 1000)
      this.#waiting.set(nth, { done, fail: () => reject(new NotAFeed('unknown')), timer })
      this.#worker.postMessage({ nth, task })
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** Opens a reader; the thread begins with the first feed. */
export const openReader = (): Reader => {
  let thread: Thread | undefined
  const ask = (task: Asked): Promise<Result> => {
    if (!thread || thread.fallen) thread = new Thread()
    return thread.ask(task)
  }
  return {
    read: async (bytes, { type, address }) => {
      const result = await ask({ do: 'read', bytes, type, address })
      if (result.did === 'read') return result.feed
      throw result.did === 'refuse' ? new NotAFeed(result.reason, result.title, result.feeds) : new NotAFeed('unknown')
    },
    keep: async (items, known) => {
      const result = await ask({ do: 'keep', items, known })
      return result.did === 'keep' ? result.items : []
    },
    close: async () => { await thread?.close() },
  }
}
