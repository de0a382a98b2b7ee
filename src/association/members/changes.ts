import { sql } from 'kysely'
import { z } from 'zod'
import { sortKey } from '../../platform/dates.ts'
import type { Tx } from '../../platform/database.ts'
import { email, line, oneOf, optionalText, ticked } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { announceStanding } from '../../platform/live.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { isId } from '../../workspaces/held.ts'
import { endMandatesOf, endMandatesOfMoved } from '../mandates/changes.ts'
import { endChairsOf } from '../regions/changes.ts'
import { warnOldAddress } from './mails.ts'
import { personMemberships, shownOf, type RoleKind } from './queries.ts'

const names = { given_name: line(100), prefix: optionalText(30), family_name: line(100) }
const organisation = z.string().default('').refine((id) => id === '' || isId(id), 'choose').transform((id) => (id === '' ? null : id))

export const personSchema = z.strictObject({
  ...names, email: email(), organisation_id: organisation, membership: oneOf(personMemberships).optional(),
})
export const editSchema = personSchema.extend({ seen: seenField() })
/** What people may change of themselves: the address and the organisation decide what they may do, so those they may not. */
export const ownSchema = z.strictObject(names)
export const leaveSchema = z.strictObject({ zeker: ticked() })
export type PersonFields = z.output<typeof personSchema>
export type OwnFields = z.output<typeof ownSchema>

const nameColumns = ({ given_name, prefix, family_name }: OwnFields) => ({
  given_name, prefix: prefix === '' ? null : prefix, family_name, name_key: sortKey(`${family_name} ${given_name}`),
})

const refuseTaken = async (tx: Tx, here: Here, address: string, except?: string) => {
  // One at a time, so that two people cannot take the same address at once.
  await holdWorkspace(tx, here.workspace.id)
  const other = await tx.selectFrom('person').select('id').where('email_key', '=', address.toLowerCase()).executeTakeFirst()
  if (other && other.id !== except) throw tooLate('taken')
}

const refuseNoOrganisation = async (tx: Tx, id: string | null) => {
  if (id === null) return
  if (!(await tx.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst())) throw notHere()
}

/** Adds a person. Throws 409 'taken' when the address is somebody else's. */
export const addPerson = async (tx: Tx, here: Here, fields: PersonFields): Promise<Done> => {
  await refuseTaken(tx, here, fields.email)
  await refuseNoOrganisation(tx, fields.organisation_id)
  const id = newId()
  await tx.insertInto('person').values({
    id, ...nameColumns(fields), email: fields.email, email_key: fields.email.toLowerCase(), organisation_id: fields.organisation_id,
    ...(fields.membership ? { membership: fields.membership } : {}),
  }).execute()
  return { about: { kind: 'person', id } }
}

/**
 * Changes a person's details. Throws 409 'taken' as well, and 'changed' over what was not seen: an older form would bring
 * somebody back to an organisation that they left, and end what they speak for at the new one. Who goes to another organisation no longer speaks for the old one;
 * and who gets another address hears so at the old one, in case it was not meant.
 */
export const editPerson = async (tx: Tx, here: Here, id: string, fields: z.output<typeof editSchema>): Promise<Done> => {
  await refuseTaken(tx, here, fields.email, id)
  await refuseNoOrganisation(tx, fields.organisation_id)
  const before = await tx.selectFrom('person').select(['given_name', 'prefix', 'family_name', 'email', 'email_key', 'organisation_id', 'membership', 'language']).where('id', '=', id).executeTakeFirstOrThrow()
  if (isOther(fields.seen, shownOf(before))) throw tooLate('changed')
  const { organisation_id } = fields
  const silent = before.organisation_id && before.organisation_id !== organisation_id ? await endMandatesOfMoved(tx, [{ id, organisation_id: before.organisation_id }]) : []
  if (before.email && before.email_key !== fields.email.toLowerCase()) await warnOldAddress(tx, here, { ...before, person_id: id, email: before.email })
  await tx.updateTable('person').set({
    ...nameColumns(fields), email: fields.email, email_key: fields.email.toLowerCase(), organisation_id,
    ...(fields.membership ? { membership: fields.membership } : {}),
  }).where('id', '=', id).execute()
  return { hears: silent.filter((person) => person !== here.who.member) }
}

export const editOwnNames = async (tx: Tx, id: string, fields: OwnFields): Promise<Done> => {
  await tx.updateTable('person').set(nameColumns(fields)).where('id', '=', id).execute()
  return {}
}

