import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { cleanPicture, isPicture, mostPoints } from './pictures.ts'
import { cleanProfile, mostProfile } from './colours.ts'
import { exif, pictures, profile, segment } from './pictures.testing.ts'

const { jpeg, png, webp } = pictures
const secret = 'KANARIE 52.0907 N 5.1214 E, toestel van Samira'
const holds = (bytes: Uint8Array) => Buffer.from(bytes).includes('KANARIE')

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body) >>> 0)
  return Buffer.concat([length, body, check])
}
const riff = (kind: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(kind, 'latin1'), length, data, Buffer.alloc(data.length & 1)])
}
const inJpeg = (...parts: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)])

test('of a picture without anything in it nothing changes, and its size is known', () => {
  for (const [bytes, type] of [[jpeg, 'image/jpeg'], [png, 'image/png'], [webp, 'image/webp']] as const) {
    const picture = cleanPicture(bytes)
    assert.deepEqual(picture && { ...picture, bytes: Buffer.from(picture.bytes) }, { type, bytes, width: 6, height: 4 })
  }
})

test('threats, files: of a JPEG the place, the camera, words, smaller pictures and what stands behind its end are gone; what draws it is not touched', () => {
  const full = Buffer.concat([inJpeg(
    segment(0xe0, Buffer.from(`JFIF\0\u0001\u0001${secret}`, 'latin1')), segment(0xe1, exif(1, secret)), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)), segment(0xe2, Buffer.from(`ICC_PROFILE\0${secret}`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)), segment(0xee, Buffer.from(`Adobe\0${secret}`)), segment(0xfe, Buffer.from(secret)),
  ), Buffer.from(`ftypmp42 ${secret}`), jpeg])
  assert.ok(holds(full))
  assert.deepEqual(Buffer.from(cleanPicture(full)?.bytes ?? []), jpeg)
})

test('which way is up stays, and nothing else of what stood with it', () => {
  for (let orientation = 2; orientation <= 8; orientation += 1) {
    const picture = cleanPicture(inJpeg(segment(0xe1, exif(orientation, secret)))) ?? assert.fail()
    assert.deepEqual([picture.width, picture.height], orientation > 4 ? [4, 6] : [6, 4])
    assert.equal(picture.bytes.length, jpeg.length + 36)
    assert.ok(!holds(picture.bytes))
    assert.deepEqual(cleanPicture(picture.bytes), picture, 'and is read again')
  }
  for (const odd of [0, 9, 65535]) assert.deepEqual(Buffer.from(cleanPicture(inJpeg(segment(0xe1, exif(odd, secret))))?.bytes ?? []), jpeg)
  for (const broken of [exif(6, '').subarray(0, 15), Buffer.concat([Buffer.from('Exif\0\0II*\0\u00ff\u00ff\u00ff\u00ff', 'latin1'), Buffer.alloc(20)])]) assert.ok(cleanPicture(inJpeg(segment(0xe1, broken))))
})

test('threats, files: of a PNG and a WebP words, places and what stands behind the end are gone too', () => {
  const words = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'prVt', 'acTL'].map((kind) => chunk(kind, Buffer.from(secret)))
  const full = Buffer.concat([png.subarray(0, 33), ...words, png.subarray(33), Buffer.from(secret)])
  assert.deepEqual(Buffer.from(cleanPicture(full)?.bytes ?? []), png)
  const moving = Buffer.from(webp)
  moving[20] = 0x2c
  assert.deepEqual(Buffer.from(cleanPicture(Buffer.concat([moving, riff('EXIF', Buffer.from(secret)), riff('XMP ', Buffer.from(secret)), riff('ICCP', Buffer.from(secret))]))?.bytes ?? []), webp)
})

const inParts = (whole: Buffer, size: number, order = (parts: Buffer[]) => parts): Buffer[] => {
  const count = Math.ceil(whole.length / size)
  return order(Array.from({ length: count }, (_, nth) => segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([nth + 1, count]), whole.subarray(nth * size, (nth + 1) * size)]))))
}
const hasProfile = (bytes: Uint8Array | undefined, kept: Buffer) => Buffer.from(bytes ?? []).includes(kept)

