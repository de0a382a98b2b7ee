import { inflateRawSync } from 'node:zlib'
import { Unreadable } from './lines.ts'

/** What lies in a zip: the name, and its contents, taken out when asked for. */
export interface Zip {
  readonly names: readonly string[]
  read(name: string): Uint8Array | undefined
}

interface Entry { readonly method: number; readonly packed: number; readonly size: number; readonly at: number }

// A list of 20,000 lines unpacks to some 20 MB; a hundred times its own size is what text packs to at the very best.
const mostEntries = 2_000
const mostUnpacked = 60_000_000

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

const endOf = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  throw new Unreadable('broken')
}

const entryAt = (view: DataView, at: number): { name: string; entry: Entry; next: number } => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) throw new Unreadable('broken')
  const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
  if ((view.getUint16(at + 8, true) & 1) === 1) throw new Unreadable('locked')
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength))
  const entry = {
    method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true),
  }
  return { name: name.replaceAll('\\', '/').replace(/^\/+/, ''), entry, next: at + 46 + nameLength + extra + comment }
}

const unpack = (bytes: Uint8Array, view: DataView, { method, packed, size, at }: Entry): Uint8Array => {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localMark) throw new Unreadable('broken')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const inside = bytes.subarray(from, from + packed)
  if (method === 0) return inside
  if (method !== 8) throw new Unreadable('broken')
  try {
    // What unpacks to more than was said is cut off here: a size that lies takes no memory.
    return inflateRawSync(inside, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw new Unreadable('broken')
  }
}

/**
 * Looks into a zip without unpacking anything: first how many parts there are and how large they say they are, and only
 * then, part by part and never more than was said, what is asked for. Throws Unreadable.
 */
export const openZip = (bytes: Uint8Array): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 22) throw new Unreadable('broken')
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) throw new Unreadable('hostile')
  const entries = new Map<string, Entry>()
  let [at, unpacked] = [view.getUint32(end + 16, true), 0]
  for (let each = 0; each < count; each += 1) {
    const { name, entry, next } = entryAt(view, at)
    unpacked += entry.size
    if (unpacked > mostUnpacked || name.split('/').includes('..')) throw new Unreadable('hostile')
    entries.set(name.toLowerCase(), entry)
    at = next
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name.toLowerCase())
      return entry && unpack(bytes, view, entry)
    },
  }
}
