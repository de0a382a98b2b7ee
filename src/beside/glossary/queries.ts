import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { isMine, leastShown, saidBy } from '../../workspaces/attribution.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import type { Described, Source } from './form.ts'

export const pageSize = 50

/** Where a concept stands. `blind`: everybody gives their own meaning; `open`: they are shown and nothing is proposed; `revised`: adopted, and something newer is proposed. */
export const stands = ['blind', 'open', 'proposed', 'adopted', 'revised', 'withdrawn'] as const
export type Stand = (typeof stands)[number]

/** Columns of a version that say how a concept is described. */
const described = [
  'concept_version.label', 'concept_version.label_en', 'concept_version.alt', 'concept_version.hidden', 'concept_version.definition', 'concept_version.explanation',
  'concept_version.examples', 'concept_version.note', 'concept_version.broader', 'concept_version.related',
] as const
const sources = sql<Source[]>`concept_version.sources`.as('sources')
const standsSql = sql<boolean>`(concept_version.adopted_at is not null and concept_version.superseded_at is null)`

/** The version of each concept that is read now: the adopted one, else the newest proposal. */
export const versionsNow = (here: Here) => rows(here, 'concept_version').where('concept_version.superseded_at', 'is', null)
  .distinctOn('concept_version.concept_id').select(['concept_version.concept_id', 'concept_version.version', ...described]).select([sources, standsSql.as('adopted')])
  .orderBy('concept_version.concept_id').orderBy(sql`${standsSql} desc`).orderBy('concept_version.version', 'desc')

const proposed = sql<boolean>`exists (select 1 from concept_version p where p.concept_id = concept.id and p.adopted_at is null and p.superseded_at is null)`
const given = sql<number>`(select count(*)::int from concept_answer a where a.concept_id = concept.id)`
const isPublic = (here: Here) => sql<boolean>`exists (${links(here, 'concept_public').select('concept_id').where('withdrawn_at', 'is', null)
  .where(sql<boolean>`concept_public.concept_id = concept.id`)})`

const stand = sql<Stand>`case when concept.withdrawn_at is not null then 'withdrawn' when now_version.adopted then case when ${proposed} then 'revised' else 'adopted' end
  when now_version.version is not null then 'proposed' when concept.opened_at is not null then 'open' else 'blind' end`

const concepts = (here: Here) => rows(here, 'concept').leftJoin(versionsNow(here).as('now_version'), 'now_version.concept_id', 'concept.id')

// Whether there is anything in the glossary that a file would hold: a word without a description stays at home.
const goesOut = (here: Here) => sql<boolean>`exists (${rows(here, 'concept_version').where('concept_version.superseded_at', 'is', null)
  .innerJoin(rows(here, 'concept').where('concept.withdrawn_at', 'is', null).select('concept.id').as('described'), 'described.id', 'concept_version.concept_id').select('concept_version.id')})`

export interface Filter { readonly words: string; readonly stand: 'adopted' | 'disputed' | undefined; readonly page: number }

/** The concepts in your rings by name, a page at a time, with where each stands; withdrawn ones at the end. `total` of all that fit. */
export const conceptsIn = (here: Here, { words, stand: asked, page }: Filter) => {
  let query = concepts(here).select(['concept.id', 'concept.number', 'concept.label', 'now_version.definition'])
    .select([stand.as('stand'), given.as('given'), sql<number>`(count(*) over ())::int`.as('total'), goesOut(here).as('out')])
  if (words) query = query.where(sql<boolean>`strpos(concept.label_key, ${words}) > 0`)
  if (asked === 'adopted') query = query.where('now_version.adopted', '=', true).where('concept.withdrawn_at', 'is', null)
  if (asked === 'disputed') query = query.where(sql<boolean>`coalesce(now_version.adopted, false) = false`).where('concept.withdrawn_at', 'is', null)
  return query.orderBy(sql`concept.withdrawn_at is not null`).orderBy(sql`concept.label_key collate "C"`).orderBy('concept.number')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
}
export type ConceptLine = Omit<Awaited<ReturnType<typeof conceptsIn>>[number], 'total' | 'out'>

