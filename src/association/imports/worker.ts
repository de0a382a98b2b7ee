/** A thread that reads, compares and writes lists, so that pages need not wait for it. One task, and it is gone. */
import { parentPort, workerData } from 'node:worker_threads'
import { listOf } from './exporting.ts'
import type { Result, Task } from './messages.ts'
import { guessHeader } from './plan/columns.ts'
import type { Known } from './plan/known.ts'
import { lookThrough } from './plan/look.ts'
import { Unreadable } from './reading/lines.ts'
import { readFile } from './reading/read.ts'
import { texts } from './texts.ts'
import { toCsv, toXlsx } from './writing.ts'

const inHead = 20

/** A file may be broken in ways that nobody foresaw: that is said of the file, whatever it was that stumbled over it. */
const readOrSay = (bytes: Uint8Array) => {
  try {
    return readFile(bytes)
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : new Unreadable('broken')
  }
}

const read = ({ kind, bytes }: Extract<Task, { do: 'read' }>): Result => {
  const { encoding, delimiter, sheets } = readOrSay(bytes)
  return {
    did: 'read', sheets: sheets.map((sheet) => JSON.stringify(sheet)),
    shape: {
      encoding, delimiter, sheets: sheets.map(({ title, lines }) => ({
        title, lines: lines.length, columns: Math.max(...lines.map(({ cells }) => cells.length)), header: guessHeader(kind, lines),
        head: lines.slice(0, inHead).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.slice(0, 200)) })),
      })),
    },
  }
}

const doTask = async (task: Task): Promise<Result> => {
  if (task.do === 'read') return read(task)
  if (task.do === 'look') return { did: 'look', looked: lookThrough(task.question) }
  const { columns, rows } = listOf(task.kind, JSON.parse(task.known) as Known, task.language)
  return { did: 'write', bytes: task.format === 'csv' ? toCsv(columns, rows) : await toXlsx(texts[task.language].exports.names[task.kind], columns, rows) }
}

try {
  parentPort?.postMessage(await doTask(workerData as Task))
} catch (fault) {
  if (!(fault instanceof Unreadable)) throw fault
  parentPort?.postMessage({ did: 'nothing', problem: fault.problem } satisfies Result)
}
