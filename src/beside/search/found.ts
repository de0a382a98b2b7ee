import { sql, type Expression } from 'kysely'
import { isEnglish } from '../../methods/dutch.ts'
import type { Here } from '../../platform/here.ts'
import { links, ringsOfMine, rows, rowsOfMine, type Mine } from '../../workspaces/rings.ts'
import { kinds, ofThing, openKinds, tankKinds, told, wordsNear, type Kind } from './kinds.ts'
import type { Search } from './asked.ts'

export const perPage = 50
const mostWaiting = 500

const inTank = (here: Here) => here.workspace.kind === 'thinktank'

/** The kinds that can be found from here: in a think tank its own, from the association those of all your think tanks and its own. */
export const kindsHere = (here: Here): readonly Kind[] => (inTank(here) ? tankKinds : kinds)

const isOpen = (kind: Kind): boolean => (openKinds as readonly Kind[]).includes(kind)

// Every table with the name of a kind has what is asked of it here; the type of one stands for all.
type Things = ReturnType<typeof rows<'finding'>>
const thingsOf = (here: Here, mine: Mine | undefined, kind: Kind): Things[] => {
  if (isOpen(kind)) return [links(here, kind as 'publication') as unknown as Things]
  if (!mine) return [rows(here, kind as 'finding')]
  // The association has a glossary of its own.
  return [rowsOfMine(here, kind as 'finding', mine), ...(kind === 'concept' ? [rows(here, kind) as unknown as Things] : [])]
}

/** What one looks in: in a think tank its rings, else those of all of yours. */
export const lookedIn = async (here: Here): Promise<Mine | undefined> => (inTank(here) ? undefined : ringsOfMine(here))

/** The entries of the index in the rings that one looks in: one question, or two to be joined. */
const entriesIn = (here: Here, mine: Mine | undefined) => (mine ? [rowsOfMine(here, 'search_entry', mine), rows(here, 'search_entry')] : [rows(here, 'search_entry')])

/** A tsquery, and the things that answer the same words and are not in the index yet. */
export interface Match {
  readonly query: string
  readonly fresh: readonly string[]
  /** with what a place begins that is to be shown, in lower case */
  readonly begins: readonly string[]
}

/**
 * The things of one kind in your rings that answer, as this reader may read them: not withdrawn, not hidden, the
 * perspective only where it is shown. Read from the thing's own rows, so that what changed a moment ago counts at once.
 * When a thing was said is not told where nobody may know what came first.
 */
const foundOf = (kind: Kind, things: Things) => {
  const { there, at } = told[kind]
  return things
    .innerJoin(sql<{ id: string; within: string; rank: number }>`(select thing_id as id, workspace_id as within, rank from hit where kind = ${sql.lit(kind)})`.as('answer'),
      (on) => on.on(sql<boolean>`answer.id = ${sql.table(kind)}.id`))
    .innerJoin('workspace', (on) => on.on(sql<boolean>`workspace.id = answer.within`))
    .where(sql<boolean>`${sql.raw(there)}`)
    .select([
      sql<Kind>`${sql.lit(kind)}::text`.as('kind'), sql<string>`${sql.table(kind)}.id`.as('id'),
      sql<string>`${sql.raw(kind === 'contribution' ? 'contribution.perspective' : `''`)}`.as('perspective'),
      sql<string>`workspace.slug`.as('slug'), sql<string>`workspace.title`.as('tank'), sql<string>`workspace.kind`.as('place'),
      sql<Date | null>`case when workspace.attribution <> 'anonymous' or ${isOpen(kind)} then ${sql.raw(at)} end`.as('at'), sql<number>`answer.rank`.as('rank'),
    ])
}

/** The entries that answer, each once, with how well. */
const hitsOf = (here: Here, mine: Mine | undefined, { query, fresh }: Match) => {
  const indexed = sql<boolean>`search_entry.lexemes @@ ${query}::tsquery`
  const answers = fresh.length === 0 ? indexed : sql<boolean>`(${indexed} or search_entry.thing_id = any(${[...fresh]}::uuid[]))`
  return sql.join(entriesIn(here, mine).map((entries) => entries.where(answers).select(['search_entry.kind', 'search_entry.thing_id', 'search_entry.workspace_id'])
    .select(sql<number>`greatest(ts_rank(search_entry.lexemes, ${query}::tsquery), case when search_entry.version = 0 then 0.1 else 0 end)`.as('rank'))), sql` union all `)
}

interface Row {
  readonly kind: Kind; readonly reference: string; readonly perspective: string; readonly slug: string; readonly tank: string; readonly place: string
  readonly title: string; readonly words: string
}
interface Count {
  readonly kind: Kind; readonly perspective: string; readonly slug: string; readonly tank: string; readonly place: string
  readonly recent: boolean; readonly count: number
}
export interface Answer {
  readonly page: readonly Row[]
  readonly counts: readonly Count[]
  /** of some kind more answers than was looked at: the counts say how many there are at least */
  readonly more: boolean
}

