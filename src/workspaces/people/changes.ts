import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { line, oneOf, text, ticked } from '../../platform/form.ts'
import { momentHere, ringOf, type Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import { announceStanding } from '../../platform/live.ts'
import { holdWorkspace, type Done, type Thing } from '../../platform/perform.ts'
import { notHere, tooLate } from '../../platform/refusals.ts'
import { isOther, seenField } from '../../platform/seen.ts'
import { openPerspectives } from '../attribution.ts'
import { isId } from '../held.ts'

export const roles = ['member', 'preparation', 'chair'] as const
export type Role = (typeof roles)[number]

const one = (values: readonly string[]) => z.string({ error: 'choose' }).refine((value) => values.includes(value), 'choose')
const ids = z.array(z.string().refine(isId, 'choose')).default([])

// Who takes part from a perspective that was ended keeps it: only newcomers cannot choose it.
export const partSchema = (here: Here) =>
  z.strictObject({ perspective: one(here.perspectives.map(({ key }) => key)), role: oneOf(roles) })
export const addSchema = (here: Here) =>
  partSchema(here).extend({ perspective: one(openPerspectives(here).map(({ key }) => key)), person: z.string({ error: 'choose' }).refine(isId, 'choose'), subgroups: ids })
export const editPartSchema = (here: Here) => partSchema(here).extend({ seen: seenField() })
/** Who, or which, stood there on the page that sent the form; undefined when no page said so. */
const stood = z.string().max(200_000).regex(/^[0-9a-f -]*$/).transform((list) => list.split(' ').filter(isId)).optional()
export const placeSchema = z.strictObject({ subgroups: ids, seen: stood })
const oneOrNobody = z.string().refine((id) => id === '' || isId(id), 'choose').transform((id) => id || null).optional()
/** `led`: who led and who told when the page was made, undefined when no page said so. */
export const peopleSchema = z.strictObject({
  people: ids, seen: stood, facilitator: oneOrNobody, reporter: oneOrNobody, led: z.string().max(80).regex(/^[0-9a-f-]* [0-9a-f-]*$/).optional(),
})
export const endSchema = z.strictObject({ zeker: ticked() })
export const subgroupSchema = (here: Here) => z.strictObject({
  title: line(200), question: text(1000),
  perspective: z.string().default('').refine((key) => key === '' || here.perspectives.some((known) => known.key === key), 'choose').transform((key) => (key === '' ? null : key)),
})
export const editSubgroupSchema = (here: Here) => subgroupSchema(here).extend({ seen: seenField() })
export type PeopleFields = z.output<typeof peopleSchema>
export type PartFields = z.output<ReturnType<typeof partSchema>>
export type AddFields = z.output<ReturnType<typeof addSchema>>
export type SubgroupFields = z.output<ReturnType<typeof subgroupSchema>>

interface HeldParticipant { id: string; person_id: string; role: Role }

const membersRing = (here: Here): string => {
  const ring = ringOf(here, 'members')
  if (!ring) throw notHere()
  return ring.id
}

/** Stands people in rings of this think tank, or takes them out; who stands there already stays. */
const stand = async (tx: Tx, ring_id: string, people: readonly string[], at: Date): Promise<void> => {
  if (people.length === 0) return
  await sql`insert into ring_person (ring_id, person_id, since) select ${ring_id}, person, ${at} from unnest(${[...people]}::uuid[]) person
    on conflict (person_id, ring_id) where ended_at is null do nothing`.execute(tx)
}
const stepOut = async (tx: Tx, rings: readonly string[], people: readonly string[]): Promise<void> => {
  if (rings.length === 0 || people.length === 0) return
  await tx.updateTable('ring_person').set({ ended_at: sql<Date>`now()` }).where('ring_id', 'in', [...rings]).where('person_id', 'in', [...people]).where('ended_at', 'is', null).execute()
  // Who is out of a subgroup leads nothing in it any more.
  for (const task of ['facilitator', 'reporter'] as const) {
    await tx.updateTable('ring').set({ [task]: null }).where('id', 'in', [...rings]).where(task, 'in', [...people]).execute()
  }
}

const ringsOf = (tx: Tx, workspace: string) =>
  tx.selectFrom('ring').select(['id', 'kind']).where('workspace_id', '=', workspace).execute()

const preparationRing = async (tx: Tx, workspace: string): Promise<string> =>
  (await tx.selectFrom('ring').select('id').where('workspace_id', '=', workspace).where('kind', '=', 'preparation').executeTakeFirstOrThrow()).id

const subgroupsAmong = async (tx: Tx, here: Here, chosen: readonly string[]): Promise<{ all: string[]; chosen: string[] }> => {
  const rings = await ringsOf(tx, here.workspace.id)
  const all = rings.filter(({ kind }) => kind === 'subgroup').map(({ id }) => id)
  if (chosen.some((id) => !all.includes(id))) throw notHere()
  return { all, chosen: [...new Set(chosen)] }
}

/** Throws 409 'last-chair' when nobody else is chair: a think tank without one could appoint nobody. */
const refuseLastChair = async (tx: Tx, here: Here, it: HeldParticipant) => {
  if (it.role !== 'chair') return
  await holdWorkspace(tx, here.workspace.id)
  const other = await tx.selectFrom('participant').select('id').where('workspace_id', '=', here.workspace.id).where('role', '=', 'chair')
    .where('ended_at', 'is', null).where('id', '<>', it.id).executeTakeFirst()
  if (!other) throw tooLate('last-chair')
}

interface NewPart { readonly workspace: string; readonly members: string; readonly preparation: string; readonly person: string; readonly perspective: string; readonly role: Role; readonly at: Date }

/** Lets a person take part: in the members' ring, and in the preparation group's when they prepare or chair. Throws 409 'already'. */
export const letTakePart = async (tx: Tx, part: NewPart): Promise<string> => {
  const person = await tx.selectFrom('person').select('organisation_id').where('id', '=', part.person).where('left_at', 'is', null).where('redacted_at', 'is', null).executeTakeFirst()
  if (!person) throw notHere()
  const id = newId()
  const { rows } = await sql<{ id: string }>`insert into participant (id, workspace_id, person_id, organisation_id, perspective, role, since)
    values (${id}, ${part.workspace}, ${part.person}, ${person.organisation_id}, ${part.perspective}, ${part.role}, ${part.at})
    on conflict (workspace_id, person_id) where ended_at is null do nothing returning id`.execute(tx)
  if (rows.length === 0) throw tooLate('already')
  await stand(tx, part.members, [part.person], part.at)
  if (part.role !== 'member') await stand(tx, part.preparation, [part.person], part.at)
  return id
}

/** Adds a participant, with the subgroups they start in. */
export const addParticipant = async (tx: Tx, here: Here, fields: AddFields): Promise<Done> => {
  const { chosen } = await subgroupsAmong(tx, here, fields.subgroups)
  const at = momentHere(here)
  const id = await letTakePart(tx, {
    workspace: here.workspace.id, members: membersRing(here), preparation: await preparationRing(tx, here.workspace.id),
    person: fields.person, perspective: fields.perspective, role: fields.role, at,
  })
  for (const ring of chosen) await stand(tx, ring, [fields.person], at)
  await announceStanding(tx, fields.person)
  return { about: { kind: 'participant', id } }
}

/** What the form about somebody's part shows. */
export const shownOf = ({ perspective, role }: { perspective: string; role: string }) => ({ perspective, role })

/** Another perspective or task. Who no longer prepares is out of the preparation group's ring at once. 409 'changed' over what was not seen. */
export const editParticipant = async (tx: Tx, here: Here, it: HeldParticipant, fields: z.output<ReturnType<typeof editPartSchema>>): Promise<Done> => {
  const now = await tx.selectFrom('participant').select(['perspective', 'role']).where('id', '=', it.id).executeTakeFirstOrThrow()
  if (isOther(fields.seen, shownOf(now))) throw tooLate('changed')
  if (fields.role !== 'chair') await refuseLastChair(tx, here, it)
  await tx.updateTable('participant').set({ perspective: fields.perspective, role: fields.role }).where('id', '=', it.id).execute()
  const preparation = await preparationRing(tx, here.workspace.id)
  if (fields.role === 'member') await stepOut(tx, [preparation], [it.person_id])
  else await stand(tx, preparation, [it.person_id], momentHere(here))
  await announceStanding(tx, it.person_id)
  return { told: { role: fields.role } }
}

/** Ends somebody's part: out of all rings of this think tank at once, open pages included. What they gave stays. Their seat is for who waits. */
export const endParticipant = async (tx: Tx, here: Here, it: HeldParticipant): Promise<Done> => {
  await refuseLastChair(tx, here, it)
  await tx.updateTable('participant').set({ ended_at: sql<Date>`now()` }).where('id', '=', it.id).execute()
  await stepOut(tx, (await ringsOf(tx, here.workspace.id)).map(({ id }) => id), [it.person_id])
  await announceStanding(tx, it.person_id)
  await enqueue(tx, { kind: 'invitations.seats', key: `invitations.seats:${here.workspace.id}`, payload: { workspace: here.workspace.id } })
  return {}
}

/**
 * What stands there after a form that showed these and came back with those: only what was changed in it. Who came or went
 * meanwhile, by somebody else, is not put back or out by a page that did not know.
 */
const changedOnly = (now: readonly string[], chosen: readonly string[], seen: readonly string[] | undefined): string[] =>
  (seen ? [...new Set([...now, ...chosen.filter((id) => !seen.includes(id))])].filter((id) => chosen.includes(id) || !seen.includes(id)) : [...chosen])

/** Puts one participant in these subgroups and in no other, as far as the form changed it. */
export const placeParticipant = async (tx: Tx, here: Here, it: HeldParticipant, { subgroups, seen }: z.output<typeof placeSchema>): Promise<Done> => {
  const rings = await tx.selectFrom('ring_person').innerJoin('ring', 'ring.id', 'ring_person.ring_id').select('ring.id').where('ring.workspace_id', '=', here.workspace.id)
    .where('ring.kind', '=', 'subgroup').where('ring_person.person_id', '=', it.person_id).where('ring_person.ended_at', 'is', null).execute()
  const { all, chosen } = await subgroupsAmong(tx, here, changedOnly(rings.map(({ id }) => id), subgroups, seen))
  await stepOut(tx, all.filter((id) => !chosen.includes(id)), [it.person_id])
  for (const ring of chosen) await stand(tx, ring, [it.person_id], momentHere(here))
  await announceStanding(tx, it.person_id)
  return {}
}

/** Makes these participants, and no others, the people of a subgroup, as far as the form changed it. Who no longer takes part is left out. */
export const fillSubgroup = async (tx: Tx, here: Here, subgroup: string, asked: readonly string[], seen?: readonly string[]): Promise<Done> => {
  const taking = await tx.selectFrom('participant').select(['person_id', sql<boolean>`bool_or(ended_at is null)`.as('now')]).where('workspace_id', '=', here.workspace.id).groupBy('person_id').execute()
  const known = new Map(taking.map(({ person_id, now }) => [person_id, now]))
  if (asked.some((id) => !known.has(id))) throw notHere()
  const rows = await tx.selectFrom('ring_person').select('person_id').where('ring_id', '=', subgroup).where('ended_at', 'is', null).execute()
  const inside = rows.map(({ person_id }) => person_id)
  const people = changedOnly(inside, asked, seen).filter((id) => known.get(id))
  const gone = inside.filter((id) => !people.includes(id))
  await stepOut(tx, [subgroup], gone)
  await stand(tx, subgroup, people, momentHere(here))
  for (const person of new Set([...gone, ...people])) await announceStanding(tx, person)
  return { told: { count: people.length } }
}

/** The tasks that a form changed. 409 'changed' when somebody else gave the same task to another meanwhile. */
const tasksAsked = async (tx: Tx, subgroup: string, { led, ...asked }: Pick<PeopleFields, 'led' | 'facilitator' | 'reporter'>) => {
  if (led === undefined) return asked
  const now = await tx.selectFrom('ring').select(['facilitator', 'reporter']).where('id', '=', subgroup).executeTakeFirstOrThrow()
  const [facilitator, reporter] = led.split(' ').map((id) => id || null)
  const changed = (task: 'facilitator' | 'reporter', was: string | null | undefined) => {
    if (asked[task] === was || asked[task] === now[task]) return undefined
    if (asked[task] !== undefined && now[task] !== was) throw tooLate('changed')
    return asked[task]
  }
  return { facilitator: changed('facilitator', facilitator), reporter: changed('reporter', reporter) }
}

/** The people of a subgroup, and which of them leads the conversation and which tells of it: whom the form leaves out keeps the task. */
export const staffSubgroup = async (tx: Tx, here: Here, subgroup: string, { people, seen, ...fields }: PeopleFields): Promise<Done> => {
  const { facilitator, reporter } = await tasksAsked(tx, subgroup, fields)
  const done = await fillSubgroup(tx, here, subgroup, people, seen)
  // Somebody who goes out of the group in the same breath leads nothing in it.
  const inside = await tx.selectFrom('ring_person').select('person_id').where('ring_id', '=', subgroup).where('ended_at', 'is', null).execute()
  const among = (id: string | null | undefined) => (id && !inside.some(({ person_id }) => person_id === id) ? null : id)
  const tasks = { ...(facilitator !== undefined && { facilitator: among(facilitator) as string | null }), ...(reporter !== undefined && { reporter: among(reporter) as string | null }) }
  if (Object.keys(tasks).length > 0) await tx.updateTable('ring').set(tasks).where('id', '=', subgroup).execute()
  return done
}

/** Adds a subgroup: a ring of its own, for now without people. */
export const addSubgroup = async (tx: Tx, here: Here, fields: SubgroupFields): Promise<Done> => {
  const id = newId()
  await tx.insertInto('ring').values({ id, workspace_id: here.workspace.id, kind: 'subgroup', ...fields }).execute()
  return { about: { kind: 'subgroup', id } }
}

/** What the form about a subgroup's name and question shows. */
export const subgroupShown = ({ title, question, perspective }: SubgroupFields) => ({ title, question, perspective })

/** Another name, question or perspective. 409 'changed' over what was not seen. */
export const editSubgroup = async (tx: Tx, id: string, { seen, ...fields }: SubgroupFields & { seen: string }): Promise<Done> => {
  const now = await tx.selectFrom('ring').select(['title', 'question', 'perspective']).where('id', '=', id).executeTakeFirstOrThrow()
  if (isOther(seen, subgroupShown(now))) throw tooLate('changed')
  await tx.updateTable('ring').set(fields).where('id', '=', id).execute()
  return {}
}

/** Where a participant comes in. `kind` is 'chair' for a new chair: acts.ts asks more for that. */
export const placeFor = (role: Role): Thing<object> => ({
  hold: async (_, here) => ({ it: { kind: role }, ring_id: membersRing(here) }),
})

/** A participant, held until the change is done. `kind` is 'chair' when they are, or would become, chair. 404 when not here. */
export const heldParticipant = (id: string, wanted?: Role): Thing<HeldParticipant> => ({
  hold: async (tx, here) => {
    const it = isId(id)
      ? await tx.selectFrom('participant').select(['id', 'person_id', 'role']).where('id', '=', id).where('workspace_id', '=', here.workspace.id).where('ended_at', 'is', null).forUpdate().executeTakeFirst()
      : undefined
    if (!it) throw notHere()
    return { it: { ...it, author: it.person_id, kind: wanted === 'chair' ? wanted : it.role }, ring_id: membersRing(here), about: { kind: 'participant', id } }
  },
})

/** A subgroup of this think tank, held until the change is done: its name and people are everybody's to see here. */
export const heldSubgroup = (id: string): Thing<{ id: string }> => ({
  hold: async (tx, here) => {
    const it = isId(id)
      ? await tx.selectFrom('ring').select('id').where('id', '=', id).where('workspace_id', '=', here.workspace.id).where('kind', '=', 'subgroup').where('closed_at', 'is', null).forUpdate().executeTakeFirst()
      : undefined
    if (!it) throw notHere()
    return { it, ring_id: membersRing(here), about: { kind: 'subgroup', id } }
  },
})
