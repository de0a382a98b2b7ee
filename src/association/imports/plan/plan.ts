import type { Flaw, Line } from '../reading/lines.ts'
import type { Columns } from './columns.ts'
import { readCell, type CellFault, type Field, type ImportKind } from './fields.ts'

/** How a line will be taken over. */
export const statuses = ['wrong', 'doubtful', 'new', 'changed', 'same', 'skipped'] as const
export type Status = (typeof statuses)[number]

/** Why a line may be about something that is here already. */
export type Doubt = 'same-name' | 'alike' | 'same-code' | 'same-address' | 'in-file'

export interface Candidate {
  /** the id of what is here, or null for an earlier line of the same file */
  readonly id: string | null
  readonly name: string
  readonly detail: string
}

export interface Wrong { readonly field: Field | null; readonly fault: CellFault; readonly text: string; readonly line?: number }
export interface Change { readonly field: Field; readonly from: string; readonly to: string }
export type Given = { readonly [F in Field]?: string }

/** One line of the file, and what will become of it. */
export interface Planned {
  readonly line: number
  readonly name: string
  readonly given: Given
  status: Status
  wrongs: Wrong[]
  changes: Change[]
  doubt?: Doubt
  candidates?: readonly Candidate[]
  /** whether it may be added as something new beside what it looks like */
  mayBeNew?: boolean
  choice?: string
  /** the id of what it is about: known, or made for what is new */
  id?: string
}

/** What was chosen for doubtful lines: 'new', 'skip' or the id of what it is, by line; `rest` for those without a choice. */
export interface Choices { readonly lines: Readonly<Record<string, string>>; readonly rest: 'new' | 'skip' | null }

/** What the cells of a line say, by field, and what is wrong with them. */
export const readLine = (kind: ImportKind, columns: Columns, { line, cells }: Line): { given: Given; wrongs: Wrong[]; line: number } => {
  const given: { [F in Field]?: string } = {}
  const wrongs: Wrong[] = []
  columns.fields.forEach((field, at) => {
    if (field === null) return
    const text = cells[at] ?? ''
    const cell = readCell(kind, field, text)
    if (cell && 'fault' in cell) wrongs.push({ field, fault: cell.fault, text: text.slice(0, 100) })
    else if (cell) given[field] = cell.value
  })
  return { given, wrongs, line }
}

/** The lines below the headers, read; where quotes are wrong everything after may be, so that is said first. */
export const readLines = (kind: ImportKind, columns: Columns, lines: readonly Line[], flaws: readonly Flaw[]) => {
  const flawed = new Set(flaws.map(({ line }) => line))
  return lines.filter(({ line }) => line > columns.header).map((line) => {
    const read = readLine(kind, columns, line)
    if (flawed.has(line.line)) read.wrongs.unshift({ field: null, fault: 'quotes', text: (line.cells[0] ?? '').slice(0, 60) })
    return read
  })
}

/**
 * What to do with a line that may be a double: the choice for it when that can still be made, else the one for the rest.
 * Answers the id that it is, 'new', 'skip' or undefined: still to be chosen.
 */
export const choiceFor = (choices: Choices, line: number, candidates: readonly Candidate[], mayBeNew: boolean): string | undefined => {
  const chosen = choices.lines[line]
  if (chosen === 'skip' || chosen === 'new' && mayBeNew || candidates.some(({ id }) => id !== null && id === chosen)) return chosen
  return choices.rest === 'new' && !mayBeNew ? 'skip' : choices.rest ?? undefined
}

/** Puts in order what is to be shown of one status, and counts them all. */
export const countStatuses = (planned: readonly Planned[]): Record<Status, number> => {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>
  for (const { status } of planned) counts[status] += 1
  return counts
}
