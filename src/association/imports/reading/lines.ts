/** One line of a file or sheet: the number by which a person finds it there, and its cells as text. */
export interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong within a file that could be read: at which line, and a code that a page turns into words. */
export interface Flaw {
  readonly line: number
  readonly code: 'quotes'
}

export interface Sheet {
  readonly title: string
  readonly lines: readonly Line[]
  readonly flaws: readonly Flaw[]
}

export const problems = ['empty', 'large', 'kind', 'xls', 'locked', 'broken', 'hostile', 'wide', 'slow'] as const
/** Why a file cannot be read at all. */
export type Problem = (typeof problems)[number]

/** Thrown to end the reading of a file: for a reason that a person can do something about. */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
  }
}

/** More than this is no list of an association, and would only keep everybody waiting. */
export const most = { lines: 20_000, columns: 100, sheets: 20, letters: 8_000_000, inCell: 2_000 } as const

const kept = new Set(['\t', '\n', '\r'])

/** A cell as it is kept: without signs that no list has, and never endless. */
export const cleanCell = (text: string): string => {
  if (/^[ -~]*$/.test(text)) return text.slice(0, most.inCell)
  return text.slice(0, most.inCell).replace(/[\p{Cc}\p{Cs}]/gu, (sign) => (kept.has(sign) ? sign : '')).normalize('NFC')
}

/** The lines that hold something, cleaned. Throws when there is too much of it. */
export const cleanLines = (lines: Iterable<Line>): Line[] => {
  const full: Line[] = []
  let letters = 0
  for (const { line, cells } of lines) {
    const clean = cells.map(cleanCell)
    while (clean.length > 0 && (clean.at(-1) as string).trim() === '') clean.pop()
    if (clean.length === 0) continue
    if (clean.length > most.columns) throw new Unreadable('wide')
    letters += clean.reduce((sum, cell) => sum + cell.length, 0)
    if (full.push({ line, cells: clean }) > most.lines || letters > most.letters) throw new Unreadable('large')
  }
  return full
}
