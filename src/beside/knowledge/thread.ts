import { Unreadable } from '../../association/imports/reading/lines.ts'
import { oneAtATime, ThreadFault } from '../../platform/threads.ts'
import type { FileText, Result, Task } from './messages.ts'

const mostSeconds = 20
const ask = oneAtATime<Task, Result>('knowledge-worker', { megabytes: 384, seconds: mostSeconds, waiting: 20 })

/** Has a task done in a thread of its own, one at a time. Throws Unreadable when it takes too long or too much; 429 when too many wait. */
export const aside = (task: Task, seconds = mostSeconds): Promise<Result> =>
  ask(task, seconds).catch((fault: unknown) => { throw fault instanceof ThreadFault ? new Unreadable(fault.why) : fault })

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
