import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { ticked } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import type { Done, Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isId } from '../../workspaces/held.ts'
import { dayOrToday, optionalDay, today } from '../organisations/days.ts'

const somebody = z.string({ error: 'choose' }).refine(isId, 'choose')
const inOrder = ({ since, until }: { since: string; until: string | null }) => until === null || until >= since
const order = { path: ['until'], message: 'order' }
const period = { since: dayOrToday(), until: optionalDay() }

/** What is filled in to give a mandate: days in order, from today when nothing is said. */
export const giveSchema = z.strictObject({ organisation_id: somebody, person_id: somebody, ...period }).refine(inOrder, order)
/** Without a first day it begins today, or with one's own mandate when that begins later. */
export const lendSchema = z.strictObject({ person_id: somebody, since: optionalDay(), until: optionalDay() })
  .refine(({ since, until }) => since === null || inOrder({ since, until }), order)
export const handOverSchema = z.strictObject({ person_id: somebody })
export const endSchema = z.strictObject({ zeker: ticked() })

/** Why a mandate can no longer be given, lent or handed over; each has its words. */
export const reasons = ['already', 'speaks-already', 'gone', 'not-colleague', 'organisation-ended', 'ended-then', 'outside'] as const

type EndReason = 'ended' | 'handed-over' | 'moved' | 'left'
interface Period { readonly since: string; readonly until: string | null }

/** A mandate that was not ended yet, as a change finds it. */
export interface HeldMandate extends Period {
  readonly id: string
  readonly organisation_id: string
  readonly person_id: string
  readonly from_mandate: string | null
}

// Whoever gives, lends or hands over waits here, so that nobody gets a second mandate for the same days.
// `ended_then`: it is no more on the day on which a mandate would begin.
const holdOrganisation = async (tx: Tx, id: string, since = today()) =>
  tx.selectFrom('organisation').select([sql<boolean>`ended_on is not null and ended_on <= ${today()}::date`.as('ended'), sql<boolean>`ended_on is not null and ended_on <= ${since}::date`.as('ended_then')])
    .where('id', '=', id).forUpdate().executeTakeFirst()

const present = (tx: Tx, id: string) =>
  tx.selectFrom('person').select(['id', 'organisation_id']).where('id', '=', id)
    .where('left_at', 'is', null).where('redacted_at', 'is', null).forShare().executeTakeFirst()

