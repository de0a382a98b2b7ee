/** What the main thread hands to the worker when it starts. */
export interface WorkerSettings {
  folder: string
  readOnly?: boolean
  sharedBuffers?: string
  /** Extra arguments for initdb, used only when the folder has no database yet. */
  initdb?: string[]
}

export type ToWorker = { kind: 'open' } | { kind: 'bytes'; bytes: Uint8Array } | { kind: 'close' }

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'closed' }
  | { kind: 'stopped'; reason: string; lines: string[] }

const joined = (left: Uint8Array, right: Uint8Array) => {
  if (left.length === 0) return right
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

const terminate = 'X'.charCodeAt(0)

/**
 * Keeps what is not yet a whole message of the PostgreSQL protocol, and returns the whole messages so far, if any: PGlite
 * must never see half a message. The first message of a connection has no letter in front of its length and goes alone.
 * Terminate is dropped: one client leaving must not end the database.
 */
export const messages = () => {
  let kept: Uint8Array = new Uint8Array(0)
  let started = false
  const take = (size: number) => {
    const taken = kept.subarray(0, size)
    kept = kept.subarray(size)
    return taken
  }
  return (bytes: Uint8Array): Uint8Array | undefined => {
    kept = joined(kept, bytes)
    const view = new DataView(kept.buffer, kept.byteOffset, kept.byteLength)
    if (!started) {
      if (kept.length < 4 || kept.length < view.getUint32(0)) return undefined
      started = true
      return take(view.getUint32(0))
    }
    let end = 0
    while (kept.length - end >= 5 && kept[end] !== terminate && kept.length - end > view.getUint32(end + 1)) {
      end += 1 + view.getUint32(end + 1)
    }
    return end === 0 ? undefined : take(end)
  }
}
