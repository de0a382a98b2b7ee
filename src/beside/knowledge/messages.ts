import type { ReferenceFault, ReferenceFormat } from '../../documents/references/reading.ts'
import type { Problem } from '../../association/imports/reading/lines.ts'
import type { WrittenFormat } from '../../documents/references/writing.ts'
import type { Work } from '../../documents/references/work.ts'
import type { Made } from './made.ts'

/** An entry of a list as it would be taken over, or why it cannot. */
export type Entry =
  | { readonly line: number; readonly made: Made; readonly dropped: readonly string[] }
  | ReferenceFault

/** Whether the text of a file could be read, and why not. */
export type TextState = 'read' | 'empty' | 'locked' | 'broken' | 'large' | 'slow'
export interface FileText { readonly state: TextState; readonly pages: number | null; readonly words: string; readonly lexemes: readonly string[] }

export type Task =
  | { readonly do: 'references'; readonly bytes: Uint8Array }
  | { readonly do: 'text'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly do: 'write'; readonly works: readonly Work[]; readonly format: WrittenFormat }

export type Result =
  | { readonly did: 'references'; readonly format: ReferenceFormat; readonly entries: readonly Entry[] }
  | { readonly did: 'text'; readonly found: FileText }
  | { readonly did: 'write'; readonly text: string }
  | { readonly did: 'nothing'; readonly problem: Problem | 'format' | 'none' | 'many' }
