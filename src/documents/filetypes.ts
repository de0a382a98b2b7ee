const starts = (bytes: Uint8Array, text: string, at = 0) => [...text].every((letter, nth) => bytes[at + nth] === letter.charCodeAt(0))

const office = (bytes: Uint8Array): string | undefined => {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (names.includes('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  if (names.includes('xl/workbook.xml')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  if (names.includes('ppt/presentation.xml')) return 'application/vnd.openxmlformats-officedocument.presentationml.presentation'
  // An OpenDocument file begins with its type, not compressed (ODF 1.3 part 2, 3.3).
  return /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z]+)/.exec(names.slice(30, 120))?.[1]
}

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * What kind of file this is, from what is in it and never from its name: PDF, Office, OpenDocument or plain text in UTF-8.
 * Undefined for anything else: pictures, programs, archives, pages.
 */
export const fileType = (bytes: Uint8Array): string | undefined => {
  if (bytes.length === 0) return undefined
  if (starts(bytes, '%PDF-')) return 'application/pdf'
  if (starts(bytes, 'PK\u0003\u0004')) return office(bytes)
  // A page or a drawing is text too, but a browser would run what is in it.
  if (isText(bytes)) return /^\s*<(!doctype|html|svg|\?xml|script)/i.test(Buffer.from(bytes.slice(0, 500)).toString('utf8')) ? undefined : 'text/plain; charset=utf-8'
  return undefined
}
