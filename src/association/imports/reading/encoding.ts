export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const startsWith = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, at) => bytes[at] === mark)

/** Text in the Latin alphabet as UTF-16 has a zero in every other byte: on which side tells the order. */
const withoutMark = (bytes: Uint8Array): Encoding | undefined => {
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, 4000) & ~1
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] as number) + 1
  const [even = 0, odd = 0] = zeros
  if (looked < 4 || even + odd < looked / 4) return undefined
  if (odd > even * 4) return 'utf-16le'
  return even > odd * 4 ? 'utf-16be' : undefined
}

/** In which encoding these bytes are text: as their mark says, else as they look; what is no UTF-8 is Windows-1252. */
export const encodingOf = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const guessed = withoutMark(bytes)
  if (guessed) return guessed
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text in these bytes, without its mark, and in which encoding it was. */
export const decode = (bytes: Uint8Array): { text: string; encoding: Encoding } => {
  const encoding = encodingOf(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}
