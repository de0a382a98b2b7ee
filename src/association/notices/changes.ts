import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { oneOf } from '../../platform/form.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere } from '../../platform/refusals.ts'

export const followings = ['all', 'mine', 'none'] as const
/** What mail somebody wants of a think tank: of all that happens, of what concerns them, or none. */
export type Following = (typeof followings)[number]
export const followForm = z.strictObject({ mail: oneOf(followings) })

/** A think tank in which somebody takes part now; told in the site's administration ring, so that nobody in it hears who follows it. */
export const heldPart = (slug: string): Thing<{ workspace_id: string; person_id: string }> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<{ workspace_id: string; person_id: string; desk: string }>`
      select pt.workspace_id, pt.person_id, desk.id as desk from participant pt join workspace w on w.id = pt.workspace_id
        join ring desk on desk.workspace_id = ${here.workspace.id} and desk.kind = 'administration'
      where w.slug = ${slug} and w.kind = 'thinktank' and pt.person_id = ${here.who.member} and pt.ended_at is null for update of pt`.execute(tx)
    const [row] = rows
    if (!row) throw notHere()
    return { it: { ...row, author: row.person_id }, ring_id: row.desk }
  },
})

/** From now on: news that is there already is not mailed. */
export const follow = (mail: Following) => async (tx: Tx, { workspace_id, person_id }: { workspace_id: string; person_id: string }): Promise<Done> => {
  await sql`insert into following (person_id, workspace_id, mail, mailed_seq)
    values (${person_id}, ${workspace_id}, ${mail}, (select coalesce(max(seq), 0) from happening where workspace_id = ${workspace_id}))
    on conflict (person_id, workspace_id) do update set mail = excluded.mail,
      mailed_seq = case when following.mail = 'all' then following.mailed_seq else excluded.mailed_seq end`.execute(tx)
  return { told: { mail } }
}

export const lessRhythms = ['weekly', 'never'] as const
export type LessRhythm = (typeof lessRhythms)[number]
export const lessForm = z.strictObject({ hoeveel: oneOf(lessRhythms) })

/** The receiver of a mail, by the secret in it. Only the clerk comes with one: whoever holds the mail need not sign in. 404 for any other. */
export const heldReceiver = (token: string): Thing<{ person_id: string }> => ({
  hold: async (tx, here) => {
    const { rows } = await sql<{ person_id: string; desk: string }>`
      select p.id as person_id, desk.id as desk from mail_less l join person p on p.id = l.person_id
        join ring desk on desk.workspace_id = ${here.workspace.id} and desk.kind = 'administration'
      where l.token_hash = ${hashOf(token)} and p.left_at is null and p.redacted_at is null for update of p`.execute(tx)
    const [row] = rows
    if (!row) throw notHere()
    return { it: { person_id: row.person_id }, ring_id: row.desk, about: { kind: 'person', id: row.person_id } }
  },
})

/** Less mail about what happened. Who wants none gets nothing that still waits either. */
export const getLess = (rhythm: LessRhythm) => async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  await tx.updateTable('person').set({ mail_rhythm: rhythm }).where('id', '=', person_id).execute()
  if (rhythm === 'never') await tx.deleteFrom('notice').where('person_id', '=', person_id).where('mailed_at', 'is', null).execute()
  return { told: { rhythm } }
}
