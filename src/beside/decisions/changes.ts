import { sql } from 'kysely'
import { holdsToday, mandateIn } from '../../association/mandates/queries.ts'
import type { Tx } from '../../platform/database.ts'
import { endOfDay } from '../../platform/dates.ts'
import { momentHere, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { isAnswerable } from '../../platform/mailin/address.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { malformed, notHere, tooLate } from '../../platform/refusals.ts'
import { isOther } from '../../platform/seen.ts'
import { authorOf, keepGiver } from '../../workspaces/attribution.ts'
import { unnamed } from '../../workspaces/rings.ts'
import { contentOf, decisionShown, type Answer, type DecisionFilled, type EditFilled, type OutcomeFilled } from './form.ts'
import { asksUnseen } from './few.ts'
import type { Kind } from './kinds.ts'

/** Everybody in a ring, but for who acts. */
const othersIn = async (tx: Tx, here: Here, ring: string): Promise<string[]> => {
  const found = await tx.selectFrom('ring_person').select('person_id').where('ring_id', '=', ring).where('ended_at', 'is', null).execute()
  return found.map(({ person_id }) => person_id).filter((person) => person !== here.who.member)
}

/**
 * Where mail can be answered, these people get the question itself by mail; else a notice that it is there. Not what is secret or
 * is asked where nobody is named: that is answered on the site.
 */
const tellAsked = async (tx: Tx, here: Here, it: { id: string; secret: boolean }, people: string[], again: boolean): Promise<string[]> => {
  if (!isAnswerable() || it.secret || here.workspace.attribution === 'anonymous' || people.length === 0) return people
  await enqueue(tx, { kind: 'decisions.tell', key: `decisions.tell:${it.id}:${again}`, payload: { decision: it.id, people, again } })
  return []
}

/** Puts a question to a ring, for so many days. */
export const beginDecision = async (tx: Tx, here: Here, ring: { id: string }, asked: DecisionFilled): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const { last } = await tx.selectFrom('decision').select(({ fn }) => fn.max('number').as('last'))
    .where('workspace_id', '=', here.workspace.id).executeTakeFirstOrThrow()
  const [id, number] = [newId(), (last ?? 0) + 1]
  const { title, body, results, quorum, organisation, secret, review, days } = asked
  await tx.insertInto('decision').values({
    id, workspace_id: here.workspace.id, ring_id: ring.id, number, title, body, ...contentOf(asked), results, quorum, secret,
    per_organisation: organisation, review_on: review, perspective: here.who.perspective ?? unnamed, proposed_at: momentHere(here), ends_at: endOfDay(days),
  }).execute()
  await keepGiver(tx, here, 'decision', [id])
  return { about: { kind: 'decision', id, number }, hears: await tellAsked(tx, here, { id, secret }, await othersIn(tx, here, ring.id), false) }
}

export interface HeldDecision {
  id: string; ring_id: string; number: number; kind: Kind; options: string[]; dots: number; quorum: number; per_organisation: boolean; secret: boolean
  ends_at: Date; reminded_at: Date | null; withdrawn_at: Date | null; outcome: string | null; reviewed_at: Date | null; told_end_at: Date | null
}

/** A question in your rings, held until the change is done, with who asked it. 404 otherwise. */
export const heldDecision = (number: number): Thing<HeldDecision> => ({
  hold: async (tx, here) => {
    const it = await tx.selectFrom('decision').select([
      'id', 'ring_id', 'number', 'options', 'dots', 'quorum', 'per_organisation', 'secret', 'ends_at', 'reminded_at', 'withdrawn_at', 'outcome', 'reviewed_at', 'told_end_at',
    ]).select(sql<Kind>`kind`.as('kind')).where('workspace_id', '=', here.workspace.id).where('number', '=', number)
      .where('ring_id', 'in', here.rings.map(({ id }) => id)).forUpdate().executeTakeFirst()
    if (!it) throw notHere()
    return { it: { ...it, author: await authorOf(tx, 'decision', it.id) }, ring_id: it.ring_id, about: { kind: 'decision', id: it.id, number: it.number } }
  },
})

const refuseSettled = (it: HeldDecision) => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  if (it.outcome) throw tooLate('settled')
}

const voicesFor = async (tx: Tx, it: HeldDecision): Promise<number> =>
  (await tx.selectFrom('decision_voice').select(sql<number>`count(*)::int`.as('count')).where('decision_id', '=', it.id).executeTakeFirstOrThrow()).count

/** Other words or options, until somebody has answered: from then on the question stands. 409 'frozen' later, 'changed' over what was not seen. */
export const editDecision = async (tx: Tx, here: Here, it: HeldDecision, asked: EditFilled): Promise<Done> => {
  refuseSettled(it)
  if (await voicesFor(tx, it) > 0) throw tooLate('frozen')
  const now = await tx.selectFrom('decision').select(['title', 'body', sql<string | null>`review_on::text`.as('review_on')]).where('id', '=', it.id).executeTakeFirstOrThrow()
  if (isOther(asked.seen, decisionShown({ ...it, ...now }))) throw tooLate('changed')
  await tx.updateTable('decision').set({
    title: asked.title, body: asked.body, ...contentOf(asked), review_on: asked.review, edited_at: momentHere(here),
  }).where('id', '=', it.id).execute()
  return {}
}

