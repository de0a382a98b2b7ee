import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../documents/references/work.ts'
import { among, pageNumber } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isMine, saidBy } from '../../workspaces/attribution.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import { glossaryMark } from '../glossary/meanings.ts'
import { allOf, typedTerms } from '../search/query.ts'
import { senders, type Sender } from './form.ts'

export const perPage = 50
/** A printed list has no pages to turn; more than this is for a file. */
export const mostPrinted = 1000
/** A file of references holds no more. */
export const mostWritten = 10_000

/** What is chosen to see. */
export interface Filter {
  readonly typed: string
  readonly sender: Sender | ''
  readonly superseded: '' | 'nee'
  readonly order: 'schrijver' | 'nieuw'
  readonly page: number
}

/** The filter in an address; what is unknown counts as not given. */
export const readFilter = (asked: (name: string) => string | undefined): Filter => ({
  typed: (asked('zoek') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 200), sender: among(asked('afzender'), senders) ?? '', superseded: asked('vervangen') === 'nee' ? 'nee' : '',
  order: asked('volgorde') === 'nieuw' ? 'nieuw' : 'schrijver', page: pageNumber(asked('pagina')),
})

/** The same filter as fields of an address. */
export const filterFields = ({ typed, sender, superseded, order }: Filter, page?: number) => ({
  zoek: typed, afzender: sender, vervangen: superseded, volgorde: order === 'nieuw' ? order : undefined, pagina: page && page > 1 ? page : undefined,
})

export const isFiltered = ({ typed, sender, superseded }: Filter): boolean => typed !== '' || sender !== '' || superseded !== ''

