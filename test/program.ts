/**
 * For tests of the program as people run it: processes of build/denktank.mjs on a folder or a server, and a browser of
 * the simplest kind (cookies, forms, no redirects followed by itself) before their real sockets.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sampleId } from '../src/onward/sample/load.ts'
import { inProject } from '../src/platform/root.ts'

type Environment = Readonly<Record<string, string>>

/** Settings of whoever runs the tests must not reach the program. */
const bare = (env: Environment): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(DENKTANK_|DATABASE_URL$|npm_|NODE_TEST|NODE_OPTIONS)/.test(name))
  return { ...Object.fromEntries(kept), ...env }
}

const launch = (words: readonly string[], env: Environment): ChildProcess =>
  spawn(process.execPath, [inProject('build', 'denktank.mjs'), ...words], { env: bare(env), stdio: ['ignore', 'pipe', 'pipe'], cwd: tmpdir() })

const exitOf = (child: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? child.signalCode)
    else child.once('exit', (code, signal) => resolve(code ?? signal))
  })

export interface Ended {
  readonly code: number | NodeJS.Signals | null
  readonly out: string
  readonly err: string
  readonly seconds: number
}

/** Runs a command until it ends; one that takes over a minute is ended, with code 'SIGKILL'. */
export const runProgram = async (words: readonly string[], env: Environment = {}): Promise<Ended> => {
  const began = performance.now()
  const child = launch(words, env)
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => { out += chunk })
  child.stderr?.on('data', (chunk: Buffer) => { err += chunk })
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
  const code = await new Promise<Ended['code']>((resolve) => { child.once('close', (exit, signal) => resolve(exit ?? signal)) })
  clearTimeout(patience)
  return { code, out, err, seconds: (performance.now() - began) / 1000 }
}

/** One clear line for a person, the exit code that goes with it, soon; no stack trace and nothing on standard output. */
export const refused = ({ code, out, err, seconds }: Ended, exit: number, says: RegExp) => {
  assert.equal(code, exit, `${err}${out}`)
  assert.match(err, /^denktank: [^\n]+\n$/, `not one line: ${JSON.stringify(err)}`)
  assert.match(err, says)
  // A step of over a second says that it is busy; nothing else is said where programs read.
  assert.match(out, /^(?:[A-Z][a-z ]+ …\n)*$/)
  assert.ok(seconds < 10, `it took ${seconds} s`)
}

export interface Running {
  readonly address: string
  readonly said: () => string
  /** asks it to stop, or with SIGKILL makes it; answers how it ended and after how many seconds */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | NodeJS.Signals | null; seconds: number }>
}

/** Starts `denktank start` on a free port and waits until it says where it is. */
export const startOn = async (words: readonly string[], env: Environment = {}): Promise<Running> => {
  const child = launch(['start', '--port', '0', ...words], env)
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      // The last line is about mail: then all is said.
      const found = /Denktank: (http:\/\/\S+)\n[\s\S]*^Mail .*\n/m.exec(said)
      if (found) resolve(found[1] as string)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
  })
  await new Visitor(address).get('/')
  return {
    address, said: () => said,
    stop: async (signal = 'SIGTERM') => {
      const began = performance.now()
      child.kill(signal)
      return { code: await exitOf(child), seconds: (performance.now() - began) / 1000 }
    },
  }
}

export interface Reply { readonly status: number; readonly body: string; readonly location: string }
type Fields = Readonly<Record<string, string>>

/** Somebody at a program's own socket, with cookies. Rejects when the connection breaks. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  address: string

  constructor(address: string) {
    this.address = address
  }

  get(path: string): Promise<Reply> {
    return this.#ask('GET', path)
  }

  post(path: string, fields: Fields = {}): Promise<Reply> {
    return this.#ask('POST', path, new URLSearchParams(fields).toString())
  }

  /** Signs in as a person of the sample, as the page offers on the machine itself. */
  async signInAs(key: string): Promise<this> {
    const { status, body } = await this.post('/inloggen/als', { person: sampleId('person', key), terug: '/' })
    if (status !== 303) throw new Error(`signing in as ${key} gave ${status}: ${body.slice(0, 300)}`)
    return this
  }

  get headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return { origin: this.address, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) }
  }

  #ask(method: string, path: string, body?: string): Promise<Reply> {
    const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      // A line of its own each time: one kept for the next may have been closed by the program meanwhile, while a busy test looked away.
      const asked = request(`${this.address}${path}`, { method, headers: { ...this.headers, ...type }, timeout: 15_000, agent: false }, (answer) => {
        for (const cookie of answer.headers['set-cookie'] ?? []) this.#keep(cookie)
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).on('error', reject)
          .on('end', () => resolve({ status: answer.statusCode ?? 0, body: text, location: answer.headers.location ?? '' }))
      })
      asked.on('error', reject)
      asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
      asked.end(body)
    })
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export interface Filled {
  /** the words that point the program there */
  readonly words: readonly string[]
  /** for openDatabase() */
  readonly address: string
  clean(): Promise<void>
}

/** A database of its own that holds the sample: on the server that is set for the tests, else in a folder. */
export const filledPlace = async (): Promise<Filled> => {
  const server = process.env['DENKTANK_TEST_DATABASE']
  if (!server) {
    const folder = mkdtempSync(join(tmpdir(), 'denktank-program-'))
    cpSync(process.env['DENKTANK_TEST_FOLDER'] ?? '', folder, { recursive: true })
    return { words: ['--data', folder], address: folder, clean: async () => { for (const one of [folder, `${folder}.key`]) rmSync(one, { recursive: true, force: true }) } }
  }
  const name = `p_${randomBytes(8).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`create database ${name} template denktank_filled strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { words: ['--database', url.href], address: url.href, clean: () => run(`drop database if exists ${name} with (force)`) }
}
