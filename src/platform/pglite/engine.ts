import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Fault } from '../faults.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts'

/** The one who speaks with the engine; there is never more than one. */
interface Caller {
  bytes(bytes: Uint8Array): void
  stopped(fault: Fault): void
}

/** PGlite in its worker thread. */
export interface Engine {
  /** Takes the line; returns what gives it back. */
  join(caller: Caller): () => void
  send(bytes: Uint8Array): void
  /** Why it stopped, once it has. */
  failure(): Fault | undefined
  /** Resolves once the thread is gone, for whatever reason. */
  readonly gone: Promise<void>
  /** Resolves once everything is written out and the thread is gone; never rejects. */
  close(): Promise<void>
}

/** The nearest of these files, looking from this module's folder upwards. */
export const findFile = (...names: string[]) => {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const found = names.map((name) => path.join(folder, name)).find((file) => existsSync(file))
    if (found || folder === path.dirname(folder)) return found
  }
}

const workerFile = () => {
  const file = process.env.DENKTANK_PGLITE_WORKER ?? findFile('pglite-worker.mjs', 'build/pglite-worker.mjs')
  if (!file) throw new Fault('ProgramIncomplete', 'The file build/pglite-worker.mjs is missing: run npm run build')
  return file
}

/** The fault behind an engine that stopped, from its reason and the last lines that the database wrote. */
const faultOf = (folder: string, reason: string, lines: string[]) => {
  const said = lines.join('\n')
  if (/No space left on device|ENOSPC|Disk quota exceeded|ErrnoError: 51/i.test(`${said}\n${reason}`)) {
    return new Fault('DiskFull', `The disk of ${folder} is full`)
  }
  // Without the time and the process in front of it.
  const line = (lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? reason).replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/, '')
  return new Fault('EngineStopped', `The database in ${folder} stopped: ${line.trim()}`, { reason, lines })
}

/** Starts PGlite on a folder that holds a database (an empty one gets initdb). Rejects with a fault when it cannot. */
export const startEngine = (settings: WorkerSettings): Promise<Engine> =>
  engineIn(new Worker(workerFile(), { workerData: settings }), settings.folder)

/** The engine in a worker that starts; a fault of the worker reaches whoever waits for it and whoever speaks with it. */
const engineIn = (worker: Worker, folder: string): Promise<Engine> => {
  const tell = (message: ToWorker, transfer: ArrayBuffer[] = []) => worker.postMessage(message, transfer)
  let caller: Caller | undefined
  let fault: Fault | undefined
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const engine: Engine = {
    join(next) {
      caller = next
      if (fault) next.stopped(fault)
      tell({ kind: 'open' })
      return () => { if (caller === next) caller = undefined }
    },
    send: (bytes) => tell({ kind: 'bytes', bytes }, [bytes.buffer as ArrayBuffer]),
    failure: () => fault,
    gone,
    async close() {
      tell({ kind: 'close' })
      await gone
    },
  }

  return new Promise((resolve, reject) => {
    const stop = (reason: string, lines: string[] = []) => {
      fault ??= faultOf(folder, reason, lines)
      reject(fault)
      caller?.stopped(fault)
    }
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(engine)
      if (message.kind === 'bytes') caller?.bytes(message.bytes)
      if (message.kind === 'stopped') stop(message.reason, message.lines)
    })
    worker.on('error', (error) => stop(error.message))
    worker.on('exit', (code) => {
      if (code !== 0) stop(`its thread ended with code ${code}`)
      else fault ??= new Fault('EngineStopped', `The database in ${folder} was closed`)
    })
  })
}
