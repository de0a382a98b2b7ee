/** A thread that reads lists of references and the text in files, so that pages need not wait for it. One task, and it is gone. */
import { parentPort, workerData } from 'node:worker_threads'
import { decode } from '../../association/imports/reading/encoding.ts'
import { readReferences } from '../../documents/references/reading.ts'
import { writeReferences } from '../../documents/references/writing.ts'
import { lexemesOfFile, textIn } from './extract.ts'
import { madeOf } from './made.ts'
import { rowsFrom, type Entry } from './entries.ts'
import type { Known, Result, Task } from './messages.ts'

const references = (bytes: Uint8Array, known: readonly Known[]): Result => {
  const read = readReferences(decode(bytes).text)
  if (typeof read === 'string') return { did: 'nothing', problem: read }
  const works = read.works.map(({ line, work, dropped }): Entry => ({ line, made: madeOf(work), dropped }))
  return { did: 'references', format: read.format, entries: JSON.stringify(rowsFrom([...works, ...read.faults].sort((a, b) => a.line - b.line), known)) }
}

const doTask = async (task: Task): Promise<Result> => {
  if (task.do === 'references') return references(task.bytes, task.known)
  if (task.do === 'lexemes') return { did: 'lexemes', lexemes: task.texts.map(lexemesOfFile) }
  if (task.do === 'write') return { did: 'write', text: writeReferences(task.works, task.format) }
  return { did: 'text', found: await textIn(task.bytes, task.type) }
}

parentPort?.postMessage(await doTask(workerData as Task))
