import { sql, type RawBuilder } from 'kysely'
import { holdsToday } from '../../association/mandates/queries.ts'
import { todaySql } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { isMine, type Given } from '../../workspaces/attribution.ts'
import { links } from '../../workspaces/rings.ts'

/** What waits for a person in one think tank: numbers and days only, no text that anybody wrote. */
export interface Waiting {
  readonly amendment: { readonly number: number; readonly ends_at: string } | null
  /** said nothing yet of what they want to take away and can bring */
  readonly expects: boolean
  /** a version of a text that they did not look at yet, where the charter asks for that */
  readonly signoff: { readonly number: number; readonly revision: number } | null
  /** findings with an objection that is not settled: the lowest number, and how many objections */
  readonly contested: { readonly number: number; readonly disputes: number } | null
  /** contributions without a fate */
  readonly open: number
  /** amendments whose time is up, without an outcome: the lowest number */
  readonly undecided: number | null
  /** the evaluation of a meeting that they were at and did not answer yet */
  readonly evaluation: { readonly number: number; readonly ends_at: string } | null
  /** a question to the group that they did not answer yet, the first to end, and how many there are */
  readonly question: { readonly number: number; readonly ends_at: string; readonly count: number } | null
  /** a question to the group whose time is up, without an outcome: the lowest number */
  readonly unstated: number | null
  /** days of which they did not say yet when they can */
  readonly poll: { readonly id: string; readonly ends_at: string } | null
  /** a date poll that ended, from which nobody chose a day */
  readonly unchosen: string | null
  /** the first meeting to come of which they did not say yet whether they come */
  readonly appointment: { readonly number: number; readonly starts_at: string } | null
  /** people who did not answer their invitation in the days that were set */
  readonly silent: number
}

// Within the rings in which the asker stands now, in every think tank at once: the same rule as rows(), over more than one place.
const inMyRings = (here: Here, of: string) => sql<boolean>`${sql.ref(`${of}.workspace_id`)} = workspace.id and ${sql.ref(`${of}.ring_id`)} in (
  select rp.ring_id from ring_person rp join ring r on r.id = rp.ring_id where rp.person_id = ${here.who.member} and rp.ended_at is null and r.closed_at is null and r.workspace_id = workspace.id)`

const gaveIt = (here: Here, kind: Given, id: string): RawBuilder<boolean> => isMine(here, kind, id).expression as RawBuilder<boolean>

const amendment = (here: Here) => sql<Waiting['amendment']>`(select jsonb_build_object('number', a.number, 'ends_at', a.ends_at) from charter_amendment a
  where ${inMyRings(here, 'a')} and a.withdrawn_at is null and a.outcome is null and a.ends_at > now() and not ${gaveIt(here, 'charter_amendment', 'a.id')}
    and not exists (select 1 from charter_answer n where n.amendment_id = a.id and ${gaveIt(here, 'charter_answer', 'n.id')})
  order by a.ends_at, a.number limit 1)`

const undecided = (here: Here) => sql<number | null>`(select min(a.number) from charter_amendment a
  where ${inMyRings(here, 'a')} and a.withdrawn_at is null and a.outcome is null and a.ends_at <= now())`

const voices = (here: Here) => sql`exists (select 1 from decision_voice v where v.decision_id = q.id and (v.voice = ${here.who.member}
  or v.voice in (select mandate.organisation_id from mandate where mandate.person_id = ${here.who.member} and ${holdsToday()})))`

// Where each organisation has one voice, only who speaks for one is asked.
const question = (here: Here) => sql<Waiting['question']>`(select jsonb_build_object('number', q.number, 'ends_at', q.ends_at, 'count', count(*) over ()) from decision q
  where ${inMyRings(here, 'q')} and q.withdrawn_at is null and q.outcome is null and q.ends_at > now() and not ${voices(here)}
    and (not q.per_organisation or exists (select 1 from mandate where mandate.person_id = ${here.who.member} and ${holdsToday()}))
  order by q.ends_at, q.number limit 1)`

// Where people were ticked off at the door, only who was there is asked.
const evaluation = (here: Here) => sql<Waiting['evaluation']>`(select jsonb_build_object('number', m.number, 'ends_at', e.ends_at) from evaluation e join meeting m on m.id = e.meeting_id
  where ${inMyRings(here, 'e')} and e.ends_at > now() and not exists (select 1 from appreciation a where a.evaluation_id = e.id and ${gaveIt(here, 'appreciation', 'a.id')})
    and (not exists (select 1 from meeting_attendee t where t.meeting_id = m.id and t.present_at is not null)
      or exists (select 1 from meeting_attendee t where t.meeting_id = m.id and t.present_at is not null and t.person_id = ${here.who.member}))
  order by e.ends_at, m.number limit 1)`

// Who came into the ring after it was planned is asked too: their answer writes them in.
const appointment = (here: Here) => sql<Waiting['appointment']>`(select jsonb_build_object('number', m.number, 'starts_at', m.starts_at) from meeting m
  where ${inMyRings(here, 'm')} and m.cancelled_at is null and m.closed_at is null and m.starts_at > now()
    and not exists (select 1 from meeting_attendee a where a.meeting_id = m.id and a.person_id = ${here.who.member} and a.answer is not null)
  order by m.starts_at, m.number limit 1)`

