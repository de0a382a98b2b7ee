/** How a feed was written down: as bytes, with what the sender said of them. */
const marks: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]], ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16be', [0xfe, 0xff]], ['utf-16le', [0xff, 0xfe]],
  // No mark, but the first sign is "<" in two or four bytes.
  ['utf-32be', [0x00, 0x00, 0x00, 0x3c]], ['utf-32le', [0x3c, 0x00, 0x00, 0x00]],
  ['utf-16be', [0x00, 0x3c, 0x00]], ['utf-16le', [0x3c, 0x00]],
]

const fromWide = (bytes: Uint8Array, little: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const signs: string[] = []
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, little)
    signs.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))
  }
  return signs.join('')
}

// What some programs call it, by the name that the Encoding standard knows.
const aliases: Readonly<Record<string, string>> = {
  gb2312: 'gb18030', utf16: 'utf-16le', 'utf_16': 'utf-16le', u16: 'utf-16le',
  'iso-10646-ucs-2': 'utf-16le', utf32: 'utf-32le', utf_32: 'utf-32le', u32: 'utf-32le',
}

const decoderFor = (encoding: string): ((bytes: Uint8Array) => string) | undefined => {
  const name = aliases[encoding.toLowerCase()] ?? encoding.toLowerCase()
  if (name === 'utf-32be' || name === 'utf-32le') return (bytes) => fromWide(bytes, name === 'utf-32le')
  try {
    const decoder = new TextDecoder(name)
    return (bytes) => decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const charsetIn = (contentType: string): string | undefined => /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 500))?.[1]

// A prolog that says UTF-16 was read one byte at a time: so it is not.
const prologOf = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400))
  const said = /^\s*<\?xml[^>]{0,300}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1]
  return said && !/^(utf|u|ucs)[-_]?(16|32)/i.test(said) ? said : undefined
}

/**
 * Bytes of a feed as text, and the encoding that was taken: what the bytes themselves show first (a mark, wide signs), then
 * what the sender said (`contentType`), then the prolog; whatever is valid UTF-8 else is that, and the rest Windows-1252.
 * Says nothing of what cannot be read: such signs become U+FFFD.
 */
export const textOf = (bytes: Uint8Array, contentType = ''): { text: string; encoding: string } => {
  const shown = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]
  const said = shown ? [shown] : [charsetIn(contentType), prologOf(bytes)]
  // Who says UTF-8 and sends something else, says it of everything they send.
  for (const encoding of said.filter((one) => one !== undefined).filter((one) => shown || !/^utf-?8$/i.test(one) || isUtf8(bytes))) {
    const decode = decoderFor(encoding)
    if (decode) return { text: decode(bytes).replace(/^\ufeff/, ''), encoding: encoding.toLowerCase() }
  }
  const encoding = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
