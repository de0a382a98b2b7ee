import { sql } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { notHere } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'
import { chairsToday } from '../regions/queries.ts'
import { pageSize, wordsIn, type OrganisationKind } from '../organisations/queries.ts'

export const roleKinds = ['administrator', 'board', 'secretariat'] as const
export type RoleKind = (typeof roleKinds)[number]

export const personMemberships = ['member', 'company-member', 'honorary', 'expert'] as const
export type PersonMembership = (typeof personMemberships)[number]

/** Whether somebody runs the association: they see the addresses, and who has left. */
export const runsAssociation = (here: Here): boolean => here.who.administers || here.who.secretariat || here.who.board

/** A person's name in one column `name`: "Marijke de Wit". */
export const fullName = sql<string>`concat_ws(' ', person.given_name, person.prefix, person.family_name)`.as('name')

/** The people who are in the association now. */
const present = (here: Here) =>
  links(here, 'person').where('person.left_at', 'is', null).where('person.redacted_at', 'is', null)

export interface PeopleFilter {
  readonly kind?: OrganisationKind | undefined
  readonly region?: string | undefined
  readonly membership?: PersonMembership | undefined
  /** id of one organisation */
  readonly organisation?: string | undefined
  readonly name: string
  readonly page: number
}

/** People by family name, a page at a time, with their organisation; addresses only for who runs the association, and your own. */
export const peopleIn = async (here: Here, filter: PeopleFilter) => {
  let query = present(here).leftJoin('organisation', 'organisation.id', 'person.organisation_id')
  if (filter.kind) query = query.where('organisation.kind', '=', filter.kind)
  if (filter.region) query = query.where('organisation.region', '=', filter.region)
  if (filter.membership) query = query.where('person.membership', '=', filter.membership)
  if (filter.organisation) query = query.where('person.organisation_id', '=', filter.organisation)
  for (const word of wordsIn(filter.name)) query = query.where('person.name_key', 'like', `%${word}%`)
  const people = await query
    .select(['person.id', fullName, 'person.membership', 'organisation.name as organisation', 'organisation.kind as organisation_kind'])
    .select(sql<string | null>`case when ${runsAssociation(here)} or person.id = ${here.who.member} then person.email end`.as('email'))
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('person.name_key').orderBy('person.id').limit(pageSize).offset((filter.page - 1) * pageSize).execute()
  return { people, total: people[0]?.total ?? 0 }
}

/** The first fifty people of an organisation, by name, and how many there are. */
export const peopleOf = async (here: Here, organisation: string) => {
  const people = await present(here).where('person.organisation_id', '=', organisation).select(['person.id', fullName])
    .select(sql<number>`count(*) over ()::int`.as('total')).orderBy('person.name_key').orderBy('person.id').limit(pageSize).execute()
  return { people, peopleTotal: people[0]?.total ?? 0 }
}

export type PersonLine = Awaited<ReturnType<typeof peopleIn>>['people'][number]

/** What the association's own page tells: how to reach it, how many there are of each kind, and who runs it. */
export const associationFacts = async (here: Here) => {
  const site = await links(here, 'site').select(['contact_email', 'founded_at',
    sql<number>`(select count(*)::int from person where left_at is null and redacted_at is null)`.as('people'),
    sql<{ kind: OrganisationKind; count: number }[]>`coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'count', n)) from
      (select kind, count(*)::int as n from organisation where ended_on is null or ended_on > current_date group by 1) k), '[]')`.as('organisations'),
    sql<number>`(select count(*)::int from proposal where fate = 'open' and withdrawn_at is null)`.as('themes_open'),
    sql<number>`(select count(*)::int from proposal p where p.fate = 'picked' and p.withdrawn_at is null
      and not exists (select 1 from proposal_thinktank t where t.proposal_id = p.id))`.as('themes_picked'),
    sql<boolean>`(exists (select 1 from proposal where withdrawn_at is null)
      or ${here.who.board || here.who.administers} and exists (select 1 from workspace where kind = 'thinktank'))`.as('has_theme'),
  ]).executeTakeFirstOrThrow()
  const run = await present(here).innerJoin('role', 'role.person_id', 'person.id').where('role.ended_at', 'is', null)
    .select(['person.id', fullName, 'role.kind']).orderBy('person.name_key').execute()
  return { ...site, run }
}

