import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { links } from '../../../workspaces/rings.ts'
import { criterionKeys, type CriterionKey } from '../../2-preparation/charter/content.ts'
import type { Ripeness } from './queries.ts'

/** How many points a criterion had open on a day, out of how many. */
export interface DayOf { readonly key: CriterionKey; readonly open: number; readonly of: number }
/** `day`: 'YYYY-MM-DD'. */
export interface RipeDay { readonly day: string; readonly criteria: readonly DayOf[] }

/** As many days as the picture shows: half a year. */
export const mostDays = 183

/** What is kept of a day. */
export const dayOf = ({ criteria }: Ripeness): DayOf[] => criteria.map(({ key, gaps, of }) => ({ key, open: gaps.length, of }))

/** All open points of a day. */
export const openOn = ({ criteria }: Pick<RipeDay, 'criteria'>): number => criteria.reduce((sum, { open }) => sum + open, 0)

/** The criteria that were asked on any of these days, in their order. */
export const keysIn = (days: readonly RipeDay[]): CriterionKey[] =>
  criterionKeys.filter((key) => days.some(({ criteria }) => criteria.some((one) => one.key === key)))

/** How ripe a text was, day by day, the oldest first: the days on which it was noted. The text was reached through your rings. */
export const daysOf = async (here: Here, draft: string, most = mostDays): Promise<RipeDay[]> => {
  const found = await links(here, 'ripeness_day').select(['day', 'criteria']).where('draft_id', '=', draft).orderBy('day', 'desc').limit(most).execute()
  return found.reverse().map(({ day, criteria }) => ({ day, criteria: criteria as DayOf[] }))
}

/** Notes how ripe a text is today; a second note of the day takes the place of the first. */
export const noteDay = async (tx: Tx, draft: string, ripeness: Ripeness, now = new Date()): Promise<void> => {
  await sql`insert into ripeness_day (draft_id, day, criteria) values (${draft}, ${isoDay(now)}, ${JSON.stringify(dayOf(ripeness))}::jsonb)
    on conflict (draft_id, day) do update set criteria = excluded.criteria`.execute(tx)
}

/** Today, as it is now, put behind the days that were noted. */
export const withToday = (days: readonly RipeDay[], ripeness: Ripeness, now = new Date()): RipeDay[] => {
  const today = isoDay(now)
  return [...days.filter(({ day }) => day < today), { day: today, criteria: dayOf(ripeness) }]
}