/** Whose voice it is: an organisation's where each has one (403 for who may not speak for it), else a person's own. */
const voiceOf = async (tx: Tx, here: Here, it: HeldDecision, organisation: string | undefined): Promise<string> => {
  if (!here.who.member) throw notHere()
  if (!it.per_organisation) return here.who.member
  if (!organisation) throw malformed('voice')
  await mandateIn(tx, here, organisation)
  return organisation
}

/** All answers of a secret question under new ids and in an order drawn anew, so that their place does not tell when each came. */
const shuffle = async (tx: Tx, it: HeldDecision): Promise<void> => {
  await sql`with gone as (delete from decision_answer where decision_id = ${it.id} returning *)
    insert into decision_answer (id, workspace_id, ring_id, decision_id, perspective, weights, reason, given_at)
    select gen_random_uuid(), workspace_id, ring_id, decision_id, perspective, weights, reason, given_at from gone order by random()`.execute(tx)
}

const insertAnswer = async (tx: Tx, here: Here, it: HeldDecision, answer: Answer): Promise<string> => {
  const id = newId()
  await tx.insertInto('decision_answer').values({
    id, workspace_id: here.workspace.id, ring_id: it.ring_id, decision_id: it.id, reason: answer.reason, weights: JSON.stringify(answer.weights),
    perspective: it.secret ? unnamed : here.who.perspective ?? unnamed,
    // A moment of its own would lead to who was seen answering then.
    given_at: it.secret ? it.ends_at : momentHere(here),
  }).execute()
  if (it.secret) await shuffle(tx, it)
  else await keepGiver(tx, here, 'decision_answer', [id])
  return id
}

/**
 * One answer for each voice, to be changed until the end; a secret one is given once, for nobody knows any more which it was.
 * The question is held, so two at once are still one.
 */
export const answerDecision = async (tx: Tx, here: Here, it: HeldDecision, answer: Answer): Promise<Done> => {
  refuseSettled(it)
  if (it.ends_at <= new Date()) throw tooLate('time')
  const voice = await voiceOf(tx, here, it, answer.voice)
  const known = await tx.selectFrom('decision_voice').select('answer_id').where('decision_id', '=', it.id).where('voice', '=', voice).executeTakeFirst()
  if (known && it.secret) throw tooLate('given')
  if (known?.answer_id) {
    await sql`delete from giver where kind = 'decision_answer' and thing_id = ${known.answer_id}`.execute(tx)
    await tx.updateTable('decision_answer').set({
      weights: JSON.stringify(answer.weights), reason: answer.reason, given_at: momentHere(here), perspective: here.who.perspective ?? unnamed,
      withheld: null, withheld_reason: '',
    }).where('id', '=', known.answer_id).execute()
    await keepGiver(tx, here, 'decision_answer', [known.answer_id])
    return {}
  }
  const answer_id = await insertAnswer(tx, here, it, answer)
  await tx.insertInto('decision_voice').values({ decision_id: it.id, voice, answer_id: it.secret ? null : answer_id }).execute()
  return {}
}

/** Taken back by who asked, or by who leads. What was answered stays to be read. */
export const withdrawDecision = async (tx: Tx, here: Here, it: HeldDecision): Promise<Done> => {
  refuseSettled(it)
  await tx.updateTable('decision').set({ withdrawn_at: momentHere(here) }).where('id', '=', it.id).execute()
  return {}
}

