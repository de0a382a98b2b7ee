import { oneAtATime, ThreadFault } from '../../platform/threads.ts'
import type { Result, Task } from './messages.ts'
import { Unreadable } from './reading/lines.ts'

const ask = oneAtATime<Task, Result>('import-worker', { megabytes: 384, seconds: 20, waiting: 20 })

/**
 * Has a task done in a thread of its own, one at a time. Throws Unreadable, with the reason, when a file cannot be read;
 * 429 when too many wait.
 */
export const aside = async <D extends Task['do']>(task: Extract<Task, { do: D }>): Promise<Extract<Result, { did: D }>> => {
  const result = await ask(task).catch((fault: unknown) => {
    if (!(fault instanceof ThreadFault)) throw fault
    if (fault.why === 'broken' && fault.cause) throw fault.cause
    throw new Unreadable(fault.why)
  })
  if (result.did === 'nothing') throw new Unreadable(result.problem)
  return result as Extract<Result, { did: D }>
}
