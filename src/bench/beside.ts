import { signIn } from './pages.ts'
import type { Running } from './processes.ts'

/** How long search takes, by the front door, one question after another. Milliseconds. */
export interface SearchFigure {
  readonly where: string
  readonly queries: number
  readonly p50: number
  readonly p95: number
  readonly slowest: string
}

const percentile = (times: readonly number[], share: number) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const timed = async (address: string, cookie: string): Promise<number> => {
  const began = performance.now()
  const answer = await fetch(address, { headers: { cookie } })
  await answer.text()
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
  return performance.now() - began
}

/**
 * Asks a running program all these queries as this person, at each of these addresses of search; one round first, so that
 * nothing is measured that happens once. Throws when search refuses.
 */
export const measureSearch = async (running: Running, person: string, queries: readonly string[], places: readonly string[]): Promise<SearchFigure[]> => {
  const cookie = await signIn(running.address, person)
  const figures: SearchFigure[] = []
  for (const where of places) {
    const addressOf = (typed: string) => `${running.address}${where}?z=${encodeURIComponent(typed)}`
    for (const typed of queries) await timed(addressOf(typed), cookie)
    const times: number[] = []
    for (const typed of queries) times.push(await timed(addressOf(typed), cookie))
    const slowest = queries[times.indexOf(Math.max(...times))] ?? ''
    figures.push({ where, queries: queries.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95), slowest })
  }
  return figures
}
