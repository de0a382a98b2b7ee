import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { kept, keptKinds, type KeptKind } from '../../platform/retention.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isId } from '../../workspaces/held.ts'

const days = (kind: KeptKind) => z.string({ error: 'days' }).transform((typed) => typed.trim())
  .pipe(z.string().regex(/^\d{1,4}$/, 'days')).transform(Number).pipe(z.number().min(kept[kind].least, 'days').max(kept[kind].most, 'days'))

/** How long each kind is kept, in days. A letter that may still go out cannot have been forgotten before. */
export const retentionSchema = z.strictObject({
  ...Object.fromEntries(keptKinds.map((kind) => [kind, days(kind)])) as Record<KeptKind, ReturnType<typeof days>>, seen: seenField(),
})
  .superRefine((values, context) => {
    if (values.mail < values['mail-waiting']) context.addIssue({ code: 'custom', path: ['mail'], message: 'shorter' })
  })

/** For how many days each kind is kept, by what was set. */
export const daysFrom = (set: readonly { readonly kind: string; readonly days: number }[]): Readonly<Record<KeptKind, number>> =>
  Object.fromEntries(keptKinds.map((kind) => [kind, set.find((one) => one.kind === kind)?.days ?? kept[kind].days])) as Record<KeptKind, number>

/** Sets for how many days each kind is kept; told is what changed. 409 'changed' over what was not seen: what was forgotten does not come back. */
export const setRetention = async (tx: Tx, here: Here, { seen, ...values }: z.output<typeof retentionSchema>): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  if (isOther(seen, daysFrom(await tx.selectFrom('retention').select(['kind', 'days']).execute()))) throw tooLate('changed')
  const { rows } = await sql<{ kind: KeptKind; days: number }>`
    insert into retention (kind, days) select kind, days from jsonb_to_recordset(${JSON.stringify(keptKinds.map((kind) => ({ kind, days: values[kind] })))}::jsonb) as asked (kind text, days int)
    on conflict (kind) do update set days = excluded.days, changed_at = now() where retention.days <> excluded.days
    returning kind, days`.execute(tx)
  return { told: Object.fromEntries(rows.map((row) => [row.kind, row.days])) }
}

interface ParkedJob { readonly id: string; readonly job: string }

/** A job that failed too often and waits for somebody; 404 when there is none. */
export const heldParked = (id: string): Thing<ParkedJob> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'administration')
    const { rows } = await sql<ParkedJob>`select id, kind as job from job where id = ${isId(id) ? id : null} and parked_at is not null for update`.execute(tx)
    if (!rows[0] || !ring) throw notHere()
    return { it: rows[0], ring_id: ring.id, about: { kind: 'job', id } }
  },
})

/** Tries it again, from the start. */
export const retryJob = async (tx: Tx, { id, job }: ParkedJob): Promise<Done> => {
  await sql`update job set parked_at = null, tries = 0, run_at = now(), lent_to = null, lent_until = null where id = ${id}`.execute(tx)
  await sql`select pg_notify('denktank_job', '')`.execute(tx)
  return { told: { job } }
}

/** Gives it up: what it was for is not done. */
export const dropJob = async (tx: Tx, { id, job }: ParkedJob): Promise<Done> => {
  await sql`delete from job where id = ${id}`.execute(tx)
  return { told: { job } }
}
