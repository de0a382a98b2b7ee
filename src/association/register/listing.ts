import type { Here } from '../../platform/here.ts'
import type { KeptKind } from '../../platform/retention.ts'
import { processings } from './purposes.ts'
import type { PersonalTable } from './queries.ts'
import { texts } from './texts.ts'

/** One processing as the register shows it: in words, with the tables that are there now. */
export interface Entry {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly ground: string
  readonly whose: string
  readonly who: string
  readonly kept: string
  readonly tables: readonly PersonalTable[]
}

/** The register: purposes beside the tables of the schema. What nobody described yet comes last, by that name. */
export const entriesFrom = (here: Here, tables: readonly PersonalTable[], days: Readonly<Record<KeptKind, number>>): readonly Entry[] => {
  const known = new Set(processings.flatMap((one) => one.tables))
  const described = processings.map((one): Entry => {
    const { kept, ...words } = one.words[here.language]
    return { key: one.key, ...words, kept: kept(days), tables: tables.filter(({ table }) => one.tables.includes(table)) }
  })
  const rest = tables.filter(({ table }) => !known.has(table))
  const t = texts[here.language]
  return rest.length === 0 ? described : [...described, { key: 'unknown', name: t.unknown, purpose: t.unknownNote, ground: '', whose: '', who: '', kept: '', tables: rest }]
}
