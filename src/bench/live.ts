import { Agent } from 'node:http'
import type { Running } from './processes.ts'
import { act, OpenPage, type Following } from './streams.ts'

/** How current open pages were while acts came in, and what it cost. */
export interface LiveFigure {
  readonly pages: number
  readonly acts: number
  /** milliseconds from an act being done to a page showing it */
  readonly p50: number
  readonly p95: number
  readonly most: number
  /** looks that came back wrong, and acts that a page never showed */
  readonly failed: number
  readonly missed: number
  readonly looksPerSecond: number
  readonly bytes: number
  /** share of one core that the program used */
  readonly core: number
}

const pause = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms) })
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** A page shows an act with the first look that was asked after it was done. */
const delaysOf = (page: OpenPage, done: readonly number[]): { delays: number[]; missed: number } => {
  const delays: number[] = []
  let [missed, next] = [0, 0]
  for (const moment of done) {
    while (next < page.looks.length && (page.looks[next]?.asked ?? 0) < moment) next += 1
    const look = page.looks[next]
    if (look) delays.push(look.here - moment)
    else missed += 1
  }
  return { delays, missed }
}

const actFor = async (following: Following, agent: Agent): Promise<number[]> => {
  const { cookies, perSecond, seconds } = following
  const done: Promise<number>[] = []
  const began = performance.now()
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    await pause(Math.max(0, began + (nth * 1000) / perSecond - performance.now()))
    done.push(act(following, cookies[nth % cookies.length] as string, nth, agent))
  }
  return (await Promise.all(done)).sort((a, b) => a - b)
}

/** Opens the pages, lets acts come in, and reckons how soon every page showed each. */
export const measureLive = async (running: Running, following: Following): Promise<LiveFigure> => {
  // Each page is a browser of its own, so none waits for another's connection.
  const agent = new Agent({ keepAlive: true, maxSockets: following.pages + 64 })
  const pages = Array.from({ length: following.pages }, (_, nth) => new OpenPage(following, following.cookies[nth % following.cookies.length] as string, agent))
  const closes: (() => void)[] = []
  for (const page of pages) closes.push(await page.open())
  await actFor({ ...following, seconds: 3 }, agent)
  await pause(2000)
  for (const page of pages) page.looks.length = 0
  const [before, began] = [running.cpu().all, performance.now()]
  const done = await actFor(following, agent)
  await pause(1500)
  const seconds = (performance.now() - began) / 1000
  const core = (running.cpu().all - before) / seconds
  for (const close of closes) close()
  agent.destroy()
  const each = pages.map((page) => delaysOf(page, done))
  const delays = each.flatMap((one) => one.delays).sort((a, b) => a - b)
  return {
    pages: pages.length, acts: done.length, p50: at(delays, 0.5), p95: at(delays, 0.95), most: delays.at(-1) ?? 0, core,
    failed: pages.reduce((sum, page) => sum + page.failed, 0), missed: each.reduce((sum, one) => sum + one.missed, 0),
    looksPerSecond: pages.reduce((sum, page) => sum + page.looks.length, 0) / seconds, bytes: pages[0]?.bytes ?? 0,
  }
}
