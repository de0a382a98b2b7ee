import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { endOf, optionFrom } from '../../spine/2-preparation/datepoll/form.ts'
import { dayAfter, homeZone, weekdayOf } from '../../spine/2-preparation/datepoll/zones.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

interface Sampled { readonly key: string; readonly title: string; readonly about: string; readonly asked: string; readonly ends: Date; readonly minimum: number; readonly options: readonly string[] }

const past: Sampled = {
  key: 'eerste', title: 'Eerste bijeenkomst', about: 'Wij zoeken een zaterdag, zodat iedereen vrij is van werk.', asked: '2026-05-04', ends: endOf('2026-05-18'), minimum: 25,
  options: ['2026-05-30 10:00-12:30', '2026-06-06 10:00-12:30', '2026-06-13 10:00-12:30', '2026-06-20 10:00-12:30'],
}

/** Two weekdays in each of the weeks that come after the one in which everybody answers. */
const coming = (today: string): Sampled => {
  const days = Array.from({ length: 21 }, (_, nth) => dayAfter(today, 40 + nth)).filter((day) => [2, 4].includes(weekdayOf(day)))
  return {
    key: 'derde', title: 'Derde bijeenkomst', about: 'Dan leggen wij de handreiking naast de vragen van de leden.', asked: today, ends: endOf(dayAfter(today, 10)), minimum: 20,
    options: days.flatMap((day) => [`${day} morning`, `${day} afternoon`]),
  }
}

const load = async (tx: Tx, { tank, workspace, ring, at }: TankIds, one: Sampled): Promise<string> => {
  const id = sampleId('date_poll', tank.slug, one.key)
  const options = one.options.flatMap((key) => optionFrom(key, homeZone) ?? [])
  await insertAll(tx, 'date_poll', [{
    id, workspace_id: workspace, ring_id: ring('members'), title: one.title, about: one.about, minimum: one.minimum, every_perspective: true, asked_at: at(one.asked), ends_at: one.ends,
  }])
  await insertAll(tx, 'date_poll_option', options.map(({ key, part, starts_at, ends_at }) => ({ id: sampleId('date_poll_option', tank.slug, one.key, key), poll_id: id, part, starts_at, ends_at })))
  await sql`insert into date_poll_voice (poll_id, person_id, told_at) select ${id}, person_id, ${at(one.asked)} from ring_person
    where ring_id = ${ring('members')} and ended_at is null`.execute(tx)
  return id
}

/** As many percent of the group answer, who prepares and Samira always; the same at each load, for a hash of who and what decides. */
const answer = async (tx: Tx, { workspace, ring, person }: TankIds, poll: string, day: string, share: number, best = '') => {
  const drawn = (what: string) => sql`(('x' || substr(md5(${poll} || v.person_id || ${sql.raw(what)}), 1, 4))::bit(16)::int % 100)`
  await sql`with who as (
      select md5(${poll} || 'answer' || v.person_id)::uuid as id, v.person_id, pt.perspective, pt.organisation_id,
        (select jsonb_object_agg(o.id, case when o.id::text = ${best} and ${drawn('o.id')} < 85 or ${drawn('o.id')} < 45 then 'yes' when ${drawn('o.id')} < 60 then 'maybe' else 'no' end)
          from date_poll_option o where o.poll_id = ${poll}) as choices
      from date_poll_voice v join participant pt on pt.person_id = v.person_id and pt.workspace_id = ${workspace} and pt.ended_at is null
      where v.poll_id = ${poll} and (${drawn("'given'")} < ${share} or pt.role <> 'member' or v.person_id = ${person('samira-el-amrani')})),
    answered as (insert into date_poll_answer (id, workspace_id, ring_id, poll_id, perspective, choices, given_at)
      select id, ${workspace}, ${ring('members')}, ${poll}, perspective, choices, ${`${day}T12:00:00Z`}::timestamptz from who),
    gave as (insert into giver (kind, thing_id, person_id, organisation_id) select 'date_poll_answer', id, person_id, organisation_id from who)
    select 1`.execute(tx)
  await sql`update date_poll_voice v set answer_id = a.id from date_poll_answer a where v.poll_id = ${poll} and a.id = md5(${poll} || 'answer' || v.person_id)::uuid`.execute(tx)
}

/** A poll that became 13 June, and one that runs for the third meeting. Nobody gets mail of them. */
export const loadDatepolls = async (tx: Tx, ids: TankIds): Promise<void> => {
  const { slug } = ids.tank
  if (slug !== 'cloudstrategie') return
  const first = await load(tx, ids, past)
  const chosen = sampleId('date_poll_option', slug, past.key, '2026-06-13 10:00-12:30')
  await answer(tx, ids, first, '2026-05-12', 90, chosen)
  await sql`update date_poll set chosen_option = ${chosen}, chosen_at = '2026-05-20T12:00:00Z', reminded_at = '2026-05-17T12:00:00Z' where id = ${first}`.execute(tx)
  await sql`update meeting set poll_id = ${first} where id = ${sampleId('meeting', slug, 1)}`.execute(tx)
  const today = new Date().toISOString().slice(0, 10)
  await answer(tx, ids, await load(tx, ids, coming(today)), today, 60)
}
