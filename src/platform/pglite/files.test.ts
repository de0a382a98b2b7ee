/** The file layer under PGlite: where files end is remembered, and must be what the system says. */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { newFolder } from '../engines.testing.ts'
import { DurableFiles } from './files.ts'
import { unpackPremade } from './premade.ts'

interface Stream { fd: number }
/** The part of Emscripten's file system that is used here. */
interface FileSystem {
  open(path: string, flags: string): Stream
  write(stream: Stream, bytes: Uint8Array, offset: number, length: number, position?: number): number
  llseek(stream: Stream, offset: number, whence: number): number
  ftruncate(fd: number, size: number): void
  truncate(path: string, size: number): void
  rename(from: string, to: string): void
  unlink(path: string): void
  close(stream: Stream): void
}

/** Numbers that look like chance and come out the same each time (mulberry32). */
const chanceFrom = (seed: number) => (below: number): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below
}

test('where a file ends is what the system says, whatever was written, cut, moved, removed and made again, over two streams', async () => {
  const folder = join(newFolder(), 'data')
  assert.ok(unpackPremade(folder))
  const database = new PGlite({ fs: new DurableFiles(folder) })
  await database.waitReady
  try {
    const files = (database.Module as unknown as { FS: FileSystem }).FS
    const [inside, names] = ['/pglite/data', ['one', 'two']]
    const streams = new Map<string, Stream[]>()
    const openAll = (name: string) => {
      for (const stream of streams.get(name) ?? []) files.close(stream)
      streams.set(name, [files.open(`${inside}/${name}`, 'a+'), files.open(`${inside}/${name}`, 'r+')])
    }
    names.forEach(openAll)
    const chance = chanceFrom(7)
    for (let step = 0; step < 3000; step += 1) {
      const name = names[chance(2)]!
      const [append, within] = streams.get(name) as [Stream, Stream]
      const bytes = new Uint8Array(chance(9000) + 1)
      const deeds = [
        () => files.write(append, bytes, 0, bytes.length),
        () => files.write(within, bytes, 0, bytes.length, chance(60_000)),
        () => files.ftruncate(within.fd, chance(60_000)),
        () => files.truncate(`${inside}/${name}`, chance(60_000)),
        () => { files.unlink(`${inside}/${name}`); openAll(name) },
        () => { files.rename(`${inside}/${name}`, `${inside}/${names.find((one) => one !== name)}`); names.forEach(openAll) },
      ]
      // Names change seldom, or nothing would be remembered.
      deeds[chance(100) < 94 ? chance(4) : 4 + chance(2)]!()
      for (const one of names) for (const stream of streams.get(one) ?? []) {
        assert.equal(files.llseek(stream, 0, 2), statSync(join(folder, one)).size, `${one} after step ${step}`)
      }
    }
  } finally {
    await database.close()
  }
})
