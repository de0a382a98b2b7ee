import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import { dayOf } from '../platform/dates.ts'
import type { AttributionRule, Here } from '../platform/here.ts'

const strictness = ['named', 'by-perspective', 'anonymous'] as const

/** Whether the second rule protects at least as much as the first: the only direction in which a think tank may go. */
export const isAsStrict = (now: AttributionRule, asked: AttributionRule): boolean => strictness.indexOf(asked) >= strictness.indexOf(now)

/**
 * Makes the rule of a think tank stricter, and forgets what the stricter rule would not have kept: the hour at which
 * things were said and, where nobody may ever know who did what, who did it. Throws when it would become looser.
 */
export const makeStricter = async (tx: Tx, here: Here, rule: AttributionRule): Promise<void> => {
  const { id } = here.workspace
  const now = await tx.selectFrom('workspace').select('attribution')
    .where('id', '=', id).where('kind', '=', 'thinktank').forUpdate().executeTakeFirstOrThrow()
  if (!isAsStrict(now.attribution, rule)) throw new Error('the attribution rule of a think tank is only ever made stricter')
  if (now.attribution === rule) return
  await tx.updateTable('workspace').set({ attribution: rule }).where('id', '=', id).execute()
  await forgetLooser(tx, id, rule)
}

/**
 * Forgets what this rule would not have kept. May be done again: who was just saying something while the rule changed
 * still said it under the old one.
 */
export const forgetLooser = async (tx: Tx, workspace: string, rule: AttributionRule): Promise<void> => {
  if (rule === 'named') return
  for (const [table, column] of moments) {
    const day = sql`(${dayOf(sql.ref(column))} + time '12:00') at time zone 'UTC'`
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${day}
      where workspace_id = ${workspace} and ${sql.ref(column)} is distinct from ${day}`.execute(tx)
  }
  // The number of a mail leads to who sent it, and to when.
  await sql`update post set message_id = null, in_reply_to = null where workspace_id = ${workspace} and (message_id is not null or in_reply_to is not null)`.execute(tx)
  if (rule !== 'anonymous') return
  await sql`delete from giver g using happening h where g.kind = 'happening' and g.thing_id = h.id and h.workspace_id = ${workspace}`.execute(tx)
  // Within a day nothing may tell any more what was said first.
  await sql`update post set place = mixed.place from (
      select id, row_number() over (partition by discussion_id order by ${dayOf(sql`said_at`)}, random()) as place
      from post where workspace_id = ${workspace}) mixed where mixed.id = post.id`.execute(tx)
  for (const kind of ['source_revision', 'knowledge_revision']) {
    await sql`delete from giver g using ${sql.table(kind)} r where g.kind = ${kind} and g.thing_id = r.id and r.workspace_id = ${workspace}`.execute(tx)
  }
  await sql`delete from giver g using draft_revision r join draft d on d.id = r.draft_id
    where g.kind = 'draft_revision' and g.thing_id = r.id and d.workspace_id = ${workspace}`.execute(tx)
}

/** When somebody said, read or did something: the day is all that is kept where names are not shown. */
const moments = [
  ['happening', 'at'], ['contribution', 'said_at'], ['contribution', 'typed_over_at'], ['contribution', 'edited_at'],
  ['dispute', 'raised_at'], ['dispute', 'settled_at'], ['charter_amendment', 'proposed_at'], ['charter_answer', 'given_at'], ['signoff', 'given_at'],
  ['expectation', 'given_at'], ['expectation', 'edited_at'], ['contribution', 'withdrawn_at'], ['expectation', 'withdrawn_at'],
  ['appreciation', 'given_at'], ['signoff', 'withdrawn_at'], ['charter_amendment', 'withdrawn_at'], ['charter_amendment', 'stated_at'], ['charter_amendment', 'reminded_at'],
  ['report', 'reported_at'], ['report', 'settled_at'], ['hiding', 'hidden_at'], ['hiding', 'appealed_at'], ['hiding', 'decided_at'],
  ['concept', 'begun_at'], ['concept', 'opened_at'], ['concept', 'withdrawn_at'], ['concept_answer', 'given_at'],
  ['concept_version', 'proposed_at'], ['concept_version', 'adopted_at'], ['concept_version', 'superseded_at'], ['date_poll', 'asked_at'], ['date_poll_answer', 'given_at'],
  ['discussion', 'begun_at'], ['discussion', 'last_at'], ['discussion', 'closed_at'], ['post', 'said_at'], ['post', 'edited_at'], ['post', 'withdrawn_at'],
  ['source_revision', 'replaced_at'], ['knowledge_revision', 'replaced_at'], ['reading', 'at'], ['reading', 'since_at'],
] as const
