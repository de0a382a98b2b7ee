import { sql } from 'kysely'
import { dayOf, isoDay } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { saidBy } from '../../../workspaces/attribution.ts'
import { question } from '../../../workspaces/questions.ts'
import { rows } from '../../../workspaces/rings.ts'
import type { FateKind, Kind } from '../contributions/filter.ts'
import type { Meeting } from '../meetings/queries.ts'

/** A report is read and printed as a whole; what is beyond this is in the list of contributions. */
export const mostShown = 1000

export type Round = 'images' | 'experiences' | 'expectations' | 'question'
type Asked = { meeting: string; day: string; numbers: readonly string[]; decisions: readonly string[] }

// What was on its board, on its paper, or said on its day and not at another meeting.
const onItsOwn = ({ meeting, day }: Asked) => sql<boolean>`(board.meeting_id = ${meeting}::uuid or paper_sheet.meeting_id = ${meeting}::uuid
  or coalesce(board.meeting_id, paper_sheet.meeting_id) is null and ${dayOf(sql`contribution.said_at`)} = ${day}::date)`

// That, and what is named in its minutes: of that the round, group and votes of another board are not told.
const ofMeeting = (asked: Asked) => sql<boolean>`(${onItsOwn(asked)} or contribution.number = any(${asked.numbers}::int[]))`

const tied = (here: Here, asked: Asked) =>
  rows(here, 'contribution').where('contribution.withdrawn_at', 'is', null)
    .leftJoin('card', 'card.contribution_id', 'contribution.id').leftJoin('board_round', 'board_round.id', 'card.round_id')
    .leftJoin(rows(here, 'board').select(['board.id', 'board.meeting_id']).as('board'), 'board.id', 'card.board_id').leftJoin('card_group', 'card_group.id', 'card.card_group_id')
    .leftJoin('paper_contribution', 'paper_contribution.contribution_id', 'contribution.id')
    .leftJoin(rows(here, 'paper_sheet').select(['paper_sheet.id', 'paper_sheet.meeting_id', 'paper_sheet.round']).as('paper_sheet'), 'paper_sheet.id', 'paper_contribution.sheet_id')
    .where(ofMeeting(asked))

// A round or group of one subgroup would give away the perspective of a contribution that may not show it.
const open = (asked: Asked, column: string) => sql`${onItsOwn(asked)} and (board_round.subgroup_id is null or contribution.subgroup_id is not null) then ${sql.raw(column)}`

const round = sql`coalesce(board_round.kind, paper_sheet.round)`

const said = (here: Here, asked: Asked) => tied(here, asked)
  .leftJoin('ring as subgroup', 'subgroup.id', 'contribution.subgroup_id')
  .select(['contribution.id', 'contribution.number', 'contribution.perspective', 'contribution.body', 'subgroup.title as subgroup'])
  .select([sql<Kind>`contribution.kind`.as('kind'), sql<FateKind>`contribution.fate`.as('fate'), saidBy(here, 'contribution', 'contribution.id')])
  .select(sql<Round | null>`case when ${onItsOwn(asked)} then ${round} end`.as('round'))
  .select(sql<string | null>`case when ${open(asked, 'card_group.id')} end`.as('group_id')).select(sql<string | null>`case when ${open(asked, 'card_group.title')} end`.as('group'))
  .select(sql<number>`case when ${open(asked, '(select count(*)::int from dot where dot.card_group_id = card_group.id)')} else 0 end`.as('group_dots'))
  .select(sql<number>`case when ${onItsOwn(asked)} then (select count(*)::int from dot where dot.card_id = card.id) else 0 end`.as('dots'))
  .select([sql<number>`count(*) over ()::int`.as('total'), sql<number>`count(*) filter (where contribution.fate = 'open') over ()::int`.as('open')])
  .orderBy(sql`array_position(array['images', 'experiences', 'expectations', 'question']::text[], case when ${onItsOwn(asked)} then ${round} end)`)
  .orderBy('subgroup').orderBy('contribution.number').limit(mostShown)

// Decided on its day, or named in its minutes.
const stated = (here: Here, { day, decisions }: Asked) =>
  rows(here, 'decision').where('withdrawn_at', 'is', null).where('stated_at', 'is not', null)
    .where(sql<boolean>`(${dayOf(sql`stated_at`)} = ${day}::date or number = any(${decisions}::int[]))`)
    .select(['number', 'title', 'outcome_words', sql<'adopted' | 'not-adopted' | 'undecided'>`outcome`.as('outcome')]).orderBy('number').limit(50)

const sent = (here: Here, { meeting }: Asked) => rows(here, 'meeting').where('meeting.id', '=', meeting)
  .leftJoin(rows(here, 'meeting_report').select(['meeting_report.meeting_id', 'meeting_report.sent_at']).as('meeting_report'), 'meeting_report.meeting_id', 'meeting.id')
  .leftJoin(rows(here, 'evaluation').select(['evaluation.id', 'evaluation.meeting_id']).as('evaluation'), 'evaluation.meeting_id', 'meeting.id')
  .select(['meeting_report.sent_at', sql<boolean>`evaluation.id is not null`.as('evaluated'),
    sql<number>`(select count(*)::int from meeting_attendee a where a.meeting_id = meeting.id and a.present_at is not null)`.as('present')])

const ask = question((here, asked: Asked) => ({ said: said(here, asked), decisions: stated(here, asked), sent: sent(here, asked) }), { said: {}, decisions: {}, sent: { sent_at: true } })

const askedOf = (meeting: Pick<Meeting, 'id' | 'starts_at' | 'agenda'>): Asked =>
  ({ meeting: meeting.id, day: isoDay(meeting.starts_at), numbers: meeting.agenda.flatMap(({ contributions }) => contributions.map(String)),
    decisions: meeting.agenda.flatMap(({ decisions }) => decisions.map(String)) })

/** What came of a meeting: what was said, what was decided on its day, and how far its report has come. One query. */
export const cameOf = async (here: Here, meeting: Pick<Meeting, 'id' | 'starts_at' | 'agenda'>) => {
  const { said: contributions, decisions, sent: [state] } = await ask(here, askedOf(meeting))
  return {
    contributions, decisions, total: contributions[0]?.total ?? 0, open: contributions[0]?.open ?? 0,
    present: state?.present ?? 0, sent_at: state?.sent_at ?? null, evaluated: state?.evaluated ?? false,
  }
}
export type CameOf = Awaited<ReturnType<typeof cameOf>>
export type Contribution = CameOf['contributions'][number]

/** How many of the contributions of a meeting have no destination yet. */
export const openOf = async (here: Here, meeting: Pick<Meeting, 'id' | 'starts_at' | 'agenda'>): Promise<number> => {
  const { open: count } = await tied(here, askedOf(meeting)).where('contribution.fate', '=', 'open').select(sql<number>`count(*)::int`.as('open')).executeTakeFirstOrThrow()
  return count
}
