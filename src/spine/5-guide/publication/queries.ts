import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import type { Colophon, Edition, EditionLine } from './frozen.ts'

/** Columns of a line about an edition. */
export const line = ['slug', 'number', 'kind', 'title', 'lead', 'published_at', 'withdrawn_at', 'endorsement_asked_at'] as const

/** What a list tells of an edition: its line, and what it rests on as the edition itself says it. */
export type ListedEdition = Pick<EditionLine, 'slug' | 'number' | 'kind' | 'title' | 'lead' | 'published_at'> & {
  readonly id: string
  readonly contributions: Colophon['contributions'] | null
  readonly perspectives: Colophon['perspectives'] | null
  readonly findings: number | null
}

/** Columns of a `ListedEdition`, beyond those of its line. */
export const listed = () => [
  'id' as const,
  sql<ListedEdition['contributions']>`colophon->'contributions'`.as('contributions'),
  sql<ListedEdition['perspectives']>`colophon->'perspectives'`.as('perspectives'),
  sql<number | null>`(colophon->>'findings')::int`.as('findings'),
] as const

/** The newest edition of every published text that was not withdrawn, newest first; `page` from 1, `most` a page. */
export const newestEditions = async (here: Here, page = 1, most = 20): Promise<ListedEdition[]> =>
  links(here, 'publication').select([...line, ...listed()]).where('withdrawn_at', 'is', null)
    .where('number', '=', (eb) => eb.selectFrom('publication as other').select((inner) => inner.fn.max('other.number').as('n'))
      .whereRef('other.slug', '=', 'publication.slug').where('other.withdrawn_at', 'is', null))
    .orderBy('published_at', 'desc').orderBy('slug').limit(most + 1).offset((page - 1) * most).execute()

/**
 * What a feed tells, what changed last first: the newest edition of every text, and every edition that was withdrawn, so that who
 * follows the feed hears of that too. `stands`: the number of the edition that stands instead; null when none does.
 */
export const editionsInFeed = async (here: Here, most: number) => {
  const stands = sql<number | null>`(select max(o.number) from publication o where o.slug = publication.slug and o.withdrawn_at is null)`
  return links(here, 'publication').select([...line, 'withdrawn_reason', stands.as('stands')])
    .where((eb) => eb.or([eb('withdrawn_at', 'is not', null), eb('number', '=', stands)]))
    .orderBy(sql`greatest(published_at, withdrawn_at)`, 'desc').orderBy('slug').orderBy('number', 'desc').limit(most).execute()
}

export type EditionInFeed = Awaited<ReturnType<typeof editionsInFeed>>[number]

/** Every edition of one text, newest first. */
export const editionsOf = async (here: Here, slug: string): Promise<EditionLine[]> =>
  links(here, 'publication').select([...line]).where('slug', '=', slug).orderBy('number', 'desc').execute()

/** One edition whole; without a number the newest that was not withdrawn, else the newest of all. */
export const editionAt = async (here: Here, slug: string, number?: number): Promise<Edition | undefined> => {
  let query = links(here, 'publication').where('slug', '=', slug)
  if (number !== undefined) query = query.where('number', '=', number)
  const row = await query.select([
    'id', 'thinktank_id', ...line, 'document', 'grounds', 'sources', 'colophon', 'ripeness', 'against_each', 'withdrawn_reason', 'charter_version', 'terms',
  ]).orderBy(sql`withdrawn_at is null`, 'desc').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row as Edition | undefined
}

/** The think tank that made this edition, for who takes part in it: they may open up what lies underneath. Undefined for everybody else. */
export const tankBehind = async (here: Here, { thinktank_id }: Pick<Edition, 'thinktank_id'>) =>
  here.who.member === null ? undefined : links(here, 'participant').innerJoin('workspace', 'workspace.id', 'participant.workspace_id').select('workspace.slug')
    .where('workspace.id', '=', thinktank_id).where('participant.person_id', '=', here.who.member).where('participant.ended_at', 'is', null).executeTakeFirst()

/** The whole draft that is to be published, within your rings. */
export const draftToPublish = async (here: Here, number: number) =>
  rows(here, 'draft').select(['id', 'number', 'slug', 'title', 'kind', 'document', 'revision'])
    .where('number', '=', number).where('withdrawn_at', 'is', null).executeTakeFirst()

/** The editions made of a draft, newest first. */
export const editionsOfDraft = async (here: Here, draft: string): Promise<EditionLine[]> =>
  links(here, 'publication').select([...line]).where('draft_id', '=', draft).orderBy('number', 'desc').execute()

/** Names of who took part, chair first; for a think tank that shows names. */
export const namesOfParticipants = async (here: Here): Promise<string[]> => {
  if (here.workspace.attribution !== 'named') return []
  const found = await links(here, 'participant').innerJoin('person', 'person.id', 'participant.person_id')
    .leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .select([sql<string>`concat_ws(', ', concat_ws(' ', given_name, prefix, family_name), organisation.name)`.as('name')])
    .where('workspace_id', '=', here.workspace.id).where('participant.ended_at', 'is', null).where('redacted_at', 'is', null)
    .orderBy(sql`role <> 'chair'`).orderBy('person.name_key').execute()
  return found.map(({ name }) => name)
}

/** The sources of the think tank by their key, with the reference as CSL-JSON. */
export const sourcesByKey = async (here: Here, keys: readonly string[]) =>
  keys.length === 0 ? [] : rows(here, 'source').select(['id', 'key', 'reference']).where('key', 'in', [...keys]).execute()
