import { sql } from 'kysely'
import { glossaryMark } from '../../../beside/glossary/meanings.ts'
import { chairsToday } from '../../../association/regions/queries.ts'
import type { Here } from '../../../platform/here.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { isId } from '../../../workspaces/held.ts'
import { orNotHere, rows } from '../../../workspaces/rings.ts'
import type { Choices, Part } from './form.ts'
import type { Counted, Rules } from './ranking.ts'

export const pageSize = 50

/** A day or part of a day as it is kept. */
export interface Option { readonly id: string; readonly part: Part; readonly starts_at: Date; readonly ends_at: Date }
type Raw<T> = { readonly [K in keyof T]: T[K] extends Date ? string : T[K] }

/** An option as JSON gave it. */
export const optionOf = ({ starts_at, ends_at, ...one }: Raw<Option>): Option => ({ ...one, starts_at: new Date(starts_at), ends_at: new Date(ends_at) })

/** SQL for an option as JSON; `o` is the name of table date_poll_option in the query. */
export const optionSql = sql`jsonb_build_object('id', o.id, 'part', o.part, 'starts_at', o.starts_at, 'ends_at', o.ends_at)`

const isHereStill = sql`exists (select 1 from ring_person rp where rp.ring_id = date_poll.ring_id and rp.person_id = v.person_id and rp.ended_at is null)`

// `date_poll_voice` is read in two ways only: how many answered, and what the one who asks answered. Where names are shown the
// answer of who left does not count. Elsewhere it does, for figures that change when somebody leaves would tell what theirs
// was; and there the answers themselves are counted, as nothing ties them to a voice any more some time after the end.
const given = (here: Here) => (here.workspace.attribution === 'named'
  ? sql<number>`(select count(*)::int from date_poll_voice v where v.poll_id = date_poll.id and v.answer_id is not null and ${isHereStill})`
  : sql<number>`(select count(*)::int from date_poll_answer a where a.poll_id = date_poll.id)`)
const people = sql<number>`(select count(*)::int from ring_person rp where rp.ring_id = date_poll.ring_id and rp.ended_at is null)`
const answered = (here: Here) => sql<boolean>`exists (select 1 from date_poll_voice v where v.poll_id = date_poll.id
  and v.person_id = ${here.who.member} and v.answer_id is not null)`

const lines = (here: Here) => rows(here, 'date_poll').select([
  'date_poll.id', 'date_poll.ring_id', 'date_poll.title', 'date_poll.zone', 'date_poll.asked_at', 'date_poll.ends_at', 'date_poll.withdrawn_at', 'date_poll.chosen_at',
]).select([
  given(here).as('given'), people.as('people'), answered(here).as('answered'),
  sql<number>`(select count(*)::int from date_poll_option o where o.poll_id = date_poll.id)`.as('options_count'),
  sql<Raw<Option> | null>`(select ${optionSql} from date_poll_option o where o.id = date_poll.chosen_option)`.as('chosen'),
])

/** The polls in your rings: what runs or waits for a choice first, the first to end first; `page` from 1. */
export const pollsIn = async (here: Here, page: number) => {
  const runs = sql`(date_poll.chosen_at is null and date_poll.withdrawn_at is null)`
  const found = await lines(here).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(sql`not ${runs}`).orderBy(sql`case when ${runs} then date_poll.ends_at end`).orderBy('date_poll.asked_at', 'desc').orderBy('date_poll.id')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
  return found.map((one) => ({ ...one, chosen: one.chosen && optionOf(one.chosen) }))
}
export type PollLine = Omit<Awaited<ReturnType<typeof pollsIn>>[number], 'total'>

/** Where a poll stands. `over`: nobody can answer any more, and somebody has to choose. */
export type State = 'open' | 'over' | 'chosen' | 'withdrawn'
export const stateOf = ({ withdrawn_at, chosen_at, ends_at }: Pick<PollLine, 'withdrawn_at' | 'chosen_at' | 'ends_at'>): State =>
  withdrawn_at ? 'withdrawn' : chosen_at ? 'chosen' : ends_at <= new Date() ? 'over' : 'open'

const mine = (here: Here) => sql<{ choices: Choices | null; comment: string | null; zone: string | null } | null>`(
  select jsonb_build_object('choices', a.choices, 'comment', a.comment, 'zone', v.zone) from date_poll_voice v
  left join date_poll_answer a on a.id = v.answer_id where v.poll_id = date_poll.id and v.person_id = ${here.who.member})`

