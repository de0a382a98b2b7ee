import { sql, type InferResult } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { SimilarTexts } from '../../../methods/similarity.ts'
import { glossaryMark, markerFor } from '../../../beside/glossary/meanings.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { fromPage, question } from '../../../workspaces/questions.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { becameDates, becameFrom, becameOf, becameParts, type Became } from '../../trail/became.ts'
import { countsFrom, figuresOf } from './counting.ts'
import { meets, type Filter } from './filter.ts'

export const perPage = 50

/** The sub-topics of the think tank, in order. */
export const subtopicsIn = (here: Here) => inOrder(here).execute()

const inOrder = (here: Here) => rows(here, 'subtopic').select(['id', 'title', 'position']).orderBy('position').orderBy('id')

export type Subtopic = Awaited<ReturnType<typeof subtopicsIn>>[number]

/** Subgroups of the think tank, for saying from which one a sheet of paper comes. */
export const subgroupsIn = (here: Here) =>
  links(here, 'ring').select(['id', 'title', 'perspective']).where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'subgroup').where('closed_at', 'is', null).orderBy('title').orderBy('id').execute()

export type Subgroup = Awaited<ReturnType<typeof subgroupsIn>>[number]

const columns = ['contribution.id', 'contribution.number', 'contribution.kind', 'contribution.perspective', 'contribution.subtopic_id',
  'contribution.ring_id', 'contribution.body', 'contribution.said_at', 'contribution.edited_at', 'contribution.typed_over_at',
  'contribution.withdrawn_at', 'contribution.fate', 'contribution.withheld'] as const

const said = (here: Here) => rows(here, 'contribution').select(columns).select(isMine(here, 'contribution', 'contribution.id'))
  .select(saidBy(here, 'contribution', 'contribution.id'))

type Asked = Omit<Filter, 'page'> & { readonly loose: boolean; readonly skip: number }

// Without a sub-topic is another form of the question than a sub-topic with an id; see `question`.
const filterFrom = ({ loose, subtopic, ...rest }: Asked): Filter => ({ ...rest, subtopic: loose ? 'geen' : subtopic, page: 1 })

const pageOf = (here: Here, asked: Asked) =>
  said(here)
    .leftJoin(rows(here, 'subtopic').select(['subtopic.id as topic_id', 'subtopic.position']).as('topic'), 'topic.topic_id', 'contribution.subtopic_id')
    .select(sql<number>`row_number() over (order by topic.position nulls last, contribution.subtopic_id, contribution.number)`.as('nth'))
    .where(meets(here, filterFrom(asked)))
    .orderBy('nth').limit(perPage).offset(sql<number>`${asked.skip}::int`)

type Whole = InferResult<ReturnType<typeof said>>[number]

/** A contribution in a list: without the moment at which it was said, and what it does not have is not told. */
export interface Listed extends Pick<Whole, 'id' | 'number' | 'kind' | 'perspective' | 'body' | 'fate'> {
  readonly subtopic_id?: string | null
  /** when it is not that of all members */
  readonly ring_id?: string
  readonly withheld?: string | null
  readonly said_by?: string | null
  readonly mine?: boolean
  readonly edited_at?: Date | true | null
  readonly typed_over_at?: Date | true | null
  readonly withdrawn_at?: Date | true | null
  readonly became?: Became | undefined
}

/** What was withdrawn is read by its giver only. */
const hideWithdrawn = <R extends Pick<Listed, 'withdrawn_at' | 'mine' | 'body' | 'said_by'>>(row: R): R =>
  (row.withdrawn_at && !row.mine ? { ...row, body: '', said_by: null } : row)

// One short value for each: a page reads fifty.
const rowsOfPage = (here: Here) => {
  const yes = (column: string) => sql`nullif(${sql.ref(column)} is not null, false) as ${sql.ref(column)}`
  return fromPage<Whole>(here).select(sql<Listed>`json_strip_nulls((select row_to_json(told) from (select id, number, kind, perspective, subtopic_id,
    (select ring.id from ring where ring.id = page.ring_id and ring.kind <> 'members') as ring_id, body, fate, withheld, said_by,
    nullif(mine, false) as mine, ${yes('edited_at')}, ${yes('typed_over_at')}, ${yes('withdrawn_at')}) told))`.as('row')).orderBy(sql`nth`)
}

