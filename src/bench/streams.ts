import { get, request, type Agent } from 'node:http'

/** What is to be measured: how many open pages of one think tank, how many acts a second, for how long. */
export interface Following {
  readonly address: string
  readonly path: string
  readonly cookies: readonly string[]
  readonly pages: number
  readonly perSecond: number
  readonly seconds: number
}

const wait = 500
const least = 600

/** One open page as its script behaves: it hears that something changed, waits a moment, and asks for its part again. */
export class OpenPage {
  #due: NodeJS.Timeout | undefined
  #last = 0
  #again = false
  /** of each time the part was asked for: when it was asked and when it was here, in milliseconds */
  readonly looks: { asked: number; here: number }[] = []
  failed = 0
  bytes = 0

  constructor(readonly following: Following, readonly cookie: string, readonly agent: Agent) {}

  open(): Promise<() => void> {
    const { address, path } = this.following
    return new Promise((resolve, reject) => {
      const stream = get(`${address}${path}/live`, { headers: { cookie: this.cookie, accept: 'text/event-stream' }, agent: false }, (answer) => {
        if (answer.statusCode !== 200) { reject(new Error(`stream: ${answer.statusCode}`)); return }
        answer.on('data', (chunk: Buffer) => { if (chunk.includes('data:')) this.#schedule() })
        answer.on('error', () => undefined)
        resolve(() => stream.destroy())
      })
      stream.on('error', reject)
    })
  }

  #schedule(): void {
    if (this.#due) { this.#again = true; return }
    this.#due = setTimeout(() => this.#look(), Math.max(Math.random() * wait, this.#last + least - performance.now()))
  }

  #looked(): void {
    this.#due = undefined
    if (this.#again) this.#schedule()
  }

  #look(): void {
    const asked = performance.now()
    this.#last = asked
    this.#again = false
    const { address, path } = this.following
    const asking = get(`${address}${path}?deel=overzicht`, { headers: { cookie: this.cookie }, agent: this.agent }, (answer) => {
      let size = 0
      answer.on('data', (chunk: Buffer) => { size += chunk.length })
      answer.on('end', () => {
        if (answer.statusCode === 200) this.looks.push({ asked, here: performance.now() })
        else this.failed += 1
        this.bytes = size
        this.#looked()
      })
    })
    asking.on('error', () => { this.failed += 1; this.#looked() })
  }
}

/** One act in the think tank, by somebody who takes part. Answers when it was done. */
export const act = ({ address, path }: Following, cookie: string, nth: number, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = new URLSearchParams({ kind: 'experience', body: `Gemeten bijdrage ${nth} van ${Date.now()}`, anyway: 'ja' }).toString()
    const asking = request(`${address}${path}/bijdragen`, {
      method: 'POST', agent, headers: { cookie, origin: address, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
    }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 303 ? resolve(performance.now()) : reject(new Error(`act: ${answer.statusCode}`))))
    })
    asking.on('error', reject)
    asking.end(body)
  })
