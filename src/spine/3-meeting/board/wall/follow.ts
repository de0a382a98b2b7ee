/** The stream of a board in a browser: comes back by itself, hears what it missed, and notices when the line is dead. */

const quietMs = 40_000
const mostMs = 15_000

export type Heard = Readonly<Record<string, (told: Record<string, unknown>) => void>>

/** A moment between half and one and a half times this, so that three hundred phones do not come back at once. */
export const around = (ms: number): number => ms * (0.5 + Math.random())

/**
 * Opens the stream at this address after step `after`, and calls `heard[event]` for what it says. `asked` adds to the address
 * each time it is opened. Call `open` to open it at once, as when the line is back; `close` to stop. `verbroken` says with `refused`
 * that the browser will not try again by itself, as when the server did not want it.
 */
export const follow = (address: string, after: number, heard: Heard, asked: () => string = () => '') => {
  let [last, source, tries, stopped] = [after, undefined as EventSource | undefined, 0, false]
  let [watch, due]: (number | undefined)[] = []
  const alive = () => {
    window.clearTimeout(watch)
    watch = window.setTimeout(later, quietMs)
  }
  const open = () => {
    source?.close()
    window.clearTimeout(due)
    if (stopped) return
    source = new EventSource(`${address}${address.includes('?') ? '&' : '?'}na=${last}${asked()}`)
    source.onopen = () => { tries = 0; alive(); heard['verbonden']?.({}) }
    source.onerror = () => { heard['verbroken']?.({ refused: source?.readyState === EventSource.CLOSED }); if (source?.readyState === EventSource.CLOSED) later() }
    for (const name of [...Object.keys(heard), 'tik']) {
      source.addEventListener(name, (event) => {
        const { data, lastEventId } = event as MessageEvent<string>
        if (lastEventId) last = Math.max(last, Number(lastEventId))
        alive()
        if (data) heard[name]?.(JSON.parse(data) as Record<string, unknown>)
      })
    }
    alive()
  }
  const later = () => {
    source?.close()
    window.clearTimeout(due)
    due = window.setTimeout(open, around(Math.min(mostMs, 1000 * 2 ** tries)))
    tries += 1
  }
  const close = () => {
    stopped = true
    source?.close()
    window.clearTimeout(watch)
    window.clearTimeout(due)
  }
  return { open, close, isOpen: () => source?.readyState === EventSource.OPEN }
}
