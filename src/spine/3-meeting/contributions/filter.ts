import { sql, type RawBuilder } from 'kysely'
import { pageNumber } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { isMine, shownPerspectives } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'

export const kinds = ['consequence', 'risk', 'chance', 'worry', 'question', 'experience'] as const
/** Kinds that belong to the board; offered elsewhere only on request. */
export const boardKinds = ['image', 'expectation'] as const
export const allKinds = [...kinds, ...boardKinds] as const
export type Kind = (typeof allKinds)[number]
export const fates = ['taken-up', 'merged', 'parked', 'declined', 'open'] as const
export type FateKind = (typeof fates)[number]

/** What is chosen to see; an empty list means everything. */
export interface Filter {
  readonly perspectives: readonly string[]
  readonly kinds: readonly Kind[]
  readonly fates: readonly FateKind[]
  /** an id, or 'geen' for what has no sub-topic */
  readonly subtopic: string
  readonly mine: boolean
  readonly page: number
}

const chosen = <T extends string>(given: readonly string[] | undefined, known: readonly T[]): T[] => known.filter((one) => given?.includes(one))

/**
 * The filter in an address. A value that is unknown counts as not given, and so does a perspective that may not be shown:
 * a filter never answers what the list does not show.
 */
export const readFilter = (here: Here, asked: (name: string) => string[] | undefined): Filter => {
  const subtopic = asked('onderwerp')?.[0] ?? ''
  return {
    perspectives: chosen(asked('perspectief'), shownPerspectives(here).map(({ key }) => key)),
    kinds: chosen(asked('soort'), allKinds),
    fates: chosen(asked('lot'), fates),
    subtopic: subtopic === 'geen' || isId(subtopic) ? subtopic : '',
    mine: here.who.member !== null && asked('van')?.includes('mij') === true,
    page: pageNumber(asked('pagina')?.[0]),
  }
}

/** The same filter as fields of an address, for the pager. */
export const filterFields = (filter: Filter, page?: number) => ({
  perspectief: filter.perspectives, soort: filter.kinds, lot: filter.fates, onderwerp: filter.subtopic, van: filter.mine ? 'mij' : '',
  pagina: page && page > 1 ? page : undefined,
})

export const isFiltered = ({ perspectives, kinds: chosenKinds, fates: chosenFates, subtopic, mine }: Filter): boolean =>
  perspectives.length > 0 || chosenKinds.length > 0 || chosenFates.length > 0 || subtopic !== '' || mine

const within = (column: string, values: readonly string[]) =>
  values.length > 0 ? sql`${sql.ref(`contribution.${column}`)} = any(${[...values]}::text[])` : undefined

/**
 * What stays in the list: what was not withdrawn; and, as an empty place with its number, what was withdrawn while
 * something rests on it, or is your own. A filter on more than "mine" leaves the empty places of others out.
 */
const listed = (here: Here, filter: Filter) => {
  if (filter.mine) return undefined
  if (isFiltered(filter)) return sql`contribution.withdrawn_at is null`
  const mine = isMine(here, 'contribution', 'contribution.id').expression
  return sql`(contribution.withdrawn_at is null or ${mine} or contribution.fate = 'taken-up'
    or exists (select 1 from fate f where f.merged_into = contribution.id))`
}

/** The filter as one condition on the rows of `rows(here, 'contribution')`. */
export const meets = (here: Here, filter: Filter): RawBuilder<boolean> => {
  const subtopic = filter.subtopic === '' ? undefined
    : filter.subtopic === 'geen' ? sql`contribution.subtopic_id is null` : sql`contribution.subtopic_id = ${filter.subtopic}`
  const conditions = [
    listed(here, filter), within('perspective', filter.perspectives), within('kind', filter.kinds), within('fate', filter.fates), subtopic,
    filter.mine ? isMine(here, 'contribution', 'contribution.id').expression : undefined,
  ].filter((one) => one !== undefined)
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}
