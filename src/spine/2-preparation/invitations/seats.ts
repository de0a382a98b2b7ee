import { sql } from 'kysely'
import type { OrganisationKind } from '../../../association/organisations/queries.ts'
import { addPerson } from '../../../association/members/changes.ts'
import type { Tx } from '../../../platform/database.ts'
import { todaySql } from '../../../platform/dates.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { announceStanding } from '../../../platform/live.ts'
import { tooLate } from '../../../platform/refusals.ts'
import { letTakePart } from '../../../workspaces/people/changes.ts'
import { addToExpectation } from '../expectations/changes.ts'
import { membersRing, preparationRing } from './round.ts'

/** The clerk where somebody comes to take part, and in the association: for who is no member yet. */
export interface Desk { readonly tank: Here; readonly association: Here }

/** Who is invited, as far as taking part goes. */
export interface Invited {
  readonly id: string
  readonly person_id: string | null
  readonly perspective: string
  readonly given_name: string
  readonly prefix: string | null
  readonly family_name: string
  readonly address: string | null
  readonly organisation_id: string | null
  readonly organisation_kind: OrganisationKind | null
  readonly take_away: string
  readonly bring: string
}

export const invitedColumns = [
  'id', 'person_id', 'perspective', 'given_name', 'prefix', 'family_name', 'address', 'organisation_id', 'kind as organisation_kind',
  'take_away', 'bring',
] as const

/**
 * The person who was invited, whoever pressed the button: the chosen member, else whoever has the address the mail went to,
 * else somebody new, as an expert or, from a supplier, as a company member.
 */
const personOf = async (tx: Tx, desk: Desk, it: Invited): Promise<string> => {
  if (it.person_id) return it.person_id
  const address = it.address ?? ''
  const known = await tx.selectFrom('person').select('id').where('email_key', '=', address.toLowerCase())
    .where('left_at', 'is', null).where('redacted_at', 'is', null).executeTakeFirst()
  if (known) return known.id
  const { about } = await addPerson(tx, desk.association, {
    given_name: it.given_name, prefix: it.prefix ?? '', family_name: it.family_name, email: address, organisation_id: it.organisation_id,
    membership: it.organisation_kind === 'supplier' ? 'company-member' : 'expert',
  })
  return about?.id ?? ''
}

/** Whether somebody takes part already; their participant row, if so. */
const partOf = async (tx: Tx, here: Here, person: string) =>
  tx.selectFrom('participant').select(['id', 'organisation_id']).where('workspace_id', '=', here.workspace.id).where('person_id', '=', person)
    .where('ended_at', 'is', null).executeTakeFirst()

/** Whether the invited person takes part already, added by hand or by another invitation: they need no seat. */
export const isInside = async (tx: Tx, here: Here, it: Invited): Promise<boolean> => {
  const { rows } = await sql`select 1 from participant t join person p on p.id = t.person_id where t.workspace_id = ${here.workspace.id} and t.ended_at is null
    and (p.id = ${it.person_id} or p.email_key = ${it.address?.toLowerCase() ?? null})`.execute(tx)
  return rows.length > 0
}

/** Lets the invited person take part, once; what they expect goes with them under the rule of attribution. */
export const admit = async (tx: Tx, desk: Desk, it: Invited): Promise<string> => {
  const here = desk.tank
  const person = await personOf(tx, desk, it)
  let part = await partOf(tx, here, person)
  if (!part) {
    await letTakePart(tx, {
      workspace: here.workspace.id, members: membersRing(here), preparation: preparationRing(here), person, perspective: it.perspective,
      role: 'member', at: momentHere(here),
    })
    await announceStanding(tx, person)
    part = await partOf(tx, here, person)
  }
  if (!part) throw tooLate('over')
  await addToExpectation(tx, here, { person_id: person, organisation_id: part.organisation_id, perspective: it.perspective }, it)
  await tx.updateTable('invitation').set({ became_id: person, waits_since: null, keeps_seat: false, take_away: '', bring: '' }).where('id', '=', it.id).execute()
  return part.id
}

/** How many may still come: Infinity where no number was set. The workspace is held by whoever asks. */
export const freeSeats = async (tx: Tx, here: Here): Promise<number> => {
  const { rows } = await sql<{ seats: number | null; taken: number }>`
    select (select seats from invitation_round where workspace_id = ${here.workspace.id}) as seats,
      (select count(*)::int from participant where workspace_id = ${here.workspace.id} and ended_at is null)
      + (select count(*)::int from invitation where workspace_id = ${here.workspace.id} and keeps_seat and answer is null and withdrawn_at is null
          and until >= ${todaySql}) as taken`.execute(tx)
  const { seats = null, taken = 0 } = rows[0] ?? {}
  return seats === null ? Infinity : Math.max(0, seats - taken)
}

/**
 * Lets in who waits, in the order in which they said yes, as far as there are seats; answers how many came in. Part of the
 * very change that frees a seat, so that nobody can slip in between. They hear by mail.
 */
export const fillSeats = async (tx: Tx, desk: Desk): Promise<number> => {
  const { tank } = desk
  const free = await freeSeats(tx, tank)
  if (free === 0) return 0
  let waiting = tx.selectFrom('invitation').select(invitedColumns).where('workspace_id', '=', tank.workspace.id).where('waits_since', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not exists (select 1 from person p where p.id = invitation.person_id and (p.left_at is not null or p.redacted_at is not null))`)
    .orderBy('waits_since').orderBy('id').forUpdate()
  if (free !== Infinity) waiting = waiting.limit(free)
  const next = await waiting.execute()
  for (const it of next) await admit(tx, desk, it)
  if (next.length === 0) return 0
  await tx.updateTable('invitation').set({ owes: 'seat', owes_from: sql<Date>`now()` }).where('id', 'in', next.map(({ id }) => id)).execute()
  await enqueue(tx, { kind: 'invitations.post', key: `invitations.post:${tank.workspace.id}`, payload: { workspace: tank.workspace.id } })
  return next.length
}
