import type { Marks } from '../../documents/references/doubles.ts'
import type { ReferenceFormat } from '../../documents/references/reading.ts'
import type { Problem } from '../../association/imports/reading/lines.ts'
import type { WrittenFormat } from '../../documents/references/writing.ts'
import type { Work } from '../../documents/references/work.ts'

/** A work that is in the knowledge base, by what it is known again. */
export interface Known extends Marks { readonly id: string }

/** Whether the text of a file could be read, and why not. */
export type TextState = 'read' | 'empty' | 'locked' | 'broken' | 'large' | 'slow'
export interface FileText { readonly state: TextState; readonly pages: number | null; readonly words: string; readonly lexemes: readonly string[] }

export type Task =
  | { readonly do: 'references'; readonly bytes: Uint8Array; readonly known: readonly Known[] }
  | { readonly do: 'text'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly do: 'lexemes'; readonly texts: readonly string[] }
  | { readonly do: 'write'; readonly works: readonly Work[]; readonly format: WrittenFormat }

export type Result =
  | { readonly did: 'references'; readonly format: ReferenceFormat; /** rows as JSON */ readonly entries: string }
  | { readonly did: 'text'; readonly found: FileText }
  | { readonly did: 'lexemes'; readonly lexemes: readonly (readonly string[])[] }
  | { readonly did: 'write'; readonly text: string }
  | { readonly did: 'nothing'; readonly problem: Problem | 'format' | 'none' | 'many' }
