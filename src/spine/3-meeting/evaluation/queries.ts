import { sql } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import type { Database } from '../../../platform/database.ts'
import type { AttributionRule, Here, Language } from '../../../platform/here.ts'
import { hashOf } from '../../../platform/ids.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import { values, mets, type Met } from './form.ts'

export const pageSize = 50
/** Fewer answers than this are told to nobody. */
export const leastTold = 5
/** As many meetings as a line can still be read of. */
const mostCompared = 12

/** A meeting by its number, with its evaluation as far as there is one; 404 when it is not in your rings. */
export const evaluationAt = async (here: Here, number: number) =>
  orNotHere(await rows(here, 'meeting').where('meeting.number', '=', number)
    .leftJoin(rows(here, 'evaluation').select(['evaluation.id', 'evaluation.meeting_id', 'evaluation.ends_at']).as('evaluation'), 'evaluation.meeting_id', 'meeting.id')
    .select(['meeting.id', 'meeting.number', 'meeting.ring_id', 'meeting.title', 'meeting.starts_at', 'meeting.ends_at', 'meeting.place', 'meeting.cancelled_at'])
    .select(['evaluation.id as evaluation', 'evaluation.ends_at as open_until', sql<boolean>`coalesce(evaluation.ends_at > now(), false)`.as('is_open')])
    .select([sql<number>`(select count(*)::int from appreciation a where a.evaluation_id = evaluation.id)`.as('given'), glossaryMark(here).as('glossary')])
    .executeTakeFirst())
export type Evaluated = Awaited<ReturnType<typeof evaluationAt>>

/** One's own: what one hoped for, and what one answered so far. Both are for who asks alone. */
export const ownOf = async (here: Here, evaluation: string) => {
  const mine = isMine(here, 'appreciation', 'appreciation.id').expression
  const hoped = isMine(here, 'expectation', 'expectation.id').expression
  const [answer, hope] = await Promise.all([
    rows(here, 'appreciation').where('evaluation_id', '=', evaluation).where(sql<boolean>`${mine}`).select(['value', 'well', 'better', 'next'])
      .select(sql<Met>`met`.as('met')).executeTakeFirst(),
    rows(here, 'expectation').where('withdrawn_at', 'is', null).where(sql<boolean>`${hoped}`).select('take_away').executeTakeFirst(),
  ])
  return { answer, hope: hope?.take_away ?? '' }
}
export type Own = Awaited<ReturnType<typeof ownOf>>

/** How many gave each answer, per perspective as it may be read. */
export const countedIn = async (here: Here, evaluation: string) => {
  const found = await rows(here, 'appreciation').where('evaluation_id', '=', evaluation)
    .select(['perspective', 'value', sql<Met>`met`.as('met'), sql<number>`count(*)::int`.as('count')]).groupBy(['perspective', 'met', 'value']).execute()
  return { value: tally(found, values, 'value'), met: tally(found, mets, 'met') }
}

const tally = <K extends string, V>(found: readonly (Readonly<Record<K, V>> & { perspective: string; count: number })[], options: readonly V[], column: K) => {
  const counted = new Map<string, number[]>()
  for (const row of found) {
    const figures = counted.get(row.perspective) ?? options.map(() => 0)
    const at = options.indexOf(row[column])
    figures[at] = (figures[at] ?? 0) + row.count
    counted.set(row.perspective, figures)
  }
  return counted
}
export type Counted = Awaited<ReturnType<typeof countedIn>>

/** What people said in their own words, `page` from 1; ids are drawn, so the order does not say who answered first. */
export const wordsIn = (here: Here, evaluation: string, page: number) =>
  rows(here, 'appreciation').where('evaluation_id', '=', evaluation).where(sql<boolean>`(well <> '' or better <> '' or next <> '')`)
    .select(['appreciation.id', 'appreciation.perspective', 'appreciation.well', 'appreciation.better', 'appreciation.next'])
    .select([saidBy(here, 'appreciation', 'appreciation.id'), sql<number>`count(*) over ()::int`.as('total')])
    .orderBy('appreciation.id').limit(pageSize).offset((page - 1) * pageSize).execute()
