import { readJson } from '../json.ts'
import { readBibtex, type Read } from './bibtex.ts'
import { readTagged } from './tagged.ts'
import { checkWork, type Work } from './work.ts'
import { isZotero, readZotero } from './zotero.ts'

export const formats = ['bibtex', 'ris', 'csl', 'medline', 'endnote', 'isi', 'zotero'] as const
export type ReferenceFormat = (typeof formats)[number]

/** Something that could not be taken over. `line` is where it begins, from 1; `field` what of it is wrong, as CSL calls it. */
export interface ReferenceFault {
  readonly line: number
  readonly why: 'open' | 'long' | 'unreadable' | 'field'
  readonly field: string
}

export interface References {
  readonly format: ReferenceFormat
  /** `dropped`: fields of it that could not be kept */
  readonly works: readonly { readonly line: number; readonly work: Work; readonly dropped: readonly string[] }[]
  readonly faults: readonly ReferenceFault[]
}

/** More than this one file may not hold. */
export const mostReferences = 10_000

/** Which kind of list this text is, by how it is written; undefined when it is none that we read. */
export const referenceFormat = (text: string): ReferenceFormat | undefined => {
  const begin = text.replace(/^\uFEFF/, '').trimStart()
  if (/^[[{]/.test(begin)) return 'csl'
  if (isZotero(begin)) return 'zotero'
  if (/^TY {1,2}-/m.test(text)) return 'ris'
  if (/^PMID *-/m.test(text)) return 'medline'
  if (/^(?:FN ISI|FN Clarivate|FN Thomson)/m.test(text) || /^PT [A-Z]$/m.test(text) && /^ER$/m.test(text)) return 'isi'
  if (/^%[0A] /m.test(text)) return 'endnote'
  return /@[ \t]*[A-Za-z]+[ \t\r\n]*[{(]/.test(text) ? 'bibtex' : undefined
}

// JSON says nothing of lines once it is read: where each object of the list begins is counted along.
const linesOfItems = (text: string): number[] => {
  const lines: number[] = []
  let [depth, line, quoted] = [0, 1, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\n') line += 1
    else if (sign === '\\' && quoted) at += 1
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === '{') { if (depth === 1) lines.push(line); depth += 1 }
    else if (!quoted && sign === '[') depth += 1
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1
  }
  return lines
}

const readCsl = (text: string): Read[] | undefined => {
  const json = readJson(text.replace(/^\uFEFF/, ''))
  if (typeof json !== 'object' || json === null) return undefined
  if (!Array.isArray(json)) return [{ line: 1, value: json as Record<string, unknown> }]
  const lines = linesOfItems(text)
  const simple = lines.length === json.length
  return json.map((value, at) => ({ line: simple ? lines[at] as number : 1, value: value as Record<string, unknown> }))
}

const readAs = (text: string, format: ReferenceFormat): Read[] | undefined => {
  if (format === 'csl') return readCsl(text)
  if (format === 'zotero') return readZotero(text)
  return format === 'bibtex' ? readBibtex(text) : readTagged(text, format)
}

/**
 * Reads a list of references. An entry that is wrong is told with its line and the rest is read. 'none' when there is no
 * entry in it, 'format' when it is no list that we know, 'many' when it holds more than `mostReferences`.
 */
export const readReferences = (text: string): References | 'format' | 'none' | 'many' => {
  const format = referenceFormat(text)
  if (!format) return 'format'
  const read = readAs(text.replaceAll('\0', ' '), format)
  if (!read) return 'format'
  if (read.length === 0) return 'none'
  if (read.length > mostReferences) return 'many'
  const works: { line: number; work: Work; dropped: readonly string[] }[] = []
  const faults: ReferenceFault[] = []
  for (const one of read) {
    const checked = 'value' in one ? checkWork(one.value) : undefined
    if (checked?.ok) works.push({ line: one.line, work: checked.work, dropped: checked.dropped })
    else if (checked) faults.push({ line: one.line, why: checked.field === 'long' ? 'long' : 'field', field: checked.field })
    else if ('why' in one) faults.push({ line: one.line, why: one.why, field: '' })
  }
  return { format, works, faults }
}
