import { decode } from '../../association/imports/reading/encoding.ts'
import { Unreadable } from '../../association/imports/reading/lines.ts'
import { readXml } from '../../association/imports/reading/xml.ts'
import { openZip } from '../../association/imports/reading/zip.ts'
import { lexemesOf } from '../../methods/dutch.ts'
import type { FileText, TextState } from './messages.ts'

const mostWords = 1_000_000
const mostPages = 2_000
// PostgreSQL holds a list of words of one megabyte at most; the longest book has not half of this.
const mostLexemes = 30_000

const paragraphs = new Set(['p', 'h', 'tr', 'br', 'line-break', 'tab', 'table-row', 'list-item'])
const silent = new Set(['instrText', 'delText', 'script', 'tracked-changes'])

/** The words of the parts of a package (DOCX, ODT), one line to a paragraph. Throws Unreadable. */
const textOfPackage = (bytes: Uint8Array, wanted: RegExp): string => {
  const zip = openZip(bytes)
  let words = ''
  let quiet = 0
  for (const name of zip.names.filter((one) => wanted.test(one)).sort()) {
    const part = zip.read(name)
    if (!part) continue
    readXml(new TextDecoder().decode(part), {
      open: (tag) => { if (silent.has(tag)) quiet += 1; else if (tag === 's') words += ' ' },
      close: (tag) => { if (silent.has(tag)) quiet -= 1; else if (paragraphs.has(tag)) words += '\n' },
      text: (text) => { if (quiet === 0 && words.length < mostWords) words += text },
    })
  }
  return words
}

const textOfPdf = async (bytes: Uint8Array): Promise<{ words: string; pages: number }> => {
  const { getDocumentProxy } = await import('unpdf')
  // Nothing in it is run or fetched: only the text is asked for.
  const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0 })
  const pages: string[] = []
  let length = 0
  for (let nth = 1; nth <= Math.min(pdf.numPages, mostPages) && length < mostWords; nth += 1) {
    const page = await pdf.getPage(nth)
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
    pages.push(text)
    length += text.length
    page.cleanup()
  }
  return { words: pages.join('\f'), pages: pdf.numPages }
}

const clean = (text: string): string => text.replace(/[^\P{Cc}\n\t\f]/gu, ' ').replace(/\p{Cs}/gu, ' ').replace(/[^\S\n\f]+/g, ' ').replace(/ *\n[\s]*\n */g, '\n')
  .normalize('NFC').slice(0, mostWords)

const readAs = async (bytes: Uint8Array, type: string): Promise<{ words: string; pages: number | null }> => {
  if (type === 'application/pdf') return textOfPdf(bytes)
  if (type.endsWith('wordprocessingml.document')) return { words: textOfPackage(bytes, /^word\/(?:document|footnotes|endnotes)\.xml$/), pages: null }
  if (type.startsWith('application/vnd.oasis.opendocument.')) return { words: textOfPackage(bytes, /^content\.xml$/), pages: null }
  if (type.endsWith('presentationml.presentation')) return { words: textOfPackage(bytes, /^ppt\/slides\/slide\d+\.xml$/), pages: null }
  return type.startsWith('text/plain') ? { words: decode(bytes).text, pages: null } : { words: '', pages: null }
}

const stateOf = (fault: unknown): TextState => {
  if (fault instanceof Unreadable) return fault.problem === 'locked' ? 'locked' : fault.problem === 'hostile' || fault.problem === 'large' ? 'large' : 'broken'
  return fault instanceof Error && fault.name === 'PasswordException' ? 'locked' : 'broken'
}

/** The lexemes by which a file with this text is found. */
export const lexemesOfFile = (text: string): string[] => lexemesOf(text).filter((lexeme) => lexeme !== '' && lexeme.length < 200).slice(0, mostLexemes)

/**
 * The text in a file, by what it is: PDF (a form feed between pages), DOCX, ODT, PPTX, plain text. A file that cannot be
 * read is kept all the same: `state` says why nothing in it can be found. To be called in a thread that may be ended.
 */
export const textIn = async (bytes: Uint8Array, type: string): Promise<FileText> => {
  try {
    const { words, pages } = await readAs(bytes, type)
    const text = clean(words)
    const lexemes = lexemesOfFile(text)
    return { state: lexemes.length === 0 ? 'empty' : 'read', pages: pages || null, words: text, lexemes }
  } catch (fault) {
    return { state: stateOf(fault), pages: null, words: '', lexemes: [] }
  }
}
