/** A thread that spreads people over groups, so that pages need not wait for it. One task, and it is gone. */
import { parentPort, workerData } from 'node:worker_threads'
import { spread } from '../../../methods/spreading.ts'
import type { Task } from './thread.ts'

const { people, groups, rules } = workerData as Task
parentPort?.postMessage(spread(people, groups, rules))
