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