/** A concept by its number, with your own meaning of it; 404 when it is not in your rings. */
export const conceptAt = async (here: Here, number: number) => {
  const mine = isMine(here, 'concept_answer', 'concept_answer.id').expression
  const own = rows(here, 'concept_answer').where(sql<boolean>`concept_answer.concept_id = concept.id`).where(sql<boolean>`${mine}`).select('definition').limit(1)
  return orNotHere(await concepts(here).where('concept.number', '=', number)
    .select(['concept.id', 'concept.ring_id', 'concept.number', 'concept.label', 'concept.language', 'concept.uri', 'concept.begun_at', 'concept.opened_at', 'concept.withdrawn_at', 'concept.withdrawn_why'])
    .select([stand.as('stand'), given.as('given'), isPublic(here).as('public'), sql<string | null>`(${own})`.as('own')]).executeTakeFirst())
}
export type Concept = Awaited<ReturnType<typeof conceptAt>>

/** What everybody wrote, once it is opened; in an anonymous think tank not when fewer than five did. By perspective, then by a drawn id. */
export const answersOf = async (here: Here, concept: Pick<Concept, 'id' | 'opened_at' | 'given'>) => {
  if (!concept.opened_at || concept.given < leastShown(here)) return []
  return rows(here, 'concept_answer').where('concept_answer.concept_id', '=', concept.id)
    .select(['concept_answer.id', 'concept_answer.definition', 'concept_answer.perspective', 'concept_answer.withheld'])
    .select([saidBy(here, 'concept_answer', 'concept_answer.id'), isMine(here, 'concept_answer', 'concept_answer.id')])
    .orderBy(sql`array_position(${here.perspectives.map(({ key }) => key)}::text[], concept_answer.perspective)`).orderBy('concept_answer.id').limit(200).execute()
}
export type Answer = Awaited<ReturnType<typeof answersOf>>[number]

/** Every version of a concept, newest first, with the question that was put to the group about it. */
export const versionsOf = (here: Here, concept: string) => rows(here, 'concept_version').where('concept_version.concept_id', '=', concept)
  .leftJoin(rows(here, 'decision').select(['decision.id', 'decision.number', 'decision.withdrawn_at']).select(sql<string | null>`decision.outcome`.as('outcome')).as('asked'), 'asked.id', 'concept_version.decision_id')
  .select(['concept_version.version', ...described, 'concept_version.proposed_at', 'concept_version.adopted_at', 'concept_version.adopted_why', 'concept_version.superseded_at'])
  .select(['asked.number as decision', 'asked.outcome', 'asked.withdrawn_at as decision_withdrawn_at']).select([sources, saidBy(here, 'concept_version', 'concept_version.id')])
  .orderBy('concept_version.version', 'desc').limit(50).execute()
export type Version = Awaited<ReturnType<typeof versionsOf>>[number]

/** The concepts that stand around one: by id what they are called, and which say of themselves that they are narrower. */
export const aroundOf = async (here: Here, concept: string, ids: readonly string[]) => {
  const found = await concepts(here).select(['concept.id', 'concept.number', 'concept.label', 'concept.withdrawn_at'])
    .select(sql<boolean>`coalesce(${concept} = any(now_version.broader), false)`.as('narrower'))
    .where((eb) => eb.or([eb('concept.id', 'in', ids.length > 0 ? [...ids] : [concept]), sql<boolean>`${concept} = any(now_version.broader)`, sql<boolean>`${concept} = any(now_version.related)`]))
    .orderBy(sql`concept.label_key collate "C"`).execute()
  return found.filter(({ id }) => id !== concept)
}
export type Around = Awaited<ReturnType<typeof aroundOf>>

/** By what people type, lower case, which concepts are called so: for relations that are typed by name. */
export const idsByLabel = async (here: Here): Promise<ReadonlyMap<string, string>> => {
  const found = await rows(here, 'concept').where('concept.withdrawn_at', 'is', null).select(['concept.id', 'concept.label']).orderBy('concept.number', 'desc').execute()
  return new Map(found.map(({ id, label }) => [label.toLowerCase(), id]))
}

/** A concept as it goes out. `uri`: its own where it came from elsewhere. */
export interface OutConcept extends Described { readonly id: string; readonly language: string; readonly uri: string; readonly rest: string; readonly adopted: boolean }

const perPiece = 500
const inOrder = sql`concept.label_key collate "C", concept.number`

