import { sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import type { Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import type { Done } from '../../../platform/perform.ts'
import { notHere, tooLate } from '../../../platform/refusals.ts'
import { isOther } from '../../../platform/seen.ts'
import { isId } from '../../../workspaces/held.ts'
import { links, orNotHere } from '../../../workspaces/rings.ts'
import { answerMeeting, askRing, freeSeats, moveUp, refuseOver, type HeldMeeting } from './changes.ts'
import { momentMark, type Answered } from './form.ts'

// Who comes without an account: a guest, whom who leads puts down, and an alternate, whom a member sends.

export interface GuestFields { readonly name: string; readonly organisation: string | null; readonly perspective: string }

/** Somebody without an account, who comes, for an organisation or for nobody. */
export const addGuest = async (tx: Tx, it: HeldMeeting, { name, organisation, perspective }: GuestFields): Promise<Done> => {
  refuseOver(it)
  const waits = await freeSeats(tx, it) <= 0
  await tx.insertInto('meeting_attendee').values({
    id: newId(), meeting_id: it.id, kind: 'guest', name, organisation_id: organisation, perspective, answer: 'yes', answered_at: sql<Date>`now()`, waits_since: waits ? sql<Date>`clock_timestamp()` : null,
  }).execute()
  return {}
}

/** Somebody without an account who is on the list of a meeting; 404 otherwise. */
export const guestOf = async (here: Here, meeting: { id: string }, id: string) =>
  orNotHere(isId(id) ? await links(here, 'meeting_attendee').where('meeting_attendee.meeting_id', '=', meeting.id).where('meeting_attendee.id', '=', id)
    .where('meeting_attendee.kind', 'in', ['guest', 'alternate']).leftJoin('organisation', 'organisation.id', 'meeting_attendee.organisation_id')
    .select(['meeting_attendee.id', 'meeting_attendee.kind', 'meeting_attendee.name', 'meeting_attendee.perspective', 'meeting_attendee.organisation_id'])
    .select(sql<string>`coalesce(organisation.name, '')`.as('organisation')).executeTakeFirst() : undefined)
export type GuestOnList = Awaited<ReturnType<typeof guestOf>>

/** What the form about somebody on the list shows. */
export const guestShown = ({ name, organisation_id, perspective }: { name: string; organisation_id: string | null; perspective: string }) => ({ name, organisation_id, perspective })

const ofThese = (tx: Tx, it: HeldMeeting, id: string) => {
  refuseOver(it)
  if (!isId(id)) throw notHere()
  return tx.selectFrom('meeting_attendee').select(['id', 'name', 'organisation_id', 'perspective']).where('meeting_id', '=', it.id).where('id', '=', id).where('kind', 'in', ['guest', 'alternate']).executeTakeFirst()
}

/** Puts down a guest or an alternate otherwise: a name that was wrong, another organisation. */
export const editGuest = async (tx: Tx, it: HeldMeeting, id: string, { name, organisation, perspective }: GuestFields, seen: string): Promise<Done> => {
  const found = await ofThese(tx, it, id)
  if (!found) throw notHere()
  if (isOther(seen, guestShown(found))) throw tooLate('changed')
  await tx.updateTable('meeting_attendee').set({ name, organisation_id: organisation, perspective }).where('id', '=', found.id).execute()
  return {}
}

/** Takes a guest or an alternate off the list; who waits gets the seat. 404 for who is not on it. */
export const removeGuest = async (tx: Tx, it: HeldMeeting, id: string): Promise<Done> => {
  const found = await ofThese(tx, it, id)
  if (!found) throw notHere()
  await tx.deleteFrom('meeting_attendee').where('id', '=', found.id).execute()
  await moveUp(tx, it)
  return {}
}

/** A member sends somebody else, who gets their seat, or their place in the line. A second name takes the place of the first. */
export const sendAlternate = async (tx: Tx, it: HeldMeeting, person: string, name: string): Promise<Done> => {
  refuseOver(it)
  if (it.ends_at <= new Date()) throw tooLate('settled')
  await askRing(tx, it.id, it.ring_id)
  const member = await tx.selectFrom('meeting_attendee').select(['id', 'organisation_id', 'perspective', 'answer', 'waits_since'])
    .where('meeting_id', '=', it.id).where('person_id', '=', person).executeTakeFirst()
  if (!member) throw notHere()
  const { numUpdatedRows } = await tx.updateTable('meeting_attendee').set({ name }).where('stands_for', '=', member.id).executeTakeFirst()
  if (numUpdatedRows > 0n) return {}
  const seated = member.answer === 'yes' && !member.waits_since
  const waits = seated ? null : member.waits_since ?? (await freeSeats(tx, it) <= 0 ? sql<Date>`clock_timestamp()` : null)
  await tx.updateTable('meeting_attendee').set({ answer: 'no', answered_at: sql<Date>`now()`, waits_since: null }).where('id', '=', member.id).execute()
  await tx.insertInto('meeting_attendee').values({
    id: newId(), meeting_id: it.id, kind: 'alternate', stands_for: member.id, name, organisation_id: member.organisation_id, perspective: member.perspective,
    answer: 'yes', answered_at: sql<Date>`now()`, waits_since: waits,
  }).execute()
  return {}
}

/** What somebody answers: whether they come, or who comes instead. 409 'moved' when they read another time than it has by now. */
export const takeAnswer = async (tx: Tx, it: HeldMeeting, person: string, { answer, name, moment }: Answered): Promise<Done> => {
  if (moment !== '' && moment !== momentMark(it)) throw tooLate('moved')
  return answer === 'alternate' ? sendAlternate(tx, it, person, name) : answerMeeting(tx, it, person, answer)
}
