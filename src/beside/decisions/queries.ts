import { sql } from 'kysely'
import { holdsToday, organisationsSpokenFor } from '../../association/mandates/queries.ts'
import type { Here } from '../../platform/here.ts'
import { isMine, saidBy } from '../../workspaces/attribution.ts'
import { links, orNotHere, rows } from '../../workspaces/rings.ts'
import { glossaryMark } from '../glossary/meanings.ts'
import type { Kind, Outcome, Showing, Weighed, Weights } from './kinds.ts'

export const pageSize = 50

/**
 * SQL: whether the one who asks has answered: in person, or for an organisation they speak for today. `decision_voice` is
 * read in no other way: it tells a person about their own voices only.
 */
const answeredSql = (here: Here) => here.who.member === null ? sql<boolean>`false` : sql<boolean>`exists (
  select 1 from decision_voice v where v.decision_id = decision.id and (v.voice = ${here.who.member} or v.voice in (
    select mandate.organisation_id from mandate where mandate.person_id = ${here.who.member} and ${holdsToday()})))`

const given = sql<number>`(select count(*)::int from decision_voice v where v.decision_id = decision.id)`
/** How many people stand in the ring that was asked. */
const people = sql<number>`(select count(*)::int from ring_person rp where rp.ring_id = decision.ring_id and rp.ended_at is null)`

const lines = (here: Here) => rows(here, 'decision').select([
  'decision.id', 'decision.ring_id', 'decision.number', 'decision.title', 'decision.ends_at', 'decision.proposed_at', 'decision.perspective',
  'decision.per_organisation', 'decision.secret', 'decision.quorum', 'decision.withdrawn_at', 'decision.stated_at',
]).select([
  sql<Kind>`decision.kind`.as('kind'), sql<Outcome | null>`decision.outcome`.as('outcome'),
  answeredSql(here).as('answered'), given.as('given'), people.as('people'), sql<string | null>`decision.review_on::text`.as('review_on'),
]).select(saidBy(here, 'decision', 'decision.id'))

/** The questions in your rings: those that still run or wait for an outcome first, the first to end first; `page` from 1. */
export const decisionsIn = (here: Here, page: number) => {
  const runs = sql`(decision.outcome is null and decision.withdrawn_at is null)`
  return lines(here).select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(sql`not ${runs}`).orderBy(sql`case when ${runs} then decision.ends_at end`).orderBy('decision.number', 'desc')
    .limit(pageSize).offset((page - 1) * pageSize).execute()
}
export type DecisionLine = Omit<Awaited<ReturnType<typeof decisionsIn>>[number], 'total'>

/** Where a question stands. `over`: its time is up, and somebody must say what came of it. */
export type State = 'open' | 'over' | 'withdrawn' | Outcome
export const stateOf = ({ outcome, withdrawn_at, ends_at }: Pick<DecisionLine, 'outcome' | 'withdrawn_at' | 'ends_at'>): State =>
  withdrawn_at ? 'withdrawn' : outcome ?? (ends_at <= new Date() ? 'over' : 'open')

/** Whether every person who was asked has answered; never for organisations, of which nobody knows how many will. */
export const isComplete = ({ per_organisation, given: count, people: all }: Pick<DecisionLine, 'per_organisation' | 'given' | 'people'>) =>
  !per_organisation && all > 0 && count >= all

/** SQL: the term that a question is about, where it asks to adopt a description. `waits`: nobody adopted it yet. */
const conceptAsked = (here: Here) => sql<{ number: number; label: string; waits: boolean } | null>`(${rows(here, 'concept').innerJoin(rows(here, 'concept_version')
  .select(['concept_version.concept_id', 'concept_version.decision_id', 'concept_version.adopted_at']).as('v'), 'v.concept_id', 'concept.id')
  .where('concept.withdrawn_at', 'is', null).whereRef('v.decision_id', '=', 'decision.id' as 'v.decision_id')
  .select(sql<unknown>`jsonb_build_object('number', concept.number, 'label', concept.label, 'waits', v.adopted_at is null)`.as('concept')).limit(1)})`

/** What was stated before the question was reopened. */
export interface Earlier { readonly outcome: Outcome; readonly words: string; readonly aside: string; readonly stated_at: string | null }

