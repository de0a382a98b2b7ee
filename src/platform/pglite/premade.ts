import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { findFile } from './engine.ts'
import { syncFolder } from './files.ts'

/** The version of the installed PGlite. */
export const installedVersion = (): string => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const folder = entry.slice(0, entry.lastIndexOf(`${path.sep}dist${path.sep}`))
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  return version
}

interface Entry {
  name: string
  isFolder: boolean
  bytes: Uint8Array
}

const block = 512

/** The entries of a tar archive: plain files and folders with names up to 100 bytes, which is all that we make. */
function* entriesOf(archive: Buffer): Generator<Entry> {
  const text = (at: number, length: number) => archive.toString('latin1', at, at + length).replace(/\0.*$/, '')
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8)
    const start = at + block
    yield { name: text(at, 100), isFolder: text(at + 156, 1) === '5', bytes: archive.subarray(start, start + size) }
    at = start + Math.ceil(size / block) * block
  }
}

const writeDurably = (file: string, bytes: Uint8Array) => {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Fills a new folder with the pre-made database, flushed to disk: initdb in WebAssembly takes seconds and 850 MB of memory.
 * False, and nothing made, when the archive is missing or was made with another version of PGlite.
 */
export const unpackPremade = (into: string, version = installedVersion()): boolean => {
  const file = findFile('premade.tar.br', 'pglite/premade.tar.br', 'src/platform/pglite/premade.tar.br')
  if (!file) return false
  const [first, ...entries] = entriesOf(brotliDecompressSync(readFileSync(file)))
  if (first?.name !== 'pglite-version' || Buffer.from(first.bytes).toString() !== version) return false
  const folders = [into]
  mkdirSync(into, { mode: 0o700 })
  for (const { name, isFolder, bytes } of entries) {
    const target = path.join(into, name)
    if (isFolder) {
      mkdirSync(target, { mode: 0o700 })
      folders.push(target)
    } else {
      writeDurably(target, bytes)
    }
  }
  for (const folder of folders) syncFolder(folder)
  return true
}
