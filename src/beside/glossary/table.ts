import { readCsv } from '../../association/imports/reading/csv.ts'
import { toCsv } from '../../association/imports/writing.ts'
import { most, sourceFrom, sourceTyped } from './form.ts'
import type { OutConcept } from './queries.ts'
import type { ReadConcept, ReadThesaurus, Unread } from './skosin.ts'

/** The columns of the file; their names are part of it, so they are the same in every language. */
const columns = ['adres', 'term', 'term_en', 'andere_termen', 'zoektermen', 'definitie', 'uitleg', 'voorbeelden', 'toelichting', 'bronnen', 'breder', 'verwant', 'vastgesteld'] as const

const joined = (values: readonly string[]) => values.join(' | ')
const parted = (cell: string, count: number) => [...new Set(cell.split('|').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean))].slice(0, count)
// A spreadsheet would take it for a formula: the sign that was put before it goes off again.
const plain = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\r])/, '').trim()

/** A glossary as separated values, a concept a line; relations by name. */
export const toTable = (concepts: readonly OutConcept[], uriOf: (concept: OutConcept) => string): Uint8Array => {
  const labels = new Map(concepts.map(({ id, label }) => [id, label]))
  const named = (ids: readonly string[]) => joined(ids.flatMap((id) => labels.get(id) ?? []))
  return toCsv(columns, concepts.map((one) => [
    uriOf(one), one.label, one.label_en, joined(one.alt), joined(one.hidden), one.definition, one.explanation, joined(one.examples), one.note,
    joined(one.sources.map(sourceTyped)), named(one.broader), named(one.related), one.adopted ? 'ja' : 'nee',
  ]))
}

/** What names a concept within a file of values: what it is called. */
export const labelKey = (label: string): string => `term:${label.toLowerCase()}`

/** A glossary from separated values. A line without a term, or with one that stands above, is left out and told; columns may stand in any order and be missing, but for `term`. */
export const readTable = (text: string): ReadThesaurus | Unread => {
  let lines: readonly { readonly line: number; readonly cells: readonly string[] }[]
  try {
    lines = readCsv(text).lines
  } catch {
    return { fault: 'large' }
  }
  const places = new Map((lines[0]?.cells ?? []).map((name, at) => [name.trim().toLowerCase(), at]))
  if (!places.has('term')) return { fault: 'syntax', line: 1 }
  const left: number[] = []
  const seen = new Set<string>()
  const concepts = lines.slice(1).flatMap(({ line, cells }): ReadConcept[] => {
    const cell = (name: (typeof columns)[number], longest: number = most.text) => plain(cells[places.get(name) ?? -1] ?? '').slice(0, longest)
    const label = cell('term', 200)
    if (label === '' || seen.has(labelKey(label))) {
      if (cells.some((one) => one.trim() !== '')) left.push(line)
      return []
    }
    seen.add(labelKey(label))
    const short = (name: (typeof columns)[number], count: number) => parted(cell(name), count).map((one) => one.slice(0, 200))
    return [{
      key: labelKey(label), uri: /^https?:\/\/\S+$/.test(cell('adres')) ? cell('adres', 2000) : '', language: 'nl', label, label_en: cell('term_en', 200), alt: short('andere_termen', 50),
      hidden: short('zoektermen', 50), definition: cell('definitie'), explanation: cell('uitleg'), examples: parted(cell('voorbeelden'), 50), note: cell('toelichting'),
      sources: parted(cell('bronnen'), 20).map(sourceFrom), broader: short('breder', 50).map(labelKey), related: short('verwant', 200).map(labelKey), rest: '',
    }]
  })
  if (concepts.length === 0) return { fault: 'none' }
  return concepts.length > 5000 ? { fault: 'many' } : { uri: '', title: '', concepts, rest: '', unnamed: 0, left }
}

/** Whether a text is separated values: its first line names a column `term`. */
export const isTable = (text: string): boolean => /^\ufeff?[^\n<@{]*(?:^|["';,\t|])term(?:["';,\t|]|\r?\n|$)/i.test(text.slice(0, 2000))