/** A question by its number; 404 when it is not in your rings. */
export const decisionAt = async (here: Here, number: number) =>
  orNotHere(await lines(here).where('decision.number', '=', number)
    .select(['decision.body', 'decision.options', 'decision.dots', 'decision.edited_at', 'decision.outcome_words', 'decision.aside', 'decision.withheld'])
    .select([sql<Showing>`decision.results`.as('results'), glossaryMark(here).as('glossary'), conceptAsked(here).as('concept'), sql<readonly Earlier[]>`decision.earlier`.as('earlier')]).select(isMine(here, 'decision', 'decision.id'))
    .executeTakeFirst())
export type Decision = Awaited<ReturnType<typeof decisionAt>>

/**
 * Whether the answers may be shown to the one who asks. Without names, and when it is secret, never while it runs: an answer
 * would show by what a figure was before and after it.
 */
export const seesAnswers = (here: Here, decision: Decision): boolean => {
  if (stateOf(decision) !== 'open' || isComplete(decision)) return true
  if (here.workspace.attribution !== 'named' || decision.secret || decision.results === 'closed') return false
  return decision.results === 'open' || decision.answered
}

/** Your own answer: as a person, or of the organisation that `voice` names. Undefined when it is secret or was not given. */
export const myAnswer = async (here: Here, decision: Decision, organisation: string | undefined) => {
  const voice = decision.per_organisation ? organisation : here.who.member
  if (!voice || decision.secret) return undefined
  const found = await rows(here, 'decision_answer').where('decision_answer.decision_id', '=', decision.id)
    .where(sql<boolean>`decision_answer.id = (select v.answer_id from decision_voice v where v.decision_id = ${decision.id} and v.voice = ${voice})`)
    .select(['decision_answer.weights', 'decision_answer.reason']).executeTakeFirst()
  return found && { weights: found.weights as Weights, reason: found.reason }
}
export type MyAnswer = Awaited<ReturnType<typeof myAnswer>>

/** The organisations for which the one who asks may answer, when each organisation has one voice; else none. */
export const voicesHere = async (here: Here, { per_organisation }: Pick<Decision, 'per_organisation'>) =>
  (per_organisation ? organisationsSpokenFor(here) : [])
export type Voice = Awaited<ReturnType<typeof voicesHere>>[number]

/** How often each option was weighed how, per perspective as far as it is shown at all. */
export const weighedIn = (here: Here, decision: string): Promise<Weighed[]> =>
  rows(here, 'decision_answer').where('decision_answer.decision_id', '=', decision)
    .innerJoin(sql<{ key: string; value: string }>`lateral jsonb_each_text(decision_answer.weights)`.as('weighed'), (join) => join.onTrue())
    .select(['decision_answer.perspective', 'weighed.key as option', sql<number>`weighed.value::int`.as('weight'), sql<number>`count(*)::int`.as('count')])
    .groupBy(['decision_answer.perspective', 'weighed.key', 'weighed.value']).execute()

/** The reasons that people gave, objections first; their order tells nothing. `page` from 1. */
export const reasonsOf = (here: Here, decision: Pick<Decision, 'id' | 'secret'>, page: number) =>
  rows(here, 'decision_answer').where('decision_answer.decision_id', '=', decision.id).where('decision_answer.reason', '<>', '')
    .select(['decision_answer.id', 'decision_answer.weights', 'decision_answer.reason', 'decision_answer.perspective'])
    .select(saidBy(here, 'decision_answer', 'decision_answer.id')).select(isMine(here, 'decision_answer', 'decision_answer.id'))
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .orderBy(sql`not (decision_answer.weights ? 'object')`).orderBy('decision_answer.id').limit(pageSize).offset((page - 1) * pageSize).execute()
export type Reason = Awaited<ReturnType<typeof reasonsOf>>[number]

/** The rings that the one who asks may put a question to: those they stand in. */
export const ringsToAsk = (here: Here) => here.rings.filter(({ kind }) => kind === 'members' || kind === 'preparation' || kind === 'subgroup')

/** Which of these questions somebody answered by now: its options can no longer be changed. */
export const isFrozen = async (here: Here, decision: string): Promise<boolean> => {
  const { frozen } = await links(here, 'workspace').where('workspace.id', '=', here.workspace.id)
    .select(sql<boolean>`exists (select 1 from decision_voice v where v.decision_id = ${decision})`.as('frozen')).executeTakeFirstOrThrow()
  return frozen
}
