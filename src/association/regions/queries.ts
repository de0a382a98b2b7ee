import { sql } from 'kysely'
import { dayOf, todaySql } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { links, orNotHere } from '../../workspaces/rings.ts'

export interface Chair {
  readonly id: string; readonly person_id: string; readonly name: string | null; readonly since: string; readonly ended_on: string | null; readonly has_left: boolean
  /** begins only later */
  readonly later: boolean
}

/** SQL: whether the row `of` (regional_chair or its alias) says who chairs a region today. */
export const chairsToday = (of = 'regional_chair') => sql<boolean>`(${sql.ref(`${of}.ended_at`)} is null and ${sql.ref(`${of}.since`)} <= ${todaySql})`

const chairsSql = (which: 'now' | 'all') => sql<Chair[]>`coalesce((select jsonb_agg(jsonb_build_object('id', rc.id, 'person_id', rc.person_id,
    'since', rc.since, 'ended_on', ${dayOf(sql`rc.ended_at`)}, 'has_left', p.left_at is not null, 'later', rc.since > ${todaySql},
    'name', case when p.redacted_at is null then concat_ws(' ', p.given_name, p.prefix, p.family_name) end)
    order by rc.ended_at desc nulls first, rc.since desc, p.name_key)
  from regional_chair rc join person p on p.id = rc.person_id where rc.region = region.name and (${which === 'all'} or ${chairsToday('rc')})), '[]')`

const fields = (here: Here) => links(here, 'region').select(['region.name', sql<string | null>`region.ended_on::text`.as('ended_on')])
  .select(sql<boolean>`coalesce(region.ended_on <= current_date, false)`.as('is_over'))
  .select(sql<number>`(select count(*)::int from organisation o where o.region = region.name and (o.ended_on is null or o.ended_on > current_date))`.as('organisations'))
  .select(sql<number>`(select count(*)::int from organisation o join person p on p.organisation_id = o.id
    where o.region = region.name and p.left_at is null and p.redacted_at is null)`.as('people'))

/** All regions by name, those that ended last: how many organisations and people there are, and who chairs each. */
export const regionsIn = (here: Here) => fields(here).select(chairsSql('now').as('chairs'))
  .orderBy(sql`coalesce(region.ended_on <= current_date, false)`).orderBy('region.name_key').limit(500).execute()

export type RegionLine = Awaited<ReturnType<typeof regionsIn>>[number]

/** One region with everybody who chairs or chaired it, or 404. */
export const regionWith = async (here: Here, name: string) =>
  orNotHere(await fields(here).select(chairsSql('all').as('chairs')).where('region.name', '=', name.normalize('NFC')).executeTakeFirst())

export type Region = Awaited<ReturnType<typeof regionWith>>

/** The regions to choose from, by name; with `also`, the one that is chosen now, even when it ended. */
export const regionsToChoose = async (here: Here, also?: string | null): Promise<string[]> =>
  (await links(here, 'region').select('name').where((eb) => eb.or([
    eb('ended_on', 'is', null), eb('ended_on', '>', sql<string>`current_date`), eb('name', '=', also ?? ''),
  ])).orderBy('name_key').execute()).map(({ name }) => name)