/** One person never holds two mandates for the same organisation on one day; `except` leaves out what goes with its source. */
const holdsIn = async (tx: Tx, organisation: string, person: string, { since, until }: Period, except?: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from mandate where organisation_id = ${organisation} and person_id = ${person} and ended_at is null
    and (${except ?? null}::uuid is null or from_mandate is distinct from ${except ?? null}::uuid)
    and since <= coalesce(${until}::date, 'infinity') and coalesce(until, 'infinity') >= ${since}::date`.execute(tx)
  return rows.length > 0
}

const refuseSecond = async (tx: Tx, organisation: string, person: string, period: Period) => {
  if (await holdsIn(tx, organisation, person, period)) throw tooLate('already')
}

const add = async (tx: Tx, one: { organisation_id: string; person_id: string; from_mandate: string | null; handed_from?: string } & Period): Promise<string> => {
  const id = newId()
  await tx.insertInto('mandate').values({ id, ...one }).execute()
  return id
}

/** Gives somebody a mandate. They need not be with the organisation: a shared service organisation may lend its people. */
export const giveMandate = async (tx: Tx, here: Here, { organisation_id, person_id, since, until }: z.output<typeof giveSchema>): Promise<Done> => {
  const organisation = await holdOrganisation(tx, organisation_id, since)
  if (!organisation) throw notHere()
  if (organisation.ended) throw tooLate('organisation-ended')
  if (organisation.ended_then) throw tooLate('ended-then')
  if (!(await present(tx, person_id))) throw tooLate('gone')
  await refuseSecond(tx, organisation_id, person_id, { since, until })
  const id = await add(tx, { organisation_id, person_id, from_mandate: null, since, until })
  return { about: { kind: 'mandate', id }, hears: person_id === here.who.member ? [] : [person_id] }
}

const colleague = async (tx: Tx, mandate: HeldMandate, id: string) => {
  const person = await present(tx, id)
  if (person?.organisation_id !== mandate.organisation_id || id === mandate.person_id) throw tooLate('not-colleague')
}

// The first day on which a mandate can still be lent or handed over.
const firstDayOf = ({ since }: Period): string => (since > today() ? since : today())

/** Lends one's mandate to a colleague, for days within one's own; it stays with the holder as well. */
export const lendMandate = async (tx: Tx, mandate: HeldMandate, { person_id, since: asked, until }: z.output<typeof lendSchema>): Promise<Done> => {
  const since = asked ?? firstDayOf(mandate)
  const outside = since < firstDayOf(mandate) || until !== null && until < since || mandate.until !== null && (until ?? since) > mandate.until
  if (outside) throw tooLate('outside')
  await colleague(tx, mandate, person_id)
  const days = { since, until: until ?? mandate.until }
  await refuseSecond(tx, mandate.organisation_id, person_id, days)
  const id = await add(tx, { organisation_id: mandate.organisation_id, person_id, from_mandate: mandate.id, ...days })
  return { about: { kind: 'mandate', id }, hears: [person_id] }
}

/** Ends these and what was lent from them; answers who held what was lent. */
const end = async (tx: Tx, ids: readonly string[], reason: EndReason): Promise<string[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<{ person_id: string; ended_reason: string }>`update mandate set ended_at = now(), ended_reason = case when id = any(${[...ids]}::uuid[]) then ${reason} else 'with-source' end
    where (id = any(${[...ids]}::uuid[]) or from_mandate = any(${[...ids]}::uuid[])) and ended_at is null
    returning person_id, ended_reason`.execute(tx)
  return rows.filter(({ ended_reason }) => ended_reason === 'with-source').map(({ person_id }) => person_id)
}

/** Ends one's own mandate and begins a colleague's, until the same day. What was lent from it ends, which its holder hears: the other lends anew. */
export const handOverMandate = async (tx: Tx, mandate: HeldMandate, { person_id }: z.output<typeof handOverSchema>): Promise<Done> => {
  const days = { since: firstDayOf(mandate), until: mandate.until }
  if (mandate.until !== null && mandate.until < days.since) throw tooLate('outside')
  await colleague(tx, mandate, person_id)
  if (await holdsIn(tx, mandate.organisation_id, person_id, days, mandate.id)) throw tooLate('speaks-already')
  const lent = await end(tx, [mandate.id], 'handed-over')
  const id = await add(tx, { organisation_id: mandate.organisation_id, person_id, from_mandate: mandate.from_mandate, handed_from: mandate.id, ...days })
  return { about: { kind: 'mandate', id }, hears: [person_id, ...lent] }
}

/** Ends a mandate and what was lent from it; who held one of them hears so, unless they did it themselves. */
export const endMandate = async (tx: Tx, here: Here, mandate: HeldMandate): Promise<Done> => {
  const lent = await end(tx, [mandate.id], 'ended')
  return { hears: [mandate.person_id, ...lent].filter((id) => id !== here.who.member) }
}

/** Ends all that somebody speaks for who leaves; also what was lent from it. Answers who no longer speaks by it, but for themselves. */
export const endMandatesOf = async (tx: Tx, person: string): Promise<readonly string[]> => {
  const own = await tx.selectFrom('mandate').select('id').where('person_id', '=', person).where('ended_at', 'is', null).execute()
  return (await end(tx, own.map(({ id }) => id), 'left')).filter((id) => id !== person)
}

/** Somebody who goes away from an organisation. */
export interface Move { readonly id: string; readonly organisation_id: string }

/** Ends what people speak for at the organisations that they go away from; also what was lent from it. Answers who no longer speaks by it. */
export const endMandatesOfMoved = async (tx: Tx, moves: readonly Move[]): Promise<readonly string[]> => {
  if (moves.length === 0) return []
  const { rows: own } = await sql<{ id: string; person_id: string }>`select m.id, m.person_id from mandate m
    join jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as r (id uuid, organisation_id uuid) on m.person_id = r.id and m.organisation_id = r.organisation_id
    where m.ended_at is null`.execute(tx)
  const lent = await end(tx, own.map(({ id }) => id), 'moved')
  return [...new Set([...own.map(({ person_id }) => person_id), ...lent])]
}

/** A mandate, held until the change is done; `author` is who holds it. 404 when there is none, 409 when it has ended. */
export const heldMandate = (id: string): Thing<HeldMandate> => ({
  hold: async (tx, here) => {
    const ring = here.rings.find(({ kind }) => kind === 'members')
    const place = isId(id) ? await tx.selectFrom('mandate').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined
    if (!place || !ring) throw notHere()
    await holdOrganisation(tx, place.organisation_id)
    const it = await tx.selectFrom('mandate').select(['id', 'organisation_id', 'person_id', 'from_mandate'])
      .select([sql<string>`since::text`.as('since'), sql<string | null>`until::text`.as('until')])
      .select((query) => query.selectFrom('mandate as source').select('source.person_id').whereRef('source.id', '=', 'mandate.from_mandate').as('lender'))
      .where('id', '=', id).where('ended_at', 'is', null).forUpdate().executeTakeFirst()
    if (!it) throw tooLate()
    return { it: { ...it, author: it.person_id }, ring_id: ring.id, about: { kind: 'mandate', id } }
  },
})
