import { urls } from '../../urls.ts'
import type { OutConcept } from './queries.ts'
import type { ReadThesaurus, Unread } from './skosin.ts'
import { isTable, readTable, toTable } from './table.ts'

export type FileForm = 'ttl' | 'jsonld' | 'csv'

/** A glossary that goes out. `pieces`: JSON of lists of `OutConcept`; `rest`: what came with lists from elsewhere and lies at none of their concepts. */
export interface Outgoing {
  readonly form: FileForm
  readonly origin: string
  readonly scheme: { readonly slug: string; readonly title: string }
  readonly pieces: readonly string[]
  readonly rest: readonly string[]
}

const uriAt = (origin: string) => ({ id, uri }: Pick<OutConcept, 'id' | 'uri'>) => uri || `${origin}${urls.conceptId(id)}`

/** Concepts with all that belongs to them, in one of the forms of a file. */
export const writeFile = async ({ form, origin, scheme, pieces, rest }: Outgoing): Promise<Uint8Array<ArrayBuffer>> => {
  const concepts = pieces.flatMap((piece) => JSON.parse(piece) as OutConcept[])
  // In memory of its own, so that a thread can hand it over without copying it.
  if (form === 'csv') return new Uint8Array(toTable(concepts, uriAt(origin)))
  const { statementsOf, toJsonLd, toTurtle } = await import('./skos.ts')
  const statements = statementsOf({ uri: `${origin}${urls.schemeId(scheme.slug)}`, title: scheme.title, concepts, rest, uriOf: uriAt(origin) })
  return new TextEncoder().encode(form === 'ttl' ? toTurtle(statements) : toJsonLd(statements))
}

/** A list from elsewhere as it was sent. `mark`: what nothing else of ours begins with, for names that the file does not give. */
export interface Incoming { readonly text: string; readonly origin: string; readonly mark: string }

/** Reads a list in any of the forms. */
export const readFile = async ({ text, origin, mark }: Incoming): Promise<ReadThesaurus | Unread> => {
  if (isTable(text)) return readTable(text)
  const { readStatements, thesaurusFrom } = await import('./skosin.ts')
  const quads = readStatements(text, mark)
  if ('fault' in quads) return quads
  return thesaurusFrom(quads, new RegExp(`^${origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/id/begrippenkader/`))
}