const refuseLastAdministrator = async (tx: Tx, here: Here, id: string) => {
  await holdWorkspace(tx, here.workspace.id)
  const others = await tx.selectFrom('role').innerJoin('person', 'person.id', 'role.person_id').select('role.id')
    .where('role.kind', '=', 'administrator').where('role.ended_at', 'is', null).where('role.person_id', '<>', id)
    .where('person.left_at', 'is', null).where('person.redacted_at', 'is', null).executeTakeFirst()
  if (!others) throw tooLate('last-administrator')
}

/**
 * Where the only chair goes, the one who prepares longest takes over: a think tank without a chair could appoint nobody.
 * Done here, because asking first would tell who runs the association that the think tank exists.
 */
const handOverChairs = (tx: Tx, id: string) => sql`
  update participant set role = 'chair' where id in (
    select distinct on (next.workspace_id) next.id from participant gone
    join participant next on next.workspace_id = gone.workspace_id and next.role = 'preparation' and next.ended_at is null and next.person_id <> gone.person_id
    where gone.person_id = ${id} and gone.role = 'chair' and gone.ended_at is null
      and not exists (select 1 from participant other where other.workspace_id = gone.workspace_id and other.role = 'chair'
        and other.ended_at is null and other.person_id <> gone.person_id)
    order by next.workspace_id, next.since, next.id)`.execute(tx)

/** Somebody leaves the association and loses everything at once: sessions, think tanks and their rings, tasks, mandates, open pages. */
export const letLeave = async (tx: Tx, here: Here, { id, roles }: { id: string; roles: readonly RoleKind[] }): Promise<Done> => {
  if (roles.includes('administrator')) await refuseLastAdministrator(tx, here, id)
  await handOverChairs(tx, id)
  const ended = { ended_at: sql<Date>`now()` }
  // The address is free again: who comes back later is added anew.
  await tx.updateTable('person').set({ left_at: sql<Date>`now()`, email_key: null }).where('id', '=', id).execute()
  await tx.updateTable('session').set(ended).where('person_id', '=', id).where('ended_at', 'is', null).execute()
  await tx.updateTable('signin_link').set({ used_at: sql<Date>`now()` }).where('person_id', '=', id).where('used_at', 'is', null).execute()
  await tx.updateTable('participant').set(ended).where('person_id', '=', id).where('ended_at', 'is', null).execute()
  await tx.updateTable('ring_person').set(ended).where('person_id', '=', id).where('ended_at', 'is', null).execute()
  await tx.updateTable('role').set(ended).where('person_id', '=', id).where('ended_at', 'is', null).execute()
  const silent = await endMandatesOf(tx, id)
  await endChairsOf(tx, id)
  await announceStanding(tx, id)
  return { hears: silent.filter((person) => person !== here.who.member) }
}

/** Gives a task; nothing changes when they have it already. */
export const giveRole = async (tx: Tx, person_id: string, kind: RoleKind): Promise<Done> => {
  await sql`insert into role (id, person_id, kind) values (${newId()}, ${person_id}, ${kind})
    on conflict (person_id, kind) where ended_at is null do nothing`.execute(tx)
  // A task asks for two factors: pages that are open knock again.
  await announceStanding(tx, person_id)
  return { told: { role: kind } }
}

/** Ends a task. Throws 409 'last-administrator' when nobody else could set up anything any more. */
export const endRole = async (tx: Tx, here: Here, person_id: string, kind: RoleKind): Promise<Done> => {
  if (kind === 'administrator') await refuseLastAdministrator(tx, here, person_id)
  await tx.updateTable('role').set({ ended_at: sql<Date>`now()` }).where('person_id', '=', person_id).where('kind', '=', kind).where('ended_at', 'is', null).execute()
  await announceStanding(tx, person_id)
  return { told: { role: kind } }
}

/** A person of the association, held until the change is done. `kind` is 'administrator' for who holds that task. */
export const heldPerson = (id: string): Thing<{ id: string; roles: readonly RoleKind[] }> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const found = isId(id) ? await tx.selectFrom('person').select('id').where('id', '=', id).where('left_at', 'is', null).where('redacted_at', 'is', null).forUpdate().executeTakeFirst() : undefined
    if (!found || !ring) throw notHere()
    const held = await tx.selectFrom('role').select('kind').where('person_id', '=', id).where('ended_at', 'is', null).execute()
    const roles = held.map(({ kind }) => kind)
    const it = { id, roles, author: id, kind: roles.includes('administrator') ? 'administrator' : 'person' }
    return { it, ring_id: ring.id, about: { kind: 'person', id } }
  },
})
