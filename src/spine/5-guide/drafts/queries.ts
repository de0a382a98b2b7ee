import { sql } from 'kysely'
import type { CslItem } from '../../../documents/bibliography.ts'
import type { Target } from '../../../documents/schema.ts'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import type { Here } from '../../../platform/here.ts'
import { saidBy } from '../../../workspaces/attribution.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { groundMark } from '../ripeness/mark.ts'

/** Column `source_keys`: the keys of all sources of the think tank. */
export const sourceKeys = (here: Here) => sql<string[]>`array${rows(here, 'source').select('key')}`.as('source_keys')

/** The newest edition of a text. `published_at` in ISO 8601. */
export interface NewestEdition { readonly slug: string; readonly number: number; readonly published_at: string }
/** A source that a text cites, by its key. */
export interface CitedSource { readonly key: string; readonly reference: CslItem }

/** Column `edition`: the newest edition that was not withdrawn; null when there is none. */
export const newestEdition = (here: Here) => {
  const newest = links(here, 'publication').select(['slug', 'number', 'published_at']).where(sql<boolean>`publication.draft_id = draft.id`)
    .where('withdrawn_at', 'is', null).orderBy('number', 'desc').limit(1)
  return sql<NewestEdition | null>`(select to_jsonb(e) from ${newest.as('e')})`.as('edition')
}

const citedSources = (here: Here) => {
  const cited = links(here, 'citation').select('target_id').where(sql<boolean>`citation.draft_id = draft.id`).where('kind', '=', 'source')
  const sources = rows(here, 'source').select(['key', 'reference']).where('source.id', 'in', cited)
  return sql<CitedSource[]>`(select coalesce(jsonb_agg(to_jsonb(s)), '[]') from ${sources.as('s')})`.as('sources')
}

const writtenUnder = (here: Here) => {
  const revision = links(here, 'draft_revision').select('charter_version').where(sql<boolean>`draft_revision.draft_id = draft.id and draft_revision.revision = draft.revision`)
  return sql<number | null>`(${revision})`.as('charter_version')
}

/** A text in your rings by its number, whole, with the sources it cites; 404 otherwise. One query. */
export const draftAt = async (here: Here, number: number) => orNotHere(await rows(here, 'draft').where('draft.number', '=', number)
  .select(['draft.id', 'draft.number', 'draft.kind', 'draft.title', 'draft.ring_id', 'draft.revision', 'draft.document', 'draft.saved_at', 'draft.withdrawn_at',
    'draft.locked_by', 'draft.locked_at'])
  .select([sourceKeys(here), newestEdition(here), citedSources(here), writtenUnder(here), groundMark(here).as('mark'), glossaryMark(here).as('glossary')]).executeTakeFirst())

export type DraftDetail = Awaited<ReturnType<typeof draftAt>>

/** What the pages about earlier states show of the text itself; 404 when it is not in your rings. One query. */
export const draftHeadAt = async (here: Here, number: number) => orNotHere(await rows(here, 'draft').where('draft.number', '=', number)
  .select(['draft.id', 'draft.number', 'draft.title', 'draft.ring_id', 'draft.revision', 'draft.withdrawn_at']).executeTakeFirst())

export type DraftHead = Awaited<ReturnType<typeof draftHeadAt>>

export const revisionsPerPage = 50

/** The saved states of a text, newest first; `page` from 1. `total`: how many there are in all. */
export const revisionsOf = (here: Here, draft: string, page: number) =>
  links(here, 'draft_revision').where('draft_id', '=', draft)
    .select(['draft_revision.id', 'revision', 'title', 'note', 'aside', 'saved_at']).select(saidBy(here, 'draft_revision', 'draft_revision.id'))
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy('revision', 'desc').limit(revisionsPerPage).offset((page - 1) * revisionsPerPage).execute()

export type RevisionLine = Awaited<ReturnType<typeof revisionsOf>>[number]

/**
 * One saved state and the one it is compared with: `against` when such a revision is there, else the newest before it that
 * was no aside. `others`: the numbers of the newest fifty, to compare with. One query.
 */
export const revisionAt = async (here: Here, draft: string, revision: number, against: number | undefined) => {
  const before = sql<number | null>`(select max(r.revision) from draft_revision r where r.draft_id = ${draft} and r.revision < ${revision} and not r.aside)`
  const asked = sql<number | null>`(select r.revision from draft_revision r where r.draft_id = ${draft} and r.revision = ${against ?? null}::int)`
  const found = await links(here, 'draft_revision').where('draft_id', '=', draft)
    .where((eb) => eb.or([eb('revision', '=', revision), eb('revision', '=', sql<number>`coalesce(${asked}, ${before})`)]))
    .select(['draft_revision.id', 'revision', 'title', 'note', 'aside', 'saved_at', 'document', 'charter_version']).select(saidBy(here, 'draft_revision', 'draft_revision.id'))
    .select(sql<number[]>`array(select r.revision from draft_revision r where r.draft_id = ${draft} order by r.revision desc limit 50)`.as('others'))
    .execute()
  return {
    shown: orNotHere(found.find((one) => one.revision === revision)),
    compared: found.find((one) => one.revision !== revision),
  }
}

export type Revision = Awaited<ReturnType<typeof revisionAt>>['shown']

/** Sources by their key, for an earlier state: what it cites is in no table. No query when it cites none. */
export const sourcesFor = async (here: Here, keys: readonly string[]): Promise<CitedSource[]> =>
  keys.length === 0 ? [] : (await rows(here, 'source').select(['key', 'reference']).where('key', 'in', [...keys]).execute()) as CitedSource[]

/** The numbers of these findings and contributions by their id, within your rings: what you may not see is not there. */
export const numbersOfCited = async (here: Here, cited: readonly Target[]): Promise<ReadonlyMap<string, number>> => {
  const of = (kind: Target['kind']) => [...new Set(cited.filter((target) => target.kind === kind).map(({ id }) => id))]
  const [findings, contributions] = [of('finding'), of('contribution')]
  const found = [
    ...(findings.length === 0 ? [] : await rows(here, 'finding').select(['id', 'number']).where('id', '=', sql<string>`any(${findings}::uuid[])`).execute()),
    ...(contributions.length === 0 ? [] : await rows(here, 'contribution').select(['id', 'number']).where('id', '=', sql<string>`any(${contributions}::uuid[])`).execute()),
  ]
  return new Map(found.map(({ id, number }) => [id, number]))
}
