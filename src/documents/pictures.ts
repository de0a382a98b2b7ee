import { deflateSync, inflateSync } from 'node:zlib'
import { cleanProfile, mostProfile } from './colours.ts'

/** A picture that may be shown: made of the parts that draw it, and of nothing else. */
export interface Picture { readonly type: 'image/jpeg' | 'image/png' | 'image/webp'; readonly bytes: Uint8Array; readonly width: number; readonly height: number }

/** More points than these are not shown: a small file may be drawn as a very large picture. */
export const mostPoints = 40_000_000

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
const text = (bytes: Uint8Array, at: number, length: number) => Buffer.from(bytes.subarray(at, at + length)).toString('latin1')

const fits = ({ width, height }: Pick<Picture, 'width' | 'height'>) => width > 0 && height > 0 && width * height <= mostPoints

// JPEG (ITU-T T.81): the parts that a picture is drawn from. All other parts say something about it: where, when and by what it was
// taken, a smaller picture of how it was before it was cut, or nothing of pictures at all.
const drawn = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd])
const unknown = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0x01, 0xd8, 0xdc])

/** Which way is up (Exif 2.32, tag 0x0112), 1 to 8; 1 when it is not said. */
const orientationIn = (part: Uint8Array): number => {
  if (part.length < 22 || text(part, 0, 6) !== 'Exif\0\0') return 1
  const tiff = part.subarray(6)
  const isLittle = text(tiff, 0, 2) === 'II'
  const data = view(tiff)
  const first = data.getUint32(4, isLittle)
  if (first + 2 > tiff.length) return 1
  const count = Math.min(data.getUint16(first, isLittle), 200)
  for (let at = first + 2; at < first + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (data.getUint16(at, isLittle) !== 0x0112) continue
    const value = data.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif part that says which way is up, and nothing more. */
const onlyOrientation = (orientation: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from('Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0', 'latin1'), Buffer.from([orientation, 0, 0, 0, 0, 0, 0])])

/** Where the drawn lines behind a start of scan end: at the next marker that is none of theirs. */
const scanEnd = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}

// A profile may lie in several parts (ICC.1, annex B.4): which this is, and of how many, stands before it.
const profileMark = 'ICC_PROFILE\0'
const mostSegment = 65_519

/** The colour profile that came in parts, again in parts; nothing when one of them is missing or it is none. */
const profileParts = (found: ReadonlyMap<number, Uint8Array>): Buffer[] => {
  const whole = [...found].sort(([one], [other]) => one - other)
  const profile = whole.every(([nth], at) => nth === at + 1) ? cleanProfile(Buffer.concat(whole.map(([, part]) => part))) : undefined
  if (!profile) return []
  const count = Math.ceil(profile.length / mostSegment)
  return Array.from({ length: count }, (_, nth) => {
    const part = profile.subarray(nth * mostSegment, (nth + 1) * mostSegment)
    const start = Buffer.from([0xff, 0xe2, 0, 0])
    start.writeUInt16BE(part.length + 16, 2)
    return Buffer.concat([start, Buffer.from(profileMark, 'latin1'), Buffer.from([nth + 1, count]), part])
  })
}

interface Read { readonly kept: Uint8Array[]; readonly profile: Map<number, Uint8Array>; width: number; height: number; orientation: number; frames: number; scans: number }

/** Reads the part at `at`; answers where the next begins, or -1 when this is no picture that we know. */
const readPart = (bytes: Uint8Array, at: number, marker: number, read: Read): number => {
  const data = view(bytes)
  if (unknown.has(marker) || at + 4 > bytes.length) return -1
  const length = data.getUint16(at + 2)
  const end = at + 2 + length
  if (length < 2 || end > bytes.length) return -1
  const part = bytes.subarray(at + 4, end)
  if (marker === 0xe1 && read.orientation === 1) read.orientation = orientationIn(part)
  if (marker === 0xe2 && part.length > 14 && text(part, 0, 12) === profileMark) read.profile.set(part[12] as number, part.subarray(14))
  // How its colours are meant: only Adobe's part says so, and it holds nothing else.
  if (marker === 0xee && length === 14 && text(part, 0, 5) === 'Adobe') read.kept.push(bytes.subarray(at, end))
  if (!drawn.has(marker)) return end
  if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2) {
    if (length < 8) return -1
    read.frames += 1
    read.height = data.getUint16(at + 5)
    read.width = data.getUint16(at + 7)
  }
  if (marker !== 0xda) {
    read.kept.push(bytes.subarray(at, end))
    return end
  }
  const scanned = scanEnd(bytes, end)
  read.scans += 1
  if (scanned !== -1) read.kept.push(bytes.subarray(at, scanned))
  return scanned
}

const jpeg = (bytes: Uint8Array): Picture | undefined => {
  const read: Read = { kept: [], profile: new Map(), width: 0, height: 0, orientation: 1, frames: 0, scans: 0 }
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    if (marker === 0xff) { at += 1; continue }
    if (marker === 0xd9) break
    at = readPart(bytes, at, marker, read)
    if (at === -1 || at + 1 >= bytes.length) return undefined
  }
  const { kept, frames, scans, orientation } = read
  if (frames !== 1 || scans === 0) return undefined
  const [width, height] = orientation > 4 ? [read.height, read.width] : [read.width, read.height]
  const head = [Buffer.from([0xff, 0xd8]), ...(orientation === 1 ? [] : [onlyOrientation(orientation)]), ...profileParts(read.profile)]
  return { type: 'image/jpeg', bytes: Buffer.concat([...head, ...kept, Buffer.from([0xff, 0xd9])]), width, height }
}

