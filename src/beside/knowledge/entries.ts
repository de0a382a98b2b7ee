import { doublesAmong } from '../../documents/references/doubles.ts'
import type { ReferenceFault } from '../../documents/references/reading.ts'
import type { Made } from './made.ts'
import type { Known } from './messages.ts'

/** An entry of a list as it would be taken over, or why it cannot. */
export type Entry =
  | { readonly line: number; readonly made: Made; readonly dropped: readonly string[] }
  | ReferenceFault

// As PostgreSQL writes a tsvector: made once, here, and from then on copied.
const asVector = (lexemes: readonly string[]) => lexemes.map((one) => `'${one.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ')

/** The rows of a list that was read, each entry held against what the knowledge base has and against those before it. */
export const rowsFrom = (entries: readonly Entry[], known: readonly Known[]) => {
  const doubles = doublesAmong<{ same_id: string } | { same_line: number }>()
  for (const one of known) doubles.add(one, { same_id: one.id })
  return entries.map((entry, at) => {
    const position = at + 1
    if (!('made' in entry)) return { position, line: entry.line, state: 'fault', wanted: false, why: entry.why, field: entry.field.slice(0, 100), dropped: '' }
    const same = doubles.find(entry.made)
    if (!same) doubles.add(entry.made, { same_line: entry.line })
    return {
      ...entry.made, lexemes: asVector(entry.made.lexemes), position, line: entry.line, state: same ? 'double' : 'new', wanted: !same, why: '', field: '',
      dropped: entry.dropped.join(', ').slice(0, 1000), ...same,
    }
  })
}
