/** A thread that reads feeds and finds the words of what is new in them, so that pages need not wait for it. */
import { parentPort } from 'node:worker_threads'
import { NotAFeed } from '../../documents/feedmending.ts'
import { readFeed } from '../../documents/feedreading.ts'
import { freshIn, keepable } from './items.ts'
import type { Asked, Result } from './thread.ts'

const doTask = (task: Asked): Result | Promise<Result> => {
  if (task.do === 'keep') return keepable(freshIn(task.items, task.known)).then((items) => ({ did: 'keep', items }))
  try {
    const feed = readFeed(task.bytes, { type: task.type, address: task.address })
    // What a page of it holds is not kept, and would only be copied.
    return { did: 'read', feed: { ...feed, items: feed.items.map((item) => ({ ...item, html: '' })) } }
  } catch (fault) {
    if (!(fault instanceof NotAFeed)) throw fault
    return { did: 'refuse', reason: fault.reason, title: fault.title, feeds: fault.feeds }
  }
}

// One at a time: what is asked meanwhile waits in line.
let last: Promise<unknown> = Promise.resolve()
parentPort?.on('message', ({ nth, task }: { nth: number; task: Asked }) => {
  last = last.then(async () => parentPort?.postMessage({ nth, result: await doTask(task) }))
})
