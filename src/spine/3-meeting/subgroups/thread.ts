import { Worker } from 'node:worker_threads'
import type { Spread, SpreadGroup, SpreadPerson, SpreadRules } from '../../../methods/spreadingmodel.ts'
import { Fault } from '../../../platform/faults.ts'
import { findFile } from '../../../platform/pglite/engine.ts'
import { tooOften } from '../../../platform/refusals.ts'

export interface Task { readonly people: readonly SpreadPerson[]; readonly groups: readonly SpreadGroup[]; readonly rules: SpreadRules }

// What it does is bounded by steps; this is for when something is wrong.
const mostSeconds = 60
const mostMegabytes = 256
const mostWaiting = 10

const workerFile = () => {
  const file = findFile('spreading-worker.mjs', 'build/spreading-worker.mjs')
  if (!file) throw new Fault('ProgramIncomplete', 'The file build/spreading-worker.mjs is missing: run npm run build')
  return file
}

const once = (task: Task): Promise<Spread> => new Promise((resolve, reject) => {
  const worker = new Worker(workerFile(), { workerData: task, env: {}, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 64 } })
  const timer = setTimeout(() => { reject(new Error(`spreading took more than ${mostSeconds} s`)); void worker.terminate() }, mostSeconds * 1000)
  worker.once('message', (result: Spread) => { resolve(result); void worker.terminate() })
  worker.once('error', reject)
  worker.once('exit', () => { clearTimeout(timer); reject(new Error('the thread that spreads ended without an answer')) })
})

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Spreads people over groups in a thread of its own, one task at a time. 429 when too many wait. */
export const spreadAside = async (task: Task): Promise<Spread> => {
  if (waiting >= mostWaiting) throw tooOften()
  waiting += 1
  const turn = last.then(() => once(task))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting -= 1
  }
}
