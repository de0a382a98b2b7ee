import { sql } from 'kysely'
import { todaySql } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { notHere } from '../../../platform/refusals.ts'
import { isMine, saidBy } from '../../../workspaces/attribution.ts'
import { links, orNotHere } from '../../../workspaces/rings.ts'
import { AlikeProposals } from './alike.ts'

/** How many lines a page of a long list holds. */
export const pageSize = 50

export const states = ['open', 'parked', 'picked', 'declined', 'withdrawn'] as const
export type State = (typeof states)[number]
export const orders = ['steun', 'nieuw'] as const
export type Order = (typeof orders)[number]
export type Kind = 'municipality' | 'shared-service' | 'supplier' | 'central-government' | 'other'

// The day in the Netherlands. An organisation that went into another speaks through that one: it must not count twice.
const stillThere = (of: string) =>
  sql<boolean>`(${sql.ref(`${of}.ended_on`)} is null or ${sql.ref(`${of}.ended_on`)} > ${todaySql})`
/**
 * SQL for the organisation through which the supporter `of` (an organisation in the query) speaks today: itself, or what it
 * went into. So its voice is still heard after a merger, and two that went into one are one voice.
 */
export const speaksNow = (of: string) => sql<string | null>`case when ${stillThere(of)} then ${sql.ref(`${of}.id`)} else organisation_now(${sql.ref(`${of}.id`)}) end`

const state = sql<State>`case when proposal.withdrawn_at is not null then 'withdrawn' else proposal.fate end`

/** How many organisations support it, by kind. */
const perKind = sql<Partial<Record<Kind, number>>>`coalesce((select jsonb_object_agg(kind, n) from (
  select n.kind, count(distinct n.id)::int as n from proposal_support s join organisation o on o.id = s.organisation_id
    join organisation n on n.id = ${speaksNow('o')}
  where s.proposal_id = proposal.id and s.withdrawn_at is null group by 1) k), '{}')`
const supporters = sql<number>`(select count(distinct ${speaksNow('o')})::int from proposal_support s join organisation o on o.id = s.organisation_id
  where s.proposal_id = proposal.id and s.withdrawn_at is null)`

export interface Filter { readonly state: State | undefined; readonly order: Order; readonly page: number }

/** Proposals a page at a time; those that were withdrawn only when asked for. `total` counts all that match. */
export const proposalsIn = async (here: Here, { state: wanted, order, page }: Filter) => {
  const query = links(here, 'proposal')
    .where(wanted === undefined ? sql<boolean>`proposal.withdrawn_at is null` : sql<boolean>`${state} = ${wanted}`)
    .select(['proposal.number', 'proposal.title', 'proposal.proposed_at'])
    .select([state.as('state'), perKind.as('kinds'), supporters.as('supporters'), sql<number>`count(*) over ()::int`.as('total')])
    .select(saidBy(here, 'proposal', 'proposal.id'))
  const sorted = order === 'steun' ? query.orderBy('supporters', 'desc').orderBy('proposal.number', 'desc') : query.orderBy('proposal.number', 'desc')
  const proposals = await sorted.limit(pageSize).offset((page - 1) * pageSize).execute()
  return { proposals, total: proposals[0]?.total ?? 0 }
}

export type ProposalLine = Awaited<ReturnType<typeof proposalsIn>>['proposals'][number]

export interface Decision { readonly kind: 'picked' | 'parked' | 'declined'; readonly reason: string; readonly decided_at: string }
export interface Revision { readonly title: string; readonly about: string; readonly why: string; readonly replaced_at: string }

const decisions = sql<Decision[]>`coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'reason', d.reason, 'decided_at', d.decided_at)
  order by d.decided_at, d.id) from proposal_decision d where d.proposal_id = proposal.id), '[]')`
