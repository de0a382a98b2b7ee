import { sql } from 'kysely'
import { sortKey } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'
import { holdsToday } from '../mandates/queries.ts'

export const kinds = ['municipality', 'shared-service', 'supplier', 'central-government', 'other'] as const
export const sizes = ['small', 'medium', 'large'] as const
export type OrganisationKind = (typeof kinds)[number]

/** How many lines a page of a long list holds. */
export const pageSize = 50

/** The words of a name as typed, in the form in which sort keys hold them; without anything LIKE could misread. */
export const wordsIn = (text: string): string[] =>
  (sortKey(text.slice(0, 100)).split('\u0001')[0] ?? '').split(' ').filter((word) => word !== '').slice(0, 6)

export const memberships = ['member', 'none'] as const
export const schemes = ['tooi', 'cbs', 'kvk', 'oin', 'other'] as const
export type Scheme = (typeof schemes)[number]

/** What a list of organisations shows: `membership` 'unknown' is where nobody knows; `mandate` 'met': somebody speaks for them today; 'zonder': nobody does. */
export interface OrganisationFilter {
  readonly kind?: OrganisationKind | undefined
  readonly size?: (typeof sizes)[number] | undefined
  readonly region?: string | undefined
  readonly membership?: (typeof memberships)[number] | 'unknown' | undefined
  readonly mandate: 'met' | 'zonder' | undefined
  readonly name: string
  readonly page: number
}

const endedDay = sql<string | null>`organisation.ended_on::text`.as('ended_on')
const spokenFor = sql<boolean>`exists (select 1 from mandate where mandate.organisation_id = organisation.id and ${holdsToday()})`

const matching = (here: Here, { kind, size, region, membership, mandate, name }: OrganisationFilter) => {
  let query = links(here, 'organisation')
  if (kind) query = query.where('organisation.kind', '=', kind)
  if (size) query = query.where('organisation.size_class', '=', size)
  if (region) query = query.where('organisation.region', '=', region)
  if (membership === 'unknown') query = query.where('organisation.membership', 'is', null)
  else if (membership) query = query.where('organisation.membership', '=', membership)
  if (mandate === 'met') query = query.where(spokenFor)
  if (mandate === 'zonder') query = query.where((eb) => eb.and([eb.not(spokenFor), eb.or([eb('organisation.ended_on', 'is', null), eb('organisation.ended_on', '>', sql<string>`current_date`)])]))
  for (const word of wordsIn(name)) query = query.where('organisation.name_key', 'like', `%${word}%`)
  return query
}

/** Organisations by name, a page at a time, each with how many people are with it now and whether somebody speaks for it; `total` counts all that match. */
export const organisationsIn = async (here: Here, filter: OrganisationFilter) => {
  const organisations = await matching(here, filter)
    .select(['organisation.id', 'name', 'kind', 'size_class', 'region', endedDay, spokenFor.as('spoken_for')])
    .select(sql<number>`(select count(*)::int from person p where p.organisation_id = organisation.id and p.left_at is null and p.redacted_at is null)`.as('people'))
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('organisation.name_key').orderBy('organisation.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { organisations, total: organisations[0]?.total ?? 0 }
}

export type OrganisationLine = Awaited<ReturnType<typeof organisationsIn>>['organisations'][number]

export interface Code { readonly id: string; readonly scheme: Scheme; readonly code: string; readonly valid_from: string | null; readonly valid_to: string | null; readonly over: boolean }
export interface Related { readonly id: string; readonly name: string; readonly on_day: string }

const codesSql = sql<Code[]>`coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'scheme', c.scheme, 'code', c.code, 'valid_from', c.valid_from,
    'valid_to', c.valid_to, 'over', coalesce(c.valid_to < current_date, false)) order by coalesce(c.valid_to, 'infinity') desc, c.scheme, c.code)
  from organisation_code c where c.organisation_id = organisation.id), '[]')`
const related = (from: 'organisation_id' | 'successor_id', to: 'organisation_id' | 'successor_id') => sql<Related[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'on_day', s.on_day) order by s.on_day, o.name_key)
  from organisation_succession s join organisation o on o.id = ${sql.ref(`s.${to}`)} where ${sql.ref(`s.${from}`)} = organisation.id), '[]')`

/** One organisation with its codes and what it went into or came from, or 404. */
export const organisationWith = async (here: Here, id: string) =>
  orNotHere(isId(id)
    ? await links(here, 'organisation').select(['organisation.id', 'name', 'kind', 'size_class', 'region', 'membership', endedDay])
      .select(sql<boolean>`coalesce(organisation.ended_on <= current_date, false)`.as('is_over'))
      .select([codesSql.as('codes'), related('organisation_id', 'successor_id').as('successors'), related('successor_id', 'organisation_id').as('predecessors')])
      .where('organisation.id', '=', id).executeTakeFirst()
    : undefined)

export type Organisation = Awaited<ReturnType<typeof organisationWith>>

/** The organisations that somebody can be with today, by name: for a list to choose from. `also`: the one chosen now, even when it is no more. */
export const organisationsToChoose = (here: Here, also?: string | null) =>
  links(here, 'organisation').select(['id', 'name'])
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', sql<string>`current_date`), ...(also ? [eb('id', '=', also)] : [])])).orderBy('name_key').execute()
