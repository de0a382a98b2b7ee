import { sql } from 'kysely'
import { sortKey } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'

export const kinds = ['municipality', 'shared-service', 'supplier', 'central-government', 'other'] as const
export const sizes = ['small', 'medium', 'large'] as const
export type OrganisationKind = (typeof kinds)[number]

/** How many lines a page of a long list holds. */
export const pageSize = 50

/** The words of a name as typed, in the form in which sort keys hold them; without anything LIKE could misread. */
export const wordsIn = (text: string): string[] =>
  (sortKey(text.slice(0, 100)).split('\u0001')[0] ?? '').split(' ').filter((word) => word !== '').slice(0, 6)

/** Organisations by name, a page at a time, each with how many people are with it now; `total` counts all that match. */
export const organisationsIn = async (here: Here, filter: { kind?: OrganisationKind | undefined; name: string; page: number }) => {
  let query = links(here, 'organisation')
  if (filter.kind) query = query.where('organisation.kind', '=', filter.kind)
  for (const word of wordsIn(filter.name)) query = query.where('organisation.name_key', 'like', `%${word}%`)
  const organisations = await query
    .select(['organisation.id', 'name', 'kind', 'size_class', 'region', sql<string | null>`ended_on::text`.as('ended_on')])
    .select(sql<number>`(select count(*)::int from person p where p.organisation_id = organisation.id and p.left_at is null and p.redacted_at is null)`.as('people'))
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('organisation.name_key').orderBy('organisation.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { organisations, total: organisations[0]?.total ?? 0 }
}

export type OrganisationLine = Awaited<ReturnType<typeof organisationsIn>>['organisations'][number]

/** One organisation, or 404. */
export const organisationWith = async (here: Here, id: string) =>
  orNotHere(isId(id)
    ? await links(here, 'organisation').select(['id', 'name', 'kind', 'size_class', 'region', sql<string | null>`ended_on::text`.as('ended_on')])
      .where('id', '=', id).executeTakeFirst()
    : undefined)

export type Organisation = Awaited<ReturnType<typeof organisationWith>>

/** The organisations that somebody can be with today, by name: for a list to choose from. */
export const organisationsToChoose = (here: Here) =>
  links(here, 'organisation').select(['id', 'name'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', sql<string>`current_date`)])).orderBy('name_key').execute()
