/** The file layer under PGlite: where files end is remembered, and must be what the system says. */
import assert from 'node:assert/strict'
import { fstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { newFolder } from '../engines.testing.ts'
import { DurableFiles } from './files.ts'
import { unpackPremade } from './premade.ts'

/** `nfd` is the system's own number of what is open. */
interface Stream { fd: number; nfd: number }
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

test('where a file ends is what the system says, whatever was written, cut, moved, removed and made again, for whoever has it open and whoever opens it', async () => {
  const folder = join(newFolder(), 'data')
  assert.ok(unpackPremade(folder))
  const database = new PGlite({ fs: new DurableFiles(folder) })
  await database.waitReady
  try {
    const files = (database.Module as unknown as { FS: FileSystem }).FS
    const [inside, names] = ['/pglite/data', ['one', 'two']]
    // What was opened first stays open when its file is moved, replaced or removed.
    const held: Stream[] = []
    const open = (name: string) => {
      const streams = [files.open(`${inside}/${name}`, 'a+'), files.open(`${inside}/${name}`, 'r+')] as const
      held.push(...streams)
      for (const stream of held.splice(0, held.length - 12)) files.close(stream)
      return streams
    }
    names.forEach(open)
    const chance = chanceFrom(7)
    for (let step = 0; step < 3000; step += 1) {
      const name = names[chance(2)]!
      const other = names.find((one) => one !== name)!
      const old = held[chance(held.length)]!
      const bytes = new Uint8Array(chance(9000) + 1)
      const deeds = [
        () => files.write(held.at(-2)!, bytes, 0, bytes.length),
        () => files.write(old, bytes, 0, bytes.length, chance(60_000)),
        () => files.ftruncate(old.fd, chance(60_000)),
        () => files.truncate(`${inside}/${name}`, chance(60_000)),
        () => open(name),
        () => { files.unlink(`${inside}/${name}`); open(name) },
        () => { files.rename(`${inside}/${name}`, `${inside}/${other}`); open(name) },
      ]
      deeds[chance(100) < 80 ? chance(4) : 4 + chance(3)]!()
      for (const stream of held) assert.equal(files.llseek(stream, 0, 2), fstatSync(stream.nfd).size, `an open file after step ${step}`)
      for (const one of names) {
        const stream = files.open(`${inside}/${one}`, 'r')
        assert.equal(files.llseek(stream, 0, 2), statSync(join(folder, one)).size, `${one} after step ${step}`)
        files.close(stream)
      }
    }
  } finally {
    await database.close()
  }
})
