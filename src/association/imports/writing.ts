import writeExcelFile from 'write-excel-file/node'

/** What a spreadsheet would take for a formula or a command gets a sign before it, which an import takes off again. */
export const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Separated values as Dutch Excel opens them: semicolons, a mark for UTF-8, lines that end as on Windows. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${[columns, ...rows].map((row) => row.map((cell) => quoted(guarded(cell))).join(';')).join('\r\n')}\r\n`)

/** A workbook with one sheet; every cell is text, so that a code keeps its zeros and nothing is calculated. */
export const toXlsx = async (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const cell = (value: string) => (value === '' ? null : { value, type: String, format: '@' })
  const data = [columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))]
  return writeExcelFile(data, { sheet: title, columns: columns.map((name) => ({ width: Math.max(14, name.length + 2) })), stickyRowsCount: 1 }).toBuffer()
}
