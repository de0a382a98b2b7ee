import { sql } from 'kysely'
import { z } from 'zod'
import { sortKey, todaySql } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { line } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isId } from '../../workspaces/held.ts'
import { dayOrToday, optionalDay } from '../organisations/days.ts'

export const addSchema = z.strictObject({ name: line(100) })
export const editSchema = z.strictObject({ name: line(100), ended_on: optionalDay(), seen: seenField() })
export const chairSchema = z.strictObject({ person_id: z.string({ error: 'choose' }).refine(isId, 'choose'), since: dayOrToday() })
export const endSchema = z.strictObject({ chair_id: z.string({ error: 'choose' }).refine(isId, 'choose') })

/** Why a change of a region cannot be made; each has its words. */
export const reasons = ['taken', 'changed', 'gone', 'already'] as const

const refuseTaken = async (tx: Tx, here: Here, name: string, except?: string) => {
  // One at a time, so that two people cannot take the same name in other capitals at once.
  await holdWorkspace(tx, here.workspace.id)
  const { rows } = await sql<{ name: string }>`select name from region where lower(name) = lower(${name})`.execute(tx)
  if (rows.some((one) => one.name !== except)) throw tooLate('taken')
}

/** Adds a region. Throws 409 'taken' when there is one by this name. */
export const addRegion = async (tx: Tx, here: Here, { name }: z.output<typeof addSchema>): Promise<Done> => {
  await refuseTaken(tx, here, name)
  await tx.insertInto('region').values({ name, name_key: sortKey(name) }).execute()
  return {}
}

/** Gives a region another name, everywhere, or says until when it exists. Throws 409 'taken' as well, and 'changed' over what was not seen. */
export const editRegion = async (tx: Tx, here: Here, region: string, { name, ended_on, seen }: z.output<typeof editSchema>): Promise<Done> => {
  await refuseTaken(tx, here, name, region)
  const now = await tx.selectFrom('region').select(['name', sql<string | null>`ended_on::text`.as('ended_on')]).where('name', '=', region).executeTakeFirstOrThrow()
  if (isOther(seen, now)) throw tooLate('changed')
  await tx.updateTable('region').set({ name, name_key: sortKey(name), ended_on }).where('name', '=', region).execute()
  return {}
}

/** Makes somebody chair of a region; there may be more than one. */
export const giveChair = async (tx: Tx, region: string, { person_id, since }: z.output<typeof chairSchema>): Promise<Done> => {
  const person = await tx.selectFrom('person').select('id').where('id', '=', person_id).where('left_at', 'is', null).where('redacted_at', 'is', null).forShare().executeTakeFirst()
  if (!person) throw tooLate('gone')
  const added = await sql`insert into regional_chair (id, region, person_id, since) values (${newId()}, ${region}, ${person_id}, ${since})
    on conflict (region, person_id) where ended_at is null do nothing`.execute(tx)
  if (Number(added.numAffectedRows ?? 0) === 0) throw tooLate('already')
  return { about: { kind: 'person', id: person_id } }
}

/** Ends that somebody chairs a region; nothing changes when it was ended before. Who would begin only later never did. */
export const endChair = async (tx: Tx, region: string, id: string): Promise<Done> => {
  const chair = await tx.selectFrom('regional_chair').select('person_id').where('id', '=', id).where('region', '=', region).executeTakeFirst()
  if (!chair) throw notHere()
  const later = await tx.deleteFrom('regional_chair').where('id', '=', id).where('ended_at', 'is', null).where('since', '>', todaySql).returning('id').execute()
  if (later.length === 0) await tx.updateTable('regional_chair').set({ ended_at: sql<Date>`now()` }).where('id', '=', id).where('ended_at', 'is', null).execute()
  return { about: { kind: 'person', id: chair.person_id } }
}

/** Ends every region that somebody chairs: they left the association. */
export const endChairsOf = async (tx: Tx, person: string): Promise<void> => {
  await tx.updateTable('regional_chair').set({ ended_at: sql<Date>`now()` }).where('person_id', '=', person).where('ended_at', 'is', null).execute()
}

/** A region, held until the change is done; 404 when there is none by this name. */
export const heldRegion = (name: string): Thing<{ name: string }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const it = await tx.selectFrom('region').select('name').where('name', '=', name.normalize('NFC')).forUpdate().executeTakeFirst()
    if (!it || !ring) throw notHere()
    return { it, ring_id: ring.id }
  },
})