/** Whether an association has organisations and people: before that, who runs it is told what to do first. */
export const associationHasBegun = async (here: Here): Promise<boolean> =>
  (await links(here, 'site').select(sql<boolean>`exists (select 1 from organisation where ended_on is null or ended_on > current_date)
    and (select count(*) from (select 1 from person where left_at is null and redacted_at is null limit 2) few) > 1`.as('begun')).executeTakeFirst())?.begun ?? false

export type AssociationFacts = Awaited<ReturnType<typeof associationFacts>>

/** One person with their tasks, or 404. Who has left is seen by who runs the association only. */
export const personWith = async (here: Here, id: string) => {
  if (!isId(id)) throw notHere()
  const person = orNotHere(await links(here, 'person').leftJoin('organisation', 'organisation.id', 'person.organisation_id')
    .where('person.id', '=', id).where('person.redacted_at', 'is', null)
    .select(['person.id', 'given_name', 'prefix', 'family_name', 'person.organisation_id', 'person.membership', 'joined_at', 'left_at', fullName])
    .select(['organisation.name as organisation'])
    .select(sql<string | null>`case when ${runsAssociation(here)} or person.id = ${here.who.member} then person.email end`.as('email'))
    .select(sql<RoleKind[]>`coalesce((select jsonb_agg(kind) from role where person_id = person.id and ended_at is null), '[]')`.as('roles'))
    .select(sql<string[]>`coalesce((select jsonb_agg(region order by region) from regional_chair where person_id = person.id and ${chairsToday()}), '[]')`.as('chairs'))
    .executeTakeFirst())
  if (person.left_at && !runsAssociation(here)) throw notHere()
  return person
}

/** What the form about a person shows of them: whether it is still so is asked when it comes back. */
export const shownOf = ({ given_name, prefix, family_name, email, organisation_id, membership }: Record<'given_name' | 'prefix' | 'family_name' | 'email' | 'organisation_id' | 'membership', string | null>) =>
  ({ given_name, prefix, family_name, email, organisation_id, membership })

export type PersonHere = Awaited<ReturnType<typeof personWith>>

/** The least letters of a name to search by. */
export const leastLetters = 3

/**
 * People of the association to choose from, by part of the name (three letters or more) or, without one, a page at a
 * time. Says names and organisations only.
 */
export const peopleToChoose = async (here: Here, name: string, page: number) => {
  const words = wordsIn(name)
  let query = present(here).leftJoin('organisation', 'organisation.id', 'person.organisation_id')
  if (words.join('').length >= leastLetters) for (const word of words) query = query.where('person.name_key', 'like', `%${word}%`)
  const people = await query.select(['person.id', fullName, 'organisation.name as organisation'])
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy('person.name_key').orderBy('person.id').limit(pageSize).offset((page - 1) * pageSize).execute()
  return { people, total: people[0]?.total ?? 0 }
}

export type Choosable = Awaited<ReturnType<typeof peopleToChoose>>['people'][number]

/** Somebody who was chosen from that list; undefined when there is no such person (any more). */
export const chosenPerson = async (here: Here, id: string | undefined) =>
  id !== undefined && isId(id)
    ? present(here).leftJoin('organisation', 'organisation.id', 'person.organisation_id')
      .select(['person.id', fullName, 'organisation.name as organisation', 'person.organisation_id', 'organisation.kind as organisation_kind'])
      .where('person.id', '=', id).executeTakeFirst()
    : undefined

export type Chosen = NonNullable<Awaited<ReturnType<typeof chosenPerson>>>
