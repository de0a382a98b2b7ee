import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** O_APPEND of the engine, whatever the number of the system is. */
const appends = 0o2000

type Node = { parent: Node; name: string; mode: number; mount: { opts: { root: string } } }
type Stream = { nfd?: number; flags: number; node: Node }
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
 * The database asks where a file ends several times a question, and the Node file layer asks the system each time: 15 % of the
 * database's thread. Nobody else writes in the folder while it is locked, so an end that was asked once is counted on. It belongs to
 * the file (a node goes along when its file gets another name), so only writing and cutting change it.
 */
const rememberEnds = ({ node_ops, stream_ops }: NodeFiles) => {
  const ends = new WeakMap<Node, number>()
  const { setattr } = node_ops
  const { setattr: setattrOpen, write, llseek } = stream_ops
  node_ops.setattr = (node, attributes) => {
    ends.delete(node)
    setattr(node, attributes)
  }
  stream_ops.setattr = (stream, attributes) => {
    ends.delete(stream.node)
    setattrOpen(stream, attributes)
  }
  stream_ops.write = (stream, buffer, offset, length, position) => {
    const end = ends.get(stream.node)
    // Forgotten first: who could not write does not know what was written, and what is only added to is not written at its position.
    ends.delete(stream.node)
    const written = write(stream, buffer, offset, length, position)
    if (end !== undefined && !(stream.flags & appends)) ends.set(stream.node, Math.max(end, position + written))
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
