import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Node = { parent: Node; name: string; mode: number; mount: { opts: { root: string } } }
type Stream = { nfd?: number; node: Node }
interface NodeOperations {
  mknod(parent: Node, name: string, mode: number, device: number): Node
  rename(node: Node, parent: Node, name: string): void
  unlink(parent: Node, name: string): void
  rmdir(parent: Node, name: string): void
}
interface NodeFiles {
  realPath(node: Node): string
  tryFSOperation<T>(operation: () => T): T
  node_ops: NodeOperations
  stream_ops: { fsync?: (stream: Stream) => number }
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

type Init = NodeFS['init']

/** The files of a PGlite database, flushed to disk whenever the database asks. */
export class DurableFiles extends NodeFS {
  override async init(...[database, options]: Parameters<Init>): ReturnType<Init> {
    const made = await super.init(database, options)
    const preRun = made.emscriptenOpts.preRun ?? []
    return {
      emscriptenOpts: {
        ...made.emscriptenOpts,
        preRun: [...preRun, (module) => makeDurable(module.NODEFS as unknown as NodeFiles)],
      },
    }
  }
}
