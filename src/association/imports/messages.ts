import type { Language } from '../../platform/here.ts'
import type { Looked, Question } from './plan/look.ts'
import type { ImportKind } from './plan/fields.ts'
import type { Line, Problem } from './reading/lines.ts'

/** A sheet of a file, in short: what is needed to ask what its columns are. */
export interface SheetShape {
  readonly title: string
  readonly lines: number
  readonly columns: number
  /** the first lines that hold something */
  readonly head: readonly Line[]
  /** the line that is likely to hold the headers; 0: none */
  readonly header: number
}

/** How a file was read. */
export interface Shape {
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly SheetShape[]
}

export const formats = ['csv', 'xlsx'] as const
export type Format = (typeof formats)[number]

export type Task =
  | { readonly do: 'read'; readonly kind: ImportKind; readonly bytes: Uint8Array }
  | { readonly do: 'look'; readonly question: Question }
  | { readonly do: 'write'; readonly kind: ImportKind; readonly format: Format; readonly known: string; readonly language: Language }

export type Result =
  | { readonly did: 'read'; readonly shape: Shape; readonly sheets: readonly string[] }
  | { readonly did: 'look'; readonly looked: Looked }
  | { readonly did: 'write'; readonly bytes: Uint8Array }
  | { readonly did: 'nothing'; readonly problem: Problem }