const perspectives = sql<string[]>`coalesce((select jsonb_agg(distinct pt.perspective) from ring_person rp
  join participant pt on pt.person_id = rp.person_id and pt.workspace_id = date_poll.workspace_id and pt.ended_at is null
  where rp.ring_id = date_poll.ring_id and rp.ended_at is null and date_poll.every_perspective), '[]')`

/** The chairs of regions in the group and their answers. A chair is known by name: so only where names are shown. */
const regions = (here: Here) => (here.workspace.attribution === 'named'
  ? sql<Rules['regions']>`coalesce((select jsonb_agg(jsonb_build_object('region', rc.region, 'choices', a.choices) order by rc.region) from regional_chair rc
    join ring_person rp on rp.person_id = rc.person_id and rp.ring_id = date_poll.ring_id and rp.ended_at is null
    left join date_poll_voice v on v.poll_id = date_poll.id and v.person_id = rc.person_id left join date_poll_answer a on a.id = v.answer_id
    where ${chairsToday('rc')} and date_poll.every_chair), '[]')`
  : sql<Rules['regions']>`'[]'::jsonb`)

// The meeting lies in a later step: looked up in its table, as the trail does.
const meeting = sql<number | null>`(select m.number from meeting m where m.poll_id = date_poll.id and m.ring_id = date_poll.ring_id)`

/** A poll with its options by date, its rules and the reader's own answer; 404 when it is not in your rings. */
export const pollAt = async (here: Here, id: string) => {
  const found = orNotHere(isId(id) ? await lines(here).where('date_poll.id', '=', id)
    .select(['date_poll.about', 'date_poll.minimum', 'date_poll.every_perspective', 'date_poll.every_chair'])
    .select([mine(here).as('mine'), perspectives.as('present'), regions(here).as('regions'), meeting.as('meeting'), glossaryMark(here).as('glossary')])
    .select(sql<Raw<Option>[]>`(select jsonb_agg(${optionSql} order by o.starts_at, o.ends_at) from date_poll_option o where o.poll_id = date_poll.id)`.as('options'))
    .executeTakeFirst() : undefined)
  return { ...found, chosen: found.chosen && optionOf(found.chosen), options: found.options.map(optionOf) }
}
export type Poll = Awaited<ReturnType<typeof pollAt>>

/** Answers of this poll that count, as far as the reader's rings reach. */
const answersIn = (here: Here, poll: Poll) => rows(here, 'date_poll_answer').where('date_poll_answer.poll_id', '=', poll.id)
  .where(here.workspace.attribution !== 'named' ? sql<boolean>`true` : sql<boolean>`exists (select 1 from date_poll_voice v
    join ring_person rp on rp.ring_id = ${poll.ring_id} and rp.person_id = v.person_id and rp.ended_at is null
    where v.poll_id = ${poll.id} and v.answer_id = date_poll_answer.id)`)

/** How often each option was answered how, per perspective as far as it is shown; option '' counts who answered at all. */
export const countsOf = (here: Here, poll: Poll): Promise<Counted[]> =>
  answersIn(here, poll).innerJoin(sql<{ key: string; value: string }>`lateral (
      select key, value from jsonb_each_text(date_poll_answer.choices) union all select '', 'given')`.as('chosen'), (join) => join.onTrue())
    .select(['date_poll_answer.perspective', 'chosen.key as option', 'chosen.value as choice', sql<number>`count(*)::int`.as('count')])
    .groupBy(['date_poll_answer.perspective', 'chosen.key', 'chosen.value']).execute()

/** What each person answered, by name where names are shown; elsewhere comments only, in an order that tells nothing. */
export const answersOf = (here: Here, poll: Poll, page: number) => {
  const isNamed = here.workspace.attribution === 'named'
  const all = answersIn(here, poll).select(['date_poll_answer.id', 'date_poll_answer.perspective', 'date_poll_answer.comment'])
    .select(isNamed ? sql<Choices>`date_poll_answer.choices`.as('choices') : sql<Choices>`'{}'::jsonb`.as('choices'))
    .select(saidBy(here, 'date_poll_answer', 'date_poll_answer.id')).select(isMine(here, 'date_poll_answer', 'date_poll_answer.id'))
    .select(sql<number>`(count(*) over ())::int`.as('total'))
  return (isNamed ? all.orderBy('said_by') : all.where('date_poll_answer.comment', '<>', '')).orderBy('date_poll_answer.id')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
}
export type AnswerLine = Awaited<ReturnType<typeof answersOf>>[number]

/** The rings that can be asked. */
export const ringsToAsk = (here: Here) => here.rings.filter(({ kind }) => kind === 'members' || kind === 'preparation' || kind === 'subgroup')
