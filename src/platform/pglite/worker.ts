import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { DurableFiles } from './files.ts'
import { messages } from './messages.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts'

// The program of the database is large: compiled as it is needed, and a part of it again, better, only when it has run ten
// times as long as usual. That is a seventh of the processor time of a start.
setFlagsFromString('--wasm-lazy-compilation')
setFlagsFromString('--wasm-tiering-budget=18000000')

const port = parentPort
if (!port) throw new Error('The worker of PGlite runs in a worker thread only')
const settings = workerData as WorkerSettings
const tell = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['wal_sync_method=fsync', `shared_buffers=${settings.sharedBuffers ?? '16MB'}`].flatMap((line) => ['-c', line]),
  // There is no background process to make checkpoints by time: the size of the log bounds how long a restart takes.
  ...['max_wal_size=128MB', 'min_wal_size=32MB', 'full_page_writes=on'].flatMap((line) => ['-c', line]),
  ...(settings.readOnly ? ['-c', 'default_transaction_read_only=on'] : []),
]

/** The last lines that the database wrote, for the fault when it stops. */
const lastLines: string[] = []
const remember = (line: string) => {
  lastLines.push(line)
  if (lastLines.length > 20) lastLines.shift()
  if (process.env.DENKTANK_PGLITE_LOG) console.error(line)
  return false
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const stop = (reason: string): never => {
  tell({ kind: 'stopped', reason, lines: lastLines })
  process.exit(1)
}

/**
 * PGlite swallows every exception of the database's main loop and goes on, also when the database is dead (a PANIC, out
 * of memory): it would then spin for ever. A longjmp (status 100) is an ordinary error; anything else ends this thread.
 */
const stopWhenDead = (database: PGlite) => {
  const module = database.Module
  const once = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    try {
      once()
    } catch (error) {
      if (typeof error === 'object' && error !== null && Reflect.get(error, 'status') === 100) throw error
      stop(reasonOf(error))
    }
  }
}

const chunkSize = 65536

const answer = async (database: PGlite, request: Uint8Array) => {
  let chunk = new Uint8Array(chunkSize)
  let used = 0
  const send = () => {
    if (used === 0) return
    const whole = used === chunk.length ? chunk : chunk.slice(0, used)
    tell({ kind: 'bytes', bytes: whole }, [whole.buffer])
    chunk = new Uint8Array(chunkSize)
    used = 0
  }
  await database.execProtocolRawStream(request, {
    onRawData: (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const size = Math.min(chunk.length - used, bytes.length - at)
        chunk.set(bytes.subarray(at, at + size), used)
        used += size
        at += size
        if (used === chunk.length) send()
      }
    },
  })
  send()
}

const serve = async () => {
  const database = new PGlite({
    fs: new DurableFiles(settings.folder),
    extensions: { pg_trgm, unaccent },
    startParams,
    initDbStartParams: settings.initdb ?? [],
    onStderr: remember,
    onStdout: remember,
  })
  await database.waitReady
  stopWhenDead(database)
  let work: Promise<void> = Promise.resolve()
  let whole = messages()
  const hear = async (message: ToWorker) => {
    if (message.kind === 'open') {
      whole = messages()
      if (database.isInTransaction()) await database.exec('rollback')
    } else if (message.kind === 'bytes') {
      const request = whole(message.bytes)
      if (request) await answer(database, request)
    } else {
      await database.close()
      tell({ kind: 'closed' })
      port.close()
    }
  }
  port.on('message', (message: ToWorker) => {
    work = work.then(() => hear(message)).catch((error: unknown) => stop(reasonOf(error)))
  })
  tell({ kind: 'ready' })
}

serve().catch((error: unknown) => stop(reasonOf(error)))
