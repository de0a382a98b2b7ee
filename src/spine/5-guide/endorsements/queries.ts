import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { isId } from '../../../workspaces/held.ts'
import { links, orNotHere } from '../../../workspaces/rings.ts'
import { speaksNow } from '../../1-theme/proposals/queries.ts'

export const answers = ['full', 'reservation', 'declined'] as const
/** What an organisation can answer: it endorses, does so with a reservation, or declines. */
export type Answer = (typeof answers)[number]

export const editionsPerPage = 50

const isNewest = sql<boolean>`publication.number = (select max(p.number) from publication p where p.slug = publication.slug and p.withdrawn_at is null)`

/**
 * SQL: whether the answer `e` of the organisation `o` counts. Of one that went into an organisation that answered itself it
 * does not: that would be one organisation with two voices.
 */
const counts = (e: string, o: string) => sql<boolean>`not exists (select 1 from endorsement later where later.publication_id = ${sql.ref(`${e}.publication_id`)}
  and later.ended_at is null and later.organisation_id <> ${sql.ref(`${o}.id`)} and later.organisation_id = ${speaksNow(o)})`

/** SQL for how many organisations answered an edition. */
const answered = sql<number>`(select count(*)::int from endorsement e join organisation o on o.id = e.organisation_id
  where e.publication_id = publication.id and e.ended_at is null and ${counts('e', 'o')})`

/** The editions that ask to be endorsed: of each text the newest that was not withdrawn. Last asked first; `page` from 1. */
export const editionsAsking = (here: Here, page: number) =>
  links(here, 'publication').where('withdrawn_at', 'is', null).where('endorsement_asked_at', 'is not', null).where(isNewest)
    .select(['id', 'slug', 'number', 'kind', 'title', 'lead', 'published_at', answered.as('answered'), sql<number>`(count(*) over ())::int`.as('total')])
    .orderBy('endorsement_asked_at', 'desc').orderBy('slug').limit(editionsPerPage).offset((page - 1) * editionsPerPage).execute()

export type AskingEdition = Awaited<ReturnType<typeof editionsAsking>>[number]

/** What these organisations answered on these editions and stands now. */
export const answersFrom = async (here: Here, editions: readonly string[], organisations: readonly string[]) =>
  editions.length === 0 || organisations.length === 0 ? [] : links(here, 'endorsement').where('ended_at', 'is', null)
    .where('publication_id', 'in', [...editions]).where('organisation_id', 'in', [...organisations])
    .select(['id', 'publication_id', 'organisation_id', 'kind', 'words', 'shown', 'given_at']).execute()

export type GivenAnswer = Awaited<ReturnType<typeof answersFrom>>[number]

/** An edition that asks, or asked, to be endorsed; 404 for any other. `newest`: the number of the one to answer now. */
export const editionToEndorse = async (here: Here, slug: string, number: number) => orNotHere(await links(here, 'publication')
  .where('slug', '=', slug).where('number', '=', number).where('endorsement_asked_at', 'is not', null)
  .select(['id', 'slug', 'number', 'kind', 'title', 'lead', 'published_at', 'withdrawn_at'])
  .select(sql<number | null>`(select max(p.number) from publication p where p.slug = publication.slug and p.withdrawn_at is null)`.as('newest'))
  .executeTakeFirst())

export type EditionToEndorse = Awaited<ReturnType<typeof editionToEndorse>>

/** All that an organisation ever answered on the editions of a text, the newest first. For who speaks for it. */
export const historyOf = async (here: Here, slug: string, organisation: string) =>
  isId(organisation) ? links(here, 'endorsement').innerJoin('publication', 'publication.id', 'endorsement.publication_id')
    .where('publication.slug', '=', slug).where('organisation_id', '=', organisation)
    .select(['endorsement.id', 'publication.number', 'endorsement.kind', 'words', 'given_at', 'ended_at'])
    .orderBy('given_at', 'desc').orderBy('endorsement.id').limit(editionsPerPage).execute() : []

export type PastAnswer = Awaited<ReturnType<typeof historyOf>>[number]

const standing = (here: Here, slug: string) => links(here, 'endorsement').innerJoin('publication', 'publication.id', 'endorsement.publication_id')
  .innerJoin('organisation', 'organisation.id', 'endorsement.organisation_id').where('publication.slug', '=', slug).where('endorsement.ended_at', 'is', null).where(counts('endorsement', 'organisation'))

// Who declined chooses whether everybody may read so: the name does not leave the database otherwise, nor does the reason.
const ifShown = (column: string) => sql<string>`case when endorsement.shown then ${sql.ref(column)} else '' end`

/** What organisations answered on the editions of a text, as everybody may read it, by name. `name`: '' for who declined unnamed. */
export const endorsementsOf = (here: Here, slug: string) => standing(here, slug)
  .select(['publication.number', 'endorsement.kind', 'organisation.kind as organisation_kind', 'organisation.size_class', 'organisation.region', 'endorsement.given_at'])
  .select([ifShown('organisation.name').as('name'), ifShown('endorsement.words').as('words')])
  .orderBy(sql`case when endorsement.shown then organisation.name_key else '' end`).orderBy('endorsement.id').execute()

export type PublicEndorsement = Awaited<ReturnType<typeof endorsementsOf>>[number]

/** A mark that changes when anything does that `endorsementsOf` tells. A column for a query that is made anyway. */
export const endorsementMark = (here: Here, slug: string) => {
  const each = standing(here, slug).select(sql<string>`concat_ws(' ', endorsement.id, md5(endorsement.words), organisation.name, organisation.kind, organisation.size_class, organisation.region)`.as('line'))
  return sql<string>`(select md5(coalesce(string_agg(line, ',' order by line), '')) from ${each.as('e')})`
}
