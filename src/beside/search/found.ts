import { sql, type Expression } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { links, rows, rowsOfMine } from '../../workspaces/rings.ts'
import { kinds, ofThing, openKinds, tankKinds, told, type Kind } from './kinds.ts'
import type { Search } from './asked.ts'

export const perPage = 50
const mostWaiting = 200

const inTank = (here: Here) => here.workspace.kind === 'thinktank'

/** The kinds that can be found from here: in a think tank its own, from the association those of all your think tanks and its own. */
export const kindsHere = (here: Here): readonly Kind[] => (inTank(here) ? tankKinds : kinds)

const isOpen = (kind: Kind): boolean => (openKinds as readonly Kind[]).includes(kind)

// Every table with the name of a kind has what is asked of it here; the type of one stands for all.
const thingsOf = (here: Here, kind: Kind) => {
  if (isOpen(kind)) return links(here, kind as 'publication') as unknown as ReturnType<typeof rows<'finding'>>
  return inTank(here) ? rows(here, kind as 'finding') : rowsOfMine(here, kind as 'finding')
}

/** A tsquery, and the things that answer the same words and are not in the index yet. */
export interface Match { readonly query: string; readonly fresh: readonly string[] }

/**
 * The things of one kind in your rings that answer, as this reader may read them: not withdrawn, not hidden, the
 * perspective only where it is shown. Read from the thing's own rows, so that what changed a moment ago counts at once.
 * When a thing was said is not told where nobody may know what came first.
 */
const foundOf = (here: Here, kind: Kind, { query, fresh }: Match) => {
  const { reference, there, at } = told[kind]
  const indexed = sql<boolean>`search_entry.lexemes @@ ${query}::tsquery`
  const answers = fresh.length === 0 ? indexed : sql<boolean>`(${indexed} or search_entry.thing_id = any(${[...fresh]}::uuid[]))`
  return thingsOf(here, kind)
    .innerJoin('search_entry', (on) => on.on(sql<boolean>`search_entry.kind = ${sql.lit(kind)} and search_entry.thing_id = ${sql.table(kind)}.id`))
    .innerJoin('workspace', (on) => on.on(sql<boolean>`workspace.id = search_entry.workspace_id`))
    .where(answers).where(sql<boolean>`${sql.raw(there)}`)
    .select([
      sql<Kind>`${sql.lit(kind)}::text`.as('kind'), sql<string>`${sql.table(kind)}.id`.as('id'), sql<string>`${sql.raw(reference)}`.as('reference'),
      sql<string>`${sql.raw(kind === 'contribution' ? 'contribution.perspective' : `''`)}`.as('perspective'),
      sql<string>`workspace.slug`.as('slug'), sql<string>`workspace.title`.as('tank'),
      sql<Date | null>`case when workspace.attribution <> 'anonymous' or ${isOpen(kind)} then ${sql.raw(at)} end`.as('at'),
      sql<number>`greatest(ts_rank(search_entry.lexemes, ${query}::tsquery), case when search_entry.version = 0 then 0.1 else 0 end)`.as('rank'),
    ])
}

interface Row {
  readonly kind: Kind; readonly reference: string; readonly perspective: string; readonly slug: string; readonly tank: string
  readonly title: string; readonly words: string
}
interface Count {
  readonly kind: Kind; readonly perspective: string; readonly slug: string; readonly tank: string; readonly recent: boolean; readonly count: number
}
export interface Answer { readonly page: readonly Row[]; readonly counts: readonly Count[] }

const isRecent = (days: number | undefined) => (days === undefined ? sql<boolean>`true` : sql<boolean>`coalesce(at > now() - make_interval(days => ${days}), false)`)
const oneOf = (column: string, values: readonly string[]) => (values.length === 0 ? sql`true` : sql`${sql.ref(column)} = any(${[...values]}::text[])`)

// What is new goes before what is a year old when it answers as well. Equals are put in the order of a mark of their id:
// in an anonymous think tank nothing may show what came first.
const score = sql`rank * (1 + coalesce(exp(-extract(epoch from now() - at) / 15552000), 0)) desc, md5(id::text)`

/** One page of what answers, best first, and how many answer per kind, perspective and think tank: in one question. */
export const answerTo = async (here: Here, match: Match, search: Search): Promise<Answer> => {
  const every = kindsHere(here).map((kind) => foundOf(here, kind, match) as Expression<unknown>)
  const recent = isRecent(search.days)
  const { answer } = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select(sql<Answer>`(
    with found as materialized (${sql.join(every, sql` union all `)}),
    top as (select *, row_number() over (order by ${score}) as place from found
      where ${oneOf('kind', search.kinds)} and ${oneOf('perspective', search.perspectives)} and ${oneOf('slug', search.tanks)} and ${recent}
      order by place limit ${perPage} offset ${(search.page - 1) * perPage})
    select json_build_object(
      'page', (select coalesce(json_agg(json_build_object('kind', kind, 'reference', reference, 'perspective', perspective, 'slug', slug, 'tank', tank,
        'title', ${ofThing('title', 'top.kind', 'top.id')}, 'words', ${ofThing('words', 'top.kind', 'top.id')}) order by place), '[]') from top),
      'counts', (select coalesce(json_agg(c), '[]') from (
        select kind, perspective, slug, tank, ${recent} as recent, count(*)::int as count from found group by 1, 2, 3, 4, 5) c)))`.as('answer'))
    .executeTakeFirstOrThrow()
  return answer
}

/** What was written a moment ago and is not in the index yet: those of your rings, with their words. Nearly always none. */
export const waitingHere = async (here: Here) => {
  const entries = inTank(here) ? [rows(here, 'search_entry')] : [rowsOfMine(here, 'search_entry'), rows(here, 'search_entry')]
  const [first, second] = entries.map((query) => query.where('search_entry.version', '=', 0).select([
    'search_entry.thing_id as id', sql<Kind>`search_entry.kind`.as('kind'), ofThing('title', 'search_entry.kind', 'search_entry.thing_id').as('title'),
    ofThing('words', 'search_entry.kind', 'search_entry.thing_id').as('words'),
  ]))
  const query = second ? (first as NonNullable<typeof first>).unionAll(second) : first as NonNullable<typeof first>
  // The words of what is gone meanwhile are none.
  return (await query.limit(mostWaiting).execute()).filter(({ kind, words }) => (kinds as readonly string[]).includes(kind) && words !== null)
}

const mostLexemes = 50_000

/** Words of things that you may read, for what looks like a word that nothing has. */
export const lexemesHere = async (here: Here): Promise<string[]> => {
  const entries = inTank(here) ? [rows(here, 'search_entry')] : [rowsOfMine(here, 'search_entry'), rows(here, 'search_entry')]
  const [first, second] = entries.map((query) => query.select(sql<string>`unnest(tsvector_to_array(search_entry.lexemes))`.as('lexeme')).distinct())
  const query = second ? (first as NonNullable<typeof first>).union(second) : first as NonNullable<typeof first>
  return (await query.limit(mostLexemes).execute()).map(({ lexeme }) => lexeme)
}
