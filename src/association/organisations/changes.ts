import { sql } from 'kysely'
import { z } from 'zod'
import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, optionalText, ticked } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isId } from '../../workspaces/held.ts'
import { dayOrToday, optionalDay } from './days.ts'
import { kinds, memberships, schemes, sizes } from './queries.ts'

const orNull = <const T extends readonly string[]>(values: T) =>
  z.enum(['', ...values], { error: 'choose' }).default('').transform((value) => (value === '' ? null : value) as T[number] | null)

export const organisationSchema = z.strictObject({
  name: line(200),
  kind: oneOf(kinds),
  size_class: orNull(sizes),
  region: optionalText(100).transform((region) => (region === '' ? null : region)),
  membership: orNull(memberships),
  ended_on: optionalDay(),
})
export type OrganisationFields = z.output<typeof organisationSchema>
export const editSchema = organisationSchema.extend({ seen: seenField() })

export const codeSchema = z.strictObject({ scheme: oneOf(schemes), code: line(100), valid_from: optionalDay(), valid_to: optionalDay() })
  .refine(({ valid_from, valid_to }) => valid_from === null || valid_to === null || valid_to >= valid_from, { path: ['valid_to'], message: 'order' })
export const endCodeSchema = z.strictObject({
  code_id: z.string().refine(isId, 'choose'), wat: oneOf(['einde', 'fout']),
})
export const mergeSchema = z.strictObject({
  successor_id: z.string({ error: 'choose' }).refine(isId, 'choose'), on_day: dayOrToday(), zeker: ticked().refine(Boolean, 'sure'),
})

/** Why a change of an organisation cannot be made; each has its words. */
export const reasons = ['no-region', 'changed', 'code-taken', 'itself', 'circle', 'successor-ended'] as const

const refuseNoRegion = async (tx: Tx, region: string | null) => {
  if (region === null) return
  if (!(await tx.selectFrom('region').select('name').where('name', '=', region).forShare().executeTakeFirst())) throw tooLate('no-region')
}

/** Adds an organisation. Throws 409 'no-region' when its region is not there. */
export const addOrganisation = async (tx: Tx, fields: OrganisationFields): Promise<Done> => {
  await refuseNoRegion(tx, fields.region)
  const id = newId()
  await tx.insertInto('organisation').values({ id, ...fields, name_key: sortKey(fields.name) }).execute()
  return { about: { kind: 'organisation', id } }
}

/** Changes an organisation; one that exists on went into no other. Throws 409 'no-region' as well, and 'changed' over what was not seen. */
export const editOrganisation = async (tx: Tx, id: string, { seen, ...fields }: z.output<typeof editSchema>): Promise<Done> => {
  await refuseNoRegion(tx, fields.region)
  const now = await tx.selectFrom('organisation').select(['name', 'kind', 'size_class', 'region', 'membership', sql<string | null>`ended_on::text`.as('ended_on')])
    .where('id', '=', id).executeTakeFirstOrThrow()
  // Who opened the form before a merger would else undo it with another name.
  if (isOther(seen, now)) throw tooLate('changed')
  if (fields.ended_on === null) await tx.deleteFrom('organisation_succession').where('organisation_id', '=', id).execute()
  else await tx.updateTable('organisation_succession').set({ on_day: fields.ended_on }).where('organisation_id', '=', id).execute()
  await tx.updateTable('organisation').set({ ...fields, name_key: sortKey(fields.name) }).where('id', '=', id).execute()
  return {}
}

/** Adds a code from a register. Throws 409 'code-taken' when an organisation, also this one, has it on one of those days. */
export const addCode = async (tx: Tx, here: Here, id: string, fields: z.output<typeof codeSchema>): Promise<Done> => {
  const { scheme, code, valid_from, valid_to } = fields
  // One at a time: a code is looked up before it is written, and two people may do so at once.
  await holdWorkspace(tx, here.workspace.id)
  const { rows } = await sql`select 1 from organisation_code where scheme = ${scheme} and lower(code) = lower(${code})
    and coalesce(valid_from, '-infinity') <= coalesce(${valid_to}::date, 'infinity') and coalesce(valid_to, 'infinity') >= coalesce(${valid_from}::date, '-infinity')`.execute(tx)
  if (rows.length > 0) throw tooLate('code-taken')
  await tx.insertInto('organisation_code').values({ id: newId(), organisation_id: id, ...fields }).execute()
  return { told: { scheme } }
}

/** Ends a code yesterday, so that another can begin today; or takes away one that was never right, or would begin only later. */
export const endCode = async (tx: Tx, id: string, { code_id, wat }: z.output<typeof endCodeSchema>): Promise<Done> => {
  const code = await tx.selectFrom('organisation_code').select(['scheme', sql<boolean>`coalesce(valid_from > current_date, false)`.as('begins_later')]).where('id', '=', code_id).where('organisation_id', '=', id).executeTakeFirst()
  if (!code) throw notHere()
  if (wat === 'fout' || code.begins_later) await tx.deleteFrom('organisation_code').where('id', '=', code_id).execute()
  else {
    await tx.updateTable('organisation_code').set({ valid_to: sql<string>`greatest(current_date - 1, valid_from)` })
      .where('id', '=', code_id).where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', sql<string>`current_date`)])).execute()
  }
  return { told: { scheme: code.scheme } }
}

const refuseCircle = async (tx: Tx, id: string, successor: string) => {
  const { rows } = await sql`with recursive after_it as (
      select successor_id from organisation_succession where organisation_id = ${successor}
      union select s.successor_id from organisation_succession s join after_it a on s.organisation_id = a.successor_id)
    select 1 from after_it where successor_id = ${id}`.execute(tx)
  if (rows.length > 0) throw tooLate('circle')
}

/**
 * Notes into which organisation this one goes, from a day on: from that day it is no more. Its people and mandates stay where
 * they are: who speaks for the new one is decided by people, not by a merger.
 */
export const mergeOrganisation = async (tx: Tx, id: string, { successor_id, on_day }: z.output<typeof mergeSchema>): Promise<Done> => {
  if (successor_id === id) throw tooLate('itself')
  const successor = await tx.selectFrom('organisation').select(sql<boolean>`coalesce(ended_on <= ${on_day}::date, false)`.as('ended'))
    .where('id', '=', successor_id).forShare().executeTakeFirst()
  if (!successor) throw notHere()
  if (successor.ended) throw tooLate('successor-ended')
  await refuseCircle(tx, id, successor_id)
  await sql`insert into organisation_succession (organisation_id, successor_id, on_day) values (${id}, ${successor_id}, ${on_day})
    on conflict (organisation_id, successor_id) do update set on_day = excluded.on_day`.execute(tx)
  await tx.updateTable('organisation').set({ ended_on: on_day }).where('id', '=', id).execute()
  return {}
}

/** An organisation of the association, held until the change is done. 404 when there is none with this id. */
export const heldOrganisation = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const it = isId(id) ? await tx.selectFrom('organisation').select('id').where('id', '=', id).forUpdate().executeTakeFirst() : undefined
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id, about: { kind: 'organisation', id } }
  },
})
