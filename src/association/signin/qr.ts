/**
 * A QR code (ISO/IEC 18004), byte mode, error correction M: for what somebody points a phone at. Ours, so that nothing
 * secret goes to a service that draws pictures.
 */

type Grid = boolean[][]

// Per version from 1: error correction bytes per block, and how many blocks, at level M.
const eccPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blocksOf = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

const rawBytes = (version: number): number => {
  const marks = version < 2 ? 0 : Math.floor(version / 7) + 2
  const alignment = marks === 0 ? 0 : (25 * marks - 10) * marks - 55
  return Math.floor(((16 * version + 128) * version + 64 - alignment - (version >= 7 ? 36 : 0)) / 8)
}
const dataBytes = (version: number) =>
  rawBytes(version) - (eccPerBlock[version - 1] as number) * (blocksOf[version - 1] as number)

const times = (x: number, y: number): number => {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((y >>> bit) & 1) * x)
  return product
}

const divisorOf = (degree: number): number[] => {
  const divisor = [...Array.from({ length: degree - 1 }, () => 0), 1]
  let root = 1
  for (let nth = 0; nth < degree; nth += 1) {
    for (let at = 0; at < degree; at += 1) divisor[at] = times(divisor[at] as number, root) ^ (divisor[at + 1] ?? 0)
    root = times(root, 2)
  }
  return divisor
}

const remainderOf = (bytes: readonly number[], divisor: readonly number[]): number[] => {
  const rest = divisor.map(() => 0)
  for (const byte of bytes) {
    const factor = byte ^ (rest.shift() as number)
    rest.push(0)
    divisor.forEach((term, at) => { rest[at] = (rest[at] as number) ^ times(term, factor) })
  }
  return rest
}

const packed = (text: Uint8Array, version: number): number[] => {
  const lengthBits = version < 10 ? 8 : 16
  const bits = [0b0100, text.length, ...text].flatMap((value, at) => {
    const width = at === 0 ? 4 : at === 1 ? lengthBits : 8
    return Array.from({ length: width }, (_, nth) => (value >>> (width - 1 - nth)) & 1)
  })
  const capacity = dataBytes(version) * 8
  bits.push(...Array.from({ length: Math.min(4, capacity - bits.length) }, () => 0))
  while (bits.length % 8 !== 0) bits.push(0)
  const bytes = Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0))
  for (let pad = 0xec; bytes.length < dataBytes(version); pad ^= 0xec ^ 0x11) bytes.push(pad)
  return bytes
}

/** Data in blocks, each with its correction, woven together as they lie in the picture. */
const woven = (data: readonly number[], version: number): number[] => {
  const [count, ecc] = [blocksOf[version - 1] as number, eccPerBlock[version - 1] as number]
  const short = Math.floor(rawBytes(version) / count) - ecc
  const long = count - (short * count + count - data.length)
  const divisor = divisorOf(ecc)
  const blocks = Array.from({ length: count }, (_, nth) => {
    const from = nth * short + Math.max(0, nth - (count - long))
    const part = data.slice(from, from + short + (nth >= count - long ? 1 : 0))
    return { part, correction: remainderOf(part, divisor) }
  })
  const across = (lists: readonly (readonly number[])[], most: number) =>
    Array.from({ length: most }, (_, at) => lists.flatMap((list) => (at < list.length ? [list[at] as number] : []))).flat()
  return [...across(blocks.map(({ part }) => part), short + 1), ...across(blocks.map(({ correction }) => correction), ecc)]
}

const alignmentAt = (version: number): number[] => {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const rest = Array.from({ length: count - 1 }, (_, nth) => version * 4 + 10 - nth * step)
  return [6, ...rest.reverse()]
}

interface Sheet { readonly size: number; readonly dark: Grid; readonly fixed: Grid }

const put = ({ size, dark, fixed }: Sheet, x: number, y: number, value: boolean) => {
  if (x < 0 || y < 0 || x >= size || y >= size) return
  ;(dark[y] as boolean[])[x] = value
  ;(fixed[y] as boolean[])[x] = true
}