const revisions = sql<Revision[]>`coalesce((select jsonb_agg(jsonb_build_object('title', r.title, 'about', r.about, 'why', r.why, 'replaced_at', r.replaced_at)
  order by r.replaced_at desc, r.id) from proposal_revision r where r.proposal_id = proposal.id and proposal.withheld is null), '[]')`
/** The think tank that came of it, for who takes part in that: for others it does not exist. */
const ownTank = (here: Here) => sql<{ slug: string; title: string } | null>`(select jsonb_build_object('slug', w.slug, 'title', w.title)
  from proposal_thinktank t join workspace w on w.id = t.workspace_id
  where t.proposal_id = proposal.id and exists (select 1 from participant p where p.workspace_id = w.id and p.person_id = ${here.who.member} and p.ended_at is null))`

const whole = (here: Here) => links(here, 'proposal').selectAll('proposal')
  .select([state.as('state'), supporters.as('supporters'), decisions.as('decisions'), revisions.as('revisions')])
  .select(saidBy(here, 'proposal', 'proposal.id'))

/** How much is going on already: what the board weighs beside a proposal. Numbers only; which think tanks they are is not told. */
export interface UnderWay { readonly tanks: number; readonly people: number }
const underWay = (here: Here) => sql<UnderWay | null>`case when ${here.who.board} then (
  select jsonb_build_object('tanks', count(distinct w.id), 'people', count(distinct p.person_id))
  from workspace w left join participant p on p.workspace_id = w.id and p.ended_at is null where w.kind = 'thinktank' and w.closed_at is null) end`
/** Which organisations support it, of those for which you hold a mandate. */
const byMandate = (here: Here) => sql<string[]>`array(select distinct m.organisation_id::text from proposal_support s
  join organisation o on o.id = s.organisation_id join mandate m on m.organisation_id = ${speaksNow('o')} and m.person_id = ${here.who.member}
  where s.proposal_id = proposal.id and s.withdrawn_at is null)`

/**
 * One proposal with what was decided about it, or 404. `begun`, whether a think tank came of it, and what is under way are
 * for who may begin one.
 */
export const proposalWith = async (here: Here, number: string) => {
  const known = Number(number)
  if (!Number.isSafeInteger(known) || known < 1 || known > 2_000_000_000) throw notHere()
  return orNotHere(await whole(here).where('proposal.number', '=', known)
    .select([isMine(here, 'proposal', 'proposal.id'), ownTank(here).as('tank'), underWay(here).as('under_way'), byMandate(here).as('by_mandate')])
    .select(sql<boolean>`${here.who.board || here.who.administers} and exists (select 1 from proposal_thinktank t where t.proposal_id = proposal.id)`.as('begun'))
    .executeTakeFirst())
}

export type Proposal = Awaited<ReturnType<typeof proposalWith>>

/**
 * The organisations that support a proposal and why, in the order in which they came. One that went into another stands
 * there as that one, with its own words when it said something itself.
 */
export const supportFor = (here: Here, proposal: string, page: number) =>
  links(here, 'proposal_support').innerJoin('organisation as gave', 'gave.id', 'proposal_support.organisation_id')
    .innerJoin('organisation', (join) => join.on(sql<boolean>`organisation.id = ${speaksNow('gave')}`))
    .where('proposal_support.proposal_id', '=', proposal).where('proposal_support.withdrawn_at', 'is', null)
    .where(sql<boolean>`not exists (select 1 from proposal_support s join organisation o on o.id = s.organisation_id
      where s.proposal_id = ${proposal} and s.withdrawn_at is null and ${speaksNow('o')} = organisation.id
        and (s.organisation_id <> organisation.id, s.given_at, s.id) < (proposal_support.organisation_id <> organisation.id, proposal_support.given_at, proposal_support.id))`)
    .select(['organisation.id', 'organisation.name', 'organisation.kind', 'organisation.region', 'proposal_support.why', 'proposal_support.given_at'])
    .orderBy('proposal_support.given_at').orderBy('organisation.name_key').limit(pageSize).offset((page - 1) * pageSize).execute()

