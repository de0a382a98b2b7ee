import { sql } from 'kysely'
import type { ActName } from '../../acts.ts'
import { holdsToday } from '../../association/mandates/queries.ts'
import type { Database, Tx } from '../../platform/database.ts'
import { todaySql } from '../../platform/dates.ts'
import type { Here, Language } from '../../platform/here.ts'
import type { Hand } from '../../platform/jobs.ts'
import { writeMails } from '../../platform/mail.ts'
import { perform, type Done } from '../../platform/perform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { clerkIn, readerIn } from '../../workspaces/clerk.ts'
import { citesIn, withCitesSaid, type Cites } from '../knowledge/citing.ts'
import { endDecision, heldDecision, remindOfDecision, reviewDecision, type HeldDecision } from './changes.ts'
import type { Kind } from './kinds.ts'
import { decisionLetter, isSilent, type DecisionFacts } from './mails.ts'

interface Ending { readonly workspace_id: string; readonly number: number }

const eachOf = async (database: Database, due: readonly Ending[], act: ActName, change: (tx: Tx, here: Here, it: HeldDecision) => Promise<Done>) => {
  for (const { workspace_id, number } of due) {
    const here = await clerkIn(database, { id: workspace_id })
    try {
      await perform(here, act, heldDecision(number), (tx, it) => change(tx, here, it))
    } catch (fault) {
      // Another process was first, or it was withdrawn a moment ago.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}

/** How long before the end who did not answer is reminded: a day, and a night to sleep. */
const hoursBefore = 36

/** Reminds, once for each question that ends soon, who has not answered. Several processes may do this at once. */
export const remindOfDecisions = async (database: Database): Promise<void> => {
  const { rows } = await sql<Ending>`select workspace_id, number from decision
    where outcome is null and withdrawn_at is null and reminded_at is null
      and ends_at > now() and ends_at <= now() + make_interval(hours => ${hoursBefore})`.execute(database.db)
  await eachOf(database, rows, 'decision.remind', remindOfDecision)
}

/** Tells, once for each, who can say what came of it that the time is up. */
export const endDecisions = async (database: Database): Promise<void> => {
  const { rows } = await sql<Ending>`select workspace_id, number from decision
    where withdrawn_at is null and outcome is null and told_end_at is null and ends_at <= now()`.execute(database.db)
  await eachOf(database, rows, 'decision.end', endDecision)
}

/** Tells, once for each, that the day has come on which a group would look at its decision again. */
export const reviewDecisions = async (database: Database): Promise<void> => {
  const { rows } = await sql<Ending>`select workspace_id, number from decision
    where outcome is not null and withdrawn_at is null and reviewed_at is null
      and review_on <= ${todaySql}`.execute(database.db)
  await eachOf(database, rows, 'decision.review', reviewDecision)
}

type Due = Omit<DecisionFacts, 'origin' | 'again'> & { person_id: string; address: string; id: string; workspace_id: string; language: Language; kind: Kind }

/** Who of these still stands in the ring, wants mail of it, and is asked something that still runs. Asked anew at the moment of writing. */
const dueOf = async (tx: Tx, decision: string, people: readonly string[]): Promise<Due[]> => (await sql<Due>`
  select p.id as person_id, p.email as address, p.language, p.given_name, d.id, d.workspace_id, d.number, d.kind, d.options, d.dots, d.title, d.body, d.ends_at, w.title as tank, w.slug, d.per_organisation,
    case when d.per_organisation then (select coalesce(jsonb_agg(distinct o.name), '[]') from mandate join organisation o on o.id = mandate.organisation_id where mandate.person_id = p.id and ${holdsToday()}) else '[]' end as speaks_for,
    site.association_name as site, site.contact_email as contact
  from decision d join workspace w on w.id = d.workspace_id join ring r on r.id = d.ring_id and r.closed_at is null
    join ring_person rp on rp.ring_id = d.ring_id and rp.ended_at is null join person p on p.id = rp.person_id cross join site
  where d.id = ${decision} and p.id = any(${[...people]}::uuid[]) and d.withdrawn_at is null and d.outcome is null and d.withheld is null and d.ends_at > now() and w.closed_at is null
    and p.email is not null and p.left_at is null and p.redacted_at is null and p.mail_rhythm <> 'never'
    and not exists (select 1 from following f where f.person_id = p.id and f.workspace_id = w.id and f.mail = 'none')
  order by p.id`.execute(tx)).rows

const written = 200

/** The works that a question cites, as everybody in its ring may read them. */
const citedIn = async (database: Database, decision: string): Promise<Cites | undefined> => {
  const asked = await database.db.selectFrom('decision').select(['workspace_id', 'ring_id', 'body']).where('id', '=', decision).executeTakeFirst()
  return asked && citesIn(readerIn(database, await clerkIn(database, { id: asked.workspace_id }), asked.ring_id), [asked.body])
}

/** Writes the question to everybody who is to get it, two hundred at a time; who got it is written to no more, so twice does no harm. */
const tell = (origin: string | undefined): Hand => async (database, job) => {
  const { decision, people, again } = job.payload as { decision: string; people: string[]; again: boolean }
  const cites = await citedIn(database, decision)
  for (let at = 0; at < people.length; at += written) {
    await database.change(async (tx) => {
      const due = await dueOf(tx, decision, people.slice(at, at + written))
      await writeMails(tx, due.map((one) => ({
        person_id: one.person_id, address: one.address, ...decisionLetter({ ...one, body: withCitesSaid(one.body, cites), origin, again }), ...(isSilent(one) ? {} : { answers: { kind: 'decision', id: one.id, workspace_id: one.workspace_id } }),
      })))
      await sql`update job set payload = payload || jsonb_build_object('people', to_jsonb(${people.slice(at + written)}::text[])) where id = ${job.id}`.execute(tx)
    })
  }
}

/** The jobs of decisions, by kind. `origin`: the address of the site, for links. */
export const decisionHands = (origin: string | undefined): Record<string, Hand> => ({ 'decisions.tell': tell(origin) })