const everyConcept = (here: Here) => concepts(here).where('concept.withdrawn_at', 'is', null).where('now_version.version', 'is not', null)
  .select(['concept.id', 'concept.language', 'concept.uri', 'concept.rest'])
  .select(['now_version.label', 'now_version.label_en', 'now_version.alt', 'now_version.hidden', 'now_version.definition', 'now_version.explanation', 'now_version.examples',
    'now_version.note', 'now_version.broader', 'now_version.related', 'now_version.sources', 'now_version.adopted'])
  .select(sql<number>`row_number() over (order by ${inOrder})`.as('nth'))

/**
 * Every concept of the glossary that has a description, by name, whole: as JSON of lists of `OutConcept`, some hundreds in each. Whoever
 * passes them on need not look into them, so thousands hold nothing up.
 */
export const conceptPieces = async (here: Here): Promise<string[]> => {
  const pieces = sql<{ at: number; piece: string }>`(select (nth - 1) / ${sql.lit(perPiece)} as at, json_agg(to_json(one) order by nth)::text as piece
    from (${everyConcept(here)}) one group by 1)`.as('pieces')
  const found = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id).innerJoin(pieces, (on) => on.onTrue())
    .select('pieces.piece').orderBy('pieces.at').execute()
  return found.map(({ piece }) => piece)
}

/** Concepts in pieces like those of `conceptPieces`. */
export const inPieces = (all: readonly OutConcept[]): string[] =>
  Array.from({ length: Math.ceil(all.length / perPiece) }, (_, nth) => JSON.stringify(all.slice(nth * perPiece, (nth + 1) * perPiece)))

/** What came with the lists from elsewhere and lies at none of their concepts. */
export const thesauriIn = (here: Here) => rows(here, 'thesaurus').select(['thesaurus.id', 'thesaurus.uri', 'thesaurus.title', 'thesaurus.rest']).orderBy('thesaurus.imported_at').orderBy('thesaurus.id').execute()

const publicColumns = ['concept_public.concept_id as id', 'concept_public.language', 'concept_public.uri', 'concept_public.label', 'concept_public.version', 'concept_public.published_at', 'concept_public.withdrawn_at',
  'workspace.slug', 'workspace.kind'] as const
// What a think tank is called is for its members, unless the site says so.
const publicTitle = sql<string>`case when workspace.kind = 'thinktank' then coalesce((select l.title from listing l where l.workspace_id = workspace.id and l.unlisted_at is null), '')
  else workspace.title end`.as('title')
const describedPublic = sql<Described>`concept_public.described`.as('described')

/** What everyone may read of a concept, with those around it that everyone may read too; undefined when it was never public. */
export const publicConcept = async (here: Here, id: string) => {
  const found = await links(here, 'concept_public').innerJoin('workspace', 'workspace.id', 'concept_public.workspace_id').where('concept_public.concept_id', '=', id)
    .select([...publicColumns, publicTitle]).select(describedPublic).executeTakeFirst()
  if (!found) return undefined
  const around = await links(here, 'concept_public').innerJoin(links(here, 'concept_public').where('concept_public.concept_id', '=', id).select(['workspace_id', 'described']).as('it'), 'it.workspace_id', 'concept_public.workspace_id')
    .where('concept_public.withdrawn_at', 'is', null).where('concept_public.concept_id', '<>', id)
    .where(sql<boolean>`(it.described->'broader' ? concept_public.concept_id::text or it.described->'related' ? concept_public.concept_id::text
      or concept_public.described->'broader' ? ${id} or concept_public.described->'related' ? ${id})`)
    .select(['concept_public.concept_id as id', 'concept_public.label', 'concept_public.uri']).select(sql<boolean>`concept_public.described->'broader' ? ${id}`.as('narrower'))
    .orderBy(sql`concept_public.label_key collate "C"`).limit(300).execute()
  return { ...found, around }
}
export type PublicConcept = NonNullable<Awaited<ReturnType<typeof publicConcept>>>

/** All that everyone may read of one glossary; empty when that is nothing. */
export const publicGlossary = (here: Here, slug: string) => links(here, 'concept_public').innerJoin('workspace', 'workspace.id', 'concept_public.workspace_id')
  .where('workspace.slug', '=', slug).where('concept_public.withdrawn_at', 'is', null)
  .select([...publicColumns, publicTitle]).select(describedPublic).orderBy(sql`concept_public.label_key collate "C"`).orderBy('concept_public.concept_id').limit(5000).execute()
export type PublicLine = Awaited<ReturnType<typeof publicGlossary>>[number]
