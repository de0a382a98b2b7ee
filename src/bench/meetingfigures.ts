import type { Running } from './processes.ts'

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const tenths = (value: number) => Math.round(value * 10) / 10

export interface Times { readonly median: number; readonly p95: number; readonly p99: number; readonly most: number }

/** How these times are spread, in milliseconds. */
export const timesOf = (times: readonly number[]): Times => {
  const sorted = [...times].sort((a, b) => a - b)
  return { median: tenths(at(sorted, 0.5)), p95: tenths(at(sorted, 0.95)), p99: tenths(at(sorted, 0.99)), most: tenths(sorted.at(-1) ?? 0) }
}

/** What the stream told against what the phones sent: how long it took, what never came, and what came twice to a screen. */
export const comparedWith = (sent: Readonly<Record<string, number>>, heard: Readonly<Record<string, readonly number[]>>, screens: number) => {
  const cards = Object.entries(sent)
  const delays = cards.flatMap(([card, moment]) => (heard[card] ?? []).map((shown) => shown - moment))
  return {
    cards: cards.length, times: timesOf(delays),
    missed: cards.reduce((sum, [card]) => sum + Math.max(0, screens - (heard[card]?.length ?? 0)), 0),
    twice: cards.reduce((sum, [card]) => sum + Math.max(0, (heard[card]?.length ?? 0) - screens), 0),
  }
}

/** Starts to count the processor time of these servers; what it answers tells the share of a core and the time an event took. */
export const counting = (servers: readonly Running[]) => {
  const used = () => servers.reduce((sum, server) => sum + server.cpu().all, 0)
  const [before, began] = [used(), performance.now()]
  return (events: number) => {
    const [cpu, seconds] = [used() - before, (performance.now() - began) / 1000]
    return { core: Math.round((cpu / seconds) * 1000) / 1000, cpuMsPerEvent: tenths((cpu * 1000) / Math.max(1, events)) }
  }
}