const putFinder = (sheet: Sheet, x: number, y: number) => {
  for (let dy = -4; dy <= 4; dy += 1) for (let dx = -4; dx <= 4; dx += 1) {
    const away = Math.max(Math.abs(dx), Math.abs(dy))
    put(sheet, x + dx, y + dy, away !== 2 && away !== 4)
  }
}

const bitsWithCheck = (value: number, generator: number, width: number): number => {
  let rest = value
  for (let nth = 0; nth < width; nth += 1) rest = (rest << 1) ^ ((rest >>> (width - 1)) * generator)
  return (value << width) | rest
}

const putFormat = (sheet: Sheet, mask: number) => {
  const { size } = sheet
  // Level M is 00.
  const bits = bitsWithCheck(mask, 0x537, 10) ^ 0x5412
  const bit = (at: number) => ((bits >>> at) & 1) === 1
  for (let at = 0; at < 6; at += 1) put(sheet, 8, at, bit(at))
  put(sheet, 8, 7, bit(6))
  put(sheet, 8, 8, bit(7))
  put(sheet, 7, 8, bit(8))
  for (let at = 9; at < 15; at += 1) put(sheet, 14 - at, 8, bit(at))
  for (let at = 0; at < 8; at += 1) put(sheet, size - 1 - at, 8, bit(at))
  for (let at = 8; at < 15; at += 1) put(sheet, 8, size - 15 + at, bit(at))
  put(sheet, 8, size - 8, true)
}

const putVersion = (sheet: Sheet, version: number) => {
  if (version < 7) return
  const bits = bitsWithCheck(version, 0x1f25, 12)
  for (let at = 0; at < 18; at += 1) {
    const [a, b] = [sheet.size - 11 + (at % 3), Math.floor(at / 3)]
    put(sheet, a, b, ((bits >>> at) & 1) === 1)
    put(sheet, b, a, ((bits >>> at) & 1) === 1)
  }
}

const emptySheet = (version: number): Sheet => {
  const size = version * 4 + 17
  const grid = () => Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  const sheet = { size, dark: grid(), fixed: grid() }
  for (let at = 0; at < size; at += 1) { put(sheet, 6, at, at % 2 === 0); put(sheet, at, 6, at % 2 === 0) }
  putFinder(sheet, 3, 3)
  putFinder(sheet, size - 4, 3)
  putFinder(sheet, 3, size - 4)
  const marks = alignmentAt(version)
  const last = marks.length - 1
  marks.forEach((x, nth) => marks.forEach((y, other) => {
    if (nth === 0 && other === 0 || nth === 0 && other === last || nth === last && other === 0) return
    for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) put(sheet, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
  }))
  putFormat(sheet, 0)
  putVersion(sheet, version)
  return sheet
}

// One mask for all: readers take any of the eight, and a random secret leaves no large plain areas.
const masked = (x: number, y: number) => (x + y) % 2 === 0

const putBytes = (sheet: Sheet, bytes: readonly number[]) => {
  const { size, dark, fixed } = sheet
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) for (const x of [right, right - 1]) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
      if ((fixed[y] as boolean[])[x]) continue
      const bit = at < bytes.length * 8 && (((bytes[at >>> 3] as number) >>> (7 - (at & 7))) & 1) === 1
      at += 1
      ;(dark[y] as boolean[])[x] = bit !== masked(x, y)
    }
  }
}

/** The squares of the code for this text, row by row; true is dark. Throws for what is longer than 666 bytes. */
export const qrOf = (text: string): readonly (readonly boolean[])[] => {
  const bytes = new TextEncoder().encode(text)
  const version = eccPerBlock.findIndex((_, at) => dataBytes(at + 1) >= bytes.length + (at + 1 < 10 ? 2 : 3)) + 1
  if (version === 0) throw new Error('too long for a QR code')
  const sheet = emptySheet(version)
  putBytes(sheet, woven(packed(bytes, version), version))
  return sheet.dark
}

/** The dark squares as one path of an SVG whose units are squares, four of them white around. */
export const qrPath = (grid: readonly (readonly boolean[])[]): string =>
  grid.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('')
