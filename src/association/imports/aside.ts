import { Worker } from 'node:worker_threads'
import { Fault } from '../../platform/faults.ts'
import { findFile } from '../../platform/pglite/engine.ts'
import { tooOften } from '../../platform/refusals.ts'
import type { Result, Task } from './messages.ts'
import { Unreadable } from './reading/lines.ts'

const mostSeconds = 20
const mostMegabytes = 384
const mostWaiting = 20

const workerFile = () => {
  const file = findFile('import-worker.mjs', 'build/import-worker.mjs')
  if (!file) throw new Fault('ProgramIncomplete', 'The file build/import-worker.mjs is missing: run npm run build')
  return file
}

const once = (task: Task): Promise<Result> => new Promise((resolve, reject) => {
  // It knows nothing of where it runs, and gets no more memory and time than the largest list needs.
  const worker = new Worker(workerFile(), {
    workerData: task, env: {}, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 64 },
  })
  const timer = setTimeout(() => { reject(new Unreadable('slow')); void worker.terminate() }, mostSeconds * 1000)
  worker.once('message', (result: Result) => { resolve(result); void worker.terminate() })
  worker.once('error', (fault: Error & { code?: string }) => reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unreadable('large') : fault))
  worker.once('exit', () => { clearTimeout(timer); reject(new Unreadable('broken')) })
})

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Has a task done in a thread of its own, one at a time: two large files at once would take the memory of both. Throws
 * Unreadable, with the reason, when a file cannot be read; 429 when too many wait.
 */
export const aside = async <D extends Task['do']>(task: Extract<Task, { do: D }>): Promise<Extract<Result, { did: D }>> => {
  if (waiting >= mostWaiting) throw tooOften()
  waiting += 1
  const turn = last.then(() => once(task))
  last = turn.catch(() => undefined)
  try {
    const result = await turn
    if (result.did === 'nothing') throw new Unreadable(result.problem)
    return result as Extract<Result, { did: D }>
  } finally {
    waiting -= 1
  }
}
