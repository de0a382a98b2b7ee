import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { partsOfBibtex, type BibtexPart } from './bibtexparts.ts'

/** What was read of one place in a file: a value that is to be held against CSL, or why there is none. */
export type Read =
  | { readonly line: number; readonly value: Record<string, unknown> }
  | { readonly line: number; readonly why: 'open' | 'long' | 'unreadable'; readonly key: string }

type Value = Record<string, unknown>

const chain = (text: string): Value[] => plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false })

// Commands that stand for a word or for nothing, which the library passes on as they are.
const commands: readonly (readonly [RegExp, string])[] = [
  [/\\(?:La|Bib|Xe|Lua)?TeX\b\s*(?:\{\})?/g, 'TeX'], [/\\(?:textnormal|textup|noopsort|mbox)\b/g, ''], [/\\hyphen\b\s*(?:\{\})?/g, '-'],
  [/\\(?:ldots|dots)\b\s*(?:\{\})?/g, '…'], [/\\([a-z]+)\*(?=\s*\{)/g, '\\$1'],
]
// A range of days without an end: read as its first day.
const openRange = /(\b(?:date|urldate|origdate|eventdate)\s*=\s*[{"])([^{}"/]{4,30})\/(?=[}"])/gi
const prepared = (text: string): string => (text.includes('\\') ? commands.reduce((now, [what, by]) => now.replace(what, by), text) : text).replace(openRange, '$1$2')

/** Kinds of theses, reports and patents that BibLaTeX writes as a key, in the words of its English strings. */
const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis', mathesis: "Master's thesis", bathesis: "Bachelor's thesis", candthesis: 'Candidate thesis', techreport: 'technical report',
  resreport: 'research report', software: 'computer software', patent: 'patent', patentde: 'German patent', patenteu: 'European patent',
  patentfr: 'French patent', patentuk: 'British patent', patentus: 'U.S. patent', patreq: 'patent request', patreqde: 'German patent request',
  patreqeu: 'European patent request', patreqfr: 'French patent request', patrequk: 'British patent request', patrequs: 'U.S. patent request',
}

const inNames = (names: unknown): unknown => (Array.isArray(names)
  ? (names as Record<string, string>[]).filter(({ family, given }) => !(family === 'others' && !given))
    // One word or braces around all of it: an organisation, which is never taken apart.
    .map((name) => (name['family'] && Object.keys(name).length === 1 ? { literal: name['family'] } : name))
  : names)

const inDates = (date: unknown): unknown => {
  const parts = (date as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']
  if (!parts) return date
  const known = parts.map((one) => one.filter((part) => part !== null && part !== undefined && !Number.isNaN(part)))
    .filter((one) => one.length > 0 && Number(one[0]) !== 0)
  return known.length > 0 ? { ...(date as object), 'date-parts': known } : undefined
}

const nameFields = ['author', 'editor', 'translator', 'container-author', 'collection-editor', 'director', 'composer', 'contributor', 'recipient']

/** What the library made of an entry, brought to what CSL means by it. */
const asCsl = (value: Value): Value => {
  const made: Value = { ...value }
  for (const [field, one] of Object.entries(made)) {
    if (Array.isArray(one) && one.every((part) => typeof part === 'string')) made[field] = one.filter((part) => !/^country[a-z]{2}$/.test(part)).join('; ')
    if (typeof one === 'string') made[field] = one.replace(/<span class="nocase">([^<]*)<\/span>/g, '$1')
  }
  for (const field of nameFields) if (made[field]) made[field] = inNames(made[field])
  for (const field of ['issued', 'accessed', 'event-date', 'original-date']) if (made[field]) made[field] = inDates(made[field])
  const genre = made['genre']
  if (typeof genre === 'string') made['genre'] = genres[genre.toLowerCase()] ?? genre
  if (made['type'] === 'periodical') made['type'] = 'article-journal'
  // The library writes the signs of an address anew that stood there as %-codes already.
  if (typeof made['URL'] === 'string') made['URL'] = made['URL'].replace(/%25([0-9A-Fa-f]{2})/g, '%$1')
  if (typeof made['DOI'] === 'string') made['DOI'] = made['DOI'].replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
  delete made['citation-key']
  delete made['_graph']
  return made
}

const alone = (part: BibtexPart, byKey: ReadonlyMap<string, BibtexPart>, strings: string): Read => {
  const parents = part.rests.flatMap((key) => byKey.get(key) ?? [])
  try {
    const value = chain(`${strings}${[...parents, part].map(({ text }) => prepared(text)).join('\n')}`).at(-1)
    if (value) return { line: part.line, value: asCsl(value) }
  } catch {
    // Told below.
  }
  return { line: part.line, why: 'unreadable', key: part.key.slice(0, 100) }
}

/** Some hundred entries at once go far quicker than each alone; when one is wrong its neighbours are read one by one. */
const together = (parts: readonly BibtexPart[], byKey: ReadonlyMap<string, BibtexPart>, strings: string): Read[] => {
  const parents = [...new Set(parts.flatMap(({ rests }) => rests.flatMap((key) => byKey.get(key) ?? [])))].filter((one) => !parts.includes(one))
  try {
    const values = chain(`${strings}${[...parents, ...parts].map(({ text }) => prepared(text)).join('\n')}`).slice(parents.length)
    if (values.length === parts.length) return values.map((value, at) => ({ line: (parts[at] as BibtexPart).line, value: asCsl(value) }))
  } catch {
    // One of them is wrong: which, is found below.
  }
  return parts.map((part) => alone(part, byKey, strings))
}

const atOnce = 500

/** Reads BibTeX and BibLaTeX, entry by entry: each with its line, in the order of the file. */
export const readBibtex = (text: string): Read[] => {
  const { entries, strings, broken } = partsOfBibtex(text)
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const read: Read[] = broken.map((one) => ({ ...one, key: '' }))
  for (let at = 0; at < entries.length; at += atOnce) read.push(...together(entries.slice(at, at + atOnce), byKey, strings))
  return read.sort((a, b) => a.line - b.line)
}
