/** A thread that reads and writes glossaries, so that pages need not wait for it. One task, and it is gone. */
import { parentPort, workerData } from 'node:worker_threads'
import { readFile, writeFile } from './files.ts'
import type { Result, Task } from './thread.ts'

const doTask = async (task: Task): Promise<Result> => ('read' in task ? { read: await readFile(task.read) } : { written: await writeFile(task.write) })

const result = await doTask(workerData as Task)
parentPort?.postMessage(result, 'written' in result ? [result.written.buffer] : [])
