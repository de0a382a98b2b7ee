import Papa from 'papaparse'
import { most, Unreadable, type Flaw, type Line } from './lines.ts'

export const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export interface Csv {
  readonly lines: readonly Line[]
  readonly flaws: readonly Flaw[]
  readonly delimiter: string
}

const lineEnd = /\r\n|\r|\n/g
const endsIn = (text: string, from: number, to: number) => text.slice(from, to).match(lineEnd)?.length ?? 0

/** Dutch Excel writes "sep=;" above a list to tell which sign stands between the cells. */
const told = /^sep=([;,\t|])(?:\r\n|\r|\n|$)/i

const evenness = (text: string, delimiter: Delimiter) => {
  const widths = Papa.parse(text, { delimiter, preview: 50, skipEmptyLines: 'greedy' }).data.map((row) => row.length)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [usual = 1, many = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { delimiter, usual, share: usual < 2 ? 0 : many / widths.length }
}

/**
 * The sign that stands between the cells: the one with which most of the first lines have as many cells as each other. When
 * two would do it is a semicolon, as commas stand within Dutch numbers and names; else the one that gives most columns.
 */
export const delimiterOf = (text: string): Delimiter => {
  const found = delimiters.map((delimiter) => evenness(text.slice(0, 200_000), delimiter))
  const best = Math.max(...found.map(({ share }) => share))
  if (best === 0) return ','
  const even = found.filter(({ share }) => share === best)
  return (even.find(({ delimiter }) => delimiter === ';') ?? even.sort((a, b) => b.usual - a.usual)[0] as { delimiter: Delimiter }).delimiter
}

/**
 * Every line of a text of separated values, empty ones too, each with the number of the line of text on which it begins: a
 * cell in quotes may run over several. The sign between the cells is found from the text when it is not given.
 */
export const readCsv = (whole: string, delimiter?: string): Csv => {
  const marked = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole
  const said = told.exec(marked)
  const text = said ? marked.slice(said[0].length) : marked
  const lines: Line[] = []
  const flaws: Flaw[] = []
  const used = delimiter ?? said?.[1] ?? delimiterOf(text)
  let [line, cursor] = [said ? 2 : 1, 0]
  if (text !== '') Papa.parse(text, {
    delimiter: used, skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) flaws.push({ line, code: 'quotes' })
      lines.push({ line, cells: data })
      // An endless file of empty lines is no list either.
      if (lines.length > most.lines * 10) { parser.abort(); throw new Unreadable('large') }
      line += endsIn(text, cursor, meta.cursor)
      cursor = meta.cursor
    },
  })
  return { lines, flaws, delimiter: used }
}
