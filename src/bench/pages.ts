import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measured, Order } from './client.ts'
import { runProgram, startProgram, type Delay, type Running } from './processes.ts'

/** One page measured, with the bare server sending the same bytes in the same run. Milliseconds per request. */
export interface PageFigure {
  readonly page: string
  readonly cpu: number
  readonly mainThread: number
  readonly bareCpu: number
  readonly p50: number
  readonly p95: number
  readonly bareP50: number
  readonly perSecond: number
  readonly bytes: number
  /** how late the thread of the program came to what was due, with the same load, in a run apart: watching costs processor too */
  readonly delay: Delay
}

const connections = 32
const requests = 3000
const warmUp = 1500

const ask = async (order: Order): Promise<Measured> => {
  const measured = JSON.parse(await runProgram(['bench', 'client', JSON.stringify(order)])) as Measured
  if (measured.failed > 0) throw new Error(`${measured.failed} of ${measured.requests} requests to ${order.url} failed`)
  return measured
}

const measure = async (running: Running, order: Order) => {
  await ask({ ...order, requests: warmUp })
  const before = running.cpu()
  const measured = await ask(order)
  const after = running.cpu()
  const each = (kind: 'all' | 'main') => ((after[kind] - before[kind]) / measured.requests) * 1000
  return { measured, cpu: each('all'), main: each('main') }
}

/** Signs in as one of the sample's people and answers the cookie. */
export const signIn = async (address: string, person: string): Promise<string> => {
  const answer = await fetch(`${address}/inloggen/als`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ person }), headers: { origin: address, 'sec-fetch-site': 'same-origin' },
  })
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('denktank='))
  if (!cookie) throw new Error(`could not sign in as ${person}: ${answer.status}`)
  return cookie.split(';')[0] as string
}

/** Measures pages of a program that runs, each beside the bare server, one after the other. */
export const measurePages = async (running: Running, pages: readonly { page: string; path: string; cookie: string }[]): Promise<PageFigure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-bench-'))
  const figures: PageFigure[] = []
  try {
    for (const { page, path, cookie } of pages) {
      const file = join(folder, 'page.html')
      writeFileSync(file, await (await fetch(running.address + path, { headers: { cookie } })).text())
      const ours = await measure(running, { url: running.address + path, cookie, connections, requests })
      const delay = await running.delayWhile(() => ask({ url: running.address + path, cookie, connections, requests: warmUp }))
      const plain = await startProgram(['bench', 'bare', file])
      const theirs = await measure(plain, { url: plain.address, cookie: '', connections, requests }).finally(() => plain.stop())
      figures.push({
        page, cpu: ours.cpu, mainThread: ours.main, bareCpu: theirs.cpu, p50: ours.measured.p50, p95: ours.measured.p95,
        bareP50: theirs.measured.p50, perSecond: ours.measured.requests / ours.measured.seconds, bytes: ours.measured.bytes, delay,
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}