test('how the colours of a picture are meant stays; what the profile is called, who made it and of which screen it is does not', () => {
  const [whole, kept] = [profile(secret), cleanProfile(profile(secret)) ?? assert.fail()]
  assert.ok(holds(whole) && !holds(kept) && kept.length < whole.length)
  assert.equal(kept.readUInt32BE(128), 7)
  assert.deepEqual(cleanProfile(kept), kept)
  const clean = [
    cleanPicture(inJpeg(...inParts(whole, 65_000)))?.bytes, cleanPicture(inJpeg(...inParts(whole, 100, (parts) => parts.reverse())))?.bytes,
    cleanPicture(Buffer.concat([webp.subarray(0, 30), riff('ICCP', whole), webp.subarray(30)]))?.bytes,
  ]
  assert.deepEqual(clean.map((bytes) => hasProfile(bytes, kept)), [true, true, true])
  assert.equal((clean[2]?.[20] ?? 0) & 0x20, 0x20, 'and the picture says that it has one')
  const inPng = cleanPicture(Buffer.concat([png.subarray(0, 33), chunk('iCCP', Buffer.concat([Buffer.from(`${secret}\0\0`), deflateSync(whole)])), png.subarray(33)]))?.bytes ?? assert.fail()
  const at = Buffer.from(inPng).indexOf('iCCPicc')
  assert.deepEqual(inflateSync(inPng.subarray(at + 9)), kept)
  for (const bytes of [...clean, inPng]) {
    assert.ok(bytes && !holds(bytes))
    assert.deepEqual(Buffer.from(cleanPicture(bytes)?.bytes ?? []), Buffer.from(bytes))
  }
  const large = profile('x', 150_000)
  assert.ok(hasProfile(cleanPicture(cleanPicture(inJpeg(...inParts(large, 65_000)))?.bytes ?? large)?.bytes, Buffer.alloc(60_000, 1)))
})

test('threats, files: a profile that is none, lacks a part, lies or is very large goes, and the picture stays', () => {
  const whole = profile(secret)
  const lying = Buffer.from(whole)
  lying.writeUInt32BE(0xfffffff0, 136)
  const many = Buffer.from(whole)
  many.writeUInt32BE(0xffffffff, 128)
  for (const parts of [inParts(whole, 100).slice(1), inParts(lying, 65_000), inParts(many, 65_000), inParts(whole.subarray(0, 130), 65_000), inParts(profile('x', mostProfile), 65_000)]) {
    assert.deepEqual(Buffer.from(cleanPicture(inJpeg(...parts))?.bytes ?? []), jpeg)
  }
  const bomb = chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), deflateSync(Buffer.alloc(20_000_000))]))
  assert.deepEqual(Buffer.from(cleanPicture(Buffer.concat([png.subarray(0, 33), bomb, png.subarray(33)]))?.bytes ?? []), png)
})

test('threats, files: what is broken, moves, is cut off, has a wrong check or would be drawn too large is no picture', () => {
  const large = (width: number, height: number) => {
    const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(height, 4)
    return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(10))), chunk('IEND', Buffer.alloc(0))])
  }
  assert.ok(cleanPicture(large(8000, 5000)))
  const flipped = Buffer.from(png)
  flipped[45] = (flipped[45] ?? 0) ^ 1
  const bad = [
    jpeg.subarray(0, 200), jpeg.subarray(0, jpeg.length - 2), Buffer.from([0xff, 0xd8, 0xff]), Buffer.from([0xff, 0xd8, 0xff, 0xd9]), Buffer.concat([jpeg.subarray(0, -2), jpeg.subarray(2)]),
    png.subarray(0, 60), png.subarray(0, 8), flipped, large(8001, 5000), large(0, 5), large(2 ** 31 - 1, 2 ** 31 - 1), webp.subarray(0, 40), Buffer.concat([webp, riff('ANIM', Buffer.alloc(6))]), Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
  ]
  bad.forEach((bytes, nth) => assert.equal(cleanPicture(bytes), undefined, String(nth)))
  assert.equal(mostPoints, 40_000_000)
  for (const other of ['GIF89a', '<svg xmlns="http://www.w3.org/2000/svg">', 'BM', '\0\0\0\u0018ftypheic', '']) assert.equal(isPicture(Buffer.from(other, 'latin1')), false)
})

test('whatever comes in, it does not throw, what comes out is read as itself, and an inserted part leaves no trace', () => {
  const base = fc.constantFrom(jpeg, png, webp)
  fc.assert(fc.property(base, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.uint8Array({ maxLength: 30 }), fc.nat(), (picture, flips, inserted, at) => {
    const bytes = Buffer.from(picture)
    for (const [place, value] of flips) bytes[place % bytes.length] = value
    const cut = at % bytes.length
    for (const one of [bytes, Buffer.concat([bytes.subarray(0, cut), inserted, bytes.subarray(cut)]), bytes.subarray(0, cut)]) {
      const clean = cleanPicture(one)
      if (clean) assert.deepEqual(cleanPicture(clean.bytes), clean)
    }
  }), { numRuns: 3000 })
  fc.assert(fc.property(fc.constantFrom(0xe0, 0xe1, 0xe2, 0xe5, 0xed, 0xee, 0xef, 0xfe), fc.uint8Array({ minLength: 15, maxLength: 300 }), (marker, data) => {
    assert.deepEqual(Buffer.from(cleanPicture(inJpeg(segment(marker, Buffer.concat([Buffer.from(data), Buffer.from(secret)]))))?.bytes ?? []), jpeg)
  }))
})
