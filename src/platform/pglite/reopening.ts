import { setTimeout as after } from 'node:timers/promises'
import { explain, log } from '../log.ts'
import type { Engine } from './engine.ts'
import { neededRoom, roomIn } from './room.ts'

const firstPause = 1000
const longestPause = 60_000

/** Waits until an engine that stopped may be tried again: on a full disk not before there is room. */
const untilWorthIt = async (folder: string, pause: number, signal: AbortSignal) => {
  await after(pause, undefined, { signal, ref: false })
  while (roomIn(folder) < neededRoom) await after(firstPause, undefined, { signal, ref: false })
}

/**
 * An engine that comes back by itself. The database stops when it cannot write its log, as on a full disk: what was acknowledged
 * is safe, and opening it again mends the rest. Until then whoever asks hears why. Everything that goes wrong is told in the log.
 */
export const reopening = (first: Engine, folder: string, start: () => Promise<Engine>): Engine => {
  const end = new AbortController()
  let current = first
  let work = Promise.resolve()

  const again = async () => {
    const stopped = performance.now()
    log('database.stopped', { fault: explain(current.failure()) })
    for (let pause = firstPause; !end.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await untilWorthIt(folder, pause, end.signal)
        current = await start()
        log('database.reopened', { seconds: Math.round((performance.now() - stopped) / 1000) })
        return watch(current)
      } catch (error) {
        if (!end.signal.aborted) log('database.still-stopped', { fault: explain(error) })
      }
    }
  }
  const watch = (engine: Engine) => {
    void engine.gone.then(() => { if (!end.signal.aborted) work = again() })
  }
  watch(first)

  return {
    join: (caller) => current.join(caller),
    send: (bytes) => current.send(bytes),
    failure: () => current.failure(),
    get gone() { return current.gone },
    async close() {
      end.abort()
      await work
      await current.close()
    },
  }
}
