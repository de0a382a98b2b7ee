import { createServer, type ServerResponse } from 'node:http'
import { createInterface } from 'node:readline'
import { Line, moment, newAgent, pause } from './meetingline.ts'
import { Phone } from './meetingphone.ts'

/** What a process full of phones, or of big screens, is told to do: one line each, answered by one line. */
export type Task =
  | { readonly do: 'join'; readonly code: string; readonly phones: number; readonly withinMs: number; readonly from: string; readonly round?: string }
  | { readonly do: 'follow'; readonly path: string; readonly send: string; readonly phones: number; readonly cookie: string }
  | { readonly do: 'write'; readonly round: string; readonly perSecond: number; readonly seconds: number; readonly each?: boolean }
  | { readonly do: 'vote'; readonly round: string; readonly things: readonly string[]; readonly dots: number; readonly perSecond: number; readonly seconds: number }
  | { readonly do: 'cut' | 'back' | 'state' | 'heard' | 'sent' | 'forget' | 'end' }

const words = 'Wij weten niet wie de sleutel heeft als de leverancier morgen stopt, en wie dan belt'

/** A process full of phones or screens, on these servers. */
class Crowd {
  readonly phones: Phone[] = []
  readonly lines: Line[] = []
  /** by card: when each screen showed it */
  readonly heard = new Map<string, number[]>()
  readonly #agent = newAgent()
  #written = 0

  constructor(readonly addresses: readonly string[]) {}

  async join({ code, phones, withinMs, from, round = '' }: Task & { do: 'join' }) {
    const began = moment()
    const took = await Promise.all(Array.from({ length: phones }, async (_, nth) => {
      await pause((nth * withinMs) / phones)
      const phone = new Phone({ addresses: this.addresses, from, cookie: '' }, code, this.phones.length, this.#agent)
      phone.round = round
      this.phones.push(phone)
      return phone.join()
    }))
    return { took, seconds: (moment() - began) / 1000 }
  }

  /** Streams without a page: readers of a big screen, or the phones of the bare server. */
  async follow({ path, send, phones, cookie }: Task & { do: 'follow' }) {
    for (let nth = 0; nth < phones; nth += 1) {
      if (send) {
        const phone = new Phone({ addresses: this.addresses, from: '127.0.0.1', cookie }, '', nth, this.#agent)
        this.phones.push(phone)
        await phone.follow(path, '0', send)
      } else await this.#screen(path, cookie, nth)
    }
    return { open: this.phones.length + this.lines.length }
  }

  #screen(path: string, cookie: string, nth: number): Promise<void> {
    return new Promise((resolve) => {
      const line = new Line({ addresses: this.addresses, from: '127.0.0.1', cookie }, path, '0', nth, (name, data) => {
        if (name === 'open') resolve()
        if (name !== 'kaart') return
        const id = (JSON.parse(data) as { id: string }).id
        this.heard.set(id, [...this.heard.get(id) ?? [], moment()])
      })
      this.lines.push(line)
      line.start()
    })
  }

  async write({ round, perSecond, seconds, each }: Task & { do: 'write' }) {
    const began = moment()
    for (let nth = 0; nth < perSecond * seconds; nth += 1) {
      await pause(began + (nth * 1000) / perSecond - moment())
      for (const phone of each ? this.phones : [this.phones[nth % this.phones.length] as Phone]) phone.write(phone.round || round, `${words} (${this.#written += 1})`)
    }
    if (!each) for (let tries = 0; tries < 200 && this.phones.some(({ waiting }) => waiting.length > 0); tries += 1) await pause(100)
    return { written: this.#written }
  }

  async vote({ round, things, dots, perSecond, seconds }: Task & { do: 'vote' }) {
    const began = moment()
    const going: Promise<void>[] = []
    for (let nth = 0; nth < perSecond * seconds; nth += 1) {
      await pause(began + (nth * 1000) / perSecond - moment())
      const [phone, turn] = [this.phones[nth % this.phones.length] as Phone, Math.floor(nth / this.phones.length)]
      if (turn >= Math.min(dots, things.length)) break
      going.push(phone.vote(round, things[(nth + turn) % things.length] as string))
    }
    await Promise.all(going)
    return { given: going.length }
  }

  state() {
    const open = [...this.lines, ...this.phones.flatMap(({ line }) => line ?? [])]
    return {
      open: open.filter((line) => line.open).length, lastOpened: Math.max(0, ...open.map(({ since }) => since)), waiting: this.phones.reduce((sum, { waiting }) => sum + waiting.length, 0),
      failed: this.phones.reduce((sum, { failed }) => sum + failed, 0), pages: this.phones.flatMap(({ pages }) => pages), votes: this.phones.flatMap(({ votes }) => votes),
    }
  }

  forget() {
    this.heard.clear()
    for (const phone of this.phones) for (const list of [phone.pages, phone.votes]) list.splice(0)
    for (const phone of this.phones) phone.sent.clear()
    return {}
  }

  async obey(task: Task): Promise<object> {
    if (task.do === 'join') return this.join(task)
    if (task.do === 'follow') return this.follow(task)
    if (task.do === 'write') return this.write(task)
    if (task.do === 'vote') return this.vote(task)
    if (task.do === 'heard') return Object.fromEntries(this.heard)
    if (task.do === 'sent') return Object.fromEntries(this.phones.flatMap(({ sent }) => [...sent]))
    if (task.do === 'state') return this.state()
    if (task.do === 'forget') return this.forget()
    // Of every second phone the first answers get lost when the line comes back: they send again what had come.
    for (const [nth, phone] of this.phones.entries()) {
      if (task.do === 'cut') phone.cut()
      else if (task.do === 'back') { phone.losesAnswers = nth % 2; phone.back() }
      else phone.end()
    }
    if (task.do === 'end') for (const line of this.lines) line.cut()
    return {}
  }
}

/** Runs a crowd: told what to do on its input, a line each. */
export const crowd = async (addresses: readonly string[]): Promise<void> => {
  const people = new Crowd(addresses)
  for await (const line of createInterface({ input: process.stdin })) {
    const answer = await people.obey(JSON.parse(line) as Task).catch((fault: unknown) => ({ fault: String(fault) }))
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
  process.exit(0)
}

/** A server that does nothing but send each card on to everybody who listens: what a board is measured beside. */
export const bareRoom = (): void => {
  const open = new Set<ServerResponse>()
  const server = createServer((asked, answer) => {
    if (asked.method === 'GET') {
      answer.writeHead(200, { 'content-type': 'text/event-stream' })
      answer.write('retry: 3000\n\n')
      open.add(answer)
      answer.on('close', () => open.delete(answer))
      return
    }
    let body = ''
    asked.on('data', (part: Buffer) => { body += part })
    asked.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(body))
      const told = `event: kaart\ndata: ${JSON.stringify({ id: fields['card'], html: fields['body'] })}\n\n`
      for (const one of open) one.write(told)
      answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`Bare: http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`)
  })
  process.once('SIGTERM', () => process.exit(0))
}
