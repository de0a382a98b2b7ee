// A colour profile (ICC.1:2022): a head of 128 bytes, a list of its parts by name, and the parts.
const head = 128
const mostParts = 100

/** Larger ones are for printing presses. */
export const mostProfile = 1_000_000

// The parts by which colours are worked out. Others say what the profile is called, who made it, and some of which screen it was taken: its maker, model
// and number.
const working = new Set([
  'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC', 'kTRC', 'wtpt', 'bkpt', 'chad', 'cicp', 'lumi', 'gamt',
  'A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'D2B0', 'D2B1', 'D2B2', 'D2B3', 'B2D0', 'B2D1', 'B2D2', 'B2D3',
])
// Of the head: by what, when, for which maker and model, with which properties and by whom it was made, and the sum over it.
const telling = [[4, 8], [24, 36], [40, 44], [48, 64], [80, 128]] as const

interface Part { readonly name: string; readonly bytes: Buffer }

const partsOf = (profile: Buffer): Part[] | undefined => {
  const count = profile.readUInt32BE(head)
  if (count === 0 || count > mostParts || head + 4 + count * 12 > profile.length) return undefined
  const parts: Part[] = []
  for (let at = head + 4; at < head + 4 + count * 12; at += 12) {
    const [from, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)]
    if (from + length > profile.length) return undefined
    parts.push({ name: profile.toString('latin1', at, at + 4), bytes: profile.subarray(from, from + length) })
  }
  return parts.filter(({ name }) => working.has(name))
}

/** Puts parts one behind another, each on a fourfold; parts that are the same lie there once. */
const together = (first: Buffer, parts: readonly Part[]): Buffer => {
  const list = Buffer.alloc(4 + parts.length * 12)
  list.writeUInt32BE(parts.length)
  const lies = new Map<string, number>()
  const laid: Buffer[] = []
  let end = head + list.length
  parts.forEach(({ name, bytes }, nth) => {
    const key = bytes.toString('latin1')
    if (!lies.has(key)) {
      lies.set(key, end)
      laid.push(bytes, Buffer.alloc(-bytes.length & 3))
      end += bytes.length + (-bytes.length & 3)
    }
    list.write(name, 4 + nth * 12, 'latin1')
    list.writeUInt32BE(lies.get(key) as number, 8 + nth * 12)
    list.writeUInt32BE(bytes.length, 12 + nth * 12)
  })
  const made = Buffer.concat([first, list, ...laid])
  made.writeUInt32BE(made.length)
  return made
}

/**
 * A colour profile with what says how colours are meant and nothing else: no name, maker, moment or screen. Undefined for what is
 * none, or is too large.
 */
export const cleanProfile = (bytes: Uint8Array): Buffer | undefined => {
  const profile = Buffer.from(bytes)
  if (profile.length < head + 16 || profile.length > mostProfile || profile.toString('latin1', 36, 40) !== 'acsp') return undefined
  const parts = partsOf(profile)
  if (!parts || parts.length === 0) return undefined
  const first = Buffer.from(profile.subarray(0, head))
  for (const [from, to] of telling) first.fill(0, from, to)
  return together(first, parts)
}
