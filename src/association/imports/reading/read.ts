import { readCsv } from './csv.ts'
import { decode, type Encoding } from './encoding.ts'
import { cleanLines, Unreadable, type Sheet } from './lines.ts'
import { readWorkbook } from './workbook.ts'

export interface Read {
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly sheets: readonly Sheet[]
}

const begins = (bytes: Uint8Array, ...marks: number[]) => marks.every((mark, at) => bytes[at] === mark)

/** Word for word in UTF-16, as the folders within an old Office file are named. */
const holdsName = (bytes: Uint8Array, name: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))

const readText = (bytes: Uint8Array): Read => {
  const { text, encoding } = decode(bytes)
  if (/^\s*(?:<!doctype html|<html|<\?xml|%PDF-)/i.test(text.slice(0, 200))) throw new Unreadable('kind')
  // A zero here and there is a slip of a program; more of such signs is no text at all.
  const strange = text.slice(0, 4000).replace(/[\t\n\r]/g, '').match(/[\p{Cc}\ufffd]/gu)?.length ?? 0
  if (strange > 20 && strange > Math.min(text.length, 4000) / 20) throw new Unreadable('kind')
  const { lines, flaws, delimiter } = readCsv(text)
  return { encoding, delimiter, sheets: [{ title: '', lines: cleanLines(lines), flaws }] }
}

const clean = ({ title, lines, flaws }: Sheet): Sheet => ({ title, lines: cleanLines(lines), flaws })

/**
 * Reads a file by what is in it, whatever its name: separated values in any encoding, or an .xlsx workbook. Answers the
 * sheets that hold something. Throws Unreadable, with the reason, for anything else.
 */
export const readFile = (bytes: Uint8Array): Read => {
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable(holdsName(bytes, 'EncryptedPackage') ? 'locked' : 'xls')
  const read: Read = begins(bytes, 0x50, 0x4b) ? { encoding: null, delimiter: null, sheets: readWorkbook(bytes).map(clean) } : readText(bytes)
  const sheets = read.sheets.filter(({ lines }) => lines.length > 0)
  if (sheets.length === 0) throw new Unreadable('empty')
  return { ...read, sheets }
}

