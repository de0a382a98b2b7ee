import { Worker } from 'node:worker_threads'
import { Fault } from './faults.ts'
import { findFile } from './pglite/engine.ts'
import { tooOften } from './refusals.ts'

/** Why a thread gave no answer: it took too long, too much memory, or it broke (then `cause` is what it threw, if anything). */
export class ThreadFault extends Error {
  constructor(readonly why: 'slow' | 'large' | 'broken', cause?: unknown) {
    super(`a thread gave no answer: ${why}`, { cause })
  }
}

/** The bundle of a thread's program, such as `import-worker`. Throws Fault when the program was not built. */
export const workerFile = (name: string): string => {
  const file = findFile(`${name}.mjs`, `build/${name}.mjs`)
  if (!file) throw new Fault('ProgramIncomplete', `The file build/${name}.mjs is missing: run npm run build`)
  return file
}

export interface Limits {
  readonly megabytes: number
  readonly seconds: number
  /** tasks that may wait for their turn */
  readonly waiting: number
}

// It knows nothing of where it runs, and gets no more memory and time than the largest honest task needs.
const once = <Result>(name: string, task: unknown, { megabytes, seconds }: Limits): Promise<Result> => new Promise((resolve, reject) => {
  const worker = new Worker(workerFile(name), {
    workerData: task, env: {}, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  })
  const timer = setTimeout(() => { reject(new ThreadFault('slow')); void worker.terminate() }, seconds * 1000)
  worker.once('message', (result: Result) => { resolve(result); void worker.terminate() })
  worker.once('error', (fault: Error & { code?: string }) => reject(new ThreadFault(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'large' : 'broken', fault)))
  worker.once('exit', () => { clearTimeout(timer); reject(new ThreadFault('broken')) })
})

/**
 * Has tasks done in a thread of their own, one at a time: two large ones at once would take the memory of both. Rejects with
 * ThreadFault when there is no answer, with 429 when too many wait.
 */
export const oneAtATime = <Task, Result>(name: string, limits: Limits) => {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (task: Task, seconds = limits.seconds): Promise<Result> => {
    if (waiting >= limits.waiting) throw tooOften()
    waiting += 1
    const turn = last.then(() => once<Result>(name, task, { ...limits, seconds }))
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
}
