import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Node = { parent: Node; name: string; mode: number; mount: { opts: { root: string } } }
type Stream = { nfd?: number; node: Node }
interface Attributes { readonly size?: number }
interface NodeOperations {
  setattr(node: Node, attributes: Attributes): void
  mknod(parent: Node, name: string, mode: number, device: number): Node
  rename(node: Node, parent: Node, name: string): void
  unlink(parent: Node, name: string): void
  rmdir(parent: Node, name: string): void
}
interface NodeFiles {
  realPath(node: Node): string
  tryFSOperation<T>(operation: () => T): T
  node_ops: NodeOperations
  stream_ops: {
    fsync?: (stream: Stream) => number
    setattr(stream: Stream, attributes: Attributes): void
    write(stream: Stream, buffer: Uint8Array, offset: number, length: number, position: number): number
    /** where a stream comes to stand, in bytes; `whence` 2 counts from the end of the file */
    llseek(stream: Stream, offset: number, whence: number): number
  }
}

/** Flushes a folder, so that names made, moved or removed in it last. Windows cannot and need not: it is skipped there. */
export const syncFolder = (folder: string) => {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * PGlite flushes nothing: its Node file layer has no fsync and the database runs with fsync off, so a power cut loses
 * everything. With this layer an fsync by the database reaches the disk. A folder in which a name was made, moved or
 * removed is flushed before the next file is, so a commit is never acknowledged before the files it needs have names.
 */
const makeDurable = (files: NodeFiles) => {
  const changed = new Set<string>()
  const flushFolders = () => {
    for (const folder of changed) {
      try {
        syncFolder(folder)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
      }
      changed.delete(folder)
    }
  }
  const { mknod, rename, unlink, rmdir } = files.node_ops
  files.node_ops.mknod = (parent, name, mode, device) => {
    const made = mknod(parent, name, mode, device)
    changed.add(files.realPath(parent))
    return made
  }
  files.node_ops.rename = (node, parent, name) => {
    const from = path.dirname(files.realPath(node))
    rename(node, parent, name)
    changed.add(files.realPath(parent)).add(from)
    files.tryFSOperation(flushFolders)
  }
  files.node_ops.unlink = (parent, name) => {
    unlink(parent, name)
    changed.add(files.realPath(parent))
  }
  files.node_ops.rmdir = (parent, name) => {
    rmdir(parent, name)
    changed.add(files.realPath(parent))
  }
  files.stream_ops.fsync = (stream) =>
    files.tryFSOperation(() => {
      flushFolders()
      if (stream.nfd !== undefined) fsyncSync(stream.nfd)
      return 0
    })
}

/**
 * The database asks where a file ends several times a question, and the Node file layer asks the system each time: with the
 * objects that this leaves behind a fifth of what a page costs the database. Nobody else writes in the folder while it is locked, so
 * an end that was asked once is counted on. Whatever changes names forgets all ends: a file may be another one from then on.
 */
const rememberEnds = ({ node_ops, stream_ops }: NodeFiles) => {
  let ends = new WeakMap<Node, number>()
  const forgetAll = <A extends unknown[], R>(change: (...given: A) => R) => (...given: A): R => {
    try {
      return change(...given)
    } finally {
      ends = new WeakMap()
    }
  }
  node_ops.mknod = forgetAll(node_ops.mknod)
  node_ops.rename = forgetAll(node_ops.rename)
  node_ops.unlink = forgetAll(node_ops.unlink)
  node_ops.rmdir = forgetAll(node_ops.rmdir)
  node_ops.setattr = forgetAll(node_ops.setattr)
  stream_ops.setattr = forgetAll(stream_ops.setattr)
  const { write, llseek } = stream_ops
  stream_ops.write = (stream, buffer, offset, length, position) => {
    const end = ends.get(stream.node)
    // Forgotten first: who could not write does not know what was written.
    ends.delete(stream.node)
    const written = write(stream, buffer, offset, length, position)
    if (end !== undefined) ends.set(stream.node, Math.max(end, position + written))
    return written
  }
  stream_ops.llseek = (stream, offset, whence) => {
    if (whence !== 2) return llseek(stream, offset, whence)
    const end = ends.get(stream.node)
    if (end !== undefined && end + offset >= 0) return end + offset
    const place = llseek(stream, offset, whence)
    ends.set(stream.node, place - offset)
    return place
  }
}

type Init = NodeFS['init']

/** The files of a PGlite database, flushed to disk whenever the database asks. */
export class DurableFiles extends NodeFS {
  override async init(...[database, options]: Parameters<Init>): ReturnType<Init> {
    const made = await super.init(database, options)
    const preRun = made.emscriptenOpts.preRun ?? []
    return {
      emscriptenOpts: {
        ...made.emscriptenOpts,
        preRun: [...preRun, (module) => {
          const files = module.NODEFS as unknown as NodeFiles
          makeDurable(files)
          rememberEnds(files)
        }],
      },
    }
  }
}