// Who asked says what came of it, or who prepares does.
const unstated = (here: Here) => sql<number | null>`(select min(q.number) from decision q
  where ${inMyRings(here, 'q')} and (part.role <> 'member' or ${gaveIt(here, 'decision', 'q.id')}) and q.withdrawn_at is null and q.outcome is null and q.ends_at <= now())`

const poll = (here: Here) => sql<Waiting['poll']>`(select jsonb_build_object('id', d.id, 'ends_at', d.ends_at) from date_poll d
  where ${inMyRings(here, 'd')} and d.withdrawn_at is null and d.chosen_at is null and d.ends_at > now()
    and not exists (select 1 from date_poll_voice v where v.poll_id = d.id and v.person_id = ${here.who.member} and v.answer_id is not null)
  order by d.ends_at, d.id limit 1)`

const unchosen = (here: Here) => sql<string | null>`(select d.id from date_poll d
  where ${inMyRings(here, 'd')} and d.withdrawn_at is null and d.chosen_at is null and d.ends_at <= now() order by d.ends_at, d.id limit 1)`

const expects = (here: Here) => sql<boolean>`not exists (select 1 from expectation e where ${inMyRings(here, 'e')} and e.withdrawn_at is null
  and ${gaveIt(here, 'expectation', 'e.id')})`

// Without a charter the usual criteria hold, and those ask for it.
const asksReview = (here: Here) => sql<boolean>`coalesce((select h.content -> 'ripeness' -> 'asked' @> '"reviewed"' from charter h
  where ${inMyRings(here, 'h')} order by h.version desc limit 1), true)`

const signoff = (here: Here) => sql<Waiting['signoff']>`(select jsonb_build_object('number', d.number, 'revision', d.revision)
  from (select d.id, d.number, d.revision, d.saved_at from draft d where ${inMyRings(here, 'd')} and d.withdrawn_at is null
    order by d.saved_at desc, d.number desc limit 1) d
  where not exists (select 1 from publication p where p.draft_id = d.id and p.withdrawn_at is null and p.published_at >= d.saved_at)
    and not exists (select 1 from signoff s where s.draft_id = d.id and s.revision = d.revision and s.withdrawn_at is null and ${gaveIt(here, 'signoff', 's.id')})
    and ${asksReview(here)})`

const contested = (here: Here) => sql<Waiting['contested']>`(select case when count(*) > 0 then jsonb_build_object('number', min(f.number), 'disputes', count(*)) end
  from dispute d join finding f on f.id = d.finding_id
  where ${inMyRings(here, 'd')} and ${inMyRings(here, 'f')} and d.settled_at is null and f.withdrawn_at is null)`

const open = (here: Here) => sql<number>`(select count(*)::int from contribution c where ${inMyRings(here, 'c')} and c.withdrawn_at is null and c.fate = 'open')`

const silent = (here: Here) => sql<number>`(select count(*)::int from invitation i left join invitation_round t on t.workspace_id = i.workspace_id
  where ${inMyRings(here, 'i')} and i.withdrawn_at is null and i.answer is null and i.until >= ${todaySql}
    and i.mailed_at < now() - make_interval(days => coalesce(t.remind_after, 7)))`

/** Everything that waits for who asks, a row for each think tank that `waitingIn` is narrowed to. Only who prepares is asked what others wait for. */
export const waitingIn = (here: Here) =>
  links(here, 'workspace').innerJoin('participant as part', 'part.workspace_id', 'workspace.id')
    .where('part.person_id', '=', here.who.member).where('part.ended_at', 'is', null).where('workspace.kind', '=', 'thinktank').where('workspace.closed_at', 'is', null)
    .select([question(here).as('question'), evaluation(here).as('evaluation'), unstated(here).as('unstated')])
    .select([appointment(here).as('appointment'), poll(here).as('poll'), sql<string | null>`case when part.role <> 'member' then ${unchosen(here)} end`.as('unchosen')])
    .select([amendment(here).as('amendment'), expects(here).as('expects'), signoff(here).as('signoff'), contested(here).as('contested')])
    .select([ofPreparing(open(here)).as('open'), sql<number | null>`case when part.role <> 'member' then ${undecided(here)} end`.as('undecided'), ofPreparing(silent(here)).as('silent')])

const ofPreparing = (count: RawBuilder<number>) => sql<number>`case when part.role <> 'member' then ${count} else 0 end`

/** An edition that asks for the answer of an organisation for which somebody speaks. */
export interface Endorsable { readonly slug: string; readonly number: number; readonly title: string; readonly organisation_id: string; readonly organisation: string }

/** Editions to which an organisation for which the asker speaks today did not answer yet, the longest asked first. */
export const endorsableBy = (here: Here, most: number) =>
  links(here, 'publication').innerJoin('organisation', (join) => join.on(sql<boolean>`organisation.id in (
    select mandate.organisation_id from mandate where mandate.person_id = ${here.who.member} and ${holdsToday()})`))
    .where('publication.withdrawn_at', 'is', null).where('publication.endorsement_asked_at', 'is not', null)
    .where(sql<boolean>`not exists (select 1 from publication later where later.slug = publication.slug and later.withdrawn_at is null and later.number > publication.number)`)
    .where(sql<boolean>`not exists (select 1 from endorsement e where e.publication_id = publication.id and e.organisation_id = organisation.id and e.ended_at is null)`)
    .select(['publication.slug', 'publication.number', 'publication.title', 'organisation.id as organisation_id', 'organisation.name as organisation'])
    .orderBy('publication.endorsement_asked_at').orderBy('publication.slug').orderBy('organisation.name_key').limit(most)
