import { Worker } from 'node:worker_threads'
import { Unreadable } from '../../association/imports/reading/lines.ts'
import { Fault } from '../../platform/faults.ts'
import { findFile } from '../../platform/pglite/engine.ts'
import { tooOften } from '../../platform/refusals.ts'
import type { FileText, Result, Task } from './messages.ts'

const mostSeconds = 20
const mostMegabytes = 384
const mostWaiting = 20

const workerFile = () => {
  const file = findFile('knowledge-worker.mjs', 'build/knowledge-worker.mjs')
  if (!file) throw new Fault('ProgramIncomplete', 'The file build/knowledge-worker.mjs is missing: run npm run build')
  return file
}

const once = (task: Task, seconds: number): Promise<Result> => new Promise((resolve, reject) => {
  // It knows nothing of where it runs, and gets no more memory and time than the largest honest file needs.
  const worker = new Worker(workerFile(), {
    workerData: task, env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 64 },
  })
  const timer = setTimeout(() => { reject(new Unreadable('slow')); void worker.terminate() }, seconds * 1000)
  worker.once('message', (result: Result) => { resolve(result); void worker.terminate() })
  worker.once('error', (fault: Error & { code?: string }) => reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unreadable('large') : new Unreadable('broken')))
  worker.once('exit', () => { clearTimeout(timer); reject(new Unreadable('broken')) })
})

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Has a task done in a thread of its own, one at a time. Throws Unreadable when it takes too long or too much; 429 when too many wait. */
export const aside = async (task: Task, seconds = mostSeconds): Promise<Result> => {
  if (waiting >= mostWaiting) throw tooOften()
  waiting += 1
  const turn = last.then(() => once(task, seconds))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}

/** The text in a file; a file that takes too long or too much is kept without. */
export const textAside = async (bytes: Uint8Array, type: string, seconds = mostSeconds): Promise<FileText> => {
  const nothing = { pages: null, words: '', lexemes: [] }
  try {
    const result = await aside({ do: 'text', bytes, type }, seconds)
    return result.did === 'text' ? result.found : { state: 'broken', ...nothing }
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    return { state: fault.problem === 'slow' ? 'slow' : fault.problem === 'large' ? 'large' : 'broken', ...nothing }
  }
}
