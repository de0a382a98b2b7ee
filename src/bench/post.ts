import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../platform/database.ts'
import { writeMails } from '../platform/mail.ts'
import { load } from './client.ts'
import type { Running } from './processes.ts'

/** How mail goes out, and what pages notice of it. Times in milliseconds. */
export interface PostFigure {
  readonly letters: number
  /** until all were in the queue */
  readonly queued: number
  readonly perSecond: number
  readonly twice: number
  readonly missed: number
  readonly quietP95: number
  readonly busyP95: number
}

/** A mail server on loopback that takes everything and counts it by address. */
export const countingServer = async () => {
  const { SMTPServer } = await import('smtp-server')
  const got: string[] = []
  const moments: number[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        got.push(session.envelope.rcptTo[0]?.address ?? '')
        moments.push(performance.now())
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as AddressInfo
  return { got, moments, address: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => { server.close(() => resolve()) }) }
}

const letterTo = (address: string) => ({
  person_id: null, address, subject: 'Nieuws uit uw denktank', body: `Er is nieuws.\n\n${'Een regel van een bericht over wat er gebeurde. '.repeat(20)}\n`,
})

const pageLoad = (running: Running, cookie: string) =>
  load({ url: `${running.address}/denktanks/cloudstrategie/bijdragen`, cookie, connections: 4, requests: 400 })

/** Puts letters in the queue of a program that sends to `server`, waits until it is empty, and asks pages meanwhile. */
export const measurePost = async (
  running: Running, database: Database, server: Awaited<ReturnType<typeof countingServer>>, cookie: string, letters: number,
): Promise<PostFigure> => {
  await pageLoad(running, cookie)
  const quiet = await pageLoad(running, cookie)
  const addresses = Array.from({ length: letters }, (_, nth) => `lid${nth}@voorbeeld.example`)
  const began = performance.now()
  await database.change((tx) => writeMails(tx, addresses.map(letterTo)))
  const queued = performance.now() - began
  const busy = await pageLoad(running, cookie)
  for (const end = performance.now() + 120_000; server.got.length < letters && performance.now() < end;) await wait(20)
  const [first, last] = [server.moments[0] ?? 0, server.moments.at(-1) ?? 0]
  const arrived = new Set(server.got)
  return {
    letters, queued, perSecond: server.got.length / ((last - first) / 1000), twice: server.got.length - arrived.size,
    missed: addresses.filter((one) => !arrived.has(one)).length, quietP95: quiet.p95, busyP95: busy.p95,
  }
}
