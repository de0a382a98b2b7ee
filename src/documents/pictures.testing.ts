const from = (text: string) => Buffer.from(text, 'base64')

/** The same small picture, half red and half blue, 6 by 4, in each form that is known. */
export const pictures = {
  jpeg: from('/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/'
    + 'wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAjH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABkRAAMAAwAAAAAAAAAAAAAAAAACBDM0cf/aAAwDAQACEQMRAD8AmTgCrLhUNdsP0//Z'),
  png: from('iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAJUlEQVR4AZTJMQ0AAAwCwQYpiKtaPNGJsQOf3PQQ6eDKgXnqxwEAAP//4FqFWAAAAAZJREFUAwB26A0vQbhWIgAAAABJRU5ErkJggg=='),
  webp: from('UklGRlIAAABXRUJQVlA4WAoAAAAAAAAABQAAAwAAVlA4IDQAAACwAQCdASoGAAQAAsBMJagCdEcAAkAAAP7q8bnXzPoKv9u/aOz7Krv/+Dbn1Yv/9DbikAAA'),
} as const

/** What a telephone puts in: an Exif part with which way is up, little-endian as most are, and where it was taken. */
export const exif = (orientation: number, words: string): Buffer => {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.writeUInt16LE(0x010f, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt16LE(0x0112, 22)
  tiff.writeUInt16LE(3, 24)
  tiff.writeUInt32LE(1, 26)
  tiff.writeUInt16LE(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(words)])
}

/** A part of a JPEG. */
export const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

const profilePart = (kind: string, data: Buffer): Buffer => Buffer.concat([Buffer.from(`${kind}\0\0\0\0`, 'latin1'), data])
const xyz = (...values: number[]): Buffer => {
  const data = Buffer.alloc(12)
  values.forEach((value, nth) => data.writeInt32BE(Math.round(value * 65536), nth * 4))
  return profilePart('XYZ ', data)
}

/** A colour profile of a screen on which red and blue changed places, with `words` where such a profile says what screen that is. */
export const profile = (words: string, padding = 0): Buffer => {
  const gamma = profilePart('curv', Buffer.from([0, 0, 0, 1, 2, 0]))
  const said = profilePart('text', Buffer.concat([Buffer.from(`${words}\0`), Buffer.alloc(padding, 1)]))
  const parts: readonly (readonly [string, Buffer])[] = [
    ['desc', said], ['rXYZ', xyz(0.1431, 0.0606, 0.7141)], ['gXYZ', xyz(0.3851, 0.7169, 0.0971)], ['bXYZ', xyz(0.4361, 0.2225, 0.0139)], ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rTRC', gamma], ['gTRC', gamma], ['bTRC', gamma], ['cprt', said], ['mmod', said], ...(padding > 0 ? [['gamt', said] as const] : []),
  ]
  const first = Buffer.alloc(128 + 4 + parts.length * 12)
  first.write(`${words}`.slice(0, 4), 4, 'latin1')
  first.writeUInt32BE(0x02400000, 8)
  first.write('mntrRGB XYZ ', 12, 'latin1')
  first.write('acsp', 36, 'latin1')
  first.write(words.slice(0, 16), 48, 'latin1')
  ;[0.9642, 1, 0.8249].forEach((value, nth) => first.writeInt32BE(Math.round(value * 65536), 68 + nth * 4))
  first.writeUInt32BE(parts.length, 128)
  const laid: Buffer[] = [first]
  let end = first.length
  parts.forEach(([name, bytes], nth) => {
    first.write(name, 132 + nth * 12, 'latin1')
    first.writeUInt32BE(end, 136 + nth * 12)
    first.writeUInt32BE(bytes.length, 140 + nth * 12)
    laid.push(bytes, Buffer.alloc(-bytes.length & 3))
    end += bytes.length + (-bytes.length & 3)
  })
  const made = Buffer.concat(laid)
  made.writeUInt32BE(made.length)
  return made
}
