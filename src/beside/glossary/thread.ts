import { oneAtATime, ThreadFault } from '../../platform/threads.ts'
import { writeFile, type Incoming, type Outgoing } from './files.ts'
import type { ReadThesaurus, Unread } from './skosin.ts'

export type Task = { readonly read: Incoming } | { readonly write: Outgoing }
export type Result = { readonly read: ReadThesaurus | Unread } | { readonly written: Uint8Array<ArrayBuffer> }

const ask = oneAtATime<Task, Result>('glossary-worker', { megabytes: 512, seconds: 20, waiting: 20 })

// A thread takes longer to begin than a small glossary to write, and machines ask for one term at a time.
const fewSigns = 200_000

/** A glossary as a file: in a thread of its own when it is large. */
export const writeAside = async (glossary: Outgoing): Promise<Uint8Array<ArrayBuffer>> => {
  const signs = [...glossary.pieces, ...glossary.rest].reduce((sum, { length }) => sum + length, 0)
  if (signs <= fewSigns) return writeFile(glossary)
  const result = await ask({ write: glossary })
  if (!('written' in result)) throw new ThreadFault('broken')
  return result.written
}

/** What a list from elsewhere holds, read in a thread of its own; 'large' when that takes too long or too much. */
export const readAside = async (list: Incoming): Promise<ReadThesaurus | Unread> => {
  try {
    const result = await ask({ read: list })
    return 'read' in result ? result.read : { fault: 'large' }
  } catch (fault) {
    if (!(fault instanceof ThreadFault)) throw fault
    return { fault: 'large' }
  }
}