const rowOfHere = (here: Here) => links(here, 'workspace').where('workspace.id', '=', here.workspace.id)

const askList = question((here, asked: Asked) => ({
  figures: figuresOf(here, filterFrom(asked)), subtopics: inOrder(here), found: rowsOfPage(here),
  glossary: rowOfHere(here).select(glossaryMark(here).as('mark')),
  ...becameParts(here, sql`array(select page.id from page)`),
}), { figures: {}, subtopics: {}, glossary: {}, found: {}, ...becameDates }, pageOf)

/**
 * One page of contributions, by sub-topic and then by number: never in the order in which they were said. With what became
 * of each, the sub-topics, and all figures around the list. `page` is the last one when there are not so many. One query.
 */
export const listOf = async (here: Here, filter: Filter) => {
  const loose = filter.subtopic === 'geen'
  const { page, ...chosen } = filter
  const ask = (at: number) => askList(here, { ...chosen, subtopic: loose ? '' : filter.subtopic, loose, skip: (at - 1) * perPage })
  let list = await ask(page)
  const counts = countsFrom(list.figures[0])
  const last = Math.max(1, Math.ceil(counts.chosen / perPage))
  if (page > last) list = await ask(last)
  const became = becameFrom(list, list.found.map(({ row }) => row.id))
  const contributions = list.found.map(({ row }): Listed => Object.assign(hideWithdrawn(row), { became: became.get(row.id) }))
  const marker = await markerFor(here, list.glossary[0]?.mark ?? null, contributions.map(({ body }) => body))
  return { counts, subtopics: list.subtopics, page: Math.min(page, last), contributions, marker }
}

/** One contribution with what became of it; 404 when it is not in your rings. */
export const contributionAt = async (here: Here, number: number) => {
  const found = orNotHere(await said(here).select(glossaryMark(here).as('glossary')).where('contribution.number', '=', number).executeTakeFirst())
  const became = await becameOf(here, [found.id])
  return { ...hideWithdrawn(found), became: became.get(found.id) }
}

export type Said = Awaited<ReturnType<typeof contributionAt>>

/** How a contribution read before, oldest first. For who may read it now; nothing of what is withheld. */
export const revisionsOf = (here: Here, { id }: { id: string }) =>
  links(here, 'contribution_revision').select(['kind', 'body', 'replaced_at']).where('contribution_id', '=', id)
    .where('contribution_id', 'not in', rows(here, 'contribution').select('contribution.id').where('withheld', 'is not', null))
    .orderBy('replaced_at').orderBy('id').execute()

export type Revision = Awaited<ReturnType<typeof revisionsOf>>[number]

/** What was decided about a contribution, oldest first; the other one by number, where it is in your rings. */
export const fatesOf = (here: Here, { id }: { id: string }) =>
  links(here, 'fate')
    .leftJoin(rows(here, 'contribution').select(['contribution.id as into_id', 'contribution.number as into_number']).as('into'), 'into.into_id', 'fate.merged_into')
    .select(['fate.kind', 'fate.reason', 'fate.decided_at', 'into.into_number']).where('fate.contribution_id', '=', id)
    .orderBy('fate.decided_at').orderBy('fate.id').execute()

export type Decided = Awaited<ReturnType<typeof fatesOf>>[number]

/** Everything that is said in your rings, ready to be compared with something new. */
export const saidBefore = async (here: Here) => {
  const found = await rows(here, 'contribution').select(['number', 'body']).where('withdrawn_at', 'is', null).orderBy('number').execute()
  return new SimilarTexts(found.map((one) => ({ key: one, text: one.body })))
}

export type Earlier = { number: number; body: string }