// Of each kind the best thousand will do for who has not chosen yet: to weigh every one of ten thousand takes too long.
const mostOfKind = 1000
const chose = ({ kinds: some, perspectives, tanks, days }: Search) => some.length + perspectives.length + tanks.length > 0 || days !== undefined

const isRecent = (days: number | undefined) => (days === undefined ? sql<boolean>`true` : sql<boolean>`coalesce(at > now() - make_interval(days => ${days}), false)`)
const oneOf = (column: string, values: readonly string[]) => (values.length === 0 ? sql`true` : sql`${sql.ref(column)} = any(${[...values]}::text[])`)

// What is new goes before what is a year old when it answers as well. Equals are put in the order of a mark of their id:
// in an anonymous think tank nothing may show what came first.
const score = sql`rank * (1 + coalesce(exp(-extract(epoch from now() - at) / 15552000), 0)) desc, md5(id::text)`

/**
 * One page of what answers, best first, and how many answer per kind, perspective and think tank: in one question.
 * Where nothing is chosen, of each kind the thousand that answer best.
 */
export const answerTo = async (here: Here, mine: Mine | undefined, match: Match, search: Search): Promise<Answer> => {
  const { begins } = match
  const every = kindsHere(here).flatMap((kind) => thingsOf(here, mine, kind).map((things) => foundOf(kind, things) as Expression<unknown>))
  const recent = isRecent(search.days)
  const { answer } = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id).select(sql<Answer>`(
    with answering as materialized (select *, row_number() over (partition by kind order by rank desc, md5(thing_id::text)) as nth from (${hitsOf(here, mine, match)}) a),
    hit as materialized (select * from answering${chose(search) ? sql`` : sql` where nth <= ${mostOfKind}`}),
    found as materialized (${sql.join(every, sql` union all `)}),
    top as (select *, row_number() over (order by ${score}) as nth from found
      where ${oneOf('kind', search.kinds)} and ${oneOf('perspective', search.perspectives)} and ${oneOf('slug', search.tanks)} and ${recent}
      order by nth limit ${perPage} offset ${(search.page - 1) * perPage})
    select json_build_object(
      'more', ${chose(search) ? sql`false` : sql`exists (select 1 from answering where nth > ${mostOfKind})`},
      'page', (select coalesce(json_agg(json_build_object('kind', kind, 'reference', ${ofThing('reference', 'top.kind', 'top.id')}, 'perspective', perspective, 'slug', slug, 'tank', tank, 'place', place,
        'title', ${ofThing('title', 'top.kind', 'top.id')}, 'words', ${wordsNear(begins, 'top.kind', 'top.id')}) order by nth), '[]') from top),
      'counts', (select coalesce(json_agg(c), '[]') from (
        select kind, perspective, slug, tank, place, ${recent} as recent, count(*)::int as count from found group by 1, 2, 3, 4, 5, 6) c)))`.as('answer'))
    .executeTakeFirstOrThrow()
  return answer
}

/** What was written a moment ago and is not in the index yet: those of your rings, with their words. Nearly always none. */
export const waitingHere = async (here: Here, mine: Mine | undefined) => {
  const [first, second] = entriesIn(here, mine).map((query) => query.where('search_entry.version', '=', 0).select([
    'search_entry.thing_id as id', sql<Kind>`search_entry.kind`.as('kind'), ofThing('title', 'search_entry.kind', 'search_entry.thing_id').as('title'),
    ofThing('words', 'search_entry.kind', 'search_entry.thing_id').as('words'),
  ]))
  const query = second ? (first as NonNullable<typeof first>).unionAll(second) : first as NonNullable<typeof first>
  // The words of what is gone meanwhile are none.
  return (await query.limit(mostWaiting).execute()).filter(({ kind, words }) => (kinds as readonly string[]).includes(kind) && words !== null)
}

const mostLexemes = 50_000

/** Words of things that you may read, for what looks like a word that nothing has. */
export const lexemesHere = async (here: Here, mine: Mine | undefined): Promise<string[]> => {
  const [first, second] = entriesIn(here, mine).map((query) => query.select(sql<string>`unnest(tsvector_to_array(search_entry.lexemes))`.as('lexeme')).distinct())
  const query = second ? (first as NonNullable<typeof first>).union(second) : first as NonNullable<typeof first>
  return (await query.limit(mostLexemes).execute()).map(({ lexeme }) => lexeme).filter((lexeme) => !isEnglish(lexeme))
}
