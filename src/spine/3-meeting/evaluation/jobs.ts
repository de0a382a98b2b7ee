import { sql } from 'kysely'
import type { Database, Tx } from '../../../platform/database.ts'
import type { Language } from '../../../platform/here.ts'
import { hashOf, newToken } from '../../../platform/ids.ts'
import type { Hand } from '../../../platform/jobs.ts'
import { writeMails } from '../../../platform/mail.ts'
import { perform } from '../../../platform/perform.ts'
import { Refusal } from '../../../platform/refusals.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { heldEvaluation, remindEvaluation, seal } from './changes.ts'
import { evaluationLetter } from './mails.ts'

interface Due {
  readonly person_id: string; readonly address: string; readonly language: Language; readonly given_name: string; readonly title: string; readonly tank: string
  readonly starts_at: Date; readonly ends_at: Date; readonly site: string; readonly contact: string
}

// Asked anew at the moment of writing. Where people were ticked off at the door only who was there is written to.
const dueIn = async (tx: Tx, evaluation: string, again: boolean): Promise<readonly Due[]> => {
  const { rows } = await sql<Due>`select p.id as person_id, p.email as address, p.language, p.given_name, m.title, w.title as tank, m.starts_at, e.ends_at,
      site.association_name as site, site.contact_email as contact
    from evaluation e join meeting m on m.id = e.meeting_id join workspace w on w.id = e.workspace_id join meeting_attendee a on a.meeting_id = m.id
      join person p on p.id = a.person_id join participant pt on pt.workspace_id = w.id and pt.person_id = p.id and pt.ended_at is null cross join site
    where e.id = ${evaluation} and e.ends_at > now() and w.closed_at is null and p.email is not null and p.left_at is null and p.redacted_at is null
      and exists (select 1 from ring_person rp where rp.ring_id = m.ring_id and rp.person_id = p.id and rp.ended_at is null)
      and case when exists (select 1 from meeting_attendee t where t.meeting_id = m.id and t.present_at is not null) then a.present_at is not null
        else a.answer is distinct from 'no' end
      and not (${again} and exists (select 1 from appreciation x join giver g on g.kind = 'appreciation' and g.thing_id = x.id
        where x.evaluation_id = e.id and g.person_id = p.id))
    order by p.id`.execute(tx)
  return rows
}

/** Writes the letters that an evaluation owes, each with a link of its own. What was written is owed no more, so twice does no harm. */
const post = (origin: string | undefined): Hand => async (database, job) => {
  const evaluation = String(job.payload['evaluation'])
  await database.change(async (tx) => {
    const it = await tx.selectFrom('evaluation').select('owes').where('id', '=', evaluation).where('owes', 'is not', null).forUpdate().executeTakeFirst()
    if (!it) return
    const again = it.owes === 'reminder'
    const letters = (await dueIn(tx, evaluation, again)).map((one) => ({ ...one, token: newToken() }))
    await writeMails(tx, letters.map((one) => ({ person_id: one.person_id, address: one.address, ...evaluationLetter({ ...one, origin, again }) })))
    const links = letters.map(({ token, person_id }) => ({ hash: hashOf(token).toString('hex'), person_id }))
    await sql`insert into evaluation_link (token_hash, evaluation_id, person_id) select decode(hash, 'hex'), ${evaluation}, person_id
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as made (hash text, person_id uuid)`.execute(tx)
    await tx.updateTable('evaluation').set({ owes: null }).where('id', '=', evaluation).execute()
  })
}

/** The jobs of evaluations, by kind. `origin`: the address of the site, for the links in the mail. */
export const evaluationHands = (origin: string | undefined): Record<string, Hand> => ({ 'evaluations.post': post(origin) })

/** How many days before the end who did not answer is reminded. */
const daysBefore = 5

/** Reminds, once for each evaluation that ends soon. Several processes may do this at once. */
export const remindOfEvaluations = async (database: Database): Promise<void> => {
  const { rows } = await sql<{ workspace_id: string; number: number }>`select e.workspace_id, m.number from evaluation e join meeting m on m.id = e.meeting_id
    where e.reminded_at is null and e.ends_at > now() and e.ends_at <= now() + make_interval(days => ${daysBefore})`.execute(database.db)
  for (const { workspace_id, number } of rows) {
    const here = await clerkIn(database, { id: workspace_id })
    try {
      await perform(here, 'evaluation.remind', heldEvaluation(number), remindEvaluation)
    } catch (fault) {
      // Another process was first, or it was closed a moment ago.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
}

/** Cuts what ties answers to people in evaluations without names that have ended. */
export const sealEvaluations = (database: Database): Promise<void> => database.change(seal)
