import { dateAndTime, longDate } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import { texts as logTexts } from '../log/texts.ts'
import type { Line } from './queries.ts'
import { columnNames, valuesInWords } from './tabletexts.ts'

const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const isDay = /^\d{4}-\d\d-\d\d$/

/** A cell for somebody who reads it in a spreadsheet: dates in full, codes in words. What is a list or a form in itself comes as JSON. */
const cellOf = (column: string, value: unknown, language: Language): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return valuesInWords[language][String(value)] ?? ''
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (isMoment.test(text)) return dateAndTime(new Date(text), language)
  if (isDay.test(text)) return longDate(text, language)
  if (column === 'act') return logTexts[language].acts[text as keyof typeof logTexts.nl.acts] ?? text
  const words = valuesInWords[language]
  return coded.has(column) ? words[`${column} ${text}`] ?? words[text] ?? text : text
}

/** Columns that hold codes; in others a word that happens to be one is what somebody wrote. */
const coded = new Set(['kind', 'language', 'membership', 'addressed_as', 'mail_rhythm', 'role', 'answer', 'fate', 'outcome', 'ended_reason', 'perspective'])

/** What is kept of somebody of one kind, as columns and rows that they can read. The same as one file keeps the names of the program. */
export const readable = (lines: readonly Line[], language: Language): { columns: string[]; rows: string[][] } => {
  const columns = Object.keys(lines[0] ?? {})
  return {
    columns: columns.map((column) => columnNames[language][column] ?? column),
    rows: lines.map((line) => columns.map((column) => cellOf(column, line[column], language))),
  }
}