export type Words = Awaited<ReturnType<typeof wordsIn>>[number]

/**
 * How the meetings whose evaluation has ended were answered, the first first; only where five or more answered. `value` and `met`
 * are per perspective as they may be read: what of them may be told is asked of `tellOpinions`.
 */
export const comparedIn = async (here: Here): Promise<Compared[]> => {
  const found = await rows(here, 'evaluation')
    .innerJoin(rows(here, 'meeting').select(['meeting.id', 'meeting.number', 'meeting.title', 'meeting.starts_at']).as('meeting'), 'meeting.id', 'evaluation.meeting_id')
    .innerJoin(rows(here, 'appreciation').select(['appreciation.evaluation_id', 'appreciation.perspective', 'appreciation.value', 'appreciation.met']).as('appreciation'),
      'appreciation.evaluation_id', 'evaluation.id')
    .where('evaluation.ends_at', '<=', sql<Date>`now()`)
    .select(['meeting.number', 'meeting.title', 'meeting.starts_at', 'appreciation.perspective', 'appreciation.value', sql<Met>`appreciation.met`.as('met'), sql<number>`count(*)::int`.as('count')])
    .groupBy(['meeting.number', 'meeting.title', 'meeting.starts_at', 'appreciation.perspective', 'appreciation.value', 'appreciation.met'])
    .orderBy('meeting.starts_at').orderBy('meeting.number').execute()
  const meetings = new Map<number, typeof found>()
  for (const row of found) meetings.set(row.number, [...meetings.get(row.number) ?? [], row])
  return [...meetings.values()].flatMap((of) => {
    const [first] = of
    const given = of.reduce((sum, { count }) => sum + count, 0)
    if (!first || given < leastTold) return []
    const { number, title, starts_at } = first
    return [{ number, title, starts_at, given, value: tally(of, values, 'value'), met: tally(of, mets, 'met') }]
  }).slice(-mostCompared)
}
export interface Compared extends Counted { readonly number: number; readonly title: string; readonly starts_at: Date; readonly given: number }

/** Somebody who opened the link in a mail: the meeting, what they hoped for and what they answered. Looks, and changes nothing. */
export interface Asked {
  readonly workspace_id: string; readonly number: number; readonly person_id: string; readonly title: string; readonly tank: string; readonly name: string; readonly language: Language
  readonly attribution: AttributionRule; readonly starts_at: Date; readonly open_until: Date; readonly is_open: boolean
  readonly organisation_id: string | null; readonly perspective: string; readonly hope: string; readonly answer: (NonNullable<Own['answer']>) | null
}

/** Who holds this link; undefined for one that was never sent, and for who is no longer in the ring. */
export const askedWith = async (database: Database, token: string): Promise<Asked | undefined> => {
  const { rows: found } = await sql<Asked>`select m.workspace_id, m.number, p.id as person_id, m.title, w.title as tank, p.language, w.attribution, m.starts_at,
      e.ends_at as open_until, e.ends_at > now() as is_open, pt.organisation_id, pt.perspective, concat_ws(' ', p.given_name, p.prefix, p.family_name) as name,
      coalesce((select x.take_away from expectation x join giver g on g.kind = 'expectation' and g.thing_id = x.id
        where x.workspace_id = w.id and x.withdrawn_at is null and g.person_id = p.id limit 1), '') as hope,
      (select jsonb_build_object('met', a.met, 'value', a.value, 'well', a.well, 'better', a.better, 'next', a.next) from appreciation a
        join giver g on g.kind = 'appreciation' and g.thing_id = a.id where a.evaluation_id = e.id and g.person_id = p.id limit 1) as answer
    from evaluation_link l join evaluation e on e.id = l.evaluation_id join meeting m on m.id = e.meeting_id join workspace w on w.id = m.workspace_id
      join person p on p.id = l.person_id join participant pt on pt.workspace_id = w.id and pt.person_id = p.id and pt.ended_at is null
    where l.token_hash = ${hashOf(token)} and p.left_at is null and p.redacted_at is null and w.closed_at is null
      and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)`.execute(database.db)
  return found[0]
}

