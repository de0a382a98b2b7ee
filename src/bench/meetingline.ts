import { Agent, get, request } from 'node:http'

/** A moment on which processes of one machine agree, in milliseconds. */
export const moment = (): number => performance.timeOrigin + performance.now()

export const pause = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms) })

/** Where a browser is: the servers that it may reach, its own address on loopback (a network of its own), and what it carries. */
export interface Place {
  readonly addresses: readonly string[]
  readonly from: string
  cookie: string
}

export interface Reply { readonly status: number; readonly body: string; readonly cookies: readonly string[]; readonly location: string }

export const newAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: 400 })

/** One request as a browser makes it; `nth` says which of the servers. Throws when there is no line. */
export const ask = (place: Place, agent: Agent, path: string, nth = 0, form?: Readonly<Record<string, string>>, json = false): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const address = place.addresses[nth % place.addresses.length] as string
    const body = form && new URLSearchParams(form).toString()
    const headers = {
      ...(place.cookie ? { cookie: place.cookie } : {}), ...(json ? { accept: 'application/json' } : {}),
      ...(body === undefined ? {} : {
        origin: address, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)),
      }),
    }
    const asking = request(address + path, { method: body === undefined ? 'GET' : 'POST', agent, headers, localAddress: place.from }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => { parts.push(part) })
      answer.on('error', reject)
      answer.on('end', () => resolve({
        status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), cookies: answer.headers['set-cookie'] ?? [], location: answer.headers.location ?? '',
      }))
    })
    asking.setTimeout(15_000, () => asking.destroy(new Error('no answer')))
    asking.on('error', reject)
    asking.end(body)
  })

/** A stream as EventSource keeps it: told where it was, it comes back by itself after as long as the server said. */
export class Line {
  #stream: ReturnType<typeof get> | undefined
  #due: NodeJS.Timeout | undefined
  #retry = 3000
  #last: string
  #tries = 0
  #cut = false
  open = false
  /** when it was last opened */
  since = 0

  constructor(readonly place: Place, readonly path: string, after: string, readonly first: number, readonly hear: (name: string, data: string) => void) { this.#last = after }

  start(): void {
    const address = this.place.addresses[(this.first + this.#tries) % this.place.addresses.length] as string
    const headers = { accept: 'text/event-stream', ...(this.place.cookie ? { cookie: this.place.cookie } : {}) }
    const opening = get(`${address}${this.path}${this.path.includes('?') ? '&' : '?'}na=${this.#last}`, { headers, agent: false, localAddress: this.place.from }, (answer) => {
      if (answer.statusCode !== 200) { answer.resume(); this.#again(); return }
      let text = ''
      this.open = true
      this.since = moment()
      this.hear('open', '')
      answer.on('data', (chunk: Buffer) => { text = this.#read(text + chunk) })
      answer.on('error', () => undefined)
      answer.on('close', () => this.#again())
    })
    this.#stream = opening
    opening.on('error', () => this.#again())
  }

  #read(text: string): string {
    const blocks = text.split('\n\n')
    const rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const [retry, id, name] = [field('retry'), field('id'), field('event')]
      if (retry) this.#retry = Number(retry)
      if (id) this.#last = id
      if (name) this.hear(name, field('data') ?? '')
    }
    return rest
  }

  #again(): void {
    this.open = false
    if (this.#cut || this.#due) return
    this.#tries += 1
    this.#due = setTimeout(() => { this.#due = undefined; this.start() }, this.#retry)
  }

  /** The line is gone, until `start`. */
  cut(): void {
    this.#cut = true
    clearTimeout(this.#due)
    this.#due = undefined
    this.open = false
    this.#stream?.destroy()
  }

  /** The line is there again; the browser notices when its own patience is up. */
  mend(): void {
    this.#cut = false
    this.#again()
  }
}