const allAnswered = async (tx: Tx, it: HeldDecision, given: number): Promise<boolean> => {
  if (it.per_organisation) return false
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from ring_person where ring_id = ${it.ring_id} and ended_at is null`.execute(tx)
  return given >= (row?.count ?? Infinity)
}

/** Whether somebody objects. An answer that was hidden counts: it was given. */
const hasObjection = async (tx: Tx, it: HeldDecision): Promise<boolean> =>
  (await sql`select from decision_answer where decision_id = ${it.id} and weights ? 'object' limit 1`.execute(tx)).rows.length > 0

/** What has to be answered before it can be adopted: that somebody objects, or, of a few without names, that nobody is told whether one does. */
const standsAgainst = async (tx: Tx, here: Here, it: HeldDecision, given: number): Promise<'objection' | 'unseen' | undefined> => {
  if (it.kind !== 'consent') return undefined
  if (asksUnseen(here, { kind: it.kind, given })) return 'unseen'
  return await hasObjection(tx, it) ? 'objection' : undefined
}

/**
 * States what came of it, once its time is up or everybody answered. Too few answers for the quorum: it cannot be adopted
 * (409 'quorum'). Nor consent with an objection, unless it is said what was done with it (409 'objection'; 'unseen' where
 * nobody may know of one). Everybody in the ring hears.
 */
export const stateOutcome = async (tx: Tx, here: Here, it: HeldDecision, { outcome, words, aside }: OutcomeFilled): Promise<Done> => {
  refuseSettled(it)
  const given = await voicesFor(tx, it)
  if (it.ends_at > new Date() && !(await allAnswered(tx, it, given))) throw tooLate('running')
  if (outcome === 'adopted' && given < it.quorum) throw tooLate('quorum')
  const against = outcome === 'adopted' ? await standsAgainst(tx, here, it, given) : undefined
  if (against && aside === '') throw tooLate(against)
  await tx.updateTable('decision').set({ outcome, outcome_words: words, aside: against ? aside : '', stated_at: momentHere(here) }).where('id', '=', it.id).execute()
  return { told: { outcome }, hears: await othersIn(tx, here, it.ring_id) }
}

/** Asks the same once more; the answers stand and can be changed, and what was stated stays to be read. Never when it was secret: who answered could not change theirs. */
export const reopenDecision = async (tx: Tx, here: Here, it: HeldDecision, days: number): Promise<Done> => {
  if (it.withdrawn_at) throw tooLate('withdrawn')
  if (!it.outcome) throw tooLate('running')
  if (it.secret) throw tooLate('secret')
  const before = sql<string>`earlier || jsonb_build_array(jsonb_build_object('outcome', outcome, 'words', outcome_words, 'aside', aside, 'stated_at', stated_at))`
  await tx.updateTable('decision').set({ earlier: before, outcome: null, outcome_words: '', aside: '', stated_at: null, reminded_at: null, reviewed_at: null, told_end_at: null, ends_at: endOfDay(days) })
    .where('id', '=', it.id).execute()
  return { told: { outcome: it.outcome }, hears: await othersIn(tx, here, it.ring_id) }
}

/** Who stands in the ring and has not answered; where organisations do, who speaks for one that has not. */
const silentIn = async (tx: Tx, it: HeldDecision): Promise<string[]> => {
  const silent = it.per_organisation
    ? sql`exists (select 1 from mandate where mandate.person_id = rp.person_id and ${holdsToday()}
        and not exists (select 1 from decision_voice v where v.decision_id = ${it.id} and v.voice = mandate.organisation_id))`
    : sql`not exists (select 1 from decision_voice v where v.decision_id = ${it.id} and v.voice = rp.person_id)`
  const { rows: found } = await sql<{ person_id: string }>`
    select rp.person_id from ring_person rp where rp.ring_id = ${it.ring_id} and rp.ended_at is null and ${silent}`.execute(tx)
  return found.map(({ person_id }) => person_id)
}

/** Reminds once who did not answer. */
export const remindOfDecision = async (tx: Tx, here: Here, it: HeldDecision): Promise<Done> => {
  refuseSettled(it)
  if (it.reminded_at || it.ends_at <= new Date()) throw tooLate('settled')
  await tx.updateTable('decision').set({ reminded_at: momentHere(here) }).where('id', '=', it.id).execute()
  return { hears: await tellAsked(tx, here, it, await silentIn(tx, it), true) }
}

/** Of the ring who can say what came of it: who asked, and who prepares. */
const statersIn = async (tx: Tx, it: HeldDecision & { author?: string | null }): Promise<string[]> => {
  const { rows: found } = await sql<{ person_id: string }>`
    select rp.person_id from ring_person rp where rp.ring_id = ${it.ring_id} and rp.ended_at is null and (rp.person_id = ${it.author ?? null}
      or exists (select 1 from ring r join ring_person prepares on prepares.ring_id = r.id and prepares.ended_at is null and prepares.person_id = rp.person_id
        where r.kind = 'preparation' and r.workspace_id = (select workspace_id from decision where id = ${it.id})))`.execute(tx)
  return found.map(({ person_id }) => person_id)
}

/** Tells, once, who can say what came of it that the time to answer is up. */
export const endDecision = async (tx: Tx, here: Here, it: HeldDecision): Promise<Done> => {
  refuseSettled(it)
  if (it.told_end_at || it.ends_at > new Date()) throw tooLate('settled')
  await tx.updateTable('decision').set({ told_end_at: momentHere(here) }).where('id', '=', it.id).execute()
  return { hears: await statersIn(tx, it) }
}

/** Tells the ring, once, that the day has come on which it would look at this again. */
export const reviewDecision = async (tx: Tx, here: Here, it: HeldDecision): Promise<Done> => {
  if (!it.outcome || it.reviewed_at || it.withdrawn_at) throw tooLate('settled')
  await tx.updateTable('decision').set({ reviewed_at: momentHere(here) }).where('id', '=', it.id).execute()
  return { hears: await othersIn(tx, here, it.ring_id) }
}
