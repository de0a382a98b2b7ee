import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { todaySql } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { notAllowed } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'

// The day in the Netherlands: a server elsewhere would let a mandate of today begin at two in the morning.
const standsByItself = (of: string): RawBuilder<boolean> => {
  const m = (column: string) => sql.ref(`${of}.${column}`)
  return sql<boolean>`(${m('ended_at')} is null and ${m('since')} <= ${todaySql} and (${m('until')} is null or ${m('until')} >= ${todaySql})
    and exists (select 1 from person holder where holder.id = ${m('person_id')} and holder.left_at is null and holder.redacted_at is null))`
}

/**
 * SQL: whether the mandate `of` (a table or its alias in the query) holds today. One that was lent holds as long as the one
 * it came from; none does for an organisation that is no more. Lending goes one step, so one look back is enough.
 */
export const holdsToday = (of = 'mandate'): RawBuilder<boolean> => sql<boolean>`(${standsByItself(of)}
  and exists (select 1 from organisation spoken where spoken.id = ${sql.ref(`${of}.organisation_id`)} and (spoken.ended_on is null or spoken.ended_on > ${todaySql}))
  and (${sql.ref(`${of}.from_mandate`)} is null
    or exists (select 1 from mandate source where source.id = ${sql.ref(`${of}.from_mandate`)} and ${standsByItself('source')})))`

/** The organisations for which the asker holds a mandate today, by name; each once, however many mandates they hold for it. */
export const organisationsSpokenFor = async (here: Here) =>
  here.who.member === null
    ? []
    : links(here, 'organisation').select(['organisation.id', 'organisation.name', 'organisation.kind', 'organisation.size_class', 'organisation.region'])
      .where(sql<boolean>`exists (select 1 from mandate where mandate.organisation_id = organisation.id and mandate.person_id = ${here.who.member}
        and ${holdsToday()})`)
      .orderBy('organisation.name_key').orderBy('organisation.id').execute()

/**
 * The mandate by which the asker speaks for an organisation, held until the change is done so that nobody ends it meanwhile;
 * their own before one that was lent. Throws 403 when they may not speak for it today.
 */
export const mandateIn = async (tx: Tx, here: Here, organisationId: string): Promise<{ mandate_id: string }> => {
  const { member } = here.who
  const found = member === null || !isId(organisationId) ? undefined : await tx.selectFrom('mandate').select('mandate.id as mandate_id')
    .where('mandate.organisation_id', '=', organisationId).where('mandate.person_id', '=', member).where(holdsToday())
    .orderBy(sql`mandate.from_mandate is not null`).orderBy('mandate.since').orderBy('mandate.id').limit(1).forShare().executeTakeFirst()
  if (!found) throw notAllowed()
  return found
}

/** For how many organisations these people speak today together: an organisation counts once, whoever speaks for it. */
export const countOrganisations = async (here: Here, people: readonly string[]): Promise<number> =>
  people.length === 0
    ? 0
    : (await links(here, 'mandate').where('mandate.person_id', 'in', [...people]).where(holdsToday())
      .select(sql<number>`count(distinct mandate.organisation_id)::int`.as('count')).executeTakeFirstOrThrow()).count

const nameOf = (table: string) =>
  sql<string | null>`case when ${sql.ref(`${table}.redacted_at`)} is null
    then concat_ws(' ', ${sql.ref(`${table}.given_name`)}, ${sql.ref(`${table}.prefix`)}, ${sql.ref(`${table}.family_name`)}) end`

const mandatesWith = (here: Here) => links(here, 'mandate')
  .innerJoin('person', 'person.id', 'mandate.person_id').innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
  .leftJoin('mandate as source', 'source.id', 'mandate.from_mandate').leftJoin('person as lender', 'lender.id', 'source.person_id')
  .leftJoin('mandate as handed', 'handed.id', 'mandate.handed_from').leftJoin('person as giver', 'giver.id', 'handed.person_id')
  .leftJoin('mandate as next', 'next.handed_from', 'mandate.id').leftJoin('person as taker', 'taker.id', 'next.person_id')
  .select(['mandate.id', 'mandate.person_id', 'mandate.organisation_id', 'organisation.name as organisation', 'mandate.ended_at', 'mandate.ended_reason'])
  .select(['source.id as source_id', 'source.person_id as lender_id', nameOf('lender').as('lender'), nameOf('person').as('name')])
  .select(['handed.id as handed_id', nameOf('giver').as('handed_by'), 'next.id as next_id', nameOf('taker').as('handed_to')])
  .select(sql<boolean>`person.left_at is not null`.as('has_left'))
  .select([sql<string>`mandate.since::text`.as('since'), sql<string | null>`mandate.until::text`.as('until')])
  .select(sql<'now' | 'later' | 'over'>`case when mandate.ended_at is not null then 'over' when ${holdsToday()} then 'now'
    when mandate.since > ${todaySql} then 'later' else 'over' end`.as('state'))

/** How many lines a page of the history of mandates holds. */
export const pageSize = 50

/** Who spoke and speaks for an organisation, or for which organisations somebody did: who does now first, then the newest. */
export const mandatesOf = async (here: Here, of: { organisation: string } | { person: string }, page = 1) => {
  const query = mandatesWith(here).select(sql<number>`count(*) over ()::int`.as('total'))
    .where('organisation' in of ? 'mandate.organisation_id' : 'mandate.person_id', '=', 'organisation' in of ? of.organisation : of.person)
  const mandates = await query.orderBy(sql`case when mandate.ended_at is null and (mandate.until is null or mandate.until >= ${todaySql}) then 0 else 1 end`)
    .orderBy('mandate.since', 'desc').orderBy('mandate.given_at', 'desc').orderBy('mandate.id')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
  return { mandates, total: mandates[0]?.total ?? 0 }
}

export type Mandate = Omit<Awaited<ReturnType<typeof mandatesOf>>['mandates'][number], 'total'>

/** The mandates by which the asker speaks for an organisation today, by its name. */
export const mandatesNow = async (here: Here): Promise<readonly Mandate[]> =>
  here.who.member === null ? [] : mandatesWith(here).where('mandate.person_id', '=', here.who.member).where(holdsToday()).orderBy('organisation.name_key').orderBy('mandate.id').execute()

/** One mandate, or 404. */
export const mandateWith = async (here: Here, id: string): Promise<Mandate> =>
  orNotHere(isId(id) ? await mandatesWith(here).where('mandate.id', '=', id).executeTakeFirst() : undefined)

/** To whom a mandate was lent and still is, by name. */
export const lentFrom = (here: Here, id: string) => mandatesWith(here).where('mandate.from_mandate', '=', id).where('mandate.ended_at', 'is', null)
  .where((eb) => eb.or([eb('mandate.until', 'is', null), eb('mandate.until', '>=', sql<string>`${todaySql}`)])).orderBy('person.name_key').execute()

/** The colleagues of who holds a mandate, by name: people of that organisation today, and whether they speak for it already. */
export const colleaguesFor = (here: Here, { organisation_id, person_id }: { organisation_id: string; person_id: string }) =>
  links(here, 'person').select(['person.id', nameOf('person').as('name')])
    .select(sql<boolean>`exists (select 1 from mandate where mandate.person_id = person.id and mandate.organisation_id = ${organisation_id} and ${holdsToday()})`.as('speaks'))
    .where('person.organisation_id', '=', organisation_id)
    .where('person.left_at', 'is', null).where('person.redacted_at', 'is', null).where('person.id', '<>', person_id)
    .orderBy('person.name_key').limit(500).execute()

export type Colleague = Awaited<ReturnType<typeof colleaguesFor>>[number]