const meets = (here: Here, { typed, sender, superseded }: Filter): RawBuilder<boolean> => {
  const terms = typedTerms(typed)
  const query = sql`${allOf(terms)}::tsquery`
  const inFiles = rows(here, 'knowledge_file').where(sql<boolean>`knowledge_file.lexemes @@ ${query}`).select('knowledge_file.item_id')
  const conditions = [
    sql`knowledge_item.withdrawn_at is null`,
    ...(terms.length > 0 ? [sql`(knowledge_item.lexemes @@ ${query} or knowledge_item.id in (${inFiles}))`] : typed === '' ? [] : [sql`false`]),
    ...(sender === '' ? [] : [sql`knowledge_item.sender = ${sender}`]), ...(superseded === '' ? [] : [sql`knowledge_item.superseded_by is null`]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

const orders = { schrijver: sql`knowledge_item.sort_key collate "C"`, nieuw: sql`knowledge_item.year desc nulls last` } as const

const items = (here: Here) => rows(here, 'knowledge_item')
  .leftJoin(rows(here, 'knowledge_item').where('withdrawn_at', 'is', null).select(['id', 'title']).as('next'), 'next.id', 'knowledge_item.superseded_by')
  .select([
    'knowledge_item.id', 'knowledge_item.ring_id', 'knowledge_item.title', 'knowledge_item.year', 'knowledge_item.sender', 'knowledge_item.why', 'knowledge_item.perspective',
    'knowledge_item.superseded_by', 'knowledge_item.revision', 'knowledge_item.withdrawn_at', 'knowledge_item.withdrawn_why', 'knowledge_item.withheld', 'next.title as next_title',
  ])
  .select([sql<Work>`knowledge_item.work`.as('work'), saidBy(here, 'knowledge_item', 'knowledge_item.id'), isMine(here, 'knowledge_item', 'knowledge_item.id')])

/** Files and notes of a work that you may read, as numbers. */
const counted = (here: Here) => [
  sql<number>`(${rows(here, 'knowledge_file').whereRef('knowledge_file.item_id', '=', sql.ref('knowledge_item.id')).select(sql`count(*)::int`.as('n'))})`.as('files'),
  sql<number>`(${rows(here, 'knowledge_note').where('knowledge_note.withdrawn_at', 'is', null).whereRef('knowledge_note.item_id', '=', sql.ref('knowledge_item.id'))
    .select(sql`count(*)::int`.as('n'))})`.as('notes'),
] as const

/**
 * A page of the literature list. `total` on each: how many there are under this filter. One query, which looks who is on the
 * page before it asks more of each: so what it costs does not hang on how the database weighs a list that just grew.
 */
export const itemsIn = (here: Here, filter: Filter) => {
  const page = rows(here, 'knowledge_item').where(meets(here, filter)).select(['knowledge_item.id', sql<number>`(count(*) over ())::int`.as('total')])
    .orderBy(orders[filter.order]).orderBy('knowledge_item.id').limit(perPage).offset((filter.page - 1) * perPage)
  return items(here).select(counted(here)).innerJoin(page.as('page'), 'page.id', 'knowledge_item.id').select('page.total')
    .orderBy(orders[filter.order]).orderBy('knowledge_item.id').execute()
}

export type ListedItem = Awaited<ReturnType<typeof itemsIn>>[number]

/** How many works there are per sender, before any filter. One query. */
export const sendersIn = (here: Here) => rows(here, 'knowledge_item').where('withdrawn_at', 'is', null)
  .select(['sender', sql<number>`count(*)::int`.as('count')]).groupBy('sender').execute()

/** The works themselves under this filter, in order: to print (1,000) or to write to a file (10,000). */
export const worksIn = (here: Here, filter: Filter, limit: number) => rows(here, 'knowledge_item').where(meets(here, filter))
  .select(['knowledge_item.id', sql<Work>`knowledge_item.work`.as('work')]).orderBy(orders[filter.order]).orderBy('knowledge_item.id').limit(limit).execute()

/** One work in your rings, withdrawn or not; 404 otherwise. One query. */
export const itemAt = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  return orNotHere(await items(here).select(glossaryMark(here).as('glossary')).where('knowledge_item.id', '=', id).executeTakeFirst())
}

export type OneItem = Awaited<ReturnType<typeof itemAt>>

/** The files of a work, without what is in them. */
export const filesOf = (here: Here, item: { id: string }) => rows(here, 'knowledge_file').where('item_id', '=', item.id)
  .select(['id', 'name', 'type', 'size', 'state', 'pages']).orderBy(sql`name collate "C"`).orderBy('id')

export type OneFile = Awaited<ReturnType<ReturnType<typeof filesOf>['execute']>>[number]

/** A file of a work in your rings, with its bytes; 404 otherwise. */
export const fileAt = async (here: Here, item: string, id: string) => orNotHere(isId(item) && isId(id)
  ? await rows(here, 'knowledge_file').where('item_id', '=', item).where('id', '=', id).select(['name', 'type', 'bytes']).executeTakeFirst() : undefined)

/** The text of the files of a work in which these words stand, at most three files. */
export const filesWith = async (here: Here, item: { id: string }, typed: string) => {
  const terms = typedTerms(typed)
  return terms.length === 0 ? [] : rows(here, 'knowledge_file').where('item_id', '=', item.id).where(sql<boolean>`lexemes @@ ${allOf(terms)}::tsquery`)
    .select(['id', 'name', 'words']).orderBy(sql`name collate "C"`).limit(3).execute()
}

/** A page of the notes at a work, as they stand; by place where somebody said one. Ids are drawn: they do not say who was first. */
export const notesOf = (here: Here, item: { id: string }, page = 1) => rows(here, 'knowledge_note').where('knowledge_note.item_id', '=', item.id).where('knowledge_note.withdrawn_at', 'is', null)
  .select(['knowledge_note.id', 'knowledge_note.perspective', 'knowledge_note.quote', 'knowledge_note.place', 'knowledge_note.note', 'knowledge_note.withheld'])
  .select([saidBy(here, 'knowledge_note', 'knowledge_note.id'), isMine(here, 'knowledge_note', 'knowledge_note.id'), sql<number>`(count(*) over ())::int`.as('total')])
  .orderBy(sql`knowledge_note.place collate "C"`).orderBy('knowledge_note.id').limit(perPage).offset(sql<number>`(${page}::int - 1) * ${sql.lit(perPage)}`)

export type Note = Awaited<ReturnType<ReturnType<typeof notesOf>['execute']>>[number]

/** How a work stood before each time that it was mended, the newest first: at most fifty. */
export const statesOf = (here: Here, item: { id: string }) => rows(here, 'knowledge_revision').where('knowledge_revision.item_id', '=', item.id)
  .select(['knowledge_revision.sender', 'knowledge_revision.why_changed', 'knowledge_revision.replaced_at']).select(sql<Work>`knowledge_revision.work`.as('work'))
  .select(saidBy(here, 'knowledge_revision', 'knowledge_revision.id')).orderBy('knowledge_revision.revision', 'desc').limit(perPage)

export type State = Awaited<ReturnType<ReturnType<typeof statesOf>['execute']>>[number]

/** What may have taken its place: works that were found by these words, or the newest; first the one that was chosen before. */
export const othersFor = (here: Here, item: OneItem, typed: string, chosen: string) => rows(here, 'knowledge_item')
  .where(meets(here, { typed, sender: '', superseded: '', order: 'nieuw', page: 1 })).where('knowledge_item.id', '<>', item.id).where('knowledge_item.ring_id', '=', item.ring_id)
  .select(['knowledge_item.id', 'knowledge_item.title', 'knowledge_item.year']).orderBy(sql`knowledge_item.id::text = ${chosen}`, 'desc').orderBy(sql`knowledge_item.year desc nulls last`).orderBy('knowledge_item.id').limit(perPage).execute()

/** Works by these words, or the newest, that are not on this reading list yet. */
export const foundFor = (here: Here, list: string, typed: string) => rows(here, 'knowledge_item')
  .where(meets(here, { typed, sender: '', superseded: '', order: 'nieuw', page: 1 }))
  .where(sql<boolean>`not exists (select 1 from knowledge_list_item li where li.list_id = ${list} and li.item_id = knowledge_item.id)`)
  .select(['knowledge_item.id', 'knowledge_item.title', 'knowledge_item.year']).orderBy(sql`knowledge_item.year desc nulls last`).orderBy('knowledge_item.id').limit(perPage).execute()

export type Other = Awaited<ReturnType<typeof othersFor>>[number]

/** Whether a DOI may be asked of the world here. */
export const looksUp = async (here: Here): Promise<boolean> =>
  (await links(here, 'knowledge_setting').where('workspace_id', '=', here.workspace.id).select('looks_up').executeTakeFirst())?.looks_up ?? false

/** A list that who asks has sent; 404 for anybody else. */
export const importAt = async (here: Here, id: string) => orNotHere(isId(id) ? await links(here, 'knowledge_import')
  .where('id', '=', id).where('workspace_id', '=', here.workspace.id).where('person_id', '=', here.who.member).select(['id', 'format', 'taken', 'sent_at']).executeTakeFirst() : undefined)

export type SentList = Awaited<ReturnType<typeof importAt>>

/** The lists that who asks has sent and did not take over yet, the newest first: who left the page can go on. */
export const unfinishedImports = (here: Here) => links(here, 'knowledge_import').where('workspace_id', '=', here.workspace.id).where('person_id', '=', here.who.member)
  .where('taken', 'is', null).select(['id', 'format', 'sent_at']).orderBy('sent_at', 'desc').limit(5).execute()

export type Unfinished = Awaited<ReturnType<typeof unfinishedImports>>[number]

/** A page of its entries, and how many of each kind: wanted ones counted apart. */
export const entriesOf = async (here: Here, list: SentList, page: number, only: 'fault' | 'double' | 'new' | undefined) => {
  const entry = () => links(here, 'knowledge_import_entry').where('import_id', '=', list.id)
  const shown = entry().select(['position', 'line', 'state', 'wanted', 'why', 'field', 'dropped', 'same_line', 'same_id', 'title', sql<Work | null>`work`.as('work')])
  const [entries, counts] = [
    await (only ? shown.where('state', '=', only) : shown).orderBy('position').limit(perPage).offset((page - 1) * perPage).execute(),
    await entry().select(['state', sql<number>`count(*)::int`.as('count'), sql<number>`(count(*) filter (where wanted))::int`.as('wanted')]).groupBy('state').execute(),
  ]
  return { entries, counts }
}

export type OneEntry = Awaited<ReturnType<typeof entriesOf>>['entries'][number]