const checks = Uint32Array.from({ length: 256 }, (_, nth) => Array.from({ length: 8 }).reduce((sum: number) => (sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1), nth) >>> 0)
const checkOf = (bytes: Uint8Array): number => {
  let sum = 0xffffffff
  for (const one of bytes) sum = (checks[(sum ^ one) & 255] as number) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** The part of a PNG with its colour profile, made anew; nothing when it is none. */
const pngProfile = (part: Uint8Array): Buffer[] => {
  const name = part.indexOf(0)
  if (name < 1 || part[name + 1] !== 0) return []
  try {
    const profile = cleanProfile(inflateSync(part.subarray(name + 2), { maxOutputLength: mostProfile }))
    if (!profile) return []
    const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(profile)])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length - 4)
    check.writeUInt32BE(checkOf(body))
    return [Buffer.concat([length, body, check])]
  } catch {
    return []
  }
}

const pngParts = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'cICP', 'sRGB', 'sBIT', 'pHYs', 'IDAT', 'IEND'])

const png = (bytes: Uint8Array): Picture | undefined => {
  const data = view(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let [width, height, lines, last] = [0, 0, 0, '']
  for (let at = 8; at + 12 <= bytes.length && last !== 'IEND';) {
    const length = data.getUint32(at)
    const end = at + 12 + length
    last = text(bytes, at + 4, 4)
    if (end > bytes.length || (at === 8) !== (last === 'IHDR') || data.getUint32(end - 4) !== checkOf(bytes.subarray(at + 4, end - 4))) return undefined
    if (last === 'IHDR') {
      if (length !== 13) return undefined
      ;[width, height] = [data.getUint32(at + 8), data.getUint32(at + 12)]
    }
    if (last === 'IDAT') lines += 1
    if (pngParts.has(last)) kept.push(bytes.subarray(at, end))
    if (last === 'iCCP' && lines === 0) kept.push(...pngProfile(bytes.subarray(at + 8, end - 4)))
    at = end
  }
  return last === 'IEND' && lines > 0 ? { type: 'image/png', bytes: Buffer.concat(kept), width, height } : undefined
}

const webpSize = (kind: string, part: Uint8Array): [number, number] | undefined => {
  const data = view(part)
  if (kind === 'VP8 ' && part.length >= 10 && part[3] === 0x9d && part[4] === 0x01 && part[5] === 0x2a) return [data.getUint16(6, true) & 0x3fff, data.getUint16(8, true) & 0x3fff]
  if (kind !== 'VP8L' || part.length < 5 || part[0] !== 0x2f) return undefined
  const packed = data.getUint32(1, true)
  return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1]
}

const riffPart = (kind: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(kind, 'latin1'), length, data, Buffer.alloc(data.length & 1)])
}

const webp = (bytes: Uint8Array): Picture | undefined => {
  const data = view(bytes)
  const kept: Uint8Array[] = []
  let size: [number, number] | undefined
  let about: Buffer | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const [kind, length] = [text(bytes, at, 4), data.getUint32(at + 4, true)]
    const end = at + 8 + length + (length & 1)
    if (end > bytes.length || kind === 'ANIM' || kind === 'ANMF') return undefined
    const part = Buffer.from(bytes.subarray(at, end))
    if (kind === 'VP8X') {
      if (length !== 10) return undefined
      // Of what comes along only whether parts of it can be seen through; of its colours below.
      part[8] = (part[8] as number) & 0x10
      about = part
    }
    const profile = kind === 'ICCP' && about && !size ? cleanProfile(part.subarray(8, 8 + length)) : undefined
    if (profile && about) {
      about[8] = (about[8] as number) | 0x20
      kept.push(riffPart(kind, profile))
    }
    if (kind === 'VP8 ' || kind === 'VP8L') {
      if (size) return undefined
      size = webpSize(kind, bytes.subarray(at + 8, at + 8 + length))
      if (!size) return undefined
    }
    if (['VP8 ', 'VP8L', 'VP8X', 'ALPH'].includes(kind)) kept.push(part)
    at = end
  }
  if (!size) return undefined
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return { type: 'image/webp', bytes: Buffer.concat([head, body]), width: size[0], height: size[1] }
}

const kindOf = (bytes: Uint8Array): ((bytes: Uint8Array) => Picture | undefined) | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpeg
  if (text(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return png
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP' ? webp : undefined
}

/** Whether this begins as a picture that we may show. */
export const isPicture = (bytes: Uint8Array): boolean => kindOf(bytes) !== undefined

/**
 * A JPEG, PNG or WebP without anything but what draws it: no place, moment, camera, maker, words or smaller picture, and nothing behind
 * its end. Which way is up and how its colours are meant stay. What is drawn is not touched, so it looks the same. Undefined for what is broken, moves, or is
 * larger than `mostPoints`.
 */
export const cleanPicture = (bytes: Uint8Array): Picture | undefined => {
  const picture = kindOf(bytes)?.(bytes)
  return picture && fits(picture) ? picture : undefined
}
