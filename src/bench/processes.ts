import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inProject } from '../platform/root.ts'

// As bin/denktank is started.
const program = ['--max-semi-space-size=32', '--v8-pool-size=1', inProject('build', 'denktank.mjs')]

/** Milliseconds. */
export interface Delay { readonly p50: number; readonly p99: number; readonly most: number }

export interface Running {
  readonly pid: number
  readonly address: string
  /** CPU seconds used so far: of the whole process, and of its main thread */
  cpu(): { all: number; main: number }
  /** delay of its event loop while something is done; for a program that was started with DENKTANK_MEASURE */
  delayWhile(work: () => Promise<unknown>): Promise<Delay>
  /** resident memory in bytes */
  memory(): number
  stop(): Promise<void>
}

// The kernel counts processor time in hundredths of a second (proc(5), fields 14 and 15).
const ticks = (path: string): number => {
  const fields = readFileSync(path, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const delayIn = (said: string): Delay | undefined => {
  const line = said.split('\n').findLast((one) => one.startsWith('{"delay"'))
  return line === undefined ? undefined : (JSON.parse(line) as { delay: Delay }).delay
}

/** Two signals: from when it watches, and until when. */
const delayWhile = async (child: ChildProcess, work: () => Promise<unknown>): Promise<Delay> => {
  child.kill('SIGUSR2')
  await work()
  const told = new Promise<Delay>((resolve) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      const delay = said.endsWith('\n') ? delayIn(said) : undefined
      if (delay) resolve(delay)
    })
  })
  child.kill('SIGUSR2')
  return told
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => { if (child.exitCode !== null) resolve(); else child.once('exit', () => resolve()) })

/** Starts the program with these words in a process of its own and waits until it says where it listens. */
export const startProgram = (words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      const address = /(?:Denktank|Bare): (http:\S+)/.exec(said)?.[1]
      if (!address || !child.pid) return
      const { pid } = child
      resolve({
        pid, address,
        cpu: () => ({ all: ticks(`/proc/${pid}/stat`), main: ticks(`/proc/${pid}/task/${pid}/stat`) }),
        delayWhile: (work) => delayWhile(child, work),
        memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
        stop: async () => { child.kill('SIGTERM'); await ended(child) },
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
  })

/** Runs the program to its end and answers what it printed; throws when it fails. */
export const runProgram = (words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    let out = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => { out += chunk })
    child.stderr.on('data', (chunk: Buffer) => { complaint += chunk })
    child.once('error', reject)
    child.once('exit', (code) => { if (code === 0) resolve(out); else reject(new Error(`${words.join(' ')} failed: ${complaint}`)) })
  })