export type Supporter = Awaited<ReturnType<typeof supportFor>>[number]

/** How many organisations of one region, size and kind there are, and how many of them support the proposal. */
export interface Cell {
  readonly region: string | null
  readonly size_class: 'small' | 'medium' | 'large' | null
  readonly kind: Kind
  readonly all: number
  readonly supporting: number
}

/** All organisations by region, size class and kind, each with how many support the proposal, also where none does. */
export const balanceOf = (here: Here, proposal: string): Promise<Cell[]> => {
  const supports = sql<boolean>`organisation.id in (select ${speaksNow('o')} from proposal_support s join organisation o on o.id = s.organisation_id
    where s.proposal_id = ${proposal} and s.withdrawn_at is null)`
  return links(here, 'organisation')
    .where(stillThere('organisation')).where(sql<boolean>`(organisation.membership is distinct from 'none' or ${supports})`)
    .select(['organisation.region', 'organisation.size_class', 'organisation.kind'])
    .select([sql<number>`count(*)::int`.as('all'), sql<number>`(count(*) filter (where ${supports}))::int`.as('supporting')])
    .groupBy(['organisation.region', 'organisation.size_class', 'organisation.kind']).orderBy('organisation.region').execute()
}

/** What asks for a decision of the board: open proposals, and those that were picked but did not begin. */
export const waitingForBoard = (here: Here) =>
  links(here, 'site').select([
    sql<number>`(select count(*)::int from proposal where fate = 'open' and withdrawn_at is null)`.as('open'),
    sql<number>`(select count(*)::int from proposal p where p.fate = 'picked' and p.withdrawn_at is null
      and not exists (select 1 from proposal_thinktank t where t.proposal_id = p.id))`.as('picked'),
  ]).executeTakeFirstOrThrow()

export type Waiting = Awaited<ReturnType<typeof waitingForBoard>>

/** What this think tank came of, for its members; undefined when it began without a proposal. */
export const originOf = (here: Here) =>
  whole(here).innerJoin('proposal_thinktank', 'proposal_thinktank.proposal_id', 'proposal.id')
    .where('proposal_thinktank.workspace_id', '=', here.workspace.id).executeTakeFirst()

export type Origin = NonNullable<Awaited<ReturnType<typeof originOf>>>

let remembered: { readonly mark: string; readonly alike: AlikeProposals } | undefined

// Changes when a proposal comes, goes or is worded anew.
const mark = sql<string>`(select concat_ws(' ', (select founded_at from site), count(*), count(withdrawn_at), count(withheld), max(proposed_at), max(edited_at)) from proposal)`

const alikeNow = async (here: Here): Promise<AlikeProposals> => {
  const now = await links(here, 'site').select(mark.as('mark')).executeTakeFirstOrThrow()
  if (remembered?.mark !== now.mark) {
    const all = await links(here, 'proposal').select(['number', 'title', 'about']).where('withdrawn_at', 'is', null).where('withheld', 'is', null).orderBy('number').execute()
    remembered = { mark: now.mark, alike: new AlikeProposals(all) }
  }
  return remembered.alike
}

/** Proposals about the same as what is being typed, most alike first: at most five. The comparing of words is kept until a proposal changes. */
export const proposalsLike = async (here: Here, typed: { title: string; about: string }) => {
  const like = (await alikeNow(here)).like(typed)
  if (like.length === 0) return []
  const found = await links(here, 'proposal').where('proposal.number', 'in', like.map(({ number }) => number)).where('proposal.withdrawn_at', 'is', null)
    .select(['proposal.number', 'proposal.title', state.as('state'), supporters.as('supporters')]).execute()
  return like.flatMap(({ number }) => found.filter((one) => one.number === number))
}

export type AlikeProposal = Awaited<ReturnType<typeof proposalsLike>>[number]
