import { sql, type RawBuilder } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import { pageNumber } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { notHere } from '../../../platform/refusals.ts'
import { isId } from '../../../workspaces/held.ts'
import { levels, statuses } from './changes.ts'

export const perPage = 50
/** A printed list has no pages to turn; more than this is for a screen. */
const mostPrinted = 1000

export type Level = (typeof levels)[number]
export type Status = (typeof statuses)[number]

/** What is chosen to see; an empty list means everything. */
export interface Filter {
  readonly levels: readonly Level[]
  readonly statuses: readonly Status[]
  readonly superseded: '' | 'ja' | 'nee'
  readonly page: number
}

/** The filter in an address; what is unknown counts as not given. */
export const readFilter = (asked: (name: string) => string[] | undefined): Filter => {
  const superseded = asked('vervangen')?.[0]
  return {
    levels: levels.filter((one) => asked('niveau')?.includes(one)), statuses: statuses.filter((one) => asked('soort')?.includes(one)),
    superseded: superseded === 'ja' || superseded === 'nee' ? superseded : '', page: pageNumber(asked('pagina')?.[0]),
  }
}

/** The same filter as fields of an address. */
export const filterFields = (filter: Filter, page?: number) => ({
  niveau: filter.levels, soort: filter.statuses, vervangen: filter.superseded, pagina: page && page > 1 ? page : undefined,
})

export const isFiltered = (filter: Filter): boolean => filter.levels.length > 0 || filter.statuses.length > 0 || filter.superseded !== ''

const meets = (filter: Filter): RawBuilder<boolean> => {
  const conditions = [
    sql`landscape_item.withdrawn_at is null`,
    ...(filter.levels.length > 0 ? [sql`landscape_item.level = any(${[...filter.levels]}::text[])`] : []),
    ...(filter.statuses.length > 0 ? [sql`landscape_item.status = any(${[...filter.statuses]}::text[])`] : []),
    ...(filter.superseded === '' ? [] : [filter.superseded === 'ja' ? sql`landscape_item.superseded_by is not null` : sql`landscape_item.superseded_by is null`]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

const items = (here: Here) => rows(here, 'landscape_item')
  .leftJoin(rows(here, 'source').select(['id', 'key', 'title']).as('cited'), 'cited.id', 'landscape_item.source_id')
  .leftJoin(rows(here, 'landscape_item').select(['id', 'what', 'who']).as('next'), 'next.id', 'landscape_item.superseded_by')
  .select([
    'landscape_item.id', 'landscape_item.ring_id', 'landscape_item.who', 'landscape_item.what', 'landscape_item.about', 'landscape_item.level',
    'landscape_item.status', 'landscape_item.dated', 'landscape_item.url', 'landscape_item.source_id', 'landscape_item.lacks',
    'landscape_item.superseded_by', 'landscape_item.revision', 'landscape_item.changed_at', 'landscape_item.withdrawn_at', 'landscape_item.withdrawn_why',
    'cited.key as source_key', 'cited.title as source_title', 'next.what as next_what', 'next.who as next_who',
  ])

// Unknown dates come last; the C order is the order of the digits.
const newestFirst = [sql`landscape_item.dated = ''`, sql`landscape_item.dated collate "C" desc`, sql`landscape_item.what collate "C"`, sql`landscape_item.id`] as const

const inOrder = (here: Here, filter: Filter, limit: number, offset: number) => {
  let query = items(here).select(sql<number>`(count(*) over ())::int`.as('total')).where(meets(filter))
  for (const one of newestFirst) query = query.orderBy(one)
  return query.limit(limit).offset(offset).execute()
}

/** A page of the landscape, newest first. `total` on each: how many there are under this filter. One query. */
export const itemsIn = (here: Here, filter: Filter) => inOrder(here, filter, perPage, (filter.page - 1) * perPage)

/** The same, all of it, to print or to save. */
export const everyItem = (here: Here, filter: Filter) => inOrder(here, filter, mostPrinted, 0)

export type ListedItem = Awaited<ReturnType<typeof itemsIn>>[number]

/** How many there are per level, status and year, and whether something took their place: behind picture and filter. One query. */
export const countsIn = (here: Here) => rows(here, 'landscape_item').where('withdrawn_at', 'is', null)
  .select(['level', 'status', sql<string>`left(dated, 4)`.as('year'), sql<boolean>`superseded_by is not null`.as('superseded'), sql<number>`count(*)::int`.as('count')])
  .groupBy(['level', 'status', sql`left(dated, 4)`, sql`superseded_by is not null`]).execute()

export type Count = Awaited<ReturnType<typeof countsIn>>[number]

/** One item in your rings, withdrawn or not; 404 otherwise. One query. */
export const itemAt = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  return orNotHere(await items(here).select(glossaryMark(here).as('glossary')).where('landscape_item.id', '=', id).executeTakeFirst())
}

export type OneItem = Awaited<ReturnType<typeof itemAt>>
/** The same as it stands in a list. */
export type ShownItem = Omit<OneItem, 'glossary'>

/** The states an item had before, newest first: at most fifty. */
export const statesOf = (here: Here, item: OneItem) => links(here, 'landscape_revision').where('item_id', '=', item.id).where('revision', '<', item.revision)
  .select(['revision', 'state', 'changed_at']).orderBy('revision', 'desc').limit(50).execute()

export type State = Awaited<ReturnType<typeof statesOf>>[number]

/** What may have taken its place: everything else in the landscape, and what it took the place of itself. */
export const othersIn = (here: Here, item: OneItem) => rows(here, 'landscape_item').where('id', '<>', item.id).where('ring_id', '=', item.ring_id).where('withdrawn_at', 'is', null)
  .select(['id', 'what', 'who', 'dated', 'superseded_by']).orderBy(sql`dated collate "C"`, 'desc').orderBy(sql`what collate "C"`).limit(mostPrinted).execute()

export type Other = Awaited<ReturnType<typeof othersIn>>[number]

/** The think tank's sources to choose from, by title. */
export const sourceChoices = (here: Here) => rows(here, 'source').select(['id', 'key', 'title']).orderBy(sql`title collate "C"`).limit(mostPrinted).execute()

export type SourceChoice = Awaited<ReturnType<typeof sourceChoices>>[number]
