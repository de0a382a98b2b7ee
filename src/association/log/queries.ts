import { sql } from 'kysely'
import type { ActName } from '../../acts.ts'
import type { Database } from '../../platform/database.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { isGivenByName, saidBy } from '../../workspaces/attribution.ts'
import { rowsOfHouse } from '../../workspaces/rings.ts'
import { wordsIn } from '../organisations/queries.ts'
import { special } from './special.ts'

export const pageSize = 50
/** No file holds more lines than this: the newest. */
export const mostLines = 10_000

export interface LogFilter {
  readonly act?: ActName | undefined
  /** only what takes a special right */
  readonly special: boolean
  /** part of the name of who did it */
  readonly name: string
  /** 'YYYY-MM-DD', both included */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

const startOf = (day: string, more = 0) => sql<Date>`((${day}::date + ${sql.lit(more)})::timestamp at time zone 'Europe/Amsterdam')`

// Who signs in is nobody until they are in, so no giver is written down: the session tells who it was, as long as it is kept.
const isOfSession = (words: readonly string[]) => sql<boolean>`(happening.kind = 'session' and exists (
  select 1 from session s join person p on p.id = s.person_id
  where s.id = happening.thing_id and p.redacted_at is null and p.name_key like all(${words.map((word) => `%${word}%`)}::text[])))`

const matching = (here: Here, { act, special: only, name, from, until }: LogFilter) => {
  let query = rowsOfHouse(here, 'happening')
  if (act) query = query.where('act', '=', act)
  if (only) query = query.where('act', 'in', [...special])
  if (from) query = query.where('at', '>=', startOf(from))
  if (until) query = query.where('at', '<', startOf(until, 1))
  const words = wordsIn(name)
  if (words.length === 0) return query
  return query.where((given) => given.or([isGivenByName(here, 'happening', 'happening.id', words), isOfSession(words)]))
}

// Who or what an act was about, where that has a name that everybody in the association may know.
const aboutName = sql<string | null>`case happening.kind
  when 'person' then (select concat_ws(' ', p.given_name, p.prefix, p.family_name) from person p where p.id = happening.thing_id and p.redacted_at is null)
  when 'session' then (select concat_ws(' ', p.given_name, p.prefix, p.family_name) from session s join person p on p.id = s.person_id where s.id = happening.thing_id and p.redacted_at is null)
  when 'mandate' then (select concat_ws(' ', p.given_name, p.prefix, p.family_name) from mandate m join person p on p.id = m.person_id where m.id = happening.thing_id and p.redacted_at is null)
  when 'organisation' then (select o.name from organisation o where o.id = happening.thing_id) end`.as('about')

// Of a mandate also for which organisation it is and, where it was handed over, by whom.
const mandateOrganisation = sql<string | null>`case happening.kind when 'mandate' then (select o.name from mandate m join organisation o on o.id = m.organisation_id where m.id = happening.thing_id) end`.as('organisation')
const mandateFrom = sql<string | null>`case happening.act when 'mandate.handOver' then (select concat_ws(' ', p.given_name, p.prefix, p.family_name)
  from mandate m join mandate f on f.id = m.handed_from join person p on p.id = f.person_id where m.id = happening.thing_id and p.redacted_at is null) end`.as('handed_by')

/** What was done in the association and on the site, the newest first, by whom, and about whom. */
export const happeningsOfHouse = async (here: Here, filter: LogFilter, most: number, skip = 0) => {
  const lines = await matching(here, filter)
    .select(['happening.id', 'act', 'kind', 'thing_id', 'number', 'told', 'at', aboutName, mandateOrganisation, mandateFrom]).select(saidBy(here, 'happening', 'happening.id'))
    .orderBy('at', 'desc').orderBy('happening.id').limit(most).offset(skip).execute()
  return lines.map((line) => (line.kind === 'session' ? { ...line, said_by: line.said_by ?? line.about, about: null } : line))
}

export type LogLine = Awaited<ReturnType<typeof happeningsOfHouse>>[number]

/** How many lines match. */
export const logLength = async (here: Here, filter: LogFilter): Promise<number> =>
  (await matching(here, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count

export interface Busyness { readonly day: string; readonly acts: number }

/**
 * How many acts there were in all think tanks together, by day, over the last two weeks. Raw, because no administrator
 * stands in those rings; and a number over all of them is the only thing that leaves them.
 */
export const actsPerDay = async (database: Database): Promise<readonly Busyness[]> => (await sql<Busyness>`
  select ${dayOf(sql`h.at`)}::text as day, count(*)::int as acts
  from workspace w join ring r on r.workspace_id = w.id join happening h on h.workspace_id = w.id and h.ring_id = r.id
  where w.kind = 'thinktank' and h.at >= now() - interval '14 days' group by 1 order by 1 desc`.execute(database.db)).rows
