import { Agent, createServer, get } from 'node:http'
import { readFileSync } from 'node:fs'

export interface Order {
  readonly url: string
  readonly cookie: string
  readonly connections: number
  readonly requests: number
}

export interface Measured {
  readonly requests: number
  readonly seconds: number
  /** milliseconds */
  readonly p50: number
  readonly p95: number
  readonly failed: number
  readonly bytes: number
}

const once = (order: Order, agent: Agent): Promise<{ ms: number; ok: boolean; bytes: number }> =>
  new Promise((resolve) => {
    const started = performance.now()
    const request = get(order.url, { agent, headers: order.cookie ? { cookie: order.cookie } : {} }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => { bytes += chunk.length })
      answer.on('end', () => resolve({ ms: performance.now() - started, ok: answer.statusCode === 200, bytes }))
    })
    request.on('error', () => resolve({ ms: performance.now() - started, ok: false, bytes: 0 }))
  })

const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Asks one address so many times over so many connections that stay open. */
export const load = async (order: Order): Promise<Measured> => {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  const times: number[] = []
  let [left, failed, bytes] = [order.requests, 0, 0]
  const started = performance.now()
  const worker = async () => {
    while ((left -= 1) >= 0) {
      const { ms, ok, bytes: size } = await once(order, agent)
      times.push(ms)
      if (!ok) failed += 1
      bytes = size
    }
  }
  await Promise.all(Array.from({ length: order.connections }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { requests: times.length, seconds, p50: at(times, 0.5), p95: at(times, 0.95), failed, bytes }
}

/** A server that does nothing but send the bytes of a file: what any page is measured beside. */
export const bare = (file: string): void => {
  const page = readFileSync(file)
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
    answer.end(page)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`Bare: http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`)
  })
  process.once('SIGTERM', () => server.close(() => process.exit(0)))
}
